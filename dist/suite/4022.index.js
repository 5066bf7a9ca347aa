export const id = 4022;
export const ids = [4022];
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

/***/ 7946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ reportProgress)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
// Progress of long operations: a line when something changes, not a line every few seconds.

/** Percent points that are worth a line. */
const STEP = 10;
/** Reports an operation of Dataverse: each new state, and every tenth of the way. */
function reportProgress(log, what) {
    let lastState;
    let lastTenth = -1;
    return ({ state, percent, component, elapsedMs }) => {
        const tenth = percent === undefined ? lastTenth : Math.floor(percent / STEP);
        if (state === lastState && tenth === lastTenth)
            return;
        lastState = state;
        lastTenth = tenth;
        const share = percent === undefined ? '' : ` ${Math.round(percent)} %`;
        const at = component ? `, ${component.kind} ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(component.name)} done` : '';
        log.info(`${what}: ${state}${share} after ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(elapsedMs)}${at}`);
    };
}
//# sourceMappingURL=progress.js.map

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

/***/ 4022:
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
// EXTERNAL MODULE: ./actions/lib/common/progress.js
var progress = __webpack_require__(7946);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var common_services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/wait-inputs.js
var wait_inputs = __webpack_require__(3476);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/publish-solution/inputs.js
// The contract of publish-solution; action.yml says the same in words.



const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    ...wait_inputs/* asyncInputs */.C7,
};
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/publish-solution/run.js
// Publishes all customizations of an environment.







const action = (0,lib/* defineAction */.QP)({
    name: 'publish-solution',
    inputs: inputs,
    outputs: [],
    async run(inputs, ports) {
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        const startedAtMs = ports.clock.now();
        const report = (0,progress/* reportProgress */.w)(ports.log, 'publish');
        let running;
        await (0,cancellation/* sayWhatGoesOn */.z)(() => running, () => dataverse.publishAll({
            timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime),
            onProgress: (progress) => {
                running = 'the publishing';
                report(progress);
            },
        }));
        const { origin } = inputs.environmentUrl;
        ports.log.info(`all customizations of ${origin} are published`);
        const time = (0,core_lib/* formatDuration */.a3)(ports.clock.now() - startedAtMs);
        ports.summary(`### Customizations published\n\n${(0,lib/* markdownFacts */.ZL)({ In: origin, Time: time })}`);
        return { reasonCode: 'ok' };
    },
});
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/publish-solution/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
