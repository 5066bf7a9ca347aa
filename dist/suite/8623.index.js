export const id = 8623;
export const ids = [8623,7666,9079];
export const modules = {

/***/ 8623:
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
var exported = __webpack_require__(790);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/progress.js
var progress = __webpack_require__(7946);
// EXTERNAL MODULE: ./actions/lib/common/secrets.js
var secrets = __webpack_require__(1924);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var common_services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/solution-facts.js
var solution_facts = __webpack_require__(3708);
// EXTERNAL MODULE: ./actions/lib/common/unmanaged-solution.js
var unmanaged_solution = __webpack_require__(1629);
// EXTERNAL MODULE: ./actions/lib/common/wait-inputs.js
var wait_inputs = __webpack_require__(3476);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/clone-solution/inputs.js
// The contract of clone-solution; action.yml says the same in words.



const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    'solution-name': lib/* input.uniqueName */.hF.uniqueName.required(),
    'solution-version': lib/* input.text */.hF.text.optional(),
    'target-folder': lib/* input.path */.hF.path.optional(),
    'working-directory': lib/* input.path */.hF.path.optional(),
    ...wait_inputs/* asyncInputs */.C7,
    overwrite: lib/* input.boolean */.hF.boolean.default('false'),
};
const outputs = [
    'solution-version',
    'solution-folder',
    'solution-digest',
    'managed-solution-digest',
    'changed-files',
];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/clone-solution/project-file.js
// The project file beside the sources, with which MSBuild packs them.

/** Namespace of the ids of solution projects: one id a solution, whoever clones it. */
const PROJECTS = (0,core_lib/* parseGuid */.J)('5b1c2f0e-8d0a-5c57-9a52-3c1f1f0b7d6e', 'namespace');
/** Text of NAME.cdsproj: packs the sources in `src` as both forms. The name is a unique name, so it needs no escaping. */
function projectFile(uniqueName) {
    return `<?xml version="1.0" encoding="utf-8"?>
<Project ToolsVersion="15.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <Import Project="$(MSBuildExtensionsPath)\\$(MSBuildToolsVersion)\\Microsoft.Common.props" />
  <PropertyGroup>
    <ProjectGuid>${(0,core_lib/* uuidV5 */.Jf)(PROJECTS, uniqueName.toLowerCase())}</ProjectGuid>
    <TargetFrameworkVersion>v4.6.2</TargetFrameworkVersion>
    <TargetFramework>net462</TargetFramework>
    <RestoreProjectStyle>PackageReference</RestoreProjectStyle>
    <SolutionRootPath>src</SolutionRootPath>
    <SolutionPackageType>Both</SolutionPackageType>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.PowerApps.MSBuild.Solution" Version="1.*" />
    <PackageReference Include="Microsoft.NETFramework.ReferenceAssemblies" Version="1.0.0" PrivateAssets="All" />
  </ItemGroup>
  <Import Project="$(MSBuildToolsPath)\\Microsoft.Common.targets" />
</Project>
`;
}
//# sourceMappingURL=project-file.js.map
;// CONCATENATED MODULE: ./actions/lib/clone-solution/run.js
// Makes a solution project of a solution in an environment: both forms exported, unpacked into sources, a project file.














/** Where a project keeps its unpacked files. */
const SOURCES = 'src';
const action = (0,lib/* defineAction */.QP)({
    name: 'clone-solution',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        if (inputs.solutionVersion !== undefined) {
            ports.log.warning('input solution-version is ignored: a clone has the version that the solution has');
        }
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        const solution = await (0,unmanaged_solution/* findUnmanagedSolution */.j)(dataverse, {
            uniqueName: inputs.solutionName,
            environmentUrl: inputs.environmentUrl,
            managed: {
                rule: 'a managed solution cannot be exported',
                remedy: 'Clone it from the environment where it is developed.',
            },
        });
        const target = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.targetFolder ?? '.');
        const project = external_node_path_.join(target, solution.uniqueName);
        await (0,files/* refuseLinkOut */.rS)(external_node_path_.join(project, SOURCES), ports);
        const unmanaged = await exportForm(dataverse, inputs, solution, false, ports);
        const managed = await exportForm(dataverse, inputs, solution, true, ports);
        const changes = await writeProject(project, solution.uniqueName, { unmanaged, managed }, inputs, ports);
        const changedFiles = changes.added.length + changes.changed.length + changes.removed.length;
        ports.summary(describe(inputs, solution, project, changes));
        return {
            reasonCode: changedFiles > 0 ? 'ok' : 'unchanged',
            outputs: {
                'solution-version': solution.version,
                'solution-folder': external_node_path_.join(project, SOURCES),
                'solution-digest': (0,solution_lib/* solutionDigest */.wU)(unmanaged),
                'managed-solution-digest': (0,solution_lib/* solutionDigest */.wU)(managed),
                'changed-files': changedFiles,
            },
            details: { project, added: changes.added.length, changed: changes.changed, removed: changes.removed },
        };
    },
});
function exportForm(dataverse, inputs, { uniqueName, version }, managed, ports) {
    const form = managed ? 'managed' : 'unmanaged';
    return dataverse.exportSolution({
        uniqueName,
        managed,
        timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime),
        onProgress: (0,progress/* reportProgress */.w)(ports.log, `export of ${uniqueName}, ${form}`),
        verify: (archive) => (0,exported/* requireExported */.v)(archive, { uniqueName, managed, version }),
    });
}
/** Writes the sources as a whole, and the project file where there is none. */
async function writeProject(project, uniqueName, zips, { overwrite }, ports) {
    const sources = external_node_path_.join(project, SOURCES);
    const { lineEnds = solution_facts/* platformLineEnds */.w, layout } = (0,solution_lib/* readFolderStyle */.id)(sources);
    const plan = (0,solution_lib/* planUnpackBoth */.PS)((0,solution_lib/* parseSolution */.Pm)(zips.unmanaged), (0,solution_lib/* parseSolution */.Pm)(zips.managed), {
        lineEnds,
        layout,
    });
    for (const warning of plan.warnings)
        ports.log.warning(warning);
    (0,secrets/* reportSecrets */.o)(plan.files, sources, 'warn', ports);
    const changes = await (0,solution_lib/* writeUnpackedFolder */.xr)(sources, plan.files, {}, ({ changed, removed }) => {
        if (!overwrite)
            refuseOverwriting(sources, [...changed, ...removed]);
    });
    const file = external_node_path_.join(project, `${uniqueName}.cdsproj`);
    if (!(await (0,files/* exists */.t2)(file)))
        await (0,files/* writeWholeFile */.R0)(file, projectFile(uniqueName));
    return changes;
}
function refuseOverwriting(folder, touched) {
    if (touched.length === 0)
        return;
    throw new core_lib/* AlmError */.Ly('file-exists', {
        message: `${touched.length} files of ${(0,core_lib/* quote */.hD)(folder)} would be replaced or removed, the first is ${(0,core_lib/* quote */.hD)(touched[0] ?? '')}`,
        remedy: 'Set "overwrite: true", or choose another target-folder; nothing was written.',
        details: { touched },
    });
}
function describe({ environmentUrl }, { uniqueName, version }, project, { added, changed, removed, unchanged }) {
    const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged`;
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(uniqueName),
        Version: (0,core_lib/* toMarkdownCode */.Cu)(version),
        From: environmentUrl.origin,
        Into: (0,core_lib/* toMarkdownCode */.Cu)(external_node_path_.basename(project)),
        Files: counts,
    });
    return `### Solution cloned\n\n${facts}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/clone-solution/index.js

//# sourceMappingURL=index.js.map

/***/ }),

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

/***/ 1924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ reportSecrets)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_solution__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4329);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



/** Annotations of one step that people see; GitHub shows no more than ten of a kind. */
const MAX_SHOWN = 10;
/**
 * Warns of secrets in files, or refuses them. The value is never shown.
 * @throws AlmError `secret-found` in the mode `fail`.
 */
function reportSecrets(files, folder, mode, ports) {
    if (mode === 'off')
        return;
    const all = (0,_powerops_solution__WEBPACK_IMPORTED_MODULE_1__/* .findSecrets */ .dL)(files);
    const isShape = ({ kind }) => PLAIN_KINDS[kind] === undefined;
    const found = [...all.filter(isShape), ...all.filter((finding) => !isShape(finding))];
    for (const finding of found.slice(0, MAX_SHOWN)) {
        ports.annotate({
            level: mode === 'fail' ? 'error' : 'warning',
            title: 'Secret in a solution',
            message: `${describe(finding)}. Whoever can read the repository can read it. Keep it in an environment variable of type secret, remove it before the export, and replace what was exposed.`,
            file: node_path__WEBPACK_IMPORTED_MODULE_2__.relative(ports.workspace, node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, finding.path)),
            line: finding.line,
        });
    }
    if (found.length > MAX_SHOWN)
        ports.log.warning(`${found.length - MAX_SHOWN} more secrets are not listed`);
    const [first] = found;
    if (mode !== 'fail' || !first)
        return;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('secret-found', {
        message: `${found.length} secrets are in the solution, the first: ${describe(first)}`,
        remedy: 'Remove the values in the environment and export again, or set "secrets: warn" when they are no secrets; nothing was written.',
        details: { findings: found },
    });
}
const PLAIN_KINDS = {
    'environment-variable-value': 'the current value of an environment variable',
    'secret-default-value': 'the default value of a secret environment variable',
    'flow-credential': 'a credential in a flow',
};
function describe({ kind, path: file, line }) {
    const what = PLAIN_KINDS[kind] ?? `what looks like a secret (${kind.replaceAll('-', ' ')})`;
    return `${what} is in ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .toLogText */ .ZQ)(file)}, line ${line}`;
}
//# sourceMappingURL=secrets.js.map

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

/***/ 1629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ managedError),
/* harmony export */   j: () => (/* binding */ findUnmanagedSolution)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
// The unmanaged solution that an input names, in the environment where it is developed.

/**
 * Finds the solution.
 * @throws AlmError `solution-not-found`, `solution-managed`.
 */
async function findUnmanagedSolution(dataverse, wanted) {
    const { uniqueName, environmentUrl } = wanted;
    const { installed } = await dataverse.findSolution(uniqueName);
    if (!installed) {
        throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('solution-not-found', {
            message: `there is no solution ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(uniqueName)} in ${environmentUrl.origin}`,
            remedy: 'Use the unique name (not the display name), and check that environment-url is the development environment.',
        });
    }
    if (installed.managed)
        throw managedError(wanted);
    return installed;
}
/** The error for a solution that turned out to be managed. */
function managedError({ uniqueName, environmentUrl, managed: { rule, remedy } }) {
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('solution-managed', {
        message: `the solution ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(uniqueName)} is managed in ${environmentUrl.origin}, and ${rule}`,
        remedy,
    });
}
//# sourceMappingURL=unmanaged-solution.js.map

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

/***/ })

};
