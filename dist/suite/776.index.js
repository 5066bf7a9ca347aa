export const id = 776;
export const ids = [776];
export const modules = {

/***/ 9776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createDataverseClient: () => (/* reexport */ createDataverseClient),
  Jx: () => (/* reexport */ deriveImportJobId),
  kF: () => (/* reexport */ reportedError)
});

// UNUSED EXPORTS: MAX_ARCHIVE_BYTES

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./packages/http/lib/index.js + 24 modules
var http_lib = __webpack_require__(9299);
;// CONCATENATED MODULE: ./packages/dataverse/lib/fields.js
// Fields of answers that must be there: what is missing is named, never guessed.


function requiredGuid(row, field, answer) {
    return (0,lib/* required */.mw)(optionalGuid(row, field), field, answer);
}
function optionalGuid(row, field) {
    const text = (0,lib/* stringField */.OM)(row, field);
    return text !== undefined && (0,lib/* isGuid */.W_)(text) ? (0,lib/* parseGuid */.J)(text, field) : undefined;
}
function requiredVersion(row, field, answer) {
    return (0,lib/* required */.mw)(optionalVersion(row, field), field, answer);
}
function optionalVersion(row, field) {
    const text = (0,lib/* stringField */.OM)(row, field);
    return text !== undefined && /^\d{1,9}(\.\d{1,9}){1,3}$/.test(text) ? (0,lib/* parseVersion */.ot)(text, field) : undefined;
}
//# sourceMappingURL=fields.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/poll.js
// How often Dataverse is asked while something runs: after 3 s at first, every 20 s at last.

const FIRST_PAUSE_MS = 3_000;
const LONGEST_PAUSE_MS = 20_000;
/** Asks until there is a value; undefined when `timeoutMs` is over. */
async function pollUntil(ports, timeoutMs, ask) {
    const pauses = { firstPauseMs: FIRST_PAUSE_MS, longestPauseMs: LONGEST_PAUSE_MS };
    const ended = await (0,http_lib/* pollUntil */.g3)({ ...ports, ...pauses, timeoutMs }, async (elapsedMs) => {
        const value = await ask(elapsedMs);
        return value === undefined ? { pending: 'running' } : { done: value };
    });
    return ended?.value;
}
//# sourceMappingURL=poll.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/async-operation.js
// Asynchronous operations of Dataverse: the record, and waiting for its end.




// asyncoperation.statecode and statuscode; an operation has ended only in state 3.
const STATE_COMPLETED = 3;
const STATE_LOCKED = 2;
const STATUS_SUCCEEDED = 30;
const STATUS_CANCELED = 32;
const KNOWN_STATES = [0, 1, STATE_LOCKED, STATE_COMPLETED];
/** asyncoperation.operationtype of a solution import. */
const SOLUTION_IMPORT = 54;
/** A new operation can be invisible for a moment. */
const LOOKS_FOR_A_NEW_OPERATION = 5;
/** Operations that have been suspended for longer than this are leftovers, not work. */
const STALE_AFTER_MS = 12 * 3_600_000;
const COLUMNS = 'statecode,statuscode,message,friendlymessage,errorcode,startedon,completedon,messagename';
/** @throws AlmError `response-invalid` for a record without a known state. */
function parseAsyncOperation(untrusted) {
    const answer = 'the asynchronous operation';
    const state = (0,lib/* required */.mw)((0,lib/* numberField */.sJ)(untrusted, 'statecode'), 'statecode', answer);
    if (!KNOWN_STATES.includes(state)) {
        throw (0,lib/* unreadableAnswer */.Cw)(`${answer} has the unknown statecode ${state}`, { state });
    }
    if (state !== STATE_COMPLETED)
        return { state: state === STATE_LOCKED ? 'running' : 'waiting' };
    const status = (0,lib/* required */.mw)((0,lib/* numberField */.sJ)(untrusted, 'statuscode'), 'statuscode', answer);
    if (status === STATUS_SUCCEEDED)
        return { state: 'succeeded' };
    const message = (0,lib/* stringField */.OM)(untrusted, 'friendlymessage') || (0,lib/* stringField */.OM)(untrusted, 'message');
    return {
        state: status === STATUS_CANCELED ? 'canceled' : 'failed',
        message: message || `the operation ended with status ${status} and no message`,
        ...(0,lib/* optional */.lq)('errorCode', operationErrorCode(untrusted, message ?? '')),
    };
}
/** The error code column is often empty while the message names one. */
function operationErrorCode(untrusted, message) {
    const column = (0,http_lib/* normaliseErrorCode */.q2)((0,lib/* numberField */.sJ)(untrusted, 'errorcode') ?? (0,lib/* stringField */.OM)(untrusted, 'errorcode'));
    return column ?? (0,http_lib/* normaliseErrorCode */.q2)(/0x8[0-9a-f]{7}/i.exec(message)?.[0]);
}
/** The end of the operation; undefined when the time is over first. */
async function waitForAsyncOperation(api, id, wait) {
    let lookedInVain = 0;
    return pollUntil(api.ports, wait.timeoutMs, async (elapsedMs) => {
        const row = await api.find(`asyncoperations(${id})`, { $select: COLUMNS }, wait.what);
        if (row === undefined) {
            if (++lookedInVain < LOOKS_FOR_A_NEW_OPERATION)
                return undefined;
            throw new lib/* AlmError */.Ly('service-error', {
                message: `${wait.what} cannot be followed: the service does not know the asynchronous operation ${id}`,
                remedy: 'Look at the solution history of the environment for what became of it.',
                details: { asyncOperationId: id },
            });
        }
        const operation = parseAsyncOperation(row);
        await wait.onPoll?.(elapsedMs, operation);
        return operation.state === 'waiting' || operation.state === 'running' ? undefined : operation;
    });
}
/** Ids of imports in the environment that have not ended, oldest first. */
async function listUnfinishedImports(api) {
    const rows = await api.list('asyncoperations', {
        $select: 'asyncoperationid,statecode,createdon',
        $filter: `operationtype eq ${SOLUTION_IMPORT} and statecode ne ${STATE_COMPLETED}`,
        $orderby: 'createdon asc',
    }, 'the search for running imports');
    return rows.flatMap((row) => {
        const id = optionalGuid(row, 'asyncoperationid');
        return id === undefined || isStale(row, api.ports.clock.now()) ? [] : [id];
    });
}
function isStale(row, nowMs) {
    const createdAtMs = Date.parse((0,lib/* stringField */.OM)(row, 'createdon') ?? '');
    return (0,lib/* numberField */.sJ)(row, 'statecode') !== STATE_LOCKED && nowMs - createdAtMs > STALE_AFTER_MS;
}
/** The `still-running` error: the waiting is over, the operation is not. */
function stillRunning(what, timeoutMs, details) {
    return new lib/* AlmError */.Ly('still-running', {
        message: `${what} did not end within ${(0,lib/* formatDuration */.a3)(timeoutMs)}; it goes on in the service`,
        remedy: 'Run the same job again: it finds the operation and waits on.',
        details,
    });
}
//# sourceMappingURL=async-operation.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/customization-lock.js
// One customization at a time: waiting while another import, publish or uninstall holds the environment's lock.

const PAUSE_MS = 30_000;
/**
 * Runs `work` again every 30 s while it fails with `import-busy` or `throttled`: in both cases it was not started.
 * @throws AlmError `import-busy` when the time is over.
 */
async function whileLocked(ports, { timeoutMs, what }, work) {
    const startedAtMs = ports.clock.now();
    for (;;) {
        const leftMs = timeoutMs - (ports.clock.now() - startedAtMs);
        try {
            return await work(leftMs);
        }
        catch (caught) {
            if (!isLocked(caught))
                throw caught;
            if (timeoutMs - (ports.clock.now() - startedAtMs) <= PAUSE_MS)
                throw busy(what, timeoutMs, caught);
            ports.log.info(`Trying again in ${(0,lib/* formatDuration */.a3)(PAUSE_MS)}: ${caught.message}`);
            await ports.clock.sleep(PAUSE_MS, ports.signal);
        }
    }
}
function isLocked(caught) {
    return caught instanceof lib/* AlmError */.Ly && (caught.code === 'import-busy' || caught.code === 'throttled');
}
function busy(what, timeoutMs, cause) {
    return new lib/* AlmError */.Ly('import-busy', {
        message: `${what} could not start within ${(0,lib/* formatDuration */.a3)(timeoutMs)}: ${cause.message}`,
        remedy: 'Look at the solution history for what runs there, wait for its end, then run again.',
        details: cause.details,
        cause,
    });
}
//# sourceMappingURL=customization-lock.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/failure.js
// Failures that Dataverse reports later, in the record of an operation, turned into the errors of an answer.


// Known by their sentences alone: the code of the first is not documented, the second often comes without its own.
const LOWER_VERSION = /\b(lower|older|earlier) version\b|version .*\b(lower|older|less) than/i;
const LOCKED = /cannot start another \[|installation or removal of another solution at the same time/i;
const LOCK_CODE = '0x80071151';
/** True when the work was refused because another customization ran at the same time. */
function isLockRefusal({ errorCode, message }) {
    return errorCode === LOCK_CODE || LOCKED.test(message);
}
/** The error for `what`, a noun phrase; `fallback` when neither code nor words say more. */
function reportedError(what, failure, fallback, details) {
    const { errorCode, message } = failure;
    const known = (0,http_lib/* knownError */.YY)(isLockRefusal(failure) ? LOCK_CODE : errorCode, message);
    const lower = LOWER_VERSION.test(message);
    const reason = known?.reason ?? (lower ? 'import-version-lower' : fallback);
    const remedy = known?.remedy ??
        (lower
            ? 'Raise the version of the solution in its source environment.'
            : 'Look at the solution history of the environment, mend what the service names, and run again.');
    const says = [known?.says, (0,http_lib/* shownText */.f$)(message) || undefined].filter((part) => part !== undefined).join(' — ');
    return new lib/* AlmError */.Ly(reason, {
        message: `${what} failed: ${says}${errorCode === undefined ? '' : ` (${errorCode})`}`,
        remedy,
        details: { ...details, ...(errorCode === undefined ? {} : { serviceCode: errorCode }) },
    });
}
/** A server fault without a code of Dataverse comes from a gateway: the work behind it may go on. */
function isAmbiguous(response, serviceCode) {
    return response.status >= 500 && serviceCode === undefined;
}
//# sourceMappingURL=failure.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/web-api.js
// The Web API of one organization: the only place that builds its URLs and reads its pages.


const HEADERS = { 'odata-version': '4.0', 'odata-maxversion': '4.0', 'if-none-match': 'null' };
/** The result document of a large import has some ten megabytes. */
const MAX_READ_BYTES = 128 * 1024 * 1024;
/** A text as OData literal: quoted, quotes inside doubled, fit for a path and for a query. */
function literal(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
function isSuccess({ status }) {
    return status >= 200 && status < 300;
}
/** The Web API of the environment at `environmentUrl`, a path prefix included. */
function createWebApi(http, environmentUrl, ports) {
    const prefix = environmentUrl.pathname.replace(/\/*$/, '/');
    const root = new URL(`${prefix}api/data/v9.2/`, environmentUrl.origin);
    const read = (url) => http.send({ method: 'GET', url, retry: 'safe', headers: HEADERS, maxResponseBytes: MAX_READ_BYTES });
    const get = async (url, what) => {
        const response = await read(url);
        if (!isSuccess(response))
            throw (0,http_lib/* serviceError */.cg)(response, { what });
        return response.json();
    };
    const send = ({ path, headers, ...rest }) => http.send({ ...rest, headers: { ...HEADERS, ...headers }, url: (0,http_lib/* urlBelow */.dX)(root, path, {}) });
    return {
        ports,
        send,
        write: async (call, what, fallback) => {
            const response = await send(call);
            if (!isSuccess(response))
                throw (0,http_lib/* serviceError */.cg)(response, { what, ...(fallback ? { fallback } : {}) });
            return response;
        },
        get: (path, query, what) => get((0,http_lib/* urlBelow */.dX)(root, path, query), what),
        find: async (path, query, what) => {
            const response = await read((0,http_lib/* urlBelow */.dX)(root, path, query));
            if (response.status === 404)
                return undefined;
            if (!isSuccess(response))
                throw (0,http_lib/* serviceError */.cg)(response, { what });
            return response.json();
        },
        list: (path, query, what) => (0,http_lib/* listPages */.pN)((0,http_lib/* urlBelow */.dX)(root, path, query), {
            what,
            fetchPage: (url) => get(url, what),
            nextOf: (page) => nextPage(root, (0,lib/* stringField */.OM)(page, '@odata.nextLink'), what),
        }),
    };
}
/** A next link is followed only within its own origin, so that an answer can't send the token elsewhere. */
function nextPage(root, untrustedLink, what) {
    if (untrustedLink === undefined)
        return undefined;
    if (!URL.canParse(untrustedLink))
        throw unreadableList(what, 'a next link is not a URL');
    const link = new URL(untrustedLink);
    if (link.origin !== root.origin)
        throw unreadableList(what, `a next link leads to ${link.origin}`);
    return link;
}
function unreadableList(what, why) {
    return (0,lib/* unreadableAnswer */.Cw)(`${what} failed: the list cannot be read, ${why}`);
}
//# sourceMappingURL=web-api.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/solutions.js
// Solutions of the environment: finding, listing, versions, deleting.








const QUERY = {
    $select: 'solutionid,uniquename,friendlyname,version,ismanaged,installedon,modifiedon',
    $expand: 'publisherid($select=uniquename,customizationprefix)',
};
const DELETE_TIMEOUT_MS = 15 * 60_000;
/** @throws AlmError `response-invalid`. */
function parseSolution(untrusted) {
    const answer = 'a row of solutions';
    const publisher = (0,lib/* recordField */.Qb)(untrusted, 'publisherid');
    return {
        id: requiredGuid(untrusted, 'solutionid', answer),
        uniqueName: (0,lib/* requiredText */.$4)(untrusted, 'uniquename', answer),
        friendlyName: (0,lib/* stringField */.OM)(untrusted, 'friendlyname') ?? '',
        version: requiredVersion(untrusted, 'version', answer),
        managed: (0,lib/* required */.mw)((0,lib/* booleanField */.hQ)(untrusted, 'ismanaged'), 'ismanaged', answer),
        ...(0,lib/* optional */.lq)('publisher', (0,lib/* stringField */.OM)(publisher, 'uniquename')),
        ...(0,lib/* optional */.lq)('prefix', (0,lib/* stringField */.OM)(publisher, 'customizationprefix')),
        ...(0,lib/* optional */.lq)('modifiedOn', (0,lib/* stringField */.OM)(untrusted, 'modifiedon')),
    };
}
async function findSolution(api, untrustedName) {
    const name = (0,lib/* parseUniqueName */.UF)(untrustedName, 'solution name');
    const holding = `${name}_Upgrade`;
    const $filter = `uniquename eq ${literal(name)} or uniquename eq ${literal(holding)}`;
    const rows = await api.list('solutions', { ...QUERY, $filter }, `the search for solution ${(0,lib/* quote */.hD)(name)}`);
    const solutions = rows.map(parseSolution);
    const named = (wanted) => solutions.find(({ uniqueName }) => uniqueName.toLowerCase() === wanted.toLowerCase());
    return { ...(0,lib/* optional */.lq)('installed', named(name)), ...(0,lib/* optional */.lq)('pendingUpgrade', named(holding)) };
}
async function listSolutions(api) {
    const query = { ...QUERY, $filter: 'isvisible eq true', $orderby: 'createdon desc' };
    return (await api.list('solutions', query, 'listing the solutions')).map(parseSolution);
}
async function setSolutionVersion(api, id, version) {
    const path = `solutions(${id})`;
    const headers = { 'if-match': '*' }; // never create
    await api.write({ method: 'PATCH', path, body: { version }, headers, retry: 'safe' }, 'setting the solution version');
}
/** Deletes and looks whether it is gone, because a long uninstall outlives its request. */
async function deleteSolution(api, name, options) {
    const { installed } = await findSolution(api, name);
    if (!installed)
        return 'absent';
    const what = `the deletion of solution ${(0,lib/* quote */.hD)(installed.uniqueName)}`;
    const startedAtMs = api.ports.clock.now();
    await whileLocked(api.ports, { timeoutMs: options.timeoutMs, what }, () => sendDelete(api, installed, what));
    const leftMs = Math.max(0, options.timeoutMs - (api.ports.clock.now() - startedAtMs));
    const gone = await pollUntil(api.ports, leftMs, async (elapsedMs) => {
        options.onProgress?.({ elapsedMs, state: 'running' });
        return (await findSolution(api, name)).installed ? undefined : true;
    });
    if (gone)
        return 'deleted';
    throw stillRunning(what, options.timeoutMs, { solutionId: installed.id });
}
async function sendDelete(api, { id, uniqueName }, what) {
    const call = {
        method: 'DELETE',
        path: `solutions(${id})`,
        retry: 'once',
        timeoutMs: DELETE_TIMEOUT_MS,
    };
    try {
        const response = await api.send(call);
        if (isSuccess(response) || response.status === 404)
            return;
        const error = (0,http_lib/* serviceError */.cg)(response, { what });
        if (isAmbiguous(response, (0,http_lib/* readServiceError */.Yo)(response).code))
            return looking(api, uniqueName);
        throw isDependencyError(error) ? await withDependents(api, uniqueName, error) : error;
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly) || caught.code !== 'outcome-unknown')
            throw caught;
        looking(api, uniqueName);
    }
}
function looking(api, uniqueName) {
    api.ports.log.info(`The answer to the deletion of ${uniqueName} was lost; looking whether it goes on.`);
}
function isDependencyError({ details }) {
    return ['0x8004F01F', '0x8004F01D'].includes(String(details['serviceCode']));
}
async function withDependents(api, uniqueName, error) {
    const path = `RetrieveDependenciesForUninstall(SolutionUniqueName=${literal(uniqueName)})`;
    const dependencies = await api.list(path, {}, 'listing what depends on the solution');
    return new lib/* AlmError */.Ly(error.code, {
        message: `${error.message}; ${dependencies.length} dependencies are in the way`,
        remedy: 'Delete the solutions that depend on it first (Solutions > See dependencies in make.powerapps.com).',
        details: { ...error.details, dependencies: dependencies.slice(0, 50) },
        cause: error,
    });
}
//# sourceMappingURL=solutions.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/apply-upgrade.js
// Applies a pending upgrade: `<name>_Upgrade` takes the place of the old version.






/** See DataverseClient.applyUpgrade. */
async function applyUpgrade(api, name, options) {
    const uniqueName = (0,lib/* parseUniqueName */.UF)(name, 'solution name');
    const what = `the upgrade of solution ${(0,lib/* quote */.hD)(uniqueName)}`;
    const { pendingUpgrade } = await findSolution(api, uniqueName);
    if (!pendingUpgrade) {
        throw new lib/* AlmError */.Ly('solution-not-found', {
            message: `there is no pending upgrade ${(0,lib/* quote */.hD)(`${uniqueName}_Upgrade`)} in the environment`,
            remedy: 'Import the new version as a holding solution first.',
        });
    }
    const call = {
        method: 'POST',
        path: 'DeleteAndPromoteAsync',
        body: { UniqueName: uniqueName },
        retry: 'once',
    };
    const lockWait = { timeoutMs: options.timeoutMs, what };
    const response = await whileLocked(api.ports, lockWait, () => api.write(call, what, 'import-failed'));
    const asyncOperationId = requiredGuid(response.json(), 'AsyncOperationId', 'the answer to DeleteAndPromoteAsync');
    const ended = await waitForAsyncOperation(api, asyncOperationId, {
        timeoutMs: options.timeoutMs,
        what,
        onPoll: (elapsedMs) => options.onProgress?.({ elapsedMs, state: 'running' }),
    });
    if (!ended)
        throw stillRunning(what, options.timeoutMs, { asyncOperationId });
    if (ended.state !== 'succeeded')
        throw reportedError(what, ended, 'import-failed', { asyncOperationId });
    const { installed } = await findSolution(api, uniqueName);
    if (installed?.version === pendingUpgrade.version)
        return installed;
    throw new lib/* AlmError */.Ly('import-failed', {
        message: `${what} ended well, but the environment does not show version ${pendingUpgrade.version}`,
        remedy: 'Look at the solution history of the environment.',
        details: { asyncOperationId, expectedVersion: pendingUpgrade.version },
    });
}
//# sourceMappingURL=apply-upgrade.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/connection-references.js
// Connection references: which connection each is bound to.


const connection_references_COLUMNS = 'connectionreferenceid,connectionreferencelogicalname,connectionreferencedisplayname,connectorid,connectionid';
async function listConnectionReferences(api) {
    const rows = await api.list('connectionreferences', { $select: connection_references_COLUMNS }, 'listing the connection references');
    return rows.map(parseConnectionReference);
}
/** @throws AlmError `response-invalid`. */
function parseConnectionReference(untrusted) {
    const answer = 'a row of connectionreferences';
    return {
        id: requiredGuid(untrusted, 'connectionreferenceid', answer),
        logicalName: (0,lib/* requiredText */.$4)(untrusted, 'connectionreferencelogicalname', answer),
        displayName: (0,lib/* stringField */.OM)(untrusted, 'connectionreferencedisplayname') ?? '',
        connectorId: (0,lib/* stringField */.OM)(untrusted, 'connectorid') ?? '',
        ...(0,lib/* optional */.lq)('connectionId', (0,lib/* stringField */.OM)(untrusted, 'connectionid') || undefined),
    };
}
async function setConnectionReference(api, id, connectionId) {
    const headers = { 'if-match': '*' }; // never create
    const path = `connectionreferences(${id})`;
    const call = {
        method: 'PATCH',
        path,
        body: { connectionid: connectionId },
        headers,
        retry: 'safe',
    };
    await api.write(call, `binding connection reference ${id}`);
}
//# sourceMappingURL=connection-references.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/environment-variables.js
// Environment variables: definitions joined with their current values.



const types = {
    100000000: 'string',
    100000001: 'number',
    100000002: 'boolean',
    100000003: 'json',
    100000004: 'data-source',
    100000005: 'secret',
};
async function listEnvironmentVariables(api) {
    return read(api, {}, {});
}
/** Writes the current value: changes the row that is there, or makes it. */
async function setEnvironmentVariable(api, schemaName, value) {
    const variables = await listEnvironmentVariables(api);
    const variable = variables.find((each) => each.schemaName.toLowerCase() === schemaName.toLowerCase());
    if (!variable)
        throw unknownVariable(schemaName, variables);
    const what = `setting environment variable ${(0,lib/* quote */.hD)(variable.schemaName)}`;
    if (variable.valueId !== undefined) {
        const headers = { 'if-match': '*' }; // never create
        const path = `environmentvariablevalues(${variable.valueId})`;
        await api.write({ method: 'PATCH', path, body: { value }, headers, retry: 'safe' }, what);
        return;
    }
    const body = {
        schemaname: variable.schemaName,
        value,
        'EnvironmentVariableDefinitionId@odata.bind': `/environmentvariabledefinitions(${variable.definitionId})`,
    };
    try {
        await api.write({ method: 'POST', path: 'environmentvariablevalues', body, retry: 'once' }, what);
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly) || caught.code !== 'outcome-unknown')
            throw caught;
        const now = await read(api, {}, { $filter: `schemaname eq ${literal(variable.schemaName)}` });
        if (now.find(({ definitionId }) => definitionId === variable.definitionId)?.value !== value)
            throw caught;
    }
}
async function read(api, definitionQuery, valueQuery) {
    const definitions = await api.list('environmentvariabledefinitions', {
        $select: 'environmentvariabledefinitionid,schemaname,displayname,type,defaultvalue',
        ...definitionQuery,
    }, 'listing the environment variables');
    const values = await api.list('environmentvariablevalues', {
        $select: 'environmentvariablevalueid,schemaname,value,_environmentvariabledefinitionid_value',
        ...valueQuery,
    }, 'listing the values of the environment variables');
    return joinVariables(definitions, values);
}
/** @throws AlmError `response-invalid`, also when a variable has two values, which the platform forbids but has. */
function joinVariables(definitions, values) {
    return definitions.map((definition) => {
        const answer = 'a row of environmentvariabledefinitions';
        const definitionId = requiredGuid(definition, 'environmentvariabledefinitionid', answer);
        const schemaName = (0,lib/* requiredText */.$4)(definition, 'schemaname', answer);
        const own = values.filter((value) => belongsTo(value, definitionId, schemaName));
        if (own.length > 1)
            throw twoValues(schemaName);
        return {
            definitionId,
            schemaName,
            displayName: (0,lib/* stringField */.OM)(definition, 'displayname') ?? '',
            type: types[(0,lib/* numberField */.sJ)(definition, 'type') ?? -1] ?? 'unknown',
            ...(0,lib/* optional */.lq)('defaultValue', (0,lib/* stringField */.OM)(definition, 'defaultvalue')),
            ...(0,lib/* optional */.lq)('valueId', optionalGuid(own[0], 'environmentvariablevalueid')),
            ...(0,lib/* optional */.lq)('value', (0,lib/* stringField */.OM)(own[0], 'value')),
        };
    });
}
/** By the lookup; a service that leaves it out is read by the name. */
function belongsTo(value, definitionId, schemaName) {
    const lookup = optionalGuid(value, '_environmentvariabledefinitionid_value');
    return lookup === undefined ? (0,lib/* stringField */.OM)(value, 'schemaname') === schemaName : lookup === definitionId;
}
function twoValues(schemaName) {
    return new lib/* AlmError */.Ly('service-error', {
        message: `environment variable ${(0,lib/* quote */.hD)(schemaName)} has two current values in the environment`,
        remedy: 'Delete one of them in make.powerapps.com > Solutions > Default Solution.',
    });
}
function unknownVariable(schemaName, variables) {
    const near = (0,lib/* nearestNames */.LE)(schemaName, variables.map((variable) => variable.schemaName), 3);
    return new lib/* AlmError */.Ly('input-invalid', {
        message: `there is no environment variable ${(0,lib/* quote */.hD)(schemaName)} in the environment`,
        remedy: near.length > 0
            ? `Did you mean ${near.map(lib/* quote */.hD).join(' or ')}?`
            : 'Import the solution that defines it first.',
    });
}
//# sourceMappingURL=environment-variables.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/export-solution.js
// Exports a solution, always asynchronously, and proves that the archive came over whole.





/** Parameter of ExportSolutionAsync for each setting. */
const parameters = {
    autoNumbering: 'ExportAutoNumberingSettings',
    calendar: 'ExportCalendarSettings',
    customization: 'ExportCustomizationSettings',
    emailTracking: 'ExportEmailTrackingSettings',
    externalApplications: 'ExportExternalApplications',
    general: 'ExportGeneralSettings',
    isvConfig: 'ExportIsvConfig',
    marketing: 'ExportMarketingSettings',
    outlookSynchronization: 'ExportOutlookSynchronizationSettings',
    relationshipRoles: 'ExportRelationshipRoles',
    sales: 'ExportSales',
};
const DOWNLOAD_TRIES = 3;
const DOWNLOAD_TIMEOUT_MS = 10 * 60_000;
/** Base64 of the largest archive that the service makes, with room to spare. */
const MAX_DOWNLOAD_BYTES = 256 * 1024 * 1024;
const END_RECORD_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
/** @throws AlmError `export-failed`, `solution-not-found`, `import-busy`, `still-running`. */
async function exportSolution(api, request) {
    const name = (0,lib/* parseUniqueName */.UF)(request.uniqueName, 'solution name');
    const what = `the export of solution ${(0,lib/* quote */.hD)(name)}`;
    const startedAtMs = api.ports.clock.now();
    const lockWait = { timeoutMs: request.timeoutMs, what };
    const job = await whileLocked(api.ports, lockWait, () => startExport(api, name, request, what));
    const operation = await waitForAsyncOperation(api, job.asyncOperationId, {
        timeoutMs: request.timeoutMs - (api.ports.clock.now() - startedAtMs),
        what,
        onPoll: (elapsedMs, { state }) => request.onProgress?.({ elapsedMs, state: state === 'waiting' ? 'waiting' : 'running' }),
    });
    if (!operation)
        throw stillRunning(what, request.timeoutMs, { ...job });
    if (operation.state !== 'succeeded')
        throw reportedError(what, operation, 'export-failed', { ...job });
    return download(api, job.exportJobId, what);
}
/** An export changes nothing, so a lost answer is met by one more start. */
async function startExport(api, name, request, what) {
    const switches = Object.entries(parameters).map(([setting, parameter]) => [
        parameter,
        (request.settings ?? []).includes(setting),
    ]);
    const body = { SolutionName: name, Managed: request.managed, ...Object.fromEntries(switches) };
    const call = { method: 'POST', path: 'ExportSolutionAsync', body, retry: 'once' };
    const send = () => api.write(call, what, 'export-failed').then((response) => response.json());
    const answer = await send().catch((caught) => {
        if (caught instanceof lib/* AlmError */.Ly && caught.code === 'outcome-unknown')
            return send();
        throw notFoundOr(caught, name);
    });
    return {
        asyncOperationId: requiredGuid(answer, 'AsyncOperationId', 'the answer to ExportSolutionAsync'),
        exportJobId: requiredGuid(answer, 'ExportJobId', 'the answer to ExportSolutionAsync'),
    };
}
function notFoundOr(caught, name) {
    if (!(caught instanceof lib/* AlmError */.Ly) || caught.details['serviceCode'] !== '0x80040217')
        return caught;
    return new lib/* AlmError */.Ly('solution-not-found', {
        message: `solution ${(0,lib/* quote */.hD)(name)} is not in the environment`,
        remedy: 'Use the unique name of the solution (column Name), and check the environment URL.',
        details: caught.details,
        cause: caught,
    });
}
/** Reading the result is harmless, so a body that breaks off or arrives damaged is fetched again. */
async function download(api, exportJobId, what) {
    for (let tries = 1;; tries++) {
        try {
            const call = {
                method: 'POST',
                path: 'DownloadSolutionExportData',
                body: { ExportJobId: exportJobId },
            };
            const limits = {
                retry: 'safe',
                timeoutMs: DOWNLOAD_TIMEOUT_MS,
                maxResponseBytes: MAX_DOWNLOAD_BYTES,
            };
            const response = await api.write({ ...call, ...limits }, what, 'export-failed');
            return parseExportedArchive(response.json());
        }
        catch (caught) {
            const damaged = caught instanceof lib/* AlmError */.Ly && caught.code === 'response-invalid';
            if (!damaged || tries >= DOWNLOAD_TRIES)
                throw caught;
            api.ports.log.warning(`The archive arrived damaged and is fetched again: ${caught.message}`);
        }
    }
}
/**
 * The bytes of the zip in an answer to DownloadSolutionExportData.
 * @throws AlmError `response-invalid` unless it is base64 of a whole zip.
 */
function parseExportedArchive(untrusted) {
    const base64 = (0,lib/* requiredText */.$4)(untrusted, 'ExportSolutionFile', 'the answer to DownloadSolutionExportData');
    const unpadded = base64.replace(/={1,2}$/, '');
    if (base64.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(unpadded))
        throw damagedArchive('it is not base64');
    const bytes = Buffer.from(base64, 'base64');
    if (!isWholeZip(bytes))
        throw damagedArchive('it is not a whole zip');
    return bytes;
}
/** A zip starts with a local header and ends with the end record, whose comment reaches exactly to the last byte. */
function isWholeZip(bytes) {
    if (bytes.length < END_RECORD_BYTES || bytes.readUInt32LE(0) !== 0x04034b50)
        return false;
    const first = Math.max(0, bytes.length - END_RECORD_BYTES - MAX_COMMENT_BYTES);
    for (let at = bytes.length - END_RECORD_BYTES; at >= first; at--) {
        const commentBytes = bytes.readUInt16LE(at + 20);
        if (bytes.readUInt32LE(at) === 0x06054b50 && at + END_RECORD_BYTES + commentBytes === bytes.length)
            return true;
    }
    return false;
}
function damagedArchive(why) {
    return new lib/* AlmError */.Ly('response-invalid', {
        message: `the service answered an archive that cannot be used: ${why}`,
        remedy: 'Run the export again.',
        details: { field: 'ExportSolutionFile' },
    });
}
//# sourceMappingURL=export-solution.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/import-results.js
// The result document of an import job: which components failed, which are missing. Read without trusting its shape.



/**
 * Reads `importjobs.data`. The elements differ between server versions, so whatever holds a `<result>` is a component.
 * @throws AlmError `response-invalid` when it is not well-formed XML or has a document type.
 */
async function parseImportResults(untrustedXml) {
    const root = await parseXml(untrustedXml);
    const components = [];
    const missingDependencies = [];
    for (const { element, parent } of walk(root)) {
        if (element.name === 'MissingDependency')
            missingDependencies.push(missingDependency(element));
        for (const result of element.children.filter(({ name }) => name === 'result')) {
            components.push(componentResult(element.name === 'results' ? parent : element, result));
        }
    }
    const verdict = root.attributes['succeeded'] ?? root.attributes['status'];
    return {
        ...(0,lib/* optional */.lq)('succeeded', verdict === undefined ? undefined : verdict === 'success'),
        components,
        missingDependencies,
    };
}
function componentResult(component, { attributes }) {
    const { LocalizedName, name, id } = component.attributes;
    const result = attributes['result'];
    return {
        kind: component.name,
        name: LocalizedName || name || id || '',
        result: result === 'success' || result === 'warning' ? result : 'failure',
        ...(0,lib/* optional */.lq)('errorCode', (0,http_lib/* normaliseErrorCode */.q2)(attributes['errorcode'])),
        ...(0,lib/* optional */.lq)('text', attributes['errortext'] || undefined),
    };
}
function missingDependency({ children }) {
    const end = (wanted) => {
        const attributes = children.find(({ name }) => name === wanted)?.attributes ?? {};
        return {
            type: attributes['type'] ?? '',
            schemaName: attributes['schemaName'] ?? '',
            displayName: attributes['displayName'] ?? '',
            solution: attributes['solution'] ?? '',
        };
    };
    return { required: end('Required'), dependent: end('Dependent') };
}
/** Every element with its parent, in document order; a stack instead of recursion, because depth is not ours to trust. */
function* walk(root) {
    const stack = [{ element: root, parent: root }];
    for (let entry = stack.pop(); entry; entry = stack.pop()) {
        yield entry;
        const { element } = entry;
        stack.push(...element.children.toReversed().map((child) => ({ element: child, parent: element })));
    }
}
async function parseXml(untrustedXml) {
    if (/<!DOCTYPE/i.test(untrustedXml))
        throw unreadable('it has a document type');
    const { XMLParser, XMLValidator } = await __webpack_require__.e(/* import() */ 131).then(__webpack_require__.bind(__webpack_require__, 9131));
    const validity = XMLValidator.validate(untrustedXml);
    if (validity !== true)
        throw unreadable(validity.err.msg);
    const parser = new XMLParser({
        preserveOrder: true,
        ignoreAttributes: false,
        attributeNamePrefix: '',
        parseTagValue: false,
        parseAttributeValue: false,
        ignoreDeclaration: true,
        ignorePiTags: true,
    });
    const nodes = parser.parse(untrustedXml);
    const root = toElements(nodes).at(0);
    if (!root)
        throw unreadable('it is empty');
    return root;
}
/** The ordered form of the parser, `[{name: children, ':@': attributes}]`, as elements. */
function toElements(nodes) {
    if (!Array.isArray(nodes))
        return [];
    return nodes.flatMap((node) => {
        if (!(0,lib/* isRecord */.u4)(node))
            return [];
        const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
        if (name === undefined)
            return [];
        return [{ name, attributes: textAttributes(node[':@']), children: toElements(node[name]) }];
    });
}
function textAttributes(untrusted) {
    if (!(0,lib/* isRecord */.u4)(untrusted))
        return {};
    const texts = Object.entries(untrusted).filter((entry) => typeof entry[1] === 'string');
    return Object.fromEntries(texts);
}
function unreadable(why) {
    return new lib/* AlmError */.Ly('response-invalid', {
        message: `the result of the import job cannot be read: ${why}`,
        remedy: 'Look at the import in the solution history of the environment.',
        details: { field: 'data' },
    });
}
//# sourceMappingURL=import-results.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/find-import.js
// What became of an import job, asked by its id.





const UNFINISHED = {
    message: 'the import job was left unfinished: the service runs no import any more',
    components: [],
    missingDependencies: [],
};
/** Undefined when there is no such job (yet): it appears a little after the operation that runs it. */
async function findImportJob(api, id, columns) {
    const $select = `progress,startedon,completedon,solutionname${columns === 'all' ? ',data' : ''}`;
    const row = await api.find(`importjobs(${id})`, { $select }, `the search for import job ${id}`);
    return row === undefined ? undefined : parseImportJob(row);
}
function parseImportJob(untrusted) {
    return {
        completed: Boolean((0,lib/* stringField */.OM)(untrusted, 'completedon')),
        ...(0,lib/* optional */.lq)('percent', (0,lib/* numberField */.sJ)(untrusted, 'progress')),
        ...(0,lib/* optional */.lq)('resultXml', (0,lib/* stringField */.OM)(untrusted, 'data') || undefined),
    };
}
async function findImport(api, importJobId) {
    const job = await findImportJob(api, importJobId, 'all');
    if (!job)
        return { state: 'absent' };
    if (job.completed)
        return completedState(importJobId, job);
    const unfinished = await listUnfinishedImports(api);
    if (unfinished.length > 0) {
        // Only one import runs at a time, so a single unfinished operation is the one of the running job.
        const asyncOperationId = unfinished.length === 1 ? unfinished[0] : undefined;
        return {
            state: 'running',
            importJobId,
            ...(0,lib/* optional */.lq)('asyncOperationId', asyncOperationId),
            ...(0,lib/* optional */.lq)('percent', job.percent),
        };
    }
    // It may have ended between the two looks.
    const again = await findImportJob(api, importJobId, 'all');
    return again?.completed
        ? completedState(importJobId, again)
        : { state: 'failed', importJobId, busy: false, failure: UNFINISHED };
}
async function completedState(importJobId, { resultXml }) {
    const results = resultXml === undefined ? undefined : await parseImportResults(resultXml);
    const failure = results && failureIn(results);
    if (results && !failure)
        return { state: 'succeeded', importJobId, components: results.components };
    const proven = failure ?? { ...UNFINISHED, message: 'the import job ended without a result' };
    return { state: 'failed', importJobId, busy: isLockRefusal(proven), failure: proven };
}
/** The failure that a result document reports: of the whole, or of any component even when the whole succeeded. */
function failureIn(results) {
    const failed = results.components.filter(({ result }) => result === 'failure');
    if (failed.length === 0 && results.succeeded !== false)
        return undefined;
    const first = failed[0];
    return {
        message: first?.text ??
            (first ? `${first.kind} "${first.name}" could not be imported` : 'the import did not succeed'),
        ...(0,lib/* optional */.lq)('errorCode', first?.errorCode),
        components: failed,
        missingDependencies: results.missingDependencies,
    };
}
//# sourceMappingURL=find-import.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/flows.js
// Cloud flows of a solution, and turning them on.


/** solutioncomponent.componenttype of processes. */
const WORKFLOW_COMPONENT = 29;
/** workflow.category of cloud flows, workflow.type of definitions (not their activations). */
const CLOUD_FLOW = 5;
const DEFINITION = 1;
const STATES = { on: { statecode: 1, statuscode: 2 }, off: { statecode: 0, statuscode: 1 } };
async function listFlows(api, solutionId) {
    const components = await api.list('solutioncomponents', {
        $select: 'objectid',
        $filter: `_solutionid_value eq ${solutionId} and componenttype eq ${WORKFLOW_COMPONENT}`,
    }, 'listing the components of the solution');
    const ids = new Set(components.map((row) => optionalGuid(row, 'objectid')));
    if (ids.size === 0)
        return [];
    const flows = await api.list('workflows', {
        $select: 'workflowid,name,category,type,statecode,statuscode',
        $filter: `category eq ${CLOUD_FLOW} and type eq ${DEFINITION}`,
    }, 'listing the flows');
    return flows.map(parseFlow).filter(({ id }) => ids.has(id));
}
/** @throws AlmError `response-invalid`. */
function parseFlow(untrusted) {
    const answer = 'a row of workflows';
    return {
        id: requiredGuid(untrusted, 'workflowid', answer),
        name: (0,lib/* stringField */.OM)(untrusted, 'name') ?? '',
        on: (0,lib/* required */.mw)((0,lib/* numberField */.sJ)(untrusted, 'statecode'), 'statecode', answer) === STATES.on.statecode,
    };
}
async function setFlowState(api, id, state) {
    const headers = { 'if-match': '*' }; // never create
    const call = {
        method: 'PATCH',
        path: `workflows(${id})`,
        body: STATES[state],
        headers,
        retry: 'safe',
    };
    await api.write(call, `turning ${state} flow ${id}`);
}
/** Child flows must be on before their parents; which is which is not asked, passes are repeated while one helps. */
async function turnOnFlows(api, flows) {
    const problems = new Map();
    let waiting = flows.filter(({ on }) => !on);
    for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
        before = waiting.length;
        const stillOff = [];
        for (const flow of waiting) {
            const problem = await tryTurnOn(api, flow);
            if (problem === undefined)
                problems.delete(flow.id);
            else {
                problems.set(flow.id, problem);
                stillOff.push(flow);
            }
        }
        waiting = stillOff;
    }
    return flows.map((flow) => {
        const problem = problems.get(flow.id);
        return problem === undefined ? { flow: { ...flow, on: true } } : { flow, problem };
    });
}
async function tryTurnOn(api, { id, name }) {
    try {
        await setFlowState(api, id, 'on');
        return undefined;
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly) || typeof caught.details['status'] !== 'number')
            throw caught;
        api.ports.log.debug(`Flow ${(0,lib/* quote */.hD)(name)} could not be turned on in this pass: ${caught.message}`);
        return caught.message;
    }
}
//# sourceMappingURL=flows.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/identity.js
// Who is calling, and which environment is answering.


async function whoAmI(api) {
    return parseWhoAmI(await api.get('WhoAmI()', {}, 'asking who the caller is'));
}
/** @throws AlmError `response-invalid`. */
function parseWhoAmI(untrusted) {
    const answer = 'the answer to WhoAmI';
    return {
        userId: requiredGuid(untrusted, 'UserId', answer),
        businessUnitId: requiredGuid(untrusted, 'BusinessUnitId', answer),
        organizationId: requiredGuid(untrusted, 'OrganizationId', answer),
    };
}
async function retrieveVersion(api) {
    const row = await api.get('RetrieveVersion()', {}, 'reading the version of the server');
    return (0,lib/* requiredText */.$4)(row, 'Version', 'the answer to RetrieveVersion');
}
async function retrieveCurrentOrganization(api) {
    const path = "RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default')";
    const answer = 'the answer to RetrieveCurrentOrganization';
    const row = await api.get(path, {}, 'reading the organization');
    const detail = (0,lib/* required */.mw)((0,lib/* recordField */.Qb)(row, 'Detail'), 'Detail', answer);
    return {
        environmentId: (0,lib/* requiredText */.$4)(detail, 'EnvironmentId', answer),
        friendlyName: (0,lib/* stringField */.OM)(detail, 'FriendlyName') ?? '',
        uniqueName: (0,lib/* requiredText */.$4)(detail, 'UniqueName', answer),
        version: (0,lib/* stringField */.OM)(detail, 'OrganizationVersion') ?? String((0,lib/* numberField */.sJ)(detail, 'OrganizationVersion') ?? ''),
    };
}
//# sourceMappingURL=identity.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/import-job-id.js
// Ids of import jobs, chosen by us so that a later attempt can find an earlier one.

/** Namespace of our import job ids; any fixed GUID does. */
const NAMESPACE = '6f1c2a52-3f0e-4d0b-9a55-0f6f6f2a7c11';
/**
 * The import job id for one archive in one environment by one run: equal on every attempt and machine.
 * @param environment id or URL of the environment, in any case
 * @param digest SHA-256 of the archive, in hex
 * @param run id of the workflow run
 */
function deriveImportJobId(environment, digest, run) {
    return (0,lib/* uuidV5 */.Jf)(NAMESPACE, [environment.replace(/\/+$/, ''), digest, run].join('\n').toLowerCase());
}
/** The id that follows a failed job: a service never takes an import job id twice. */
function nextImportJobId(failed) {
    return (0,lib/* uuidV5 */.Jf)(NAMESPACE, failed);
}
//# sourceMappingURL=import-job-id.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/stage-solution.js
// Staging: the service reads an archive and says what an import would meet, changing nothing.



/** Largest archive that a request can carry: as base64 it stays below the 128 MB of one body. */
const MAX_ARCHIVE_BYTES = 95_000_000;
const UPLOAD_TIMEOUT_MS = 20 * 60_000;
const ANSWER = 'the answer to StageSolution';
/** @throws AlmError `solution-too-large`, `solution-invalid`. */
async function stageSolution(api, archive) {
    requireSendable(archive);
    const response = await api.write({
        method: 'POST',
        path: 'StageSolution',
        body: { CustomizationFile: Buffer.from(archive).toString('base64') },
        retry: 'safe', // a second upload lies beside the first and is forgotten
        timeoutMs: UPLOAD_TIMEOUT_MS,
    }, 'staging the solution');
    return parseStageResults(response.json());
}
/** @throws AlmError `solution-too-large`. */
function requireSendable(archive) {
    if (archive.length <= MAX_ARCHIVE_BYTES)
        return;
    throw new lib/* AlmError */.Ly('solution-too-large', {
        message: `the archive has ${(0,lib/* formatBytes */.z3)(archive.length)}, and the service takes ${(0,lib/* formatBytes */.z3)(MAX_ARCHIVE_BYTES)}`,
        remedy: 'Split the solution, or take large web resources and canvas apps out of it.',
        details: { sizeBytes: archive.length, limitBytes: MAX_ARCHIVE_BYTES },
    });
}
/** @throws AlmError `response-invalid`. */
function parseStageResults(untrusted) {
    const results = (0,lib/* required */.mw)((0,lib/* recordField */.Qb)(untrusted, 'StageSolutionResults'), 'StageSolutionResults', ANSWER);
    const details = (0,lib/* recordField */.Qb)(results, 'SolutionDetails');
    return {
        uploadId: requiredGuid(results, 'StageSolutionUploadId', ANSWER),
        passed: (0,lib/* requiredText */.$4)(results, 'StageSolutionStatus', ANSWER) === 'Passed',
        validations: (0,lib/* arrayField */.e7)(results, 'SolutionValidationResults').map(parseValidation),
        missingDependencies: (0,lib/* arrayField */.e7)(results, 'MissingDependencies').map((row) => ({
            required: dependencyEnd(row, 'Required'),
            dependent: dependencyEnd(row, 'Dependent'),
        })),
        ...(0,lib/* optional */.lq)('solution', details && parseDetails(details)),
        components: (0,lib/* arrayField */.e7)(results, 'SolutionComponentsDetails').map(parseComponent),
    };
}
function parseValidation(row) {
    return {
        type: (0,lib/* stringField */.OM)(row, 'SolutionValidationResultType') ?? 'Error',
        message: (0,lib/* stringField */.OM)(row, 'Message') ?? '',
        ...(0,lib/* optional */.lq)('errorCode', (0,http_lib/* normaliseErrorCode */.q2)(fieldOf(row, 'ErrorCode'))),
        ...(0,lib/* optional */.lq)('additionalText', (0,lib/* stringField */.OM)(row, 'AdditionalInfo') || undefined),
    };
}
function dependencyEnd(row, side) {
    const type = fieldOf(row, `${side}ComponentType`);
    return {
        type: typeof type === 'string' || typeof type === 'number' ? String(type) : '',
        schemaName: (0,lib/* stringField */.OM)(row, `${side}ComponentSchemaName`) ?? '',
        displayName: (0,lib/* stringField */.OM)(row, `${side}ComponentDisplayName`) ?? '',
        solution: (0,lib/* stringField */.OM)(row, `${side}SolutionName`) ?? '',
    };
}
function parseDetails(details) {
    return {
        uniqueName: (0,lib/* requiredText */.$4)(details, 'SolutionUniqueName', ANSWER),
        friendlyName: (0,lib/* stringField */.OM)(details, 'SolutionFriendlyName') ?? '',
        version: requiredVersion(details, 'SolutionVersion', ANSWER),
        managed: (0,lib/* required */.mw)((0,lib/* booleanField */.hQ)(details, 'IsManaged'), 'IsManaged', ANSWER),
        publisher: (0,lib/* stringField */.OM)(details, 'PublisherUniqueName') ?? '',
        pendingUpgrade: (0,lib/* booleanField */.hQ)(details, 'HasPendingUpgrade') ?? false,
        ...previous(details),
    };
}
/** What is installed now; the service fills `PreviousIsManaged` even when nothing is. */
function previous(details) {
    const previousVersion = optionalVersion(details, 'PreviousSolutionVersion');
    if (previousVersion === undefined)
        return {};
    return {
        previousVersion,
        ...(0,lib/* optional */.lq)('previousManaged', (0,lib/* booleanField */.hQ)(details, 'PreviousIsManaged')),
        ...(0,lib/* optional */.lq)('previousPublisher', (0,lib/* stringField */.OM)(details, 'PreviousPublisherUniqueName')),
    };
}
function parseComponent(row) {
    const attributes = (0,lib/* recordField */.Qb)(row, 'Attributes');
    const values = (0,lib/* arrayField */.e7)(attributes, 'Values');
    const pairs = (0,lib/* arrayField */.e7)(attributes, 'Keys').flatMap((key, index) => {
        const value = values[index];
        return typeof key === 'string' && typeof value === 'string' ? [[key, value]] : [];
    });
    const presence = (0,lib/* stringField */.OM)(row, 'IsPresentInOrg');
    return {
        name: (0,lib/* requiredText */.$4)(row, 'ComponentName', ANSWER),
        type: (0,lib/* requiredText */.$4)(row, 'ComponentTypeName', ANSWER),
        inTarget: presence === 'True' ? 'yes' : presence === 'False' ? 'no' : 'unknown',
        attributes: Object.fromEntries(pairs),
    };
}
function fieldOf(row, key) {
    return (0,lib/* isRecord */.u4)(row) ? row[key] : undefined;
}
//# sourceMappingURL=stage-solution.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/start-import.js
// Starts an import exactly once: looks before, and looks again when the answer was lost.











/** How long a lost start is looked for before it counts as never having happened. */
const RECOVERY_MS = 120_000;
const start_import_UPLOAD_TIMEOUT_MS = 20 * 60_000;
/** Failed jobs of one run that are stepped over; more is no accident. */
const MAX_FAILED_JOBS = 20;
const start_import_ANSWER = 'the answer to the start of the import';
/** See DataverseClient.startImport. */
async function startImport(api, request, { timeoutMs }) {
    const start = prepareStart(api, request);
    return whileLocked(api.ports, { timeoutMs, what: start.what }, () => adoptOrStart(start));
}
/** @throws AlmError `solution-too-large`, `input-invalid`. */
function prepareStart(api, request) {
    if ('archive' in request.source)
        requireSendable(request.source.archive);
    const uniqueName = (0,lib/* parseUniqueName */.UF)(request.uniqueName, 'solution name');
    return { api, request, what: `the import of solution ${(0,lib/* quote */.hD)(uniqueName)}`, lostAnswers: 0 };
}
/** @throws AlmError `import-busy` at once when another customization runs. */
async function adoptOrStart(start) {
    const found = await firstUsableJob(start.api, start.request.importJobId);
    if (found.started)
        return found.started;
    // A job shows up after its operation, so an unfinished import may be ours; if it is not, it holds the lock.
    const unfinished = await listUnfinishedImports(start.api);
    if (unfinished.length > 0) {
        throw new lib/* AlmError */.Ly('import-busy', {
            message: `another import runs in the environment (asynchronous operation ${unfinished.join(', ')})`,
            details: { unfinished },
        });
    }
    return send(start, found.importJobId);
}
/** The job of this run that runs or succeeded, or the id under which the next one is started. */
async function firstUsableJob(api, firstId) {
    let importJobId = firstId;
    for (let tries = 0; tries < MAX_FAILED_JOBS; tries++) {
        const found = await findImport(api, importJobId);
        if (found.state === 'absent')
            return { importJobId };
        if (found.state === 'running') {
            return {
                importJobId,
                started: { importJobId, ...(0,lib/* optional */.lq)('asyncOperationId', found.asyncOperationId), adopted: true },
            };
        }
        if (found.state === 'succeeded')
            return { importJobId, started: { importJobId, adopted: true } };
        api.ports.log.info(`Import job ${importJobId} failed earlier (${found.failure.message}); the next one follows it.`);
        importJobId = nextImportJobId(importJobId);
    }
    throw new lib/* AlmError */.Ly('import-failed', {
        message: `${MAX_FAILED_JOBS} imports of this archive by this run have failed`,
        remedy: 'Look at the first failure in the solution history, mend it, and start a new run.',
        details: { importJobId: firstId },
    });
}
async function send(start, importJobId) {
    const { api, request, what } = start;
    const path = request.mode === 'stage-and-upgrade' ? 'StageAndUpgradeAsync' : 'ImportSolutionAsync';
    const body = importBody(request, importJobId);
    let response;
    try {
        response = await api.send({ method: 'POST', path, body, retry: 'once', timeoutMs: start_import_UPLOAD_TIMEOUT_MS });
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly) || caught.code !== 'outcome-unknown')
            throw caught;
        return recover(start, importJobId, caught);
    }
    if (isSuccess(response))
        return parseStartedImport(response, importJobId);
    const error = (0,http_lib/* serviceError */.cg)(response, { what, fallback: 'import-failed' });
    if (isAmbiguous(response, (0,http_lib/* readServiceError */.Yo)(response).code))
        return recover(start, importJobId, error);
    throw error;
}
/** A started import whose answer can't be read has started all the same. */
function parseStartedImport(response, importJobId) {
    const answer = response.json();
    return {
        importJobId: optionalGuid(answer, 'ImportJobKey') ?? importJobId,
        asyncOperationId: requiredGuid(answer, 'AsyncOperationId', start_import_ANSWER),
        adopted: false,
    };
}
/** Looks for the job for two minutes. Found: goes on with it. Provably absent: starts once more, and once only. */
async function recover(start, importJobId, cause) {
    const { api, what } = start;
    start.lostAnswers += 1;
    api.ports.log.warning(`The answer to ${what} was lost; looking whether it was started (import job ${importJobId}).`);
    const found = await pollUntil(api.ports, RECOVERY_MS, async () => {
        const state = await findImport(api, importJobId);
        return state.state === 'absent' ? undefined : state;
    });
    if (found) {
        const asyncOperationId = found.state === 'running' ? found.asyncOperationId : undefined;
        return { importJobId, ...(0,lib/* optional */.lq)('asyncOperationId', asyncOperationId), adopted: true };
    }
    if (start.lostAnswers > 1 || (await listUnfinishedImports(api)).length > 0) {
        throw new lib/* AlmError */.Ly('outcome-unknown', {
            message: `${what} was sent, its answer was lost, and import job ${importJobId} did not show up within ${(0,lib/* formatDuration */.a3)(RECOVERY_MS)}`,
            remedy: 'Look at the solution history of the environment. Running the same job again adopts the import if it is there.',
            details: { importJobId },
            cause,
        });
    }
    api.ports.log.info(`${what} was not started; starting it once more.`);
    return send(start, importJobId);
}
function importBody(request, importJobId) {
    const { source } = request;
    return {
        OverwriteUnmanagedCustomizations: request.overwriteUnmanagedCustomizations,
        PublishWorkflows: request.publishWorkflows,
        ...('archive' in source
            ? { CustomizationFile: Buffer.from(source.archive).toString('base64') }
            : { SolutionParameters: { StageSolutionUploadId: source.stageUploadId } }),
        ImportJobId: importJobId,
        ...(request.mode === 'stage-and-upgrade' ? {} : { HoldingSolution: request.mode === 'holding' }),
        SkipProductUpdateDependencies: request.skipProductUpdateDependencies ?? false,
        ConvertToManaged: request.convertToManaged ?? false,
        AsyncRibbonProcessing: true,
        ...(0,lib/* optional */.lq)('ComponentParameters', componentParameters(request)),
    };
}
function componentParameters(request) {
    const references = (request.connectionReferences ?? []).map((reference) => ({
        '@odata.type': 'Microsoft.Dynamics.CRM.connectionreference',
        connectionreferencelogicalname: reference.logicalName,
        connectionreferencedisplayname: reference.displayName ?? reference.logicalName,
        description: '',
        connectorid: reference.connectorId,
        connectionid: reference.connectionId,
    }));
    const variables = (request.environmentVariables ?? []).map((variable) => ({
        '@odata.type': 'Microsoft.Dynamics.CRM.environmentvariablevalue',
        schemaname: variable.schemaName,
        value: variable.value,
        ...(0,lib/* optional */.lq)('environmentvariablevalueid', variable.valueId),
    }));
    const parameters = [...references, ...variables];
    return parameters.length > 0 ? parameters : undefined;
}
//# sourceMappingURL=start-import.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/wait-for-import.js
// Waits for an import and proves its success in three places: the operation, the import job, the installed version.








/** How long the result document may take to appear after the operation has ended. */
const RESULT_DELAY_MS = 60_000;
/** Components that an error message names; the details hold all of them. */
const NAMED_COMPONENTS = 5;
/** ImportMissingDependenciesError. */
const MISSING_DEPENDENCIES = '0x8004801D';
/** See DataverseClient.waitForImport. */
async function waitForImport(api, request) {
    const startedAtMs = api.ports.clock.now();
    const what = `the import of solution ${(0,lib/* quote */.hD)(request.uniqueName)}`;
    const ids = { importJobId: request.importJobId, ...(0,lib/* optional */.lq)('asyncOperationId', request.asyncOperationId) };
    const ended = request.asyncOperationId === undefined
        ? await waitForJob(api, request)
        : await waitForOperation(api, request, request.asyncOperationId, what);
    if (!ended)
        throw stillRunning(what, request.timeoutMs, ids);
    const results = await readResults(api, request.importJobId, ended);
    const failure = importFailure(ended, results);
    if (failure)
        throw importError(what, failure, ids);
    const installed = await provenVersion(api, request, what);
    const components = results?.components ?? [];
    return {
        ...ids,
        installed,
        componentCount: components.length,
        warnings: components.filter(({ result }) => result === 'warning'),
        elapsedMs: api.ports.clock.now() - startedAtMs,
    };
}
function waitForOperation(api, request, id, what) {
    return waitForAsyncOperation(api, id, {
        timeoutMs: request.timeoutMs,
        what,
        onPoll: async (elapsedMs, { state }) => {
            if (state !== 'waiting' && state !== 'running')
                return;
            const job = await findImportJob(api, request.importJobId, 'progress');
            request.onProgress?.({ elapsedMs, state, ...(0,lib/* optional */.lq)('percent', job?.percent) });
        },
    });
}
/** For an adopted import whose operation is not known: the job itself says when it has ended. */
function waitForJob(api, request) {
    return pollUntil(api.ports, request.timeoutMs, async (elapsedMs) => {
        const found = await findImport(api, request.importJobId);
        if (found.state === 'failed')
            return { state: 'failed', ...found.failure };
        if (found.state === 'succeeded')
            return { state: 'succeeded' };
        const percent = found.state === 'running' ? found.percent : undefined;
        request.onProgress?.({ elapsedMs, state: 'running', ...(0,lib/* optional */.lq)('percent', percent) });
        return undefined;
    });
}
/** The result document; a failed operation may have none, a successful one must. */
async function readResults(api, importJobId, { state }) {
    const xml = await pollUntil(api.ports, state === 'succeeded' ? RESULT_DELAY_MS : 0, async () => {
        return (await findImportJob(api, importJobId, 'all'))?.resultXml;
    });
    if (xml !== undefined)
        return parseImportResults(xml);
    if (state !== 'succeeded')
        return undefined;
    throw new lib/* AlmError */.Ly('response-invalid', {
        message: `the import ended, but import job ${importJobId} has no result document in "data"`,
        remedy: 'Look at the import in the solution history; without the document its success is not proven.',
        details: { importJobId, field: 'data' },
    });
}
function importFailure(ended, results) {
    const inDocument = results && failureIn(results);
    if (ended.state === 'succeeded')
        return inDocument;
    return {
        message: ended.message,
        ...(0,lib/* optional */.lq)('errorCode', ended.errorCode ?? inDocument?.errorCode),
        components: inDocument?.components ?? [],
        missingDependencies: results?.missingDependencies ?? [],
    };
}
function importError(what, failure, ids) {
    const { components, missingDependencies } = failure;
    const named = [
        ...components
            .slice(0, NAMED_COMPONENTS)
            .map(({ kind, name, errorCode, text }) => [`${kind} ${(0,lib/* quote */.hD)(name)}`, errorCode, text].filter(Boolean).join(': ')),
        ...missingDependencies
            .slice(0, NAMED_COMPONENTS)
            .map(({ required: end }) => `missing ${(0,lib/* quote */.hD)(end.schemaName || end.displayName)} of ${(0,lib/* quote */.hD)(end.solution)}`),
    ];
    const message = [failure.message, ...named].join('; ');
    const details = { ...ids, components, missingDependencies };
    const error = reportedError(what, { ...failure, message }, 'import-failed', details);
    // The general code says less than the list that came with it.
    const dependencies = missingDependencies.length > 0 && error.code === 'import-failed';
    return dependencies
        ? reportedError(what, { message, errorCode: MISSING_DEPENDENCIES }, 'import-failed', details)
        : error;
}
/** The last proof: the target shows the version that was imported, where the mode puts it. */
async function provenVersion(api, { uniqueName, version, mode }, what) {
    const found = await findSolution(api, uniqueName);
    const solution = mode === 'holding' ? (found.pendingUpgrade ?? found.installed) : found.installed;
    const halfDone = mode === 'stage-and-upgrade' && found.pendingUpgrade !== undefined;
    if (solution && (0,lib/* compareVersions */.Zy)(solution.version, version) === 0 && !halfDone)
        return solution;
    const shown = solution ? `version ${solution.version}` : 'no such solution';
    throw new lib/* AlmError */.Ly('import-failed', {
        message: halfDone
            ? `${what} ended, but the upgrade is not applied: ${(0,lib/* quote */.hD)(`${uniqueName}_Upgrade`)} is still there`
            : `${what} ended well, but the environment shows ${shown} instead of version ${version}`,
        remedy: halfDone
            ? 'Apply or delete the pending upgrade, then run again.'
            : 'Look at the solution history for another import at the same time.',
        details: { expectedVersion: version, ...(0,lib/* optional */.lq)('installedVersion', solution?.version) },
    });
}
//# sourceMappingURL=wait-for-import.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/import-solution.js
// An import from start to proven end, again while another customization is in its way.



/** See DataverseClient.importSolution. */
async function importSolution(api, request) {
    const start = prepareStart(api, request);
    const startedAtMs = api.ports.clock.now();
    const leftMs = () => Math.max(0, request.timeoutMs - (api.ports.clock.now() - startedAtMs));
    return whileLocked(api.ports, { timeoutMs: request.timeoutMs, what: start.what }, async () => {
        const started = await adoptOrStart(start);
        request.onStarted?.(started);
        const outcome = await waitForImport(api, { ...request, ...started, timeoutMs: leftMs() });
        return { ...outcome, elapsedMs: api.ports.clock.now() - startedAtMs };
    });
}
//# sourceMappingURL=import-solution.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/publish.js
// Publishes all customizations of the environment.





const REQUEST_TIMEOUT_MS = 15 * 60_000;
const WHAT = 'publishing all customizations';
/**
 * Publishing twice is harmless, so a lost answer is met by asking again: while the lost one runs, the service refuses
 * the next for the lock, which is waited for.
 */
async function publishAll(api, { timeoutMs, onProgress }) {
    const { clock, log } = api.ports;
    const startedAtMs = clock.now();
    const elapsed = () => clock.now() - startedAtMs;
    for (;;) {
        const leftMs = timeoutMs - elapsed();
        const done = await whileLocked(api.ports, { timeoutMs: leftMs, what: WHAT }, () => {
            onProgress?.({ elapsedMs: elapsed(), state: 'running' });
            return publishOnce(api);
        });
        if (done)
            return;
        if (elapsed() >= timeoutMs)
            throw unanswered(timeoutMs);
        log.info('The answer to the publishing was lost; publishing again.');
        await clock.sleep(Math.min(10_000, Math.max(0, timeoutMs - elapsed())), api.ports.signal);
    }
}
/** False when the answer was lost. */
async function publishOnce(api) {
    try {
        const call = {
            method: 'POST',
            path: 'PublishAllXml',
            retry: 'once',
            timeoutMs: REQUEST_TIMEOUT_MS,
        };
        const response = await api.send(call);
        if (isSuccess(response))
            return true;
        if (isAmbiguous(response, (0,http_lib/* readServiceError */.Yo)(response).code))
            return false;
        throw (0,http_lib/* serviceError */.cg)(response, { what: WHAT, fallback: 'publish-failed' });
    }
    catch (caught) {
        if (caught instanceof lib/* AlmError */.Ly && caught.code === 'outcome-unknown')
            return false;
        throw caught;
    }
}
function unanswered(timeoutMs) {
    return new lib/* AlmError */.Ly('still-running', {
        message: `${WHAT} did not end within ${(0,lib/* formatDuration */.a3)(timeoutMs)}; it may go on in the service`,
        remedy: 'Run the same job again: publishing twice is harmless.',
    });
}
//# sourceMappingURL=publish.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/client.js














/** A client for the environment at `environmentUrl` (a path prefix is kept), whose origin `http` was opened for. */
function createDataverseClient(http, environmentUrl, ports) {
    const api = createWebApi(http, environmentUrl, ports);
    return {
        whoAmI: () => whoAmI(api),
        retrieveVersion: () => retrieveVersion(api),
        retrieveCurrentOrganization: () => retrieveCurrentOrganization(api),
        findSolution: (uniqueName) => findSolution(api, uniqueName),
        listSolutions: () => listSolutions(api),
        setSolutionVersion: (id, version) => setSolutionVersion(api, id, version),
        exportSolution: (request) => exportSolution(api, request),
        stageSolution: (archive) => stageSolution(api, archive),
        startImport: (request, options) => startImport(api, request, options),
        findImport: (importJobId) => findImport(api, importJobId),
        waitForImport: (request) => waitForImport(api, request),
        importSolution: (request) => importSolution(api, request),
        applyUpgrade: (uniqueName, options) => applyUpgrade(api, uniqueName, options),
        publishAll: (options) => publishAll(api, options),
        deleteSolution: (uniqueName, options) => deleteSolution(api, uniqueName, options),
        listFlows: (solutionId) => listFlows(api, solutionId),
        setFlowState: (flowId, state) => setFlowState(api, flowId, state),
        turnOnFlows: (flows) => turnOnFlows(api, flows),
        listConnectionReferences: () => listConnectionReferences(api),
        setConnectionReference: (id, connectionId) => setConnectionReference(api, id, connectionId),
        listEnvironmentVariables: () => listEnvironmentVariables(api),
        setEnvironmentVariable: (schemaName, value) => setEnvironmentVariable(api, schemaName, value),
    };
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/index.js




//# sourceMappingURL=index.js.map

/***/ })

};
