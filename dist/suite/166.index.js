export const id = 166;
export const ids = [166];
export const modules = {

/***/ 3401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ packagerInputs)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7492);
// The inputs that unpack and pack share with the official unpack-solution and pack-solution.

const packagerInputs = {
    'solution-type': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.oneOf */ .hF.oneOf('Unmanaged', 'Managed', 'Both').default('Unmanaged'),
    'single-component': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.unsupported */ .hF.unsupported('None'),
    'map-file': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.unsupported */ .hF.unsupported(),
    'locale-template': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.unsupported */ .hF.unsupported(),
    localize: _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.unsupported */ .hF.unsupported('false'),
    'use-lcid': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.unsupported */ .hF.unsupported('false'),
    'use-unmanaged-file-for-missing-managed': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'disable-plugin-remap': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'process-canvas-apps': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.unsupported */ .hF.unsupported('false'),
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

/***/ 3166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 19 modules
var lib = __webpack_require__(7492);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var core_lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 46 modules
var solution_lib = __webpack_require__(5034);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var common_files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/solution-facts.js
var solution_facts = __webpack_require__(3708);
// EXTERNAL MODULE: ./actions/lib/common/packager-inputs.js
var packager_inputs = __webpack_require__(3401);
;// CONCATENATED MODULE: ./actions/lib/pack/inputs.js
// The contract of pack; action.yml says the same in words.


const inputs = {
    'solution-file': lib/* input.path */.hF.path.required(),
    'solution-folder': lib/* input.path */.hF.path.required(),
    ...packager_inputs/* packagerInputs */.I,
};
const outputs = [
    'solution-name',
    'solution-version',
    'publisher',
    'managed',
    'solution-digest',
];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/pack/run.js
// Packs source files into a solution zip, which is written whole or not at all.






const action = (0,lib/* defineAction */.QP)({
    name: 'pack',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const file = (0,common_files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionFile);
        const files = await (0,solution_lib/* readUnpackedFolder */.Ag)((0,common_files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionFolder));
        // Every plan before the first file: a folder that cannot be packed as Both leaves no half of it behind.
        const planned = planPackages(inputs.solutionType, file).map(({ packageType, file: target }) => ({
            packageType,
            target,
            plan: (0,solution_lib/* planPack */.F7)(files, {
                packageType,
                lineEnds: solution_facts/* platformLineEnds */.w,
                keepPluginNames: inputs.disablePluginRemap,
            }),
        }));
        const written = [];
        for (const { packageType, target, plan } of planned) {
            const zip = (0,solution_lib/* writeZip */.zy)(plan.entries);
            await (0,common_files/* writeWholeFile */.R0)(target, zip);
            const digest = (0,solution_lib/* solutionDigest */.wU)(zip);
            report({ file: target, sizeBytes: zip.length, digest }, plan, ports);
            written.push({ packageType, plan, file: target, digest });
        }
        const [first] = written;
        if (!first)
            throw new Error('nothing was packed');
        return {
            reasonCode: 'ok',
            outputs: (0,solution_facts/* solutionOutputs */.c)(first.plan.manifest, first.packageType === 'Managed', first.digest),
            details: { files: written.map(({ file: name, digest }) => ({ file: name, digest })) },
        };
    },
});
function planPackages(type, file) {
    if (type !== 'Both')
        return [{ packageType: type, file }];
    return [
        { packageType: 'Unmanaged', file },
        { packageType: 'Managed', file: (0,common_files/* managedTwin */.gx)(file) },
    ];
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
