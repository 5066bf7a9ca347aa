export const id = 4080;
export const ids = [4080,7666];
export const modules = {

/***/ 7666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gz: () => (/* binding */ requireFile),
/* harmony export */   OK: () => (/* binding */ requireFolder),
/* harmony export */   R0: () => (/* binding */ writeWholeFile),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   bL: () => (/* binding */ readArchive),
/* harmony export */   gx: () => (/* binding */ managedTwin),
/* harmony export */   lQ: () => (/* binding */ isFolder),
/* harmony export */   o1: () => (/* binding */ resolvePath),
/* harmony export */   rS: () => (/* binding */ refuseLinkOut),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
// Files that inputs name: where they are, and how they are read and written without leaving halves behind.




/** The absolute path of what an input names, from `working-directory` within the workspace. */
function resolvePath(ports, workingDirectory, name) {
    return node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(ports.workspace, workingDirectory ?? '', name);
}
/**
 * Holds that no link of the repository leads out of the workspace on the way to what is written: a pull request may
 * make one. A place that the workflow itself names outside of the workspace is its own affair.
 * @throws AlmError `path-outside-workspace`.
 */
async function refuseLinkOut(place, { workspace }) {
    if (!isInside(workspace, place))
        return;
    let existing = place;
    while (!(await lstatOf(existing)))
        existing = node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(existing);
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(existing).catch(() => undefined); // A link to nowhere.
    if (real !== undefined && isInside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(workspace), real))
        return;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('path-outside-workspace', {
        message: `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(existing)} is a link that leads out of the workspace, or lies behind one`,
        remedy: 'Remove the link from the repository, or name the place that it leads to.',
        details: { path: existing },
    });
}
function isInside(folder, place) {
    const relative = node_path__WEBPACK_IMPORTED_MODULE_3__.relative(folder, place);
    return relative.split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep)[0] !== '..' && !node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute(relative);
}
/** As many bytes of an archive as the zip reader accepts. */
const MAX_ARCHIVE_BYTES = 512 * 1_000_000;
/**
 * Reads the solution zip that an input names.
 * @throws AlmError `file-not-found`, `solution-too-large`.
 */
async function readArchive(file, inputName, maxBytes = MAX_ARCHIVE_BYTES) {
    const { size } = await requireKind(file, inputName, 'file');
    if (size <= maxBytes)
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file);
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('solution-too-large', {
        message: `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} has ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}, more than the ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(maxBytes)} that are read`,
        remedy: 'Split the solution.',
    });
}
/**
 * Reads a text file that an input names, in UTF-8 or, with a byte order mark, in UTF-16, as Windows PowerShell writes it.
 * @throws AlmError `file-not-found`, `input-invalid` when it is too large to be what the input is for.
 */
async function readText(file, inputName, maxBytes) {
    const { size } = await requireKind(file, inputName, 'file');
    if (size <= maxBytes)
        return decodeText(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file));
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${inputName} names ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}, more than the ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(maxBytes)} that are read`,
        remedy: 'Check that the input names the right file.',
    });
}
function decodeText(bytes) {
    const mark = bytes.subarray(0, 2).toString('hex');
    if (mark === 'fffe')
        return new TextDecoder('utf-16le').decode(bytes);
    return mark === 'feff' ? new TextDecoder('utf-16be').decode(bytes) : bytes.toString('utf8');
}
/** @throws AlmError `file-not-found` unless the input names a folder that is there. */
async function requireFolder(folder, inputName) {
    await requireKind(folder, inputName, 'folder');
}
/**
 * The size of the file that an input names, in bytes.
 * @throws AlmError `file-not-found` unless it is there.
 */
async function requireFile(file, inputName) {
    return (await requireKind(file, inputName, 'file')).size;
}
/** The content of a file; undefined when there is no file at that path. */
async function readIfPresent(file) {
    return (await statusOf(file))?.isFile() ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file) : undefined;
}
/** Whether something, of whatever kind, is at that path. */
async function exists(file) {
    return (await statusOf(file)) !== undefined;
}
/** Whether a folder is at that path. */
async function isFolder(place) {
    return (await statusOf(place))?.isDirectory() ?? false;
}
async function requireKind(place, inputName, kind) {
    const status = await statusOf(place);
    if (status && (kind === 'file' ? status.isFile() : status.isDirectory()))
        return status;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('file-not-found', {
        message: `input ${inputName} names ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(place)}, which ${status ? `is not a ${kind}` : 'does not exist'}`,
        remedy: 'Check the path; it starts from the workspace (or working-directory), and the checkout or download step that puts it there must come first.',
    });
}
/** What is at a path; undefined when nothing is. Anything else that is wrong with the path is an error. */
function statusOf(file) {
    return unlessMissing(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file));
}
/** The same, without following a link. */
function lstatOf(file) {
    return unlessMissing(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(file));
}
async function unlessMissing(read) {
    try {
        return await read();
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .stringField */ .OM)(error, 'code') ?? ''))
            return undefined;
        throw error;
    }
}
/** Writes a file whole or not at all: beside its place first, then moved over it. Makes its folder. */
async function writeWholeFile(file, bytes) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file), { recursive: true });
    const beside = node_path__WEBPACK_IMPORTED_MODULE_3__.join(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file), `.${node_path__WEBPACK_IMPORTED_MODULE_3__.basename(file)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)()}.part`);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(beside, bytes, { flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(beside, file);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(beside, { force: true });
        throw error;
    }
}
/** `solution.zip` as `solution_managed.zip`: the name that the packager gives the managed twin. */
function managedTwin(file) {
    const { dir, name, ext } = node_path__WEBPACK_IMPORTED_MODULE_3__.parse(file);
    return node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, `${name}_managed${ext}`);
}
//# sourceMappingURL=files.js.map

/***/ }),

/***/ 4080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 20 modules
var lib = __webpack_require__(8194);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var core_lib = __webpack_require__(6954);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var files = __webpack_require__(7666);
;// CONCATENATED MODULE: ./actions/lib/summarize-promotion/inputs.js
// The contract of summarize-promotion; action.yml says the same in words.

const inputs = {
    needs: lib/* input.text */.hF.text.required(),
    stage: lib/* input.oneOf */.hF.oneOf('test', 'production').default('production'),
    stages: lib/* input.text */.hF.text.optional(),
    'solution-name': lib/* input.text */.hF.text.optional(),
    'solution-version': lib/* input.text */.hF.text.optional(),
    'test-environment': lib/* input.text */.hF.text.default('test'),
    'production-environment': lib/* input.text */.hF.text.default('production'),
    approval: lib/* input.oneOf */.hF.oneOf('environment', 'pull-request', 'issue').default('environment'),
    'pull-request': lib/* input.integer */.hF.integer({ min: 1, max: 999_999_999 }).optional(),
};
const outputs = ['state', 'stopped-at', 'markdown-file'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/summarize-promotion/promotion.js
// How far a promotion came, read from what GitHub tells of the jobs before: their results and outputs.

const UNEXPLAINED = 'a reviewer rejected it, or its job tells why';
const WAITS_FOR = {
    environment: 'a reviewer of the GitHub environment',
    'pull-request': 'a review of the pull request',
    issue: 'an answer in the approval issue',
};
/**
 * The stations in their order. `untrustedNeeds` is the `needs` context as JSON, with the jobs of alm-promote.yml.
 * @throws AlmError `input-invalid` when it is no object.
 */
function describePromotion(untrustedNeeds, plan) {
    const needs = (0,core_lib/* parseJson */.qF)(untrustedNeeds, 'input needs', 'input-invalid');
    if (!(0,core_lib/* isRecord */.u4)(needs)) {
        throw new core_lib/* AlmError */.Ly('input-invalid', {
            message: 'input needs is not the needs context',
            remedy: 'Write "needs: ${{ toJSON(needs) }}".',
        });
    }
    const job = (id) => {
        const found = (0,core_lib/* recordField */.Qb)(needs, id);
        return found && { result: (0,core_lib/* stringField */.OM)(found, 'result') ?? 'skipped', outputs: found['outputs'] };
    };
    const source = [job('export'), job('package')].find((one) => one && one.result !== 'skipped');
    const stations = [
        station('Source', source, 'its job tells why'),
        station(plan.testEnvironment, job('test')),
        ...(plan.stage === 'production' ? wayToProduction(job, plan) : []),
    ];
    return markUnreached(stations);
}
function wayToProduction(job, plan) {
    const planned = job('plan');
    const failedPlan = planned?.result === 'failure' || planned?.result === 'cancelled' ? planned : undefined;
    const production = station(plan.productionEnvironment, failedPlan ?? job('production'));
    return [
        ...stagesBetween(plan.between, job('between')),
        production.state === 'waiting' ? { ...production, note: WAITS_FOR[plan.approval] } : production,
        ...(plan.pullRequest === undefined
            ? []
            : [station(`Merge of #${plan.pullRequest}`, job('merge'), 'the pull request stays open')]),
    ];
}
/** The jobs of a matrix share one result, and tell which stage was the last to succeed. */
function stagesBetween(names, job) {
    if (job?.result === 'success')
        return names.map((name) => station(name, job));
    const last = (0,core_lib/* stringField */.OM)(job?.outputs, 'deployed-to');
    const done = last === undefined ? 0 : names.indexOf(last) + 1;
    return names.map((name, index) => {
        if (index < done)
            return { name, state: 'done' };
        return index === done ? station(name, job && { ...job, outputs: {} }) : { name, state: 'waiting' };
    });
}
function station(name, job, unexplained = UNEXPLAINED) {
    const refusal = (0,core_lib/* stringField */.OM)(job?.outputs, 'refusal') || unexplained;
    if (job?.result === 'failure')
        return { name, state: 'refused', note: refusal };
    if (job?.result === 'cancelled')
        return { name, state: 'cancelled', note: 'the run was cancelled' };
    if (job?.result !== 'success')
        return { name, state: 'waiting' };
    const previousVersion = (0,core_lib/* stringField */.OM)(job.outputs, 'previous-version') || undefined;
    return { name, state: 'done', ...(0,core_lib/* optional */.lq)('previousVersion', previousVersion) };
}
/** What waits behind something that was refused will not come. */
function markUnreached(stations) {
    const stop = stations.findIndex(({ state }) => state === 'refused' || state === 'cancelled');
    return stations.map((one, index) => stop >= 0 && index > stop && one.state === 'waiting' ? { name: one.name, state: 'not-reached' } : one);
}
/**
 * The names of `[{"name":"uat","url":"https://…"}]`, the stages of alm-promote.yml.
 * @throws AlmError `input-invalid`.
 */
function parseStages(untrusted) {
    const list = (0,core_lib/* parseJson */.qF)(untrusted, 'input stages', 'input-invalid');
    const names = Array.isArray(list) ? list.map((stage) => (0,core_lib/* stringField */.OM)(stage, 'name')) : [undefined];
    if (names.every((name) => name !== undefined))
        return names;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: 'input stages is not a list in which each stage has a name',
        remedy: 'Write [{"name":"uat","url":"https://…"}], with the name of a GitHub environment for each.',
    });
}
//# sourceMappingURL=promotion.js.map
;// CONCATENATED MODULE: ./actions/lib/summarize-promotion/render-promotion.js
// The stations of a promotion as a picture and a table, for a job summary or a comment.


const WORDS = {
    done: '✓ done',
    waiting: '… waiting',
    refused: '✗ refused',
    cancelled: '✗ cancelled',
    'not-reached': 'not reached',
};
/** Dark enough on light, light enough on dark: each box brings its own ground. */
const CLASSES = `  classDef done fill:#dafbe1,stroke:#1a7f37,color:#1f2328
  classDef waiting fill:#fff8c5,stroke:#9a6700,color:#1f2328
  classDef refused fill:#ffebe9,stroke:#cf222e,color:#1f2328
  classDef cancelled fill:#ffebe9,stroke:#cf222e,color:#1f2328
  classDef not-reached fill:#f6f8fa,stroke:#818b98,color:#1f2328`;
const MAX_LABEL_LENGTH = 60;
const MAX_NOTE_LENGTH = 500;
/** Markdown: where the promotion stands in one sentence, a Mermaid picture of its stations, and a table of them. */
function renderPromotion(stations, { solution, version }) {
    const what = [solution, version].filter((part) => part !== undefined && part !== '').join(' ');
    return `### Promotion${what === '' ? '' : ` of ${(0,core_lib/* toMarkdownText */.u9)(what)}`}

${sentence(stations)}

\`\`\`mermaid
${picture(stations, version)}
\`\`\`

${(0,lib/* markdownTable */.Qj)(['Stage', 'State', 'Version', 'Why'], stations.map((one) => [
        (0,core_lib/* toMarkdownText */.u9)(one.name),
        WORDS[one.state],
        versionsOf(one, version).map(core_lib/* toMarkdownText */.u9).join(' → '),
        (0,core_lib/* toMarkdownText */.u9)(cut(one.note ?? '', MAX_NOTE_LENGTH)),
    ]))}`;
}
function sentence(stations) {
    const stop = stations.find(({ state }) => state !== 'done');
    if (!stop)
        return 'Everything that was asked for is done.';
    const name = (0,core_lib/* toMarkdownText */.u9)(stop.name);
    const why = (0,core_lib/* toMarkdownText */.u9)(cut(stop.note ?? '', MAX_NOTE_LENGTH));
    if (stop.state === 'waiting')
        return `**${name}** waits${why === '' ? '' : ` for ${why}`}.`;
    return `Stopped at **${name}**: ${why}`;
}
/** Lines of a Mermaid flowchart. Nothing of a name can leave its label. */
function picture(stations, version) {
    const nodes = stations.map((one, index) => {
        const lines = [one.name, versionsOf(one, version).join(' → '), WORDS[one.state]];
        const label = lines
            .filter((line) => line !== '')
            .map(toLabel)
            .join('<br/>');
        return `  s${index}["${label}"]:::${one.state}`;
    });
    const edges = stations
        .slice(1)
        .map((one, index) => `  s${index} ${one.state === 'done' ? '-->' : '-.->'} s${index + 1}`);
    return [
        'flowchart LR',
        '  accTitle: Stages of the promotion, as in the table below',
        ...nodes,
        ...edges,
        CLASSES,
    ].join('\n');
}
function versionsOf({ state, previousVersion }, version) {
    if (state !== 'done' || !version)
        return [];
    return previousVersion === undefined ? [version] : [previousVersion, version];
}
/** Letters, digits, spaces, and dots and hyphens inside words; everything else by its number, as Mermaid writes it. */
function toLabel(text) {
    return cut(text.replace(/[\s\p{C}]+/gu, ' '), MAX_LABEL_LENGTH).replace(/(?<=[\p{L}\p{N}])[.-](?=[\p{L}\p{N}])|[^\p{L}\p{N} ]/gu, (char) => (/^[.-]$/.test(char) ? char : `#${char.codePointAt(0) ?? 63};`));
}
function cut(text, length) {
    const characters = [...text];
    return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
//# sourceMappingURL=render-promotion.js.map
;// CONCATENATED MODULE: ./actions/lib/summarize-promotion/run.js
// Shows how far a promotion came, and where and why it stopped.







const action = (0,lib/* defineAction */.QP)({
    name: 'summarize-promotion',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const stations = describePromotion(inputs.needs, {
            stage: inputs.stage,
            between: inputs.stages === undefined ? [] : parseStages(inputs.stages),
            testEnvironment: inputs.testEnvironment,
            productionEnvironment: inputs.productionEnvironment,
            approval: inputs.approval,
            ...(0,core_lib/* optional */.lq)('pullRequest', inputs.pullRequest),
        });
        const markdown = renderPromotion(stations, {
            ...(0,core_lib/* optional */.lq)('solution', inputs.solutionName),
            ...(0,core_lib/* optional */.lq)('version', inputs.solutionVersion),
        });
        const markdownFile = external_node_path_.join(ports.temporaryFolder, 'promotion.md');
        await (0,files/* writeWholeFile */.R0)(markdownFile, `${markdown}\n`);
        ports.summary(markdown);
        const stop = stations.find(({ state }) => state !== 'done');
        return {
            reasonCode: 'ok',
            outputs: {
                state: stop?.state ?? 'done',
                ...(0,core_lib/* optional */.lq)('stopped-at', stop?.name),
                'markdown-file': markdownFile,
            },
            details: { stations },
        };
    },
});
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/summarize-promotion/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
