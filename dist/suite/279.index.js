export const id = 279;
export const ids = [279];
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

/***/ 279:
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
var files = __webpack_require__(7666);
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
;// CONCATENATED MODULE: ./actions/lib/unpack/run.js
// Unpacks a solution zip into source files: the whole zip is read and planned before the folder changes.






const action = (0,lib/* defineAction */.QP)({
    name: 'unpack',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const file = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionFile);
        const folder = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionFolder);
        const archive = await (0,files/* readArchive */.bL)(file, 'solution-file');
        const { manifest, plan } = await planFiles(archive, file, inputs);
        for (const warning of plan.warnings)
            ports.log.warning(warning);
        const changes = await write(folder, plan, inputs.overwriteFiles);
        const changedFiles = changes.added.length + changes.changed.length + changes.removed.length;
        report(manifest, changes, ports);
        return {
            reasonCode: changedFiles > 0 ? 'ok' : 'unchanged',
            outputs: {
                ...(0,solution_facts/* solutionOutputs */.c)(manifest, inputs.solutionType === 'Managed', (0,solution_lib/* solutionDigest */.wU)(archive)),
                'changed-files': changedFiles,
            },
            details: { folder, added: changes.added.length, changed: changes.changed, removed: changes.removed },
        };
    },
});
async function planFiles(archive, file, { solutionType }) {
    const solution = (0,solution_lib/* parseSolution */.Pm)(archive);
    const options = { lineEnds: solution_facts/* platformLineEnds */.w };
    if (solutionType !== 'Both') {
        return {
            manifest: solution.manifest,
            plan: (0,solution_lib/* planUnpack */.Oc)(solution, { ...options, packageType: solutionType }),
        };
    }
    const twin = await (0,files/* readArchive */.bL)((0,files/* managedTwin */.gx)(file), 'solution-file (its managed twin)');
    return { manifest: solution.manifest, plan: (0,solution_lib/* planUnpackBoth */.PS)(solution, (0,solution_lib/* parseSolution */.Pm)(twin), options) };
}
/** @throws AlmError `file-exists` when files would be replaced or removed and may not be. */
async function write(folder, { files }, overwrite) {
    if (!overwrite) {
        const planned = await (0,solution_lib/* writeUnpackedFolder */.xr)(folder, files, { dryRun: true });
        const touched = [...planned.changed, ...planned.removed];
        if (touched.length > 0) {
            throw new core_lib/* AlmError */.Ly('file-exists', {
                message: `${touched.length} files of ${(0,core_lib/* quote */.hD)(folder)} would be replaced or removed, the first is ${(0,core_lib/* quote */.hD)(touched[0] ?? '')}`,
                remedy: 'Set "overwrite-files: true", or unpack into an empty folder; nothing was written.',
                details: { changed: planned.changed, removed: planned.removed },
            });
        }
    }
    return (0,solution_lib/* writeUnpackedFolder */.xr)(folder, files);
}
function report(manifest, changes, ports) {
    const { added, changed, removed, unchanged } = changes;
    const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged`;
    ports.log.info(`${manifest.uniqueName} ${manifest.version}: ${counts}`);
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(manifest.uniqueName),
        Version: (0,core_lib/* toMarkdownCode */.Cu)(manifest.version),
        Files: counts,
    });
    ports.summary(`### Solution unpacked\n\n${facts}`);
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/unpack/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
