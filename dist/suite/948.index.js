export const id = 948;
export const ids = [948];
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

/***/ 6692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ digest)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7492);
// Digests of solutions as inputs.


/** A SHA-256 of 64 hex digits, with or without `sha256:` in front, in lower case. */
const digest = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__/* .input.defineKind */ .hF.defineKind('SHA-256 digest', (value, name) => {
    const match = /^(?:sha256:)?([0-9a-f]{64})$/.exec(value.toLowerCase());
    if (match?.[1])
        return match[1];
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${name} is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value)}, which is not a SHA-256 digest`,
        remedy: 'Hand on the output solution-digest of export-solution, pack or import-solution unchanged.',
    });
});
//# sourceMappingURL=digest-input.js.map

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

/***/ 7948:
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
// EXTERNAL MODULE: ./actions/lib/common/cancellation.js
var cancellation = __webpack_require__(7142);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/progress.js
var progress = __webpack_require__(7946);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 26 modules
var common_services = __webpack_require__(43);
// EXTERNAL MODULE: ./actions/lib/common/wait-inputs.js
var wait_inputs = __webpack_require__(3476);
;// CONCATENATED MODULE: ./actions/lib/import-solution/deployment-settings.js
// The deployment settings file: which connection each reference uses and which value each variable has in the target.

/**
 * Reads the official JSON form. An empty value means "not filled in" and is left out.
 * @throws AlmError `json-invalid` or `input-invalid` naming the entry: nothing that is filled in is left out.
 */
function parseDeploymentSettings(text, file) {
    const settings = (0,core_lib/* parseJson */.qF)(text, (0,core_lib/* quote */.hD)(file));
    if (!(0,core_lib/* isRecord */.u4)(settings))
        throw invalid(file, 'is not an object');
    return {
        connectionReferences: listIn(settings, 'ConnectionReferences', file).flatMap(({ entry, place }) => {
            const logicalName = requireText(entry, 'LogicalName', file, place);
            const connectionId = textIn(entry, 'ConnectionId', file, place);
            const connectorId = textIn(entry, 'ConnectorId', file, place);
            return connectionId === '' ? [] : [{ logicalName, connectionId, connectorId }];
        }),
        environmentVariables: listIn(settings, 'EnvironmentVariables', file).flatMap(({ entry, place }) => {
            const schemaName = requireText(entry, 'SchemaName', file, place);
            const value = textIn(entry, 'Value', file, place);
            return value === '' ? [] : [{ schemaName, value }];
        }),
    };
}
/** The entries of a list that may be absent. */
function listIn(settings, name, file) {
    const misspelt = Object.keys(settings).find((key) => key !== name && key.toLowerCase() === name.toLowerCase());
    if (misspelt !== undefined)
        throw invalid(file, `has ${(0,core_lib/* quote */.hD)(misspelt)} where ${name} belongs`);
    const list = settings[name] ?? [];
    if (!Array.isArray(list))
        throw invalid(file, `has no list in ${name}`);
    return list.map((entry, index) => {
        const place = `${name}[${index}]`;
        if ((0,core_lib/* isRecord */.u4)(entry))
            return { entry, place };
        throw invalid(file, `has no object in ${place}`);
    });
}
/** A text that may be absent. A number or a truth value is not guessed at: `1.10` would lose its zero. */
function textIn(entry, field, file, place) {
    const value = entry[field] ?? '';
    if (typeof value === 'string')
        return value;
    throw invalid(file, `has a ${field} in ${place} that is not a text; put it in quotes`);
}
function requireText(entry, field, file, place) {
    const value = textIn(entry, field, file, place);
    if (value !== '')
        return value;
    throw invalid(file, `has no ${field} in ${place}`);
}
function invalid(file, fault) {
    return new core_lib/* AlmError */.Ly('input-invalid', {
        message: `the deployment settings file ${(0,core_lib/* quote */.hD)(file)} ${fault}`,
        remedy: 'Write {"EnvironmentVariables": [{"SchemaName", "Value"}], "ConnectionReferences": [{"LogicalName", "ConnectionId", "ConnectorId"}]}.',
    });
}
//# sourceMappingURL=deployment-settings.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./packages/dataverse/lib/index.js + 22 modules
var dataverse_lib = __webpack_require__(9776);
;// CONCATENATED MODULE: ./actions/lib/import-solution/import-job.js
// Which import job is this run's: the same one on every attempt, so that a re-run finds what it started before.


/** More failed imports of the same bytes by the same run than anybody starts again. */
const MAX_FAILED = 50;
/**
 * The first job of this run that did not fail: running or succeeded, it is adopted; absent, it is started. A failed
 * job's id is used up.
 */
async function chooseImportJob(dataverse, environmentUrl, digest, environment) {
    const run = describeRun(environment);
    for (let failed = 0; failed < MAX_FAILED; failed++) {
        const importJobId = (0,dataverse_lib/* deriveImportJobId */.Jx)(environmentUrl.origin, digest, failed === 0 ? run : `${run}#${failed}`);
        const { state } = await dataverse.findImport(importJobId);
        if (state !== 'failed')
            return { importJobId, state };
    }
    return { importJobId: (0,dataverse_lib/* deriveImportJobId */.Jx)(environmentUrl.origin, digest, (0,external_node_crypto_.randomUUID)()), state: 'absent' };
}
/** The run without its attempt; outside GitHub every call is a run of its own. */
function describeRun(environment) {
    const runId = environment['GITHUB_RUN_ID'];
    return runId ? `${environment['GITHUB_REPOSITORY'] ?? ''}/${runId}` : (0,external_node_crypto_.randomUUID)();
}
//# sourceMappingURL=import-job.js.map
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/digest-input.js
var digest_input = __webpack_require__(6692);
;// CONCATENATED MODULE: ./actions/lib/import-solution/inputs.js
// The contract of import-solution; action.yml says the same in words.




const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'environment-url': lib/* input.url */.hF.url.required(),
    'solution-file': lib/* input.path */.hF.path.required(),
    'activate-plugins': lib/* input.boolean */.hF.boolean.default('true'),
    'force-overwrite': lib/* input.boolean */.hF.boolean.default('false'),
    'skip-dependency-check': lib/* input.boolean */.hF.boolean.default('false'),
    'import-as-holding': lib/* input.boolean */.hF.boolean.default('false'),
    'stage-and-upgrade': lib/* input.boolean */.hF.boolean.default('false'),
    'publish-changes': lib/* input.boolean */.hF.boolean.default('false'),
    'working-directory': lib/* input.path */.hF.path.optional(),
    ...wait_inputs/* asyncInputs */.C7,
    'use-deployment-settings-file': lib/* input.boolean */.hF.boolean.default('false'),
    'deployment-settings-file': lib/* input.path */.hF.path.optional(),
    'convert-to-managed': lib/* input.boolean */.hF.boolean.default('false'),
    'skip-lower-version': lib/* input.boolean */.hF.boolean.default('false'),
    'expected-digest': digest_input/* digest */.b.optional(),
};
const outputs = [
    'imported',
    'skipped',
    'solution-name',
    'solution-version',
    'previous-version',
    'import-job-id',
    'solution-digest',
    'operation',
];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 46 modules
var solution_lib = __webpack_require__(5034);
;// CONCATENATED MODULE: ./actions/lib/import-solution/offer.js



/** The service takes requests of up to 128 MB; base64 makes 4/3 of an archive. */
const MAX_ARCHIVE_BYTES = 95 * 1_000_000;
/** Reads the zip and refuses bytes that are not the expected ones, before anything is sent. */
async function readOffer(given, ports) {
    const file = (0,files/* resolvePath */.o1)(ports, given.workingDirectory, given.solutionFile);
    const archive = await (0,files/* readArchive */.bL)(file, 'solution-file', MAX_ARCHIVE_BYTES);
    const digest = (0,solution_lib/* solutionDigest */.wU)(archive);
    if (given.expectedDigest !== undefined && given.expectedDigest !== digest) {
        throw new core_lib/* AlmError */.Ly('digest-mismatch', {
            message: `${(0,core_lib/* quote */.hD)(file)} has the SHA-256 ${digest}, not the expected ${given.expectedDigest}`,
            remedy: 'Import the file that was tested and approved; nothing was sent.',
        });
    }
    const { uniqueName, version, packageType } = (0,solution_lib/* parseSolution */.Pm)(archive).manifest;
    ports.log.info(`${uniqueName} ${version}, ${packageType.toLowerCase()}, ${(0,core_lib/* formatBytes */.z3)(archive.length)}`);
    ports.output('solution-name', uniqueName);
    ports.output('solution-version', version);
    ports.output('solution-digest', digest);
    return { archive, digest, solution: { uniqueName, version, managed: packageType === 'Managed' } };
}
//# sourceMappingURL=offer.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/plan.js
// Decides how a solution goes into a target that may have it already.

/**
 * Plans the import.
 * @throws AlmError `input-conflict` for switches that contradict each other, `import-managed-conflict` when the target
 *   has the other kind, `import-version-lower` when it has a higher version of a managed solution.
 */
function planImport(offered, installed, switches) {
    if (switches.importAsHolding && switches.stageAndUpgrade) {
        throw new core_lib/* AlmError */.Ly('input-conflict', {
            message: 'inputs import-as-holding and stage-and-upgrade are both true',
            remedy: 'Use stage-and-upgrade to upgrade in one step, or import-as-holding to upgrade in a later one.',
        });
    }
    if (!installed)
        return planInstall(switches);
    requireSameKind(offered, installed, switches.convertToManaged);
    return planReplacement(offered, installed, switches);
}
/** There is nothing to upgrade from: a holding solution would stay beside nothing. */
function planInstall(switches) {
    const asked = switches.importAsHolding || switches.stageAndUpgrade;
    return {
        kind: 'import',
        operation: 'install',
        mode: 'import',
        previousVersion: undefined,
        ...(asked ? { note: 'the target does not have the solution yet, so it is installed plainly' } : {}),
    };
}
function planReplacement(offered, installed, switches) {
    const difference = (0,core_lib/* compareVersions */.Zy)(offered.version, installed.version);
    if (difference <= 0 && switches.skipLowerVersion) {
        return {
            kind: 'skip',
            reason: `the target has version ${installed.version}, the file has ${offered.version}`,
        };
    }
    if (difference < 0 && offered.managed)
        throw versionLower(offered, installed);
    return {
        kind: 'import',
        ...chooseWay(offered, difference, switches),
        previousVersion: installed.version,
    };
}
/** The way in which a version replaces one that is older (`difference` above 0), equal or newer. */
function chooseWay({ managed }, difference, switches) {
    if (difference > 0 && switches.importAsHolding)
        return { operation: 'holding', mode: 'holding' };
    if (difference > 0 && switches.stageAndUpgrade && managed) {
        return { operation: 'upgrade', mode: 'stage-and-upgrade' };
    }
    return { operation: 'update', mode: 'import' };
}
/**
 * Plans the rest of an import that an earlier attempt of this run started: it is carried to its end, whatever the
 * target shows by now.
 */
function planAdoption(offered, installed, switches, state) {
    const note = `an earlier attempt started this import: it is ${state}`;
    if (!installed)
        return { ...planInstall(switches), note };
    const difference = (0,core_lib/* compareVersions */.Zy)(offered.version, installed.version);
    const way = difference === 0
        ? { ...chooseWay(offered, 1, switches), operation: undefined, previousVersion: undefined }
        : { ...chooseWay(offered, difference, switches), previousVersion: installed.version };
    return { kind: 'import', ...way, note };
}
function requireSameKind(offered, installed, convertToManaged) {
    if (offered.managed === installed.managed || (offered.managed && convertToManaged))
        return;
    const kind = (managed) => (managed ? 'managed' : 'unmanaged');
    throw new core_lib/* AlmError */.Ly('import-managed-conflict', {
        message: `the file holds ${(0,core_lib/* quote */.hD)(offered.uniqueName)} as a ${kind(offered.managed)} solution, but the target has it as an ${kind(installed.managed)} one`,
        remedy: offered.managed
            ? 'This looks like the environment where the solution is developed. Choose another target, or set convert-to-managed if it is to become managed here.'
            : 'Import the managed zip, or choose the development environment as the target.',
        details: { installedVersion: installed.version },
    });
}
function versionLower(offered, installed) {
    return new core_lib/* AlmError */.Ly('import-version-lower', {
        message: `the file holds version ${offered.version} of ${(0,core_lib/* quote */.hD)(offered.uniqueName)}, but the target has ${installed.version}`,
        remedy: 'Raise the version in the development environment and export again, or set skip-lower-version to leave the target as it is.',
        details: { offeredVersion: offered.version, installedVersion: installed.version },
    });
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/report.js
// What an import says to people: its warnings in the log, its facts in the summary.


/** Warnings that are shown one by one. */
const MAX_WARNINGS = 10;
/** Components that were imported with a warning, as the service words it. */
function reportWarnings({ warnings }, log) {
    for (const { kind, name, text } of warnings.slice(0, MAX_WARNINGS)) {
        log.warning(`${kind} ${(0,core_lib/* quote */.hD)(name)}: ${text ?? 'imported with a warning'}`);
    }
    if (warnings.length > MAX_WARNINGS)
        log.warning(`and ${warnings.length - MAX_WARNINGS} more warnings`);
}
/** The summary of the step, Markdown. */
function describe(target, { digest, solution }, { operation, previousVersion }, outcome) {
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(solution.uniqueName),
        Version: `${previousVersion ? `${(0,core_lib/* toMarkdownCode */.Cu)(previousVersion)} → ` : ''}${(0,core_lib/* toMarkdownCode */.Cu)(outcome.installed.version)}`,
        Into: target.origin,
        Operation: operation,
        'Components reported': String(outcome.componentCount),
        Warnings: outcome.warnings.length > 0 ? String(outcome.warnings.length) : undefined,
        'SHA-256': (0,core_lib/* toMarkdownCode */.Cu)(digest),
        'Import job': (0,core_lib/* toMarkdownCode */.Cu)(outcome.importJobId),
        Time: (0,core_lib/* formatDuration */.a3)(outcome.elapsedMs),
    });
    return `### Solution imported\n\n${facts}`;
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/missing-dependencies.js
// What a target lacks, in words that say where to get it.

/** Components that a message lists by name. */
const MAX_SHOWN = 5;
/** The solution name that stands for "made in the source environment, in no solution of its own". */
const UNMANAGED_LAYER = 'Active';
/** The refusal of a solution whose dependencies the target does not have; nothing was changed. */
function missingDependencies(missing, target) {
    const required = missing.map((dependency) => dependency.required);
    const names = [...new Set(required.map(({ displayName, schemaName }) => schemaName || displayName))].sort();
    const shown = names.slice(0, MAX_SHOWN).join(', ') + (names.length > MAX_SHOWN ? ', …' : '');
    const solutions = [...new Set(required.map(({ solution }) => solution))]
        .filter((solution) => solution !== '' && solution !== UNMANAGED_LAYER)
        .sort();
    const loose = required.some(({ solution }) => solution === '' || solution === UNMANAGED_LAYER);
    const remedies = [
        ...(solutions.length > 0
            ? [`Install first, in this version or a newer one: ${solutions.join(', ')}.`]
            : []),
        ...(loose
            ? [
                'What was made in the development environment outside any solution: add it to this solution, or to one that is deployed before it.',
            ]
            : []),
    ];
    return new core_lib/* AlmError */.Ly('import-missing-dependencies', {
        message: `${target.origin} lacks ${names.length === 1 ? 'a component' : `${names.length} components`} that the solution needs: ${shown}`,
        remedy: remedies.join(' '),
        details: { missingDependencies: missing },
    });
}
//# sourceMappingURL=missing-dependencies.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/stage.js
// The validation of a solution by the service, before anything changes.



/**
 * Has the service validate the archive, which changes nothing yet.
 * @throws AlmError `import-missing-dependencies` naming what is missing, else `import-failed` or what the
 * service's code stands for, with its reasons.
 */
async function stage(dataverse, archive, target) {
    const staged = await dataverse.stageSolution(archive);
    if (staged.missingDependencies.length > 0)
        throw missingDependencies(staged.missingDependencies, target);
    if (staged.passed)
        return staged;
    const errors = staged.validations.filter(({ type }) => type === 'Error');
    const errorCode = errors.find((error) => error.errorCode !== undefined)?.errorCode;
    const message = errors.map((error) => error.message).join('; ') || 'the service gives no reason';
    throw (0,dataverse_lib/* reportedError */.kF)(`the validation of the solution by ${target.origin}`, { message, ...(0,core_lib/* optional */.lq)('errorCode', errorCode) }, 'import-failed', { validations: staged.validations });
}
//# sourceMappingURL=stage.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/run.js
// Imports a solution exactly once and proves that it is in.














/** Far more than anybody writes by hand or by tool. */
const MAX_SETTINGS_BYTES = 10_000_000;
const action = (0,lib/* defineAction */.QP)({
    name: 'import-solution',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const offer = await readOffer(inputs, ports);
        const settings = await readSettings(inputs, ports);
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        const job = await chooseImportJob(dataverse, inputs.environmentUrl, offer.digest, ports.environment);
        const { installed } = await dataverse.findSolution(offer.solution.uniqueName);
        const plan = planFor(job, offer.solution, installed, inputs);
        if (plan.kind === 'skip')
            return skip(plan.reason, offer, installed, ports);
        if (plan.note)
            ports.log.info(plan.note);
        if (plan.operation)
            ports.output('operation', plan.operation);
        if (plan.previousVersion)
            ports.output('previous-version', plan.previousVersion);
        const outcome = await importAndVerify(dataverse, inputs, offer, job, plan, settings, ports);
        reportWarnings(outcome, ports.log);
        ports.output('imported', true);
        ports.output('skipped', false);
        if (inputs.publishChanges)
            await dataverse.publishAll({ timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime) });
        ports.summary(describe(inputs.environmentUrl, offer, plan, outcome));
        return {
            reasonCode: job.state === 'absent' ? 'ok' : 'already-exists',
            details: {
                components: outcome.componentCount,
                warnings: outcome.warnings,
                elapsedMs: outcome.elapsedMs,
            },
        };
    },
});
async function readSettings(inputs, ports) {
    if (inputs.deploymentSettingsFile === undefined) {
        if (!inputs.useDeploymentSettingsFile)
            return undefined;
        throw new core_lib/* AlmError */.Ly('input-missing', {
            message: 'use-deployment-settings-file is true, but no deployment-settings-file is given',
            remedy: 'Add "deployment-settings-file: …" under "with:".',
        });
    }
    const file = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.deploymentSettingsFile);
    return parseDeploymentSettings(await (0,files/* readText */.yR)(file, 'deployment-settings-file', MAX_SETTINGS_BYTES), file);
}
function planFor(job, solution, installed, inputs) {
    return job.state === 'absent'
        ? planImport(solution, installed, inputs)
        : planAdoption(solution, installed, inputs, job.state);
}
function skip(reason, { solution }, installed, ports) {
    ports.log.notice(`${solution.uniqueName} is not imported: ${reason}`);
    return {
        reasonCode: 'skipped',
        outputs: { imported: false, skipped: true, 'previous-version': installed?.version },
    };
}
async function importAndVerify(dataverse, inputs, { archive, solution }, job, plan, settings, ports) {
    ports.output('import-job-id', job.importJobId);
    const staged = job.state === 'absent' ? await stage(dataverse, archive, inputs.environmentUrl) : undefined;
    let running;
    const request = {
        uniqueName: solution.uniqueName,
        version: solution.version,
        source: staged ? { stageUploadId: staged.uploadId } : { archive },
        importJobId: job.importJobId,
        mode: plan.mode,
        overwriteUnmanagedCustomizations: inputs.forceOverwrite,
        publishWorkflows: inputs.activatePlugins,
        convertToManaged: inputs.convertToManaged,
        skipProductUpdateDependencies: inputs.skipDependencyCheck,
        ...settings,
        timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime),
        onStarted: ({ importJobId, adopted }) => {
            running = `the import (import job ${importJobId})`;
            ports.output('import-job-id', importJobId);
            ports.log.info(`import job ${importJobId}${adopted ? ', started by an earlier attempt' : ''}`);
        },
        onProgress: (0,progress/* reportProgress */.w)(ports.log, `import of ${solution.uniqueName} ${solution.version}`),
    };
    return (0,cancellation/* sayWhatGoesOn */.z)(() => running, () => dataverse.importSolution(request));
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
