export const id = 147;
export const ids = [147];
export const modules = {

/***/ 5052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ credentialInputs)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7492);
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
    return ({ state, percent, elapsedMs }) => {
        const tenth = percent === undefined ? lastTenth : Math.floor(percent / STEP);
        if (state === lastState && tenth === lastTenth)
            return;
        lastState = state;
        lastTenth = tenth;
        const share = percent === undefined ? '' : ` ${Math.round(percent)} %`;
        log.info(`${what}: ${state}${share} after ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(elapsedMs)}`);
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
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7492);
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

/***/ 1147:
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
// EXTERNAL MODULE: ./actions/lib/common/progress.js
var progress = __webpack_require__(7946);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 26 modules
var common_services = __webpack_require__(43);
// EXTERNAL MODULE: ./actions/lib/common/wait-inputs.js
var wait_inputs = __webpack_require__(3476);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/export-solution/inputs.js
// The contract of export-solution; action.yml says the same in words.



const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    'solution-name': lib/* input.uniqueName */.hF.uniqueName.required(),
    'solution-version': lib/* input.text */.hF.text.optional(),
    'solution-output-file': lib/* input.path */.hF.path.required(),
    managed: lib/* input.boolean */.hF.boolean.default('false'),
    both: lib/* input.boolean */.hF.boolean.default('false'),
    'working-directory': lib/* input.path */.hF.path.optional(),
    ...wait_inputs/* asyncInputs */.C7,
    'export-auto-numbering-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-calendar-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-customization-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-email-tracking-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-external-applications-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-general-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-marketing-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-outlook-synchronization-settings': lib/* input.boolean */.hF.boolean.default('false'),
    'export-isv-config': lib/* input.boolean */.hF.boolean.default('false'),
    'export-relationship-roles': lib/* input.boolean */.hF.boolean.default('false'),
    'export-sales': lib/* input.boolean */.hF.boolean.default('false'),
    overwrite: lib/* input.boolean */.hF.boolean.default('false'),
};
const outputs = [
    'solution-version',
    'solution-digest',
    'managed-solution-digest',
    'solution-file',
    'managed-solution-file',
];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/export-solution/run.js
// Exports a solution as it is in the environment, in one form or both, and writes each file whole or not at all.








const action = (0,lib/* defineAction */.QP)({
    name: 'export-solution',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const files = planFiles(inputs, (0,common_files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionOutputFile));
        await refuseExisting(files, inputs.overwrite);
        if (inputs.solutionVersion !== undefined) {
            ports.log.warning('input solution-version is ignored: an export has the version that the solution has');
        }
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        const solution = await findExportable(dataverse, inputs);
        // The service exports one form at a time: a second export would wait for the lock of the first.
        const digests = new Map();
        for (const { managed, file } of files) {
            const archive = await exportForm(dataverse, inputs, managed, ports);
            await (0,common_files/* writeWholeFile */.R0)(file, archive);
            digests.set(managed, (0,solution_lib/* solutionDigest */.wU)(archive));
            ports.log.info(`${file}: ${(0,core_lib/* formatBytes */.z3)(archive.length)}`);
        }
        const managedFile = files.find((candidate) => candidate.managed)?.file;
        ports.summary(describe(inputs, solution, digests));
        return {
            reasonCode: 'ok',
            outputs: {
                'solution-version': solution.version,
                'solution-digest': digests.get(false) ?? digests.get(true),
                'managed-solution-digest': digests.get(true),
                'solution-file': files[0]?.file,
                'managed-solution-file': managedFile,
            },
            details: { solution: solution.uniqueName, environmentUrl: inputs.environmentUrl.origin },
        };
    },
});
/** The unmanaged file stands first when both forms are asked for. */
function planFiles(inputs, file) {
    if (!inputs.both)
        return [{ managed: inputs.managed, file }];
    return [
        { managed: false, file },
        { managed: true, file: (0,common_files/* managedTwin */.gx)(file) },
    ];
}
async function refuseExisting(files, overwrite) {
    if (overwrite)
        return;
    for (const { file } of files) {
        if (!(await (0,common_files/* exists */.t2)(file)))
            continue;
        throw new core_lib/* AlmError */.Ly('file-exists', {
            message: `the file ${(0,core_lib/* quote */.hD)(file)} exists`,
            remedy: 'Set "overwrite: true" to replace it.',
        });
    }
}
/**
 * The solution, if it can be exported.
 * @throws AlmError `solution-not-found`, `solution-managed`.
 */
async function findExportable(dataverse, inputs) {
    const { installed } = await dataverse.findSolution(inputs.solutionName);
    if (!installed) {
        throw new core_lib/* AlmError */.Ly('solution-not-found', {
            message: `there is no solution ${(0,core_lib/* quote */.hD)(inputs.solutionName)} in ${inputs.environmentUrl.origin}`,
            remedy: 'Use the unique name (not the display name), and check that environment-url is the development environment.',
        });
    }
    if (installed.managed) {
        throw new core_lib/* AlmError */.Ly('solution-managed', {
            message: `the solution ${(0,core_lib/* quote */.hD)(inputs.solutionName)} is managed in ${inputs.environmentUrl.origin}, and a managed solution cannot be exported`,
            remedy: 'Export it from the environment where it is developed.',
        });
    }
    return installed;
}
function exportForm(dataverse, inputs, managed, ports) {
    const form = managed ? 'managed' : 'unmanaged';
    return dataverse.exportSolution({
        uniqueName: inputs.solutionName,
        managed,
        settings: chosenSettings(inputs),
        timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime),
        onProgress: (0,progress/* reportProgress */.w)(ports.log, `export of ${inputs.solutionName}, ${form}`),
    });
}
function chosenSettings(inputs) {
    const switches = {
        autoNumbering: inputs.exportAutoNumberingSettings,
        calendar: inputs.exportCalendarSettings,
        customization: inputs.exportCustomizationSettings,
        emailTracking: inputs.exportEmailTrackingSettings,
        externalApplications: inputs.exportExternalApplicationsSettings,
        general: inputs.exportGeneralSettings,
        isvConfig: inputs.exportIsvConfig,
        marketing: inputs.exportMarketingSettings,
        outlookSynchronization: inputs.exportOutlookSynchronizationSettings,
        relationshipRoles: inputs.exportRelationshipRoles,
        sales: inputs.exportSales,
    };
    return Object.keys(switches).filter((setting) => switches[setting]);
}
function describe(inputs, solution, digests) {
    const code = (text) => (text ? (0,core_lib/* toMarkdownCode */.Cu)(text) : undefined);
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(solution.uniqueName),
        Version: (0,core_lib/* toMarkdownCode */.Cu)(solution.version),
        From: inputs.environmentUrl.origin,
        'Unmanaged SHA-256': code(digests.get(false)),
        'Managed SHA-256': code(digests.get(true)),
    });
    return `### Solution exported\n\n${facts}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/export-solution/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
