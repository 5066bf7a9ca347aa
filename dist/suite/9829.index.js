export const id = 9829;
export const ids = [9829,7666,9079];
export const modules = {

/***/ 5052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ credentialInputs)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
// The inputs with which an action signs in: the same names as microsoft/powerplatform-actions.

/** Inputs of every action that signs in; what is absent comes from the job's environment. */
const credentialInputs = {
    'user-name': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional(),
    'password-secret': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.secret */ .hF.secret.optional(),
    'app-id': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional(),
    'client-secret': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.secret */ .hF.secret.optional(),
    'tenant-id': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional(),
    cloud: _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional(),
};
//# sourceMappingURL=credential-inputs.js.map

/***/ }),

/***/ 790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ requireExported)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_solution__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4329);
// What an export must be before it takes its place on the disk: a whole zip with the solution that was asked for.


/**
 * Reads every entry of the zip, and the manifest in it.
 * @throws AlmError `response-invalid` for anything but the solution that was asked for.
 */
function requireExported(archive, wanted) {
    const manifest = readWhole(archive);
    const type = wanted.managed ? 'Managed' : 'Unmanaged';
    if (manifest.uniqueName.toLowerCase() !== wanted.uniqueName.toLowerCase()) {
        throw unusable(`it holds the solution ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(manifest.uniqueName)} instead of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(wanted.uniqueName)}`);
    }
    if (manifest.packageType !== type) {
        throw unusable(`it is of type ${manifest.packageType} instead of ${type}`);
    }
    if ((0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(manifest.version, wanted.version) !== 0) {
        throw unusable(`it has version ${manifest.version} instead of ${wanted.version}, so somebody changed the version during the export`);
    }
}
function readWhole(archive) {
    try {
        const { entries, manifest } = (0,_powerops_solution__WEBPACK_IMPORTED_MODULE_1__/* .parseSolution */ .Pm)(archive);
        for (const entry of entries)
            entry.read();
        return manifest;
    }
    catch (caught) {
        const { message } = (0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .toAlmError */ .A2)(caught);
        throw unusable(message, caught);
    }
}
function unusable(why, cause) {
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('response-invalid', {
        message: `the service answered an export that cannot be used: ${why}`,
        remedy: 'Run the export again; nothing was written.',
        ...(cause === undefined ? {} : { cause }),
    });
}
//# sourceMappingURL=exported.js.map

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

/***/ 7946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ reportProgress)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
// Progress of long operations: a line when something changes, not a line every few seconds.

/** Percent points that are worth a line. */
const STEP = 10;
/** Reports an operation of Dataverse: each new state, and every tenth of the way. */
function reportProgress(log, what) {
    let lastState;
    let lastTenth = -1;
    return ({ state, percent, component, elapsedMs }) => {
        const tenth = percent === undefined ? lastTenth : Math.floor(percent / STEP);
        if (state === lastState && tenth === lastTenth)
            return;
        lastState = state;
        lastTenth = tenth;
        const share = percent === undefined ? '' : ` ${Math.round(percent)} %`;
        const at = component ? `, ${component.kind} ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(component.name)} done` : '';
        log.info(`${what}: ${state}${share} after ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(elapsedMs)}${at}`);
    };
}
//# sourceMappingURL=progress.js.map

/***/ }),

/***/ 3476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C7: () => (/* binding */ asyncInputs),
/* harmony export */   FG: () => (/* binding */ waitInputs),
/* harmony export */   xF: () => (/* binding */ minutesToMs)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
// The inputs with which an action waits for an operation of the service.

/** Inputs of every action that waits for an operation of the service. */
const waitInputs = {
    'max-async-wait-time': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.integer */ .hF.integer({ min: 1, max: 1440 }).default('60'),
};
/** Accepted from workflows written for the official actions: operations always run asynchronously. */
const asyncInputs = {
    'run-asynchronously': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    ...waitInputs,
};
/** Minutes of an input as milliseconds. */
function minutesToMs(minutes) {
    return minutes * 60_000;
}
//# sourceMappingURL=wait-inputs.js.map

/***/ }),

/***/ 9829:
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
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/exported.js
var common_exported = __webpack_require__(790);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var common_files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/progress.js
var progress = __webpack_require__(7946);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var common_services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/wait-inputs.js
var wait_inputs = __webpack_require__(3476);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
;// CONCATENATED MODULE: ./actions/lib/export-solution/inputs.js
// The contract of export-solution; action.yml says the same in words.





const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    'solution-name': lib/* input.uniqueName */.hF.uniqueName.required(),
    'solution-version': lib/* input.text */.hF.text.optional(),
    version: lib/* input.version */.hF.version.optional(),
    bump: lib/* input.oneOf */.hF.oneOf(...core_lib/* versionParts */.VJ).optional(),
    'solution-output-file': lib/* input.path */.hF.path.required(),
    managed: lib/* input.boolean */.hF.boolean.default('false'),
    both: lib/* input.boolean */.hF.boolean.default('false'),
    'working-directory': lib/* input.path */.hF.path.optional(),
    ...wait_inputs/* asyncInputs */.C7,
    'export-auto-numbering-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-calendar-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-customization-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-email-tracking-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-external-applications-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-general-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-marketing-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-outlook-synchronization-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-isv-config': lib/* input.boolean */.hF.boolean.default('false'),
    'export-relationship-roles': lib/* input.boolean */.hF.boolean.default('false'),
    'export-sales': lib/* input.boolean */.hF.boolean.default('false'),
    overwrite: lib/* input.boolean */.hF.boolean.default('false'),
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = [
    'solution-version',
    'previous-version',
    'solution-digest',
    'managed-solution-digest',
    'solution-file',
    'managed-solution-file',
];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./actions/lib/common/job.js
var job = __webpack_require__(6082);
;// CONCATENATED MODULE: ./actions/lib/export-solution/version.js




/**
 * Sets the version that the inputs ask for; undefined when they ask for none.
 * @throws AlmError `input-conflict`, `input-invalid`, and the codes of the services.
 */
async function setVersion(dataverse, inputs, ports) {
    if (inputs.version === undefined && inputs.bump === undefined)
        return undefined;
    const earlier = inputs.bump === undefined ? undefined : await findEarlierAttempts(dataverse, inputs, ports);
    const changed = await dataverse.changeSolutionVersion({
        uniqueName: inputs.solutionName,
        choose: (solution) => chooseVersion(inputs, solution, earlier),
        timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime),
    });
    const { version, previousVersion } = changed;
    ports.log.info(previousVersion === undefined
        ? `${inputs.solutionName} has version ${version} already`
        : `${inputs.solutionName}: version ${previousVersion} → ${version}`);
    return changed;
}
/** @throws AlmError `input-conflict` when both ways to a version are given. */
function requireOneVersion({ version, bump }) {
    if (version === undefined || bump === undefined)
        return;
    throw new core_lib/* AlmError */.Ly('input-conflict', {
        message: `inputs version (${version}) and bump (${bump}) are both given`,
        remedy: 'Give version to name the version, or bump to raise the one that the solution has.',
    });
}
/**
 * The version that the solution is to have.
 * @throws AlmError `input-invalid` for a version below the present one.
 */
function chooseVersion({ version, bump, solutionName }, solution, earlier) {
    const present = solution.version;
    if (version !== undefined) {
        const difference = (0,core_lib/* compareVersions */.Zy)(version, present);
        if (difference >= 0)
            return difference === 0 ? present : version;
        throw new core_lib/* AlmError */.Ly('input-invalid', {
            message: `input version is ${(0,core_lib/* quote */.hD)(version)}, but ${(0,core_lib/* quote */.hD)(solutionName)} already has ${(0,core_lib/* quote */.hD)(present)}`,
            remedy: 'Give a higher version. To go back on purpose, set the version of the solution in the environment first.',
            details: { presentVersion: present },
        });
    }
    if (bump === undefined || wasRaised(solution, earlier))
        return present;
    return (0,core_lib/* bumpVersion */.Bx)(present, bump);
}
/** The solution's record was last changed by this identity, after this run began: an earlier attempt did it. */
function wasRaised({ modifiedBy, modifiedOn }, earlier) {
    if (!earlier || modifiedBy !== earlier.userId)
        return false;
    return Date.parse(modifiedOn ?? '') >= earlier.runStartedAtMs;
}
/** Undefined for the first attempt, which has none before it. */
async function findEarlierAttempts(dataverse, { githubToken }, ports) {
    if (!(Number(ports.environment['GITHUB_RUN_ATTEMPT'] ?? '1') > 1))
        return undefined;
    const { repository, runId } = (0,job/* readJob */.c)(ports.environment);
    const github = await (0,common_services/* openGitHub */.o)(githubToken, repository, ports);
    const [{ userId }, { createdAt }] = await Promise.all([dataverse.whoAmI(), github.getRun(runId)]);
    return { userId, runStartedAtMs: Date.parse(createdAt) };
}
//# sourceMappingURL=version.js.map
;// CONCATENATED MODULE: ./actions/lib/export-solution/run.js
// Exports a solution as it is in the environment, in one form or both, and writes each file whole or not at all.











const action = (0,lib/* defineAction */.QP)({
    name: 'export-solution',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        requireOneVersion(inputs);
        const files = planFiles(inputs, (0,common_files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionOutputFile));
        for (const { file } of files)
            await (0,common_files/* refuseLinkOut */.rS)(external_node_path_.dirname(file), ports);
        await refuseExisting(files, inputs.overwrite);
        if (inputs.solutionVersion !== undefined) {
            ports.log.warning('input solution-version is ignored: an export has the version that the solution has');
        }
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        const solution = await findExportable(dataverse, inputs);
        const changed = await setVersion(dataverse, inputs, ports);
        if (changed?.previousVersion !== undefined)
            ports.output('previous-version', changed.previousVersion);
        const version = changed?.version ?? solution.version;
        const exported = await exportForms(dataverse, inputs, files, version, ports);
        for (const { file, archive } of exported) {
            await (0,common_files/* writeWholeFile */.R0)(file, archive);
            ports.log.info(`${file}: ${(0,core_lib/* formatBytes */.z3)(archive.length)}`);
        }
        const [first] = exported;
        const managed = exported.find((candidate) => candidate.managed);
        ports.summary(describe(inputs, changed, version, exported));
        return {
            reasonCode: 'ok',
            outputs: {
                'solution-version': version,
                'solution-digest': first?.digest,
                'managed-solution-digest': managed?.digest,
                'solution-file': first?.file,
                'managed-solution-file': managed?.file,
            },
            details: { solution: solution.uniqueName, environmentUrl: inputs.environmentUrl.origin },
        };
    },
});
/** The unmanaged file stands first when both forms are asked for. */
function planFiles(inputs, file) {
    if (!inputs.both)
        return [{ managed: inputs.managed, file }];
    return [
        { managed: false, file },
        { managed: true, file: (0,common_files/* managedTwin */.gx)(file) },
    ];
}
async function refuseExisting(files, overwrite) {
    if (overwrite)
        return;
    for (const { file } of files) {
        if (!(await (0,common_files/* exists */.t2)(file)))
            continue;
        throw new core_lib/* AlmError */.Ly('file-exists', {
            message: `the file ${(0,core_lib/* quote */.hD)(file)} exists`,
            remedy: 'Set "overwrite: true" to replace it.',
        });
    }
}
/**
 * The solution, if it can be exported.
 * @throws AlmError `solution-not-found`, `solution-managed`.
 */
async function findExportable(dataverse, inputs) {
    const { installed } = await dataverse.findSolution(inputs.solutionName);
    if (!installed) {
        throw new core_lib/* AlmError */.Ly('solution-not-found', {
            message: `there is no solution ${(0,core_lib/* quote */.hD)(inputs.solutionName)} in ${inputs.environmentUrl.origin}`,
            remedy: 'Use the unique name (not the display name), and check that environment-url is the development environment.',
        });
    }
    if (installed.managed) {
        throw new core_lib/* AlmError */.Ly('solution-managed', {
            message: `the solution ${(0,core_lib/* quote */.hD)(inputs.solutionName)} is managed in ${inputs.environmentUrl.origin}, and a managed solution cannot be exported`,
            remedy: 'Export it from the environment where it is developed.',
        });
    }
    return installed;
}
/**
 * All forms, before the first file is written: both or none take their place. The service exports one at a time; a
 * second export would wait for the lock of the first.
 */
async function exportForms(dataverse, inputs, files, version, ports) {
    const exported = [];
    for (const { managed, file } of files) {
        const form = managed ? 'managed' : 'unmanaged';
        const archive = await dataverse.exportSolution({
            uniqueName: inputs.solutionName,
            managed,
            settings: chosenSettings(inputs),
            timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime),
            onProgress: (0,progress/* reportProgress */.w)(ports.log, `export of ${inputs.solutionName}, ${form}`),
            verify: (candidate) => (0,common_exported/* requireExported */.v)(candidate, { uniqueName: inputs.solutionName, managed, version }),
        });
        exported.push({ managed, file, archive, digest: (0,solution_lib/* solutionDigest */.wU)(archive) });
    }
    return exported;
}
function chosenSettings(inputs) {
    const switches = {
        autoNumbering: inputs.exportAutoNumberingSettings,
        calendar: inputs.exportCalendarSettings,
        customization: inputs.exportCustomizationSettings,
        emailTracking: inputs.exportEmailTrackingSettings,
        externalApplications: inputs.exportExternalApplicationsSettings,
        general: inputs.exportGeneralSettings,
        isvConfig: inputs.exportIsvConfig,
        marketing: inputs.exportMarketingSettings,
        outlookSynchronization: inputs.exportOutlookSynchronizationSettings,
        relationshipRoles: inputs.exportRelationshipRoles,
        sales: inputs.exportSales,
    };
    return Object.keys(switches).filter((setting) => switches[setting]);
}
function describe(inputs, changed, version, exported) {
    const files = exported.map(({ managed, file, digest, archive }) => [
        managed ? 'managed' : 'unmanaged',
        (0,core_lib/* toMarkdownCode */.Cu)(external_node_path_.basename(file)),
        (0,core_lib/* formatBytes */.z3)(archive.length),
        (0,core_lib/* toMarkdownCode */.Cu)(digest),
    ]);
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(inputs.solutionName),
        Version: (0,core_lib/* toMarkdownCode */.Cu)(version),
        'Version before': changed?.previousVersion && (0,core_lib/* toMarkdownCode */.Cu)(changed.previousVersion),
        From: inputs.environmentUrl.origin,
    });
    return `### Solution exported\n\n${facts}\n\n${(0,lib/* markdownTable */.Qj)(['Form', 'File', 'Size', 'SHA-256'], files)}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/export-solution/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
