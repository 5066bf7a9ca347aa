export const id = 1695;
export const ids = [1695];
export const modules = {

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

/***/ })

};
