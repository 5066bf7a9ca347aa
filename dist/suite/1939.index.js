export const id = 1939;
export const ids = [1939];
export const modules = {

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

/***/ 1939:
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
;// CONCATENATED MODULE: ./actions/lib/common/differences.js
// What changed in a solution, as a release manager reads it.


/** Rows of the table; a summary may have 1 MiB, and nobody reads more. */
const MAX_ROWS = 50;
const SIGNS = {
    added: '➕ added',
    changed: '✏️ changed',
    removed: '➖ removed',
};
/** A table of the components that were added, changed or removed; empty when there are none. */
function renderDifferences({ components }) {
    const own = withoutParts(components);
    if (own.length === 0)
        return '';
    const rows = own
        .slice(0, MAX_ROWS)
        .map(({ change, component }) => [
        SIGNS[change],
        (0,core_lib/* toMarkdownText */.u9)(component.typeName),
        (0,core_lib/* toMarkdownText */.u9)(component.label),
        (0,core_lib/* toMarkdownCode */.Cu)(component.schemaName ?? component.id ?? ''),
        component.parent === undefined ? '' : (0,core_lib/* toMarkdownCode */.Cu)(component.parent),
    ]);
    const more = own.length > MAX_ROWS ? `\n\n… and ${own.length - MAX_ROWS} more components.` : '';
    return `${(0,lib/* markdownTable */.Qj)(['', 'Component', 'Name', 'Schema name or id', 'Table'], rows)}${more}`;
}
/** The differences as data: what changed, of which type, and its names. */
function differencesAsJson({ components, }) {
    return withoutParts(components).map(({ change, component }) => ({
        change,
        type: component.typeName,
        name: component.label,
        schemaName: component.schemaName,
        id: component.id,
        table: component.parent,
    }));
}
/** A table that came or went as a whole brings its columns, forms and views along: they need no rows of their own. */
function withoutParts(differences) {
    const whole = new Set(differences
        .filter(({ change, component }) => change !== 'changed' && component.type === '1')
        .map(({ change, component }) => `${change} ${component.schemaName}`));
    return differences.filter(({ change, component }) => !whole.has(`${change} ${component.parent}`));
}
//# sourceMappingURL=differences.js.map
// EXTERNAL MODULE: ./actions/lib/common/files.js
var files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/secrets.js
var secrets = __webpack_require__(1924);
// EXTERNAL MODULE: ./actions/lib/common/solution-facts.js
var solution_facts = __webpack_require__(3708);
// EXTERNAL MODULE: ./actions/lib/common/packager-inputs.js
var packager_inputs = __webpack_require__(3401);
;// CONCATENATED MODULE: ./actions/lib/unpack/inputs.js
// The contract of unpack; action.yml says the same in words.


const inputs = {
    'solution-file': lib/* input.path */.hF.path.required(),
    'solution-folder': lib/* input.path */.hF.path.required(),
    'overwrite-files': lib/* input.boolean */.hF.boolean.default('true'),
    normalize: lib/* input.boolean */.hF.boolean.default('false'),
    layout: lib/* input.oneOf */.hF.oneOf('auto', 'classic', '2024', '2026').default('auto'),
    secrets: lib/* input.oneOf */.hF.oneOf('warn', 'fail', 'off').default('warn'),
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
// EXTERNAL MODULE: ./actions/lib/common/map-file.js
var map_file = __webpack_require__(9133);
;// CONCATENATED MODULE: ./actions/lib/unpack/plan-files.js






/**
 * Plans the files of a solution zip, in the style that the folder has.
 * @throws AlmError the codes of `readArchive`, `parseSolution`, `planUnpack`, `readMapping` and `extractResources`.
 */
async function planSourceFiles(archive, file, folder, inputs, ports) {
    const style = (0,solution_lib/* readFolderStyle */.id)(folder);
    const lineEnds = inputs.lineEndings === 'auto' ? (style.lineEnds ?? solution_facts/* platformLineEnds */.w) : inputs.lineEndings;
    const layout = inputs.layout === 'auto' ? style.layout : inputs.layout;
    const mapping = await (0,map_file/* readMapping */.v)(inputs, ports);
    const { manifest, plan } = await unpackArchive(archive, file, inputs, { lineEnds, layout, mapping });
    for (const warning of plan.warnings)
        ports.log.warning(warning);
    for (const path of plan.omitted)
        ports.log.info(`Skipping ${(0,core_lib/* quote */.hD)(path)} as it matches a mapping directive`);
    const normalized = inputs.normalize ? normalize(plan.files, lineEnds, ports) : plan.files;
    const withApps = inputs.processCanvasApps ? takeAppsApart(normalized, ports) : normalized;
    const { localize, localeTemplate, useLcid } = inputs;
    const resources = (0,solution_lib/* extractResources */.zU)(withApps, { localize, localeTemplate, useLcid, lineEnds });
    const files = new Map([...withApps, ...resources]);
    const { singleComponent } = inputs;
    return {
        manifest,
        files: singleComponent === 'None' ? files : (0,solution_lib/* filesOfSingle */.hu)(files, singleComponent),
        ownership: {
            keep: plan.omitted,
            within: singleComponent === 'None' ? undefined : (0,solution_lib/* foldersOfSingle */.Nt)(singleComponent),
            alsoOwned: [
                ...(inputs.processCanvasApps ? sourceFolders(files) : []),
                ...(localize ? ['Resources'] : []),
            ],
        },
    };
}
async function unpackArchive(archive, file, { solutionType }, options) {
    const solution = (0,solution_lib/* parseSolution */.Pm)(archive);
    const { manifest } = solution;
    if (solutionType !== 'Both') {
        return { manifest, plan: (0,solution_lib/* planUnpack */.Oc)(solution, { ...options, packageType: solutionType }) };
    }
    const twin = await (0,files/* readArchive */.bL)((0,files/* managedTwin */.gx)(file), 'solution-file (its managed twin)');
    return { manifest, plan: (0,solution_lib/* planUnpackBoth */.PS)(solution, (0,solution_lib/* parseSolution */.Pm)(twin), options) };
}
function normalize(unpacked, lineEnds, ports) {
    const { files, changes } = (0,solution_lib/* normalizeFiles */.Vl)(unpacked, { lineEnds });
    for (const { rule, files: changed } of changes)
        ports.log.info(`normalized, ${rule}: ${changed.length} files`);
    return files;
}
function takeAppsApart(unpacked, ports) {
    const { files, warnings } = (0,canvas_lib/* addCanvasSources */.eR)(unpacked);
    for (const warning of warnings)
        ports.log.warning(warning);
    return files;
}
/** Folders of the sources that were made, so that what an app no longer has is removed from them. */
function sourceFolders(files) {
    return [...new Set([...files.keys()].flatMap((path) => /^CanvasApps\/src\/[^/]+/.exec(path) ?? []))];
}
//# sourceMappingURL=plan-files.js.map
;// CONCATENATED MODULE: ./actions/lib/unpack/run.js
// Unpacks a solution zip into source files: the whole zip is read and planned before the folder changes.









const action = (0,lib/* defineAction */.QP)({
    name: 'unpack',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const file = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionFile);
        const folder = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionFolder);
        await (0,files/* refuseLinkOut */.rS)(folder, ports);
        const archive = await (0,files/* readArchive */.bL)(file, 'solution-file');
        const plan = await planSourceFiles(archive, file, folder, inputs, ports);
        (0,secrets/* reportSecrets */.o)(plan.files, folder, inputs.secrets, ports);
        const { changes, differences } = await update(folder, plan, inputs);
        const changedFiles = changes.added.length + changes.changed.length + changes.removed.length;
        report(plan.manifest, changes, differences, ports);
        return {
            reasonCode: changedFiles > 0 ? 'ok' : 'unchanged',
            outputs: {
                ...(0,solution_facts/* solutionOutputs */.c)(plan.manifest, inputs.solutionType === 'Managed', (0,solution_lib/* solutionDigest */.wU)(archive)),
                'changed-files': changedFiles,
            },
            details: {
                folder,
                added: changes.added.length,
                changed: changes.changed,
                removed: changes.removed,
                components: differences && differencesAsJson(differences),
            },
        };
    },
});
/** @throws AlmError `file-exists` when files would be replaced or removed and may not be. */
async function update(folder, { files, ownership }, { overwriteFiles }) {
    let differences;
    const changes = await (0,solution_lib/* writeUnpackedFolder */.xr)(folder, files, ownership, (planned, readFormer) => {
        const { added, changed, removed } = planned;
        if (!overwriteFiles)
            refuseOverwriting(folder, changed, removed);
        const paths = [...added, ...changed, ...removed];
        if (paths.length > 0)
            differences = (0,solution_lib/* diffUnpacked */.Z6)(readFormer, files, paths);
    });
    return { changes, differences };
}
function refuseOverwriting(folder, changed, removed) {
    const touched = [...changed, ...removed];
    if (touched.length === 0)
        return;
    throw new core_lib/* AlmError */.Ly('file-exists', {
        message: `${touched.length} files of ${(0,core_lib/* quote */.hD)(folder)} would be replaced or removed, the first is ${(0,core_lib/* quote */.hD)(touched[0] ?? '')}`,
        remedy: 'Set "overwrite-files: true", or unpack into an empty folder; nothing was written.',
        details: { changed, removed },
    });
}
function report(manifest, { added, changed, removed, unchanged }, differences, ports) {
    const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged`;
    ports.log.info(`${manifest.uniqueName} ${manifest.version}: ${counts}`);
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(manifest.uniqueName),
        Version: (0,core_lib/* toMarkdownCode */.Cu)(manifest.version),
        Files: counts,
    });
    const table = differences ? renderDifferences(differences) : '';
    ports.summary(['### Solution unpacked', facts, table].filter(Boolean).join('\n\n'));
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/unpack/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
