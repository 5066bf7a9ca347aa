export const id = 1607;
export const ids = [1607,7666];
export const modules = {

/***/ 1607:
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
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var common_files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/job.js
var job = __webpack_require__(6082);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/lib/comment-pull-request/compose.js
// The text of the comment: several parts within the length that GitHub takes, each cut where it does no harm.

/** GitHub refuses longer texts. */
const MAX_COMMENT_LENGTH = 65_536;
const SEPARATOR = '\n\n';
/** An HTML comment of which nothing comes from outside; the comment of that key starts with it. */
function markerOf(key) {
    return `<!-- powerops-comment ${(0,external_node_crypto_.createHash)('sha256').update(key).digest('hex').slice(0, 32)} -->`;
}
/**
 * The parts that have text, one below the other; empty without any. What does not fit is taken from the longest parts,
 * so that the beginning of each is shown.
 */
function composeComment(parts, maxLength, runUrl) {
    const texts = parts.map((part) => part.replaceAll('\r\n', '\n').trim()).filter((part) => part !== '');
    const room = maxLength - SEPARATOR.length * Math.max(0, texts.length - 1);
    const share = fairShare(texts.map(({ length }) => length), room);
    const note = `*… [The rest is in the run](${runUrl}).*`;
    const shared = texts.map((text) => (text.length <= share ? text : cut(text, share, note))).join(SEPARATOR);
    // So many parts that not even the notes of their cuts fit.
    return shared.length <= maxLength ? shared : cut(shared, maxLength, note);
}
/** The greatest length that all parts may have so that together they fit. */
function fairShare(lengths, room) {
    let left = room;
    const ascending = [...lengths].sort((a, b) => a - b);
    for (const [index, length] of ascending.entries()) {
        const share = Math.floor(left / (ascending.length - index));
        if (length > share)
            return share;
        left -= length;
    }
    return room;
}
/** Cuts at the end of a line, so that no table row or code span is left open, and closes the blocks around the cut. */
function cut(text, maxLength, note) {
    let kept = text;
    let room = maxLength;
    while (kept !== '') {
        kept = text.slice(0, Math.max(0, text.lastIndexOf('\n', room)));
        const closed = [kept, ...closersOf(kept), note].filter((part) => part !== '').join(SEPARATOR);
        if (closed.length <= maxLength)
            return closed;
        room = kept.length - 1;
    }
    return note;
}
/** What ends the code block and the folded sections that are open where the text stops. */
function closersOf(text) {
    let fence = '';
    let folded = 0;
    for (const line of text.split('\n')) {
        const [mark = ''] = /^(`{3,}|~{3,})/.exec(line) ?? [];
        if (fence !== '') {
            if (mark.startsWith(fence) && line.trim() === mark)
                fence = '';
        }
        else if (mark !== '')
            fence = mark;
        else if (/^<details\b/.test(line))
            folded++;
        else if (line.startsWith('</details>'))
            folded = Math.max(0, folded - 1);
    }
    return [...(fence === '' ? [] : [fence]), ...Array(folded).fill('</details>')];
}
//# sourceMappingURL=compose.js.map
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
// EXTERNAL MODULE: ./actions/lib/common/lines-input.js
var lines_input = __webpack_require__(6267);
;// CONCATENATED MODULE: ./actions/lib/comment-pull-request/inputs.js
// The contract of comment-pull-request; action.yml says the same in words.



const inputs = {
    number: lib/* input.integer */.hF.integer({ min: 1, max: 2_147_483_647 }).required(),
    key: lib/* input.text */.hF.text.default('default'),
    body: lib/* input.text */.hF.text.optional(),
    'body-file': lines_input/* lines */.Mn.optional(),
    'delete-when-empty': lib/* input.boolean */.hF.boolean.default('false'),
    'when-denied': lib/* input.oneOf */.hF.oneOf('fail', 'notice').default('fail'),
    author: lib/* input.text */.hF.text.optional(),
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = ['comment-url', 'changed'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/comment-pull-request/run.js
// Keeps one comment on a pull request or issue as it should be: written, changed in place, left alone or deleted.









const MAX_FILE_BYTES = 64 * 1_000_000;
const action = (0,lib/* defineAction */.QP)({
    name: 'comment-pull-request',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const { repository, runUrl } = (0,job/* readJob */.c)(ports.environment);
        const marker = markerOf(inputs.key);
        const parts = await readParts(inputs, ports);
        const text = composeComment(parts, MAX_COMMENT_LENGTH - marker.length - 1, runUrl);
        if (text === '' && !inputs.deleteWhenEmpty)
            throw nothingToSay();
        const github = await (0,services/* openGitHub */.o)(inputs.githubToken, repository, ports);
        try {
            const { comment, changed } = await write(github, inputs, marker, text);
            ports.log.info(comment ? `the comment: ${comment.url}` : `#${inputs.number} has no comment of this key`);
            if (comment)
                ports.summary(`[Comment on #${inputs.number}](${comment.url})`);
            return { reasonCode: changed ? 'ok' : 'unchanged', outputs: { 'comment-url': comment?.url, changed } };
        }
        catch (caught) {
            if (inputs.whenDenied === 'fail' || !isDenied(caught))
                throw caught;
            ports.log.notice(`No comment was written, since the token may not: ${caught.message}`);
            if (text !== '')
                ports.summary(text);
            return { reasonCode: 'skipped', outputs: { changed: false } };
        }
    },
});
async function readParts({ body, bodyFile = [] }, ports) {
    const files = [];
    for (const name of bodyFile)
        files.push(...(await filesAt((0,common_files/* resolvePath */.o1)(ports, undefined, name))));
    return [
        body ?? '',
        ...(await Promise.all(files.map((file) => (0,common_files/* readText */.yR)(file, 'body-file', MAX_FILE_BYTES)))),
    ];
}
/** The file, or the Markdown files of the folder, by name. */
async function filesAt(place) {
    if (!(await (0,common_files/* isFolder */.lQ)(place)))
        return [place];
    const names = (await (0,promises_.readdir)(place)).filter((name) => name.endsWith('.md'));
    return names.sort((a, b) => (a < b ? -1 : 1)).map((name) => external_node_path_.join(place, name));
}
async function write(github, { number, author }, marker, text) {
    const present = await github.findComment(number, marker, author);
    if (text === '') {
        if (present)
            await github.deleteComment(present.id);
        return { comment: undefined, changed: present !== undefined };
    }
    const body = `${marker}\n${text}`;
    if (present?.body === body)
        return { comment: present, changed: false };
    const comment = present
        ? await github.updateComment(present.id, body)
        : await github.createComment(number, body);
    return { comment, changed: true };
}
function isDenied(caught) {
    return caught instanceof core_lib/* AlmError */.Ly && caught.code === 'access-denied';
}
function nothingToSay() {
    return new core_lib/* AlmError */.Ly('input-missing', {
        message: 'there is no text for the comment: body and body-file are not given, or empty',
        remedy: 'Give the text, or set delete-when-empty to true when none means that the comment is to go.',
    });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/comment-pull-request/index.js

//# sourceMappingURL=index.js.map

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

/***/ 8379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ githubTokenInput)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
// The token for GitHub's API as an input.

/** In action.yml its default is the token of the job, which the runner fills in. */
const githubTokenInput = { 'github-token': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.secret */ .hF.secret.optional() };
//# sourceMappingURL=github-token-input.js.map

/***/ }),

/***/ 6082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readJob)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
// The job that an action runs in, as the runner's variables describe it.

/**
 * Reads the job from the variables that every GitHub runner sets.
 * @throws AlmError `unsupported` when the action does not run in a job.
 */
function readJob(environment) {
    const variable = (name) => environment[name] ?? '';
    const [owner = '', name = ''] = variable('GITHUB_REPOSITORY').split('/');
    const job = {
        repository: { owner, name },
        repositoryId: Number(variable('GITHUB_REPOSITORY_ID')),
        runId: Number(variable('GITHUB_RUN_ID')),
        runAttempt: Number(environment['GITHUB_RUN_ATTEMPT'] ?? '1'),
        commit: variable('GITHUB_SHA').toLowerCase(),
        ...(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('actor', environment['GITHUB_ACTOR'] || undefined),
        runUrl: `${environment['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${owner}/${name}/actions/runs/${variable('GITHUB_RUN_ID')}`,
    };
    if (owner !== '' && name !== '' && Number.isSafeInteger(job.runId) && job.runId > 0)
        return job;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('unsupported', {
        message: `this is not a job of GitHub Actions: GITHUB_REPOSITORY is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(variable('GITHUB_REPOSITORY'))} and GITHUB_RUN_ID is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(variable('GITHUB_RUN_ID'))}`,
        remedy: 'Run the action in a workflow.',
    });
}
//# sourceMappingURL=job.js.map

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

/***/ })

};
