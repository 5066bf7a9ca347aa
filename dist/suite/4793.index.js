export const id = 4793;
export const ids = [4793,7666];
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

/***/ 4793:
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
var common_files = __webpack_require__(7666);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 5 modules
var exec = __webpack_require__(2876);
;// CONCATENATED MODULE: ./actions/lib/update-solution-version/git-tags.js
// The strategy "gittags": the version is raised when the solution changed since the tag that names its last version.


/** Git of the machine; it reads the checkout and changes nothing. */
const runGit = (folder, args) => (0,exec/* getExecOutput */.H)('git', ['--literal-pathspecs', '-C', folder, ...args], {
    silent: true,
    ignoreReturnCode: true,
});
/**
 * The version after the tags: raised by one build when files changed since the newest tag and the version was not
 * raised yet.
 * @throws AlmError `git-failed` outside a repository, `unsupported` in a shallow checkout, which has no tags.
 */
async function versionAfterTags({ uniqueName, version }, { folder, name }, git = runGit) {
    const tags = (await output(git, folder, ['tag', '--list', '--merged', 'HEAD'])).split('\n');
    const newest = newestTag(tags, uniqueName);
    if (!newest) {
        if ((await output(git, folder, ['rev-parse', '--is-shallow-repository'])) === 'true')
            throw shallow();
        return { version, why: 'no tag names a version yet' };
    }
    if ((0,core_lib/* compareVersions */.Zy)(version, newest.version) > 0) {
        return { version, why: `it is above that of the tag ${newest.tag} already` };
    }
    if (!(await hasChanged(git, folder, newest.tag, name))) {
        return { version, why: `nothing changed since the tag ${newest.tag}` };
    }
    return { version: (0,core_lib/* bumpVersion */.Bx)(newest.version, 'build'), why: `files changed since the tag ${newest.tag}` };
}
const VERSION_TAG = /^(?:(\w+?)[-_/@])?v?(\d{1,9}(?:\.\d{1,9}){1,3})$/i;
/** The tag with the highest version: `NAME/v1.2.0.0` and the like where there are some, `v1.2.0.0` otherwise. */
function newestTag(tags, uniqueName) {
    const found = tags.flatMap((tag) => {
        const [, name = '', version] = VERSION_TAG.exec(tag.trim()) ?? [];
        return version === undefined ? [] : [{ tag: tag.trim(), name, version: (0,core_lib/* parseVersion */.ot)(version) }];
    });
    const own = found.filter(({ name }) => name.toLowerCase() === uniqueName.toLowerCase());
    const usable = own.length > 0 ? own : found.filter(({ name }) => name === '');
    const [newest] = usable.sort((a, b) => (0,core_lib/* compareVersions */.Zy)(b.version, a.version));
    return newest && { tag: newest.tag, version: newest.version };
}
/** Whether files of the solution differ from the tag, in commits since, in the working tree, or as new files. */
async function hasChanged(git, folder, tag, name) {
    const { exitCode, stderr } = await git(folder, [
        'diff',
        '--quiet',
        '--no-ext-diff',
        `refs/tags/${tag}`,
        '--',
        name,
    ]);
    if (exitCode === 1)
        return true;
    if (exitCode !== 0)
        throw gitFailed('diff', stderr);
    return (await output(git, folder, ['ls-files', '--others', '--exclude-standard', '--', name])) !== '';
}
async function output(git, folder, args) {
    const { exitCode, stdout, stderr } = await git(folder, args);
    if (exitCode === 0)
        return stdout.trim();
    throw gitFailed(args[0] ?? '', stderr);
}
function gitFailed(command, stderr) {
    return new core_lib/* AlmError */.Ly('git-failed', {
        message: `git ${command} failed: ${(0,core_lib/* quote */.hD)(stderr.trim().slice(-400))}`,
        remedy: 'Check out the repository with actions/checkout before this step; the solution must lie in it.',
    });
}
function shallow() {
    return new core_lib/* AlmError */.Ly('unsupported', {
        message: 'the checkout is shallow, so its tags cannot be seen',
        remedy: 'Set "fetch-depth: 0" in the step with actions/checkout.',
    });
}
//# sourceMappingURL=git-tags.js.map
;// CONCATENATED MODULE: ./actions/lib/update-solution-version/inputs.js
// The contract of update-solution-version; action.yml says the same in words.


/** The largest number that a part of a version may be. */
const part = lib/* input.integer */.hF.integer({ min: 0, max: 999_999_999 });
const inputs = {
    'build-version': part.optional(),
    'revision-version': part.optional(),
    'patch-version': part.optional(),
    strategy: lib/* input.oneOf */.hF.oneOf('gittags', 'filetracking', 'solution').optional(),
    'tracker-file': lib/* input.path */.hF.path.optional(),
    bump: lib/* input.oneOf */.hF.oneOf(...core_lib/* versionParts */.VJ).optional(),
    version: lib/* input.version */.hF.version.optional(),
    'solution-folder': lib/* input.path */.hF.path.optional(),
    'solution-file': lib/* input.path */.hF.path.optional(),
    'working-directory': lib/* input.path */.hF.path.optional(),
};
const outputs = [
    'solution-name',
    'solution-version',
    'previous-version',
    'changed',
    'solution-digest',
];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
;// CONCATENATED MODULE: ./actions/lib/update-solution-version/local-solution.js




const MANIFEST = 'Other/Solution.xml';
/** Where the unpacked files of a solution project lie. */
const PROJECT_SOURCES = 'src';
/**
 * Opens the folder or zip that the inputs name; without either, the solution in the working directory or its `src`.
 * @throws AlmError `input-conflict`, `file-not-found`, and what is wrong with the solution.
 */
async function openLocalSolution(inputs, ports) {
    const { solutionFile, solutionFolder, workingDirectory } = inputs;
    if (solutionFile !== undefined && solutionFolder !== undefined) {
        throw new core_lib/* AlmError */.Ly('input-conflict', {
            message: `solution-file (${(0,core_lib/* quote */.hD)(solutionFile)}) and solution-folder (${(0,core_lib/* quote */.hD)(solutionFolder)}) are both given`,
            remedy: 'Give the one whose version is to change, and pack the folder afterwards.',
        });
    }
    if (solutionFile !== undefined)
        return openZip((0,common_files/* resolvePath */.o1)(ports, workingDirectory, solutionFile));
    return openFolder(await findFolder((0,common_files/* resolvePath */.o1)(ports, workingDirectory, solutionFolder ?? '.')));
}
/** The folder itself, or the `src` of the project in it. */
async function findFolder(named) {
    for (const folder of [named, external_node_path_.join(named, PROJECT_SOURCES)]) {
        if (await (0,common_files/* exists */.t2)(external_node_path_.join(folder, ...MANIFEST.split('/'))))
            return folder;
    }
    throw new core_lib/* AlmError */.Ly('file-not-found', {
        message: `there is no ${MANIFEST} in ${(0,core_lib/* quote */.hD)(named)} or its folder ${PROJECT_SOURCES}`,
        remedy: 'Set solution-folder to the unpacked solution (or solution-file to its zip), and check out the repository before this step.',
    });
}
async function openFolder(folder) {
    const files = await (0,solution_lib/* readUnpackedFolder */.Ag)(folder);
    const manifest = (0,solution_lib/* describeFolder */.uq)(files);
    const bytes = files.get(MANIFEST) ?? new Uint8Array();
    return {
        place: { folder, name: '.' },
        manifest,
        filesWith: (version) => new Map([...files, [MANIFEST, (0,solution_lib/* setManifestVersion */.YQ)(bytes, version, MANIFEST)]]),
        write: async (version) => {
            const file = external_node_path_.join(folder, ...MANIFEST.split('/'));
            await (0,common_files/* writeWholeFile */.R0)(file, (0,solution_lib/* setManifestVersion */.YQ)(bytes, version, MANIFEST));
            return undefined;
        },
    };
}
async function openZip(file) {
    const zip = await (0,common_files/* readArchive */.bL)(file, 'solution-file');
    return {
        place: { folder: external_node_path_.dirname(file), name: external_node_path_.basename(file) },
        manifest: (0,solution_lib/* describeZip */.JB)(zip),
        filesWith: (version) => new Map((0,solution_lib/* readZip */.ue)((0,solution_lib/* setZipVersion */.Es)(zip, version)).map((entry) => [entry.path, entry.read()])),
        write: async (version) => {
            const changed = (0,solution_lib/* setZipVersion */.Es)(zip, version);
            await (0,common_files/* writeWholeFile */.R0)(file, changed);
            return (0,solution_lib/* solutionDigest */.wU)(changed);
        },
    };
}
//# sourceMappingURL=local-solution.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/lib/update-solution-version/tracker.js
// The tracker of the strategy "filetracking": a CSV with the digest of each file, kept in the repository.


const HEAD = 'solution,file,sha256';
/**
 * Reads a tracker; an empty text is an empty tracker.
 * @throws AlmError `input-invalid` for a file that this action did not write.
 */
function parseTracker(text, file) {
    const [head, ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
    if (head === undefined)
        return new Map();
    const tracker = new Map();
    for (const line of head === HEAD ? lines : [head]) {
        const [solution, path, digest, ...more] = parseLine(line);
        if (solution === undefined ||
            path === undefined ||
            more.length > 0 ||
            !/^[0-9a-f]{64}$/.test(digest ?? '')) {
            throw new core_lib/* AlmError */.Ly('input-invalid', {
                message: `${(0,core_lib/* quote */.hD)(file)} is not a tracker of this action: ${(0,core_lib/* quote */.hD)(line)} is not "${HEAD}"`,
                remedy: 'Delete the file to begin a new one, or name another with tracker-file.',
            });
        }
        tracker.set(solution, (tracker.get(solution) ?? new Map()).set(path, digest ?? ''));
    }
    return tracker;
}
/** The values of a line; a quoted one may hold commas and doubled quotes. */
function parseLine(line) {
    const values = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/g)];
    return values.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
/** The tracker as text, sorted, so that equal files give equal text. */
function formatTracker(tracker) {
    const lines = [...tracker].flatMap(([solution, files]) => [...files].map(([path, digest]) => [solution, path, digest].map(formatValue).join(',')));
    return `${[HEAD, ...lines.sort()].join('\n')}\n`;
}
function formatValue(value) {
    return /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
/** The digests of files. */
function digestsOf(files) {
    return new Map([...files].map(([path, bytes]) => [path, (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')]));
}
/** Whether two sets of files are the same. */
function areSame(left, right) {
    return left.size === right.size && [...left].every(([path, digest]) => right.get(path) === digest);
}
//# sourceMappingURL=tracker.js.map
;// CONCATENATED MODULE: ./actions/lib/update-solution-version/wish.js
// What the inputs ask the version to become.

/**
 * Reads the one way that the inputs name. `patch-version` is another word for `build-version`: the third number.
 * @throws AlmError `input-missing` without any, `input-conflict` for two that contradict each other.
 */
function parseWish(inputs) {
    const { version, bump, strategy, revisionVersion: revision } = inputs;
    if (inputs.trackerFile !== undefined && strategy !== 'filetracking') {
        throw conflict('tracker-file is given, but strategy is not filetracking', 'Add "strategy: filetracking", or remove tracker-file.');
    }
    const build = buildNumber(inputs);
    const numbers = build !== undefined || (revision !== undefined && strategy === undefined);
    const given = Object.entries({ version, bump, strategy, numbers: numbers || undefined })
        .filter(([, value]) => value !== undefined)
        .map(([name]) => (name === 'numbers' ? 'build-version, patch-version or revision-version' : name));
    if (given.length > 1) {
        throw conflict(`${given.join(' and ')} are given, and each names another version`, 'Give one of version, bump, strategy, or build-version and revision-version.');
    }
    if (version !== undefined)
        return { kind: 'version', version };
    if (bump !== undefined)
        return { kind: 'bump', part: bump };
    if (strategy !== undefined)
        return { kind: 'strategy', strategy, revision };
    if (numbers)
        return { kind: 'numbers', build, revision };
    throw new core_lib/* AlmError */.Ly('input-missing', {
        message: 'no input says what the version is to become',
        remedy: 'Give one of bump (major, minor, build, revision), version, strategy, build-version and revision-version.',
    });
}
function buildNumber({ buildVersion, patchVersion }) {
    if (buildVersion === undefined || patchVersion === undefined || buildVersion === patchVersion) {
        return buildVersion ?? patchVersion;
    }
    throw conflict(`build-version is ${buildVersion} and patch-version is ${patchVersion}, and both mean the third number`, 'Give one of them.');
}
/** The version with those numbers in the third and fourth place; always four numbers. */
function withNumbers(version, { build, revision }) {
    const [major = 0, minor = 0, presentBuild = 0, presentRevision = 0] = version.split('.').map(Number);
    return (0,core_lib/* parseVersion */.ot)([major, minor, build ?? presentBuild, revision ?? presentRevision].join('.'));
}
function conflict(message, remedy) {
    return new core_lib/* AlmError */.Ly('input-conflict', { message: `inputs contradict each other: ${message}`, remedy });
}
//# sourceMappingURL=wish.js.map
;// CONCATENATED MODULE: ./actions/lib/update-solution-version/run.js
// Gives a solution on disk another version: named, raised, or as a strategy finds it.









/** As the official action names it. */
const DEFAULT_TRACKER = 'ControlsStateVersionInfo.csv';
const action = (0,lib/* defineAction */.QP)({
    name: 'update-solution-version',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const wish = parseWish(inputs);
        const solution = await openLocalSolution(inputs, ports);
        const { uniqueName, version: before } = solution.manifest;
        const { version, why, afterwards } = await decide(wish, solution, inputs, ports);
        const difference = (0,core_lib/* compareVersions */.Zy)(version, before);
        if (difference < 0)
            ports.log.warning(`version ${version} of ${uniqueName} is lower than ${before}`);
        const digest = difference === 0 ? undefined : await solution.write(version);
        await afterwards?.();
        ports.log.info(`${uniqueName}: ${before} → ${version} (${why})`);
        ports.summary(describe(solution, version, why));
        return {
            reasonCode: difference === 0 ? 'unchanged' : 'ok',
            outputs: {
                'solution-name': uniqueName,
                'solution-version': difference === 0 ? before : version,
                'previous-version': before,
                changed: difference !== 0,
                'solution-digest': digest,
            },
            details: { place: external_node_path_.join(solution.place.folder, solution.place.name), why },
        };
    },
});
async function decide(wish, solution, inputs, ports) {
    const { version } = solution.manifest;
    if (wish.kind === 'version')
        return { version: wish.version, why: 'the version that was asked for' };
    if (wish.kind === 'bump')
        return { version: (0,core_lib/* bumpVersion */.Bx)(version, wish.part), why: `${wish.part} raised` };
    if (wish.kind === 'numbers')
        return { version: withNumbers(version, wish), why: 'numbers that were asked for' };
    const { strategy, revision } = wish;
    if (strategy === 'filetracking')
        return trackFiles(solution, revision, inputs, ports);
    const decided = strategy === 'solution'
        ? { version: (0,core_lib/* bumpVersion */.Bx)(version, 'build'), why: 'build raised' }
        : await versionAfterTags(solution.manifest, solution.place);
    return { ...decided, version: withRevision(decided.version, revision) };
}
/** A version that nothing was asked of stays as it was written. */
function withRevision(version, revision) {
    return revision === undefined ? version : withNumbers(version, { revision });
}
/** Raises the build when files differ from those that the tracker knows, and brings the tracker up to date. */
async function trackFiles(solution, revision, { trackerFile = DEFAULT_TRACKER, workingDirectory }, ports) {
    const { uniqueName, version: present } = solution.manifest;
    const file = (0,common_files/* resolvePath */.o1)(ports, workingDirectory, trackerFile);
    const text = (await (0,common_files/* readIfPresent */.Zu)(file))?.toString('utf8') ?? '';
    const tracker = parseTracker(text, file);
    const known = tracker.get(uniqueName);
    const changed = known !== undefined && !areSame(known, digestsOf(solution.filesWith(present)));
    const version = withRevision(changed ? (0,core_lib/* bumpVersion */.Bx)(present, 'build') : present, revision);
    const name = external_node_path_.basename(file);
    const first = `the tracker ${name} begins with the files as they are`;
    const why = changed ? `files differ from ${name}` : known ? `no file differs from ${name}` : first;
    const next = new Map([...tracker, [uniqueName, digestsOf(solution.filesWith(version))]]);
    const nextText = formatTracker(next);
    const afterwards = async () => {
        if (nextText !== text)
            await (0,common_files/* writeWholeFile */.R0)(file, nextText);
    };
    return { version, why, afterwards };
}
function describe({ manifest, place }, version, why) {
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(manifest.uniqueName),
        Version: `${(0,core_lib/* toMarkdownCode */.Cu)(manifest.version)} → ${(0,core_lib/* toMarkdownCode */.Cu)(version)}`,
        Why: (0,core_lib/* toMarkdownText */.u9)(why),
        In: (0,core_lib/* toMarkdownCode */.Cu)(external_node_path_.basename(external_node_path_.join(place.folder, place.name))),
    });
    return `### Solution version updated\n\n${facts}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/update-solution-version/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
