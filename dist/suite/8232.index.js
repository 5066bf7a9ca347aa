export const id = 8232;
export const ids = [8232];
export const modules = {

/***/ 8232:
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
// EXTERNAL MODULE: ./packages/http/lib/index.js + 25 modules
var http_lib = __webpack_require__(9591);
;// CONCATENATED MODULE: ./packages/dataverse/lib/customization-lock.js
// One customization at a time: waiting while another import, publish or uninstall holds the environment's lock.

/** A refused start is tried again no sooner. */
const PAUSE_MS = 30_000;
/** What a mere look sees is looked at more often: after a tenth of the time that was waited, within these limits. */
const FIRST_LOOK_MS = 3_000;
const SHARE_OF_ELAPSED = 0.1;
/**
 * Runs `work` again and again while it fails with `import-busy` or `throttled`: in both cases it was not started. Says
 * once what is in the way.
 * @throws AlmError `import-busy` when the time is over.
 */
async function whileLocked(ports, { timeoutMs, what }, work) {
    const startedAtMs = ports.clock.now();
    let said;
    for (;;) {
        const leftMs = timeoutMs - (ports.clock.now() - startedAtMs);
        try {
            return await work(leftMs);
        }
        catch (caught) {
            if (!isLocked(caught))
                throw caught;
            const elapsedMs = ports.clock.now() - startedAtMs;
            const pauseMs = pauseAfter(caught, elapsedMs);
            if (timeoutMs - elapsedMs <= pauseMs)
                throw busy(what, timeoutMs, caught);
            if (said !== caught.message)
                ports.log.info(`Waiting in line: ${caught.message}`);
            said = caught.message;
            await ports.clock.sleep(pauseMs, ports.signal);
        }
    }
}
function isLocked(caught) {
    return caught instanceof lib/* AlmError */.Ly && (caught.code === 'import-busy' || caught.code === 'throttled');
}
/** An error with `unfinished` operations comes from a look: no start was sent. */
function pauseAfter({ details }, elapsedMs) {
    if (details?.['unfinished'] === undefined)
        return PAUSE_MS;
    return Math.min(PAUSE_MS, Math.max(FIRST_LOOK_MS, elapsedMs * SHARE_OF_ELAPSED));
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
// Solutions of the environment: finding, listing, versions.



const QUERY = {
    $select: 'solutionid,uniquename,friendlyname,version,ismanaged,installedon,modifiedon',
    $expand: 'publisherid($select=uniquename,customizationprefix)',
};
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
//# sourceMappingURL=solutions.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/change-version.js
// Changes the version of a solution exactly once: what is not known is read back before anything is written again.







const $select = 'solutionid,uniquename,friendlyname,version,ismanaged,modifiedon,_modifiedby_value';
/** Writes that somebody else was ahead of, or whose answer was lost. */
const MAX_WRITES = 5;
/** See DataverseClient.changeSolutionVersion. */
async function changeSolutionVersion(api, change) {
    const name = (0,lib/* parseUniqueName */.UF)(change.uniqueName, 'solution name');
    const what = `setting the version of solution ${(0,lib/* quote */.hD)(name)}`;
    const wish = { api, name, what, choose: change.choose };
    return whileLocked(api.ports, { timeoutMs: change.timeoutMs, what }, async () => {
        for (let writes = 0; writes < MAX_WRITES; writes++) {
            const ended = await readAndWrite(wish);
            if (ended)
                return ended;
        }
        throw new lib/* AlmError */.Ly('outcome-unknown', {
            message: `${what} was tried ${MAX_WRITES} times, and each time somebody else changed it or the answer was lost`,
            remedy: 'Look at the version of the solution, then run again.',
        });
    });
}
/** Undefined when the solution has to be looked at again. */
async function readAndWrite(wish) {
    const { solution, etag } = await readSolution(wish);
    if (wish.lost?.version === solution.version)
        return wish.lost;
    const version = wish.choose(solution);
    if (version === solution.version)
        return { version };
    const changed = { version, previousVersion: solution.version };
    const outcome = await write(wish, solution, version, etag);
    if (outcome === 'lost')
        wish.lost = changed;
    return outcome === 'written' ? changed : undefined;
}
async function readSolution({ api, name, what, }) {
    const [row] = await api.list('solutions', { $select, $filter: `uniquename eq ${literal(name)}` }, what);
    if (row === undefined) {
        throw new lib/* AlmError */.Ly('solution-not-found', {
            message: `solution ${(0,lib/* quote */.hD)(name)} is not in the environment`,
            remedy: 'Use the unique name of the solution (column Name), and check the environment URL.',
        });
    }
    const modifiedBy = (0,lib/* optional */.lq)('modifiedBy', optionalGuid(row, '_modifiedby_value'));
    return { solution: { ...parseSolution(row), ...modifiedBy }, etag: (0,lib/* stringField */.OM)(row, '@odata.etag') ?? '*' };
}
/** `overtaken`: somebody else changed the solution since it was read, and nothing was written. */
async function write({ api, what }, { id }, version, etag) {
    const headers = { 'if-match': etag };
    const call = {
        method: 'PATCH',
        path: `solutions(${id})`,
        body: { version },
        headers,
        retry: 'once',
    };
    try {
        const response = await api.send(call);
        if (isSuccess(response))
            return 'written';
        if (response.status === 412)
            return 'overtaken';
        if (isAmbiguous(response, (0,http_lib/* readServiceError */.Yo)(response).code))
            return 'lost';
        throw (0,http_lib/* serviceError */.cg)(response, { what });
    }
    catch (caught) {
        if (caught instanceof lib/* AlmError */.Ly && caught.code === 'outcome-unknown')
            return 'lost';
        throw caught;
    }
}
//# sourceMappingURL=change-version.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/acting-user.js
// Requests in the name of another user.



/** The header by which Dataverse takes the named user for the caller. */
function actingHeaders({ asUser }) {
    return asUser === undefined ? {} : { callerobjectid: asUser };
}
/** @throws AlmError `input-invalid` when the environment has no such user, or one that is no Entra user. */
async function findUserObjectId(api, userName) {
    const quoted = literal(userName);
    const [user] = await api.list('systemusers', {
        $select: 'azureactivedirectoryobjectid,domainname',
        $filter: `(domainname eq ${quoted} or internalemailaddress eq ${quoted}) and isdisabled eq false`,
    }, `the search for user ${(0,lib/* quote */.hD)(userName)}`);
    const id = optionalGuid(user, 'azureactivedirectoryobjectid');
    if (id !== undefined)
        return id;
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `the environment has no enabled user ${(0,lib/* quote */.hD)(userName)}`,
        remedy: 'Write the user name (user@contoso.com) of a member of the environment, or the Entra object id.',
    });
}
//# sourceMappingURL=acting-user.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/poll.js
// How often Dataverse is asked while something runs: ever more rarely, but never so rarely that its end is seen late.

/** Five looks a second at most, and only while an operation is younger than 7 s: the service takes 20 requests. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 20_000;
/** With the time of the look itself, an end is seen within 4 % of the time that the operation took. */
const poll_SHARE_OF_ELAPSED = 0.03;
/** Asks until there is a value; undefined when `timeoutMs` is over. */
async function pollUntil(ports, timeoutMs, ask) {
    const pauses = {
        firstPauseMs: FIRST_PAUSE_MS,
        longestPauseMs: LONGEST_PAUSE_MS,
        shareOfElapsed: poll_SHARE_OF_ELAPSED,
    };
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
/** The `still-running` error: the waiting is over, the operation is not. `percent` and `leftMs` of the details are said. */
function stillRunning(what, timeoutMs, details) {
    const percent = (0,lib/* numberField */.sJ)(details, 'percent');
    const leftMs = (0,lib/* numberField */.sJ)(details, 'leftMs');
    const far = percent === undefined ? '' : `, ${Math.round(percent)} % done`;
    const left = leftMs === undefined ? '' : `, about ${(0,lib/* formatDuration */.a3)(leftMs)} to go at its pace`;
    return new lib/* AlmError */.Ly('still-running', {
        message: `${what} did not end within ${(0,lib/* formatDuration */.a3)(timeoutMs)}; it goes on in the service${far}${left}`,
        remedy: 'Run the same job again: it finds the operation and waits on.',
        details,
    });
}
//# sourceMappingURL=async-operation.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/apply-upgrade.js
// Applies a pending upgrade: `<name>_Upgrade` takes the place of the old version, once, whatever happens to the answer.









const MESSAGE = 'DeleteAndPromoteAsync';
/** How long a lost start is looked for before it counts as never having happened. */
const RECOVERY_MS = 120_000;
/** There is no upgrade to apply. */
const NOTHING_TO_APPLY = '0x8004853B';
/** asyncoperation.statecode of an operation that has ended. */
const apply_upgrade_STATE_COMPLETED = 3;
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
    const promotion = { api, uniqueName, what, options, attempts: 0, lostAnswers: 0 };
    const lockWait = { timeoutMs: options.timeoutMs, what };
    await whileLocked(api.ports, lockWait, (leftMs) => promote(promotion, leftMs));
    return provenUpgrade(promotion, pendingUpgrade.version);
}
/** Follows the promotion that runs, or starts one. The pending row is the truth: it goes when it is promoted. */
async function promote(promotion, leftMs) {
    const { api, what } = promotion;
    const startedAtMs = api.ports.clock.now();
    // Somebody else may have applied it while this one waited for the lock.
    if (promotion.attempts++ > 0 && !(await isPending(promotion)))
        return;
    const running = await findRunningPromotion(api);
    if (running !== undefined) {
        api.ports.log.info(`An upgrade runs already (asynchronous operation ${running}); waiting for its end.`);
        await follow(promotion, running, leftMs);
    }
    else {
        const started = await start(promotion);
        if (started !== undefined) {
            const ended = await follow(promotion, started, leftMs);
            if (ended.state === 'succeeded')
                return;
            throw reportedError(what, ended, 'import-failed', { asyncOperationId: started });
        }
        await lookForLostStart(promotion);
    }
    // What ran may have been the upgrade of another solution.
    await promote(promotion, leftMs - (api.ports.clock.now() - startedAtMs));
}
async function isPending({ api, uniqueName }) {
    return (await findSolution(api, uniqueName)).pendingUpgrade !== undefined;
}
async function findRunningPromotion(api) {
    const rows = await api.list('asyncoperations', {
        $select: 'asyncoperationid,statecode,createdon',
        $filter: `messagename eq ${literal(MESSAGE)} and statecode ne ${apply_upgrade_STATE_COMPLETED}`,
    }, 'the search for running upgrades');
    return rows.map((row) => optionalGuid(row, 'asyncoperationid')).find((id) => id !== undefined);
}
/**
 * The operation; undefined when the answer was lost, arrived as something that cannot be read, or says that there is
 * nothing to apply any more.
 */
async function start(promotion) {
    const { api, uniqueName, what } = promotion;
    const call = { method: 'POST', path: MESSAGE, body: { UniqueName: uniqueName }, retry: 'once' };
    try {
        const response = await api.send(call);
        if (isSuccess(response))
            return optionalGuid(response.json(), 'AsyncOperationId');
        if (isAmbiguous(response, (0,http_lib/* readServiceError */.Yo)(response).code))
            return undefined;
        const error = (0,http_lib/* serviceError */.cg)(response, { what, fallback: 'import-failed' });
        const overtaken = error.details['serviceCode'] === NOTHING_TO_APPLY && !(await isPending(promotion));
        if (overtaken)
            return undefined;
        throw error;
    }
    catch (caught) {
        const lost = caught instanceof lib/* AlmError */.Ly && ['outcome-unknown', 'response-invalid'].includes(caught.code);
        if (lost)
            return undefined;
        throw caught;
    }
}
/** Looks for two minutes whether the lost start took effect. When it did not, it may be sent once more, and once only. */
async function lookForLostStart(promotion) {
    const { api, what } = promotion;
    if (!(await isPending(promotion)))
        return;
    promotion.lostAnswers += 1;
    api.ports.log.warning(`The answer to ${what} was lost; looking whether it was started.`);
    const found = await pollUntil(api.ports, RECOVERY_MS, async () => {
        const took = !(await isPending(promotion)) || (await findRunningPromotion(api)) !== undefined;
        return took ? true : undefined;
    });
    if (found || promotion.lostAnswers === 1)
        return;
    throw new lib/* AlmError */.Ly('outcome-unknown', {
        message: `${what} was sent twice, both answers were lost, and nothing of it shows after ${(0,lib/* formatDuration */.a3)(RECOVERY_MS)}`,
        remedy: 'Look at the solution history of the environment, then run the same job again.',
    });
}
async function follow({ api, what, options }, id, leftMs) {
    const ended = await waitForAsyncOperation(api, id, {
        timeoutMs: leftMs,
        what,
        onPoll: (elapsedMs) => options.onProgress?.({ elapsedMs, state: 'running' }),
    });
    if (!ended)
        throw stillRunning(what, options.timeoutMs, { asyncOperationId: id });
    return ended;
}
async function provenUpgrade({ api, uniqueName, what }, version) {
    const { installed, pendingUpgrade } = await findSolution(api, uniqueName);
    if (installed?.version === version && !pendingUpgrade)
        return installed;
    throw new lib/* AlmError */.Ly('import-failed', {
        message: `${what} ended well, but the environment shows ${installed ? `version ${installed.version}` : 'no such solution'} instead of version ${version}`,
        remedy: 'Look at the solution history of the environment.',
        details: { expectedVersion: version },
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
async function setConnectionReference(api, id, connectionId, options = {}) {
    const headers = { 'if-match': '*', ...actingHeaders(options) }; // never create
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
    return read(api);
}
/** Writes the current value: changes the row that is there, or makes it. */
async function setEnvironmentVariable(api, variable, value) {
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
        if (!(caught instanceof lib/* AlmError */.Ly) || !isInDoubt(caught))
            throw caught;
        const now = await read(api, { $filter: `schemaname eq ${literal(variable.schemaName)}` });
        if (now.find(({ definitionId }) => definitionId === variable.definitionId)?.value !== value)
            throw caught;
    }
}
/** A gateway that gave up says nothing about the service behind it. */
function isInDoubt({ code, details }) {
    const { status, serviceCode } = details;
    return (code === 'outcome-unknown' || (typeof status === 'number' && status >= 500 && serviceCode === undefined));
}
async function read(api, definitionQuery = {}) {
    const definitions = await api.list('environmentvariabledefinitions', {
        $select: 'environmentvariabledefinitionid,schemaname,displayname,type,defaultvalue',
        ...definitionQuery,
    }, 'listing the environment variables');
    const values = await api.list('environmentvariablevalues', {
        $select: 'environmentvariablevalueid,schemaname,value,_environmentvariabledefinitionid_value',
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
//# sourceMappingURL=environment-variables.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/delete-solution.js
// Deletes a solution and looks whether it is gone, because a long uninstall outlives its request.








const DELETE_TIMEOUT_MS = 15 * 60_000;
/** How long a deletion whose answer was lost is looked for before it is asked for again. */
const delete_solution_RECOVERY_MS = 120_000;
/**
 * See DataverseClient.deleteSolution. Deleting the same row twice is harmless, so a lost answer is met by looking for
 * two minutes and asking again: while the lost one runs, the service refuses the next for the lock.
 */
async function deleteSolution(api, name, options) {
    const { installed } = await findSolution(api, name);
    if (!installed)
        return 'absent';
    const { clock } = api.ports;
    const what = `the deletion of solution ${(0,lib/* quote */.hD)(installed.uniqueName)}`;
    const startedAtMs = clock.now();
    const left = () => Math.max(0, options.timeoutMs - (clock.now() - startedAtMs));
    for (;;) {
        const answered = await whileLocked(api.ports, { timeoutMs: left(), what }, () => {
            options.onProgress?.({ elapsedMs: clock.now() - startedAtMs, state: 'running' });
            return sendDelete(api, installed, what);
        });
        const lookMs = answered ? left() : Math.min(left(), delete_solution_RECOVERY_MS);
        if (await isGoneWithin(api, installed, lookMs))
            return 'deleted';
        if (answered || left() === 0)
            throw stillRunning(what, options.timeoutMs, { solutionId: installed.id });
    }
}
async function isGoneWithin(api, { id, uniqueName }, ms) {
    const gone = await pollUntil(api.ports, ms, async () => (await findSolution(api, uniqueName)).installed?.id === id ? undefined : true);
    return gone === true;
}
/** False when the answer was lost. */
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
            return true;
        if (!isAmbiguous(response, (0,http_lib/* readServiceError */.Yo)(response).code))
            throw (0,http_lib/* serviceError */.cg)(response, { what });
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly) || caught.code !== 'outcome-unknown')
            throw caught;
    }
    api.ports.log.warning(`The answer to the deletion of ${uniqueName} was lost; looking whether it goes on.`);
    return false;
}
//# sourceMappingURL=delete-solution.js.map
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
    return download(api, job.exportJobId, what, request.verify);
}
/** An export changes nothing, so a lost answer or a passing fault is met by one more start. */
async function startExport(api, name, request, what) {
    const switches = Object.entries(parameters).map(([setting, parameter]) => [
        parameter,
        (request.settings ?? []).includes(setting),
    ]);
    const body = { SolutionName: name, Managed: request.managed, ...Object.fromEntries(switches) };
    const call = { method: 'POST', path: 'ExportSolutionAsync', body, retry: 'safe' };
    const response = await api.write(call, what, 'export-failed').catch((caught) => {
        throw notFoundOr(caught, name);
    });
    const answer = response.json();
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
async function download(api, exportJobId, what, verify) {
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
            const archive = parseExportedArchive(response.json());
            verify?.(archive);
            return archive;
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
;// CONCATENATED MODULE: ./packages/dataverse/lib/flow-problem.js
// Why a process could not be turned on, read from what the service says about it.


/** What Dataverse puts around a refusal of the flow service. */
const WRAPPED = /\bdetails "(\{.*\})"/s;
// In this order: the first that fits any of the errors is what has to be mended.
const reasons = [
    [
        'connection-missing',
        /XrmConnectionReferenceMissingConnection|Connection Id missing for connection reference/i,
        'Bind a connection to the connection reference: in the deployment settings file, by assign-connections, or in make.powerapps.com > Connection references.',
    ],
    [
        'connection-not-shared',
        /ConnectionAuthorizationFailed|does not have permission for connection|ConnectionNotFound/i,
        'Share the connection with the identity that turns the flow on, or name its owner in as-user; check too that the connection exists and is not in error.',
    ],
    [
        'dlp',
        /\b(Dlp|ApiPolicy)\w*Violation|data loss prevention|admin (data|api) polic/i,
        'Ask the administrator to classify the connectors together, or change the flow; check-dlp says which policy and which connectors.',
    ],
    [
        'licence',
        /licen[cs]e|ServicePlan|UserNot(Licensed|Entitled)/i,
        'Give a licence for its premium connectors to the owner of the flow, or a Process licence to the flow.',
    ],
    [
        'child-off',
        /ChildFlow(NeverPublished|Unpublished)|used as a child workflow/i,
        'Turn on its child flows first: they are off, or not in the environment.',
    ],
];
/** The problem that an answer other than success stands for; `what` is a noun phrase that "failed" can follow. */
function flowProblemOf(response, what) {
    const { message } = (0,http_lib/* readServiceError */.Yo)(response);
    const errors = flowErrorsIn(message);
    const says = errors.map((error) => `${error.code} ${error.message}`);
    const known = reasons.find(([, pattern]) => [message, ...says].some((text) => pattern.test(text)));
    const shown = errors.length > 0 ? errors.map((error) => (0,http_lib/* shownText */.f$)(error.message)).join('; ') : undefined;
    const general = (0,http_lib/* serviceError */.cg)(response, { what });
    if (known)
        return { reason: known[0], message: shown ?? (0,http_lib/* shownText */.f$)(message), remedy: known[2] };
    return {
        reason: response.status === 401 || response.status === 403 ? 'access-denied' : 'other',
        message: shown ?? general.message,
        remedy: general.remedy ?? 'Open the flow in make.powerautomate.com, turn it on there and read what it says.',
    };
}
/** A refusal of the flow service as its own sentences, without what Dataverse puts around them; other texts as they are. */
function unwrapFlowError(message) {
    const errors = flowErrorsIn(message);
    return errors.length === 0 ? message : errors.map((error) => error.message || error.code).join('; ');
}
/** The errors inside the wrapped one; several hang below `details`. */
function flowErrorsIn(message) {
    const wrapped = WRAPPED.exec(message)?.[1];
    if (wrapped === undefined)
        return [];
    const error = (0,lib/* recordField */.Qb)(parseOrNothing(wrapped), 'error');
    const inner = (0,lib/* arrayField */.e7)(error, 'details').filter(lib/* isRecord */.u4);
    return (inner.length > 0 ? inner : error ? [error] : []).map((each) => ({
        code: (0,lib/* stringField */.OM)(each, 'code') ?? '',
        message: (0,lib/* stringField */.OM)(each, 'message') ?? '',
    }));
}
/** A cut-off text is no JSON; then the words of the whole message decide. */
function parseOrNothing(text) {
    try {
        return (0,lib/* parseJson */.qF)(text, 'the details of a flow error');
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=flow-problem.js.map
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
/**
 * The component whose result is the newest, by the ticks that the service writes beside it; the manifest is none.
 * @throws AlmError `response-invalid` as parseImportResults does.
 */
async function lastProcessed(untrustedXml) {
    let newest;
    for (const { element, parent } of walk(await parseXml(untrustedXml))) {
        for (const result of element.children.filter(({ name }) => name === 'result')) {
            const { kind, name } = componentResult(element.name === 'results' ? parent : element, result);
            // Ticks of our times have 18 digits, so that their texts compare like numbers.
            const ticks = result.attributes['datetimeticks'] ?? '';
            if (kind === 'solutionManifest' || name === '' || (newest && ticks < newest.ticks))
                continue;
            newest = { ticks, component: { kind, name } };
        }
    }
    return newest?.component;
}
function componentResult(component, { attributes }) {
    const { LocalizedName, name, id } = component.attributes;
    const result = attributes['result'];
    return {
        kind: component.name,
        name: LocalizedName || name || id || '',
        result: result === 'success' || result === 'warning' ? result : 'failure',
        ...(0,lib/* optional */.lq)('errorCode', (0,http_lib/* normaliseErrorCode */.q2)(attributes['errorcode'])),
        ...(0,lib/* optional */.lq)('text', unwrapFlowError(attributes['errortext'] ?? '') || undefined),
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
    const { XMLParser, XMLValidator } = await __webpack_require__.e(/* import() */ 9131).then(__webpack_require__.bind(__webpack_require__, 9131));
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
// Cloud flows and classic processes: listing them, and turning them on.





/** solutioncomponent.componenttype of processes. */
const WORKFLOW_COMPONENT = 29;
/** workflow.type of definitions (not their activations). */
const DEFINITION = 1;
const STATES = { on: { statecode: 1, statuscode: 2 }, off: { statecode: 0, statuscode: 1 } };
const SUSPENDED = 2;
/** workflow.category; desktop and AI flows are not turned on by a deployment. */
const categories = new Map([
    [0, 'workflow'],
    [2, 'business-rule'],
    [3, 'action'],
    [4, 'business-process-flow'],
    [5, 'cloud-flow'],
]);
/** Nothing that is turned on later takes these away. */
const LASTING = [
    'connection-missing',
    'connection-not-shared',
    'dlp',
    'licence',
    'access-denied',
];
async function listFlows(api, { solutionId, kinds }) {
    const ids = solutionId === undefined ? undefined : await processIdsOf(api, solutionId);
    if (ids?.size === 0)
        return [];
    const wanted = [...categories].filter(([, kind]) => kinds.includes(kind)).map(([category]) => category);
    const ofKinds = wanted.map((category) => `category eq ${category}`).join(' or ');
    const rows = await api.list('workflows', {
        $select: 'workflowid,name,category,type,statecode,statuscode',
        $filter: `type eq ${DEFINITION} and (${ofKinds})`,
    }, 'listing the flows');
    const flows = rows.flatMap(parseFlow);
    return ids ? flows.filter(({ id }) => ids.has(id)) : flows;
}
async function processIdsOf(api, solutionId) {
    const components = await api.list('solutioncomponents', {
        $select: 'objectid',
        $filter: `_solutionid_value eq ${solutionId} and componenttype eq ${WORKFLOW_COMPONENT}`,
    }, 'listing the components of the solution');
    return new Set(components.map((row) => optionalGuid(row, 'objectid')));
}
/** @throws AlmError `response-invalid`. */
function parseFlow(untrusted) {
    const answer = 'a row of workflows';
    const kind = categories.get((0,lib/* required */.mw)((0,lib/* numberField */.sJ)(untrusted, 'category'), 'category', answer));
    if (kind === undefined)
        return [];
    const state = (0,lib/* required */.mw)((0,lib/* numberField */.sJ)(untrusted, 'statecode'), 'statecode', answer);
    return [
        {
            id: requiredGuid(untrusted, 'workflowid', answer),
            name: (0,lib/* stringField */.OM)(untrusted, 'name') ?? '',
            kind,
            on: state === STATES.on.statecode,
            suspended: state === SUSPENDED,
        },
    ];
}
/** Child flows must be on before their parents; which is which is not asked, passes are repeated while one helps. */
async function turnOnFlows(api, flows, options = {}) {
    const problems = new Map();
    let waiting = flows.filter(({ on }) => !on);
    for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
        before = waiting.length;
        const stillOff = [];
        for (const flow of waiting) {
            const problem = await turnOn(api, flow, options);
            if (problem)
                problems.set(flow.id, problem);
            else
                problems.delete(flow.id);
            if (problem && !LASTING.includes(problem.reason))
                stillOff.push(flow);
        }
        waiting = stillOff;
    }
    const before = new Set(flows.filter(({ on }) => on).map(({ id }) => id));
    return (await readBack(api, flows)).map((flow) => {
        const problem = problems.get(flow.id) ?? (flow.on ? undefined : fellBack(flow));
        return problem ? { flow, problem } : { flow, wasOn: before.has(flow.id) };
    });
}
/** The flows as the environment shows them now. */
async function readBack(api, flows) {
    if (flows.length === 0)
        return [];
    const now = await listFlows(api, { kinds: [...new Set(flows.map(({ kind }) => kind))] });
    const byId = new Map(now.map((flow) => [flow.id, flow]));
    return flows.map((flow) => byId.get(flow.id) ?? { ...flow, on: false });
}
function fellBack({ suspended }) {
    return suspended
        ? {
            reason: 'dlp',
            message: 'the service has suspended it, which it does when a data policy forbids it',
            remedy: 'Run check-dlp for the policy and the connectors, then turn it on again.',
        }
        : {
            reason: 'other',
            message: 'the service accepted to turn it on, but shows it as off',
            remedy: 'Open the flow in make.powerautomate.com: its page says what keeps it off.',
        };
}
/** Naming the state that is wanted, the request may be repeated. */
async function turnOn(api, { id, name }, options) {
    const what = `turning on ${(0,lib/* quote */.hD)(name)}`;
    const response = await api.send({
        method: 'PATCH',
        path: `workflows(${id})`,
        body: STATES.on,
        headers: { 'if-match': '*', ...actingHeaders(options) }, // never create
        retry: 'safe',
    });
    if (isSuccess(response))
        return undefined;
    const problem = flowProblemOf(response, what);
    api.ports.log.debug(`${what} failed in this pass: ${problem.message}`);
    return problem;
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
/** The first two groups of an id tell the archive and the environment, the others the run. */
const FAMILY_LENGTH = 13;
/**
 * The import job id for one archive in one environment by one run: equal on every attempt and machine. Ids of other
 * runs for the same archive begin alike.
 * @param environment id or URL of the environment, in any case
 * @param digest SHA-256 of the archive, in hex
 * @param run id of the workflow run
 */
function deriveImportJobId(environment, digest, run) {
    const archive = [environment.replace(/\/+$/, ''), digest];
    const name = (parts) => (0,lib/* uuidV5 */.Jf)(NAMESPACE, parts.join('\n').toLowerCase());
    return withFamily(name(archive), name([...archive, run]));
}
function withFamily(family, member) {
    return `${family.slice(0, FAMILY_LENGTH)}${member.slice(FAMILY_LENGTH)}`;
}
/** True when two import jobs of ours bring the same archive into the same environment. */
function isSameArchive(one, other) {
    return one.slice(0, FAMILY_LENGTH) === other.slice(0, FAMILY_LENGTH);
}
/** The id that follows a failed job: a service never takes an import job id twice. */
function nextImportJobId(failed) {
    return withFamily(failed, (0,lib/* uuidV5 */.Jf)(NAMESPACE, failed));
}
//# sourceMappingURL=import-job-id.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/running-imports.js
// Who is at work in the environment: imports and other customizations that have not ended, as people know them.



/** msdyn_solutionhistory.msdyn_operation. */
const OPERATIONS = ['import', 'uninstall', 'export', 'publish', 'publish', 'language provisioning'];
/** msdyn_solutionhistory.msdyn_status of what has begun and not ended. */
const STARTED = 0;
const EXPORT = 2;
/** Import jobs without an end, newest first. What was left unfinished long ago is among them. */
async function listUnfinishedJobs(api) {
    const rows = await api.list('importjobs', {
        $select: 'importjobid,solutionname,startedon',
        $expand: 'createdby($select=fullname)',
        $filter: 'completedon eq null',
        $orderby: 'startedon desc',
    }, 'the search for running import jobs');
    return rows.flatMap((row) => {
        const importJobId = optionalGuid(row, 'importjobid');
        if (importJobId === undefined)
            return [];
        return [
            {
                importJobId,
                ...(0,lib/* optional */.lq)('solution', (0,lib/* stringField */.OM)(row, 'solutionname') || undefined),
                ...(0,lib/* optional */.lq)('startedOn', (0,lib/* stringField */.OM)(row, 'startedon') || undefined),
                ...(0,lib/* optional */.lq)('startedBy', (0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(row, 'createdby'), 'fullname') || undefined),
            },
        ];
    });
}
/** Ids of the import jobs that began since then, newest first. */
async function listImportJobsSince(api, sinceMs) {
    const since = new Date(sinceMs).toISOString();
    const rows = await api.list('importjobs', {
        $select: 'importjobid,startedon',
        $filter: `startedon ge ${since}`,
        $orderby: 'startedon desc',
    }, 'the search for import jobs');
    return rows.flatMap((row) => optionalGuid(row, 'importjobid') ?? []);
}
/** Whose import runs, as a noun phrase: "the import of Sales by Ada, since 2026-01-01T00:00:00Z". */
function describeJob({ solution, startedBy, startedOn }) {
    const parts = [
        `the import${solution === undefined ? '' : ` of solution ${solution}`}`,
        ...(startedBy === undefined ? [] : [`by ${startedBy}`]),
    ];
    return `${parts.join(' ')}${startedOn === undefined ? '' : `, since ${startedOn}`}`;
}
/** See DataverseClient.listRunning. */
async function listRunning(api) {
    const unfinished = await listUnfinishedImports(api);
    if (unfinished.length > 0) {
        const jobs = (await listUnfinishedJobs(api)).slice(0, unfinished.length);
        const seen = jobs.map(({ importJobId: _, ...job }) => ({ operation: 'import', ...job }));
        return seen.length > 0 ? seen : [{ operation: 'import' }];
    }
    return listOtherCustomizations(api);
}
/** From the solution history, a virtual table that refuses some callers: it then says nothing. */
async function listOtherCustomizations(api) {
    const query = {
        $select: 'msdyn_name,msdyn_operation,msdyn_starttime,msdyn_status',
        $filter: `msdyn_status eq ${STARTED}`,
    };
    try {
        const rows = await api.list('msdyn_solutionhistories', query, 'reading the solution history');
        return rows
            .filter((row) => (0,lib/* numberField */.sJ)(row, 'msdyn_operation') !== EXPORT)
            .map((row) => ({
            operation: OPERATIONS[(0,lib/* numberField */.sJ)(row, 'msdyn_operation') ?? -1] ?? 'customization',
            ...(0,lib/* optional */.lq)('solution', (0,lib/* stringField */.OM)(row, 'msdyn_name') || undefined),
            ...(0,lib/* optional */.lq)('startedOn', (0,lib/* stringField */.OM)(row, 'msdyn_starttime') || undefined),
        }));
    }
    catch (caught) {
        if (caught instanceof lib/* AlmError */.Ly && ['service-error', 'access-denied'].includes(caught.code))
            return [];
        throw caught;
    }
}
//# sourceMappingURL=running-imports.js.map
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
        body: { CustomizationFile: archive },
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
const start_import_RECOVERY_MS = 120_000;
const start_import_UPLOAD_TIMEOUT_MS = 20 * 60_000;
/** Failed jobs of one run that are stepped over; more is no accident. */
const MAX_FAILED_JOBS = 20;
/** How much the clock of the service may be behind. */
const CLOCK_DIFFERENCE_MS = 60_000;
/** DuplicateRecord: there is an import job of that id. */
const ID_IS_TAKEN = '0x80040237';
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
    const ended = start.waitingSince === undefined ? undefined : await findEndedTwin(start, start.waitingSince);
    if (ended)
        return ended;
    start.waitingSince ??= start.api.ports.clock.now();
    // A job shows up after its operation, so an unfinished import may be ours; if it is not, it holds the lock.
    const unfinished = await listUnfinishedImports(start.api);
    if (unfinished.length > 0)
        return joinOrWait(start.api, found.importJobId, unfinished);
    try {
        return await send(start, found.importJobId);
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly) || caught.code !== 'import-busy')
            throw caught;
        // Somebody began after the look: an import shows by now, anything else is named by the refusal.
        const begun = await listUnfinishedImports(start.api);
        if (begun.length === 0)
            throw caught;
        return joinOrWait(start.api, found.importJobId, begun);
    }
}
/** What ran while this import waited may have been the same archive, brought by another run. */
async function findEndedTwin({ api, request }, waitingSince) {
    const jobs = await listImportJobsSince(api, waitingSince - CLOCK_DIFFERENCE_MS);
    for (const importJobId of jobs.filter((id) => isSameArchive(id, request.importJobId))) {
        const { state } = await findImport(api, importJobId);
        if (state === 'succeeded')
            return { importJobId, adopted: true, joined: true };
    }
    return undefined;
}
/** Another run may import the same archive now: then its end is ours. */
async function joinOrWait(api, importJobId, unfinished) {
    const jobs = await listUnfinishedJobs(api);
    const same = jobs.find((job) => isSameArchive(job.importJobId, importJobId));
    if (same) {
        api.ports.log.info(`${describeJob(same)}, brings the same archive; waiting for its end.`);
        const asyncOperationId = unfinished.length === 1 ? unfinished[0] : undefined;
        const ids = { importJobId: same.importJobId, ...(0,lib/* optional */.lq)('asyncOperationId', asyncOperationId) };
        return { ...ids, adopted: true, joined: true };
    }
    throw new lib/* AlmError */.Ly('import-busy', {
        message: `another customization runs in the environment: ${describeJob(jobs[0] ?? {})} (asynchronous operation ${unfinished.join(', ')})`,
        details: { unfinished, runs: jobs[0] },
    });
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
        return completeTicket(start, parseStartedImport(response, importJobId));
    const error = (0,http_lib/* serviceError */.cg)(response, { what, fallback: 'import-failed' });
    const { code } = (0,http_lib/* readServiceError */.Yo)(response);
    if (isAmbiguous(response, code))
        return recover(start, importJobId, error);
    // The id is that of this run alone, so another step of it was faster.
    const taken = code === ID_IS_TAKEN ? await waitUntilVisible(api, importJobId) : undefined;
    if (taken)
        return taken;
    throw error;
}
/** The import of that id as soon as the service shows it; undefined when it does not within two minutes. */
async function waitUntilVisible(api, importJobId) {
    const found = await pollUntil(api.ports, start_import_RECOVERY_MS, async () => {
        const state = await findImport(api, importJobId);
        return state.state === 'absent' ? undefined : state;
    });
    if (!found)
        return undefined;
    const asyncOperationId = found.state === 'running' ? found.asyncOperationId : undefined;
    return { importJobId, ...(0,lib/* optional */.lq)('asyncOperationId', asyncOperationId), adopted: true };
}
/** What was accepted has started, whether or not the answer can be read. */
function parseStartedImport(response, importJobId) {
    const answer = readAnswer(response);
    return {
        importJobId: optionalGuid(answer, 'ImportJobKey') ?? importJobId,
        ...(0,lib/* optional */.lq)('asyncOperationId', optionalGuid(answer, 'AsyncOperationId')),
        adopted: false,
    };
}
function readAnswer(response) {
    try {
        return response.json();
    }
    catch (caught) {
        if (caught instanceof lib/* AlmError */.Ly && caught.code === 'response-invalid')
            return undefined;
        throw caught;
    }
}
/** An import whose operation the service forgot to name has started all the same, and is known by its job. */
async function completeTicket({ api, what }, ticket) {
    if (ticket.asyncOperationId !== undefined)
        return ticket;
    api.ports.log.info(`The service did not name the operation of ${what}; following its import job.`);
    const visible = await waitUntilVisible(api, ticket.importJobId);
    return { ...ticket, ...visible, adopted: false };
}
/** Looks for the job for two minutes. Found: goes on with it. Provably absent: starts once more, and once only. */
async function recover(start, importJobId, cause) {
    const { api, what } = start;
    start.lostAnswers += 1;
    api.ports.log.warning(`The answer to ${what} was lost; looking whether it was started (import job ${importJobId}).`);
    const found = await waitUntilVisible(api, importJobId);
    if (found)
        return found;
    if (start.lostAnswers > 1 || (await listUnfinishedImports(api)).length > 0) {
        throw new lib/* AlmError */.Ly('outcome-unknown', {
            message: `${what} was sent, its answer was lost, and import job ${importJobId} did not show up within ${(0,lib/* formatDuration */.a3)(start_import_RECOVERY_MS)}`,
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
            ? { CustomizationFile: source.archive }
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
;// CONCATENATED MODULE: ./packages/dataverse/lib/import-progress.js
// How far an import is, for the people who wait: its percent, and the component that was last done.




/** Percent points after which the document of the job is worth reading. */
const STEP = 10;
/** A document of this length is not read again before the end: it takes longer than its news are worth. */
const MAX_DOCUMENT_LENGTH = 2_000_000;
/** Looks at an import job as often as it is called, and into its document once for each tenth of the way. */
function watchImportJob(api, importJobId) {
    let reportedTenth = 0;
    let component;
    return async (elapsedMs, state) => {
        const percent = (await findImportJob(api, importJobId, 'progress'))?.percent;
        const tenth = Math.floor((percent ?? 0) / STEP);
        if (tenth > reportedTenth) {
            reportedTenth = tenth;
            const xml = (await findImportJob(api, importJobId, 'all'))?.resultXml ?? '';
            if (xml.length > MAX_DOCUMENT_LENGTH)
                reportedTenth = Infinity;
            component = (await readLastProcessed(xml)) ?? component;
        }
        return { elapsedMs, state, ...(0,lib/* optional */.lq)('percent', percent), ...(0,lib/* optional */.lq)('component', component) };
    };
}
/** A document that the service is still writing may be anything; only its end has to be readable. */
async function readLastProcessed(untrustedXml) {
    if (untrustedXml === '')
        return undefined;
    try {
        return await lastProcessed(untrustedXml);
    }
    catch (caught) {
        if (caught instanceof lib/* AlmError */.Ly && caught.code === 'response-invalid')
            return undefined;
        throw caught;
    }
}
//# sourceMappingURL=import-progress.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/wait-for-import.js
// Waits for an import and proves its success in three places: the operation, the import job, the installed version.










/** How long the result document may take to appear after the operation has ended. */
const RESULT_DELAY_MS = 60_000;
/** Progress is for people; the end is what is looked for more often. */
const PROGRESS_INTERVAL_MS = 2_000;
/** Components that an error message names; the details hold all of them. */
const NAMED_COMPONENTS = 5;
/** ImportMissingDependenciesError. */
const MISSING_DEPENDENCIES = '0x8004801D';
/** See DataverseClient.waitForImport. */
async function waitForImport(api, request) {
    const startedAtMs = api.ports.clock.now();
    const what = `the import of solution ${(0,lib/* quote */.hD)(request.uniqueName)}`;
    let percent;
    const watched = {
        ...request,
        onProgress: (progress) => {
            percent = progress.percent ?? percent;
            request.onProgress?.(progress);
        },
    };
    const ids = { importJobId: request.importJobId, ...(0,lib/* optional */.lq)('asyncOperationId', request.asyncOperationId) };
    const ended = request.asyncOperationId === undefined
        ? await waitForJob(api, watched)
        : await waitForOperation(api, watched, request.asyncOperationId, what);
    if (!ended) {
        const elapsedMs = api.ports.clock.now() - startedAtMs;
        throw stillRunning(what, request.timeoutMs, { ...ids, ...farness(elapsedMs, percent) });
    }
    const results = await readResults(api, request, ended);
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
/** How far an import is, and how long it takes yet if it goes on as before. */
function farness(elapsedMs, percent) {
    if (percent === undefined || percent <= 0)
        return { elapsedMs };
    return { elapsedMs, percent, leftMs: Math.round((elapsedMs * Math.max(0, 100 - percent)) / percent) };
}
function waitForOperation(api, request, id, what) {
    let nextProgressMs = 0;
    const look = watchImportJob(api, request.importJobId);
    return waitForAsyncOperation(api, id, {
        timeoutMs: request.timeoutMs,
        what,
        onPoll: async (elapsedMs, { state }) => {
            if ((state !== 'waiting' && state !== 'running') || elapsedMs < nextProgressMs)
                return;
            nextProgressMs = elapsedMs + PROGRESS_INTERVAL_MS;
            request.onProgress?.(await look(elapsedMs, state));
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
async function readResults(api, { importJobId, onResultDocument }, { state }) {
    const xml = await pollUntil(api.ports, state === 'succeeded' ? RESULT_DELAY_MS : 0, async () => {
        const job = await findImportJob(api, importJobId, 'all');
        // Of a job that is not completed yet, the document is a part.
        return state !== 'succeeded' || job?.completed ? job?.resultXml : undefined;
    });
    if (xml !== undefined) {
        onResultDocument?.(xml);
        return parseImportResults(xml);
    }
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
    const { missingDependencies } = failure;
    const components = failure.components.map((component) => ({
        ...component,
        ...(0,lib/* optional */.lq)('meaning', component.errorCode && (0,http_lib/* knownError */.YY)(component.errorCode, '')?.says),
    }));
    const named = [
        ...components
            .slice(0, NAMED_COMPONENTS)
            .map(({ kind, name, errorCode, meaning, text }) => [`${kind} ${(0,lib/* quote */.hD)(name)}`, errorCode, meaning, text].filter(Boolean).join(': ')),
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
    const difference = solution && (0,lib/* compareVersions */.Zy)(solution.version, version);
    if (solution && difference === 0 && !halfDone)
        return solution;
    // The service refuses a managed version below the present one, so a higher one came afterwards.
    if (solution?.managed && difference !== undefined && difference > 0 && mode !== 'holding' && !halfDone) {
        api.ports.log.warning(`${what} ended well, and another import has brought version ${solution.version} since.`);
        return solution;
    }
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
;// CONCATENATED MODULE: ./packages/dataverse/lib/solution-components.js
// Components of the environment, found by name, and how they get into an unmanaged solution.






/** The default solution, which holds every component, has this id in every environment. */
const DEFAULT_SOLUTION = 'fd140aaf-4df4-11dd-bd17-0019b9312238';
/** solutioncomponent.rootcomponentbehavior of a component with all its parts. */
const WITH_ALL_PARTS = 0;
const MAX_SENDS = 3;
/** See DataverseClient.findComponents. */
async function findComponents(api, type, name) {
    const rows = await api.list('msdyn_solutioncomponentsummaries', {
        $select: 'msdyn_objectid,msdyn_name,msdyn_displayname,msdyn_schemaname,msdyn_componenttype',
        $filter: `(msdyn_solutionid eq ${DEFAULT_SOLUTION}) and (msdyn_componenttype eq ${type})`,
    }, `the search for component ${(0,lib/* quote */.hD)(name)}`);
    const wanted = name.toLowerCase();
    const found = rows.flatMap((row) => {
        const id = optionalGuid(row, 'msdyn_objectid');
        const names = ['msdyn_schemaname', 'msdyn_name'].map((column) => (0,lib/* stringField */.OM)(row, column));
        if (id === undefined || !names.some((candidate) => candidate?.toLowerCase() === wanted))
            return [];
        return [[id, { id, type, name: (0,lib/* stringField */.OM)(row, 'msdyn_displayname') || name }]];
    });
    return [...new Map(found).values()];
}
/** See DataverseClient.findComponentType. */
async function findComponentType(api, name) {
    const query = {
        $select: 'name,solutioncomponenttype',
        $filter: `name eq ${literal(name.toLowerCase())}`,
    };
    const [row] = await api.list('solutioncomponentdefinitions', query, `the search for component type ${(0,lib/* quote */.hD)(name)}`);
    return (0,lib/* numberField */.sJ)(row, 'solutioncomponenttype');
}
/**
 * See DataverseClient.addSolutionComponent. Adding twice gives what adding once gives, so a lost answer is met by looking
 * and, when the component is not there, by sending again.
 */
async function addSolutionComponent(api, request) {
    const uniqueName = (0,lib/* parseUniqueName */.UF)(request.uniqueName, 'solution name');
    const what = `adding component ${request.componentId} to solution ${(0,lib/* quote */.hD)(uniqueName)}`;
    const isThere = () => holdsWhole(api, request, what);
    // What is required along with it may be missing all the same.
    if (!request.addRequiredComponents && (await isThere()))
        return 'present';
    return whileLocked(api.ports, { timeoutMs: request.timeoutMs, what }, async () => {
        for (let sends = 0; sends < MAX_SENDS; sends++) {
            if (await solution_components_send(api, uniqueName, request, what))
                return 'added';
            api.ports.log.warning(`The answer to ${what} was lost; looking whether it is there.`);
            if (!request.addRequiredComponents && (await isThere()))
                return 'added';
        }
        throw new lib/* AlmError */.Ly('outcome-unknown', {
            message: `${what} was sent ${MAX_SENDS} times and no answer came`,
            remedy: 'Look at the solution in make.powerapps.com, and run again: adding twice is harmless.',
        });
    });
}
/** Whether the solution holds the component with all its parts. */
async function holdsWhole(api, { solutionId, componentId, type }, what) {
    const rows = await api.list('solutioncomponents', {
        $select: 'objectid,componenttype,rootcomponentbehavior',
        $filter: `_solutionid_value eq ${solutionId} and objectid eq ${componentId}`,
    }, what);
    return rows.some((row) => (0,lib/* numberField */.sJ)(row, 'componenttype') === type &&
        ((0,lib/* numberField */.sJ)(row, 'rootcomponentbehavior') ?? WITH_ALL_PARTS) === WITH_ALL_PARTS);
}
/** False when the answer was lost. */
async function solution_components_send(api, uniqueName, { componentId, type, addRequiredComponents }, what) {
    const body = {
        ComponentId: componentId,
        ComponentType: type,
        SolutionUniqueName: uniqueName,
        AddRequiredComponents: addRequiredComponents,
    };
    try {
        const response = await api.send({ method: 'POST', path: 'AddSolutionComponent', body, retry: 'once' });
        if (isSuccess(response))
            return true;
        const { code } = (0,http_lib/* readServiceError */.Yo)(response);
        if (isAmbiguous(response, code))
            return false;
        throw componentError((0,http_lib/* serviceError */.cg)(response, { what }), componentId, type);
    }
    catch (caught) {
        if (caught instanceof lib/* AlmError */.Ly && caught.code === 'outcome-unknown')
            return false;
        throw caught;
    }
}
function componentError(error, componentId, type) {
    if (error.details['serviceCode'] !== '0x80040217')
        return error;
    return new lib/* AlmError */.Ly('component-not-found', {
        message: `the environment has no component ${componentId} of type ${type}`,
        remedy: 'Check the id, and that component-type is the number of its kind.',
        details: error.details,
        cause: error,
    });
}
//# sourceMappingURL=solution-components.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/batch.js
// Many small reads in one request: $batch, multipart in both directions.



/** The service takes 1,000 operations; fewer keep one answer small and one lost answer cheap. */
const MAX_READS = 100;
/**
 * Sends the reads in as few requests as possible, and gives their answers in the same order, whatever their status.
 * @throws AlmError for a batch that fails as a whole; `response-invalid` when an answer lacks a part.
 */
async function readInBatches(api, reads, what) {
    const answers = [];
    for (let start = 0; start < reads.length; start += MAX_READS) {
        answers.push(...(await readBatch(api, reads.slice(start, start + MAX_READS), what)));
    }
    return answers;
}
async function readBatch(api, reads, what) {
    const boundary = `batch_${globalThis.crypto.randomUUID()}`;
    const response = await api.send({
        method: 'POST',
        path: '$batch',
        body: batchBody(reads, boundary),
        headers: {
            'content-type': `multipart/mixed; boundary="${boundary}"`,
            // Without it the first read that fails ends the batch.
            prefer: 'odata.continue-on-error',
        },
        // Nothing but reads: what was answered once may be asked again.
        retry: 'safe',
    });
    if (!isSuccess(response))
        throw (0,http_lib/* serviceError */.cg)(response, { what });
    const answers = parseBatchAnswer(response.headers.get('content-type') ?? '', response.text());
    if (answers.length === reads.length)
        return answers;
    throw (0,lib/* unreadableAnswer */.Cw)(`${what} failed: a batch of ${reads.length} reads has ${answers.length} answers`);
}
function batchBody(reads, boundary) {
    const parts = reads.map(({ path, query }) => {
        // Addresses in a batch are relative to it; the host is only there to write the query.
        const url = (0,http_lib/* urlBelow */.dX)(new URL('https://batch.invalid/'), path, query);
        const lines = [
            `--${boundary}`,
            'Content-Type: application/http',
            'Content-Transfer-Encoding: binary',
            '',
            `GET ${url.pathname.slice(1)}${url.search} HTTP/1.1`,
            'Accept: application/json',
            '',
            '',
        ];
        return lines.join('\r\n');
    });
    return `${parts.join('')}--${boundary}--\r\n`;
}
/** The parts of a multipart answer, each with its own status line; line ends may be CRLF or LF. */
function parseBatchAnswer(contentType, text) {
    const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
    if (boundary === undefined)
        throw (0,lib/* unreadableAnswer */.Cw)('a batch was answered without a multipart boundary');
    const parts = `\n${text.replaceAll('\r\n', '\n')}`.split(`\n--${boundary}`).slice(1);
    return parts.filter((part) => !part.startsWith('--')).map(parsePart);
}
function parsePart(part) {
    const status = /^HTTP\/1\.\d (\d{3})\b/m.exec(part);
    if (!status)
        throw (0,lib/* unreadableAnswer */.Cw)('a part of a batch answer has no status line');
    const head = part.indexOf('\n\n', status.index);
    return { status: Number(status[1]), body: head === -1 ? undefined : parseBody(part.slice(head + 2)) };
}
function parseBody(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=batch.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/target-reads.js
// What a plan reads of its target: versions of all solutions, components of one, layers of components, columns of tables.




/** `solutioncomponentname` of the layers table for the component types that people customize directly. */
const LAYERED_TYPES = new Map([
    [1, 'Entity'],
    [2, 'Attribute'],
    [9, 'OptionSet'],
    [20, 'Role'],
    [24, 'SystemForm'],
    [26, 'SavedQuery'],
    [29, 'Workflow'],
    [59, 'SavedQueryVisualization'],
    [60, 'SystemForm'],
    [61, 'WebResource'],
    [62, 'SiteMap'],
    [80, 'AppModule'],
    [300, 'CanvasApp'],
    [380, 'EnvironmentVariableDefinition'],
]);
/** See DataverseClient.listSolutionEntries. */
async function listSolutionEntries(api) {
    const query = { $select: 'solutionid,uniquename,version,ismanaged,_parentsolutionid_value' };
    const rows = await api.list('solutions', query, 'listing the solutions');
    return rows.flatMap((row) => {
        const uniqueName = (0,lib/* stringField */.OM)(row, 'uniquename');
        if (!uniqueName)
            return [];
        return [
            {
                id: requiredGuid(row, 'solutionid', 'a row of solutions'),
                uniqueName,
                ...(0,lib/* optional */.lq)('version', optionalVersion(row, 'version')),
                ...(0,lib/* optional */.lq)('patchOf', optionalGuid(row, '_parentsolutionid_value')),
            },
        ];
    });
}
/** See DataverseClient.listComponents. */
async function listComponents(api, solutionId) {
    const rows = await api.list('msdyn_solutioncomponentsummaries', {
        $select: 'msdyn_objectid,msdyn_componenttype,msdyn_componenttypename,msdyn_name,msdyn_displayname,msdyn_schemaname',
        $filter: `msdyn_solutionid eq ${solutionId}`,
    }, 'listing the components of the solution');
    return rows.map((row) => {
        const name = (0,lib/* stringField */.OM)(row, 'msdyn_schemaname') || (0,lib/* stringField */.OM)(row, 'msdyn_name') || '';
        return {
            id: requiredGuid(row, 'msdyn_objectid', 'a row of msdyn_solutioncomponentsummaries'),
            type: (0,lib/* numberField */.sJ)(row, 'msdyn_componenttype') ?? 0,
            typeName: (0,lib/* stringField */.OM)(row, 'msdyn_componenttypename') ?? '',
            name,
            displayName: (0,lib/* stringField */.OM)(row, 'msdyn_displayname') || name,
        };
    });
}
/** See DataverseClient.listLayers. */
async function listLayers(api, components) {
    const asked = components.flatMap(({ id, type }, index) => {
        const kind = LAYERED_TYPES.get(type);
        return kind === undefined ? [] : [{ id, index, read: layersOf(id, kind) }];
    });
    const layers = components.map(() => undefined);
    const reads = asked.map(({ read }) => read);
    const answers = await readInBatches(api, reads, 'reading the layers of the components');
    for (const [place, { id, index }] of asked.entries())
        layers[index] = solutionsIn(answers[place], id);
    return layers;
}
function layersOf(id, kind) {
    return {
        path: 'msdyn_componentlayers',
        query: {
            $select: 'msdyn_componentid,msdyn_solutionname,msdyn_order',
            $filter: `(msdyn_componentid eq ${literal(id)} and msdyn_solutioncomponentname eq ${literal(kind)})`,
        },
    };
}
/** A virtual table: what it cannot look into is unknown, and no reason to stop. */
function solutionsIn(answer, id) {
    if (answer?.status !== 200)
        return undefined;
    const solutions = (0,lib/* arrayField */.e7)(answer.body, 'value')
        .filter((row) => (optionalGuid(row, 'msdyn_componentid') ?? id) === id)
        .map((row) => (0,lib/* stringField */.OM)(row, 'msdyn_solutionname') ?? '');
    return solutions.length === 0 ? undefined : solutions;
}
/** See DataverseClient.listCustomColumns. */
async function listCustomColumns(api, tables) {
    const reads = tables.map((table) => ({
        path: `EntityDefinitions(LogicalName=${literal(table.toLowerCase())})/Attributes`,
        query: {
            $select: 'MetadataId,LogicalName,DisplayName,AttributeOf,IsCustomAttribute,IsManaged',
            // A table has hundreds of columns of the platform, each with its labels.
            $filter: 'IsCustomAttribute eq true and IsManaged eq true',
        },
    }));
    const answers = await readInBatches(api, reads, 'reading the columns of the tables');
    return answers.map((answer, index) => columnsIn(answer, tables[index] ?? ''));
}
function columnsIn({ status, body }, table) {
    if (status !== 200)
        return undefined;
    return ((0,lib/* arrayField */.e7)(body, 'value')
        .filter((row) => (0,lib/* booleanField */.hQ)(row, 'IsCustomAttribute') === true && (0,lib/* booleanField */.hQ)(row, 'IsManaged') === true)
        // A column of another one, such as the name beside a lookup, comes and goes with it.
        .filter((row) => !(0,lib/* stringField */.OM)(row, 'AttributeOf'))
        .map((row) => {
        const answer = 'a column in the metadata';
        const name = (0,lib/* requiredText */.$4)(row, 'LogicalName', answer);
        const label = (0,lib/* recordField */.Qb)((0,lib/* recordField */.Qb)(row, 'DisplayName'), 'UserLocalizedLabel');
        const id = requiredGuid(row, 'MetadataId', answer);
        return { id, table: table.toLowerCase(), name, displayName: (0,lib/* stringField */.OM)(label, 'Label') || name };
    }));
}
//# sourceMappingURL=target-reads.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/uninstall-blockers.js
// What keeps a managed solution from being uninstalled: the components that need it, by name, and their solutions.




/** Ids in one filter: a longer one would not fit into an address. */
const IDS_IN_A_FILTER = 20;
/** Blockers whose names are looked up; more than anybody reads. */
const NAMED_BLOCKERS = 100;
/** Solutions that hold components without having brought them. */
const CONTAINERS = ['active', 'default', 'basic', 'system'];
/** See DataverseClient.listUninstallBlockers. */
async function listUninstallBlockers(api, name) {
    const uniqueName = (0,lib/* parseUniqueName */.UF)(name, 'solution name');
    const path = `RetrieveDependenciesForUninstall(SolutionUniqueName=${literal(uniqueName)})`;
    const rows = await api.list(path, {}, `listing what depends on solution ${(0,lib/* quote */.hD)(uniqueName)}`);
    const dependencies = rows.map(parseDependency);
    if (dependencies.length === 0)
        return [];
    const named = dependencies.slice(0, NAMED_BLOCKERS);
    const holders = await findHolders(api, named, uniqueName);
    const own = (await findSolution(api, uniqueName)).installed;
    const solutionIds = new Set([...[...holders.values()].flat().map(({ id }) => id), ...(own ? [own.id] : [])]);
    const names = await componentNames(api, [...solutionIds]);
    return dependencies.map(({ dependent, type, required: needed }) => ({
        id: dependent,
        type,
        ...(0,lib/* optional */.lq)('name', names.get(dependent)),
        ...(0,lib/* optional */.lq)('needs', needed && names.get(needed)),
        solutions: [...new Set((holders.get(dependent) ?? []).map((holder) => holder.uniqueName))],
    }));
}
function parseDependency(untrusted) {
    const answer = 'a row of dependencies';
    return {
        dependent: requiredGuid(untrusted, 'dependentcomponentobjectid', answer),
        type: (0,lib/* required */.mw)((0,lib/* numberField */.sJ)(untrusted, 'dependentcomponenttype'), 'dependentcomponenttype', answer),
        required: optionalGuid(untrusted, 'requiredcomponentobjectid'),
        baseSolution: optionalGuid(untrusted, 'dependentcomponentbasesolutionid'),
    };
}
/** The solutions of each dependent component: those that contain it, else the one that brought it. */
async function findHolders(api, dependencies, except) {
    const counts = ({ uniqueName }) => uniqueName.toLowerCase() !== except.toLowerCase() && !CONTAINERS.includes(uniqueName.toLowerCase());
    const holders = new Map();
    const what = 'looking for the solutions that depend on it';
    const containing = await listByIds(api, {
        set: 'solutioncomponents',
        column: 'objectid',
        query: { $select: 'objectid', $expand: 'solutionid($select=solutionid,uniquename)' },
        what,
    }, dependencies.map(({ dependent }) => dependent));
    for (const row of containing) {
        const component = optionalGuid(row, 'objectid');
        const holder = parseHolder((0,lib/* recordField */.Qb)(row, 'solutionid'));
        if (component === undefined || holder === undefined || !counts(holder))
            continue;
        holders.set(component, [...(holders.get(component) ?? []), holder]);
    }
    const rest = dependencies.filter(({ dependent }) => !holders.has(dependent));
    const bases = await listByIds(api, { set: 'solutions', column: 'solutionid', query: { $select: 'solutionid,uniquename' }, what }, rest.flatMap(({ baseSolution }) => baseSolution ?? []));
    const byId = new Map(bases.map(parseHolder).flatMap((holder) => (holder ? [[holder.id, holder]] : [])));
    for (const { dependent, baseSolution } of rest) {
        const holder = baseSolution && byId.get(baseSolution);
        if (holder && counts(holder))
            holders.set(dependent, [holder]);
    }
    return holders;
}
function parseHolder(untrusted) {
    const id = optionalGuid(untrusted, 'solutionid');
    const uniqueName = (0,lib/* stringField */.OM)(untrusted, 'uniquename');
    return id === undefined || uniqueName === undefined ? undefined : { id, uniqueName };
}
async function listByIds(api, { set, column, query, what }, ids) {
    const distinct = [...new Set(ids)];
    const rows = [];
    for (let at = 0; at < distinct.length; at += IDS_IN_A_FILTER) {
        const some = distinct.slice(at, at + IDS_IN_A_FILTER);
        const $filter = some.map((id) => `${column} eq ${id}`).join(' or ');
        rows.push(...(await api.list(set, { ...query, $filter }, what)));
    }
    return rows;
}
/** Names of the components of these solutions by their ids. */
async function componentNames(api, solutionIds) {
    const names = new Map();
    for (const id of solutionIds) {
        const rows = await api.list('msdyn_solutioncomponentsummaries', {
            $select: 'msdyn_objectid,msdyn_name,msdyn_displayname,msdyn_schemaname',
            $filter: `(msdyn_solutionid eq ${id})`,
        }, 'naming the components that depend on it');
        for (const row of rows) {
            const component = optionalGuid(row, 'msdyn_objectid');
            const name = (0,lib/* stringField */.OM)(row, 'msdyn_displayname') ||
                (0,lib/* stringField */.OM)(row, 'msdyn_name') ||
                (0,lib/* stringField */.OM)(row, 'msdyn_schemaname');
            if (component !== undefined && name)
                names.set(component, name);
        }
    }
    return names;
}
//# sourceMappingURL=uninstall-blockers.js.map
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
        listSolutionEntries: () => listSolutionEntries(api),
        listComponents: (solutionId) => listComponents(api, solutionId),
        listLayers: (components) => listLayers(api, components),
        listCustomColumns: (tables) => listCustomColumns(api, tables),
        listRunning: () => listRunning(api),
        setSolutionVersion: (id, version) => setSolutionVersion(api, id, version),
        changeSolutionVersion: (change) => changeSolutionVersion(api, change),
        exportSolution: (request) => exportSolution(api, request),
        stageSolution: (archive) => stageSolution(api, archive),
        startImport: (request, options) => startImport(api, request, options),
        findImport: (importJobId) => findImport(api, importJobId),
        waitForImport: (request) => waitForImport(api, request),
        importSolution: (request) => importSolution(api, request),
        applyUpgrade: (uniqueName, options) => applyUpgrade(api, uniqueName, options),
        publishAll: (options) => publishAll(api, options),
        findComponents: (type, name) => findComponents(api, type, name),
        findComponentType: (name) => findComponentType(api, name),
        addSolutionComponent: (request) => addSolutionComponent(api, request),
        listUninstallBlockers: (uniqueName) => listUninstallBlockers(api, uniqueName),
        deleteSolution: (uniqueName, options) => deleteSolution(api, uniqueName, options),
        listFlows: (query) => listFlows(api, query),
        turnOnFlows: (flows, options) => turnOnFlows(api, flows, options),
        findUserObjectId: (userName) => findUserObjectId(api, userName),
        listConnectionReferences: () => listConnectionReferences(api),
        setConnectionReference: (id, connectionId, options) => setConnectionReference(api, id, connectionId, options),
        listEnvironmentVariables: () => listEnvironmentVariables(api),
        setEnvironmentVariable: (variable, value) => setEnvironmentVariable(api, variable, value),
    };
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ./packages/dataverse/lib/index.js




//# sourceMappingURL=index.js.map

/***/ })

};
