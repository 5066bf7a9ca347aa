export const id = 6865;
export const ids = [6865];
export const modules = {

/***/ 6865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAdminClient: () => (/* reexport */ createAdminClient),
  createConnectionReader: () => (/* reexport */ createConnectionReader)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./packages/http/lib/index.js + 25 modules
var http_lib = __webpack_require__(9591);
;// CONCATENATED MODULE: ./packages/admin/lib/fields.js
// Fields of answers that must be there: what is missing is named, never guessed.


/** The field as text; the admin API writes an empty one for what it does not know. */
function requiredText(row, field, answer) {
    return (0,lib/* required */.mw)((0,lib/* stringField */.OM)(row, field) || undefined, field, answer);
}
//# sourceMappingURL=fields.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/environment.js
// Reads an environment document of the admin API.


const ANSWER = 'the environment document';
const ENVIRONMENT_ID = /^(?:default-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** True for a GUID and for `Default-{GUID}`. */
function isEnvironmentId(untrusted) {
    return ENVIRONMENT_ID.test(untrusted);
}
/**
 * Reads an id before it becomes part of a path; an empty one would read the list instead.
 * @throws AlmError `input-invalid`.
 */
function parseEnvironmentId(untrusted) {
    if (isEnvironmentId(untrusted.trim()))
        return untrusted.trim();
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `environment id is ${(0,lib/* quote */.hD)(untrusted)}, which is not one`,
        remedy: 'An environment id is a GUID, or "Default-" and the tenant id.',
    });
}
/** @throws AlmError `response-invalid`. */
function parseEnvironment(untrusted) {
    const properties = (0,lib/* required */.mw)((0,lib/* recordField */.Qb)(untrusted, 'properties'), 'properties', ANSWER);
    const states = (0,lib/* recordField */.Qb)(properties, 'states');
    const linked = (0,lib/* recordField */.Qb)(properties, 'linkedEnvironmentMetadata');
    return {
        id: requiredText(untrusted, 'name', ANSWER),
        displayName: requiredText(properties, 'displayName', ANSWER),
        sku: requiredText(properties, 'environmentSku', ANSWER),
        location: requiredText(untrusted, 'location', ANSWER),
        isDefault: (0,lib/* booleanField */.hQ)(properties, 'isDefault') ?? false,
        managed: (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(properties, 'governanceConfiguration'), 'protectionLevel') === 'Standard',
        ...(0,lib/* optional */.lq)('description', (0,lib/* stringField */.OM)(properties, 'description')),
        ...(0,lib/* optional */.lq)('azureRegion', (0,lib/* stringField */.OM)(properties, 'azureRegion')),
        ...(0,lib/* optional */.lq)('provisioningState', (0,lib/* stringField */.OM)(properties, 'provisioningState')),
        ...(0,lib/* optional */.lq)('managementState', (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(states, 'management'), 'id')),
        ...(0,lib/* optional */.lq)('runtimeState', (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(states, 'runtime'), 'id')),
        ...(0,lib/* optional */.lq)('createdTime', (0,lib/* stringField */.OM)(properties, 'createdTime')),
        ...(0,lib/* optional */.lq)('ownerId', (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(properties, 'usedBy'), 'id')),
        ...(0,lib/* optional */.lq)('groupId', (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(properties, 'parentEnvironmentGroup'), 'id')),
        ...(0,lib/* optional */.lq)('dataverse', parseDataverse(linked)),
        disallowed: parseDisallowed(properties),
    };
}
/** Undefined until the instance has an address: the document comes before the database. */
function parseDataverse(linked) {
    const instanceUrl = (0,lib/* stringField */.OM)(linked, 'instanceUrl');
    if (!instanceUrl)
        return undefined;
    const field = 'linkedEnvironmentMetadata.instanceUrl';
    const url = (0,lib/* required */.mw)(URL.canParse(instanceUrl) ? new URL(instanceUrl) : undefined, field, ANSWER);
    return {
        organizationId: requiredText(linked, 'resourceId', ANSWER),
        uniqueName: requiredText(linked, 'uniqueName', ANSWER),
        domainName: requiredText(linked, 'domainName', ANSWER),
        url: addressOf(url),
        version: (0,lib/* stringField */.OM)(linked, 'version') ?? '',
        ...(0,lib/* optional */.lq)('baseLanguage', (0,lib/* numberField */.sJ)(linked, 'baseLanguage')),
        ...(0,lib/* optional */.lq)('state', (0,lib/* stringField */.OM)(linked, 'instanceState')),
        ...(0,lib/* optional */.lq)('securityGroupId', (0,lib/* stringField */.OM)(linked, 'securityGroupId')),
    };
}
/** Origin and path without a trailing slash: two spellings of one address are equal. */
function addressOf(url) {
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
function parseDisallowed(properties) {
    const enforcement = (0,lib/* recordField */.Qb)(properties, 'lifecycleOperationsEnforcement');
    const reasons = (0,lib/* arrayField */.e7)(enforcement, 'disallowedOperations').flatMap((operation) => {
        const type = (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(operation, 'type'), 'id');
        const message = (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(operation, 'reason'), 'message');
        return type === undefined ? [] : [[type, message ?? 'no reason given']];
    });
    return Object.fromEntries(reasons);
}
//# sourceMappingURL=environment.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/service.js
// One of the admin services: builds its URLs, reads its pages.


/** Provider of everything about environments. */
const PLATFORM = 'providers/Microsoft.BusinessAppPlatform';
function isSuccess({ status }) {
    return status >= 200 && status < 300;
}
/** The service at `rootUrl` (a path prefix is kept); `http` decides which hosts of answers may be followed. */
function createService(http, rootUrl, ports) {
    const root = new URL(rootUrl.pathname.replace(/\/*$/, '/'), rootUrl.origin);
    const send = ({ path, query, ...rest }) => http.send({ ...rest, url: typeof path === 'string' ? (0,http_lib/* urlBelow */.dX)(root, path, query ?? {}) : path });
    const write = async (call, what, fallback) => {
        const response = await send(call);
        if (!isSuccess(response))
            throw (0,http_lib/* serviceError */.cg)(response, { what, ...(fallback ? { fallback } : {}) });
        return response;
    };
    const resolve = (untrustedUrl, what) => {
        if (URL.canParse(untrustedUrl, root.href))
            return new URL(untrustedUrl, root);
        throw (0,lib/* unreadableAnswer */.Cw)(`${what} failed: the service gave an address that is no URL`);
    };
    return {
        ports,
        send,
        write,
        resolve,
        get: async (path, query, what) => (await write({ method: 'GET', path, query, retry: 'safe' }, what)).json(),
        list: (path, query, what) => (0,http_lib/* listPages */.pN)((0,http_lib/* urlBelow */.dX)(root, path, query), {
            what,
            fetchPage: async (url) => (await write({ method: 'GET', path: url, retry: 'safe' }, what)).json(),
            nextOf: (page) => {
                const link = (0,lib/* stringField */.OM)(page, 'nextLink') ?? (0,lib/* stringField */.OM)(page, '@odata.nextLink');
                return link ? resolve(link, what) : undefined;
            },
        }),
    };
}
//# sourceMappingURL=service.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/find-environment.js
// Environments by id, by URL, by name.



const VERSION = '2023-06-01';
/** @throws AlmError `environment-not-found`. */
async function getEnvironment(service, untrustedId) {
    const id = parseEnvironmentId(untrustedId);
    const path = `${PLATFORM}/scopes/admin/environments/${id}`;
    return parseEnvironment(await service.get(path, { 'api-version': VERSION }, `reading environment ${id}`));
}
/** Undefined instead of `environment-not-found`. */
async function getEnvironmentIfThere(service, id) {
    try {
        return await getEnvironment(service, id);
    }
    catch (caught) {
        if (caught instanceof lib/* AlmError */.Ly &&
            (caught.code === 'environment-not-found' || caught.details['status'] === 404)) {
            return undefined;
        }
        throw caught;
    }
}
async function listEnvironments(service) {
    const path = `${PLATFORM}/scopes/admin/environments`;
    return (await service.list(path, { 'api-version': VERSION }, 'listing the environments')).map(parseEnvironment);
}
/** The environment whose URL has `domainName` as first label. */
async function findByDomainName(service, domainName) {
    const wanted = domainName.toLowerCase();
    return (await listEnvironments(service)).find(({ dataverse }) => dataverse?.domainName.toLowerCase() === wanted);
}
/** See AdminClient.findEnvironment. */
async function findEnvironment(service, untrustedReference) {
    const reference = untrustedReference.trim();
    if (isEnvironmentId(reference))
        return getEnvironment(service, reference);
    return chooseEnvironment(await listEnvironments(service), reference);
}
/**
 * The one environment that a URL, domain name or display name means.
 * @throws AlmError `environment-not-found`, `environment-ambiguous`.
 */
function chooseEnvironment(environments, reference) {
    const found = environments.filter(matcherOf(reference));
    const [first, second] = found;
    if (first && second)
        throw ambiguous(reference, found);
    if (first)
        return first;
    const names = environments.flatMap(({ displayName, dataverse }) => [
        displayName,
        ...(dataverse ? [dataverse.domainName] : []),
    ]);
    const near = (0,lib/* nearestNames */.LE)(reference, names, 3);
    throw new lib/* AlmError */.Ly('environment-not-found', {
        message: `no environment that the identity may see has the id, URL or name ${(0,lib/* quote */.hD)(reference)}`,
        remedy: near.length > 0
            ? `Did you mean ${near.map(lib/* quote */.hD).join(' or ')}?`
            : 'Check the name, and that the application is registered as a management application of the tenant.',
    });
}
function matcherOf(reference) {
    const address = parseAddress(reference);
    if (address !== undefined)
        return ({ dataverse }) => dataverse?.url.toLowerCase() === address;
    const name = reference.toLowerCase();
    return ({ displayName, dataverse }) => displayName.toLowerCase() === name || dataverse?.domainName.toLowerCase() === name;
}
/** `https://contoso.crm4.dynamics.com/main.aspx` and `contoso.crm4.dynamics.com` mean the same environment. */
function parseAddress(reference) {
    const hostOnly = /^[a-z0-9-]+(\.[a-z0-9-]+){2,}\/?$/i.test(reference);
    const text = hostOnly ? `https://${reference}` : reference;
    if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    if (/\.aspx$/i.test(url.pathname))
        url.pathname = '/';
    return addressOf(url).toLowerCase();
}
function ambiguous(reference, found) {
    const candidates = found.map(({ id, displayName, dataverse }) => ({
        id,
        displayName,
        url: dataverse?.url ?? '',
    }));
    const shown = candidates.map(({ id, displayName, url }) => `${(0,lib/* quote */.hD)(displayName)} ${id} ${url}`.trim());
    return new lib/* AlmError */.Ly('environment-ambiguous', {
        message: `${(0,lib/* quote */.hD)(reference)} fits ${found.length} environments: ${shown.join('; ')}`,
        remedy: 'Use the id or the URL of the one you mean.',
        details: { candidates },
    });
}
//# sourceMappingURL=find-environment.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/wait-for.js
// Waiting for a state of an environment: asked after 5 s at first, every 30 s at last, or as the service says.


const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 30_000;
/** Asks until the state is there; undefined when the time is over. */
function waitFor(ports, waiting, ask) {
    const pauses = { firstPauseMs: FIRST_PAUSE_MS, longestPauseMs: LONGEST_PAUSE_MS };
    return (0,http_lib/* pollUntil */.g3)({ ...ports, ...pauses, ...waiting }, ask);
}
/** Places a state: an unknown one is never taken for success or for still going on. */
function placeState(state, { pending, target }, what) {
    if (target.includes(state))
        return 'target';
    if (pending.includes(state))
        return 'pending';
    throw new lib/* AlmError */.Ly('response-invalid', {
        message: `${what} is in the unknown state "${state}"`,
        remedy: 'Look at the environment in the admin center before running again.',
        details: { state },
    });
}
//# sourceMappingURL=wait-for.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/lifecycle.js
// Long operations on environments: reading one poll answer, following an operation to its end.




const OPERATION_STATES = { pending: ['NotStarted', 'Running', 'Queued'], target: ['Succeeded'] };
const PROVISIONING_STATES = {
    pending: ['LinkedDatabaseProvisioning', 'Creating', 'NotStarted', 'Running', 'Queued'],
    target: ['Succeeded'],
};
const FAILED_STATES = ['Failed', 'Canceled', 'Cancelled'];
/** A new operation can be invisible for a moment. */
const LOOKS_FOR_A_NEW_OPERATION = 3;
/**
 * Reads the answer to a poll in all its forms: an operation, an environment document, 202, 404 and 409.
 * @throws AlmError `response-invalid` for an unknown state, the service's error for another status.
 */
function readPollAnswer(response, what) {
    const location = response.headers.get('location') ?? response.headers.get('operation-location') ?? undefined;
    if (response.status === 202)
        return { kind: 'pending', text: 'running', ...(location ? { location } : {}) };
    if (response.status === 409)
        return { kind: 'pending', text: 'busy' };
    if (response.status === 404)
        return { kind: 'gone' };
    if (response.status === 204)
        return { kind: 'succeeded' };
    if (response.status !== 200)
        throw (0,http_lib/* serviceError */.cg)(response, { what });
    const body = response.json();
    return (0,lib/* recordField */.Qb)(body, 'properties') ? readEnvironmentAnswer(body, what) : readOperationAnswer(body, what);
}
function readEnvironmentAnswer(body, what) {
    const field = 'provisioningState';
    const state = (0,lib/* required */.mw)((0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(body, 'properties'), field), field, `the answer while ${what} runs`);
    if (FAILED_STATES.includes(state))
        return { kind: 'failed', message: `the provisioning ended in state ${state}` };
    if (placeState(state, PROVISIONING_STATES, what) === 'pending')
        return { kind: 'pending', text: state };
    const environmentId = (0,lib/* stringField */.OM)(body, 'name');
    return { kind: 'succeeded', ...(environmentId ? { environmentId } : {}) };
}
function readOperationAnswer(body, what) {
    const state = (0,lib/* required */.mw)((0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(body, 'state'), 'id'), 'state.id', `the answer while ${what} runs`);
    if (FAILED_STATES.includes(state))
        return { kind: 'failed', ...failureOf(body, state) };
    const stage = stageIn(body, 'Running');
    if (placeState(state, OPERATION_STATES, what) === 'pending') {
        return { kind: 'pending', text: stage === undefined ? state : `${state}, stage ${stage}` };
    }
    const path = (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)((0,lib/* recordField */.Qb)(body, 'links'), 'environment'), 'path') ?? '';
    const environmentId = path.split('/').at(-1);
    return { kind: 'succeeded', ...(environmentId ? { environmentId } : {}) };
}
function failureOf(body, state) {
    const error = (0,lib/* recordField */.Qb)(body, 'error');
    const stage = stageIn(body, 'Failed');
    const where = stage === undefined ? `it ended in state ${state}` : `it failed in stage ${stage}`;
    const code = (0,lib/* stringField */.OM)(error, 'code');
    const words = (0,lib/* stringField */.OM)(error, 'message');
    return { message: words ? `${where}: ${(0,http_lib/* shownText */.f$)(words)}` : where, ...(code ? { code } : {}) };
}
function stageIn(body, state) {
    const stage = (0,lib/* arrayField */.e7)(body, 'stages').find((each) => (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(each, 'state'), 'id') === state);
    return (0,lib/* stringField */.OM)(stage, 'id');
}
/**
 * Follows an operation to its end.
 * @throws AlmError `still-running`, `failure.reason` or what the service's code stands for.
 */
async function followOperation(service, operationUrl, { what, failure }, wait) {
    let url = service.resolve(operationUrl, what);
    let lookedInVain = 0;
    const ended = await waitFor(service.ports, progressing(wait), async () => {
        const response = await service.send({ method: 'GET', path: url, retry: 'safe' });
        const answer = readPollAnswer(response, what);
        const retryAfterMs = (0,http_lib/* parseRetryAfter */.mu)(response.headers.get('retry-after'), service.ports.clock.now());
        if (answer.kind === 'failed')
            throw operationError({ what, failure }, answer);
        if (answer.kind === 'gone' && ++lookedInVain < LOOKS_FOR_A_NEW_OPERATION)
            return { pending: 'not visible', retryAfterMs };
        if (answer.kind === 'gone')
            return { done: { state: 'gone' } };
        if (answer.kind === 'succeeded') {
            return {
                done: {
                    state: 'succeeded',
                    ...(answer.environmentId ? { environmentId: answer.environmentId } : {}),
                },
            };
        }
        lookedInVain = LOOKS_FOR_A_NEW_OPERATION; // it was there: a later 404 is its end
        if (answer.location !== undefined)
            url = service.resolve(answer.location, what);
        return { pending: answer.text, retryAfterMs };
    });
    if (ended)
        return ended.value;
    throw stillRunning(what, wait.timeoutMs, operationUrl);
}
function operationError({ what, failure }, { message, code }) {
    const known = (0,http_lib/* knownError */.YY)(code, message);
    return new lib/* AlmError */.Ly(known?.reason ?? failure, {
        message: `${what} failed: ${known ? `${known.says} — ` : ''}${message}`,
        remedy: known?.remedy ?? 'Look at the history of the environment in the admin center.',
        details: { ...(code === undefined ? {} : { serviceCode: code }) },
    });
}
/** The waiting with its progress lines. */
function progressing(wait) {
    return {
        timeoutMs: wait.timeoutMs,
        onPending: (elapsedMs, text) => wait.onProgress?.({ elapsedMs, text }),
    };
}
function stillRunning(what, timeoutMs, operationUrl) {
    return new lib/* AlmError */.Ly('still-running', {
        message: `${what} did not end within ${(0,lib/* formatDuration */.a3)(timeoutMs)}; it goes on in the service`,
        remedy: 'Run the same job again: it finds what was made and waits on.',
        details: { operationUrl },
    });
}
/** True when a start was refused for another operation on the environment, which ends by itself. */
function isNotStartable(response) {
    if (response.status === 429)
        return true;
    if (response.status !== 409)
        return false;
    const { code, message } = (0,http_lib/* readServiceError */.Yo)(response);
    return code === undefined ? message.trim() === '' : code.toLowerCase() === 'operationnotstartable';
}
//# sourceMappingURL=lifecycle.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/start-operation.js
// Starting a long operation while another one may still hold the environment.


/** Tries and pause of Microsoft's own client. */
const START_TRIES = 10;
const PAUSE_MS = 15_000;
/** Sends a start; while the service says that another operation runs, waits and sends it again: it did nothing. */
async function startOperation(service, call, what) {
    for (let tries = 1;; tries++) {
        const response = await service.send(call);
        if (!isNotStartable(response) || tries >= START_TRIES)
            return response;
        service.ports.log.info(`Another operation runs on the environment; ${what} is tried again in ${(0,lib/* formatDuration */.a3)(PAUSE_MS)}.`);
        await service.ports.clock.sleep(PAUSE_MS, service.ports.signal);
    }
}
/** The address under which an accepted operation is followed. */
function operationUrlOf(response) {
    return response.headers.get('location') ?? response.headers.get('operation-location') ?? undefined;
}
//# sourceMappingURL=start-operation.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/change-environment.js
// Changes, deletes and opens environments that exist.








/** Who deletes, as the service counts it: an application. */
const DELETED_BY_APPLICATION = '7';
/** A newer version of this call makes the environment managed as a side effect. */
const PATCH_VERSION = '2021-04-01';
const READY_STATES = ['Ready', 'NotSpecified'];
/** See AdminClient.deleteEnvironment. */
async function deleteEnvironment(service, untrustedId, reason, wait) {
    const id = parseEnvironmentId(untrustedId);
    const what = `the deletion of environment ${id}`;
    const path = `${PLATFORM}/scopes/admin/environments/${id}`;
    const body = { code: DELETED_BY_APPLICATION, message: reason };
    // Named by its id and gone once: repeating is harmless.
    const call = {
        method: 'DELETE',
        path,
        query: { 'api-version': '2023-06-01' },
        body,
        retry: 'safe',
    };
    const response = await startOperation(service, call, what);
    if (response.status === 404)
        return 'absent';
    if (!isSuccess(response))
        throw (0,http_lib/* serviceError */.cg)(response, { what, fallback: 'environment-delete-failed' });
    const operationUrl = operationUrlOf(response);
    if (operationUrl !== undefined) {
        wait.onStarted?.(operationUrl);
        await followOperation(service, operationUrl, { what, failure: 'environment-delete-failed' }, wait);
    }
    const gone = await waitFor(service.ports, progressing(wait), async () => {
        return (await getEnvironmentIfThere(service, id))
            ? { pending: 'waiting for it to disappear' }
            : { done: true };
    });
    if (gone)
        return 'deleted';
    throw stillRunning(what, wait.timeoutMs, operationUrl ?? path);
}
/** See AdminClient.updateEnvironment. */
async function updateEnvironment(service, untrustedId, change, wait) {
    const id = parseEnvironmentId(untrustedId);
    const what = `the change of environment ${id}`;
    const path = `${PLATFORM}/scopes/admin/environments/${id}`;
    const query = { 'api-version': PATCH_VERSION };
    const call = { method: 'PATCH', path, query, body: { properties: change }, retry: 'safe' };
    const response = await startOperation(service, call, what);
    if (!isSuccess(response))
        throw (0,http_lib/* serviceError */.cg)(response, { what });
    const operationUrl = operationUrlOf(response);
    if (operationUrl !== undefined) {
        wait.onStarted?.(operationUrl);
        await followOperation(service, operationUrl, { what, failure: 'service-error' }, wait);
    }
    const changed = await waitFor(service.ports, progressing(wait), async () => {
        const environment = await getEnvironmentIfThere(service, id);
        const ready = READY_STATES.includes(environment?.managementState ?? 'NotSpecified');
        return environment && ready && shows(environment, change)
            ? { done: environment }
            : { pending: 'waiting for the change' };
    });
    if (changed)
        return changed.value;
    throw stillRunning(what, wait.timeoutMs, operationUrl ?? path);
}
function shows(environment, { displayName, description }) {
    const named = displayName === undefined || environment.displayName === displayName;
    return named && (description === undefined || (environment.description ?? '') === description);
}
/** See AdminClient.addApplicationUser. */
async function addApplicationUser(service, untrustedId, applicationId) {
    const id = parseEnvironmentId(untrustedId);
    const path = `${PLATFORM}/scopes/admin/environments/${id}/addAppUser`;
    const query = { 'api-version': '2020-10-01' };
    const body = { servicePrincipalAppId: applicationId };
    const what = `adding application ${applicationId} to environment ${id}`;
    await service.write({ method: 'POST', path, query, body, retry: 'safe' }, what);
}
/** See AdminClient.validateName. */
async function validateName(service, domainName, location) {
    const body = { domainName, environmentLocation: location };
    const path = `${PLATFORM}/validateEnvironmentDetails`;
    const query = { 'api-version': '2021-04-01' };
    const what = `checking the domain name ${(0,lib/* quote */.hD)(domainName)}`;
    await service.write({ method: 'POST', path, query, body, retry: 'safe' }, what, 'input-invalid');
}
//# sourceMappingURL=change-environment.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/connectors.js
// The catalogue of connectors: ordinary, virtual, and those that no policy can block.



const METADATA = 'providers/PowerPlatform.Governance/v1/connectors/metadata';
async function listConnectors(powerApps, environmentId) {
    const environment = environmentId === undefined ? '~Default' : parseEnvironmentId(environmentId);
    const query = {
        'api-version': '2019-05-01',
        showApisWithToS: 'true',
        hideDlpExemptApis: 'true',
        showAllDlpEnforceableApis: 'true',
        $filter: `environment eq '${environment}'`,
    };
    const items = await powerApps.list('providers/Microsoft.PowerApps/apis', query, 'listing the connectors');
    return items.map(parseConnector);
}
async function listCustomConnectors(powerApps, environmentId) {
    const id = parseEnvironmentId(environmentId);
    const path = `providers/Microsoft.PowerApps/scopes/admin/environments/${id}/apis`;
    const query = { 'api-version': '2019-05-01' };
    const items = await powerApps.list(path, query, `listing the custom connectors of environment ${id}`);
    return items.map(parseConnector).filter(({ custom }) => custom);
}
/** @throws AlmError `response-invalid`. */
function parseConnector(untrusted) {
    const properties = (0,lib/* recordField */.Qb)(untrusted, 'properties');
    const name = requiredText(untrusted, 'name', 'a connector');
    const tier = (0,lib/* stringField */.OM)(properties, 'tier');
    return {
        id: requiredText(untrusted, 'id', 'a connector'),
        name,
        displayName: (0,lib/* stringField */.OM)(properties, 'displayName') ?? name,
        custom: (0,lib/* booleanField */.hQ)(properties, 'isCustomApi') ?? false,
        ...(tier === undefined ? {} : { tier }),
    };
}
async function listVirtualConnectors(service) {
    return (await metadataList(service, 'virtual')).map((item) => {
        const metadata = (0,lib/* required */.mw)((0,lib/* recordField */.Qb)(item, 'metadata'), 'metadata', 'a virtual connector');
        const id = requiredText(item, 'id', 'a virtual connector');
        const name = (0,lib/* stringField */.OM)(metadata, 'name') ?? id;
        return { id, name, displayName: (0,lib/* stringField */.OM)(metadata, 'displayName') ?? name, custom: false };
    });
}
async function listUnblockableConnectors(service) {
    const items = await metadataList(service, 'unblockable');
    return items
        .filter((item) => (0,lib/* booleanField */.hQ)((0,lib/* recordField */.Qb)(item, 'metadata'), 'unblockable') !== false)
        .map((item) => requiredText(item, 'id', 'an unblockable connector'));
}
/** These two routes answer a bare array, without the usual wrapper. */
async function metadataList(service, kind) {
    const answer = await service.get(`${METADATA}/${kind}`, {}, `listing the ${kind} connectors`);
    if (Array.isArray(answer))
        return answer;
    throw (0,lib/* unreadableAnswer */.Cw)(`the answer to ${(0,lib/* quote */.hD)(`${METADATA}/${kind}`)} is not a list`);
}
//# sourceMappingURL=connectors.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/create-environment.js
// Creates an environment with Dataverse, once, and waits until it can be used.









const create_environment_VERSION = '2023-06-01';
/** Everyone in the tenant may be let in; the field is required outside developer environments. */
const NO_SECURITY_GROUP = '00000000-0000-0000-0000-000000000000';
/** How long an environment whose creation got no answer is looked for. */
const RECOVERY_MS = 120_000;
/** See AdminClient.createEnvironment. */
async function createEnvironment(service, request, wait) {
    const { clock } = service.ports;
    const startedAtMs = clock.now();
    const left = () => ({
        ...wait,
        timeoutMs: Math.max(0, wait.timeoutMs - (clock.now() - startedAtMs)),
    });
    const what = `the creation of environment ${(0,lib/* quote */.hD)(request.displayName)}`;
    const answer = await sendCreation(service, request, what);
    if (answer === undefined) {
        const found = await recover(service, request.domainName, what);
        return { environment: await untilUsable(service, found.id, what, left()), recovered: true };
    }
    const id = await createdId(service, answer, request.domainName, what, left());
    return { environment: await untilUsable(service, id, what, left()), recovered: false };
}
/** Undefined when the answer was lost, so that the environment may or may not come to be. */
async function sendCreation(service, request, what) {
    const path = `${PLATFORM}/environments`;
    const query = { 'api-version': create_environment_VERSION };
    try {
        const call = { method: 'POST', path, query, body: creationBody(request), retry: 'once' };
        const response = await startOperation(service, call, what);
        if (response.status === 201 || response.status === 202 || response.status === 200)
            return response;
        if (response.status >= 500 && (0,http_lib/* readServiceError */.Yo)(response).code === undefined)
            return undefined;
        throw (0,http_lib/* serviceError */.cg)(response, { what, fallback: 'environment-create-failed' });
    }
    catch (caught) {
        if (caught instanceof lib/* AlmError */.Ly && caught.code === 'outcome-unknown')
            return undefined;
        throw caught;
    }
}
async function createdId(service, answer, domainName, what, wait) {
    if (answer.status !== 202)
        return parseEnvironment(answer.json()).id;
    const operationUrl = operationUrlOf(answer);
    if (operationUrl === undefined)
        return (await recover(service, domainName, what)).id;
    wait.onStarted?.(operationUrl);
    const outcome = await followOperation(service, operationUrl, { what, failure: 'environment-create-failed' }, wait);
    const id = outcome.environmentId;
    return id !== undefined && isEnvironmentId(id) ? id : (await recover(service, domainName, what)).id;
}
/** Finds the environment by its domain name, which is unique in the whole cloud. */
async function recover(service, domainName, what) {
    service.ports.log.warning(`The answer to ${what} does not name it; looking for domain name ${(0,lib/* quote */.hD)(domainName)}.`);
    const found = await lookFor(service, domainName, { timeoutMs: RECOVERY_MS });
    if (found)
        return found;
    throw new lib/* AlmError */.Ly('outcome-unknown', {
        message: `${what} was sent, its answer was lost, and no environment with domain name ${(0,lib/* quote */.hD)(domainName)} showed up`,
        remedy: 'Look in the admin center whether it appears before you create it again.',
        details: { domainName },
    });
}
/** See AdminClient.waitForDomainName. */
async function waitForDomainName(service, domainName, wait) {
    const found = await lookFor(service, domainName, progressing(wait));
    if (found)
        return found;
    throw new lib/* AlmError */.Ly('still-running', {
        message: `no environment with domain name ${(0,lib/* quote */.hD)(domainName)} showed up within ${(0,lib/* formatDuration */.a3)(wait.timeoutMs)}`,
        remedy: 'Run the same job again to wait on, or look in the admin center whether it is being created.',
        details: { domainName },
    });
}
async function lookFor(service, domainName, waiting) {
    const found = await waitFor(service.ports, waiting, async () => {
        const environment = await findByDomainName(service, domainName);
        return environment ? { done: environment } : { pending: 'not visible' };
    });
    return found?.value;
}
/** Dataverse comes after the environment: asks until the instance has its address. */
async function untilUsable(service, id, what, wait) {
    const usable = await waitFor(service.ports, progressing(wait), async () => {
        const environment = await getEnvironmentIfThere(service, id);
        if (environment?.provisioningState === 'Failed')
            throw provisioningFailed(what, id);
        return environment?.dataverse ? { done: environment } : { pending: 'waiting for Dataverse' };
    });
    if (usable)
        return usable.value;
    throw new lib/* AlmError */.Ly('still-running', {
        message: `${what} made environment ${id}, but its Dataverse was not there in time`,
        remedy: 'Run the same job again: it finds the environment and waits on.',
        details: { environmentId: id },
    });
}
function provisioningFailed(what, id) {
    return new lib/* AlmError */.Ly('environment-create-failed', {
        message: `${what} failed: the service could not provision environment ${id}`,
        remedy: 'Delete it in the admin center and create it again.',
        details: { environmentId: id },
    });
}
function creationBody(request) {
    const group = request.securityGroupId ?? (request.sku === 'Developer' ? undefined : NO_SECURITY_GROUP);
    return {
        location: request.location,
        properties: {
            displayName: request.displayName,
            ...(0,lib/* optional */.lq)('description', request.description),
            environmentSku: request.sku,
            ...(0,lib/* optional */.lq)('azureRegion', request.azureRegion),
            databaseType: 'CommonDataService',
            linkedEnvironmentMetadata: {
                baseLanguage: request.languageCode,
                domainName: request.domainName,
                currency: { code: request.currencyCode },
                ...(0,lib/* optional */.lq)('securityGroupId', group),
                ...(0,lib/* optional */.lq)('templates', request.templates?.length ? request.templates : undefined),
            },
            ...(0,lib/* optional */.lq)('parentEnvironmentGroup', request.groupId === undefined ? undefined : { id: request.groupId }),
            // The type of a user is the text "1" in this API.
            ...(0,lib/* optional */.lq)('usedBy', request.ownerId === undefined ? undefined : { id: request.ownerId, type: '1' }),
        },
    };
}
//# sourceMappingURL=create-environment.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/policies.js
// Data policies as whole documents; judging and changing them is another package's work.




const PATH = 'providers/PowerPlatform.Governance/v2/policies';
/** Requests at the same time; the service counts them per minute. */
const PARALLEL = 4;
const ROLE = 'Data policies are for Power Platform administrators: give the user that role, or let one register the application as a management application, signed in as a user: New-PowerAppManagementApp -ApplicationId <app id>. A policy of one environment is also for its administrators.';
/** The list holds names only, so that each policy is read by itself. */
async function listPolicies(service) {
    const ids = (await listPolicyItems(service)).map(({ id }) => id);
    const policies = [];
    for (let start = 0; start < ids.length; start += PARALLEL) {
        const batch = ids.slice(start, start + PARALLEL);
        policies.push(...(await Promise.all(batch.map((id) => getPolicy(service, id)))));
    }
    return policies;
}
async function listPolicyItems(service) {
    const items = await namingTheRole(service.list(PATH, {}, 'listing the data policies'));
    return items.map(parseItem);
}
async function getPolicy(service, id) {
    const document = await namingTheRole(service.get(pathOf(id), {}, `reading data policy ${id}`));
    parseItem(document);
    return (0,lib/* required */.mw)((0,lib/* isRecord */.u4)(document) ? document : undefined, 'policyDefinition', 'the data policy');
}
/** See AdminClient.replacePolicy. */
async function replacePolicy(service, id, document) {
    const what = `changing data policy ${id}`;
    // Sent again, it would undo what somebody else changed after the first time.
    const call = { method: 'PATCH', path: pathOf(id), body: document, retry: 'once' };
    const response = await service.send(call);
    if (isSuccess(response))
        return;
    const isStale = response.status === 409 || response.status === 412;
    const error = (0,http_lib/* serviceError */.cg)(response, isStale ? { what, fallback: 'dlp-policy-changed' } : { what });
    throw withRole(error);
}
function pathOf(id) {
    return `${PATH}/${encodeURIComponent(id)}`;
}
/** @throws AlmError `response-invalid`. */
function parseItem(untrusted) {
    const answer = 'the data policy';
    const definition = (0,lib/* required */.mw)((0,lib/* recordField */.Qb)(untrusted, 'policyDefinition'), 'policyDefinition', answer);
    const id = requiredText(definition, 'name', answer);
    return {
        id,
        displayName: (0,lib/* stringField */.OM)(definition, 'displayName') ?? id,
        environmentType: (0,lib/* stringField */.OM)(definition, 'environmentType') ?? '',
        environmentIds: (0,lib/* arrayField */.e7)(definition, 'environments').flatMap((environment) => {
            const name = (0,lib/* stringField */.OM)(environment, 'name');
            return name === undefined ? [] : [name.toLowerCase()];
        }),
    };
}
async function namingTheRole(work) {
    try {
        return await work;
    }
    catch (error) {
        throw withRole(error);
    }
}
/** A refusal for lack of rights with the role that is missing; any other error as it is. */
function withRole(error) {
    if (!(error instanceof lib/* AlmError */.Ly) || error.details['status'] !== 403)
        return error;
    const { code, message, details } = error;
    return new lib/* AlmError */.Ly(code, { message, remedy: ROLE, details, cause: error });
}
//# sourceMappingURL=policies.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/reference-lists.js
// Locations, languages and currencies: what people write, resolved to what the service takes.



const QUERY = { 'api-version': '2023-06-01' };
/** Names that an error message proposes. */
const PROPOSALS = 5;
async function listLocations(service) {
    const items = await service.list(`${PLATFORM}/locations`, QUERY, 'listing the locations');
    return items.map(parseLocation);
}
/** @throws AlmError `response-invalid`. */
function parseLocation(untrusted) {
    const name = requiredText(untrusted, 'name', 'a location');
    const properties = (0,lib/* recordField */.Qb)(untrusted, 'properties');
    return {
        name,
        displayName: (0,lib/* stringField */.OM)(properties, 'displayName') ?? name,
        canProvisionDatabase: (0,lib/* booleanField */.hQ)(properties, 'canProvisionDatabase') ?? false,
        azureRegions: (0,lib/* arrayField */.e7)(properties, 'azureRegions').filter((region) => typeof region === 'string'),
    };
}
/** @throws AlmError `response-invalid`. */
function parseLanguage(untrusted) {
    const properties = (0,lib/* recordField */.Qb)(untrusted, 'properties');
    const code = (0,lib/* required */.mw)((0,lib/* numberField */.sJ)(properties, 'localeId'), 'localeId', 'a language');
    return {
        code,
        name: (0,lib/* stringField */.OM)(properties, 'displayName') ?? (0,lib/* stringField */.OM)(properties, 'localizedName') ?? String(code),
    };
}
/** @throws AlmError `response-invalid`. */
function parseCurrency(untrusted) {
    const properties = (0,lib/* recordField */.Qb)(untrusted, 'properties');
    const code = (0,lib/* stringField */.OM)(properties, 'code') ?? requiredText(untrusted, 'name', 'a currency');
    return {
        code,
        name: (0,lib/* stringField */.OM)(properties, 'displayName') ?? (0,lib/* stringField */.OM)(properties, 'localizedName') ?? code,
    };
}
async function resolveLocation(service, region) {
    const locations = await listLocations(service);
    return choose('region', region, locations, ({ name, displayName }) => [name, displayName]).name;
}
async function resolveLanguage(service, location, language) {
    const languages = await localList(service, location, 'environmentLanguages');
    return choose('language', language, languages.map(parseLanguage), ({ code, name }) => [name, String(code)]);
}
async function resolveCurrency(service, location, currency) {
    const currencies = await localList(service, location, 'environmentCurrencies');
    return choose('currency', currency, currencies.map(parseCurrency), ({ code, name }) => [code, name]);
}
function localList(service, location, list) {
    const path = `${PLATFORM}/locations/${encodeURIComponent(location)}/${list}`;
    return service.list(path, QUERY, `listing the ${list} of ${location}`);
}
/** The one item that goes by the name, in any case. */
function choose(what, given, items, namesOf) {
    const wanted = given.trim().toLowerCase();
    const found = items.find((item) => namesOf(item).some((name) => name.toLowerCase() === wanted));
    if (found !== undefined)
        return found;
    const names = items.flatMap(namesOf);
    const near = (0,lib/* nearestNames */.LE)(given, names, PROPOSALS);
    const shown = near.length > 0 ? near : items.slice(0, PROPOSALS).flatMap((item) => namesOf(item).slice(0, 1));
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `${what} is ${(0,lib/* quote */.hD)(given)}, which the service does not offer`,
        remedy: `Use one of its ${items.length} names, for example ${shown.map(lib/* quote */.hD).join(', ')}.`,
        details: { near: shown },
    });
}
//# sourceMappingURL=reference-lists.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/client.js








/** A client for the admin API (`https://api.bap.microsoft.com`) and the connector catalogue of Power Apps. */
function createAdminClient(admin, powerApps, ports) {
    const service = createService(admin.http, admin.url, ports);
    const catalogue = createService(powerApps.http, powerApps.url, ports);
    return {
        getEnvironment: (id) => getEnvironment(service, id),
        listEnvironments: () => listEnvironments(service),
        findEnvironment: (reference) => findEnvironment(service, reference),
        validateName: (domainName, location) => validateName(service, domainName, location),
        createEnvironment: (request, wait) => createEnvironment(service, request, wait),
        waitForDomainName: (domainName, wait) => waitForDomainName(service, domainName, wait),
        deleteEnvironment: (id, reason, wait) => deleteEnvironment(service, id, reason, wait),
        updateEnvironment: (id, change, wait) => updateEnvironment(service, id, change, wait),
        addApplicationUser: (environmentId, applicationId) => addApplicationUser(service, environmentId, applicationId),
        waitForLifecycleOperation: (operationUrl, wait) => followOperation(service, operationUrl, { what: 'the lifecycle operation', failure: 'service-error' }, wait),
        listPolicies: () => listPolicies(service),
        getPolicy: (id) => getPolicy(service, id),
        listPolicyItems: () => listPolicyItems(service),
        replacePolicy: (id, document) => replacePolicy(service, id, document),
        listConnectors: (environmentId) => listConnectors(catalogue, environmentId),
        listCustomConnectors: (environmentId) => listCustomConnectors(catalogue, environmentId),
        listVirtualConnectors: () => listVirtualConnectors(service),
        listUnblockableConnectors: () => listUnblockableConnectors(service),
        listLocations: () => listLocations(service),
        resolveLocation: (region) => resolveLocation(service, region),
        resolveLanguage: (location, language) => resolveLanguage(service, location, language),
        resolveCurrency: (location, currency) => resolveCurrency(service, location, currency),
    };
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/connections.js
// Whether a connection can be used by who is signed in, as the Power Platform API of its environment tells.



const API_VERSION = { 'api-version': '1' };
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** The connections of the environments of a tenant; `platform` is the Power Platform API. */
function createConnectionReader(platform, ports) {
    return { lookUp: (place) => lookUp(platform, ports, place) };
}
async function lookUp({ http, url }, ports, { environmentId, connectorId, connectionId }) {
    const { root, prefix } = placeOf(url, environmentId);
    const connector = connectorId.split('/').at(-1) ?? '';
    const path = `${prefix}connectors/${encodeURIComponent(connector)}/connections/${encodeURIComponent(connectionId)}`;
    const query = { ...API_VERSION, $filter: `environment eq '${environmentId}'` };
    const response = await createService(http, root, ports).send({ method: 'GET', path, query, retry: 'safe' });
    if (isSuccess(response))
        return stateOf(response.json());
    const { code } = (0,http_lib/* readServiceError */.Yo)(response);
    if (code === 'ConnectionNotFound')
        return { state: 'missing' };
    if (code === 'ConnectionAuthorizationFailed')
        return { state: 'not-shared' };
    return { state: 'unknown', why: `${response.status}${code === undefined ? '' : ` ${code}`}` };
}
/** Every environment has a host of its own, named by its id; a service on this machine has one path for each. */
function placeOf(url, environmentId) {
    if (LOOPBACK.test(url.hostname)) {
        return { root: url, prefix: `connectivity/environments/${encodeURIComponent(environmentId)}/` };
    }
    const id = environmentId.toLowerCase().replaceAll('-', '');
    const root = new URL(url);
    root.hostname = `${id.slice(0, -2)}.${id.slice(-2)}.environment.${url.hostname}`;
    return { root, prefix: 'connectivity/' };
}
/** One status that is not `Connected` is enough: the connection has to be mended. */
function stateOf(connection) {
    const broken = (0,lib/* arrayField */.e7)((0,lib/* recordField */.Qb)(connection, 'properties'), 'statuses').find((status) => (0,lib/* stringField */.OM)(status, 'status')?.toLowerCase() === 'error');
    if (broken === undefined)
        return { state: 'usable' };
    const why = (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(broken, 'error'), 'message');
    return { state: 'broken', ...(why === undefined ? {} : { why }) };
}
//# sourceMappingURL=connections.js.map
;// CONCATENATED MODULE: ./packages/admin/lib/index.js


//# sourceMappingURL=index.js.map

/***/ })

};
