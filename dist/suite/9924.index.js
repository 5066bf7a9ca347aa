export const id = 9924;
export const ids = [9924];
export const modules = {

/***/ 7142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ sayWhatGoesOn)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
// What a cancelled job leaves behind: work of the service goes on without it, and the next run takes it up again.

const RESUME = 'Re-run this job ("Re-run jobs" on the page of the run): it finds what was started and waits for its end.';
/**
 * Runs `work`; when the job is cancelled meanwhile, the error says what goes on without it.
 * @param leftBehind what the service is busy with at that moment, as a noun phrase; undefined for nothing
 * @throws AlmError what `work` throws, and `cancelled` with the way to resume.
 */
async function sayWhatGoesOn(leftBehind, work) {
    try {
        return await work();
    }
    catch (caught) {
        if (!(caught instanceof _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly) || caught.code !== 'cancelled')
            throw caught;
        const what = leftBehind();
        if (what === undefined && caught.details['outcomeKnown'] !== false)
            throw caught;
        throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('cancelled', {
            message: what === undefined ? caught.message : `${caught.message}; ${what} goes on in the service`,
            remedy: RESUME,
            details: caught.details,
            cause: caught,
        });
    }
}
//# sourceMappingURL=cancellation.js.map

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

/***/ }),

/***/ 9924:
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
// EXTERNAL MODULE: ./actions/lib/common/cancellation.js
var cancellation = __webpack_require__(7142);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var common_services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/wait-inputs.js
var wait_inputs = __webpack_require__(3476);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/delete-environment/inputs.js
// The contract of delete-environment; action.yml says the same in words.



const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.optional(),
    'environment-id': lib/* input.guid */.hF.guid.optional(),
    environment: lib/* input.text */.hF.text.optional(),
    'allow-production': lib/* input.guid */.hF.guid.optional(),
    ...wait_inputs/* waitInputs */.FG,
};
const outputs = ['environment-id', 'deleted'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/delete-environment/run.js
// Deletes an environment: exactly the one that every given reference means, and no production one without consent.






/** Kinds whose loss is not mended by creating another one. */
const PROTECTED_KINDS = new Set(['Production', 'Default', 'Teams']);
const action = (0,lib/* defineAction */.QP)({
    name: 'delete-environment',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const admin = await services.admin();
        const environment = await findTarget(admin, inputs);
        if (!environment) {
            ports.log.info('the environment does not exist: nothing to delete');
            return { reasonCode: 'unchanged', outputs: { deleted: false } };
        }
        requireConsent(environment, inputs.allowProduction);
        ports.output('environment-id', environment.id);
        ports.log.info(`deleting the ${environment.sku} environment ${(0,core_lib/* quote */.hD)(environment.displayName)} (${environment.id})`);
        let running;
        const wait = {
            timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime),
            onStarted: () => (running = `the deletion of ${(0,core_lib/* quote */.hD)(environment.displayName)}`),
            onProgress: ({ text }) => ports.log.info(text),
        };
        const outcome = await (0,cancellation/* sayWhatGoesOn */.z)(() => running, () => admin.deleteEnvironment(environment.id, 'delete-environment action', wait));
        const deleted = outcome === 'deleted';
        const recoverable = deleted ? ' It can be recovered in the admin center for 7 days.' : '';
        ports.summary(`### Environment ${deleted ? 'deleted' : 'was gone'}\n\n${(0,core_lib/* toMarkdownCode */.Cu)(environment.displayName)}, ${environment.id}.${recoverable}`);
        return { reasonCode: deleted ? 'ok' : 'unchanged', outputs: { deleted } };
    },
});
/**
 * The one environment that all given references mean; undefined when there is none.
 * @throws AlmError `input-missing` without a reference, `input-conflict` when they mean different environments.
 */
async function findTarget(admin, given) {
    const references = [given.environmentId, given.environmentUrl?.href, given.environment].filter((reference) => reference !== undefined);
    if (references.length === 0) {
        throw new core_lib/* AlmError */.Ly('input-missing', {
            message: 'no environment is named',
            remedy: 'Give at least one of environment-url, environment-id and environment.',
        });
    }
    const found = await Promise.all(references.map((reference) => findOrUndefined(admin, reference)));
    const ids = new Set(found.map((environment) => environment?.id));
    if (ids.size > 1) {
        throw new core_lib/* AlmError */.Ly('input-conflict', {
            message: `the inputs name different environments: ${references.map((reference, i) => `${(0,core_lib/* quote */.hD)(reference)} is ${found[i]?.id ?? 'none'}`).join(', ')}`,
            remedy: 'Name one environment alone; nothing was deleted.',
        });
    }
    return found[0];
}
async function findOrUndefined(admin, reference) {
    try {
        return await admin.findEnvironment(reference);
    }
    catch (error) {
        if (error instanceof core_lib/* AlmError */.Ly && error.code === 'environment-not-found')
            return undefined;
        throw error;
    }
}
function requireConsent(environment, allowedId) {
    if (!PROTECTED_KINDS.has(environment.sku) && !environment.isDefault)
        return;
    if (environment.id.toLowerCase() === allowedId && !environment.isDefault)
        return;
    throw new core_lib/* AlmError */.Ly('environment-protected', {
        message: `${(0,core_lib/* quote */.hD)(environment.displayName)} is of type ${environment.sku}, which is not deleted without consent`,
        remedy: environment.isDefault
            ? 'The default environment of a tenant cannot be deleted.'
            : `If you are sure, set allow-production to ${environment.id}.`,
        details: { environmentId: environment.id, type: environment.sku },
    });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/delete-environment/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
