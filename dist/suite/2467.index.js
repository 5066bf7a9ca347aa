export const id = 2467;
export const ids = [2467];
export const modules = {

/***/ 8379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ githubTokenInput)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
// The token for GitHub's API as an input.

/** In action.yml its default is the token of the job, which the runner fills in. */
const githubTokenInput = { 'github-token': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.secret */ .hF.secret.optional() };
//# sourceMappingURL=github-token-input.js.map

/***/ }),

/***/ 4930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IL: () => (/* binding */ toRow),
/* harmony export */   Ny: () => (/* binding */ fetchHistory),
/* harmony export */   R4: () => (/* binding */ fetchSuccessfulTest)
/* harmony export */ });
/* unused harmony export fetchEvidence */
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_history__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7652);
// The deployment history as GitHub tells it: records, what is none, and the evidence for those that something rests on.


/** Records that one question looks into: nobody tests the same bytes more often. */
const MAX_CANDIDATES = 50;
/**
 * Reads the history that fits the filter, newest first. `isWanted` spares the statuses of records that are not; it
 * sees them as they were when they were opened.
 */
async function fetchHistory(github, filter, creators = [_powerops_history__WEBPACK_IMPORTED_MODULE_1__/* .JOB_ACCOUNT */ .Uh], isWanted = () => true) {
    const repository = nameOf(github);
    const foreign = [];
    const wanted = [];
    for await (const deployment of github.eachDeployment({ ...filter, task: _powerops_history__WEBPACK_IMPORTED_MODULE_1__/* .IMPORT_TASK */ .Co })) {
        const read = (0,_powerops_history__WEBPACK_IMPORTED_MODULE_1__/* .readDeployment */ .iJ)(repository, toRow(deployment, []), creators);
        if (read.kind === 'foreign')
            foreign.push(read.foreign);
        else if (isWanted(read.record))
            wanted.push(deployment);
    }
    const statuses = await github.listStatusesOf(wanted);
    const records = wanted.flatMap((deployment) => {
        const own = statuses.get(deployment.id);
        const read = own && (0,_powerops_history__WEBPACK_IMPORTED_MODULE_1__/* .readDeployment */ .iJ)(repository, toRow(deployment, own), creators);
        return read?.kind === 'record' ? [read.record] : [];
    });
    return { records, foreign };
}
/** A deployment and its statuses as the history reads them. */
function toRow(deployment, statuses) {
    return { ...deployment, statuses };
}
/** What GitHub says of the runs that these records name. A run that is not there has no evidence. */
async function fetchEvidence(github, records) {
    const evidence = new Map();
    for (const runId of new Set(records.map((record) => record.runId))) {
        const run = await github.findRun(runId);
        if (run)
            evidence.set(runId, await describeRun(github, run));
    }
    return evidence;
}
async function describeRun(github, run) {
    const jobs = await github.listRunJobs(run.id);
    return {
        repository: nameOf(github),
        runId: run.id,
        attempt: run.attempt,
        workflowPath: run.path.replace(/@.*$/s, ''), // GitHub may write the ref behind it
        event: run.event,
        headSha: run.headSha,
        createdAt: run.createdAt,
        jobs: jobs.map(({ name, attempt, conclusion }) => ({
            name,
            attempt,
            ...(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('conclusion', conclusion),
        })),
        ...(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('headBranch', run.headBranch),
    };
}
/**
 * Looks in the history of the client's repository for a successful import of these bytes that GitHub's own account
 * of its run bears out; see findSuccessfulTest for what that takes. Needs `deployments: read` and `actions: read`.
 * `now` is in milliseconds since the epoch.
 * @throws AlmError when GitHub does not answer: what could not be looked up was not tested.
 */
async function fetchSuccessfulTest(github, wish, rules, now) {
    const complete = { ...wish, repository: nameOf(github) };
    const { environment, digest, commit } = wish;
    const { records, foreign } = await fetchHistory(github, { environment, ...(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('sha', commit) }, rules.creators, (record) => record.digest === digest);
    const candidates = (0,_powerops_history__WEBPACK_IMPORTED_MODULE_1__/* .findCandidates */ .eE)(records, complete, rules, now);
    const search = (evidence) => ({
        ...(0,_powerops_history__WEBPACK_IMPORTED_MODULE_1__/* .findSuccessfulTest */ .Ad)(records, evidence, complete, rules, now),
        foreign,
    });
    // One run after the other: mostly the newest record is the one, and nothing more has to be asked.
    const evidence = new Map();
    const asked = new Set();
    for (const candidate of candidates.slice(0, MAX_CANDIDATES)) {
        if (asked.has(candidate.runId))
            continue;
        asked.add(candidate.runId);
        for (const [runId, run] of await fetchEvidence(github, [candidate]))
            evidence.set(runId, run);
        const result = search(evidence);
        if (result.found)
            return result;
    }
    return search(evidence);
}
function nameOf({ repository }) {
    return `${repository.owner}/${repository.name}`;
}
//# sourceMappingURL=history-records.js.map

/***/ }),

/***/ 6082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readJob)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
// The job that an action runs in, as the runner's variables describe it.

/**
 * Reads the job from the variables that every GitHub runner sets.
 * @throws AlmError `unsupported` when the action does not run in a job.
 */
function readJob(environment) {
    const variable = (name) => environment[name] ?? '';
    const [owner = '', name = ''] = variable('GITHUB_REPOSITORY').split('/');
    const job = {
        repository: { owner, name },
        repositoryId: Number(variable('GITHUB_REPOSITORY_ID')),
        runId: Number(variable('GITHUB_RUN_ID')),
        runAttempt: Number(environment['GITHUB_RUN_ATTEMPT'] ?? '1'),
        commit: variable('GITHUB_SHA').toLowerCase(),
        ...(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('actor', environment['GITHUB_ACTOR'] || undefined),
        runUrl: `${environment['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${owner}/${name}/actions/runs/${variable('GITHUB_RUN_ID')}`,
    };
    if (owner !== '' && name !== '' && Number.isSafeInteger(job.runId) && job.runId > 0)
        return job;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('unsupported', {
        message: `this is not a job of GitHub Actions: GITHUB_REPOSITORY is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(variable('GITHUB_REPOSITORY'))} and GITHUB_RUN_ID is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(variable('GITHUB_RUN_ID'))}`,
        remedy: 'Run the action in a workflow.',
    });
}
//# sourceMappingURL=job.js.map

/***/ }),

/***/ 7652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Co: () => (/* reexport */ IMPORT_TASK),
  Uh: () => (/* reexport */ JOB_ACCOUNT),
  xb: () => (/* reexport */ OPERATIONS),
  c$: () => (/* reexport */ chooseEntry),
  ls: () => (/* reexport */ createPayload),
  M5: () => (/* reexport */ currentStates),
  xf: () => (/* reexport */ filterRecords),
  eE: () => (/* reexport */ findCandidates),
  Ad: () => (/* reexport */ findSuccessfulTest),
  rd: () => (/* reexport */ formatApproval),
  j3: () => (/* reexport */ formatFacts),
  W2: () => (/* reexport */ isTrusted),
  _l: () => (/* reexport */ parseLoginIn),
  Eu: () => (/* reexport */ readApprovalNote),
  iJ: () => (/* reexport */ readDeployment),
  NM: () => (/* reexport */ sortRecords)
});

// UNUSED EXPORTS: importJobName, parseFacts

;// CONCATENATED MODULE: ./packages/history/lib/current-states.js
/** Newest first: by the opening of the record, which no two imports into an environment share for long. */
function sortRecords(records) {
    return [...records].sort((one, other) => Date.parse(other.queuedAt) - Date.parse(one.queuedAt) || other.deploymentId - one.deploymentId);
}
/**
 * The newest success of each (repository, environment, solution), sorted by these. That GitHub calls a deployment
 * inactive takes nothing away: the bytes are where they were brought until others are brought there.
 */
function currentStates(records) {
    const groups = new Map();
    for (const record of records) {
        const place = placeOf(record);
        const group = groups.get(place);
        if (group)
            group.push(record);
        else
            groups.set(place, [record]);
    }
    return [...groups.values()].flatMap(currentOf).sort(byPlace);
}
/** Where a record belongs; upper and lower case make no difference to GitHub or to Power Platform. */
function placeOf({ repository, environment, solution }) {
    return JSON.stringify([repository, environment, solution].map((name) => name.toLowerCase()));
}
function currentOf(records) {
    const record = records
        .filter(({ outcome }) => outcome === 'success')
        .reduce(later, undefined);
    if (!record)
        return [];
    const newer = sortRecords(records).find((other) => other.outcome !== 'success' && !other.neverBegan && isAfter(other, record));
    const { repository, environment, solution } = record;
    return [{ repository, environment, solution, record, ...(newer ? { newer } : {}) }];
}
function later(best, next) {
    return best &&
        endOf(best) >= endOf(next) &&
        (endOf(best) > endOf(next) || best.deploymentId > next.deploymentId)
        ? best
        : next;
}
/** When it succeeded or failed, or else was recorded: milliseconds since the epoch. */
function endOf({ finishedAt, queuedAt }) {
    return Date.parse(finishedAt ?? queuedAt);
}
/** One that failed counts from its end: it may have waited while the other came in. */
function isAfter(other, record) {
    return other.finishedAt === undefined
        ? other.deploymentId > record.deploymentId
        : endOf(other) > endOf(record) ||
            (endOf(other) === endOf(record) && other.deploymentId > record.deploymentId);
}
function byPlace(one, other) {
    return (one.repository.localeCompare(other.repository, 'en') ||
        one.environment.localeCompare(other.environment, 'en') ||
        one.solution.localeCompare(other.solution, 'en'));
}
/** The records that fit, newest first, without regard to the limit. */
function filterRecords(records, filter) {
    const { environment, solution, digest, outcome, sinceMs } = filter;
    return sortRecords(records).filter((record) => (environment === undefined || sameName(record.environment, environment)) &&
        (solution === undefined || sameName(record.solution, solution)) &&
        (digest === undefined || record.digest === digest) &&
        (outcome === undefined || record.outcome === outcome) &&
        (sinceMs === undefined || Date.parse(record.queuedAt) >= sinceMs));
}
function sameName(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
//# sourceMappingURL=current-states.js.map
;// CONCATENATED MODULE: ./packages/history/lib/choose-entry.js

const PROGRESS = ['queued', 'in_progress'];
/** Chooses among the records of the same run, environment, solution and digest. */
function chooseEntry(records, wish) {
    const record = findEntry(sortRecords(records), wish);
    if (!record)
        return { kind: 'open' };
    if (record.outcome === 'success') {
        const reason = wish.outcome === 'failure'
            ? 'the import succeeded, and a later failure does not undo it'
            : 'its success is on record';
        return { kind: 'keep', record, reason };
    }
    const tellsJob = wish.importJobId !== undefined && record.importJobId === undefined;
    if (record.outcome === wish.outcome && !tellsJob)
        return { kind: 'keep', record, reason: `it stands at ${record.outcome} already` };
    if (record.outcome === 'in_progress' && wish.outcome === 'queued')
        return { kind: 'keep', record, reason: 'the import has begun' };
    return { kind: 'move', record };
}
/** The entry of this import. A later attempt of a failed import is an import of its own, unless its job is the same. */
function findEntry(records, wish) {
    const { importJobId, runAttempt } = wish;
    const same = records.find((record) => importJobId !== undefined && record.importJobId === importJobId);
    if (same)
        return same;
    const newest = records.find((record) => importJobId === undefined || record.importJobId === undefined);
    if (!newest)
        return undefined;
    const isOver = newest.outcome === 'failure' && (newest.runAttempt < runAttempt || PROGRESS.includes(wish.outcome));
    return isOver ? undefined : newest;
}
//# sourceMappingURL=choose-entry.js.map
;// CONCATENATED MODULE: ./packages/history/lib/maker.js
/** The account behind the token of every job. */
const JOB_ACCOUNT = 'github-actions[bot]';
/** True for an account of the list. A name with `[bot]` must be a bot's: nobody can register it, but an answer can say it. */
function isTrusted(maker, creators) {
    if (!maker)
        return false;
    const login = maker.login.toLowerCase();
    if (login.endsWith('[bot]') !== (maker.type === 'Bot'))
        return false;
    return creators.some((creator) => creator.toLowerCase() === login);
}
//# sourceMappingURL=maker.js.map
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
;// CONCATENATED MODULE: ./packages/history/lib/plain-values.js
// Plain values out of payloads: each is what it must be, or absent.

const LOGIN = /^[A-Za-z\d][\w-]{0,99}(\[bot\])?$/;
const SHA256 = /^[0-9a-f]{64}$/;
const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const MAX_URL_LENGTH = 500;
function parseVersionIn(untrusted) {
    return parsed(untrusted, (text) => (0,lib/* parseVersion */.ot)(text));
}
function parseGuidIn(untrusted) {
    return typeof untrusted === 'string' && (0,lib/* isGuid */.W_)(untrusted) ? (0,lib/* parseGuid */.J)(untrusted, 'an id') : undefined;
}
/** An https address in its normal form, in which no blank, quote, bracket or line break is left. */
function parseLinkIn(untrusted) {
    const url = parsed(untrusted, (text) => (0,lib/* parseHttpsUrl */.mX)(text, 'an address').href);
    if (url === undefined || url.length > MAX_URL_LENGTH)
        return undefined;
    return url.replace(/[()'[\]|`\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** The login of an account, perhaps of a bot's; undefined for anything else. */
function parseLoginIn(untrusted) {
    return matching(untrusted, LOGIN);
}
function parseDigestIn(untrusted) {
    return matching(untrusted, SHA256);
}
function parseCommitIn(untrusted) {
    return matching(untrusted, COMMIT);
}
/** A time in UTC, as milliseconds in ISO 8601. */
function parseTimeIn(untrusted) {
    const text = matching(untrusted, ISO_TIME);
    const time = text === undefined ? NaN : Date.parse(text);
    return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
/** A whole number from 1. */
function parseCountIn(untrusted) {
    return typeof untrusted === 'number' && Number.isSafeInteger(untrusted) && untrusted >= 1
        ? untrusted
        : undefined;
}
function matching(untrusted, pattern) {
    return typeof untrusted === 'string' && pattern.test(untrusted) ? untrusted : undefined;
}
function parsed(untrusted, parse) {
    if (typeof untrusted !== 'string')
        return undefined;
    try {
        return parse(untrusted);
    }
    catch (caught) {
        if (caught instanceof lib/* AlmError */.Ly)
            return undefined;
        throw caught;
    }
}
//# sourceMappingURL=plain-values.js.map
;// CONCATENATED MODULE: ./packages/history/lib/payload.js
// What we write into a deployment: the payload when it is made, and what is known only later in its statuses.


/** Tells the deployments of imports from those that GitHub makes by itself for each job with an environment. */
const IMPORT_TASK = 'alm-import';
/** The payload of the deployment, schema version 1. GitHub never lets it be changed again. */
function createPayload(facts) {
    return { schemaVersion: 1, ...facts };
}
/** GitHub cuts the description of a status there. */
const MAX_DESCRIPTION = 140;
/** The note as descriptions of statuses: one, unless the names need more room than it has. */
function formatApproval({ approvers, requestId, number }) {
    const end = ` (request ${requestId}${number === undefined ? '' : `, #${number}`})`;
    const lines = [];
    let names = '';
    for (const login of approvers) {
        const longer = names === '' ? login : `${names}, ${login}`;
        const fits = `approved by ${longer}${end}`.length <= MAX_DESCRIPTION;
        if (!fits && names !== '')
            lines.push(names);
        names = fits ? longer : login;
    }
    if (names !== '')
        lines.push(names);
    return lines.map((line) => `approved by ${line}${end}`);
}
const APPROVAL = /^approved by ([^()]{1,120}) \(request ([0-9a-f]{12})(?:, #(\d{1,9}))?\)$/;
/** Reads one line of formatApproval; undefined for any other text. */
function parseApproval(untrusted) {
    const [, names, requestId, number] = APPROVAL.exec(untrusted) ?? [];
    if (names === undefined || requestId === undefined)
        return undefined;
    const approvers = names.split(', ').flatMap((login) => parseLoginIn(login) ?? []);
    if (approvers.length === 0)
        return undefined;
    return { approvers, requestId, ...(0,lib/* optional */.lq)('number', number === undefined ? undefined : Number(number)) };
}
/** The operations of an import. */
const OPERATIONS = ['install', 'update', 'upgrade', 'holding'];
/** The facts as the description of a status, which is at most 140 characters long; `fallback` when there are none. */
function formatFacts({ operation, previousVersion, importJobId }, fallback) {
    const parts = [
        operation && `${operation}${previousVersion ? ` from ${previousVersion}` : ''}`,
        importJobId && `import job ${importJobId}`,
    ].filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join('; ') : fallback;
}
const FACTS = /^(?:([a-z]{4,10})(?: from ([\d.]{3,40}))?)?(?:(?:; |^)import job ([0-9a-f-]{36}))?$/;
/** Reads what formatFacts wrote; nothing from any other text. */
function parseFacts(untrusted) {
    const [, word, version, job] = FACTS.exec(untrusted) ?? [];
    const operation = OPERATIONS.find((known) => known === word);
    if (word !== undefined && operation === undefined)
        return {};
    return {
        ...(0,lib/* optional */.lq)('operation', operation),
        ...(0,lib/* optional */.lq)('previousVersion', parseVersionIn(version)),
        ...(0,lib/* optional */.lq)('importJobId', job !== undefined && (0,lib/* isGuid */.W_)(job) ? job : undefined),
    };
}
//# sourceMappingURL=payload.js.map
;// CONCATENATED MODULE: ./packages/history/lib/progress.js
// How an import stands, from the statuses of its deployment.




const OUTCOMES = {
    queued: 'queued',
    pending: 'queued',
    waiting: 'queued',
    in_progress: 'in_progress',
    success: 'success',
    failure: 'failure',
    error: 'failure',
};
const ORDER = ['queued', 'in_progress', 'failure', 'success'];
/**
 * Reads the statuses that `creators` made; what others say of an import does not count. `inactive` never says how an
 * import ended: GitHub sets it on every older success of an environment, whatever solution that was.
 */
function readProgress(statuses, creators) {
    const steps = statuses
        .filter((status) => isTrusted(status.creator, creators))
        .flatMap((status) => {
        const outcome = Object.hasOwn(OUTCOMES, status.state) ? OUTCOMES[status.state] : undefined;
        return outcome ? [{ outcome, status }] : [];
    })
        .sort(inOrder);
    const last = steps.at(-1);
    const begun = steps.filter(({ outcome }) => outcome === 'in_progress');
    const started = firstOfLastTry(steps);
    const ended = last?.outcome === 'success' || last?.outcome === 'failure' ? last : undefined;
    const newestLink = (key) => parseLinkIn(steps.findLast(({ status }) => parseLinkIn(status[key]))?.status[key]);
    return {
        outcome: last?.outcome ?? 'queued',
        inactive: statuses.some(({ state }) => state === 'inactive'),
        facts: Object.assign({}, ...steps.map(({ status }) => parseFacts(status.description))),
        neverBegan: last?.outcome === 'failure' && begun.length === 0 && steps.some(({ outcome }) => outcome === 'queued'),
        ...(0,lib/* optional */.lq)('approval', readApprovals(steps)),
        ...(0,lib/* optional */.lq)('startedAt', parseTimeIn(started?.status.createdAt)),
        ...(0,lib/* optional */.lq)('finishedAt', parseTimeIn(ended?.status.createdAt)),
        ...(0,lib/* optional */.lq)('environmentUrl', newestLink('environmentUrl')),
        ...(0,lib/* optional */.lq)('logUrl', newestLink('logUrl')),
    };
}
/** The status with which the import began; what failed and is tried again begins anew. */
function firstOfLastTry(steps) {
    const last = steps.findLastIndex(({ outcome }) => outcome === 'in_progress');
    const failed = steps.findLastIndex(({ outcome }, index) => index < last && outcome === 'failure');
    return steps.find(({ outcome }, index) => index > failed && outcome === 'in_progress');
}
/** The first that is told, in several statuses where it has many approvers: nothing that is said later replaces it. */
function readApprovals(steps) {
    const notes = steps.flatMap(({ status }) => {
        const note = parseApproval(status.description);
        return note ? [{ ...note, ...(0,lib/* optional */.lq)('logUrl', parseLinkIn(status.logUrl)) }] : [];
    });
    const [first] = notes;
    if (!first)
        return undefined;
    const same = notes.filter(({ requestId }) => requestId === first.requestId);
    return { ...first, approvers: [...new Set(same.flatMap(({ approvers }) => approvers))] };
}
/** By time; GitHub's clock has seconds, within which an import goes forward. */
function inOrder(one, other) {
    const byTime = Date.parse(one.status.createdAt) - Date.parse(other.status.createdAt);
    return byTime || ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome);
}
//# sourceMappingURL=progress.js.map
;// CONCATENATED MODULE: ./packages/history/lib/read-deployment.js
// From a deployment to a record of ours, or to the reason why it is none.





/** More approvers or links than a real approval has. */
const MAX_LISTED = 50;
/** Reads one deployment of `repository` (`owner/name`); only those that `creators` made can be records. */
function readDeployment(repository, row, creators) {
    try {
        return { kind: 'record', record: readRecord(repository, row, creators) };
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly))
            throw caught;
        const { id: deploymentId, environment, createdAt, creator } = row;
        const foreign = { repository, deploymentId, environment, createdAt, reason: caught.message };
        return { kind: 'foreign', foreign: { ...foreign, ...(0,lib/* optional */.lq)('createdBy', creator?.login) } };
    }
}
/** @throws AlmError `response-invalid`, whose message says what keeps it from being a record. */
function readRecord(repository, row, creators) {
    const { payload, creator } = row;
    if (row.task !== IMPORT_TASK)
        throw refuse('its task is another one');
    if (!isTrusted(creator, creators))
        throw refuse('its creator is none of those whose records count');
    if ((row.originalEnvironment ?? row.environment) !== row.environment) {
        throw refuse('a status moved it to another environment');
    }
    if (!(0,lib/* isRecord */.u4)(payload) || payload['schemaVersion'] !== 1) {
        throw refuse('its payload is not of schema version 1');
    }
    const progress = readProgress(row.statuses, creators);
    return {
        repository,
        deploymentId: row.id,
        environment: row.environment,
        production: row.production ?? false,
        solution: (0,lib/* parseUniqueName */.UF)((0,lib/* stringField */.OM)(payload, 'solution') ?? '', 'the solution in its payload'),
        version: need(parseVersionIn(payload['version']), 'version'),
        digest: need(parseDigestIn(payload['digest']), 'digest'),
        commit: need(parseCommitIn(row.sha), 'commit'),
        runId: need(parseCountIn(payload['runId']), 'run id'),
        runAttempt: need(parseCountIn(payload['runAttempt']), 'run attempt'),
        outcome: progress.outcome,
        inactive: progress.inactive,
        queuedAt: need(parseTimeIn(row.createdAt), 'time'),
        recordedBy: creator?.login ?? '',
        ...optionalFacts(payload),
        ...progress.facts,
        ...(0,lib/* optional */.lq)('approval', readApproval(payload) ?? approvalOf(progress, repository)),
        ...(0,lib/* optional */.lq)('neverBegan', progress.neverBegan || undefined),
        ...(0,lib/* optional */.lq)('environmentUrl', parseLinkIn(payload['environmentUrl']) ?? progress.environmentUrl),
        ...(0,lib/* optional */.lq)('logUrl', progress.logUrl),
        ...(0,lib/* optional */.lq)('startedAt', parseTimeIn(payload['startedAt']) ?? progress.startedAt),
        ...(0,lib/* optional */.lq)('finishedAt', progress.finishedAt),
    };
}
function optionalFacts(payload) {
    return {
        ...(0,lib/* optional */.lq)('managed', (0,lib/* booleanField */.hQ)(payload, 'managed')),
        ...(0,lib/* optional */.lq)('previousVersion', parseVersionIn(payload['previousVersion'])),
        ...(0,lib/* optional */.lq)('operation', OPERATIONS.find((known) => known === payload['operation'])),
        ...(0,lib/* optional */.lq)('importJobId', parseGuidIn(payload['importJobId'])),
        ...(0,lib/* optional */.lq)('planDigest', parseDigestIn(payload['planDigest'])),
        ...(0,lib/* optional */.lq)('workflowCommit', parseCommitIn(payload['workflowCommit'])),
        ...(0,lib/* optional */.lq)('requester', parseLoginIn(payload['requester'])),
    };
}
/** What the record says of its approval. Whoever relies on it verifies the approval itself. */
function readApproval(payload) {
    const approval = (0,lib/* recordField */.Qb)(payload, 'approval');
    if (!approval || approval['decision'] !== 'approved')
        return undefined;
    const approvers = (0,lib/* arrayField */.e7)(approval, 'approvers')
        .slice(0, MAX_LISTED)
        .map((approver) => parseLoginIn((0,lib/* stringField */.OM)(approver, 'login')));
    const evidence = (0,lib/* arrayField */.e7)(approval, 'evidence').slice(0, MAX_LISTED).map(parseLinkIn);
    const requestId = /^[0-9a-f]{8,64}$/.exec((0,lib/* stringField */.OM)(approval, 'requestId') ?? '')?.[0];
    return {
        approvers: approvers.filter((login) => login !== undefined),
        evidence: evidence.filter((link) => link !== undefined),
        ...(0,lib/* optional */.lq)('requestId', requestId),
        ...(0,lib/* optional */.lq)('decidedAt', parseTimeIn(approval['decidedAt'])),
        ...(0,lib/* optional */.lq)('digest', parseDigestIn(payload['approvalDigest'])),
    };
}
/**
 * What statuses tell of an approval record, the document of approve-gate; undefined for anything but an approval that
 * names its approvers and its request.
 */
function readApprovalNote(approvalRecord) {
    const { approvers = [], requestId } = readApproval({ approval: approvalRecord }) ?? {};
    if (approvers.length === 0 || requestId?.length !== 12)
        return undefined;
    const number = parseCountIn((0,lib/* numberField */.sJ)((0,lib/* recordField */.Qb)(approvalRecord, 'source'), 'number'));
    return { approvers, requestId, ...(0,lib/* optional */.lq)('number', number) };
}
/** The approval of statuses. Its evidence is the run, or else the page of that number, whatever is behind it. */
function approvalOf({ approval }, repository) {
    if (!approval)
        return undefined;
    const { approvers, requestId, number, logUrl } = approval;
    const page = number === undefined || logUrl === undefined ? logUrl : pageOf(logUrl, repository, number);
    return { approvers, requestId, evidence: page === undefined ? [] : [page] };
}
/** GitHub leads from the address of an issue to the pull request of that number. */
function pageOf(logUrl, repository, number) {
    return new URL(`/${repository}/issues/${number}`, logUrl).href;
}
function need(value, what) {
    if (value !== undefined)
        return value;
    throw refuse(`its ${what} is missing or cannot be one`);
}
function refuse(message) {
    return new lib/* AlmError */.Ly('response-invalid', { message });
}
//# sourceMappingURL=read-deployment.js.map
;// CONCATENATED MODULE: ./packages/history/lib/trust.js
// What makes a record believable, and whether one of them proves that the same bytes passed a test.


/** The name of the job that imports, which ties a run to what it deploys: only the run itself can have such a job. */
function importJobName(environment, digest) {
    return `${JOB_NAME}${environment}: ${digest}`;
}
const JOB_NAME = 'Import into ';
/** GitHub may cut a long name; half a digest is still enough. */
const MIN_DIGEST_LENGTH = 32;
/** Clocks of GitHub's servers differ by less. */
const CLOCK_SKEW_MS = 5 * 60_000;
/**
 * Looks for a successful import of these bytes into that environment. `records` are what readDeployment accepted, and
 * `evidence` is what GitHub says of their runs. A record counts when its run is one of this repository, of one of the
 * workflows, on one of the branches and at the commit that it names, and has a job that succeeded and that is named
 * `Import into <environment>: <digest>`: whoever may write deployments can copy all the rest. `now` is in
 * milliseconds since the epoch.
 */
function findSuccessfulTest(records, evidence, wish, rules, now) {
    const rejected = [];
    for (const record of sortRecords(records)) {
        const reason = contradicts(record, wish) ?? ageProblem(record, rules, now) ?? distrust(record, evidence, rules);
        if (reason === undefined)
            return { found: record, rejected };
        rejected.push({ record, reason });
    }
    return { rejected };
}
/** The records that may prove the test if their runs are what they say: those whose evidence is worth fetching. */
function findCandidates(records, wish, rules, now) {
    return sortRecords(records).filter((record) => contradicts(record, wish) === undefined && ageProblem(record, rules, now) === undefined);
}
function contradicts(record, wish) {
    const differs = (one, other) => one.toLowerCase() !== other.toLowerCase();
    if (differs(record.repository, wish.repository))
        return `is of repository ${(0,lib/* quote */.hD)(record.repository)}`;
    if (differs(record.environment, wish.environment))
        return `is of environment ${(0,lib/* quote */.hD)(record.environment)}`;
    if (wish.solution !== undefined && differs(record.solution, wish.solution))
        return `is of solution ${(0,lib/* quote */.hD)(record.solution)}`;
    if (record.digest !== wish.digest)
        return `is of other bytes: ${record.digest}`;
    if (wish.commit !== undefined && record.commit !== wish.commit)
        return `is of commit ${record.commit}`;
    if (record.outcome !== 'success')
        return `is not of a success but stands at ${record.outcome}`;
    return undefined;
}
function ageProblem({ finishedAt, queuedAt }, { maxAgeMs }, now) {
    const ageMs = now - Date.parse(finishedAt ?? queuedAt);
    if (!(ageMs >= -CLOCK_SKEW_MS))
        return 'lies in the future';
    return maxAgeMs !== undefined && ageMs > maxAgeMs
        ? `is ${(0,lib/* formatDuration */.a3)(ageMs)} old, and at most ${(0,lib/* formatDuration */.a3)(maxAgeMs)} are allowed`
        : undefined;
}
function distrust(record, evidence, rules) {
    const run = evidence.get(record.runId);
    if (!run || run.repository.toLowerCase() !== record.repository.toLowerCase())
        return `names run ${record.runId}, which ${record.repository} does not have`;
    if (!rules.workflows.includes(run.workflowPath))
        return `names a run of ${(0,lib/* quote */.hD)(run.workflowPath)}, which is none of ${rules.workflows.join(', ')}`;
    if (run.headBranch === undefined || !rules.branches.includes(run.headBranch))
        return `names a run on branch ${(0,lib/* quote */.hD)(run.headBranch ?? '')}, which is none of ${rules.branches.join(', ')}`;
    if (run.headSha !== (record.workflowCommit ?? record.commit))
        return `names a run at commit ${run.headSha}, not at ${record.workflowCommit ?? record.commit}`;
    if (record.runAttempt > run.attempt)
        return `names attempt ${record.runAttempt} of a run with ${run.attempt}`;
    if (Date.parse(record.queuedAt) < Date.parse(run.createdAt) - CLOCK_SKEW_MS)
        return 'is older than its run';
    if (!run.jobs.some((job) => job.conclusion === 'success' && isImportJob(job.name, record)))
        return `names run ${record.runId}, in which no job ${(0,lib/* quote */.hD)(importJobName(record.environment, record.digest))} succeeded`;
    return undefined;
}
/** `caller / Import into test: 0123…`: GitHub puts the names of calling jobs in front. */
function isImportJob(name, { environment, digest }) {
    const at = name.indexOf(JOB_NAME);
    if (at < 0 || at !== name.lastIndexOf(JOB_NAME) || (at > 0 && !name.slice(0, at).endsWith(' / ')))
        return false;
    const place = `${environment}: `;
    const rest = name.slice(at + JOB_NAME.length);
    if (rest.slice(0, place.length).toLowerCase() !== place.toLowerCase())
        return false;
    const shown = /^(?:sha256:)?([0-9a-f]+)(?:…|\.{3})?$/.exec(rest.slice(place.length).toLowerCase())?.[1] ?? '';
    return shown.length >= MIN_DIGEST_LENGTH && digest.startsWith(shown);
}
//# sourceMappingURL=trust.js.map
;// CONCATENATED MODULE: ./packages/history/lib/index.js
// Deployment history: what is where, since when, by whose approval.







//# sourceMappingURL=index.js.map

/***/ })

};
