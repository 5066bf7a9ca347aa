export const id = 9552;
export const ids = [9552];
export const modules = {

/***/ 9552:
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
;// CONCATENATED MODULE: ./actions/lib/add-solution-component/inputs.js
// The contract of add-solution-component; action.yml says the same in words.


const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    'solution-name': lib/* input.uniqueName */.hF.uniqueName.required(),
    component: lib/* input.text */.hF.text.required(),
    'component-type': lib/* input.text */.hF.text.required(),
    'add-required-components': lib/* input.boolean */.hF.boolean.optional(),
};
const outputs = ['component-id', 'component-type', 'added'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/add-solution-component/run.js
// Puts a component of the environment into an unmanaged solution.





/** A component is added in no time, but another customization may be in the way. */
const LOCK_WAIT_MS = 15 * 60_000;
/** Ids that a message names. */
const NAMED = 5;
const action = (0,lib/* defineAction */.QP)({
    name: 'add-solution-component',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        const solution = await (0,unmanaged_solution/* findUnmanagedSolution */.j)(dataverse, {
            uniqueName: inputs.solutionName,
            environmentUrl: inputs.environmentUrl,
            managed: {
                rule: 'nothing can be added to a managed solution',
                remedy: 'Add the component in the environment where the solution is developed.',
            },
        });
        const component = await findComponent(dataverse, inputs);
        ports.output('component-id', component.id);
        ports.output('component-type', component.type);
        const outcome = await dataverse.addSolutionComponent({
            uniqueName: solution.uniqueName,
            solutionId: solution.id,
            componentId: component.id,
            type: component.type,
            addRequiredComponents: inputs.addRequiredComponents ?? false,
            timeoutMs: LOCK_WAIT_MS,
        });
        const added = outcome === 'added';
        const where = added ? 'is in' : 'was in';
        ports.log.info(`${(0,core_lib/* quote */.hD)(component.name)} (type ${component.type}) ${where} ${solution.uniqueName}`);
        if (added)
            ports.summary(describe(inputs, component));
        return { reasonCode: added ? 'ok' : 'unchanged', outputs: { added } };
    },
});
/** @throws AlmError `component-not-found`, and `input-invalid` for a name that several components have. */
async function findComponent(dataverse, inputs) {
    const type = await findType(dataverse, inputs.componentType);
    const given = inputs.component;
    if ((0,core_lib/* isGuid */.W_)(given))
        return { id: (0,core_lib/* parseGuid */.J)(given, 'input component'), type, name: given };
    const found = await dataverse.findComponents(type, given);
    const [first, ...others] = found;
    if (first === undefined) {
        throw new core_lib/* AlmError */.Ly('component-not-found', {
            message: `${inputs.environmentUrl.origin} has no component ${(0,core_lib/* quote */.hD)(given)} of type ${type}`,
            remedy: 'Give its schema name, or its id; columns, relationships and other parts of tables are found by id alone.',
        });
    }
    if (others.length === 0)
        return first;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input component is ${(0,core_lib/* quote */.hD)(given)}, and ${found.length} components of type ${type} have that name`,
        remedy: `Give the id of the one that is meant: ${found
            .slice(0, NAMED)
            .map(({ id }) => id)
            .join(', ')}.`,
    });
}
/** The number, or that of a newer kind by its name. */
async function findType(dataverse, given) {
    if (/^[0-9]{1,9}$/.test(given))
        return Number(given);
    const type = await dataverse.findComponentType(given);
    if (type !== undefined)
        return type;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input component-type is ${(0,core_lib/* quote */.hD)(given)}, which is neither a number nor a kind that the environment has under a name`,
        remedy: 'Write the number: 1 is a table, 29 a flow, 61 a web resource, 80 an app, 300 a canvas app.',
    });
}
function describe({ solutionName, environmentUrl }, { id, type, name }) {
    const facts = (0,lib/* markdownFacts */.ZL)({
        Component: (0,core_lib/* toMarkdownText */.u9)(name),
        Type: String(type),
        Id: (0,core_lib/* toMarkdownCode */.Cu)(id),
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(solutionName),
        In: environmentUrl.origin,
    });
    return `### Component added\n\n${facts}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/add-solution-component/index.js

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

/***/ })

};
