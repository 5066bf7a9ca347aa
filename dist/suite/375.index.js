export const id = 375;
export const ids = [375];
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

/***/ 375:
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
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
;// CONCATENATED MODULE: ./actions/lib/delete-solution/blockers.js
// What is in the way of a deletion, in words.


/** Components that the message names; the details hold more. */
const NAMED = 3;
const MAX_DETAILS = 50;
/** Unique names of the solutions that hold what is in the way, sorted. */
function solutionsOf(blockers) {
    return [...new Set(blockers.flatMap(({ solutions }) => solutions))].sort();
}
/** For example `web resource "main.js"`. */
function describeBlocker({ type, name, id }) {
    return `${(0,solution_lib/* componentTypeName */.p7)(String(type))} ${name === undefined ? id : (0,core_lib/* quote */.hD)(name)}`;
}
/** The refusal: who depends on the solution, and what to do about it. */
function blockedError({ uniqueName }, blockers) {
    const solutions = solutionsOf(blockers);
    const dependents = solutions.length > 0
        ? `${solutions.join(', ')} ${solutions.length === 1 ? 'depends' : 'depend'}`
        : 'components outside any other solution depend';
    const components = blockers.slice(0, NAMED).map((blocker) => {
        const needs = blocker.needs === undefined ? '' : ` needs ${(0,core_lib/* quote */.hD)(blocker.needs)}`;
        return `${describeBlocker(blocker)}${needs}`;
    });
    const more = blockers.length > NAMED ? `; and ${blockers.length - NAMED} more` : '';
    return new core_lib/* AlmError */.Ly('solution-in-use', {
        message: `solution ${(0,core_lib/* quote */.hD)(uniqueName)} cannot be deleted because ${dependents} on it: ${components.join('; ')}${more}`,
        remedy: solutions.length > 0
            ? `Delete ${solutions.join(', ')} first, or import versions that do not need ${uniqueName}. Nothing was deleted.`
            : 'Remove what these components need from them, or delete them in make.powerapps.com. Nothing was deleted.',
        details: { solution: uniqueName, blockingSolutions: solutions, blockers: blockers.slice(0, MAX_DETAILS) },
    });
}
//# sourceMappingURL=blockers.js.map
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/delete-solution/inputs.js
// The contract of delete-solution; action.yml says the same in words.



const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    'solution-name': lib/* input.uniqueName */.hF.uniqueName.required(),
    ...wait_inputs/* waitInputs */.FG,
};
const outputs = ['deleted', 'solution-version', 'blocking-solutions'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/delete-solution/run.js
// Deletes a solution, unless others depend on it: then it says which.








/** Rows of the summary's table. */
const MAX_ROWS = 50;
const action = (0,lib/* defineAction */.QP)({
    name: 'delete-solution',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        const { installed } = await dataverse.findSolution(inputs.solutionName);
        if (!installed) {
            ports.log.notice(`there is no solution ${(0,core_lib/* quote */.hD)(inputs.solutionName)} in ${inputs.environmentUrl.origin}: nothing to delete`);
            return { reasonCode: 'unchanged', outputs: { deleted: false } };
        }
        ports.output('solution-version', installed.version);
        if (installed.managed)
            await requireUnused(dataverse, installed, ports);
        const what = `deletion of ${installed.uniqueName} ${installed.version}`;
        const report = (0,progress/* reportProgress */.w)(ports.log, what);
        let running;
        await (0,cancellation/* sayWhatGoesOn */.z)(() => running, () => dataverse.deleteSolution(installed.uniqueName, {
            timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime),
            onProgress: (progress) => {
                running = `the ${what}`;
                report(progress);
            },
        }));
        ports.summary(describeDeletion(inputs.environmentUrl, installed));
        return { reasonCode: 'ok', outputs: { deleted: true } };
    },
});
/** @throws AlmError `solution-in-use` with the solutions and components that depend on it. */
async function requireUnused(dataverse, solution, ports) {
    const blockers = await dataverse.listUninstallBlockers(solution.uniqueName);
    if (blockers.length === 0)
        return;
    ports.output('deleted', false);
    const solutions = solutionsOf(blockers);
    if (solutions.length > 0)
        ports.output('blocking-solutions', solutions.join('\n'));
    ports.summary(describeBlockers(solution, blockers));
    throw blockedError(solution, blockers);
}
function describeDeletion(target, { uniqueName, version, managed }) {
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(uniqueName),
        Version: (0,core_lib/* toMarkdownCode */.Cu)(version),
        From: target.origin,
        Kind: managed ? 'managed: its components and their data are gone' : 'unmanaged: its components stay',
    });
    return `### Solution deleted\n\n${facts}`;
}
function describeBlockers({ uniqueName }, blockers) {
    const rows = blockers
        .slice(0, MAX_ROWS)
        .map((blocker) => [
        blocker.solutions.map(core_lib/* toMarkdownCode */.Cu).join(', '),
        (0,core_lib/* toMarkdownText */.u9)(describeBlocker(blocker)),
        (0,core_lib/* toMarkdownText */.u9)(blocker.needs ?? ''),
    ]);
    const table = (0,lib/* markdownTable */.Qj)(['Solution', 'Component', 'Needs'], rows);
    const more = blockers.length > MAX_ROWS ? `\n\nand ${blockers.length - MAX_ROWS} more` : '';
    return `### Solution not deleted\n\nOthers depend on ${(0,core_lib/* toMarkdownCode */.Cu)(uniqueName)}:\n\n${table}${more}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/delete-solution/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
