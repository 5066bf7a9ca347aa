export const id = 2352;
export const ids = [2352];
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

/***/ 2352:
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
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/who-am-i/inputs.js
// The contract of who-am-i; action.yml says the same in words.


const inputs = { ...credential_inputs/* credentialInputs */.H, 'environment-url': lib/* input.url */.hF.url.optional() };
const outputs = ['environment-id', 'user-id', 'organization-id', 'administrator'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/who-am-i/run.js
// Signs in and walks through the set-up step by step, so that the first step that is missing is named.




const action = (0,lib/* defineAction */.QP)({
    name: 'who-am-i',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const checks = [];
        try {
            await checkAdministrator(services, checks, ports);
            if (inputs.environmentUrl)
                await checkEnvironment(services, inputs.environmentUrl, checks, ports);
        }
        finally {
            report(checks, ports);
        }
        return { reasonCode: 'ok', details: { identity: services.identity, checks } };
    },
});
/** Sign-in and the admin API. Without admin rights a solution can still be exported and imported: a note, no failure. */
async function checkAdministrator(services, checks, ports) {
    try {
        const environments = await (await services.admin()).listEnvironments();
        checks.push({ step: 'Sign-in', state: 'done', text: describeIdentity(services) });
        checks.push({
            step: 'Management application',
            state: 'done',
            text: `sees ${environments.length} environments`,
        });
        ports.output('administrator', true);
    }
    catch (error) {
        if (!(error instanceof core_lib/* AlmError */.Ly) || error.code !== 'access-denied') {
            checks.push({ step: 'Sign-in', state: 'missing', text: textOf(error) });
            throw error;
        }
        checks.push({ step: 'Sign-in', state: 'done', text: describeIdentity(services) });
        checks.push({ step: 'Management application', state: 'missing', text: textOf(error) });
        ports.output('administrator', false);
    }
}
async function checkEnvironment(services, url, checks, ports) {
    const dataverse = await services.dataverse(url);
    try {
        const [me, organization] = await Promise.all([
            dataverse.whoAmI(),
            dataverse.retrieveCurrentOrganization(),
        ]);
        checks.push({
            step: 'Application user',
            state: 'done',
            text: `user ${me.userId} in ${organization.friendlyName}`,
        });
        ports.output('user-id', me.userId);
        ports.output('organization-id', me.organizationId);
        ports.output('environment-id', organization.environmentId);
    }
    catch (error) {
        checks.push({ step: 'Application user', state: 'missing', text: textOf(error) });
        checks.push({ step: 'Security role', state: 'not checked', text: '' });
        throw error;
    }
    try {
        const solutions = await dataverse.listSolutions();
        checks.push({ step: 'Security role', state: 'done', text: `reads ${solutions.length} solutions` });
    }
    catch (error) {
        checks.push({ step: 'Security role', state: 'missing', text: textOf(error) });
        throw error;
    }
}
function describeIdentity({ identity }) {
    return `${identity.kind}${identity.applicationId ? `, application ${identity.applicationId}` : ''}`;
}
function textOf(error) {
    if (!(error instanceof core_lib/* AlmError */.Ly))
        return String(error);
    return error.remedy ? `${error.message}. ${error.remedy}` : error.message;
}
const MARKS = { done: '✓', missing: '✗', 'not checked': '–' };
function report(checks, ports) {
    for (const { step, state, text } of checks)
        ports.log.info(`${MARKS[state]} ${step}: ${text || state}`);
    const rows = checks.map(({ step, state, text }) => [step, MARKS[state], (0,core_lib/* toMarkdownText */.u9)(text)]);
    ports.summary(`### Who am I\n\n${(0,lib/* markdownTable */.Qj)(['Step', '', ''], rows)}`);
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/who-am-i/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
