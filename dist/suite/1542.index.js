export const id = 1542;
export const ids = [1542];
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

/***/ 1542:
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
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var common_services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/unmanaged-solution.js
var unmanaged_solution = __webpack_require__(1629);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/set-online-solution-version/inputs.js
// The contract of set-online-solution-version; action.yml says the same in words.


const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    name: lib/* input.uniqueName */.hF.uniqueName.required(),
    version: lib/* input.version */.hF.version.required(),
};
const outputs = ['solution-version', 'previous-version'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/set-online-solution-version/run.js
// Sets the version of an unmanaged solution where it is developed, and reads it back.





/** A version is set in no time, but another customization may be in the way. */
const LOCK_WAIT_MS = 15 * 60_000;
const action = (0,lib/* defineAction */.QP)({
    name: 'set-online-solution-version',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        await (0,unmanaged_solution/* findUnmanagedSolution */.j)(dataverse, wantedSolution(inputs));
        const { version, previousVersion } = await dataverse.changeSolutionVersion({
            uniqueName: inputs.name,
            choose: (solution) => chooseVersion(solution, inputs),
            timeoutMs: LOCK_WAIT_MS,
        });
        ports.output('previous-version', previousVersion ?? version);
        if (previousVersion === undefined) {
            ports.log.info(`${inputs.name} has version ${version} already`);
            return { reasonCode: 'unchanged', outputs: { 'solution-version': version } };
        }
        if ((0,core_lib/* compareVersions */.Zy)(version, previousVersion) < 0) {
            ports.log.warning(`version ${version} of ${inputs.name} is lower than ${previousVersion}; an environment that has the higher one refuses to import it`);
        }
        await requireVersion(dataverse, inputs);
        ports.summary(describe(inputs, previousVersion));
        return { reasonCode: 'ok', outputs: { 'solution-version': version } };
    },
});
function wantedSolution({ name, environmentUrl }) {
    return {
        uniqueName: name,
        environmentUrl,
        managed: {
            rule: 'its version is that of its package and cannot be set',
            remedy: 'Set the version in the environment where the solution is developed, and import it from there.',
        },
    };
}
/** Versions that differ in missing zeros alone are the same. @throws AlmError `solution-managed`. */
function chooseVersion(solution, inputs) {
    if (solution.managed)
        throw (0,unmanaged_solution/* managedError */.G)(wantedSolution(inputs));
    return (0,core_lib/* compareVersions */.Zy)(solution.version, inputs.version) === 0 ? solution.version : inputs.version;
}
/** @throws AlmError `service-error` unless the environment shows the version that was set. */
async function requireVersion(dataverse, { name, version }) {
    const { installed } = await dataverse.findSolution(name);
    if (installed && (0,core_lib/* compareVersions */.Zy)(installed.version, version) === 0)
        return;
    throw new core_lib/* AlmError */.Ly('service-error', {
        message: `version ${version} of ${(0,core_lib/* quote */.hD)(name)} was set, but the environment shows ${installed?.version ?? 'no such solution'}`,
        remedy: 'Somebody else may have changed the solution at the same time; run again.',
    });
}
function describe({ name, version, environmentUrl }, previousVersion) {
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(name),
        Version: `${(0,core_lib/* toMarkdownCode */.Cu)(previousVersion)} → ${(0,core_lib/* toMarkdownCode */.Cu)(version)}`,
        In: environmentUrl.origin,
    });
    return `### Solution version set\n\n${facts}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/set-online-solution-version/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
