export const id = 8982;
export const ids = [8982,7666];
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

/***/ 5415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ planDigest),
/* harmony export */   V: () => (/* binding */ requirePlan)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
// One number for a plan: equal while nothing that matters has changed, whenever and wherever it is computed.


/**
 * SHA-256 over what the plan would do and on what ground: bytes, environment, versions, kinds, operation, missing
 * dependencies, deletions, missing connections and values, hidden changes. Times, names for people and what runs at the
 * moment are left out.
 */
function planDigest({ environment, solutions }) {
    const matter = { schema: 1, environmentId: environment.id, solutions: solutions.map(whatMatters) };
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)('sha256').update(JSON.stringify(matter)).digest('hex');
}
function whatMatters(plan) {
    return [
        plan.digest,
        plan.solution,
        plan.version,
        plan.managed,
        plan.operation,
        plan.installed ? [plan.installed.version, plan.installed.managed] : null,
        plan.pendingUpgrade ?? null,
        plan.missingDependencies
            .map(({ typeName, component, solution, state }) => [typeName, component, solution, state].join(' '))
            .sort(),
        ids(plan.deletions),
        plan.unknownDeletions,
        [...plan.connectionReferencesWithoutConnection].sort(),
        [...plan.environmentVariablesWithoutValue].sort(),
        ids(plan.unmanagedLayers),
        plan.blockers.map(({ code }) => code).sort(),
    ];
}
function ids(components) {
    return components.map(({ id }) => id).sort();
}
/**
 * Compares a plan with the digest of the approved one.
 * @throws AlmError `plan-changed`; its details hold the plan as it is now.
 */
function requirePlan(plan, approved) {
    const now = planDigest(plan);
    if (now === approved)
        return;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('plan-changed', {
        message: `the plan is ${now} now, but ${approved} was approved: ${plan.environment.url} or the files have changed since`,
        remedy: 'Run plan-solution again with the same inputs, compare its summary with the approved one, and have the new plan approved; nothing was changed.',
        details: { plan },
    });
}
//# sourceMappingURL=plan-digest.js.map

/***/ }),

/***/ 2001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ readPlanFile)
/* harmony export */ });
/* unused harmony export readPlan */
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7666);
/* harmony import */ var _plan_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5415);
/* harmony import */ var _render_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7269);




/** A plan has a line for each component that it names. */
const MAX_PLAN_BYTES = 16 * 1_000_000;
/** @throws AlmError `file-not-found`, `json-invalid`. */
async function readPlanFile(file, ports) {
    return readPlan(await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)((0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvePath */ .o1)(ports, undefined, file), 'plan-file', MAX_PLAN_BYTES), file);
}
/**
 * Reads a plan file. Its digest is computed from what it holds, so that the plan which is shown is the one approved.
 * @throws AlmError `json-invalid` when it is no plan.
 */
function readPlan(text, file) {
    const value = (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(text, `plan-file ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)}`);
    try {
        if (!(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(value) || value['schemaVersion'] !== 1)
            throw new TypeError('it is not of schema version 1');
        // A field that is missing or of another type makes the rendering throw.
        const plan = value;
        const digest = (0,_plan_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .planDigest */ .G)(plan);
        return { markdown: (0,_render_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .renderPlan */ .E)(plan, { digest }), digest };
    }
    catch (cause) {
        throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('json-invalid', {
            message: `plan-file ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} is not a plan: ${cause instanceof Error ? cause.message : ''}`,
            remedy: 'Give the output plan-file of plan-solution.',
            cause,
        });
    }
}
//# sourceMappingURL=read-plan.js.map

/***/ }),

/***/ 7269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ renderPlan),
/* harmony export */   d: () => (/* binding */ describePlan)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6954);
/* harmony import */ var _deletions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1778);
// A plan as a release manager reads it: first what will happen, then what to look at.



/** Items of a list that are shown; the plan file holds all of them. */
const MAX_SHOWN = 30;
/** The summary, Markdown. */
function renderPlan(plan, { digest, dlp, carriedOut = false }) {
    const head = ['Solution', 'Operation', 'Now', 'New', 'Deletes', 'Blocked by'];
    const rows = plan.solutions.map((solution) => [
        (0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(solution.solution),
        `**${solution.operation}**`,
        solution.installed ? kindOf(solution.installed) : 'not installed',
        kindOf(solution),
        countDeletions(solution),
        solution.blockers.map(({ code }) => (0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(code)).join(', '),
    ]);
    return [
        '### Deployment plan',
        `Into ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(plan.environment.url)}. ${carriedOut ? 'As it was before the import.' : 'Nothing was changed.'}`,
        (0,_powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .markdownTable */ .Qj)(head, rows),
        ...plan.running.map(({ operation, solution, startedBy }) => `⏳ Running now: ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(operation)}${solution === undefined ? '' : ` of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(solution)}`}${startedBy === undefined ? '' : ` by ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(startedBy)}`}. The import would wait for its end.`),
        ...(dlp
            ? [`Data policies: **${dlp.verdict}**${dlp.summary ? `. ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(dlp.summary)}` : ''}`]
            : []),
        ...plan.solutions.flatMap(renderSolution),
        `Plan digest: ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(digest)}`,
    ].join('\n\n');
}
function countDeletions({ deletions }) {
    const withData = deletions.filter(({ type }) => (0,_deletions_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsData */ .VU)(type)).length;
    if (deletions.length === 0)
        return '';
    return `⚠️ ${deletions.length}${withData === 0 ? '' : `, data in ${withData}`}`;
}
function kindOf({ version, managed }) {
    return `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(version)} ${managed ? 'managed' : 'unmanaged'}`;
}
function renderSolution(plan) {
    const parts = [
        list('⛔ Blocked', plan.blockers.map(({ message, remedy }) => (0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(`${message}. ${remedy}`))),
        list('🗑️ Deleted by the upgrade with all rows and values in it, in the target and for good', plan.deletions.filter(({ type }) => (0,_deletions_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsData */ .VU)(type)).map(component)),
        list('⚠️ Deleted by the upgrade', plan.deletions.filter(({ type }) => !(0,_deletions_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsData */ .VU)(type)).map(component)),
        unknown(plan.unknownDeletions, 'component(s) may be deleted: they have no name that could be compared'),
        list('⚠️ Missing in the target, or perhaps missing', plan.missingDependencies.map(({ component: name, typeName, solution, version, state, inTarget }) => {
            const source = solution === ''
                ? 'made outside any solution'
                : `brought by ${solution}${version ? ` ${version}` : ''}`;
            const present = inTarget === undefined ? '' : `, the target has ${inTarget}`;
            return `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(typeName)} ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(name)}: ${state}, ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(source + present)}`;
        })),
        list('⚠️ Connection references without a connection', plan.connectionReferencesWithoutConnection.map(_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)),
        list('⚠️ Environment variables without a value', plan.environmentVariablesWithoutValue.map(_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)),
        list('⚠️ Flows and processes that will be off', plan.flowsOff.map(({ name, reason }) => `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(name)}: ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(reason)}`)),
        list('⚠️ Changed in the target, which hides what the solution brings', plan.unmanagedLayers.map(component)),
        unknown(plan.unknownLayers, 'component(s) of which the service does not tell whether they were changed in the target'),
    ].flat();
    const note = plan.note === undefined ? [] : [(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(plan.note)];
    if (parts.length === 0 && note.length === 0)
        return [];
    return [`#### ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(plan.solution)}`, ...note, ...parts];
}
function component({ type, name, displayName }) {
    const label = displayName === '' || displayName === name ? '' : ` (${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(displayName)})`;
    return `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownText */ .u9)(type)} ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .toMarkdownCode */ .Cu)(name)}${label}`;
}
function list(title, items) {
    if (items.length === 0)
        return [];
    const more = items.length > MAX_SHOWN ? [`… and ${items.length - MAX_SHOWN} more`] : [];
    return [`**${title}**\n\n${[...items.slice(0, MAX_SHOWN), ...more].map((item) => `- ${item}`).join('\n')}`];
}
function unknown(count, what) {
    return count === 0 ? [] : [`❔ ${count} ${what}.`];
}
/** The plan of one solution as one line of a log. */
function describePlan(plan) {
    const { solution, version, operation, installed, deletions, flowsOff, unmanagedLayers } = plan;
    const count = (things, what) => things.length === 0 ? [] : [`${things.length} ${what}`];
    return [
        `plan: ${operation} ${solution} ${installed ? `${installed.version} → ` : ''}${version}`,
        ...count(deletions.filter(({ type }) => (0,_deletions_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsData */ .VU)(type)), 'table(s) or column(s) deleted with their data'),
        ...count(deletions.filter(({ type }) => !(0,_deletions_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsData */ .VU)(type)), 'other component(s) deleted'),
        ...count(plan.missingDependencies, 'dependencies missing or in doubt'),
        ...count(plan.connectionReferencesWithoutConnection, 'connection reference(s) without a connection'),
        ...count(plan.environmentVariablesWithoutValue, 'environment variable(s) without a value'),
        ...count(flowsOff, 'flow(s) will be off'),
        ...count(unmanagedLayers, 'component(s) hidden by changes made in the target'),
    ].join('; ');
}
//# sourceMappingURL=render-plan.js.map

/***/ })

};
