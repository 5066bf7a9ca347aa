export const id = 5498;
export const ids = [5498,1695];
export const modules = {

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

/***/ 1695:
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
// EXTERNAL MODULE: ./actions/lib/common/files.js
var files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/map-file.js
var map_file = __webpack_require__(9133);
// EXTERNAL MODULE: ./actions/lib/common/solution-facts.js
var solution_facts = __webpack_require__(3708);
// EXTERNAL MODULE: ./actions/lib/common/packager-inputs.js
var packager_inputs = __webpack_require__(3401);
;// CONCATENATED MODULE: ./actions/lib/pack/inputs.js
// The contract of pack; action.yml says the same in words.


const inputs = {
    'solution-file': lib/* input.path */.hF.path.required(),
    'solution-folder': lib/* input.path */.hF.path.required(),
    version: lib/* input.version */.hF.version.optional(),
    ...packager_inputs/* packagerInputs */.I,
};
const outputs = [
    'solution-name',
    'solution-version',
    'publisher',
    'managed',
    'solution-digest',
    'changed-files',
];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./packages/canvas/lib/index.js + 20 modules
var canvas_lib = __webpack_require__(1430);
;// CONCATENATED MODULE: ./actions/lib/pack/source-files.js


/**
 * Reads an unpacked folder and prepares it for packing.
 * @throws AlmError the codes of `readUnpackedFolder`, `buildCanvasApps`, `mergeResources` and `reduceToSingle`.
 */
async function readSourceFiles(folder, { processCanvasApps, localize, singleComponent }, ports) {
    const read = await (0,solution_lib/* readUnpackedFolder */.Ag)(folder);
    const withApps = processCanvasApps ? buildApps(read, ports) : read;
    const withTexts = localize ? mergeTexts(withApps, ports) : withApps;
    return singleComponent === 'None' ? withTexts : (0,solution_lib/* reduceToSingle */.Qg)(withTexts, singleComponent);
}
function buildApps(files, ports) {
    const built = (0,canvas_lib/* buildCanvasApps */.FZ)(files);
    for (const warning of built.warnings)
        ports.log.warning(warning);
    return built.files;
}
function mergeTexts(files, ports) {
    const merged = (0,solution_lib/* mergeResources */.UZ)(files);
    for (const warning of merged.warnings)
        ports.log.warning(warning);
    ports.log.info(`texts changed by resource files: ${merged.changes}`);
    return merged.files;
}
//# sourceMappingURL=source-files.js.map
;// CONCATENATED MODULE: ./actions/lib/pack/run.js
// Packs source files into a solution zip, which is written whole or not at all.









const action = (0,lib/* defineAction */.QP)({
    name: 'pack',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const file = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionFile);
        const folder = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionFolder);
        await (0,files/* refuseLinkOut */.rS)((0,external_node_path_.dirname)(file), ports);
        // Every plan before the first file: a folder that cannot be packed as Both leaves no half of it behind.
        const planned = await planPackages(folder, planFiles(inputs.solutionType, file), inputs, ports);
        const written = [];
        for (const { plan, ...target } of planned) {
            const zip = await (0,solution_lib/* writeZipInPieces */.tn)(plan.entries);
            const digest = (0,solution_lib/* solutionDigest */.wU)(zip);
            const isChanged = !(await (0,files/* readIfPresent */.Zu)(target.file))?.equals(zip);
            if (isChanged)
                await (0,files/* writeWholeFile */.R0)(target.file, zip);
            report({ file: target.file, sizeBytes: zip.length, digest }, plan, ports);
            written.push({ ...target, plan, digest, isChanged });
        }
        const [first] = written;
        if (!first)
            throw new Error('nothing was packed');
        const changedFiles = written.filter((each) => each.isChanged).length;
        return {
            reasonCode: changedFiles > 0 ? 'ok' : 'unchanged',
            outputs: {
                ...(0,solution_facts/* solutionOutputs */.c)(first.plan.manifest, first.packageType === 'Managed', first.digest),
                'changed-files': changedFiles,
            },
            details: { files: written.map(({ file: name, digest }) => ({ file: name, digest })) },
        };
    },
});
function planFiles(type, file) {
    if (type !== 'Both')
        return [{ packageType: type, file }];
    return [
        { packageType: 'Unmanaged', file },
        { packageType: 'Managed', file: (0,files/* managedTwin */.gx)(file) },
    ];
}
async function planPackages(folder, packages, inputs, ports) {
    const mapping = await (0,map_file/* readMapping */.v)(inputs, ports);
    const mapped = mapping && (0,solution_lib/* openMappedFiles */.rR)(mapping, folder);
    const files = await readSourceFiles(folder, inputs, ports);
    const planned = packages.map((target) => ({
        ...target,
        plan: (0,solution_lib/* planPack */.F7)(files, {
            packageType: target.packageType,
            // Equal folders give equal zips on every system, unless told otherwise.
            lineEnds: inputs.lineEndings === 'auto' ? 'lf' : inputs.lineEndings,
            version: inputs.version,
            keepPluginNames: inputs.disablePluginRemap,
            replacesMissingTwins: inputs.useUnmanagedFileForMissingManaged,
            mapped,
        }),
    }));
    for (const note of mapped?.notes() ?? [])
        ports.log.info(note);
    for (const warning of mapped?.warnings() ?? [])
        ports.log.warning(warning);
    return planned;
}
function report({ file, sizeBytes, digest }, { manifest, entries, warnings, notes }, ports) {
    for (const note of notes)
        ports.log.info(note);
    for (const warning of warnings)
        ports.log.warning(warning);
    ports.log.info(`${file}: ${entries.length} entries, ${(0,core_lib/* formatBytes */.z3)(sizeBytes)}`);
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(manifest.uniqueName),
        Version: (0,core_lib/* toMarkdownCode */.Cu)(manifest.version),
        File: (0,core_lib/* toMarkdownCode */.Cu)(file),
        Size: (0,core_lib/* formatBytes */.z3)(sizeBytes),
        'SHA-256': (0,core_lib/* toMarkdownCode */.Cu)(digest),
    });
    ports.summary(`### Solution packed\n\n${facts}`);
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/pack/index.js

//# sourceMappingURL=index.js.map

/***/ }),

/***/ 5498:
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
var files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/job.js
var job = __webpack_require__(6082);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/find-solutions.js
// The folders of unpacked solutions below a folder of the repository, found without following a link.



/** What makes a folder that of a solution. */
const MANIFEST = 'Other/Solution.xml';
/** A checkout with more folders holds something else than solutions. */
const MAX_FOLDERS = 20_000;
/**
 * The folders at or below `root` that hold a solution, as sorted paths from the workspace with `/`. What is inside of a
 * solution is not looked at.
 * @throws AlmError `path-outside-workspace` when a link leads out of the workspace, `input-invalid` for too many folders.
 */
async function findSolutions(root, workspace) {
    await requireInside(root, workspace);
    const found = [];
    const queue = [root];
    for (const folder of queue) {
        if (await isThere(external_node_path_.join(folder, MANIFEST)))
            found.push(fromWorkspace(folder, workspace));
        else
            queue.push(...(await foldersIn(folder)));
        if (queue.length > MAX_FOLDERS)
            throw tooMany(root);
    }
    return found.sort((a, b) => (a < b ? -1 : 1));
}
/** @throws AlmError `path-outside-workspace`: a pull request may make a link of a folder that an input names. */
async function requireInside(folder, workspace) {
    const relative = external_node_path_.relative(await (0,promises_.realpath)(workspace), await (0,promises_.realpath)(folder));
    if (relative.split(external_node_path_.sep)[0] !== '..' && !external_node_path_.isAbsolute(relative))
        return;
    throw new core_lib/* AlmError */.Ly('path-outside-workspace', {
        message: `${(0,core_lib/* quote */.hD)(folder)} leads out of the workspace ${(0,core_lib/* quote */.hD)(workspace)}`,
        remedy: 'Name a folder of the repository, and put no link in its place.',
    });
}
/** Tells whether a folder that the workspace had is still there, reached by no link, with folders in it. */
async function isLeft(folder, workspace) {
    const place = external_node_path_.join(await (0,promises_.realpath)(workspace), folder);
    if (!(await isThere(place)) || (await (0,promises_.realpath)(place)) !== place)
        return false;
    return (await foldersIn(place)).length > 0;
}
/** The path with `/`; `.` for the workspace itself. */
function fromWorkspace(folder, workspace) {
    return external_node_path_.relative(workspace, folder).split(external_node_path_.sep).join('/') || '.';
}
async function foldersIn(folder) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
    return entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        .map((entry) => external_node_path_.join(folder, entry.name));
}
/** A link counts, too: the folder is a solution then, which packing refuses. */
async function isThere(file) {
    try {
        await (0,promises_.lstat)(file);
        return true;
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((0,core_lib/* stringField */.OM)(error, 'code') ?? ''))
            return false;
        throw error;
    }
}
function tooMany(root) {
    return new core_lib/* AlmError */.Ly('input-invalid', {
        message: `${(0,core_lib/* quote */.hD)(root)} has more than the ${MAX_FOLDERS} folders that are searched for solutions`,
        remedy: 'Name the folder that holds the solutions in solutions-folder, or one solution in solution-folder.',
    });
}
//# sourceMappingURL=find-solutions.js.map
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/changed-solutions.js
// Which solutions a pull request changes, by the paths that GitHub lists. Pure.

/** Those of the folders that the request changes; all of them when GitHub does not tell every file. */
function changedSolutions(folders, { paths, complete }) {
    if (!complete)
        return [...folders];
    return folders.filter((folder) => folder === '.' || paths.some((path) => path.startsWith(`${folder}/`)));
}
/**
 * The folders below `root` that a manifest was taken from, none of the `found` ones in or around them. What is left of
 * one is a broken solution, which looking for manifests does not find.
 */
function withoutManifest({ paths }, root, found) {
    const ending = `/${MANIFEST}`;
    const within = root === '.' ? '' : `${root}/`;
    const folders = paths
        .filter((path) => path.endsWith(ending) && path.startsWith(within))
        .map((path) => path.slice(0, -ending.length));
    const isKin = (folder, other) => other === '.' || `${folder}/`.startsWith(`${other}/`) || other.startsWith(`${folder}/`);
    return [...new Set(folders)].filter((folder) => !found.some((other) => isKin(folder, other)));
}
//# sourceMappingURL=changed-solutions.js.map
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/choose-solutions.js






/**
 * The folders as paths from the workspace, with `/`.
 * @throws AlmError `file-not-found`, `path-outside-workspace`, `input-invalid`, and those of the GitHub client.
 */
async function chooseSolutions(inputs, ports) {
    const { solutionFolder, solutionsFolder, pullRequestNumber } = inputs;
    if (solutionFolder !== undefined) {
        return [fromWorkspace(await folderAt(solutionFolder, 'solution-folder', ports), ports.workspace)];
    }
    const root = await folderAt(solutionsFolder, 'solutions-folder', ports);
    const found = await findSolutions(root, ports.workspace);
    if (pullRequestNumber === undefined) {
        ports.log.info(`${found.length} solution(s) below ${(0,core_lib/* quote */.hD)(solutionsFolder)}`);
        return found;
    }
    const { repository } = (0,job/* readJob */.c)(ports.environment);
    const github = await (0,services/* openGitHub */.o)(inputs.githubToken, repository, ports);
    const changes = await github.listPullRequestFiles(pullRequestNumber);
    const changed = changedSolutions(found, changes);
    const broken = [];
    for (const folder of withoutManifest(changes, fromWorkspace(root, ports.workspace), found)) {
        if (await isLeft(folder, ports.workspace))
            broken.push(folder);
    }
    const count = `${changed.length + broken.length} of ${found.length + broken.length} solution(s)`;
    ports.log.info(`pull request #${pullRequestNumber} changes ${count} below ${(0,core_lib/* quote */.hD)(solutionsFolder)}`);
    return [...changed, ...broken];
}
/** The folder that an input names, within the workspace. */
async function folderAt(name, inputName, ports) {
    const folder = (0,files/* resolvePath */.o1)(ports, undefined, name);
    await (0,files/* requireFolder */.OK)(folder, inputName);
    await requireInside(folder, ports.workspace);
    return folder;
}
//# sourceMappingURL=choose-solutions.js.map
// EXTERNAL MODULE: ./actions/lib/check-solution/index.js + 12 modules
var check_solution = __webpack_require__(3648);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/environment-id-input.js
var environment_id_input = __webpack_require__(2029);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/inputs.js
// The contract of validate-solutions; action.yml says the same in words.





const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'solutions-folder': lib/* input.path */.hF.path.default('solutions'),
    'solution-folder': lib/* input.path */.hF.path.optional(),
    'pull-request-number': lib/* input.integer */.hF.integer({ min: 1, max: 2_147_483_647 }).optional(),
    'environment-url': lib/* input.url */.hF.url.optional(),
    'environment-id': environment_id_input/* environmentId */.X.optional(),
    'policy-file': lib/* input.path */.hF.path.optional(),
    'environments-file': lib/* input.path */.hF.path.optional(),
    'credentials-optional': lib/* input.boolean */.hF.boolean.default('false'),
    checker: lib/* input.boolean */.hF.boolean.default('false'),
    'checker-fail-on': check_solution.action.inputs['fail-on'],
    'fail-on': lib/* input.oneOf */.hF.oneOf('violation', 'unknown', 'never').default('violation'),
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = ['passed', 'solutions', 'markdown-folder', 'sarif-folder', 'sarif-files'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/validation.js
/** What the step is to fail for; nothing when the solution passes. */
function faultsOf({ pack, policies, checker }, rules) {
    const asked = [policies.error, checker?.error].filter((error) => error !== undefined);
    const findings = [pack.error, ...asked.filter(({ fault }) => fault === 'policy')];
    // What could not be looked at is no finding: it fails whatever is asked for.
    const failures = asked.filter((error) => error.fault !== 'policy' && !(rules.credentialsOptional && isWithoutCredentials(error)));
    return [...(rules.failOn === 'never' ? [] : findings), ...failures].filter((error) => error !== undefined);
}
/** Tells whether the job had nothing to sign in with, or was not told where, as jobs for forks are. */
function isWithoutCredentials({ code }) {
    return code === 'credentials-missing' || code === 'oidc-unavailable' || code === 'input-missing';
}
//# sourceMappingURL=validation.js.map
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/report.js
// The report as Markdown: one table of all solutions, and of each that needs attention what is wrong and the ways out.



const VERDICTS = {
    compliant: '✅ compliant',
    violation: '❌ violation',
    unknown: '⚠️ could not be decided',
    'not-checked': '⚠️ not checked',
};
/** The parts of the report in their order: the overview, then a part for each solution that needs attention. */
function renderReport(all, context) {
    return [overview(all, context), ...all.map(attention).filter((part) => part !== '')];
}
function overview(all, { commit, runUrl }) {
    const withChecker = all.some(({ checker }) => checker !== undefined);
    const head = ['Solution', 'Source', 'Packs', 'Data policies', ...(withChecker ? ['Checker'] : [])];
    const rows = all.map((one) => [
        one.name === undefined ? '' : `${(0,core_lib/* toMarkdownCode */.Cu)(one.name)} ${(0,core_lib/* toMarkdownText */.u9)(one.version ?? '')}`,
        (0,core_lib/* toMarkdownCode */.Cu)(one.folder),
        one.pack.error ? '❌ no' : '✅ yes',
        VERDICTS[one.policies.verdict],
        ...(withChecker ? [checkerCell(one)] : []),
    ]);
    const sha = (0,core_lib/* toMarkdownCode */.Cu)(commit.slice(0, 12));
    return `## ${headline(all)}\n\n${(0,lib/* markdownTable */.Qj)(head, rows)}\n\n<sub>As of ${sha}, in [this run](${runUrl}).</sub>`;
}
function headline(all) {
    const failed = all.filter(({ passed }) => !passed).length;
    const solutions = all.length === 1 ? 'The solution' : `All ${all.length} solutions`;
    if (failed > 0)
        return `❌ ${all.length === 1 ? 'The solution does not pass' : `${failed} of ${all.length} solutions do not pass`}`;
    const isSure = all.every(({ policies }) => policies.verdict === 'compliant');
    return isSure ? `✅ ${solutions} can be imported` : `⚠️ ${solutions} passed, with reservations`;
}
function checkerCell({ checker }) {
    if (!checker || (checker.error && isWithoutCredentials(checker.error)))
        return '⚠️ not checked';
    return checker.error ? '❌ see below' : '✅ passed';
}
/** Empty for a solution of which there is nothing to say. */
function attention({ folder, pack, policies, checker }) {
    const parts = [
        pack.error ? `### ❌ The source does not pack\n\n${sentences(pack.error)}` : '',
        policies.verdict === 'compliant' ? '' : policyPart(policies),
        checker?.error ? checker.markdown || `### ⚠️ Checker: not checked\n\n${sentences(checker.error)}` : '',
    ].filter((part) => part.trim() !== '');
    return parts.length === 0 ? '' : [`## ${(0,core_lib/* toMarkdownCode */.Cu)(folder)}`, ...parts].join('\n\n');
}
function policyPart({ markdown, error }) {
    if (markdown !== '')
        return markdown.trim();
    return error ? `### ⚠️ Data policies: not checked\n\n${sentences(error)}` : '';
}
function sentences({ message, remedy = '' }) {
    return `${(0,core_lib/* toMarkdownText */.u9)(message)}. ${(0,core_lib/* toMarkdownText */.u9)(remedy)}`.trim();
}
//# sourceMappingURL=report.js.map
// EXTERNAL MODULE: ./actions/lib/check-dlp/index.js + 8 modules
var check_dlp = __webpack_require__(3640);
// EXTERNAL MODULE: ./actions/lib/pack/index.js + 3 modules
var pack = __webpack_require__(1695);
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/run-check.js

/**
 * Runs the action to its end, its errors included.
 * @throws AlmError `cancelled` alone.
 */
async function runCheck(action, inputs, ports, temporaryFolder) {
    const outputs = {};
    const markdown = [];
    const own = {
        ...ports,
        temporaryFolder,
        output: (name, value) => {
            outputs[name] = String(value);
        },
        summary: (text) => markdown.push(text),
    };
    let error;
    try {
        const result = await action.run(inputs, own);
        for (const name of action.outputs) {
            const value = result.outputs?.[name];
            if (value !== undefined)
                outputs[name] = String(value);
        }
    }
    catch (caught) {
        if (ports.signal.aborted)
            throw caught;
        error = (0,core_lib/* toAlmError */.A2)(caught);
    }
    return { outputs, markdown: markdown.join('\n\n'), error };
}
//# sourceMappingURL=run-check.js.map
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/sarif-category.js
// The category of a SARIF file: code scanning keeps one set of findings for each, and refuses two in one upload.


/** Gives every run in the file the category, when there is such a file. */
async function setCategory(file, category) {
    const bytes = await (0,files/* readIfPresent */.Zu)(file);
    if (bytes)
        await (0,files/* writeWholeFile */.R0)(file, withCategory(bytes.toString(), category));
}
/** The SARIF log with that category in all of its runs. */
function withCategory(text, category) {
    const log = (0,core_lib/* parseJson */.qF)(text, 'the SARIF file');
    if (!(0,core_lib/* isRecord */.u4)(log) || !Array.isArray(log['runs']))
        return text;
    // What follows the last slash names the run, and is no part of the category.
    const automationDetails = { id: `${category}/` };
    const runs = log['runs'].map((run) => ((0,core_lib/* isRecord */.u4)(run) ? { ...run, automationDetails } : run));
    return `${JSON.stringify({ ...log, runs }, undefined, 2)}\n`;
}
//# sourceMappingURL=sarif-category.js.map
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/validate.js







/** @throws AlmError `cancelled` alone. */
async function validateSolution(place, inputs, ports) {
    const zip = external_node_path_.join(place.temporaryFolder, 'solution.zip');
    const packed = await packSolution(place, zip, ports);
    annotate(packed.error, place, ports);
    const policies = await checkPolicies(place, inputs, packed.error !== undefined, ports);
    const asked = inputs.checker && packed.error === undefined;
    const checker = asked ? await askChecker(place, zip, inputs, ports) : undefined;
    return {
        folder: place.folder,
        name: packed.outputs['solution-name'],
        version: packed.outputs['solution-version'],
        pack: { error: packed.error, markdown: packed.markdown },
        policies,
        checker,
    };
}
function packSolution({ folder, temporaryFolder }, zip, ports) {
    const inputs = {
        solutionFile: zip,
        solutionFolder: folder,
        version: undefined,
        solutionType: 'Unmanaged',
        singleComponent: 'None',
        mapFile: undefined,
        localeTemplate: undefined,
        localize: false,
        useLcid: false,
        useUnmanagedFileForMissingManaged: false,
        disablePluginRemap: false,
        processCanvasApps: false,
        lineEndings: 'auto',
        workingDirectory: undefined,
    };
    return runCheck(pack.action, inputs, ports, temporaryFolder);
}
async function checkPolicies({ folder, temporaryFolder, sarifPrefix }, inputs, isBroken, ports) {
    const sarifFile = `${sarifPrefix}data-policies.sarif`;
    const own = {
        ...inputs,
        solutionFile: undefined,
        solutionFolder: folder,
        sourceFolder: undefined,
        reportFile: undefined,
        sarifFile,
        workingDirectory: undefined,
    };
    const { outputs, markdown, error } = await runCheck(check_dlp.action, own, ports, temporaryFolder);
    await setCategory(sarifFile, `data-policies/${folder}`);
    const violations = Number(outputs.violations ?? 0);
    // What is left of a broken source may hide connectors: it can be in violation, and is not known to comply.
    if (isBroken && violations === 0)
        return { verdict: 'not-checked', violations, error: undefined, markdown: '' };
    return { verdict: parseVerdict(outputs.verdict), violations, error, markdown };
}
function parseVerdict(text) {
    return text === 'compliant' || text === 'violation' || text === 'unknown' ? text : 'not-checked';
}
async function askChecker({ folder, temporaryFolder, sarifPrefix }, zip, inputs, ports) {
    const sarifFile = `${sarifPrefix}checker.sarif`;
    const own = {
        ...inputs,
        path: zip,
        geo: undefined,
        ruleSet: 'Solution Checker',
        ruleLevelOverride: undefined,
        excludedRules: undefined,
        excludedFiles: undefined,
        failOn: inputs.checkerFailOn,
        failOnAnalysisError: true,
        solutionFolder: folder,
        sarifFile,
        checkerLogsArtifactName: 'CheckSolutionLogs',
        maxAsyncWaitTime: 60,
        workingDirectory: undefined,
    };
    const { markdown, error } = await runCheck(check_solution.action, own, ports, temporaryFolder);
    await setCategory(sarifFile, `checker/${folder}`);
    return { markdown, error };
}
/** Shows why a source does not pack at the file and line that the error names. */
function annotate(error, { folder }, ports) {
    if (!error)
        return;
    const file = (0,core_lib/* stringField */.OM)(error.details, 'file');
    const line = (0,core_lib/* numberField */.sJ)(error.details, 'line');
    ports.annotate({
        level: 'error',
        title: `pack: ${error.code}`,
        message: `${error.message}\n${error.remedy ?? ''}`,
        file: external_node_path_.posix.join(folder, file ?? 'Other/Solution.xml'),
        ...(line === undefined ? {} : { line }),
    });
}
//# sourceMappingURL=validate.js.map
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/run.js
// Validates the solutions that a pull request changes, one after the other, and reports on all of them.











const action = (0,lib/* defineAction */.QP)({
    name: 'validate-solutions',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const folders = await chooseSolutions(inputs, ports);
        const home = await (0,promises_.mkdtemp)(external_node_path_.join(ports.temporaryFolder, 'validate-solutions-'));
        const all = [];
        for (const folder of folders) {
            all.push(await judge(folder, external_node_path_.join(home, numbered(all.length)), external_node_path_.join(home, 'sarif'), inputs, ports));
        }
        await publish(all, home, ports);
        refuse(all);
        return { reasonCode: all.length === 0 ? 'skipped' : 'ok', details: { folders } };
    },
});
async function judge(folder, temporaryFolder, sarifFolder, inputs, ports) {
    const sarifPrefix = external_node_path_.join(sarifFolder, `${external_node_path_.basename(temporaryFolder)}-`);
    const validation = await ports.group(folder, () => validateSolution({ folder, temporaryFolder, sarifPrefix }, inputs, ports));
    const faults = faultsOf(validation, inputs);
    for (const error of [validation.policies.error, validation.checker?.error]) {
        if (!error || !isWithoutCredentials(error) || faults.includes(error))
            continue;
        ports.log.notice(`Not everything was checked for ${(0,core_lib/* quote */.hD)(folder)}: ${error.message}`);
    }
    return { ...validation, faults, passed: faults.length === 0 };
}
/** Writes the report and sets the outputs; all of it stands also when the step then fails. */
async function publish(all, home, ports) {
    const markdownFolder = external_node_path_.join(home, 'markdown');
    const sarifFolder = external_node_path_.join(home, 'sarif');
    for (const folder of [markdownFolder, sarifFolder])
        await (0,promises_.mkdir)(folder, { recursive: true });
    const parts = all.length === 0 ? [] : renderReport(all, (0,job/* readJob */.c)(ports.environment));
    for (const [index, part] of parts.entries()) {
        await (0,files/* writeWholeFile */.R0)(external_node_path_.join(markdownFolder, `${numbered(index)}.md`), `${part}\n`);
    }
    ports.summary(parts.join('\n\n') || 'No solution was changed.');
    const passed = all.every((outcome) => outcome.passed);
    ports.output('passed', passed);
    ports.output('solutions', JSON.stringify(all.map(describe)));
    ports.output('markdown-folder', markdownFolder);
    ports.output('sarif-folder', sarifFolder);
    ports.output('sarif-files', (await (0,promises_.readdir)(sarifFolder)).length);
}
/** Names by number, so that files sort as the solutions do, whatever those are called. */
function numbered(index) {
    return String(index).padStart(5, '0');
}
function describe({ folder, name, version, pack, policies, checker, passed, }) {
    return {
        folder,
        name: name ?? null,
        version: version ?? null,
        packs: pack.error === undefined,
        policies: policies.verdict,
        violations: policies.violations,
        checker: checker ? (checker.error ? 'failed' : 'passed') : null,
        passed,
    };
}
/** @throws AlmError the first fault, naming its solution. */
function refuse(all) {
    const faults = all.flatMap(({ folder, faults }) => faults.map((fault) => ({ folder, fault })));
    const [first] = faults;
    if (!first)
        return;
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more, see the summary)` : '';
    throw new core_lib/* AlmError */.Ly(first.fault.code, {
        message: `${(0,core_lib/* quote */.hD)(first.folder)}: ${first.fault.message}${more}`,
        remedy: first.fault.remedy ?? 'See the summary of the step.',
        details: {
            faults: faults.map(({ folder, fault }) => ({ folder, code: fault.code, message: fault.message })),
        },
        cause: first.fault,
    });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/validate-solutions/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
