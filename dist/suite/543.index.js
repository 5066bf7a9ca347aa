export const id = 543;
export const ids = [543];
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

/***/ 7543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 19 modules
var lib = __webpack_require__(7492);
// EXTERNAL MODULE: ./actions/lib/common/plan/fetch-plan.js + 2 modules
var fetch_plan = __webpack_require__(8378);
// EXTERNAL MODULE: ./actions/lib/common/plan/offers.js + 2 modules
var plan_offers = __webpack_require__(5406);
// EXTERNAL MODULE: ./actions/lib/common/plan/plan-digest.js
var plan_digest = __webpack_require__(5415);
// EXTERNAL MODULE: ./actions/lib/common/plan/rules-inputs.js
var rules_inputs = __webpack_require__(4586);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 28 modules
var services = __webpack_require__(753);
// EXTERNAL MODULE: ./actions/lib/common/wait-inputs.js
var wait_inputs = __webpack_require__(3476);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var core_lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./actions/lib/common/cancellation.js
var cancellation = __webpack_require__(7142);
// EXTERNAL MODULE: ./actions/lib/common/progress.js
var progress = __webpack_require__(7946);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/plan/decide-way.js
var decide_way = __webpack_require__(4643);
// EXTERNAL MODULE: ./actions/lib/common/plan/deletions.js
var deletions = __webpack_require__(1778);
;// CONCATENATED MODULE: ./actions/lib/import-solution/deployment.js
const NO_TIME = { stagingMs: 0, waitingMs: 0, importMs: 0, applyMs: 0 };
//# sourceMappingURL=deployment.js.map
// EXTERNAL MODULE: ./actions/lib/common/check-settings.js
var check_settings = __webpack_require__(9899);
// EXTERNAL MODULE: ./actions/lib/common/deployment-settings.js
var deployment_settings = __webpack_require__(4566);
;// CONCATENATED MODULE: ./actions/lib/import-solution/settings.js



/** @throws AlmError `input-missing` when a file is asked for and none is given; the codes of its reader. */
async function readSettings(inputs, ports) {
    const { deploymentSettingsFile, workingDirectory } = inputs;
    if (deploymentSettingsFile !== undefined) {
        return (0,deployment_settings/* readDeploymentSettings */.H)({ deploymentSettingsFile, workingDirectory }, ports);
    }
    if (!inputs.useDeploymentSettingsFile)
        return undefined;
    throw new core_lib/* AlmError */.Ly('input-missing', {
        message: 'use-deployment-settings-file is true, but no deployment-settings-file is given',
        remedy: 'Add "deployment-settings-file: …" under "with:".',
    });
}
/**
 * The settings with what the solutions and the target know about them.
 * @throws AlmError `input-invalid` for an entry that fits neither.
 */
async function settleSettings(settings, solutions, dataverse, { file, log }) {
    if (!settings)
        return undefined;
    const joined = (0,check_settings/* joinSolutionSettings */.Tu)(solutions);
    const target = {
        connectionReferences: await dataverse.listConnectionReferences(),
        environmentVariables: await dataverse.listEnvironmentVariables(),
    };
    const findings = (0,check_settings/* checkSettings */.EW)(settings, joined, { target, missing: 'warning' });
    (0,check_settings/* refuseSettingsErrors */.BF)(findings, file);
    for (const { message, remedy } of findings)
        log.warning(`${message}. ${remedy}`);
    const complete = (0,check_settings/* completeSettings */.b_)(settings, joined);
    return {
        ...complete,
        environmentVariables: complete.environmentVariables.map((setting) => {
            const valueId = (0,check_settings/* named */.KT)(target.environmentVariables, 'schemaName', setting.schemaName)?.valueId;
            return valueId === undefined ? setting : { ...setting, valueId };
        }),
    };
}
/** The entries that belong to one of several solutions; those of no solution go with the first. */
function settingsOf(settings, own, others) {
    if (!settings)
        return undefined;
    const elsewhere = (0,check_settings/* joinSolutionSettings */.Tu)(others);
    return {
        connectionReferences: settings.connectionReferences.filter(({ logicalName }) => (0,check_settings/* named */.KT)(own.connectionReferences, 'logicalName', logicalName) ??
            !(0,check_settings/* named */.KT)(elsewhere.connectionReferences, 'logicalName', logicalName)),
        environmentVariables: settings.environmentVariables.filter(({ schemaName }) => (0,check_settings/* named */.KT)(own.environmentVariables, 'schemaName', schemaName) ??
            !(0,check_settings/* named */.KT)(elsewhere.environmentVariables, 'schemaName', schemaName)),
    };
}
//# sourceMappingURL=settings.js.map
// EXTERNAL MODULE: ./packages/dataverse/lib/index.js + 30 modules
var dataverse_lib = __webpack_require__(638);
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
;// CONCATENATED MODULE: ./actions/lib/import-solution/import-one.js
// Brings one solution into the target: decides the way, stages it, imports it and proves that it is in.












/** Components that one line names. */
const MAX_NAMED = 20;
/** Imports the solution, or says why there is nothing to import. */
async function importOne(deployment, chosen) {
    const { offer, job } = chosen;
    const { ports } = deployment;
    const { facts } = offer;
    const present = await deployment.dataverse.findSolution(facts.uniqueName);
    const way = job.state === 'absent'
        ? (0,decide_way/* decideWay */.i8)(facts, present, deployment.rules)
        : (0,decide_way/* decideAdoption */.Tl)(facts, present, deployment.rules, job.state);
    if (way.kind === 'skip') {
        ports.log.notice(`${facts.uniqueName} is not imported: ${way.reason}`);
        return { apply: 'no', deployed: skipped(offer, present.installed?.version) };
    }
    if (way.note)
        ports.log.info(way.note);
    announce(deployment, chosen, way);
    if (way.operation === 'upgrade' && present.installed)
        await warnOfDeletions(deployment, offer, present.installed);
    if (way.apply === 'only')
        return { apply: way.apply, deployed: { ...base(offer, way), adopted: true } };
    try {
        return { apply: way.apply, deployed: await carryOut(deployment, chosen, way) };
    }
    catch (caught) {
        if (!isOvertaken(caught, way))
            throw caught;
        ports.log.info(`${facts.uniqueName} was changed while this import waited; deciding again.`);
        return importOne(deployment, chosen);
    }
}
/** Says what the upgrade takes away. It is news, no condition: a service that does not tell stops nothing. */
async function warnOfDeletions({ dataverse, ports }, { facts }, { id }) {
    try {
        const { components } = (0,deletions/* findDeletions */.Hr)(await dataverse.listComponents(id), facts);
        if (components.length === 0)
            return;
        const names = components.slice(0, MAX_NAMED).map(({ name, displayName }) => name || displayName);
        const more = components.length > MAX_NAMED ? ', …' : '';
        ports.log.notice(`the upgrade of ${facts.uniqueName} deletes ${components.length} component(s): ${names.join(', ')}${more}`);
    }
    catch (caught) {
        if (!(caught instanceof core_lib/* AlmError */.Ly) || caught.code === 'cancelled')
            throw caught;
        ports.log.info(`what the upgrade deletes is not known: ${caught.message}`);
    }
}
/** Another run brought the same version first, so that there is nothing to upgrade from any more. */
function isOvertaken(caught, { operation }) {
    return caught instanceof core_lib/* AlmError */.Ly && caught.code === 'import-version-lower' && operation === 'upgrade';
}
/** The outputs are those of the first solution. */
function announce({ offers, ports }, { offer, job }, way) {
    if (offer !== offers[0])
        return;
    if (way.operation)
        ports.output('operation', way.operation);
    if (way.previousVersion)
        ports.output('previous-version', way.previousVersion);
    if (way.apply !== 'only')
        ports.output('import-job-id', job.importJobId);
}
function base({ facts }, way) {
    return {
        solution: facts.uniqueName,
        version: facts.version,
        ...(way.previousVersion === undefined ? {} : { previousVersion: way.previousVersion }),
        digest: facts.digest,
        ...(way.operation === undefined ? {} : { operation: way.operation }),
        outcome: 'imported',
        adopted: false,
        components: 0,
        warnings: [],
        durations: NO_TIME,
    };
}
function skipped({ facts }, previousVersion) {
    return {
        solution: facts.uniqueName,
        version: facts.version,
        ...(previousVersion === undefined ? {} : { previousVersion }),
        digest: facts.digest,
        outcome: 'skipped',
        adopted: false,
        components: 0,
        warnings: [],
        durations: NO_TIME,
    };
}
async function carryOut(deployment, chosen, way) {
    const { dataverse, inputs, ports } = deployment;
    const archive = await (0,plan_offers/* readAgain */.n)(chosen.offer);
    const startedAtMs = ports.clock.now();
    const source = chosen.job.state === 'absent'
        ? { stageUploadId: (await stage(dataverse, archive, inputs.environmentUrl)).uploadId }
        : { archive };
    const stagedAtMs = ports.clock.now();
    const seen = { joined: false, startedAtMs: stagedAtMs };
    try {
        const request = requestFor(deployment, chosen, way, source, seen);
        const outcome = await (0,cancellation/* sayWhatGoesOn */.z)(() => seen.running, () => dataverse.importSolution(request));
        return {
            ...base(chosen.offer, way),
            adopted: chosen.job.state !== 'absent' || seen.joined,
            ...describeOutcome(outcome),
            ...(await keepLog(deployment, seen)),
            durations: {
                ...NO_TIME,
                stagingMs: stagedAtMs - startedAtMs,
                waitingMs: seen.startedAtMs - stagedAtMs,
                importMs: ports.clock.now() - seen.startedAtMs,
            },
        };
    }
    catch (caught) {
        await keepLog(deployment, seen);
        throw caught;
    }
}
function requestFor({ inputs, ports, offers, settings }, { offer, job }, way, source, seen) {
    const { facts } = offer;
    const others = offers.filter((other) => other !== offer).map((other) => other.facts.settings);
    return {
        uniqueName: facts.uniqueName,
        version: facts.version,
        source,
        importJobId: job.importJobId,
        mode: way.mode,
        overwriteUnmanagedCustomizations: inputs.forceOverwrite,
        publishWorkflows: inputs.activatePlugins,
        convertToManaged: inputs.convertToManaged,
        skipProductUpdateDependencies: inputs.skipDependencyCheck,
        ...settingsOf(settings, facts.settings, others),
        timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime),
        onStarted: ({ importJobId, adopted, joined = false }) => {
            Object.assign(seen, { importJobId, joined, startedAtMs: ports.clock.now() });
            seen.running = `the import of ${facts.uniqueName} (import job ${importJobId})`;
            if (offer === offers[0])
                ports.output('import-job-id', importJobId);
            ports.log.info(`import job ${importJobId}${adopted ? ', started before' : ''}`);
        },
        onProgress: (0,progress/* reportProgress */.w)(ports.log, `import of ${facts.uniqueName} ${facts.version}`),
        onResultDocument: (xml) => (seen.resultDocument = xml),
    };
}
function describeOutcome({ importJobId, componentCount, warnings, }) {
    return { importJobId, components: componentCount, warnings };
}
/** Writes the document of the import job for the steps that upload it. Of several, the output names the last one. */
async function keepLog({ ports }, { importJobId, resultDocument }) {
    if (importJobId === undefined || resultDocument === undefined)
        return {};
    const importLogFile = external_node_path_.join(ports.temporaryFolder, `import-job-${importJobId}.xml`);
    await (0,files/* writeWholeFile */.R0)(importLogFile, resultDocument);
    ports.output('import-log-file', importLogFile);
    return { importLogFile };
}
//# sourceMappingURL=import-one.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/import-all.js
// Brings several solutions into the target in their order, then applies their upgrades in the reverse one.





/**
 * Stops at the first solution that fails: what was imported before stays, what comes after is not started.
 * @throws AlmError of that solution; its details hold what was done before.
 */
async function importAll(deployment, chosen) {
    const imported = [];
    for (const one of chosen) {
        try {
            imported.push(await importOne(deployment, one));
        }
        catch (caught) {
            throw stoppedAt(caught, one, imported, chosen);
        }
    }
    // What a base solution deletes may be used by the old version of one above it, so the last one goes first.
    for (const one of imported.toReversed()) {
        if (one.apply !== 'no')
            one.deployed = await applyUpgrade(deployment, one.deployed);
    }
    return imported.map(({ deployed }) => deployed);
}
async function applyUpgrade({ dataverse, inputs, ports }, deployed) {
    const what = `upgrade of ${deployed.solution} to ${deployed.version}`;
    const startedAtMs = ports.clock.now();
    await (0,cancellation/* sayWhatGoesOn */.z)(() => `the ${what}`, () => dataverse.applyUpgrade(deployed.solution, {
        timeoutMs: (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime),
        onProgress: (0,progress/* reportProgress */.w)(ports.log, what),
    }));
    ports.log.info(`${what}: applied`);
    return { ...deployed, durations: { ...deployed.durations, applyMs: ports.clock.now() - startedAtMs } };
}
function stoppedAt(caught, { offer }, done, chosen) {
    if (!(caught instanceof core_lib/* AlmError */.Ly) || chosen.length === 1)
        return caught;
    const names = (list) => list.map(core_lib/* quote */.hD).join(', ') || 'none';
    const before = done.map(({ deployed }) => deployed.solution);
    const after = chosen.slice(done.length + 1).map((one) => one.offer.facts.uniqueName);
    return new core_lib/* AlmError */.Ly(caught.code, {
        message: `${(0,core_lib/* quote */.hD)(offer.facts.uniqueName)}: ${caught.message}; done before it: ${names(before)}; not started: ${names(after)}`,
        ...(caught.remedy === undefined ? {} : { remedy: caught.remedy }),
        details: { ...caught.details, solutions: done.map(({ deployed }) => deployed) },
        cause: caught,
    });
}
//# sourceMappingURL=import-all.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
    'solution-file': lib/* input.text */.hF.text.required(),
    ...rules_inputs/* rulesInputs */.d,
    'activate-plugins': lib/* input.boolean */.hF.boolean.default('true'),
    'force-overwrite': lib/* input.boolean */.hF.boolean.default('false'),
    'skip-dependency-check': lib/* input.boolean */.hF.boolean.default('false'),
    'publish-changes': lib/* input.boolean */.hF.boolean.default('false'),
    'working-directory': lib/* input.path */.hF.path.optional(),
    ...wait_inputs/* asyncInputs */.C7,
    'use-deployment-settings-file': lib/* input.boolean */.hF.boolean.default('false'),
    'deployment-settings-file': lib/* input.path */.hF.path.optional(),
    'expected-digest': digest_input/* digest */.b.optional(),
    'plan-digest': digest_input/* digest */.b.optional(),
};
const outputs = [
    'imported',
    'skipped',
    'solution-name',
    'solution-version',
    'previous-version',
    'import-job-id',
    'import-log-file',
    'solution-digest',
    'operation',
    'duration-seconds',
];
//# sourceMappingURL=inputs.js.map
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
function describe(target, all) {
    return all.map((deployed) => describeOne(target, deployed)).join('\n\n');
}
function describeOne(target, deployed) {
    const { previousVersion, version, warnings, durations } = deployed;
    if (deployed.outcome === 'skipped') {
        const facts = {
            Solution: (0,core_lib/* toMarkdownCode */.Cu)(deployed.solution),
            'Version of the file': (0,core_lib/* toMarkdownCode */.Cu)(version),
            'Version in the target': previousVersion && (0,core_lib/* toMarkdownCode */.Cu)(previousVersion),
            In: target.origin,
        };
        return `### Solution left as it is\n\n${(0,lib/* markdownFacts */.ZL)(facts)}`;
    }
    const facts = (0,lib/* markdownFacts */.ZL)({
        Solution: (0,core_lib/* toMarkdownCode */.Cu)(deployed.solution),
        Version: `${previousVersion ? `${(0,core_lib/* toMarkdownCode */.Cu)(previousVersion)} → ` : ''}${(0,core_lib/* toMarkdownCode */.Cu)(version)}`,
        Into: target.origin,
        Operation: deployed.operation,
        'Components reported': deployed.importJobId && String(deployed.components),
        Warnings: warnings.length > 0 ? String(warnings.length) : undefined,
        'SHA-256': (0,core_lib/* toMarkdownCode */.Cu)(deployed.digest),
        'Import job': deployed.importJobId && (0,core_lib/* toMarkdownCode */.Cu)(deployed.importJobId),
        'Waited in line': durations.waitingMs > 1000 ? (0,core_lib/* formatDuration */.a3)(durations.waitingMs) : undefined,
        'Time of the import': (0,core_lib/* formatDuration */.a3)(durations.importMs),
        'Time of the upgrade': durations.applyMs > 0 ? (0,core_lib/* formatDuration */.a3)(durations.applyMs) : undefined,
    });
    return `### Solution imported\n\n${facts}`;
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/run.js
// Imports solutions exactly once each and proves that they are in.












const action = (0,lib/* defineAction */.QP)({
    name: 'import-solution',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const startedAtMs = ports.clock.now();
        const offers = await (0,plan_offers/* readOffers */.q)(inputs, ports);
        const given = await readSettings(inputs, ports);
        const rules = (0,rules_inputs/* readRules */.K)(inputs, offers.length);
        const [{ facts: first }] = offers;
        ports.output('solution-name', first.uniqueName);
        ports.output('solution-version', first.version);
        ports.output('solution-digest', first.digest);
        const dataverse = await (0,services/* openServices */.N)(inputs, ports).dataverse(inputs.environmentUrl);
        const needed = offers.map(({ facts }) => facts.settings);
        const source = { file: inputs.deploymentSettingsFile, log: ports.log };
        const settings = await settleSettings(given, needed, dataverse, source);
        const deployment = { dataverse, inputs, ports, rules, settings, offers };
        const chosen = await chooseJobs(deployment);
        await checkPlan(deployment, chosen);
        const all = await importAll(deployment, chosen);
        for (const deployed of all)
            reportWarnings(deployed, ports.log);
        const anyImported = all.some(({ outcome }) => outcome === 'imported');
        ports.output('imported', anyImported);
        ports.output('skipped', !anyImported);
        const timeoutMs = (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime);
        if (anyImported && inputs.publishChanges)
            await dataverse.publishAll({ timeoutMs });
        ports.summary(describe(inputs.environmentUrl, all));
        return conclude(all, ports.clock.now() - startedAtMs, ports);
    },
});
async function chooseJobs({ dataverse, inputs, ports, offers }) {
    const chosen = [];
    for (const offer of offers) {
        const { digest } = offer.facts;
        chosen.push({
            offer,
            job: await chooseImportJob(dataverse, inputs.environmentUrl, digest, ports.environment),
        });
    }
    return chosen;
}
/** The last look before anything is sent. Once an import of this run has begun, the plan is on its way. */
async function checkPlan(deployment, chosen) {
    const { dataverse, inputs, rules, settings, offers, ports } = deployment;
    if (inputs.planDigest === undefined)
        return;
    if (chosen.some(({ job }) => job.state !== 'absent')) {
        ports.log.info('plan-digest is not compared: an earlier attempt has begun to carry the plan out');
        return;
    }
    const options = { rules, settings, activate: inputs.activatePlugins };
    (0,plan_digest/* requirePlan */.V)(await (0,fetch_plan/* fetchPlan */.u)(dataverse, inputs.environmentUrl, offers, options), inputs.planDigest);
}
function conclude(all, elapsedMs, ports) {
    const [first] = all;
    const fresh = all.some(({ outcome, adopted }) => outcome === 'imported' && !adopted);
    const everySkipped = all.every(({ outcome }) => outcome === 'skipped');
    ports.output('duration-seconds', elapsedMs / 1000);
    return {
        reasonCode: everySkipped ? 'skipped' : fresh ? 'ok' : 'already-exists',
        outputs: { 'previous-version': first?.previousVersion },
        details: {
            components: first?.components,
            warnings: first?.warnings,
            durations: first?.durations,
            elapsedMs,
            solutions: all,
        },
    };
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
