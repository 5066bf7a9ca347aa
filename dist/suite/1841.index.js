export const id = 1841;
export const ids = [1841,7666];
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

/***/ 9152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ findFiles)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7666);




const WILDCARD = /[*?]/;
/** Folders that hold no file that anybody means by a pattern. */
const PASSED_OVER = new Set(['.git', 'node_modules']);
/**
 * The files of an input of several lines, each once, those of a pattern in the order of their names.
 * @throws AlmError `file-not-found` naming the line that leads to no file.
 */
async function findFiles(ports, workingDirectory, text, inputName) {
    const root = node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(ports.workspace, workingDirectory ?? '');
    const lines = text.split('\n').map((line) => line.trim());
    const found = new Set();
    for (const line of lines.filter((each) => each !== '')) {
        for (const file of await filesOf(root, line, inputName))
            found.add(file);
    }
    return [...found];
}
async function filesOf(root, line, inputName) {
    const parts = node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(root, line).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    const firstWild = parts.findIndex((part) => WILDCARD.test(part));
    if (firstWild === -1) {
        const file = parts.join(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
        await (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .requireFile */ .Gz)(file, inputName);
        return [file];
    }
    const folder = parts.slice(0, firstWild).join(node_path__WEBPACK_IMPORTED_MODULE_2__.sep) || node_path__WEBPACK_IMPORTED_MODULE_2__.sep;
    const files = await match(folder, parts.slice(firstWild));
    if (files.length > 0)
        return files;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('file-not-found', {
        message: `no file fits ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(line)} of input ${inputName}`,
        remedy: 'Check the pattern; it starts from the workspace (or working-directory), and the step that puts the files there must come first.',
    });
}
async function match(folder, [part = '', ...rest]) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { withFileTypes: true }).catch(() => []);
    const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const found = [];
    if (part === '**')
        found.push(...(await match(folder, rest.length > 0 ? rest : ['*'])));
    const pattern = patternOf(part);
    for (const entry of sorted) {
        const place = node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, entry.name);
        if (part === '**') {
            if (entry.isDirectory() && !PASSED_OVER.has(entry.name))
                found.push(...(await match(place, ['**', ...rest])));
        }
        else if (pattern.test(entry.name)) {
            if (rest.length === 0 && !entry.isDirectory())
                found.push(place);
            else if (rest.length > 0 && entry.isDirectory())
                found.push(...(await match(place, rest)));
        }
    }
    return found;
}
function patternOf(part) {
    const text = part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${text.replace(/\*+/g, '.*').replaceAll('?', '.')}$`);
}
//# sourceMappingURL=find-files.js.map

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

/***/ 1778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BR: () => (/* binding */ typeNameOf),
/* harmony export */   Bt: () => (/* binding */ TABLE),
/* harmony export */   Hr: () => (/* binding */ findDeletions),
/* harmony export */   VU: () => (/* binding */ holdsData),
/* harmony export */   bf: () => (/* binding */ findGone),
/* harmony export */   jT: () => (/* binding */ UNMANAGED_LAYER)
/* harmony export */ });
/* unused harmony export survives */
/* harmony import */ var _powerops_solution__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4329);

/** Types whose components a zip names one by one, so that absence is certain. */
const LISTED = new Set([1, 2, 9, 14, 20, 24, 26, 29, 59, 60, 61, 62, 66, 70, 80, 91, 95, 300, 371, 372, 380]);
const TABLE = 1;
const COLUMN = 2;
/** In the words of makers; the others have the names of the platform. */
const WORDS = new Map([
    [TABLE, 'Table'],
    [COLUMN, 'Column'],
]);
/** From here on the number of a type is the organization's own, and the zip names the type by a word. */
const FIRST_OWN_TYPE = 10_000;
/** The solution name that stands for changes made in the environment itself; they go with what they change. */
const UNMANAGED_LAYER = 'active';
/** The components that the zip lacks and no other solution holds; what cannot be compared is counted as unknown. */
function findDeletions(target, brought) {
    const gone = findGone(target, brought);
    const judged = gone.map((component) => ({ component, fate: fateOf(component, target, brought) }));
    const deleted = judged.filter(({ fate }) => fate === 'deleted').map(({ component }) => component);
    const tables = new Set(deleted.filter(({ type }) => type === TABLE).map(({ name }) => name.toLowerCase()));
    // A table takes its columns along: to name each of them would hide the table.
    const components = deleted.filter(({ type, name }) => type !== COLUMN || !tables.has(tableOf(name)));
    const rank = ({ type }) => (type === TABLE ? 0 : type === COLUMN ? 1 : 2);
    return {
        components: components.sort((a, b) => rank(a) - rank(b)),
        unknownCount: judged.filter(({ fate }) => fate === 'unknown').length,
    };
}
/** Components and columns of the target that the zip does not bring; a column is named `table.column`. */
function findGone({ components, columns }, brought) {
    const told = new Set(columns.map(({ id }) => id));
    const asComponents = columns
        .filter((column) => !bringsColumn(column, brought))
        .map(({ id, table, name, displayName }) => ({
        id,
        type: COLUMN,
        typeName: '',
        name: `${table}.${name}`,
        displayName,
    }));
    return [...components.filter((one) => !told.has(one.id) && !survives(one, brought)), ...asComponents];
}
function bringsColumn({ table, name }, { components }) {
    // The amount in the base currency comes with the amount.
    const names = [name, name.replace(/_base$/, '')];
    return components.some(({ type, parent, schemaName }) => Number(type) === COLUMN &&
        parent?.toLowerCase() === table &&
        names.includes(schemaName?.toLowerCase() ?? ''));
}
function tableOf(column) {
    return column.slice(0, column.lastIndexOf('.')).toLowerCase();
}
/** What another solution has a layer of outlives the upgrade. */
function fateOf(component, { holders, replaced }, brought) {
    const solutions = holders.get(component.id) ?? [];
    if (solutions.some((name) => name !== UNMANAGED_LAYER && !replaced.has(name)))
        return 'kept';
    if (solutions.some((name) => replaced.has(name)))
        return 'deleted';
    return isCertain(component, brought) ? 'deleted' : 'unknown';
}
/** The type of a component in words, such as `Workflow`. */
function typeNameOf({ type, typeName }) {
    return WORDS.get(type) ?? (typeName || (0,_powerops_solution__WEBPACK_IMPORTED_MODULE_0__/* .componentTypeName */ .p7)(String(type)));
}
/** Whether the type of a component, as `typeNameOf` names it, holds rows or values. */
function holdsData(typeName) {
    return [...WORDS.values()].includes(typeName);
}
/** Whether the zip brings the component again. */
function survives({ id, type, name }, { components }) {
    const folded = name.toLowerCase();
    return components.some((component) => {
        if (component.id === id)
            return true;
        if (folded === '' || component.schemaName?.toLowerCase() !== folded)
            return false;
        return type >= FIRST_OWN_TYPE ? !LISTED.has(Number(component.type)) : Number(component.type) === type;
    });
}
/** Columns of the platform come with their table and are not the solution's to delete. */
function isCertain({ type, name }, { prefix }) {
    if (type !== COLUMN)
        return LISTED.has(type);
    const column = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    return prefix !== '' && column.startsWith(`${prefix.toLowerCase()}_`);
}
//# sourceMappingURL=deletions.js.map

/***/ }),

/***/ 3576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ findUnmet),
/* harmony export */   T4: () => (/* binding */ solutionOf),
/* harmony export */   gt: () => (/* binding */ brings)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _deletions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1778);
// What a solution needs of its target, against the solutions that the target has and those that come along.


/** Solutions that every environment has. */
const PLATFORM = ['system', 'default', 'basic'];
/** Solutions of the platform's own apps, whose parts can come with others of them. */
const FIRST_PARTY = /^(msdyn|msft_|mspp_|microsoft)/i;
/** `Name (1.2.3.4)` or a bare name, as solution.xml writes the solution of a dependency. */
function solutionOf({ solution }) {
    const match = /^(.*?)\s*(?:\((\d{1,9}(?:\.\d{1,9}){1,3})\))?$/.exec((solution ?? '').trim());
    const name = match?.[1] ?? '';
    return match?.[2] === undefined ? { name } : { name, version: (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(match[2], 'a dependency') };
}
/**
 * The dependencies that the target does not surely meet, each component once.
 * @param others the solutions that are deployed before this one
 */
function findUnmet(facts, target, others) {
    const unmet = new Map();
    for (const { required } of facts.dependencies) {
        if (others.some((other) => brings(other, required)))
            continue;
        const found = judge(required, target);
        if (found)
            unmet.set(`${found.typeName} ${found.component} ${found.solution}`.toLowerCase(), found);
    }
    return [...unmet.values()];
}
/** Whether the solution is, or holds, what is required. */
function brings({ uniqueName, components }, required) {
    if (solutionOf(required).name.toLowerCase() === uniqueName.toLowerCase())
        return true;
    const wanted = required.schemaName?.toLowerCase();
    return (wanted !== undefined &&
        components.some(({ type, schemaName }) => type === required.type && schemaName?.toLowerCase() === wanted));
}
function judge(required, target) {
    const { name, version } = solutionOf(required);
    const component = {
        component: required.schemaName ?? required.displayName ?? required.id ?? '',
        typeName: required.typeName,
    };
    const folded = name.toLowerCase();
    if (PLATFORM.includes(folded))
        return undefined;
    if (folded === '' || folded === _deletions_js__WEBPACK_IMPORTED_MODULE_1__/* .UNMANAGED_LAYER */ .jT)
        return { ...component, solution: '', state: 'unknown' };
    const wanted = { ...component, solution: name, ...(version === undefined ? {} : { version }) };
    const entry = target.find(({ uniqueName }) => uniqueName.toLowerCase() === folded);
    if (!entry)
        return { ...wanted, state: FIRST_PARTY.test(name) ? 'unknown' : 'missing' };
    if (version === undefined || entry.version === undefined)
        return undefined;
    return (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(entry.version, version) < 0
        ? { ...wanted, state: 'older', inTarget: entry.version }
        : undefined;
}
//# sourceMappingURL=dependencies.js.map

/***/ }),

/***/ 5406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ readAgain),
  q: () => (/* binding */ readOffers)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var common_files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/find-files.js
var find_files = __webpack_require__(9152);
// EXTERNAL MODULE: ./actions/lib/common/plan/deletions.js
var deletions = __webpack_require__(1778);
// EXTERNAL MODULE: ./actions/lib/common/plan/dependencies.js
var dependencies = __webpack_require__(3576);
;// CONCATENATED MODULE: ./actions/lib/common/plan/order.js
// The order in which several solutions are deployed: what others need comes first.



/**
 * Orders solutions by their dependencies; those that do not depend on each other keep their order.
 * @throws AlmError `input-conflict` for a solution that is there twice, and for solutions that need each other.
 */
function orderByDependencies(offers) {
    refuseTwins(offers);
    const waiting = [...offers];
    const ordered = [];
    while (waiting.length > 0) {
        const at = waiting.findIndex((offer) => !waiting.some((other) => other !== offer && needs(offer.facts, other.facts)));
        if (at === -1)
            throw circle(waiting);
        ordered.push(...waiting.splice(at, 1));
    }
    return ordered;
}
/** Whether the first solution needs something of the second. */
function needs(one, other) {
    const name = other.uniqueName.toLowerCase();
    if (one.patchOf?.toLowerCase() === name)
        return true;
    return one.dependencies.some(({ required }) => {
        const from = (0,dependencies/* solutionOf */.T4)(required).name.toLowerCase();
        // Where it was made in no solution, whoever brings it along has to come first.
        return from === '' || from === deletions/* UNMANAGED_LAYER */.jT
            ? (0,dependencies/* brings */.gt)(other, required) && !(0,dependencies/* brings */.gt)(one, required)
            : from === name;
    });
}
function refuseTwins(offers) {
    const names = offers.map(({ facts }) => facts.uniqueName.toLowerCase());
    const twin = offers.find(({ facts }, index) => names.indexOf(facts.uniqueName.toLowerCase()) !== index);
    if (!twin)
        return;
    throw new lib/* AlmError */.Ly('input-conflict', {
        message: `input solution-file names two files that hold ${(0,lib/* quote */.hD)(twin.facts.uniqueName)}`,
        remedy: 'Name one file for each solution; a pattern such as *_managed.zip leaves the unmanaged twin out.',
    });
}
function circle(waiting) {
    let circular = waiting;
    for (let before = Infinity; circular.length < before;) {
        before = circular.length;
        // Who is needed by none of the others only waits for them.
        const among = circular;
        circular = among.filter((offer) => among.some((other) => other !== offer && needs(other.facts, offer.facts)));
    }
    const names = circular.map(({ facts }) => (0,lib/* quote */.hD)(facts.uniqueName)).join(', ');
    return new lib/* AlmError */.Ly('input-conflict', {
        message: `the solutions ${names} need each other, so none of them can be the first`,
        remedy: 'Move what both need into a solution of its own, or put them into one.',
    });
}
//# sourceMappingURL=order.js.map
;// CONCATENATED MODULE: ./actions/lib/common/plan/solution-facts.js
// What a plan needs to know of a solution zip, read from its bytes alone.


/** workflow.category of what a deployment turns on: workflows, business rules, actions, process flows, cloud flows. */
const TURNED_ON = ['0', '2', '3', '4', '5'];
const DEFINITION = '1';
const ACTIVATED = '1';
/** @throws AlmError the codes of `parseSolution` and `readSolutionSettings`. */
function readSolutionFacts(zip) {
    const archive = (0,solution_lib/* parseSolution */.Pm)(zip);
    const { uniqueName, version, packageType, publisher, rootComponents, missingDependencies } = archive.manifest;
    const patchOf = parentOf(archive);
    return {
        uniqueName,
        version,
        managed: packageType === 'Managed',
        ...(patchOf === undefined ? {} : { patchOf }),
        digest: (0,solution_lib/* solutionDigest */.wU)(zip),
        publisher: publisher.uniqueName,
        prefix: publisher.prefix,
        components: [...rootComponents, ...(0,solution_lib/* listComponents */.nF)(archive)].map((component) => ({
            type: component.type,
            id: component.id === undefined ? undefined : bareId(component.id),
            schemaName: component.schemaName,
            ...('parent' in component && { parent: component.parent }),
        })),
        dependencies: missingDependencies,
        settings: (0,solution_lib/* readSolutionSettings */.pR)(archive),
        flows: readFlows(archive),
    };
}
/** An id as Dataverse answers it: in lower case, without braces. */
function bareId(id) {
    return id.replace(/[{}]/g, '').toLowerCase();
}
/** A patch names the solution that it belongs to. */
function parentOf({ manifestXml }) {
    const manifest = (0,solution_lib/* childElement */.JV)(manifestXml.root, 'SolutionManifest');
    const parent = manifest && (0,solution_lib/* childElement */.JV)(manifest, 'ParentSolution');
    return (0,solution_lib/* childText */.ix)(parent, 'UniqueName')?.trim() || undefined;
}
function readFlows(archive) {
    const list = (0,solution_lib/* childElement */.JV)(archive.customizationsXml.root, 'Workflows');
    const workflows = list ? (0,solution_lib/* childElements */.AR)(list) : [];
    return workflows
        .filter((workflow) => TURNED_ON.includes((0,solution_lib/* childText */.ix)(workflow, 'Category')?.trim() ?? ''))
        .filter((workflow) => ((0,solution_lib/* childText */.ix)(workflow, 'Type')?.trim() ?? DEFINITION) === DEFINITION)
        .map((workflow) => ({
        id: bareId((0,solution_lib/* attributeOf */.w4)(workflow, 'WorkflowId') ?? ''),
        name: (0,solution_lib/* attributeOf */.w4)(workflow, 'Name') ?? '',
        on: (0,solution_lib/* childText */.ix)(workflow, 'StateCode')?.trim() === ACTIVATED,
        connectionReferences: referencesOf(archive, (0,solution_lib/* childText */.ix)(workflow, 'JsonFileName') ?? ''),
    }));
}
function referencesOf(archive, file) {
    const entry = archive.find(file.replace(/^\//, ''));
    if (!entry)
        return [];
    const definition = (0,lib/* parseJson */.qF)(Buffer.from(entry.read()).toString('utf8'), entry.path);
    const references = (0,lib/* recordField */.Qb)((0,lib/* recordField */.Qb)(definition, 'properties'), 'connectionReferences') ?? {};
    return Object.values(references).flatMap((reference) => {
        const connection = (0,lib/* isRecord */.u4)(reference) ? (0,lib/* recordField */.Qb)(reference, 'connection') : undefined;
        return (0,lib/* stringField */.OM)(connection, 'connectionReferenceLogicalName') ?? [];
    });
}
//# sourceMappingURL=solution-facts.js.map
;// CONCATENATED MODULE: ./actions/lib/common/plan/offers.js






/** The service takes requests of up to 128 MB; base64 makes 4/3 of an archive. */
const MAX_ARCHIVE_BYTES = 95 * 1_000_000;
/**
 * Reads the zips of `solution-file`, one path or pattern a line, and orders them by their dependencies.
 * @throws AlmError `file-not-found`, `solution-too-large`, `input-conflict`; the codes of `readSolutionFacts`;
 * `digest-mismatch` for other bytes than the expected ones.
 */
async function readOffers(inputs, ports) {
    const files = await (0,find_files/* findFiles */.l)(ports, inputs.workingDirectory, inputs.solutionFile, 'solution-file');
    const offers = [];
    for (const file of files) {
        const archive = await (0,common_files/* readArchive */.bL)(file, 'solution-file', MAX_ARCHIVE_BYTES);
        const facts = readFacts(file, archive);
        const kind = facts.managed ? 'managed' : 'unmanaged';
        ports.log.info(`${facts.uniqueName} ${facts.version}, ${kind}, ${(0,lib/* formatBytes */.z3)(archive.length)}`);
        offers.push({ file, facts });
    }
    const [first, ...others] = orderByDependencies(offers);
    if (!first)
        throw noFile();
    requireExpected([first, ...others], inputs.expectedDigest);
    if (others.length > 0) {
        ports.log.info(`in this order: ${[first, ...others].map(({ facts }) => facts.uniqueName).join(', ')}`);
    }
    return [first, ...others];
}
/** @throws AlmError of `readSolutionFacts`, which names the file: of several, one has to know which. */
function readFacts(file, archive) {
    try {
        return readSolutionFacts(archive);
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly))
            throw caught;
        throw new lib/* AlmError */.Ly(caught.code, {
            message: `${(0,lib/* quote */.hD)(file)}: ${caught.message}`,
            ...(0,lib/* optional */.lq)('remedy', caught.remedy),
            details: caught.details,
            cause: caught,
        });
    }
}
/**
 * Reads the zip again when its turn has come, so that only one is held in memory.
 * @throws AlmError `digest-mismatch` when it was changed meanwhile.
 */
async function readAgain({ file, facts }) {
    const archive = await (0,common_files/* readArchive */.bL)(file, 'solution-file', MAX_ARCHIVE_BYTES);
    requireDigest(file, (0,solution_lib/* solutionDigest */.wU)(archive), facts.digest);
    return archive;
}
function requireExpected(offers, expected) {
    if (expected === undefined)
        return;
    const [first, ...others] = offers;
    if (others.length > 0) {
        throw new lib/* AlmError */.Ly('input-conflict', {
            message: `input expected-digest names one digest, but solution-file names ${offers.length} files`,
            remedy: 'Import the files one by one, or require the plan-digest of plan-solution, which covers all of them.',
        });
    }
    if (first)
        requireDigest(first.file, first.facts.digest, expected);
}
function requireDigest(file, digest, expected) {
    if (digest === expected)
        return;
    throw new lib/* AlmError */.Ly('digest-mismatch', {
        message: `${(0,lib/* quote */.hD)(file)} has the SHA-256 ${digest}, not the expected ${expected}`,
        remedy: 'Import the file that was tested and approved; nothing was sent.',
    });
}
function noFile() {
    return new lib/* AlmError */.Ly('input-missing', {
        message: 'input solution-file names no file',
        remedy: 'Name the solution zip, or several of them, one a line.',
    });
}
//# sourceMappingURL=offers.js.map

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

/***/ 4222:
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
// EXTERNAL MODULE: ./packages/history/lib/index.js + 8 modules
var history_lib = __webpack_require__(7652);
// EXTERNAL MODULE: ./actions/lib/common/job.js
var common_job = __webpack_require__(6082);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/history-records.js
var history_records = __webpack_require__(4930);
;// CONCATENATED MODULE: ./actions/lib/record-deployment/find-entry.js
// The entries that this import may have already, so that no second one is written.



/** Entries of the solution that are looked into for the one that is replaced; behind so many failures it stays. */
const MAX_LOOKED_INTO = 30;
/** The records of this run for the same bytes and environment; those of others are not ours to move on. */
async function findEntries(github, key, creators) {
    const { environment, commit } = key;
    const found = [];
    for await (const deployment of github.eachDeployment({ environment, sha: commit, task: history_lib/* IMPORT_TASK */.Co })) {
        const record = await readEntry(github, deployment, creators, (opened) => isSame(opened, key));
        if (record)
            found.push(record);
    }
    return found;
}
/**
 * The record of that id.
 * @throws AlmError `input-invalid` when there is none, or when it is that of another import.
 */
async function requireEntry(github, deploymentId, key, creators) {
    const deployment = await github.findDeployment(deploymentId);
    const record = deployment && (await readEntry(github, deployment, creators, () => true));
    if (record && isSame(record, key))
        return record;
    const is = record
        ? `which is of ${record.solution} ${record.digest} in ${(0,core_lib/* quote */.hD)(record.environment)} by run ${record.runId}`
        : 'which is no record of this repository';
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input deployment-id is ${deploymentId}, ${is}`,
        remedy: 'Hand on the output deployment-id of the step that opened the record, with the same solution, digest and environment, in the same run.',
    });
}
/**
 * The newest success of the solution in the environment that came in before this one and that GitHub shows as active.
 * Each success retires the one before it, so that none is looked for behind an inactive one.
 */
async function findActiveBefore(github, { deploymentId, finishedAt }, key, creators) {
    const isOther = (record) => record.deploymentId !== deploymentId &&
        record.solution.toLowerCase() === key.solution.toLowerCase() &&
        isSameTarget(record, key);
    let lookedInto = 0;
    for await (const deployment of github.eachDeployment({ environment: key.environment, task: history_lib/* IMPORT_TASK */.Co })) {
        const record = await readEntry(github, deployment, creators, isOther);
        if (!record)
            continue;
        if (record.outcome === 'success' && endedBefore(record, finishedAt))
            return record.inactive ? undefined : record;
        if (++lookedInto >= MAX_LOOKED_INTO)
            return undefined;
    }
    return undefined;
}
function endedBefore({ finishedAt, queuedAt }, time) {
    return Date.parse(finishedAt ?? queuedAt) <= Date.parse(time);
}
/** Undefined for what is none of ours; statuses are fetched only for what is wanted. */
async function readEntry(github, deployment, creators, isWanted) {
    const repository = `${github.repository.owner}/${github.repository.name}`;
    const opened = (0,history_lib/* readDeployment */.iJ)(repository, (0,history_records/* toRow */.IL)(deployment, []), creators);
    if (opened.kind === 'foreign' || !isWanted(opened.record))
        return undefined;
    const statuses = await github.listDeploymentStatuses(deployment.id);
    const read = (0,history_lib/* readDeployment */.iJ)(repository, (0,history_records/* toRow */.IL)(deployment, statuses), creators);
    return read.kind === 'record' ? read.record : undefined;
}
function isSame(record, key) {
    return (record.runId === key.runId &&
        record.digest === key.digest &&
        record.commit === key.commit &&
        record.solution.toLowerCase() === key.solution.toLowerCase() &&
        record.environment.toLowerCase() === key.environment.toLowerCase() &&
        isSameTarget(record, key));
}
function isSameTarget(record, { environmentUrl }) {
    if (record.environmentUrl === undefined || environmentUrl === undefined)
        return true;
    return new URL(record.environmentUrl).origin === environmentUrl.origin;
}
//# sourceMappingURL=find-entry.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/lib/record-deployment/history-entry.js



/**
 * The payload of the deployment. `now` is in milliseconds since the epoch.
 * @throws AlmError `input-invalid` when the approval record is not what approve-gate hands on, or the requester is no
 * login.
 */
function describeImport(facts, job, now) {
    const { approvalRecord, durationSeconds, state } = facts;
    const begunBefore = state === 'success' || state === 'failure' ? durationSeconds : undefined;
    const requester = requesterOf(facts.requester, job.actor);
    return (0,history_lib/* createPayload */.ls)({
        solution: facts.solutionName,
        version: facts.solutionVersion,
        digest: facts.solutionDigest,
        runId: job.runId,
        runAttempt: job.runAttempt,
        ...importFacts(facts),
        ...(0,core_lib/* optional */.lq)('managed', facts.managed),
        ...(0,core_lib/* optional */.lq)('planDigest', facts.planDigest),
        ...(0,core_lib/* optional */.lq)('workflowCommit', facts.commit === undefined || facts.commit === job.commit ? undefined : job.commit),
        ...(0,core_lib/* optional */.lq)('requester', requester),
        ...(0,core_lib/* optional */.lq)('environmentUrl', facts.environmentUrl?.origin),
        ...(0,core_lib/* optional */.lq)('approval', approvalRecord === undefined ? undefined : parseApproval(approvalRecord)),
        ...(0,core_lib/* optional */.lq)('approvalDigest', approvalRecord === undefined ? undefined : sha256(approvalRecord)),
        ...(0,core_lib/* optional */.lq)('startedAt', begunBefore === undefined ? undefined : new Date(now - begunBefore * 1000).toISOString()),
    });
}
/** What is mostly known only once the import has run. */
function importFacts({ operation, previousVersion, importJobId }) {
    return {
        ...(0,core_lib/* optional */.lq)('operation', operation),
        ...(0,core_lib/* optional */.lq)('previousVersion', previousVersion),
        ...(0,core_lib/* optional */.lq)('importJobId', importJobId),
    };
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function requesterOf(given, actor) {
    const login = given?.trim().replace(/^@/, '');
    if (login === undefined)
        return (0,history_lib/* parseLoginIn */._l)(actor);
    if ((0,history_lib/* parseLoginIn */._l)(login) !== undefined)
        return login;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input requester is ${(0,core_lib/* quote */.hD)(login)}, which is not a login of GitHub`,
        remedy: 'Name the account that asked for the import, or leave the input out for the one that started the run.',
    });
}
function parseApproval(text) {
    const approval = (0,core_lib/* parseJson */.qF)(text, 'input approval-record', 'input-invalid');
    if ((0,core_lib/* isRecord */.u4)(approval))
        return approval;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input approval-record is ${(0,core_lib/* quote */.hD)(text)}, which is not a JSON object`,
        remedy: 'Hand on the output approval-record of approve-gate unchanged, or leave the input out.',
    });
}
//# sourceMappingURL=history-entry.js.map
// EXTERNAL MODULE: ./actions/lib/common/digest-input.js
var digest_input = __webpack_require__(6692);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
// EXTERNAL MODULE: ./actions/lib/common/trusted-creators-input.js
var trusted_creators_input = __webpack_require__(351);
;// CONCATENATED MODULE: ./actions/lib/record-deployment/inputs.js
// The contract of record-deployment; action.yml says the same in words.






const commit = lib/* input.defineKind */.hF.defineKind('commit', (value, name) => {
    const sha = value.trim().toLowerCase();
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(sha))
        return sha;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${name} is ${(0,core_lib/* quote */.hD)(value)}, which is not the whole SHA of a commit`,
        remedy: 'Write 40 hex digits, such as those of github.sha; a branch or a short SHA can mean another one later.',
    });
});
const seconds = lib/* input.defineKind */.hF.defineKind('seconds', (value, name) => {
    const number = /^\d{1,9}(\.\d{1,9})?$/.test(value) ? Number(value) : NaN;
    if (!Number.isNaN(number))
        return number;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${name} is ${(0,core_lib/* quote */.hD)(value)}, which is not a number of seconds`,
        remedy: 'Hand on the output duration-seconds of import-solution unchanged.',
    });
});
const inputs = {
    environment: lib/* input.text */.hF.text.required(),
    'environment-url': lib/* input.url */.hF.url.optional(),
    'solution-file': lib/* input.path */.hF.path.optional(),
    'solution-name': lib/* input.uniqueName */.hF.uniqueName.optional(),
    'solution-version': lib/* input.version */.hF.version.optional(),
    'solution-digest': digest_input/* digest */.b.optional(),
    managed: lib/* input.boolean */.hF.boolean.optional(),
    'previous-version': lib/* input.version */.hF.version.optional(),
    operation: lib/* input.oneOf */.hF.oneOf(...history_lib/* OPERATIONS */.xb).optional(),
    'import-job-id': lib/* input.guid */.hF.guid.optional(),
    'plan-digest': digest_input/* digest */.b.optional(),
    commit: commit.optional(),
    requester: lib/* input.text */.hF.text.optional(),
    'approval-record': lib/* input.text */.hF.text.optional(),
    'duration-seconds': seconds.optional(),
    state: lib/* input.oneOf */.hF.oneOf('queued', 'in_progress', 'success', 'failure').default('success'),
    'deployment-id': lib/* input.integer */.hF.integer({ min: 1, max: 999_999_999_999_999 }).optional(),
    production: lib/* input.boolean */.hF.boolean.default('false'),
    ...trusted_creators_input/* trustedCreatorsInput */.R,
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = ['deployment-id', 'deployment-url', 'solution-name', 'solution-version'];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./actions/lib/common/plan/offers.js + 2 modules
var offers = __webpack_require__(5406);
;// CONCATENATED MODULE: ./actions/lib/record-deployment/solution.js


/**
 * Reads the file, or takes the inputs.
 * @throws AlmError `input-missing`, `input-conflict`; `digest-mismatch` for a file of other bytes; the codes of readOffers.
 */
async function findSolution(inputs, ports) {
    const { solutionFile, solutionName, solutionVersion, solutionDigest } = inputs;
    if (solutionFile !== undefined) {
        if (solutionName !== undefined || solutionVersion !== undefined) {
            throw new core_lib/* AlmError */.Ly('input-conflict', {
                message: 'input solution-file is given along with solution-name or solution-version, which the file tells',
                remedy: 'Leave name and version out, or the file.',
            });
        }
        return readSolution(solutionFile, solutionDigest, ports);
    }
    return {
        solutionName: requireGiven(solutionName, 'solution-name'),
        solutionVersion: requireGiven(solutionVersion, 'solution-version'),
        solutionDigest: requireGiven(solutionDigest, 'solution-digest'),
    };
}
async function readSolution(solutionFile, expectedDigest, ports) {
    const files = { solutionFile, workingDirectory: undefined, expectedDigest };
    const [{ facts }, ...others] = await (0,offers/* readOffers */.q)(files, ports);
    if (others.length > 0) {
        throw new core_lib/* AlmError */.Ly('input-conflict', {
            message: `input solution-file names ${others.length + 1} solutions, and a record is of one`,
            remedy: 'Record each solution in a step of its own.',
        });
    }
    return { solutionName: facts.uniqueName, solutionVersion: facts.version, solutionDigest: facts.digest };
}
function requireGiven(value, name) {
    if (value !== undefined)
        return value;
    throw new core_lib/* AlmError */.Ly('input-missing', {
        message: `input ${name} is required without solution-file and was not given`,
        remedy: `Add "${name}: …" under "with:", or name the zip as solution-file.`,
    });
}
//# sourceMappingURL=solution.js.map
;// CONCATENATED MODULE: ./actions/lib/record-deployment/statuses.js
// The statuses that move a record on: how the import stands, and what was not known when the record was opened.



/**
 * The statuses in their order, the last of which is the one that was asked for. `opened` is absent for a record that is
 * opened now, whose payload holds the approval.
 */
function planStatuses(facts, opened) {
    const { state, solutionName, solutionVersion } = facts;
    const approved = opened && isUnderWay(opened, state) ? approvalLines(facts, opened) : [];
    const begun = approved.map((description) => ({ state: 'in_progress', description }));
    const text = (0,history_lib/* formatFacts */.j3)(importFacts(facts), '');
    if (state === 'in_progress' && begun.length > 0 && text === '')
        return begun;
    return [...begun, { state, description: text || `${solutionName} ${solutionVersion}` }];
}
/** Whether the import began, or begins now: of one that never did no approval was used. */
function isUnderWay({ outcome }, state) {
    return state !== 'queued' && !(state === 'failure' && outcome === 'queued');
}
function approvalLines({ approvalRecord }, { approval }) {
    if (approvalRecord === undefined || approval !== undefined)
        return [];
    const note = (0,history_lib/* readApprovalNote */.Eu)((0,core_lib/* parseJson */.qF)(approvalRecord, 'input approval-record', 'input-invalid'));
    return note ? (0,history_lib/* formatApproval */.rd)(note) : [];
}
//# sourceMappingURL=statuses.js.map
;// CONCATENATED MODULE: ./actions/lib/record-deployment/run.js
// Writes an import into the repository's deployment history, so that "what is where" is a query and not a log dig.










const action = (0,lib/* defineAction */.QP)({
    name: 'record-deployment',
    inputs: inputs,
    outputs: outputs,
    async run(given, ports) {
        const job = (0,common_job/* readJob */.c)(ports.environment);
        const inputs = { ...given, ...(await findSolution(given, ports)) };
        ports.output('solution-name', inputs.solutionName);
        ports.output('solution-version', inputs.solutionVersion);
        const payload = describeImport(inputs, job, ports.clock.now());
        const github = await (0,services/* openGitHub */.o)(inputs.githubToken, job.repository, ports);
        const key = keyOf(inputs, job);
        const choice = await choose(github, key, inputs, job).catch(askForWriting);
        const deploymentId = choice.kind === 'open' ? await run_open(github, key, inputs, ports, payload) : choice.record.deploymentId;
        ports.output('deployment-id', deploymentId);
        const finishedAt = await moveOn(github, deploymentId, choice, inputs, job, ports);
        const replaced = finishedAt === undefined
            ? undefined
            : await retire(github, { deploymentId, finishedAt }, key, inputs, ports);
        const api = ports.environment['GITHUB_API_URL'] ?? 'https://api.github.com';
        const { owner, name } = job.repository;
        return {
            reasonCode: choice.kind === 'keep' ? 'unchanged' : 'ok',
            outputs: { 'deployment-url': `${api}/repos/${owner}/${name}/deployments/${deploymentId}` },
            details: { payload, opened: choice.kind === 'open', ...(0,core_lib/* optional */.lq)('replaced', replaced) },
        };
    },
});
function keyOf(inputs, job) {
    return {
        environment: inputs.environment,
        solution: inputs.solutionName,
        digest: inputs.solutionDigest,
        runId: job.runId,
        commit: inputs.commit ?? job.commit,
        ...(0,core_lib/* optional */.lq)('environmentUrl', inputs.environmentUrl),
    };
}
async function choose(github, key, inputs, job) {
    const { deploymentId, trustedCreators, importJobId, state } = inputs;
    const wish = { outcome: state, runAttempt: job.runAttempt, ...(0,core_lib/* optional */.lq)('importJobId', importJobId) };
    if (deploymentId === undefined)
        return (0,history_lib/* chooseEntry */.c$)(await findEntries(github, key, trustedCreators), wish);
    const record = await requireEntry(github, deploymentId, key, trustedCreators);
    const choice = (0,history_lib/* chooseEntry */.c$)([record], wish);
    const isOver = state === 'success' || state === 'failure';
    return choice.kind === 'open' && isOver ? { kind: 'move', record } : choice;
}
/** The history is read first, but the permission to read alone would only lead to the next error. */
function askForWriting(caught) {
    if (!(caught instanceof core_lib/* AlmError */.Ly) || caught.details['permission'] !== 'deployments: read')
        throw caught;
    throw new core_lib/* AlmError */.Ly(caught.code, {
        message: caught.message,
        remedy: 'Give the job the permission, keeping those it has: "permissions: { deployments: write }".',
        details: { ...caught.details, permission: 'deployments: write' },
        cause: caught,
    });
}
async function run_open(github, key, inputs, ports, payload) {
    const { id, creator } = await github.createDeployment({
        sha: key.commit,
        environment: inputs.environment,
        task: history_lib/* IMPORT_TASK */.Co,
        production: inputs.production,
        // The deployment that GitHub makes for the job itself would retire all of a test environment, this one included.
        transient: !inputs.production,
        description: `${inputs.solutionName} ${inputs.solutionVersion}`,
        payload,
    });
    if (!(0,history_lib/* isTrusted */.W2)(creator, inputs.trustedCreators)) {
        ports.log.warning(`the record was written as ${(0,core_lib/* quote */.hD)(creator?.login ?? '')}, which trusted-creators does not name: history will not take it for one`);
    }
    return id;
}
/** Sets the statuses, unless they are there. Resolves to the time of the success, when it is one. */
async function moveOn(github, deploymentId, choice, inputs, job, ports) {
    const { solutionName, solutionVersion, environment, environmentUrl } = inputs;
    const what = `deployment ${deploymentId}: ${solutionName} ${solutionVersion} in ${environment}`;
    if (choice.kind === 'keep') {
        ports.log.notice(`${what} is left as it is: ${choice.reason}`);
        return choice.record.outcome === 'success' ? choice.record.finishedAt : undefined;
    }
    let finishedAt;
    for (const { state, description } of planStatuses(inputs, choice.kind === 'move' ? choice.record : undefined)) {
        const { createdAt } = await github.createDeploymentStatus(deploymentId, {
            state,
            description,
            logUrl: job.runUrl,
            // GitHub would retire other solutions of the environment along with this one.
            autoInactive: false,
            ...(0,core_lib/* optional */.lq)('environmentUrl', environmentUrl?.href),
        });
        ports.log.info(`${what} is ${state}`);
        finishedAt = state === 'success' ? createdAt : undefined;
    }
    return finishedAt;
}
/** Shows the record that this one takes the place of as inactive. That it fails takes nothing from the record itself. */
async function retire(github, success, key, inputs, ports) {
    try {
        const older = await findActiveBefore(github, success, key, inputs.trustedCreators);
        if (!older)
            return undefined;
        await github.createDeploymentStatus(older.deploymentId, {
            state: 'inactive',
            description: `replaced by ${inputs.solutionVersion}, deployment ${success.deploymentId}`,
            ...(0,core_lib/* optional */.lq)('logUrl', older.logUrl),
        });
        ports.log.info(`deployment ${older.deploymentId} (${older.version}) is inactive now`);
        return older.deploymentId;
    }
    catch (caught) {
        if (!(caught instanceof core_lib/* AlmError */.Ly) || caught.code === 'cancelled')
            throw caught;
        ports.log.warning(`the record that this one replaces still shows as active: ${caught.message}`);
        return undefined;
    }
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/record-deployment/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
