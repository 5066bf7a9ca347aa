export const id = 5407;
export const ids = [5407];
export const modules = {

/***/ 5407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createCheckerClient: () => (/* reexport */ createCheckerClient),
  KG: () => (/* reexport */ judgeUploadSize),
  locateChecker: () => (/* reexport */ locateChecker),
  lv: () => (/* reexport */ parseSeverity),
  gO: () => (/* reexport */ severities)
});

// UNUSED EXPORTS: geographyNames

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./packages/http/lib/index.js + 25 modules
var http_lib = __webpack_require__(9591);
;// CONCATENATED MODULE: ./packages/checker/lib/service.js
// The checker's requests: their addresses and the headers that bind those of one run together.


/** Reports come in version 2 of SARIF only when asked so. */
const ACCEPT = 'application/json, application/x-ms-sarif-v2';
function createService(http, downloads, { url, tenantId }, ports) {
    const root = new URL(url.pathname.replace(/\/*$/, '/'), url.origin);
    // The header takes an id; a tenant that is known by its domain is in the token anyway.
    const tenant = tenantId !== undefined && (0,lib/* isGuid */.W_)(tenantId) ? { 'x-ms-tenant-id': tenantId.toLowerCase() } : {};
    return {
        ports,
        root,
        downloads,
        send: (runId, { path, query, headers, ...rest }) => http.send({
            ...rest,
            url: typeof path === 'string' ? (0,http_lib/* urlBelow */.dX)(root, path, query ?? {}) : path,
            headers: { accept: ACCEPT, 'x-ms-correlation-id': runId, ...tenant, ...headers },
        }),
    };
}
/** The answer, if its status is the hoped-for one; `what` is a noun phrase that "failed" can follow. */
function requireStatus(response, status, what) {
    if (response.status === status)
        return response;
    throw (0,http_lib/* serviceError */.cg)(response, { what, ...(response.status < 400 ? { fallback: 'response-invalid' } : {}) });
}
//# sourceMappingURL=service.js.map
;// CONCATENATED MODULE: ./packages/checker/lib/analysis.js
// An analysis from its start to its end. Its id is chosen here, so that one whose answer was lost is found again.



/** The documentation asks for 15 to 60 seconds between two looks. */
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 60_000;
const ENDS = ['Finished', 'FinishedWithErrors', 'Failed'];
/**
 * Starts the analysis and returns the address of its status. The service takes each id once, so that a start whose
 * answer was lost may be sent again: a conflict says that it had arrived, and nothing is started twice.
 */
async function startAnalysis(service, runId, uploadUrl, { fileName, ruleSetId, excludedFiles, overrides }) {
    const response = await service.send(runId, {
        method: 'POST',
        path: 'api/analyze',
        query: { 'api-version': '1.0' },
        body: {
            sasUriList: [uploadUrl],
            ruleSets: [{ id: ruleSetId }],
            ...(excludedFiles.length > 0 ? { fileExclusions: excludedFiles } : {}),
            ...(overrides.length > 0
                ? { ruleLevelOverrides: overrides.map(({ code, severity }) => ({ code, overrideLevel: severity })) }
                : {}),
        },
        retry: 'safe',
    });
    if (response.status === 409)
        return statusUrlOf(service, runId);
    return placeOf(requireStatus(response, 202, `the analysis of ${(0,lib/* quote */.hD)(fileName)}`), service, runId);
}
function placeOf(response, service, runId) {
    const location = response.headers.get('location');
    if (location === null || !URL.canParse(location, service.root.href))
        return statusUrlOf(service, runId);
    return new URL(location, service.root);
}
/** The status of an analysis stands under its correlation id. */
function statusUrlOf(service, runId) {
    return (0,http_lib/* urlBelow */.dX)(service.root, `api/status/${runId}`, { 'api-version': '1.0' });
}
/** Looks until the analysis has ended. @throws AlmError `still-running`. */
async function waitForAnalysis(service, runId, statusUrl, { fileName, timeoutMs, onProgress }) {
    const { clock, log, signal } = service.ports;
    const polling = {
        ...{ clock, log, signal, timeoutMs },
        firstPauseMs: FIRST_PAUSE_MS,
        longestPauseMs: LONGEST_PAUSE_MS,
    };
    const ended = await (0,http_lib/* pollUntil */.g3)(polling, async (elapsedMs) => {
        const response = await service.send(runId, { method: 'GET', path: statusUrl, retry: 'safe' });
        if (response.status !== 200 && response.status !== 202)
            throw statusRefused(response, fileName);
        const document = bodyOf(response);
        const state = (0,lib/* stringField */.OM)(document, 'status') ?? 'InProgress';
        if (ENDS.includes(state))
            return { done: readEnd(document, state, runId) };
        if (response.status === 200 && !['Opened', 'InProgress'].includes(state)) {
            throw (0,lib/* unreadableAnswer */.Cw)(`the analysis of ${(0,lib/* quote */.hD)(fileName)} is in the unknown state ${(0,lib/* quote */.hD)(state)}`, {
                state,
            });
        }
        onProgress?.({ state, elapsedMs, ...(0,lib/* optional */.lq)('percent', (0,lib/* numberField */.sJ)(document, 'progress')) });
        return { pending: state, retryAfterMs: (0,http_lib/* parseRetryAfter */.mu)(response.headers.get('retry-after'), clock.now()) };
    });
    if (ended)
        return ended.value;
    throw new lib/* AlmError */.Ly('still-running', {
        message: `the analysis of ${(0,lib/* quote */.hD)(fileName)} did not end within ${(0,lib/* formatDuration */.a3)(timeoutMs)} (run ${runId})`,
        remedy: 'Raise "max-async-wait-time", or run the step again later: an analysis changes nothing.',
        details: { runId },
    });
}
/** An answer that says "not yet" may be empty. */
function bodyOf(response) {
    return response.status === 202 && response.bytes.length === 0 ? {} : response.json();
}
function statusRefused(response, fileName) {
    const error = (0,http_lib/* serviceError */.cg)(response, { what: `reading the status of the analysis of ${(0,lib/* quote */.hD)(fileName)}` });
    if (response.status !== 403)
        return error;
    return new lib/* AlmError */.Ly('access-denied', {
        message: error.message,
        remedy: 'The status of an analysis can be read only by the application that started it.',
        details: error.details,
        cause: error,
    });
}
function readEnd(document, status, runId) {
    const counts = (0,lib/* recordField */.Qb)(document, 'issueSummary');
    const countOf = (severity) => (0,lib/* numberField */.sJ)(counts, `${severity.toLowerCase()}IssueCount`) ?? 0;
    return {
        runId,
        status,
        reportUrls: (0,lib/* arrayField */.e7)(document, 'resultFileUris').filter((item) => typeof item === 'string'),
        ...(0,lib/* optional */.lq)('remark', (0,lib/* stringField */.OM)(document, 'additionalMessage') || undefined),
        ...(0,lib/* optional */.lq)('counts', counts && {
            Critical: countOf('Critical'),
            High: countOf('High'),
            Medium: countOf('Medium'),
            Low: countOf('Low'),
            Informational: countOf('Informational'),
        }),
    };
}
//# sourceMappingURL=analysis.js.map
;// CONCATENATED MODULE: ./packages/checker/lib/reports.js
// The reports of an analysis: zips behind addresses that carry their own signature, and so get no token.


const MAX_REPORT_BYTES = 256 * 1024 * 1024;
const TIMEOUT_MS = 300_000;
/** How storage refuses an address whose signature is over or whose file is gone. */
const REFUSALS = new Set([401, 403, 404, 410]);
/**
 * Fetches every report. Addresses that are pages for people and not files are left out.
 * @throws AlmError `host-not-allowed` for an address that is no storage of the service.
 */
async function fetchReports(service, urls) {
    const reports = [];
    for (const untrusted of urls) {
        const url = URL.canParse(untrusted) ? new URL(untrusted) : undefined;
        if (!url)
            throw (0,lib/* unreadableAnswer */.Cw)('the checker gave an address of a report that is no URL');
        if (!isPage(url))
            reports.push(await fetchReport(service, url));
    }
    return reports;
}
/** A link to the maker portal, or to a row of the Solution Health Hub. */
function isPage(url) {
    return /^make\./.test(url.hostname) || url.pathname.includes('/msdyn_analysisjobs(');
}
async function fetchReport({ downloads }, url) {
    const what = 'the download of the report of the checker';
    const response = await downloads.send({
        method: 'GET',
        url,
        headers: { accept: '*/*' },
        retry: 'safe',
        timeoutMs: TIMEOUT_MS,
        maxResponseBytes: MAX_REPORT_BYTES,
    });
    if (response.status === 200)
        return response.bytes;
    if (!REFUSALS.has(response.status))
        throw (0,http_lib/* serviceError */.cg)(response, { what });
    throw new lib/* AlmError */.Ly('check-failed', {
        message: `${what} failed: the storage does not accept its address any more (${response.status})`,
        remedy: 'Run the step again: the addresses of reports are valid for a short time.',
        details: { status: response.status },
    });
}
//# sourceMappingURL=reports.js.map
;// CONCATENATED MODULE: ./packages/checker/lib/severity.js
// The five severities of the checker, by name and by number.
/** Every severity, the worst first; also the order of the counts in an analysis. */
const severities = ['Critical', 'High', 'Medium', 'Low', 'Informational'];
/** Reads a severity as rules (numbers, 5 is critical), reports and people write it; undefined for anything else. */
function parseSeverity(untrusted) {
    if (typeof untrusted === 'number')
        return severities[severities.length - untrusted];
    if (typeof untrusted !== 'string')
        return undefined;
    const word = untrusted.trim().toLowerCase();
    if (/^[1-5]$/.test(word))
        return parseSeverity(Number(word));
    return severities.find((severity) => severity.toLowerCase() === word);
}
//# sourceMappingURL=severity.js.map
;// CONCATENATED MODULE: ./packages/checker/lib/rules.js
// Rule sets and rules. The catalogue differs between geographies, so it is always asked for.



const VERSION = '2.0';
async function listRuleSets(service, runId) {
    const items = await fetchList(service, runId, 'api/ruleset', {}, 'listing the rule sets');
    return items.map((item) => ({
        id: (0,lib/* requiredText */.$4)(item, 'id', 'the rule set'),
        name: (0,lib/* requiredText */.$4)(item, 'name', 'the rule set'),
    }));
}
/** A rule without a severity that can be read counts as high: nothing is waved through unread. */
async function listRules(service, runId, ruleSetId) {
    const items = await fetchList(service, runId, 'api/rule', { ruleset: ruleSetId }, 'listing the rules');
    return items.map((item) => ({
        code: (0,lib/* requiredText */.$4)(item, 'code', 'the rule'),
        severity: parseSeverity((0,lib/* isRecord */.u4)(item) ? item['severity'] : undefined) ?? 'High',
        summary: (0,lib/* stringField */.OM)(item, 'summary') ?? '',
        guidanceUrl: (0,lib/* stringField */.OM)(item, 'guidanceUrl') ?? '',
    }));
}
async function fetchList(service, runId, path, query, what) {
    const response = await service.send(runId, {
        method: 'GET',
        path,
        query: { ...query, 'api-version': VERSION },
        retry: 'safe',
    });
    const items = requireStatus(response, 200, what).json();
    if (!Array.isArray(items))
        throw (0,lib/* unreadableAnswer */.Cw)(`${what} failed: the answer is not a list`);
    return items;
}
//# sourceMappingURL=rules.js.map
;// CONCATENATED MODULE: ./packages/checker/lib/limits.js
// How large a solution may be. The documentation and Microsoft's own client disagree, and the service decides.

/** Microsoft's client refuses more than this before it uploads. */
const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
/** The limit of the documentation, which some geographies still hold. */
const DOCUMENTED_BYTES = 30 * 1024 * 1024;
/**
 * Judges a solution before it is uploaded: `certain` when every geography takes it, `doubtful` when some may refuse it.
 * @throws AlmError `solution-too-large` when none does.
 */
function judgeUploadSize(fileName, sizeBytes) {
    if (sizeBytes <= DOCUMENTED_BYTES)
        return 'certain';
    if (sizeBytes <= MAX_UPLOAD_BYTES)
        return 'doubtful';
    throw tooLarge(`${(0,lib/* quote */.hD)(fileName)} has ${(0,lib/* formatBytes */.z3)(sizeBytes)}, and the checker takes at most 100 MB (30 MB by its documentation), so it was not uploaded`, { sizeBytes });
}
/** The service's own refusal of an upload. */
function uploadRefused(fileName, sizeBytes) {
    return tooLarge(`the checker refuses ${(0,lib/* quote */.hD)(fileName)} of ${(0,lib/* formatBytes */.z3)(sizeBytes)} as too large (413); its documented limit is 30 MB, and not every geography takes 100 MB yet`, { status: 413, sizeBytes });
}
function tooLarge(message, details) {
    return new lib/* AlmError */.Ly('solution-too-large', {
        message,
        remedy: 'Check a smaller solution: split it, or take large web resources and apps out of it. "excluded-files" does not help, because the whole zip is uploaded.',
        details,
    });
}
//# sourceMappingURL=limits.js.map
;// CONCATENATED MODULE: ./packages/checker/lib/upload.js
// The upload of a solution: a form with one file, answered by the address that the analysis reads it from.




/** Ten minutes for the largest solution on a slow line. */
const upload_TIMEOUT_MS = 600_000;
/** An upload makes a copy that nobody else sees, so that a lost answer is no reason not to repeat it. */
async function uploadSolution(service, runId, fileName, archive) {
    const boundary = `powerops-${(0,external_node_crypto_.randomBytes)(18).toString('hex')}`;
    const response = await service.send(runId, {
        method: 'POST',
        path: 'api/upload',
        query: { 'api-version': '1.0' },
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        body: formOf(boundary, fileName, archive),
        retry: 'safe',
        timeoutMs: upload_TIMEOUT_MS,
    });
    if (response.status === 413)
        throw uploadRefused(fileName, archive.byteLength);
    const answer = requireStatus(response, 200, `the upload of ${(0,lib/* quote */.hD)(fileName)} to the checker`).json();
    const address = Array.isArray(answer) ? answer[0] : undefined;
    if (typeof address === 'string' && URL.canParse(address))
        return address;
    throw (0,lib/* unreadableAnswer */.Cw)(`the upload of ${(0,lib/* quote */.hD)(fileName)} failed: the checker gave no address for it`);
}
function formOf(boundary, fileName, archive) {
    const plainName = fileName.replace(/[^\w.-]/g, '_');
    const head = `--${boundary}\r\n` +
        `Content-Disposition: form-data; name="fileData"; filename="${plainName}"\r\n` +
        'Content-Type: application/x-zip-compressed\r\n\r\n';
    return Buffer.concat([Buffer.from(head), archive, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
//# sourceMappingURL=upload.js.map
;// CONCATENATED MODULE: ./packages/checker/lib/client.js
// The client of one geography: every function bound to its service.







/**
 * A client for the checker at `endpoint.url`.
 * @param http sends with the checker's token to the hosts of the checker
 * @param downloads sends without a token to the storage that reports lie in
 */
function createCheckerClient(http, downloads, endpoint, ports) {
    const service = createService(http, downloads, endpoint, ports);
    const newRunId = ports.newRunId ?? external_node_crypto_.randomUUID;
    return {
        listRuleSets: () => listRuleSets(service, newRunId()),
        listRules: (ruleSetId) => listRules(service, newRunId(), ruleSetId),
        analyze: (request) => analyze(service, newRunId(), request),
    };
}
async function analyze(service, runId, request) {
    const uploadUrl = await uploadSolution(service, runId, request.fileName, request.archive);
    const statusUrl = await startAnalysis(service, runId, uploadUrl, request);
    service.ports.log.info(`The checker analyses ${(0,lib/* quote */.hD)(request.fileName)} (run ${runId}).`);
    const { reportUrls, ...ended } = await waitForAnalysis(service, runId, statusUrl, request);
    const reports = await fetchReports(service, reportUrls);
    if (ended.status === 'Finished' && reports.length === 0) {
        throw new lib/* AlmError */.Ly('check-failed', {
            message: `the analysis of ${(0,lib/* quote */.hD)(request.fileName)} finished without a report (run ${runId})`,
            remedy: 'Run the step again; if it stays so, give the run id to the support of Power Platform.',
            details: { runId },
        });
    }
    return { ...ended, reports };
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ./packages/checker/lib/geographies.js
// Where the checker of a cloud and region is, and what its tokens are for.

/** Geographies of the public cloud as the service's hosts name them, with the number of their Dataverse hosts. */
const GEOGRAPHIES = {
    unitedstatesfirstrelease: undefined,
    unitedstates: 1,
    southamerica: 2,
    canada: 3,
    europe: 4,
    asia: 5,
    australia: 6,
    japan: 7,
    india: 8,
    unitedkingdom: 11,
    france: 12,
    southafrica: 14,
    unitedarabemirates: 15,
    germany: 16,
    switzerland: 17,
    norway: 19,
    singapore: 20,
    korea: 21,
    sweden: undefined,
    italy: undefined,
    poland: undefined,
    newzealand: undefined,
};
/** Other spellings that the official tools take. */
const ALIASES = {
    previewunitedstates: 'unitedstatesfirstrelease',
    us: 'unitedstates',
    uk: 'unitedkingdom',
    uae: 'unitedarabemirates',
};
/** The names of the geographies of the public cloud. */
const geographyNames = Object.keys(GEOGRAPHIES);
/** Hosts and audiences as Microsoft's command line names them. */
const CLOUDS = {
    Public: { host: 'api.advisor.powerapps.com', audience: 'https://advisor.powerapps.com/' },
    UsGov: { host: 'gov.api.advisor.powerapps.us', audience: 'https://gov.advisor.powerapps.us/' },
    UsGovHigh: { host: 'high.api.advisor.powerapps.us', audience: 'https://high.advisor.powerapps.us/' },
    UsGovDod: { host: 'mil.api.advisor.appsplatform.us', audience: 'https://advisor.powerapps.us/' },
    China: { host: 'china.api.advisor.powerapps.cn', audience: 'https://advisor.powerapps.cn/' },
};
/**
 * Finds the checker: of the named geography, else of the region of the Dataverse environment, else, without an
 * environment, of the United States as the official action does. A region that is not known is refused, because the
 * solution would leave its geography unasked.
 * @throws AlmError `input-invalid`, `input-missing`, `input-conflict`.
 */
function locateChecker(cloud, wish) {
    const { geo, environmentUrl, ownUrl } = wish;
    const { host, audience } = CLOUDS[cloud];
    const named = geo === undefined ? undefined : parseGeography(geo);
    if (ownUrl)
        return { url: ownUrl, audience, geography: named ?? ownUrl.host };
    if (cloud === 'Public') {
        const geography = named ?? geographyOf(environmentUrl);
        return { url: new URL(`https://${geography}.${host}/`), audience, geography };
    }
    if (named !== undefined) {
        throw new lib/* AlmError */.Ly('input-conflict', {
            message: `input geo is ${(0,lib/* quote */.hD)(named)}, but the cloud ${cloud} has one checker for all its regions`,
            remedy: 'Remove "geo", or check the input "cloud".',
        });
    }
    return { url: new URL(`https://${host}/`), audience, geography: cloud };
}
function parseGeography(untrusted) {
    const word = untrusted.toLowerCase().replace(/[\s_-]/g, '');
    const name = Object.hasOwn(ALIASES, word) ? (ALIASES[word] ?? word) : word;
    if (Object.hasOwn(GEOGRAPHIES, name))
        return name;
    const [nearest] = (0,lib/* nearestNames */.LE)(word, geographyNames);
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `input geo is ${(0,lib/* quote */.hD)(untrusted)}, which is not a geography of the checker`,
        remedy: `${nearest === undefined ? '' : `Did you mean ${nearest}? `}Use one of ${geographyNames.join(', ')}.`,
    });
}
function geographyOf(environmentUrl) {
    if (environmentUrl === undefined)
        return 'unitedstates';
    const region = /\.crm(\d*)\.dynamics\.com$/.exec(environmentUrl.hostname)?.[1];
    const number = region === undefined ? undefined : region === '' ? 1 : Number(region);
    const known = geographyNames.find((name) => number !== undefined && GEOGRAPHIES[name] === number);
    if (known !== undefined)
        return known;
    throw new lib/* AlmError */.Ly('input-missing', {
        message: `the geography of the checker does not follow from ${environmentUrl.origin}`,
        remedy: `Set "geo" to one of ${geographyNames.join(', ')}; for a sovereign cloud set "cloud".`,
    });
}
//# sourceMappingURL=geographies.js.map
;// CONCATENATED MODULE: ./packages/checker/lib/index.js
// The Power Apps checker: the service that looks through solutions for what Microsoft advises against.




//# sourceMappingURL=index.js.map

/***/ })

};
