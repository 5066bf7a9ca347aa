export const id = 2618;
export const ids = [2618,7666];
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

/***/ 9133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ readMapping)
/* harmony export */ });
/* harmony import */ var _powerops_solution__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4329);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7666);


/** Far more than any list of directives. */
const MAX_BYTES = 1_000_000;
/**
 * Reads the mapping file of unpack or pack; undefined when none is named.
 * @throws AlmError `file-not-found`, `input-invalid` for a directive that is none; the codes of `parseXml`.
 */
async function readMapping({ mapFile, workingDirectory }, ports) {
    if (mapFile === undefined)
        return undefined;
    const text = await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)((0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvePath */ .o1)(ports, workingDirectory, mapFile), 'map-file', MAX_BYTES);
    const mapping = (0,_powerops_solution__WEBPACK_IMPORTED_MODULE_0__/* .parseMapFile */ .aY)(Buffer.from(text), ports.environment, mapFile);
    ports.log.info(`Using ${mapping.directives.length} mapping directive(s).`);
    return mapping;
}
//# sourceMappingURL=map-file.js.map

/***/ }),

/***/ 3401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ packagerInputs)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
// The inputs that unpack and pack share: those of the official unpack-solution and pack-solution, and the line ends.

const packagerInputs = {
    'solution-type': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.oneOf */ .hF.oneOf('Unmanaged', 'Managed', 'Both').default('Unmanaged'),
    'single-component': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.oneOf */ .hF.oneOf('None', 'WebResource', 'Plugin', 'Workflow').default('None'),
    'map-file': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.path */ .hF.path.optional(),
    'locale-template': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional(),
    localize: _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'use-lcid': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'use-unmanaged-file-for-missing-managed': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'disable-plugin-remap': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'process-canvas-apps': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'line-endings': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.oneOf */ .hF.oneOf('auto', 'lf', 'crlf').default('auto'),
    'working-directory': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.path */ .hF.path.optional(),
};
//# sourceMappingURL=packager-inputs.js.map

/***/ }),

/***/ 3708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ solutionOutputs),
/* harmony export */   w: () => (/* binding */ platformLineEnds)
/* harmony export */ });
/** Line ends of generated files: those of the platform, as the official packager writes them. */
const platformLineEnds = process.platform === 'win32' ? 'crlf' : 'lf';
/** Outputs that say which solution it is. `managed` tells of the package, which for Both is the unmanaged one. */
function solutionOutputs({ uniqueName, version, publisher }, managed, digest) {
    return {
        'solution-name': uniqueName,
        'solution-version': version,
        publisher: publisher.uniqueName,
        managed,
        'solution-digest': digest,
    };
}
//# sourceMappingURL=solution-facts.js.map

/***/ }),

/***/ 1430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eR: () => (/* reexport */ addCanvasSources),
  FZ: () => (/* reexport */ buildCanvasApps)
});

// UNUSED EXPORTS: packCanvasApp, unpackCanvasApp

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/canvas/lib/parts/file-names.js
// Names of the files of a source folder, made of names that somebody chose for screens and parts: safe on every system,
// the same for the same name, and never one file for two of them.


const MAX_SEGMENT = 80;
const MAX_PATH = 150;
/** What Windows cannot hold, what hides or reorders a name, and `%`, which is read as an escape elsewhere. */
const UNSAFE = /[\\/:*?"<>|%\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/gu;
/** Dot files (git reads some of them), blanks at an end, a dot at the end. */
const UNSAFE_ENDS = /^[. ]|[. ]$/g;
/** A name as one segment of a path; a name that had to be changed gets a suffix that tells it from others. */
function toSegment(name) {
    const safe = name.replace(UNSAFE, '_').replace(UNSAFE_ENDS, '_').slice(0, MAX_SEGMENT);
    const whole = safe === name && isPortable(safe) ? safe : withSuffix(safe, name);
    return isPortable(whole) ? whole : `_${whole}`;
}
function isPortable(segment) {
    try {
        return segment !== '' && (0,solution_lib/* parseUnpackedPath */.YJ)(`x/${segment}/x`) !== '';
    }
    catch {
        return false; // Names of Windows devices and of git's own files.
    }
}
/** Keeps the extension, so that editors know what the file is. */
function withSuffix(safe, name) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 8);
    const dot = safe.lastIndexOf('.');
    return dot > 0 ? `${safe.slice(0, dot)}~${digest}${safe.slice(dot)}` : `${safe}~${digest}`;
}
/** The file names of one source folder. */
class FileNames {
    files = new Set();
    folders = new Set();
    /** The file of a part that has no better name than its own. */
    ofPart(path) {
        const segments = path.split('/').map(toSegment);
        const file = ['Parts', ...segments].join('/');
        const last = segments.at(-1) ?? '';
        return this.claim(file.length > MAX_PATH ? `Parts/${withSuffix(last, path)}` : file, 'Parts', last, path);
    }
    /** The JSON file of a screen or component. */
    ofControls(name, isComponent) {
        const folder = isComponent ? 'Src/Components' : 'Src';
        const last = `${toSegment(name)}.json`;
        return this.claim(`${folder}/${last}`, folder, last, name);
    }
    /** Takes the file, or one in the folder, which no name can make a file. */
    claim(file, folder, last, name) {
        let free = file;
        for (let count = 2; !this.isFree((0,solution_lib/* foldName */.zN)(free)); count++) {
            free = `${folder}/${withSuffix(last, `${name} ${count}`)}`;
        }
        const key = (0,solution_lib/* foldName */.zN)(free);
        this.files.add(key);
        for (const parent of foldersOf(key))
            this.folders.add(parent);
        return free;
    }
    isFree(key) {
        return (!this.files.has(key) &&
            !this.folders.has(key) &&
            !foldersOf(key).some((folder) => this.files.has(folder)));
    }
}
function foldersOf(path) {
    const segments = path.split('/');
    return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}
//# sourceMappingURL=file-names.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/solution-folder.js
// The canvas apps of an unpacked solution: which description names which app document, and where its source lies.


const DESCRIPTION = /^CanvasApps\/([^/]+)\.meta\.xml$/i;
/** The apps of the solution that have a document, sorted by the path of their description. */
function canvasAppsOf(files) {
    const byFoldedPath = new Map([...files.keys()].map((path) => [(0,solution_lib/* foldName */.zN)(path), path]));
    return [...files.keys()].sort().flatMap((path) => {
        const name = DESCRIPTION.exec(path)?.[1];
        const bytes = files.get(path);
        if (name === undefined || !bytes)
            return [];
        const named = (0,solution_lib/* toReferencedPath */.e6)((0,solution_lib/* childText */.ix)((0,solution_lib/* parseXml */.NO)(bytes, path).root, 'DocumentUri') ?? '');
        if (!/\.msapp$/i.test(named))
            return []; // Code apps have no document.
        return [{ folder: toSegment(name), msapp: byFoldedPath.get((0,solution_lib/* foldName */.zN)(named)) ?? named }];
    });
}
const SOURCE = /^CanvasApps\/src\/([^/]+)\/(.+)$/i;
/** The source folders by their names, ignoring case, each with its files by their paths in it. */
function sourceFoldersOf(files) {
    const folders = new Map();
    for (const [path, bytes] of files) {
        const [, name, inner] = SOURCE.exec(path) ?? [];
        if (name === undefined || inner === undefined)
            continue;
        const folder = folders.get((0,solution_lib/* foldName */.zN)(name)) ?? new Map();
        folders.set((0,solution_lib/* foldName */.zN)(name), folder.set(inner, bytes));
    }
    return folders;
}
//# sourceMappingURL=solution-folder.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/archive/read-parts.js
// The parts of an app document, read as an archive that nobody vouches for inside another one.


const MiB = 1024 * 1024;
/** Room for the largest apps; media of an app count 200 MB together at most. */
const msappLimits = {
    archiveBytes: 256 * MiB,
    entries: 10_000,
    entryBytes: 128 * MiB,
    totalBytes: 512 * MiB,
    ratio: 500,
    ratioFromBytes: MiB,
    totalRatio: 200,
    totalRatioFromBytes: 64 * MiB,
};
/**
 * Reads the parts of an msapp in their order.
 * @throws AlmError with a `zip-` code for an archive that is damaged, ambiguous, too large or has unsafe names.
 */
function readParts(msapp) {
    const { archive, names } = (0,solution_lib/* withForwardSlashes */.To)(msapp);
    const entries = (0,solution_lib/* readZip */.ue)(archive, msappLimits);
    let next = 0;
    const parts = names.map((name) => {
        if (/[\\/]$/.test(name))
            return { name, path: undefined, bytes: new Uint8Array() };
        const entry = entries[next++];
        if (entry?.name !== name.replaceAll('\\', '/'))
            return refuseDirectory();
        return { name, path: entry.path, bytes: entry.read() };
    });
    return next === entries.length ? parts : refuseDirectory();
}
function refuseDirectory() {
    throw new lib/* AlmError */.Ly('zip-invalid', {
        message: 'the directory of the app document can be read in two ways',
        remedy: 'Save the app in Power Apps Studio and export the solution again.',
    });
}
//# sourceMappingURL=read-parts.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/json/print.js
/** JSON without insignificant white space. */
function printMinimal(node) {
    const chunks = [];
    append(node, chunks, undefined, '');
    return chunks.join('');
}
/** JSON with two blanks of indentation, and `{}` and `[]` for what is empty; no line end at its end. */
function printIndented(node, lineEnd = '\n') {
    const chunks = [];
    append(node, chunks, lineEnd, lineEnd);
    return chunks.join('');
}
function append(node, chunks, lineEnd, indent) {
    if (node.kind === 'scalar') {
        chunks.push(node.token);
        return;
    }
    const inner = lineEnd === undefined ? '' : `${indent}  `;
    const [open, close] = node.kind === 'array' ? '[]' : '{}';
    const colon = lineEnd === undefined ? ':' : ': ';
    let before = inner;
    chunks.push(open ?? '');
    for (const child of node.kind === 'array' ? node.items : node.members) {
        chunks.push(before);
        before = `,${inner}`;
        if ('key' in child)
            chunks.push(child.key, colon);
        append('key' in child ? child.value : child, chunks, lineEnd, inner);
    }
    chunks.push(before === inner ? '' : indent, close ?? '');
}
//# sourceMappingURL=print.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/json/token-tree.js
// JSON as a tree of its tokens: numbers, escapes, the order of keys and keys that occur twice stay as they are written.

/** Real apps stay below 60: each level of controls adds three. */
const MAX_DEPTH = 500;
/** A value takes a hundred bytes of memory; the largest parts of real apps have some ten thousand. */
const MAX_VALUES = 2_000_000;
/** Blanks that indenting the values adds. */
const MAX_INDENTATION = 128 * 1024 * 1024;
/**
 * Reads JSON text into a tree of tokens.
 * @throws AlmError `json-invalid` for what is not JSON, nested too deeply or too large to be indented, naming `what`.
 */
function parseTokens(text, what) {
    (0,lib/* parseJson */.qF)(text, what); // Refuses what is not JSON, so that the scanner may trust the grammar.
    return new Scanner(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, what).value(0);
}
class Scanner {
    text;
    what;
    at = 0;
    values = 0;
    indentation = 0;
    constructor(text, what) {
        this.text = text;
        this.what = what;
    }
    value(depth) {
        this.checkLimits(depth);
        const char = this.peek();
        if (char === '{')
            return { kind: 'object', members: this.list('}', () => this.member(depth + 1)) };
        if (char === '[')
            return { kind: 'array', items: this.list(']', () => this.value(depth + 1)) };
        return { kind: 'scalar', token: char === '"' ? this.string() : this.word() };
    }
    checkLimits(depth) {
        this.values++;
        this.indentation += 2 * depth;
        if (depth <= MAX_DEPTH && this.values <= MAX_VALUES && this.indentation <= MAX_INDENTATION)
            return;
        throw new lib/* AlmError */.Ly('json-invalid', {
            message: `${(0,lib/* quote */.hD)(this.what)} has more than ${MAX_VALUES} values, or is nested more than ${MAX_DEPTH} levels deep`,
            remedy: 'Check where the file comes from; no app is nested that deeply.',
        });
    }
    member(depth) {
        this.peek();
        const key = this.string();
        this.peek();
        this.at++; // the colon
        return { key, value: this.value(depth) };
    }
    list(close, read) {
        const found = [];
        this.at++;
        while (this.peek() !== close) {
            if (this.text[this.at] === ',')
                this.at++;
            found.push(read());
        }
        this.at++;
        return found;
    }
    /** Skips white space and returns the character after it. */
    peek() {
        while (' \t\r\n'.includes(this.text[this.at] ?? '.'))
            this.at++;
        return this.text[this.at] ?? '';
    }
    string() {
        const start = this.at++;
        while (this.text[this.at] !== '"')
            this.at += this.text[this.at] === '\\' ? 2 : 1;
        return this.text.slice(start, ++this.at);
    }
    word() {
        const start = this.at;
        while (!' \t\r\n,]}'.includes(this.text[this.at] ?? ' '))
            this.at++;
        return this.text.slice(start, this.at);
    }
}
/** The text that a token spells; undefined for one that is no string. */
function textOfToken(node) {
    if (node?.kind !== 'scalar' || !node.token.startsWith('"'))
        return undefined;
    return String(JSON.parse(node.token));
}
/** The first member of that name; undefined for what is no object or has none. */
function memberOf(node, name) {
    if (node?.kind !== 'object')
        return undefined;
    return node.members.find((member) => member.key === `"${name}"`)?.value;
}
/** The items of an array; none for anything else. */
function itemsOf(node) {
    return node?.kind === 'array' ? node.items : [];
}
/** A copy of the object in which `change` has replaced the values of the members of that name. */
function withMember(node, name, change) {
    if (node.kind !== 'object')
        return node;
    const members = node.members.map((member) => member.key === `"${name}"` ? { key: member.key, value: change(member.value) } : member);
    return { kind: 'object', members };
}
/** A token for a text. */
function stringToken(text) {
    return { kind: 'scalar', token: JSON.stringify(text) };
}
//# sourceMappingURL=token-tree.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/entropy.js
// Values that change with every save or export, kept in one file so that the others differ only where the app does.




/** Members whose values say when and how fast something was done, in any part. */
const VOLATILE = new Set(['LastSavedDateTimeUTC', 'LastModifiedTimestamp', 'AnalysisLoadTime', 'DeserializationLoadTime'].map((name) => `"${name}"`));
const IN_ENTROPY = '"@entropy"';
/** What controls that were never modified have; not worth a line of its own. */
const NEVER = '"0"';
/** Keys of any length could be repeated for any number of values. */
const entropy_MAX_PATH = 1000;
/** Takes the volatile values out of a part. */
function takeVolatile(part) {
    const values = new Map();
    const rest = mapVolatile(part, '', (token, path) => {
        if (token === NEVER || path.length > entropy_MAX_PATH)
            return token;
        values.set(path, token);
        return IN_ENTROPY;
    });
    return { rest, values };
}
/**
 * Puts the volatile values back.
 * @throws AlmError `solution-invalid` for a place that has no value.
 */
function putVolatile(rest, values, file) {
    return mapVolatile(rest, '', (token, path) => {
        if (token !== IN_ENTROPY)
            return token;
        const value = values.get(path);
        if (value !== undefined)
            return value;
        throw new lib/* AlmError */.Ly('solution-invalid', {
            message: `Entropy.json has no value for ${(0,lib/* quote */.hD)(path)} of ${(0,lib/* quote */.hD)(file)}`,
            remedy: 'Take Entropy.json and the file from the same version, or unpack the solution again.',
            details: { file, path },
        });
    });
}
function mapVolatile(node, path, change) {
    if (node.kind === 'scalar')
        return node;
    if (node.kind === 'array') {
        const items = node.items.map((item, index) => mapVolatile(item, `${path}/${index}`, change));
        return { kind: 'array', items };
    }
    const members = node.members.map(({ key, value }) => {
        const inner = `${path}/${key.slice(1, -1)}`;
        if (value.kind !== 'scalar' || !VOLATILE.has(key))
            return { key, value: mapVolatile(value, inner, change) };
        return { key, value: { kind: 'scalar', token: change(value.token, inner) } };
    });
    return { kind: 'object', members };
}
/** The SHA-256 of some bytes in hexadecimal digits. */
function sha256(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}
/** The text of Entropy.json. */
function printEntropy({ values, sha256: digests }) {
    const valuesNode = toObject(values, (tokens) => toObject(tokens, (token) => ({ kind: 'scalar', token })));
    const entropy = new Map([
        ['values', valuesNode],
        ['sha256', toObject(digests, stringToken)],
    ]);
    return `${printIndented(toObject(entropy, (node) => node))}\n`;
}
/** Reads Entropy.json. @throws AlmError `json-invalid` for what is not JSON. */
function parseEntropy(text, file) {
    const root = parseTokens(text, file);
    return {
        values: fromObject(memberOf(root, 'values'), (part) => fromObject(part, tokenOf)),
        sha256: fromObject(memberOf(root, 'sha256'), textOfToken),
    };
}
function tokenOf(node) {
    return node.kind === 'scalar' ? node.token : undefined;
}
function toObject(map, toNode) {
    const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
        kind: 'object',
        members: sorted.map(([key, value]) => ({ key: stringToken(key).token, value: toNode(value) })),
    };
}
function fromObject(node, read) {
    const found = new Map();
    for (const { key, value } of node?.kind === 'object' ? node.members : []) {
        const item = read(value);
        if (item !== undefined)
            found.set(String(JSON.parse(key)), item);
    }
    return found;
}
//# sourceMappingURL=entropy.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/manifest.js
// CanvasManifest.json: which file of the source becomes which part of the app, in the order of its parts.


const MANIFEST = 'CanvasManifest.json';
const ENTROPY = 'Entropy.json';
const FORMAT = 'powerops-canvas';
const VERSION = 1;
/** The text of the manifest. */
function printManifest(parts) {
    return `${JSON.stringify({ format: FORMAT, version: VERSION, parts: parts.map(toRecord) }, null, 2)}\n`;
}
/** What is the same for nearly every part is left out. */
function toRecord(part) {
    const { form, name } = part;
    if (form === 'folder')
        return { name, form };
    const { file } = part;
    if (form === 'text')
        return { name, form, file, lineEnds: printRuns(part.text.runs), ...mark(part.text.mark) };
    if (form !== 'json')
        return { name, form, file };
    const { indent, end } = part.layout;
    return {
        name,
        form,
        file,
        ...(part.formulas === undefined ? {} : { formulas: part.formulas }),
        ...(indent === 'none' ? {} : { indent }),
        ...(end === 'none' ? {} : { end }),
        ...mark(part.layout.mark),
    };
}
function mark(present) {
    return present ? { byteOrderMark: true } : {};
}
/** Runs of line ends such as `crlf 2, lf`: how many lines the last one has is not said, so that it may grow. */
function printRuns(runs) {
    return runs
        .map(({ kind, count }, index) => (index < runs.length - 1 ? `${kind} ${count}` : kind))
        .join(', ');
}
function parseRuns(text) {
    if (!/^$|^((lf|crlf) [0-9]{1,9}, )*(lf|crlf)$/.test(text))
        return undefined;
    return [...text.matchAll(/(lf|crlf)(?: ([0-9]+))?/g)].map(([, kind, count]) => ({
        kind: kind === 'crlf' ? 'crlf' : 'lf',
        count: Number(count ?? 0),
    }));
}
/**
 * Reads the manifest.
 * @throws AlmError `solution-layout-unsupported` for the manifest of another tool or version, `json-invalid` or
 * `solution-invalid` for a damaged one.
 */
function parseManifest(text) {
    const manifest = (0,lib/* parseJson */.qF)(text, MANIFEST);
    if ((0,lib/* stringField */.OM)(manifest, 'format') !== FORMAT) {
        const official = (0,lib/* stringField */.OM)(manifest, 'FormatVersion');
        throw new lib/* AlmError */.Ly('solution-layout-unsupported', {
            message: official === undefined
                ? `${MANIFEST} does not say that its format is ${(0,lib/* quote */.hD)(FORMAT)}`
                : `the source was made by another tool (its FormatVersion is ${(0,lib/* quote */.hD)(official)}), which lays it out differently`,
            remedy: 'Build the app with the tool that unpacked it, or delete the folder and unpack the solution again with process-canvas-apps.',
        });
    }
    const version = (0,lib/* numberField */.sJ)(manifest, 'version');
    if (version !== VERSION) {
        throw new lib/* AlmError */.Ly('solution-layout-unsupported', {
            message: `the source has version ${version ?? 'none'} of its format; this version knows ${VERSION}`,
            remedy: 'Use the version of the actions that unpacked it, or unpack the solution again.',
        });
    }
    const parts = (0,lib/* arrayField */.e7)(manifest, 'parts').map(parsePart);
    if (parts.length === 0)
        refuse(`${MANIFEST} names no parts`);
    const names = new Set();
    for (const [index, { name }] of parts.entries()) {
        if (names.has((0,solution_lib/* foldName */.zN)(name)))
            refusePart(index, `has name ${(0,lib/* quote */.hD)(name)}, as another one has`);
        names.add((0,solution_lib/* foldName */.zN)(name));
    }
    return parts;
}
function refusePart(index, rule) {
    return refuse(`part ${index + 1} in ${MANIFEST} ${rule}`);
}
function refuse(message) {
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message,
        remedy: 'Restore the file from the history of the repository, or unpack the solution again.',
    });
}
function parsePart(untrusted, index) {
    const refuseIt = (rule) => refusePart(index, rule);
    const name = (0,lib/* stringField */.OM)(untrusted, 'name') ?? refuseIt('has no name');
    const form = (0,lib/* stringField */.OM)(untrusted, 'form') ?? 'none';
    if (form === 'folder')
        return { form, name };
    const file = (0,lib/* stringField */.OM)(untrusted, 'file') ?? refuseIt('has no file');
    const ends = (key) => {
        const value = (0,lib/* stringField */.OM)(untrusted, key) ?? 'none';
        return value === 'none' || value === 'lf' || value === 'crlf'
            ? value
            : refuseIt(`has ${key} ${(0,lib/* quote */.hD)(value)}; it can be "none", "lf" or "crlf"`);
    };
    const runs = () => parseRuns((0,lib/* stringField */.OM)(untrusted, 'lineEnds') ?? '') ??
        refuseIt('has lineEnds that are not like "lf" or "crlf 2, lf"');
    const hasMark = (0,lib/* booleanField */.hQ)(untrusted, 'byteOrderMark') ?? false;
    if (form === 'bytes' || form === 'base64')
        return { form, name, file };
    if (form === 'text')
        return { form, name, file, text: { runs: runs(), mark: hasMark } };
    if (form !== 'json')
        return refuseIt(`has form ${(0,lib/* quote */.hD)(form)}, which this version does not know`);
    const formulas = (0,lib/* stringField */.OM)(untrusted, 'formulas');
    const layout = { indent: ends('indent'), end: ends('end'), mark: hasMark };
    return { form, name, file, layout, ...(formulas === undefined ? {} : { formulas }) };
}
//# sourceMappingURL=manifest.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/formulas/controls.js
// Where the formulas are in the tree of controls of a screen or component, and under which keys people find them.

/** The name of the screen, component or app whose part this is; undefined when the part holds something else. */
function rootName(part) {
    const root = memberOf(part, 'TopParent');
    return isControl(root) ? textOfToken(memberOf(root, 'Name')) : undefined;
}
/** A copy of the part with every formula of its controls changed. What is no control stays as it is. */
function mapFormulas(part, change) {
    return withMember(part, 'TopParent', (root) => mapControls([root], [], change)[0] ?? root);
}
/** A copy of one control with every formula in it changed; keys start below it. */
function mapFormulasBelow(control, change) {
    return mapControl(control, [], change);
}
/**
 * A copy of the part with the definitions changed that instances of components carry along: each is a copy of the
 * component that the instance's template names.
 */
function mapDefinitionCopies(part, change) {
    const mapInstance = (control) => {
        const template = memberOf(control, 'Template');
        const name = textOfToken(memberOf(template, 'Name'));
        const changed = name === undefined || memberOf(template, 'ComponentDefinitionInfo') === undefined
            ? control
            : withMember(control, 'Template', (node) => withMember(node, 'ComponentDefinitionInfo', (copy) => change(copy, name)));
        return withItems(changed, 'Children', (children) => children.map(mapInstance));
    };
    return withMember(part, 'TopParent', mapInstance);
}
function isControl(node) {
    return textOfToken(memberOf(node, 'Name')) !== undefined && memberOf(node, 'Rules')?.kind === 'array';
}
function mapControls(siblings, parent, change) {
    const taken = new Set();
    return siblings.map((control) => {
        if (!isControl(control))
            return control;
        const template = textOfToken(memberOf(memberOf(control, 'Template'), 'Name')) ?? '';
        const name = textOfToken(memberOf(control, 'Name')) ?? '';
        return mapControl(control, [...parent, freeKey(`${name} As ${template}`, taken)], change);
    });
}
function mapControl(control, keys, change) {
    const properties = new Set();
    const mapRule = (rule) => {
        const property = textOfToken(memberOf(rule, 'Property'));
        if (property === undefined)
            return rule;
        return withMember(rule, 'InvariantScript', (formula) => change(formula, keys, freeKey(property, properties)));
    };
    const withRules = withItems(control, 'Rules', (rules) => rules.map(mapRule));
    const withDynamic = withItems(withRules, 'DynamicProperties', (items) => items.map((item) => withMember(item, 'Rule', mapRule)));
    return withItems(withDynamic, 'Children', (children) => mapControls(children, keys, change));
}
function withItems(node, name, change) {
    return withMember(node, name, (list) => list.kind === 'array' ? { kind: 'array', items: change(itemsOf(list)) } : list);
}
/** The key, or the key with the first number that makes it differ from those of its siblings. */
function freeKey(key, taken) {
    let free = key;
    for (let count = 2; taken.has(free); count++)
        free = `${key} (${count})`;
    taken.add(free);
    return free;
}
//# sourceMappingURL=controls.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/formulas/control-tree.js
// Controls by the keys under which people find them, each with something for its formulas.
function newControl() {
    return { formulas: new Map(), children: new Map() };
}
/** The control to which the keys lead, if there is one. */
function findControl(root, keys) {
    return keys.reduce((at, key) => at?.children.get(key), root);
}
/** The control to which the keys lead; what is not there yet is added. */
function addControl(root, keys) {
    return keys.reduce((at, key) => {
        const child = at.children.get(key) ?? newControl();
        at.children.set(key, child);
        return child;
    }, root);
}
//# sourceMappingURL=control-tree.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/formulas/fx-text.js
// The text in which people read and edit formulas: controls as nested keys, each property with its formula. It is a
// small part of YAML, so that editors colour it; each formula starts with `=`, as in the studio's own source files.


const STEP = '  ';
const PLAIN_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_ .()-]*[\p{L}\p{N}_.()-])?$/u;
/** What a plain value of YAML cannot hold, or what somebody could take away unseen. */
const NOT_INLINE = /[\n\t]|: |:$| #| $/;
/** Controls, line breaks that only some programs see, marks that hide or reorder text, halves of characters. */
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/u;
/** A deeply nested control could make its indentation larger than everything else. */
const MAX_CHARACTERS = 128 * 1024 * 1024;
/**
 * The text of a tree of controls, properties sorted by name.
 * @throws AlmError `unsupported` for one that would be too large.
 */
function printFx(root) {
    const text = new FxWriter();
    text.controls(root, '');
    return text.lines.join('');
}
class FxWriter {
    lines = [];
    characters = 0;
    controls(controls, indent) {
        for (const [key, { formulas, children }] of controls) {
            this.line(`${indent}${printKey(key)}:`);
            for (const property of [...formulas.keys()].sort()) {
                this.formula(printKey(property), `=${formulas.get(property) ?? ''}`, indent + STEP);
            }
            this.controls(children, indent + STEP);
        }
    }
    formula(key, formula, indent) {
        if (INVISIBLE.test(formula))
            return this.line(`${indent}${key}: ${quoteText(formula)}`);
        if (!NOT_INLINE.test(formula))
            return this.line(`${indent}${key}: ${formula}`);
        const chomp = !formula.endsWith('\n') ? '-' : formula.endsWith('\n\n') ? '+' : '';
        this.line(`${indent}${key}: |${chomp}`);
        const body = formula.endsWith('\n') ? formula.slice(0, -1) : formula;
        for (const line of body.split('\n'))
            this.line(line === '' ? '' : indent + STEP + line);
    }
    line(line) {
        this.lines.push(line, '\n');
        this.characters += line.length + 1;
        if (this.characters > MAX_CHARACTERS) {
            throw new lib/* AlmError */.Ly('unsupported', {
                message: `the formulas would take more than ${(0,lib/* formatBytes */.z3)(MAX_CHARACTERS)}`,
            });
        }
    }
}
function printKey(key) {
    return PLAIN_KEY.test(key) ? key : quoteText(key);
}
/** A text in quotes, as JSON and YAML write it; JSON alone would leave invisible characters as they are. */
function quoteText(text) {
    const escape = (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return JSON.stringify(text).replace(new RegExp(INVISIBLE, 'gu'), escape);
}
/**
 * Reads the text of a tree of controls; line ends and a byte order mark are of no consequence.
 * @throws AlmError `solution-invalid` naming the file and the line that cannot be understood.
 */
function parseFx(text, file) {
    const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
    if (lines.at(-1) === '')
        lines.pop();
    return new FxReader(lines, file).read();
}
/** A regular expression would look at every run of blanks from each of its blanks on. */
function withoutBlanksAtEnd(text) {
    let end = text.length;
    while (text[end - 1] === ' ')
        end--;
    return text.slice(0, end);
}
const LINE = /^( *)("(?:[^"\\]|\\.)*"|[^":#\s][^":]*):(?: +(.*))?$/;
class FxReader {
    lines;
    file;
    at = 0;
    constructor(lines, file) {
        this.lines = lines;
        this.file = file;
    }
    read() {
        const root = newControl();
        this.control(root, 0);
        if (root.formulas.size > 0)
            this.refuse('has a formula outside of a control');
        return root.children;
    }
    control(control, depth) {
        for (;;) {
            while (this.lines[this.at]?.trim() === '')
                this.at++;
            const line = this.lines[this.at];
            if (line === undefined)
                return;
            const [, indent, keyText, value = ''] = LINE.exec(line) ?? this.refuse('is neither a control nor a formula');
            const found = (indent ?? '').length / STEP.length;
            if (found < depth && Number.isInteger(found))
                return;
            if (found !== depth)
                this.refuse(`is not indented by ${depth * STEP.length} blanks`);
            const key = this.key(keyText ?? '');
            if (control.formulas.has(key) || control.children.has(key))
                this.refuse('has a key for the second time');
            if (value === '') {
                const child = newControl();
                control.children.set(key, child);
                this.at++;
                if (depth > 400)
                    this.refuse('is nested too deeply');
                this.control(child, depth + 1);
            }
            else {
                control.formulas.set(key, this.formula(value, depth));
            }
        }
    }
    key(text) {
        return text.startsWith('"') ? this.unquote(text) : text;
    }
    formula(value, depth) {
        const block = /^\|([+-]?) *$/.exec(value);
        let text = withoutBlanksAtEnd(value);
        if (block)
            text = this.block(block[1] ?? '', STEP.repeat(depth + 1));
        else if (value.startsWith('"'))
            text = this.unquote(text);
        if (!text.startsWith('='))
            this.refuse('has a formula that does not start with =');
        if (!block)
            this.at++;
        return text.slice(1);
    }
    /** Reads the lines below the current one; an empty line may have lost its indentation. */
    block(chomp, indent) {
        const start = this.at;
        const found = [];
        for (let next = start + 1; next < this.lines.length; next++) {
            const line = this.lines[next] ?? '';
            if (!line.startsWith(indent) && line.trim() !== '')
                break;
            found.push(line.slice(indent.length));
        }
        let filled = found.length;
        while (filled > 0 && found[filled - 1] === '')
            filled--;
        if (!found[0]?.startsWith('='))
            this.refuse('has no formula that starts with = below it');
        this.at = start + 1 + found.length;
        if (chomp === '+')
            return `${found.join('\n')}\n`;
        return found.slice(0, filled).join('\n') + (chomp === '' ? '\n' : '');
    }
    unquote(text) {
        try {
            return String(JSON.parse(text));
        }
        catch {
            return this.refuse('has a text in quotes that is not valid JSON');
        }
    }
    refuse(rule) {
        throw new lib/* AlmError */.Ly('solution-invalid', {
            message: `line ${this.at + 1} of ${(0,lib/* quote */.hD)(this.file)} ${rule}`,
            remedy: 'Compare the line with its neighbours, or restore the file from the history of the repository.',
            details: { file: this.file, line: this.at + 1 },
        });
    }
}
//# sourceMappingURL=fx-text.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/formulas/definitions.js
// Instances of a component carry a copy of its definition. Its formulas are read and edited in one place, the component,
// and the copies follow.




/** What stands in a copy for a formula that is the component's own. */
const IN_COMPONENT = '@component';
/** The formulas of the components whose parts these are. */
function definitionsOf(components) {
    const definitions = new Map();
    for (const part of components) {
        const template = textOfToken(memberOf(memberOf(memberOf(part, 'TopParent'), 'Template'), 'Name'));
        if (template === undefined)
            continue;
        const root = newControl();
        mapFormulas(part, (formula, [, ...keys], property) => {
            addControl(root, keys).formulas.set(property, formula);
            return formula;
        });
        definitions.set(template, root);
    }
    return definitions;
}
/** Takes out of the copies the formulas that are spelled as in their component. */
function takeCopies(part, definitions) {
    return mapDefinitionCopies(part, (copy, template) => mapFormulasBelow(copy, (formula, keys, property) => {
        const original = formulaOf(definitions, template, keys, property);
        const isEqual = original?.kind === 'scalar' && formula.kind === 'scalar' && original.token === formula.token;
        return isEqual ? stringToken(IN_COMPONENT) : formula;
    }));
}
/**
 * Puts the formulas of the components into the copies.
 * @throws AlmError `solution-invalid` for a copy of a component that has no such formula.
 */
function putCopies(part, definitions, file) {
    return mapDefinitionCopies(part, (copy, template) => mapFormulasBelow(copy, (formula, keys, property) => {
        if (textOfToken(formula) !== IN_COMPONENT)
            return formula;
        const original = formulaOf(definitions, template, keys, property);
        if (original)
            return original;
        throw new lib/* AlmError */.Ly('solution-invalid', {
            message: `${(0,lib/* quote */.hD)(file)} takes formula ${(0,lib/* quote */.hD)([...keys, property].join(' > '))} from a component that does not have it`,
            remedy: 'Take the screen and the component from the same version, or unpack the solution again.',
            details: { file },
        });
    }));
}
function formulaOf(definitions, template, keys, property) {
    const root = definitions.get(template);
    return root && findControl(root, keys)?.formulas.get(property);
}
//# sourceMappingURL=definitions.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/formulas/split.js
// Takes the formulas out of the JSON of a screen or component, and puts them back.




/** What stands in the JSON where a formula was taken out: one whose lines end with LF, or with CRLF. */
const IN_FX = '@fx';
const IN_FX_CRLF = '@fx crlf';
/** Takes the formulas out of a part. */
function takeFormulas(part) {
    const root = newControl();
    const rest = mapFormulas(part, (formula, keys, property) => {
        const text = textOfToken(formula);
        if (text === undefined)
            return formula;
        addControl(root, keys).formulas.set(property, withLineFeeds(text));
        return placeholder(formula, text);
    });
    return { rest, controls: root.children };
}
/** A formula that is spelled in an unusual way keeps its spelling, which counts until the formula is edited. */
function placeholder(formula, text) {
    const lines = withLineFeeds(text);
    for (const mark of [IN_FX, IN_FX_CRLF]) {
        const rebuilt = stringToken(mark === IN_FX ? lines : withCarriageReturns(lines));
        if (formula.kind === 'scalar' && formula.token === rebuilt.token)
            return stringToken(mark);
    }
    return { kind: 'object', members: [{ key: `"${IN_FX}"`, value: formula }] };
}
/**
 * Puts the formulas back.
 * @throws AlmError `solution-invalid` when the controls are not those of the JSON.
 */
function putFormulas({ rest, controls }, file) {
    const root = { formulas: new Map(), children: controls };
    const used = new Map();
    const part = mapFormulas(rest, (mark, keys, property) => {
        const original = textOfToken(memberOf(mark, IN_FX));
        const known = original !== undefined || [IN_FX, IN_FX_CRLF].includes(textOfToken(mark) ?? '');
        if (!known)
            return mark;
        const control = findControl(root, keys);
        const text = control?.formulas.get(property);
        if (!control || text === undefined)
            return split_refuse(file, [...keys, property], 'is missing');
        used.set(control, (used.get(control) ?? new Set()).add(property));
        if (original === undefined) {
            return stringToken(textOfToken(mark) === IN_FX ? text : withCarriageReturns(text));
        }
        if (withLineFeeds(original) === text)
            return memberOf(mark, IN_FX) ?? mark;
        return stringToken(original.includes('\r\n') ? withCarriageReturns(text) : text);
    });
    refuseUnused(controls, used, [], file);
    return part;
}
function refuseUnused(controls, used, parent, file) {
    for (const [key, control] of controls) {
        const keys = [...parent, key];
        const extra = [...control.formulas.keys()].find((property) => !used.get(control)?.has(property));
        if (extra !== undefined)
            split_refuse(file, [...keys, extra], 'is not in the JSON file beside it');
        refuseUnused(control.children, used, keys, file);
    }
}
function withLineFeeds(text) {
    return text.replaceAll('\r\n', '\n');
}
function withCarriageReturns(text) {
    return text.replaceAll('\n', '\r\n');
}
function split_refuse(file, keys, rule) {
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `formula ${(0,lib/* quote */.hD)(keys.join(' > '))} of ${(0,lib/* quote */.hD)(file)} ${rule}`,
        remedy: 'Controls and properties are added and removed in Power Apps Studio; here their formulas can be changed. Restore the name, or unpack the solution again.',
        details: { file },
    });
}
//# sourceMappingURL=split.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/json/layout.js
// How a part of an app lays out its JSON, found out from its text and applied to build the text again.

const lineEnds = { none: '', lf: '\n', crlf: '\r\n' };
/** The text of a tree in a layout. */
function layOut(node, { indent, end, mark }) {
    const body = indent === 'none' ? printMinimal(node) : printIndented(node, lineEnds[indent]);
    return `${mark ? '\ufeff' : ''}${body}${lineEnds[end]}`;
}
/** The layout of a JSON text; undefined when it is none of those that are known. */
function findLayout(text, node) {
    const end = text.endsWith('\r\n') ? 'crlf' : text.endsWith('\n') ? 'lf' : 'none';
    const indent = !/^\ufeff?[[{]\r?\n/.test(text) ? 'none' : text.indexOf('\r\n') >= 0 ? 'crlf' : 'lf';
    const layout = { indent, end, mark: text.startsWith('\ufeff') };
    return layOut(node, layout) === text ? layout : undefined;
}
//# sourceMappingURL=layout.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/parts/text.js
// Parts that are kept as they are, in a form that survives what git does to line ends and editors to byte order marks.
const MARK = Buffer.from('\ufeff');
/** The studio's own source has two: its comment ends with CRLF and the rest with LF. */
const MAX_RUNS = 20;
/** The line ends of a text; undefined for one in which they alternate. */
function findLineEnds(bytes) {
    const runs = [];
    for (const [end] of latin1(bytes).matchAll(/\r?\n/g)) {
        const kind = end === '\n' ? 'lf' : 'crlf';
        const last = runs.at(-1);
        if (last?.kind === kind)
            last.count++;
        else if (runs.push({ kind, count: 1 }) > MAX_RUNS)
            return undefined;
    }
    return { runs, mark: hasMark(bytes) };
}
/** Tells whether git, too, takes the bytes for no text: it looks for these two, among others. */
function isBinary(bytes) {
    return bytes.includes(0) || /\r(?!\n)/.test(latin1(bytes));
}
/** The text with the line ends and the byte order mark that it had. */
function restoreLineEnds(bytes, { runs, mark }) {
    const lines = latin1(withoutMark(bytes)).split(/\r?\n/);
    let run = 0;
    let left = runs[0]?.count ?? 0;
    const restored = lines.map((line, index) => {
        if (index === lines.length - 1)
            return line;
        if (left-- === 0 && run < runs.length - 1)
            left = (runs[++run]?.count ?? 0) - 1;
        return line + (runs[run]?.kind === 'crlf' ? '\r\n' : '\n');
    });
    const text = Buffer.from(restored.join(''), 'latin1');
    return mark ? Buffer.concat([MARK, text]) : text;
}
/** Bytes as lines of base64. */
function toBase64(bytes) {
    return Buffer.from(bytes)
        .toString('base64')
        .replace(/.{1,76}/g, '$&\n');
}
/** The bytes that lines of base64 stand for. */
function fromBase64(bytes) {
    return Buffer.from(latin1(withoutMark(bytes)), 'base64');
}
function withoutMark(bytes) {
    return hasMark(bytes) ? bytes.subarray(MARK.length) : bytes;
}
function hasMark(bytes) {
    return MARK.equals(bytes.subarray(0, MARK.length));
}
/** One character for each byte, so that bytes of any encoding stay what they are. */
function latin1(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
//# sourceMappingURL=text.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/parts/build.js
// Builds one part of an app from its file or files.








const none = new Map();
/**
 * The content of a part.
 * @throws AlmError `solution-file-missing`, `json-invalid` or `solution-invalid` for a file that cannot be built from.
 */
function buildPart(part, source) {
    switch (part.form) {
        case 'folder':
            return new Uint8Array();
        case 'bytes':
            return requireFile(source.files, part.file);
        case 'base64':
            return fromBase64(requireFile(source.files, part.file));
        case 'text':
            return restoreLineEnds(requireFile(source.files, part.file), part.text);
        case 'json':
            return buildJson(part, source);
    }
}
/** The formulas of the components among the parts. */
function buildDefinitions(parts, files) {
    const components = parts.flatMap((part) => {
        if (part.form !== 'json' || part.formulas === undefined || !isComponent(part.name))
            return [];
        return [withFormulas(parseTokens(readText(files, part.file), part.file), part.formulas, files)];
    });
    return definitionsOf(components);
}
/** Tells whether a part defines a component. */
function isComponent(name) {
    return /^components[\\/]/i.test(name);
}
function buildJson(part, { files, entropy, definitions }) {
    const { name, file, formulas, layout } = part;
    const tree = parseTokens(readText(files, file), file);
    const whole = putVolatile(tree, entropy.values.get(name) ?? none, file);
    if (formulas === undefined)
        return Buffer.from(layOut(whole, layout));
    return Buffer.from(layOut(putCopies(withFormulas(whole, formulas, files), definitions, file), layout));
}
function withFormulas(rest, formulas, files) {
    return putFormulas({ rest, controls: parseFx(readText(files, formulas), formulas) }, formulas);
}
/** @throws AlmError `solution-file-missing`. */
function requireFile(files, path) {
    const bytes = files.get(path);
    if (bytes)
        return bytes;
    throw new lib/* AlmError */.Ly('solution-file-missing', {
        message: `cannot find file ${(0,lib/* quote */.hD)(path)} in the source of the app`,
        remedy: 'Restore the file from the history of the repository, or unpack the solution again.',
        details: { file: path },
    });
}
/** @throws AlmError `solution-file-missing`, or `solution-invalid` for a file that is not UTF-8. */
function readText(files, path) {
    const text = decodeText(requireFile(files, path));
    if (text !== undefined)
        return text;
    throw new lib/* AlmError */.Ly('solution-invalid', {
        message: `file ${(0,lib/* quote */.hD)(path)} in the source of the app is not UTF-8`,
        remedy: 'Save the file as UTF-8.',
        details: { file: path },
    });
}
/** The text of UTF-8 bytes with its byte order mark; undefined for other bytes. */
function decodeText(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined; // The caller says what that means for it.
    }
}
//# sourceMappingURL=build.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/parts/open.js
// Chooses for one part of an app the most readable form that gives back its bytes.











/** JSON takes up to thirty times its size in memory; the largest parts of real apps have a few megabytes. */
const MAX_JSON_BYTES = 32 * 1024 * 1024;
const open_none = new Map();
/** The part as source; its file names are free in `names` and taken from now on. */
function openPart(part, names, definitions) {
    if (part.path === undefined) {
        return { source: { form: 'folder', name: part.name }, files: new Map(), volatile: open_none };
    }
    return openJson(part, part.path, names, definitions) ?? openBytes(part, names.ofPart(part.path));
}
/** What people would miss in the source of a part; undefined when nothing. */
function shortcomingOf({ source }) {
    const { form, name } = source;
    if (form === 'folder' || !isJson(name))
        return undefined;
    if (form !== 'json')
        return `part ${(0,lib/* quote */.hD)(name)} is kept as it is, because it is not JSON, or JSON of an unknown layout`;
    if (!isControls(name) || source.formulas !== undefined)
        return undefined;
    return `the formulas of part ${(0,lib/* quote */.hD)(name)} stay in its JSON, because its controls are of an unknown shape`;
}
/** The formulas of the components among the parts. */
function openDefinitions(parts) {
    return definitionsOf(parts.filter(({ name }) => isComponent(name)).flatMap((part) => open_parsePart(part)?.tree ?? []));
}
function openJson(part, path, names, definitions) {
    const parsed = open_parsePart(part);
    if (!parsed)
        return undefined;
    const { tree, layout } = parsed;
    const { rest, values } = takeVolatile(tree);
    const name = isControls(part.name) ? rootName(rest) : undefined;
    if (name !== undefined) {
        const file = names.ofControls(name, isComponent(part.name));
        const opened = splitControls(part, takeCopies(rest, definitions), layout, values, file);
        if (opened && givesBack(part, opened, definitions))
            return opened;
    }
    const file = names.ofPart(path);
    const opened = {
        source: { form: 'json', name: part.name, file, layout },
        files: new Map([[file, printFile(rest)]]),
        volatile: values,
    };
    return givesBack(part, opened, definitions) ? opened : openBytes(part, file);
}
function isJson(name) {
    return /\.(json|sarif)$/i.test(name);
}
function isControls(name) {
    return /^(controls|components)[\\/]/i.test(name);
}
function open_parsePart(part) {
    if (!isJson(part.name) || part.bytes.length > MAX_JSON_BYTES)
        return undefined;
    const text = decodeText(part.bytes);
    if (text === undefined)
        return undefined;
    try {
        const tree = parseTokens(text, part.name);
        const layout = findLayout(text, tree);
        return layout && { tree, layout };
    }
    catch {
        return undefined; // A part that is no JSON, whatever its name says, is kept as it is.
    }
}
function splitControls(part, rest, layout, volatile, file) {
    const split = takeFormulas(rest);
    const formulas = file.replace(/json$/, 'fx.yaml');
    const text = printWithinLimits(split.controls);
    if (text === undefined)
        return undefined;
    return {
        source: { form: 'json', name: part.name, file, layout, formulas },
        files: new Map([
            [formulas, Buffer.from(text)],
            [file, printFile(split.rest)],
        ]),
        volatile,
    };
}
function printWithinLimits(controls) {
    try {
        return printFx(controls);
    }
    catch (error) {
        if (error instanceof lib/* AlmError */.Ly)
            return undefined; // The formulas stay in the JSON.
        throw error;
    }
}
function printFile(node) {
    return Buffer.from(`${printIndented(node)}\n`);
}
function openBytes(part, file) {
    const { name, bytes } = part;
    const asIs = (source) => ({
        source,
        files: new Map([[file, bytes]]),
        volatile: open_none,
    });
    if (isBinary(bytes))
        return asIs({ form: 'bytes', name, file });
    const text = findLineEnds(bytes);
    if (text)
        return asIs({ form: 'text', name, file, text });
    const files = new Map([[file, Buffer.from(toBase64(bytes))]]);
    return { source: { form: 'base64', name, file }, files, volatile: open_none };
}
/** The proof that nothing is lost: the part is built from its form as it would be by packing. */
function givesBack(part, { source, files, volatile }, definitions) {
    const entropy = { values: new Map([[part.name, volatile]]), sha256: open_none };
    try {
        return Buffer.from(buildPart(source, { files, entropy, definitions })).equals(part.bytes);
    }
    catch {
        return false; // A form that cannot be built from is not this part's form.
    }
}
//# sourceMappingURL=open.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/unpack.js
// Takes an app document apart into source that people can read, review and merge.






/** Indenting makes files larger than their parts; what is held in memory is limited all the same. */
const MAX_SOURCE_BYTES = 1024 * 1024 * 1024;
/**
 * Takes an msapp apart. Each part becomes its most readable form that gives back the part's bytes: formulas as text
 * beside the rest of their screen, JSON indented, everything else as it is.
 * @throws AlmError with a `zip-` code for what is no readable archive, or too large.
 */
function unpackCanvasApp(msapp) {
    const parts = readParts(msapp);
    const names = new FileNames();
    const definitions = openDefinitions(parts);
    const files = new Map();
    const values = new Map();
    const digests = new Map();
    const warnings = [];
    let sourceBytes = 0;
    const sources = parts.map((part) => {
        const opened = openPart(part, names, definitions);
        for (const [path, bytes] of opened.files) {
            files.set(path, bytes);
            sourceBytes += bytes.length;
        }
        if (sourceBytes > MAX_SOURCE_BYTES)
            refuseSize();
        warnings.push(...[shortcomingOf(opened)].filter((text) => text !== undefined));
        if (opened.volatile.size > 0)
            values.set(part.name, opened.volatile);
        digests.set(part.name, sha256(part.bytes));
        return opened.source;
    });
    files.set(MANIFEST, Buffer.from(printManifest(sources)));
    files.set(ENTROPY, Buffer.from(printEntropy({ values, sha256: digests })));
    return { files, warnings };
}
function refuseSize() {
    throw new lib/* AlmError */.Ly('zip-too-large', {
        message: `the source of the app would have more than ${(0,lib/* formatBytes */.z3)(MAX_SOURCE_BYTES)}`,
        remedy: 'Leave process-canvas-apps off for this solution.',
    });
}
//# sourceMappingURL=unpack.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/add-sources.js
// Adds to an unpacked solution the sources of its canvas apps.




/** All apps of a solution together; an archive of archives could otherwise grow without end. */
const MAX_TOTAL_BYTES = 1024 * 1024 * 1024;
/**
 * Adds `CanvasApps/src/<name>/` for each canvas app whose description names an app document among the files. The
 * document stays. An app that cannot be read, or not within limits, stays as it is, and a warning says why.
 * @throws AlmError `xml-invalid` or `xml-refused` for a description that cannot be read.
 */
function addCanvasSources(files) {
    const all = new Map(files);
    const warnings = [];
    const present = sourceFoldersOf(files);
    let totalBytes = 0;
    for (const { folder, msapp } of canvasAppsOf(files)) {
        const document = files.get(msapp);
        if (!document)
            continue; // Unpacking the solution has said so.
        try {
            if (present.has((0,solution_lib/* foldName */.zN)(folder)))
                add_sources_refuse(`the solution itself has files in CanvasApps/src/${folder}`);
            const source = unpackCanvasApp(document);
            for (const bytes of source.files.values())
                totalBytes += bytes.length;
            if (totalBytes > MAX_TOTAL_BYTES)
                add_sources_refuse(`the sources are larger than ${(0,lib/* formatBytes */.z3)(MAX_TOTAL_BYTES)}`);
            const placed = [...source.files].map(([path, bytes]) => [(0,solution_lib/* parseUnpackedPath */.YJ)(`CanvasApps/src/${folder}/${path}`), bytes]);
            for (const [path, bytes] of placed)
                all.set(path, bytes);
            warnings.push(...source.warnings.map((warning) => `canvas app ${(0,lib/* quote */.hD)(folder)}: ${warning}`));
        }
        catch (error) {
            if (!(error instanceof lib/* AlmError */.Ly))
                throw error;
            warnings.push(`canvas app ${(0,lib/* quote */.hD)(msapp)} stays as it is: ${error.message}`);
        }
    }
    return { files: all, warnings };
}
function add_sources_refuse(message) {
    throw new lib/* AlmError */.Ly('unsupported', { message });
}
//# sourceMappingURL=add-sources.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/pack.js
// Builds an app document from its source.






/**
 * Builds an msapp from what `unpackCanvasApp` made of it, edited or not. Without edits its parts are the same bytes in
 * the same order; with edits the checksums of the studio are left out, because they would no longer be true.
 * @throws AlmError `solution-layout-unsupported` for the source of another tool, `solution-file-missing`,
 * `json-invalid` or `solution-invalid` for a source that nothing can be built from.
 */
function packCanvasApp(files) {
    const sources = readManifest(files);
    const entropy = files.has(ENTROPY) ? parseEntropy(readText(files, ENTROPY), ENTROPY) : noEntropy;
    const source = { files, entropy, definitions: buildDefinitions(sources, files) };
    const parts = sources.map((part) => ({ name: part.name, bytes: buildPart(part, source) }));
    const changed = changedParts(parts, entropy.sha256);
    const warnings = [...unusedFiles(files, sources), ...idleChanges(changed, entropy.sha256)];
    const kept = changed.length === 0 ? parts : parts.filter((part) => !isChecksum(part.name));
    if (kept.length < parts.length) {
        warnings.push(`the app differs from the one that was unpacked (${listNames(changed)}), so checksum.json, which would not be true of it, is left out`);
    }
    readParts((0,solution_lib/* writeZip */.zy)(kept.map(({ name }) => ({ name, bytes: noBytes })))); // Refuses names that no app may have.
    return { msapp: (0,solution_lib/* writeZip */.zy)(kept), warnings };
}
/** Tells whether a file is one that editors and people leave beside a source. */
function isBystander(path) {
    return /(^|\/)(\.|readme(\.\w+)?$)/i.test(path);
}
function readManifest(files) {
    if (files.has(MANIFEST))
        return parseManifest(readText(files, MANIFEST));
    throw new lib/* AlmError */.Ly('solution-layout-unsupported', {
        message: `the source of the app has no ${MANIFEST}, so it was not made with process-canvas-apps`,
        remedy: 'Restore the file from the history of the repository, or delete the folder and unpack the solution again.',
    });
}
const noBytes = new Uint8Array();
const noEntropy = { values: new Map(), sha256: new Map() };
function isChecksum(name) {
    return name.toLowerCase() === 'checksum.json';
}
/** Names of the parts that are new, gone or others than they were. */
function changedParts(parts, digests) {
    const now = new Map(parts.map(({ name, bytes }) => [name, sha256(bytes)]));
    const names = new Set([...now.keys(), ...digests.keys()]);
    return [...names].filter((name) => !isChecksum(name) && now.get(name) !== digests.get(name));
}
/** The studio writes its own YAML for reviewers, and says in it that it is not used when the app is loaded. */
function idleChanges(changed, digests) {
    return changed
        .filter((name) => digests.has(name) && /^src[\\/].*\.pa\.yaml$/i.test(name))
        .map((name) => `the change to ${(0,lib/* quote */.hD)(name)} has no effect on the app; its formulas are in Src/*.fx.yaml`);
}
function listNames(names) {
    const shown = names.slice(0, 3).map(lib/* quote */.hD).join(', ');
    return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
function unusedFiles(files, sources) {
    const used = new Set([MANIFEST, ENTROPY]);
    for (const source of sources) {
        if (source.form !== 'folder')
            used.add(source.file);
        if (source.form === 'json' && source.formulas !== undefined)
            used.add(source.formulas);
    }
    return [...files.keys()]
        .filter((path) => !used.has(path) && !isBystander(path))
        .sort()
        .map((path) => `${MANIFEST} does not name ${(0,lib/* quote */.hD)(path)}, so it is not in the app`);
}
//# sourceMappingURL=pack.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/build-apps.js
// Builds the canvas apps of an unpacked solution from their sources.





/**
 * Replaces the document of each canvas app that has a folder in `CanvasApps/src` by one that is built from the folder.
 * A document that has the same parts already stays byte for byte, and so does that of an app without a folder.
 * @throws AlmError as `packCanvasApp` does, naming the folder.
 */
function buildCanvasApps(files) {
    const all = new Map(files);
    const warnings = [];
    const apps = new Map(canvasAppsOf(files).map((app) => [(0,solution_lib/* foldName */.zN)(app.folder), app]));
    const folders = [...sourceFoldersOf(files)].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [key, sources] of folders) {
        if ([...sources.keys()].every(isBystander))
            continue;
        const app = apps.get(key);
        if (!app) {
            warnings.push(`no canvas app of the solution has the source folder ${(0,lib/* quote */.hD)(`CanvasApps/src/${key}`)}`);
            continue;
        }
        const built = build(sources, app.folder);
        warnings.push(...built.warnings.map((warning) => `canvas app ${(0,lib/* quote */.hD)(app.folder)}: ${warning}`));
        const present = files.get(app.msapp);
        if (!present || !hasSameParts(present, built.msapp))
            all.set(app.msapp, built.msapp);
    }
    return { files: all, warnings };
}
function build(sources, folder) {
    try {
        return packCanvasApp(sources);
    }
    catch (error) {
        if (!(error instanceof lib/* AlmError */.Ly))
            throw error;
        throw new lib/* AlmError */.Ly(error.code, {
            message: `canvas app ${(0,lib/* quote */.hD)(folder)}: ${error.message}`,
            ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
            details: { ...error.details, folder: `CanvasApps/src/${folder}` },
            cause: error,
        });
    }
}
function hasSameParts(present, built) {
    try {
        const [before, after] = [readParts(present), readParts(built)];
        return (before.length === after.length &&
            before.every(({ name, bytes }, index) => {
                const other = after[index];
                return other?.name === name && Buffer.from(bytes).equals(other.bytes);
            }));
    }
    catch (error) {
        if (error instanceof lib/* AlmError */.Ly)
            return false; // The document beside the source cannot be read, so it is replaced.
        throw error;
    }
}
//# sourceMappingURL=build-apps.js.map
;// CONCATENATED MODULE: ./packages/canvas/lib/index.js
// Canvas apps as source: an app document (msapp) taken apart into files that people can review, and built from them.





//# sourceMappingURL=index.js.map

/***/ })

};
