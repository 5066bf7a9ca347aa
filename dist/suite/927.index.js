export const id = 927;
export const ids = [927];
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

/***/ 927:
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
;// CONCATENATED MODULE: ./actions/lib/common/wait-for-dataverse.js
// The time between "the environment is created" and "Dataverse lets me in".

/** The service provisions the first users of a new environment within ten minutes; asked every 15 s. */
const POLL_MS = 15_000;
const GRACE_MS = 10 * 60_000;
/** What a new environment may answer before it is ready. */
const PASSING = new Set([
    'application-user-missing',
    'environment-not-ready',
    'network-error',
    'service-error',
]);
/**
 * Waits until the signed-in identity is a user of the environment.
 * @throws AlmError the last answer when the time is over, or at once what waiting does not mend.
 */
async function waitForDataverse(dataverse, { timeoutMs, url }, { clock, signal, log }) {
    const startedAtMs = clock.now();
    const deadlineMs = startedAtMs + Math.min(timeoutMs, GRACE_MS);
    for (let attempt = 1;; attempt++) {
        try {
            return await dataverse.whoAmI();
        }
        catch (error) {
            const passing = error instanceof core_lib/* AlmError */.Ly && PASSING.has(error.code);
            if (!passing || clock.now() + POLL_MS > deadlineMs)
                throw error;
            if (attempt === 1)
                log.info(`waiting for ${url.origin} to let the application in: ${error.message}`);
        }
        await clock.sleep(POLL_MS, signal);
        log.debug(`asking ${url.origin} again after ${(0,core_lib/* formatDuration */.a3)(clock.now() - startedAtMs)}`);
    }
}
//# sourceMappingURL=wait-for-dataverse.js.map
// EXTERNAL MODULE: ./actions/lib/common/wait-inputs.js
var wait_inputs = __webpack_require__(3476);
;// CONCATENATED MODULE: ./actions/lib/create-environment/domain-name.js
// Domain names of environments: the first part of their address.

/** The service allows 2 to 24 characters. */
const MAX_LENGTH = 24;
const DOMAIN_NAME = /^[a-z0-9][a-z0-9-]{1,23}$/;
/**
 * Reads a domain name: 2 to 24 of a-z, 0-9 and `-`, not starting with `-`.
 * @throws AlmError `input-invalid` naming the input.
 */
function parseDomainName(value, name) {
    const domain = value.toLowerCase();
    if (DOMAIN_NAME.test(domain))
        return domain;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${name} is ${(0,core_lib/* quote */.hD)(value)}, which is not a domain name`,
        remedy: 'Use 2 to 24 letters a-z, digits and dashes, and no dash in front: it becomes the first part of the address.',
    });
}
/**
 * The domain name that stands for a display name, always the same one, so that a second run finds the environment of
 * the first.
 * @throws AlmError `input-invalid` when the display name has no usable character.
 */
function domainNameFor(displayName) {
    const plain = displayName
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+/, '')
        .slice(0, MAX_LENGTH)
        .replace(/-+$/, '');
    if (DOMAIN_NAME.test(plain))
        return plain;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `no domain name can be made from the name ${(0,core_lib/* quote */.hD)(displayName)}`,
        remedy: 'Give the input "domain": 2 to 24 letters a-z, digits and dashes.',
    });
}
//# sourceMappingURL=domain-name.js.map
;// CONCATENATED MODULE: ./actions/lib/create-environment/earlier.js
// Which environment is the one that an earlier run of the same request made.

/**
 * The environment with that domain.
 * @throws AlmError `environment-name-taken` when it is of another name or type.
 */
function findEarlier(environments, wanted) {
    const holder = environments.find(({ dataverse }) => dataverse?.domainName.toLowerCase() === wanted.domainName);
    if (!holder || isLike(holder, wanted))
        return holder;
    throw new core_lib/* AlmError */.Ly('environment-name-taken', {
        message: `the domain ${(0,core_lib/* quote */.hD)(wanted.domainName)} belongs to the environment ${(0,core_lib/* quote */.hD)(holder.displayName)} of type ${holder.sku}, not to ${(0,core_lib/* quote */.hD)(wanted.displayName)} of type ${wanted.sku}`,
        remedy: 'Give another "domain", or the name and type of the environment that is there.',
        details: { environmentId: holder.id },
    });
}
/** How long an environment may be made before the service shows it at all. */
const INVISIBLE_MS = 15 * 60_000;
/**
 * How long to wait for whoever holds the domain, when the service calls it taken and shows no environment with it: the
 * domain shows no sooner than Dataverse. The whole time when an environment of that name and type waits for its
 * Dataverse; a while in a re-run, whose first attempt may have made one that does not show yet; else not at all.
 */
function patienceMs(environments, wanted, { timeoutMs, isRerun }) {
    const isComing = environments.some((candidate) => candidate.dataverse === undefined &&
        candidate.provisioningState !== 'Failed' &&
        isLike(candidate, wanted));
    if (isComing)
        return timeoutMs;
    return isRerun ? Math.min(timeoutMs, INVISIBLE_MS) : 0;
}
function isLike({ displayName, sku }, wanted) {
    return displayName === wanted.displayName && sku === wanted.sku;
}
//# sourceMappingURL=earlier.js.map
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
;// CONCATENATED MODULE: ./actions/lib/create-environment/inputs.js
// The contract of create-environment; action.yml says the same in words.




const domainName = lib/* input.defineKind */.hF.defineKind('domain name', parseDomainName);
const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    name: lib/* input.text */.hF.text.required(),
    region: lib/* input.text */.hF.text.default('unitedstates'),
    type: lib/* input.oneOf */.hF.oneOf('Sandbox', 'Developer', 'Production', 'Trial', 'SubscriptionBasedTrial')
        .default('Sandbox'),
    user: lib/* input.text */.hF.text.optional(),
    currency: lib/* input.text */.hF.text.default('USD'),
    language: lib/* input.text */.hF.text.default('English (United States)'),
    templates: lib/* input.list */.hF.list.optional(),
    domain: domainName.optional(),
    'team-id': lib/* input.unsupported */.hF.unsupported(),
    'security-group-id': lib/* input.guid */.hF.guid.optional(),
    description: lib/* input.text */.hF.text.optional(),
    ...wait_inputs/* waitInputs */.FG,
};
const outputs = ['environment-url', 'environment-id', 'created'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/create-environment/run.js
// Creates an environment, or adopts the one that an earlier run created, and waits until Dataverse answers in it.









const action = (0,lib/* defineAction */.QP)({
    name: 'create-environment',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const admin = await services.admin();
        const domainName = inputs.domain ?? domainNameFor(inputs.name);
        const timeoutMs = (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime);
        const wanted = { displayName: inputs.name, sku: inputs.type, domainName };
        const environments = await admin.listEnvironments();
        const earlier = findEarlier(environments, wanted);
        const { environment, created } = earlier
            ? { environment: earlier, created: false }
            : await create(admin, inputs, wanted, environments, ports);
        ports.output('environment-id', environment.id);
        const url = requireDataverse(environment);
        ports.output('environment-url', url.origin);
        await enter(services, admin, environment, url, timeoutMs, ports);
        ports.summary(describe(environment, url, created));
        return {
            reasonCode: created ? 'ok' : 'already-exists',
            outputs: { created },
            details: { environmentId: environment.id, environmentUrl: url.origin, type: environment.sku },
        };
    },
});
/** Creates the environment, or waits for the one of an earlier run that is being made under the same domain. */
async function create(admin, inputs, wanted, environments, ports) {
    const timeoutMs = (0,wait_inputs/* minutesToMs */.xF)(inputs.maxAsyncWaitTime);
    const request = await planEnvironment(admin, inputs, wanted.domainName);
    const taken = await refusalOf(admin, request);
    if (taken) {
        const isRerun = Number(ports.environment['GITHUB_RUN_ATTEMPT'] ?? '1') > 1;
        const waitMs = patienceMs(environments, wanted, { timeoutMs, isRerun });
        if (waitMs === 0)
            throw taken;
        ports.log.info(`the domain ${(0,core_lib/* quote */.hD)(wanted.domainName)} is taken: waiting for what an earlier run created`);
        return { environment: await waitForEarlier(admin, wanted, waitMs, ports), created: false };
    }
    ports.log.info(`creating the ${request.sku} environment ${(0,core_lib/* quote */.hD)(inputs.name)} in ${request.location} as ${request.domainName}`);
    let running;
    const wait = {
        timeoutMs,
        onStarted: (operationUrl) => {
            running = `the creation of ${(0,core_lib/* quote */.hD)(inputs.name)}`;
            ports.log.debug(`operation ${operationUrl}`);
        },
        onProgress: reportCreation(ports),
    };
    const { environment, recovered } = await (0,cancellation/* sayWhatGoesOn */.z)(() => running, () => admin.createEnvironment(request, wait));
    if (recovered)
        ports.log.notice('the answer of the service was lost, and the environment found by its domain');
    return { environment, created: true };
}
async function waitForEarlier(admin, wanted, timeoutMs, ports) {
    const wait = { timeoutMs, onProgress: reportCreation(ports) };
    const environment = await (0,cancellation/* sayWhatGoesOn */.z)(() => `the creation of ${(0,core_lib/* quote */.hD)(wanted.displayName)}`, () => admin.waitForDomainName(wanted.domainName, wait));
    findEarlier([environment], wanted);
    return environment;
}
function reportCreation({ log }) {
    return ({ text, elapsedMs }) => log.info(`creation: ${text}, after ${(0,core_lib/* formatDuration */.a3)(elapsedMs)}`);
}
/** Why the service would not give the domain; undefined when it would. */
async function refusalOf(admin, { domainName, location }) {
    try {
        await admin.validateName(domainName, location);
        return undefined;
    }
    catch (error) {
        if (error instanceof core_lib/* AlmError */.Ly && error.code === 'environment-name-taken')
            return error;
        throw error;
    }
}
async function planEnvironment(admin, inputs, domainName) {
    const location = await admin.resolveLocation(inputs.region);
    const [language, currency] = await Promise.all([
        admin.resolveLanguage(location, inputs.language),
        admin.resolveCurrency(location, inputs.currency),
    ]);
    return {
        displayName: inputs.name,
        sku: inputs.type,
        location,
        domainName,
        languageCode: language.code,
        currencyCode: currency.code,
        ...(0,core_lib/* optional */.lq)('description', inputs.description),
        ...(0,core_lib/* optional */.lq)('securityGroupId', inputs.securityGroupId),
        ...(0,core_lib/* optional */.lq)('templates', inputs.templates),
        ...(0,core_lib/* optional */.lq)('ownerId', inputs.user === undefined ? undefined : (0,core_lib/* parseGuid */.J)(inputs.user, 'input user')),
    };
}
function requireDataverse(environment) {
    if (environment.dataverse)
        return new URL(environment.dataverse.url);
    throw new core_lib/* AlmError */.Ly('environment-not-ready', {
        message: `the environment ${(0,core_lib/* quote */.hD)(environment.displayName)} has no Dataverse`,
        remedy: 'Add Dataverse to it in the admin center, or choose another name and domain.',
        details: { environmentId: environment.id },
    });
}
/** Makes the application a user of the environment and waits until Dataverse lets it in. */
async function enter(services, admin, environment, url, timeoutMs, ports) {
    const { applicationId } = services.identity;
    if (applicationId !== undefined) {
        await admin.addApplicationUser(environment.id, (0,core_lib/* parseGuid */.J)(applicationId, 'app-id'));
    }
    await waitForDataverse(await services.dataverse(url), { timeoutMs, url }, ports);
}
function describe(environment, url, created) {
    const facts = (0,lib/* markdownFacts */.ZL)({
        Environment: (0,core_lib/* toMarkdownCode */.Cu)(environment.displayName),
        Type: environment.sku,
        Address: url.origin,
        Id: (0,core_lib/* toMarkdownCode */.Cu)(environment.id),
    });
    return `### Environment ${created ? 'created' : 'was there'}\n\n${facts}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/create-environment/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
