export const id = 4235;
export const ids = [4235,7666];
export const modules = {

/***/ 6692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ digest)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8194);
// Digests of solutions as inputs.


/** A SHA-256 of 64 hex digits, with or without `sha256:` in front, in lower case. */
const digest = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__/* .input.defineKind */ .hF.defineKind('SHA-256 digest', (value, name) => {
    const match = /^(?:sha256:)?([0-9a-f]{64})$/.exec(value.toLowerCase());
    if (match?.[1])
        return match[1];
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${name} is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value)}, which is not a SHA-256 digest`,
        remedy: 'Hand on the output solution-digest of export-solution, pack or import-solution unchanged.',
    });
});
//# sourceMappingURL=digest-input.js.map

/***/ }),

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

/***/ 6267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   TT: () => (/* binding */ assignments)
/* harmony export */ });
/* unused harmony export linesOf */
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8194);
// Inputs with one thing on each line, where commas may be part of it.


/** One value a line; blanks around them and empty lines do not count. */
const lines = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__/* .input.defineKind */ .hF.defineKind('one value a line', linesOf);
/** `name=value`, one a line; the value may hold `=`. A name that is there twice is an error. */
const assignments = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__/* .input.defineKind */ .hF.defineKind('name=value, one a line', (text, inputName) => {
    const seen = new Set();
    return linesOf(text).map((line) => {
        const at = line.indexOf('=');
        const name = line.slice(0, Math.max(at, 0)).trim();
        if (name === '')
            throw invalid(inputName, 'has a line that is not name=value');
        if (seen.has(name.toLowerCase()))
            throw invalid(inputName, `sets ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} twice`);
        seen.add(name.toLowerCase());
        return { name, value: line.slice(at + 1).trim() };
    });
});
/** The lines that are not blank, without blanks around them. */
function linesOf(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/** The line itself is not repeated: it may hold a secret. */
function invalid(inputName, fault) {
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${inputName} ${fault}`,
        remedy: 'Write name=value, each on a line of its own, after "|" in YAML.',
    });
}
//# sourceMappingURL=lines-input.js.map

/***/ }),

/***/ 9732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ repositories)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
/* harmony import */ var _powerops_github__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2110);
// Repositories as an input.


/** `owner/name`, one a line or separated by commas; none twice. */
const repositories = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.defineKind */ .hF.defineKind('repositories', (text) => {
    const byName = new Map();
    for (const word of text.split(/[\s,]+/).filter(Boolean)) {
        const repository = (0,_powerops_github__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .S)(word);
        const name = `${repository.owner}/${repository.name}`.toLowerCase();
        if (!byName.has(name))
            byName.set(name, repository);
    }
    return [...byName.values()];
});
//# sourceMappingURL=repositories-input.js.map

/***/ }),

/***/ 351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ trustedCreatorsInput)
/* harmony export */ });
/* harmony import */ var _powerops_history__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7652);
/* harmony import */ var _lines_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6267);
// Whose deployments count as records of imports.


const trustedCreatorsInput = { 'trusted-creators': _lines_input_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn.default(_powerops_history__WEBPACK_IMPORTED_MODULE_0__/* .JOB_ACCOUNT */ .Uh) };
//# sourceMappingURL=trusted-creators-input.js.map

/***/ }),

/***/ 4235:
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
// EXTERNAL MODULE: ./actions/lib/common/job.js
var job = __webpack_require__(6082);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
// EXTERNAL MODULE: ./packages/history/lib/index.js + 8 modules
var history_lib = __webpack_require__(7652);
;// CONCATENATED MODULE: ./actions/lib/deployment-history/document.js
// The answer as one document, and in short for steps that read outputs.


/** More foreign deployments than anybody looks through. */
const MAX_FOREIGN = 200;
/**
 * The document of docs/deployment-history.md. What is where follows from the whole history; `digest`, `outcome`,
 * `sinceMs` and `limit` choose what of it is told. `now` is in milliseconds since the epoch.
 */
function createDocument(histories, filter, now) {
    const { environment, solution, digest, outcome, sinceMs, limit } = filter;
    const inPlace = (0,history_lib/* filterRecords */.xf)(histories.records, {
        ...(0,core_lib/* optional */.lq)('environment', environment),
        ...(0,core_lib/* optional */.lq)('solution', solution),
    });
    const wanted = (0,history_lib/* filterRecords */.xf)(inPlace, filter);
    return {
        schemaVersion: 1,
        generatedAt: new Date(now).toISOString(),
        filter: {
            ...(0,core_lib/* optional */.lq)('environment', environment),
            ...(0,core_lib/* optional */.lq)('solution', solution),
            ...(0,core_lib/* optional */.lq)('digest', digest),
            ...(0,core_lib/* optional */.lq)('state', outcome),
            ...(0,core_lib/* optional */.lq)('since', sinceMs === undefined ? undefined : new Date(sinceMs).toISOString()),
            ...(0,core_lib/* optional */.lq)('limit', limit),
        },
        repositories: histories.read,
        unreadable: histories.unreadable,
        current: (0,history_lib/* currentStates */.M5)(inPlace),
        history: wanted.slice(0, limit),
        truncated: limit !== undefined && wanted.length > limit,
        foreign: histories.foreign.slice(0, MAX_FOREIGN),
    };
}
/** What is where, in one line of JSON. */
function compactCurrent(current) {
    return JSON.stringify(current.map(({ repository, environment, solution, record, newer }) => ({
        repository,
        environment,
        solution,
        version: record.version,
        digest: record.digest,
        commit: record.commit,
        since: record.finishedAt ?? record.queuedAt,
        approvedBy: record.approval?.approvers ?? [],
        deploymentId: record.deploymentId,
        runId: record.runId,
        ...(0,core_lib/* optional */.lq)('importJobId', record.importJobId),
        ...(0,core_lib/* optional */.lq)('newer', newer && { version: newer.version, state: newer.outcome, runId: newer.runId }),
    })));
}
//# sourceMappingURL=document.js.map
// EXTERNAL MODULE: ./actions/lib/common/digest-input.js
var digest_input = __webpack_require__(6692);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
// EXTERNAL MODULE: ./actions/lib/common/repositories-input.js
var repositories_input = __webpack_require__(9732);
// EXTERNAL MODULE: ./actions/lib/common/trusted-creators-input.js
var trusted_creators_input = __webpack_require__(351);
;// CONCATENATED MODULE: ./actions/lib/deployment-history/inputs.js
// The contract of deployment-history; action.yml says the same in words.






const HOUR_MS = 3_600_000;
const UNITS_MS = { h: HOUR_MS, d: 24 * HOUR_MS, w: 7 * 24 * HOUR_MS };
const since = lib/* input.defineKind */.hF.defineKind('date or duration', (value, name) => {
    const [, amount, unit] = /^(\d{1,5})([hdw])$/.exec(value) ?? [];
    const unitMs = unit === undefined ? undefined : UNITS_MS[unit];
    if (unitMs !== undefined)
        return { agoMs: Number(amount) * unitMs };
    const isDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(value);
    const atMs = isDate ? Date.parse(value) : NaN;
    if (!Number.isNaN(atMs))
        return { atMs };
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${name} is ${(0,core_lib/* quote */.hD)(value)}, which is neither a date nor a duration`,
        remedy: 'Write 2026-01-31, 2026-01-31T08:00:00Z, or how long ago: 12h, 30d, 4w.',
    });
});
const inputs = {
    repositories: repositories_input/* repositories */.b.optional(),
    environment: lib/* input.text */.hF.text.optional(),
    solution: lib/* input.uniqueName */.hF.uniqueName.optional(),
    'solution-digest': digest_input/* digest */.b.optional(),
    state: lib/* input.oneOf */.hF.oneOf('queued', 'in_progress', 'success', 'failure').optional(),
    since: since.optional(),
    limit: lib/* input.integer */.hF.integer({ min: 0, max: 100_000 }).default('100'),
    'history-file': lib/* input.path */.hF.path.optional(),
    'markdown-file': lib/* input.path */.hF.path.optional(),
    'working-directory': lib/* input.path */.hF.path.optional(),
    ...trusted_creators_input/* trustedCreatorsInput */.R,
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = [
    'history-file',
    'markdown-file',
    'current',
    'records',
    'commit',
    'unreadable-repositories',
];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./actions/lib/common/history-records.js
var history_records = __webpack_require__(4930);
;// CONCATENATED MODULE: ./actions/lib/deployment-history/read-repositories.js
// The histories of several repositories, a few at a time; one that cannot be read stops no other.


/** Few enough for GitHub's limit on requests at once, which it counts over all repositories. */
const MOST_AT_ONCE = 3;
/**
 * Reads them all.
 * @throws AlmError the first failure when none could be read; `cancelled`.
 */
async function readRepositories(repositories, open, environment, creators) {
    const results = [];
    let next = 0;
    const work = async () => {
        for (let at = next++; at < repositories.length; at = next++) {
            const repository = repositories[at];
            if (repository)
                results[at] = await readOne(await open(repository), environment, creators);
        }
    };
    await Promise.all(Array.from({ length: MOST_AT_ONCE }, work));
    return collect(repositories, results);
}
async function readOne(github, environment, creators) {
    try {
        return await (0,history_records/* fetchHistory */.Ny)(github, environment === undefined ? {} : { environment }, creators);
    }
    catch (caught) {
        if (caught instanceof core_lib/* AlmError */.Ly && caught.code !== 'cancelled')
            return caught;
        throw caught;
    }
}
function collect(repositories, results) {
    const all = { read: [], unreadable: [], records: [], foreign: [] };
    for (const [at, { owner, name }] of repositories.entries()) {
        const repository = `${owner}/${name}`;
        const result = results[at];
        if (result instanceof core_lib/* AlmError */.Ly) {
            all.unreadable.push({ repository, reasonCode: result.code, message: result.message });
        }
        else if (result) {
            all.read.push(repository);
            all.records.push(...result.records);
            all.foreign.push(...result.foreign);
        }
    }
    const failure = results.find((result) => result instanceof core_lib/* AlmError */.Ly);
    if (all.read.length === 0 && failure)
        throw failure;
    return all;
}
//# sourceMappingURL=read-repositories.js.map
;// CONCATENATED MODULE: ./actions/lib/deployment-history/report.js
// The answer for people: what is where and how it came there, as Markdown. Every text in it is from outside.


/** Foreign deployments that are told one by one. */
const report_MAX_FOREIGN = 20;
/** The whole report. */
function renderHistory(document, options) {
    const parts = [
        '## What is where',
        renderCurrent(document, options),
        '## History',
        renderRecords(document, options),
        renderUnreadable(document),
        renderForeign(document),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function renderCurrent(document, options) {
    if (document.current.length === 0)
        return 'No successful import is on record.';
    const named = isOneRepository(document);
    const head = [
        'Environment',
        'Solution',
        'Version',
        'Since (UTC)',
        'Commit',
        'Approved by',
        'Run',
        'Newest attempt',
    ];
    const rows = document.current.map((state) => {
        const { record } = state;
        const cells = [
            environmentCell(record),
            (0,core_lib/* toMarkdownCode */.Cu)(record.solution),
            (0,core_lib/* toMarkdownCode */.Cu)(record.version),
            timeCell(record.finishedAt ?? record.queuedAt),
            commitCell(record, options),
            approversCell(record),
            runCell(record, options),
            newerCell(state, options),
        ];
        return named ? cells : [(0,core_lib/* toMarkdownText */.u9)(record.repository), ...cells];
    });
    return (0,lib/* markdownTable */.Qj)(named ? head : ['Repository', ...head], rows);
}
function newerCell({ newer }, options) {
    return newer ? `${(0,core_lib/* toMarkdownCode */.Cu)(newer.version)} ${stateWord(newer)}, run ${runCell(newer, options)}` : '';
}
function renderRecords(document, options) {
    const shown = document.history.slice(0, options.maxRows);
    if (shown.length === 0)
        return 'No record fits.';
    const named = isOneRepository(document);
    const head = [
        'When (UTC)',
        'Environment',
        'Solution',
        'Version',
        'State',
        'Commit',
        'Requested by',
        'Approved by',
        'Run',
    ];
    const rows = shown.map((record) => {
        const { previousVersion, version } = record;
        const cells = [
            timeCell(record.finishedAt ?? record.startedAt ?? record.queuedAt),
            environmentCell(record),
            (0,core_lib/* toMarkdownCode */.Cu)(record.solution),
            `${previousVersion ? `${(0,core_lib/* toMarkdownCode */.Cu)(previousVersion)} → ` : ''}${(0,core_lib/* toMarkdownCode */.Cu)(version)}`,
            stateWord(record),
            commitCell(record, options),
            record.requester === undefined ? '' : (0,core_lib/* toMarkdownText */.u9)(record.requester),
            approversCell(record),
            runCell(record, options),
        ];
        return named ? cells : [(0,core_lib/* toMarkdownText */.u9)(record.repository), ...cells];
    });
    const isCut = document.truncated || shown.length < document.history.length;
    const note = isCut ? `\n\nThe newest ${shown.length} are shown; there are more.` : '';
    return `${(0,lib/* markdownTable */.Qj)(named ? head : ['Repository', ...head], rows)}${note}`;
}
function isOneRepository({ repositories, unreadable }) {
    return repositories.length + unreadable.length <= 1;
}
function environmentCell({ environment, environmentUrl }) {
    const name = (0,core_lib/* toMarkdownText */.u9)(environment);
    return environmentUrl === undefined ? name : `[${name}](${environmentUrl})`;
}
/** `2026-03-01 08:00` */
function timeCell(iso) {
    return iso.slice(0, 16).replace('T', ' ');
}
function commitCell({ repository, commit }, { serverUrl }) {
    return `[${(0,core_lib/* toMarkdownCode */.Cu)(commit.slice(0, 7))}](${serverUrl}/${repository}/commit/${commit})`;
}
function runCell({ repository, runId }, { serverUrl }) {
    return `[${runId}](${serverUrl}/${repository}/actions/runs/${runId})`;
}
function approversCell({ approval }) {
    return approval ? approval.approvers.map(core_lib/* toMarkdownText */.u9).join(', ') : '';
}
function stateWord({ outcome, inactive, neverBegan }) {
    if (neverBegan)
        return 'ended before it began';
    const words = {
        queued: 'queued',
        in_progress: 'in progress',
        success: 'succeeded',
        failure: 'failed',
    };
    return outcome === 'success' && inactive ? 'succeeded, inactive' : words[outcome];
}
function renderUnreadable({ unreadable }) {
    if (unreadable.length === 0)
        return '';
    const rows = unreadable.map(({ repository, reasonCode, message }) => [
        (0,core_lib/* toMarkdownText */.u9)(repository),
        (0,core_lib/* toMarkdownCode */.Cu)(reasonCode),
        (0,core_lib/* toMarkdownText */.u9)(message),
    ]);
    return `## Not read\n\n${(0,lib/* markdownTable */.Qj)(['Repository', 'Reason', 'Message'], rows)}`;
}
function renderForeign({ foreign }) {
    if (foreign.length === 0)
        return '';
    const rows = foreign
        .slice(0, report_MAX_FOREIGN)
        .map(({ deploymentId, environment, createdBy, reason, repository }) => [
        (0,core_lib/* toMarkdownText */.u9)(repository),
        String(deploymentId),
        (0,core_lib/* toMarkdownText */.u9)(environment),
        (0,core_lib/* toMarkdownText */.u9)(createdBy ?? ''),
        (0,core_lib/* toMarkdownText */.u9)(reason),
    ]);
    const head = ['Repository', 'Deployment', 'Environment', 'Made by', 'Why it does not count'];
    return `## Deployments that are no records\n\n${(0,lib/* markdownTable */.Qj)(head, rows)}`;
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/deployment-history/run.js
// Answers what is where, since when, from which commit and by whose approval, for one repository or many.










/** What a summary shows: GitHub refuses one above a megabyte. */
const SUMMARY_ROWS = 100;
/** The outputs of a job hold a megabyte together, in UTF-16. */
const MAX_OUTPUT_LENGTH = 200_000;
const action = (0,lib/* defineAction */.QP)({
    name: 'deployment-history',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const repositories = inputs.repositories ?? [(0,job/* readJob */.c)(ports.environment).repository];
        const { environment, trustedCreators, githubToken } = inputs;
        const open = (repository) => (0,services/* openGitHub */.o)(githubToken, repository, ports);
        const histories = await readRepositories(repositories, open, environment, trustedCreators);
        for (const { repository, message } of histories.unreadable)
            ports.log.warning(`${repository} is left out: ${message}`);
        const now = ports.clock.now();
        const document = createDocument(histories, filterOf(inputs, now), now);
        const place = (given, name) => given === undefined
            ? external_node_path_.join(ports.temporaryFolder, name)
            : (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, given);
        const historyFile = place(inputs.historyFile, 'deployment-history.json');
        await (0,files/* writeWholeFile */.R0)(historyFile, `${JSON.stringify(document, undefined, 2)}\n`);
        ports.output('history-file', historyFile);
        const serverUrl = ports.environment['GITHUB_SERVER_URL'] ?? 'https://github.com';
        const markdownFile = place(inputs.markdownFile, 'deployment-history.md');
        await (0,files/* writeWholeFile */.R0)(markdownFile, `${renderHistory(document, { serverUrl, maxRows: Infinity })}\n`);
        ports.output('markdown-file', markdownFile);
        ports.summary(renderHistory(document, { serverUrl, maxRows: SUMMARY_ROWS }));
        const current = compactCurrent(document.current);
        if (current.length <= MAX_OUTPUT_LENGTH)
            ports.output('current', current);
        else
            ports.log.warning('the output current would be too long: read it from history-file');
        ports.output('records', document.history.length);
        const [newest] = document.history;
        if (newest)
            ports.output('commit', newest.commit);
        ports.output('unreadable-repositories', document.unreadable.map(({ repository }) => repository).join(','));
        const { unreadable, foreign } = document;
        return {
            reasonCode: 'ok',
            details: {
                repositories: document.repositories,
                unreadable,
                foreign: foreign.length,
                truncated: document.truncated,
            },
        };
    },
});
function filterOf(given, now) {
    const { environment, solution, solutionDigest, state, since, limit } = given;
    return {
        limit,
        ...(0,core_lib/* optional */.lq)('environment', environment),
        ...(0,core_lib/* optional */.lq)('solution', solution),
        ...(0,core_lib/* optional */.lq)('digest', solutionDigest),
        ...(0,core_lib/* optional */.lq)('outcome', state),
        ...(0,core_lib/* optional */.lq)('sinceMs', since && ('atMs' in since ? since.atMs : now - since.agoMs)),
    };
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/deployment-history/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
