export const id = 7176;
export const ids = [7176,7666,9079];
export const modules = {

/***/ 7176:
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
;// CONCATENATED MODULE: ./packages/dashboard/lib/expiry.js
// The day on which an environment is to go, as its description says it: the service has no field for one.
const MARKER = /(?:^|[\s;,([])expires:\s*(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?)(?![\w-])/i;
const OWNER = /(?:^|[\s;,([])owner:\s*([^\s;,)\]]{1,100})/i;
/** Reads `expires: 2026-03-01; owner: mia` wherever it stands; nothing from any other text. */
function readExpiryNote(description) {
    const written = MARKER.exec(description)?.[1];
    const owner = OWNER.exec(description)?.[1];
    const ms = Date.parse(written?.length === 10 ? `${written}T23:59:59Z` : (written ?? ''));
    if (Number.isNaN(ms))
        return {};
    return { expiresAt: new Date(ms).toISOString(), ...(owner === undefined ? {} : { owner }) };
}
//# sourceMappingURL=expiry.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./packages/history/lib/index.js + 8 modules
var history_lib = __webpack_require__(7652);
;// CONCATENATED MODULE: ./packages/dashboard/lib/read-document.js
// Reads a document that somebody hands in: what can be shown is kept, what is no entry at all is counted.


/** What stands in for a time that is missing: shown as unknown, sorted last. */
const NO_TIME = new Date(0).toISOString();
const KINDS = ['issue', 'environment', 'pull-request'];
/** Our words, and GitHub's for the same. */
const STATES = {
    queued: 'queued',
    pending: 'queued',
    waiting: 'queued',
    in_progress: 'in_progress',
    success: 'success',
    inactive: 'success',
    failure: 'failure',
    error: 'failure',
};
/**
 * Reads dashboard.json, the document of deployment-history, or a bare list of deployments.
 * @throws AlmError `input-invalid` when it is none of these, naming `what`.
 */
function readDashboardDocument(untrusted, what, now) {
    const root = Array.isArray(untrusted) ? { history: untrusted } : untrusted;
    if (!(0,core_lib/* isRecord */.u4)(root) || !Array.isArray(root['history'])) {
        throw new core_lib/* AlmError */.Ly('input-invalid', {
            message: `${what} holds no deployments: it has no list "history"`,
            remedy: 'Give it the output of deployment-history, or the dashboard.json of an earlier page.',
        });
    }
    const lists = {
        history: readAll(root, 'history', readDeploymentEntry),
        foreign: readAll(root, 'foreign', readForeign),
        requests: readAll(root, 'requests', readRequest),
        environments: readAll(root, 'environments', readEnvironmentEntry),
        unreadable: readAll(root, 'unreadable', readUnreadable),
    };
    const [history, foreign, requests, environments, unreadable] = [
        lists.history.entries,
        lists.foreign.entries,
        lists.requests.entries,
        lists.environments.entries,
        lists.unreadable.entries,
    ];
    const document = {
        schemaVersion: 1,
        generatedAt: timeField(root, 'generatedAt') ?? new Date(now).toISOString(),
        title: read_document_text(root, 'title') ?? 'Deployments',
        serverUrl: read_document_text(root, 'serverUrl') ?? 'https://github.com',
        repositories: repositoriesOf(root, history),
        unreadable,
        history: sortDeployments(history),
        truncated: (0,core_lib/* booleanField */.hQ)(root, 'truncated') ?? false,
        foreign,
        requests,
        environments,
    };
    return { document, unreadEntries: Object.values(lists).reduce((sum, { unread }) => sum + unread, 0) };
}
/** Newest first. */
function sortDeployments(deployments) {
    return (0,history_lib/* sortRecords */.NM)(asRecords(deployments));
}
/** For functions of the history that look at place, time and success alone, never at versions. */
function asRecords(deployments) {
    return deployments;
}
/**
 * Reads a list of environments, as admin tools write it: `[{ "name": …, "expiresAt": … }]`, or under `environments`.
 * @throws AlmError `input-invalid` naming `what`.
 */
function readEnvironmentList(untrusted, what) {
    const rows = Array.isArray(untrusted)
        ? untrusted
        : (0,core_lib/* isRecord */.u4)(untrusted)
            ? untrusted['environments']
            : undefined;
    if (Array.isArray(rows))
        return readAll({ rows }, 'rows', readEnvironmentEntry).entries;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `${what} is no list of environments`,
        remedy: 'Write a JSON array of objects with "name" and, where they have one, "expiresAt".',
    });
}
function readAll(root, key, read) {
    const rows = (0,core_lib/* arrayField */.e7)(root, key);
    const entries = rows.flatMap((row) => read(row) ?? []);
    return { entries, unread: rows.length - entries.length };
}
/** Whatever names a solution or an environment can be shown. */
function readDeploymentEntry(row) {
    const solution = read_document_text(row, 'solution');
    const environment = read_document_text(row, 'environment');
    if (solution === undefined && environment === undefined)
        return undefined;
    const state = read_document_text(row, 'outcome') ?? read_document_text(row, 'state') ?? '';
    const finishedAt = timeField(row, 'finishedAt');
    const startedAt = timeField(row, 'startedAt');
    return {
        repository: read_document_text(row, 'repository') ?? '',
        deploymentId: count(row, 'deploymentId'),
        environment: environment ?? '',
        production: (0,core_lib/* booleanField */.hQ)(row, 'production') ?? false,
        solution: solution ?? '',
        version: read_document_text(row, 'version') ?? '',
        digest: read_document_text(row, 'digest') ?? '',
        commit: read_document_text(row, 'commit') ?? '',
        runId: count(row, 'runId'),
        runAttempt: count(row, 'runAttempt'),
        outcome: Object.hasOwn(STATES, state) ? (STATES[state] ?? 'unknown') : 'unknown',
        inactive: (0,core_lib/* booleanField */.hQ)(row, 'inactive') ?? false,
        queuedAt: timeField(row, 'queuedAt') ?? startedAt ?? finishedAt ?? NO_TIME,
        recordedBy: read_document_text(row, 'recordedBy') ?? '',
        ...(0,core_lib/* optional */.lq)('finishedAt', finishedAt),
        ...(0,core_lib/* optional */.lq)('startedAt', startedAt),
        ...(0,core_lib/* optional */.lq)('previousVersion', read_document_text(row, 'previousVersion')),
        ...(0,core_lib/* optional */.lq)('operation', read_document_text(row, 'operation')),
        ...(0,core_lib/* optional */.lq)('importJobId', read_document_text(row, 'importJobId')),
        ...(0,core_lib/* optional */.lq)('requester', read_document_text(row, 'requester')),
        ...(0,core_lib/* optional */.lq)('environmentUrl', read_document_text(row, 'environmentUrl')),
        ...(0,core_lib/* optional */.lq)('logUrl', read_document_text(row, 'logUrl')),
        ...(0,core_lib/* optional */.lq)('neverBegan', (0,core_lib/* booleanField */.hQ)(row, 'neverBegan') || undefined),
        ...(0,core_lib/* optional */.lq)('managed', (0,core_lib/* booleanField */.hQ)(row, 'managed')),
        ...(0,core_lib/* optional */.lq)('approval', readApproval((0,core_lib/* isRecord */.u4)(row) ? row['approval'] : undefined)),
    };
}
function readApproval(approval) {
    const approvers = texts(approval, 'approvers');
    if (approvers.length === 0)
        return undefined;
    return {
        approvers,
        evidence: texts(approval, 'evidence'),
        ...(0,core_lib/* optional */.lq)('requestId', read_document_text(approval, 'requestId')),
        ...(0,core_lib/* optional */.lq)('decidedAt', timeField(approval, 'decidedAt')),
    };
}
function readForeign(row) {
    if (!(0,core_lib/* isRecord */.u4)(row))
        return undefined;
    return {
        repository: read_document_text(row, 'repository') ?? '',
        deploymentId: count(row, 'deploymentId'),
        environment: read_document_text(row, 'environment') ?? '',
        createdAt: timeField(row, 'createdAt') ?? NO_TIME,
        reason: read_document_text(row, 'reason') ?? '',
        ...(0,core_lib/* optional */.lq)('createdBy', read_document_text(row, 'createdBy')),
    };
}
function readRequest(row) {
    const environment = read_document_text(row, 'environment');
    const title = read_document_text(row, 'title');
    if (environment === undefined && title === undefined)
        return undefined;
    return {
        kind: KINDS.find((known) => known === read_document_text(row, 'kind')) ?? 'issue',
        repository: read_document_text(row, 'repository') ?? '',
        environment: environment ?? '',
        title: title ?? `Deployment to ${environment ?? ''}`,
        waitsFor: texts(row, 'waitsFor'),
        ...(0,core_lib/* optional */.lq)('url', read_document_text(row, 'url')),
        ...(0,core_lib/* optional */.lq)('requestedBy', read_document_text(row, 'requestedBy')),
        ...(0,core_lib/* optional */.lq)('openedAt', timeField(row, 'openedAt')),
        ...(0,core_lib/* optional */.lq)('expiresAt', timeField(row, 'expiresAt')),
        ...(0,core_lib/* optional */.lq)('solution', read_document_text(row, 'solution')),
        ...(0,core_lib/* optional */.lq)('version', read_document_text(row, 'version')),
    };
}
function readEnvironmentEntry(row) {
    const name = read_document_text(row, 'name') ?? read_document_text(row, 'displayName') ?? read_document_text(row, 'url');
    if (name === undefined)
        return undefined;
    return {
        name,
        ...(0,core_lib/* optional */.lq)('url', read_document_text(row, 'url')),
        ...(0,core_lib/* optional */.lq)('type', read_document_text(row, 'type')),
        ...(0,core_lib/* optional */.lq)('owner', read_document_text(row, 'owner')),
        ...(0,core_lib/* optional */.lq)('createdAt', timeField(row, 'createdAt')),
        ...(0,core_lib/* optional */.lq)('expiresAt', timeField(row, 'expiresAt')),
    };
}
function readUnreadable(row) {
    const repository = read_document_text(row, 'repository');
    if (repository === undefined)
        return undefined;
    return { repository, reasonCode: read_document_text(row, 'reasonCode') ?? '', message: read_document_text(row, 'message') ?? '' };
}
function repositoriesOf(root, history) {
    const named = texts(root, 'repositories');
    return named.length > 0 ? named : [...new Set(history.map(({ repository }) => repository))].filter(Boolean);
}
/** The field as text that is not blank. */
function read_document_text(row, key) {
    const value = (0,core_lib/* stringField */.OM)(row, key);
    return value?.trim() ? value : undefined;
}
function texts(row, key) {
    return (0,core_lib/* arrayField */.e7)(row, key).filter((value) => typeof value === 'string' && value.trim() !== '');
}
function count(row, key) {
    const value = (0,core_lib/* numberField */.sJ)(row, key);
    return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
/** A date, or a date and time, as ISO 8601 in UTC. */
function timeField(row, key) {
    const written = read_document_text(row, key);
    if (written === undefined || !/^\d{4}-\d\d-\d\d/.test(written))
        return undefined;
    const ms = Date.parse(written);
    return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
//# sourceMappingURL=read-document.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/stage-order.js
/**
 * The names of all environments of a history that is sorted newest first, each in its first spelling. Those in `wished` come first, in that order; of the rest,
 * the one that the same bytes reached earlier stands before the one that they reached later.
 */
function orderStages(history, wished = []) {
    const standings = new Map();
    for (const { environment, production } of history) {
        const key = environment.toLowerCase();
        const standing = standings.get(key) ?? { name: environment, production: false, sum: 0, ways: 0 };
        standing.production ||= production;
        standings.set(key, standing);
    }
    for (const way of waysOf(history)) {
        for (const [index, key] of way.entries()) {
            const standing = standings.get(key);
            if (!standing || way.length < 2)
                continue;
            standing.sum += index / (way.length - 1);
            standing.ways++;
        }
    }
    const ranks = new Map(wished.map((name, index) => [name.toLowerCase(), index]));
    const rankOf = ({ name }) => ranks.get(name.toLowerCase()) ?? wished.length;
    const placeOf = ({ sum, ways }) => (ways === 0 ? 0 : sum / ways);
    return [...standings.values()]
        .sort((one, other) => rankOf(one) - rankOf(other) ||
        Number(one.production) - Number(other.production) ||
        placeOf(one) - placeOf(other) ||
        one.name.localeCompare(other.name, 'en'))
        .map(({ name }) => name);
}
/** For each zip of each project, the environments that it reached, in the order in which it first did. */
function waysOf(history) {
    const ways = new Map();
    for (const { repository, digest, environment, outcome } of history.toReversed()) {
        if (digest === '' || outcome !== 'success')
            continue;
        const key = `${repository} ${digest}`.toLowerCase();
        const way = ways.get(key) ?? new Set();
        ways.set(key, way.add(environment.toLowerCase()));
    }
    return [...ways.values()].map((way) => [...way]);
}
//# sourceMappingURL=stage-order.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/projects.js
// Projects and their stages: what each environment holds, what came after it, and how far it is behind.



/** `stages` names environments that come first, in order. `isComplete` is false when older deployments are missing. */
function planBoard(history, stages = [], isComplete = true) {
    const sorted = sortDeployments(history);
    const environments = orderStages(sorted, stages);
    const ranks = new Map(environments.map((name, rank) => [name.toLowerCase(), rank]));
    const projects = [...groupByProject(sorted).values()].map((own) => toProject(own, ranks, isComplete));
    projects.sort((one, other) => one.solution.localeCompare(other.solution, 'en') ||
        one.repository.localeCompare(other.repository, 'en'));
    return { environments, projects };
}
/** When the import ended, or else began or was asked for: ISO 8601. */
function timeOf({ finishedAt, startedAt, queuedAt }) {
    return finishedAt ?? startedAt ?? queuedAt;
}
function groupByProject(history) {
    const groups = new Map();
    for (const deployment of history) {
        const key = JSON.stringify([deployment.repository.toLowerCase(), deployment.solution.toLowerCase()]);
        const group = groups.get(key);
        if (group)
            group.push(deployment);
        else
            groups.set(key, [deployment]);
    }
    return groups;
}
function toProject(own, ranks, isComplete) {
    const stages = new Map();
    for (const { environment, record, newer } of (0,history_lib/* currentStates */.M5)(asRecords(own))) {
        const stage = { environment, current: record, ...(newer ? { newer } : {}), untested: false };
        stages.set(environment.toLowerCase(), stage);
    }
    for (const deployment of own) {
        const key = deployment.environment.toLowerCase();
        if (stages.has(key))
            continue;
        stages.set(key, { environment: deployment.environment, newer: deployment, untested: false });
    }
    compareStages(stages, own, ranks, isComplete);
    const [first] = own;
    return { repository: first?.repository ?? '', solution: first?.solution ?? '', stages };
}
function compareStages(stages, own, ranks, isComplete) {
    let before;
    const rankOf = (key) => ranks.get(key) ?? 0;
    const inOrder = [...stages].sort(([one], [other]) => rankOf(one) - rankOf(other));
    for (const [, stage] of inOrder) {
        const { current } = stage;
        if (!current)
            continue;
        const isOther = before?.digest !== current.digest;
        if (before && isOther && timeOf(before) > timeOf(current))
            stage.ahead = before;
        stage.untested = isComplete && current.production && stages.size > 1 && !wasTested(current, own);
        before = current;
    }
}
function wasTested({ digest, environment }, own) {
    return own.some((other) => other.digest === digest &&
        other.outcome === 'success' &&
        !other.production &&
        other.environment.toLowerCase() !== environment.toLowerCase());
}
//# sourceMappingURL=projects.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/problems.js

const DAY_MS = 86_400_000;
/** No import takes longer, and no run waits longer; the record was not closed. */
const LONGEST_MS = { in_progress: DAY_MS, queued: 35 * DAY_MS };
/** Everything of the document at `now`; environments that expire within `warnDays` are among it. */
function findProblems(document, board, now, warnDays) {
    const problems = [
        ...board.projects.flatMap((project) => [...project.stages.values()].flatMap((stage) => stageProblems(project, stage, now))),
        ...document.environments.flatMap((environment) => expiryProblems(environment, now, warnDays)),
        ...document.unreadable.map(({ repository, message }) => ({
            kind: 'unreadable',
            severity: 'bad',
            subject: repository,
            text: message || 'could not be read',
        })),
        ...document.foreign.map(({ repository, environment, reason, createdBy, createdAt }) => ({
            kind: 'foreign',
            severity: 'warning',
            subject: `${repository} → ${environment}`,
            text: `a deployment${createdBy ? ` by ${createdBy}` : ''} is not counted: ${reason}`,
            at: createdAt,
        })),
    ];
    const rank = ({ severity }) => (severity === 'bad' ? 0 : 1);
    return problems.sort((one, other) => rank(one) - rank(other) || (other.at ?? '').localeCompare(one.at ?? '', 'en'));
}
function stageProblems(project, { environment, newer, current, untested }, now) {
    const subject = `${project.solution} → ${environment}`;
    const problems = [];
    if (newer?.outcome === 'failure' && !newer.neverBegan) {
        const stays = current ? `; ${current.version} is still there` : '; nothing was there before';
        const text = `the import of ${newer.version} failed${stays}`;
        problems.push({ kind: 'failed', severity: 'bad', subject, text, deployment: newer, at: timeOf(newer) });
    }
    else if (newer && isStuck(newer, now)) {
        const text = `the import of ${newer.version} never ended`;
        problems.push({ kind: 'stuck', severity: 'warning', subject, text, deployment: newer, at: timeOf(newer) });
    }
    if (untested && current) {
        const text = `${current.version} is in production, and these bytes were in no other stage`;
        const at = timeOf(current);
        problems.push({ kind: 'untested', severity: 'warning', subject, text, deployment: current, at });
    }
    return problems;
}
function isStuck(deployment, now) {
    const { outcome } = deployment;
    if (outcome !== 'queued' && outcome !== 'in_progress')
        return false;
    return now - Date.parse(timeOf(deployment)) > LONGEST_MS[outcome];
}
function expiryProblems({ name, owner, expiresAt }, now, warnDays) {
    if (expiresAt === undefined)
        return [];
    const leftMs = Date.parse(expiresAt) - now;
    if (leftMs > warnDays * DAY_MS)
        return [];
    const text = `${leftMs <= 0 ? 'has expired' : 'expires soon'}${owner ? `; it belongs to ${owner}` : ''}`;
    const severity = leftMs <= 0 ? 'bad' : 'warning';
    return [{ kind: leftMs <= 0 ? 'expired' : 'expiring', severity, subject: name, text, at: expiresAt }];
}
//# sourceMappingURL=problems.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/client.js
/** Source of the script, complete. */
function clientSource() {
    const functions = [
        byId,
        formatAge,
        showAges,
        readState,
        setFields,
        readAddress,
        writeAddress,
        matches,
        selectRows,
        fillLine,
        showHistory,
        prepareHeads,
        prepareHistory,
        start,
    ];
    const source = `'use strict';\n${functions.map(String).join('\n')}\n${start.name}();\n`;
    return source.replaceAll('\r\n', '\n'); // as browsers read it before they compare its hash
}
function byId(id) {
    const element = document.getElementById(id);
    if (!element)
        throw new Error(`the page has no #${id}`);
    return element;
}
/** `3 days ago`, `in 20 days`: months only from two on. */
function formatAge(time, now) {
    const units = [
        ['year', 365 * 86400000],
        ['month', 30 * 86400000],
        ['day', 86400000],
        ['hour', 3600000],
        ['minute', 60000],
    ];
    const [unit, length] = units.find(([, ms]) => Math.abs(time - now) >= (ms > 86400000 ? 2 * ms : ms)) ?? [
        'minute',
        60000,
    ];
    const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
    return Math.abs(time - now) < 60000 ? 'just now' : format.format(Math.round((time - now) / length), unit);
}
/** Puts the age before each time, once. */
function showAges(root) {
    const now = Date.now();
    for (const time of root.querySelectorAll('time[data-age], time[data-due]')) {
        const iso = time.dataset['age'] ?? time.dataset['due'] ?? '';
        const at = Date.parse(iso);
        const before = time.previousElementSibling;
        if (Number.isNaN(at) || before?.classList.contains('age'))
            continue;
        const age = document.createElement('span');
        age.className = 'age';
        age.textContent = formatAge(at, now);
        if (time.dataset['due'] !== undefined) {
            const warnDays = Number(time.dataset['warnDays']);
            age.classList.add(at <= now ? 'bad' : at - now <= warnDays * 86400000 ? 'warning' : 'calm');
            if (at <= now)
                age.textContent = `ended ${age.textContent}`;
        }
        time.classList.add('quiet');
        time.before(age, ' ');
    }
}
function readState() {
    const read = JSON.parse(byId('history-rows').textContent ?? '{}');
    return { ...read, page: 0, sortKey: 'at', isRising: false };
}
/** What a list does not offer, and what is not given, counts as empty. */
function setFields(form, given) {
    for (const field of form.querySelectorAll('[name]')) {
        field.value = given.get(field.name) ?? '';
        if (field.value === '')
            field.value = '';
    }
}
/** Sets form, order and page by the part of the address after `#`. */
function readAddress(form, state) {
    const given = new URLSearchParams(location.hash.slice(1));
    setFields(form, given);
    const [key = '', direction] = (given.get('sort') ?? 'at').split('-');
    const isKnown = document.querySelector(`th[data-sort="${CSS.escape(key)}"]`) !== null;
    state.sortKey = isKnown ? key : 'at';
    state.isRising = direction === 'up';
    const page = Number(given.get('page') ?? '1');
    state.page = Number.isSafeInteger(page) && page > 0 ? page - 1 : 0;
}
/** The other way: the address can be sent to somebody. */
function writeAddress(form, state) {
    const parts = new URLSearchParams();
    for (const field of form.querySelectorAll('[name]')) {
        if (field.value !== '')
            parts.set(field.name, field.value);
    }
    if (state.sortKey !== 'at' || state.isRising)
        parts.set('sort', `${state.sortKey}-${state.isRising ? 'up' : 'down'}`);
    if (state.page > 0)
        parts.set('page', String(state.page + 1));
    const text = parts.toString();
    if (text !== location.hash.slice(1)) {
        history.replaceState(null, '', text === '' ? location.pathname + location.search : `#${text}`);
    }
}
/** Every word must stand somewhere in the row. */
function matches(row, words) {
    if (words.length === 0)
        return true;
    const { solution, version, environment, repository, requester, approvers, commit, digest, stateText } = row;
    const text = [
        solution,
        version,
        environment,
        repository,
        requester,
        approvers,
        commit,
        digest,
        row.importJob,
        stateText,
    ]
        .join('\n')
        .toLowerCase();
    return words.every((word) => text.includes(word));
}
function selectRows(form, { rows, sortKey, isRising }) {
    const given = new FormData(form);
    const value = (key) => String(given.get(key) ?? '');
    const words = value('text').toLowerCase().split(/\s+/).filter(Boolean);
    const days = Number(value('days'));
    const since = days > 0 ? new Date(Date.now() - days * 86400000).toISOString() : '';
    const exact = ['repository', 'solution', 'environment', 'state'].filter((key) => value(key) !== '');
    const found = rows.filter((row) => row.at >= since && exact.every((key) => row[key] === value(key)) && matches(row, words));
    if (sortKey === 'at')
        return isRising ? found.reverse() : found;
    const { compare } = new Intl.Collator('en', { numeric: true });
    return found.sort((one, other) => (isRising ? 1 : -1) * compare(one[sortKey], other[sortKey]));
}
/** A line out of the template of the page; only texts and checked addresses are put in. */
function fillLine(row) {
    const line = byId('history-line').content.cloneNode(true);
    const valueOf = (key) => row[key];
    for (const element of line.querySelectorAll('[data-if], [data-text], [data-href], time, [data-state], [data-title]')) {
        const { if: condition, text, href, state, title } = element.dataset;
        if (condition !== undefined)
            element.hidden = valueOf(condition) === '';
        if (text !== undefined)
            element.textContent = valueOf(text);
        if (href !== undefined && valueOf(href) !== '')
            element.setAttribute('href', valueOf(href));
        if (state !== undefined)
            element.dataset['state'] = row.state;
        if (title !== undefined)
            element.title = valueOf(title);
        if (element instanceof HTMLTimeElement && row.at !== '') {
            element.dateTime = row.at;
            element.dataset['age'] = row.at;
        }
    }
    return line;
}
function showHistory(form, state) {
    const found = selectRows(form, state);
    const pages = Math.max(1, Math.ceil(found.length / state.pageLines));
    state.page = Math.min(state.page, pages - 1);
    const first = state.page * state.pageLines;
    const lines = byId('history-lines');
    lines.replaceChildren(...found.slice(first, first + state.pageLines).map(fillLine));
    showAges(lines);
    const table = lines.closest('.scroll');
    if (table)
        table.hidden = found.length === 0;
    const last = Math.min(first + state.pageLines, found.length);
    const of = found.length === state.rows.length ? '' : ` (of ${state.rows.length.toLocaleString('en')})`;
    byId('history-count').textContent =
        found.length === 0
            ? `No deployment fits the filters${of}`
            : `${first + 1}–${last} of ${found.length.toLocaleString('en')} deployment${found.length === 1 ? '' : 's'}${of}`;
    const bar = byId('history-pages');
    bar.hidden = pages === 1;
    for (const button of bar.querySelectorAll('button')) {
        const target = state.page + Number(button.dataset['step']);
        button.setAttribute('aria-disabled', String(target < 0 || target >= pages));
    }
    const place = bar.querySelector('span');
    if (place)
        place.textContent = `Page ${state.page + 1} of ${pages}`;
    for (const head of document.querySelectorAll('th[data-sort]')) {
        const isSorted = head.dataset['sort'] === state.sortKey;
        if (isSorted)
            head.setAttribute('aria-sort', state.isRising ? 'ascending' : 'descending');
        else
            head.removeAttribute('aria-sort');
    }
}
/** Heads become buttons that sort. */
function prepareHeads(show, state) {
    for (const head of document.querySelectorAll('th[data-sort]')) {
        const key = head.dataset['sort'];
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = head.textContent;
        button.addEventListener('click', () => {
            state.isRising = state.sortKey === key ? !state.isRising : key !== 'at';
            state.sortKey = key;
            state.page = 0;
            show();
        });
        head.replaceChildren(button);
    }
}
function prepareHistory() {
    const form = byId('filters');
    const state = readState();
    const show = () => {
        showHistory(form, state);
        writeAddress(form, state);
    };
    const restart = () => {
        state.page = 0;
        show();
    };
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', restart);
    form.addEventListener('reset', (event) => {
        event.preventDefault(); // the browser would empty the fields only after this
        setFields(form, new URLSearchParams());
        restart();
    });
    byId('history-pages').addEventListener('click', ({ target }) => {
        if (!(target instanceof HTMLButtonElement) || target.getAttribute('aria-disabled') === 'true')
            return;
        state.page += Number(target.dataset['step']);
        show();
        byId('history').scrollIntoView();
    });
    const follow = () => {
        if (/^#\w+$/.test(location.hash))
            return; // a place on the page, not a filter
        readAddress(form, state);
        showHistory(form, state);
    };
    window.addEventListener('hashchange', follow);
    prepareHeads(show, state);
    form.hidden = false;
    if (location.hash.includes('='))
        follow();
    else
        showHistory(form, state);
}
function start() {
    const built = Date.parse(document.querySelector('time[data-built]')?.getAttribute('datetime') ?? '');
    byId('stale').hidden = !(Date.now() - built > 2 * 86400000);
    showAges(document);
    if (document.getElementById('history'))
        prepareHistory();
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/markup.js
// HTML as a value: a template in which every text is escaped, so that nobody can forget it.

/** Markup that needs no more escaping; only `markup` makes it out of texts. */
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
}
/** Markup with values in it, for elements and double-quoted attributes. */
function markup(strings, ...values) {
    const parts = strings.map((part, index) => part + (index < values.length ? render(values[index]) : ''));
    return new Markup(parts.join(''));
}
function render(value) {
    if (value === undefined || value === false)
        return '';
    if (value instanceof Markup)
        return value.text;
    if (typeof value === 'string')
        return (0,core_lib/* toHtmlText */.Gb)(value);
    if (typeof value === 'number')
        return String(value);
    return value.map(render).join('');
}
/** A value as JSON inside `<script type="application/json">`, which no text in it can end. */
function jsonScript(id, value) {
    const json = JSON.stringify(value).replaceAll('<', '\\u003c');
    return new Markup(`<script type="application/json" id="${(0,core_lib/* toHtmlText */.Gb)(id)}">${json}</script>`);
}
//# sourceMappingURL=markup.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/shown.js
// Outside text in the form in which the page shows it: one line, no hidden marks, of bounded length; links that are links.

const MAX_NAME = 80;
// Controls, line breaks of Unicode, the marks that reorder or hide text, halves of characters.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu;
/** Marks on one letter, of which no language has more than a few. */
const MARKS = /(\p{M}{3})\p{M}+/gu;
/** A name or sentence for the page; what is longer than `most` characters ends in an ellipsis. */
function shown(untrusted, most = MAX_NAME) {
    // Whoever sends megabytes must not be paid with time: a character has at most 2 units, and some are dropped.
    const line = untrusted.slice(0, most * 4).replace(UNSAFE, (char) => (/\s/.test(char) ? ' ' : '\u25a1'));
    const characters = Array.from(line.replace(MARKS, '$1'));
    const isCut = characters.length > most || untrusted.length > most * 4;
    return isCut ? `${characters.slice(0, most - 1).join('')}…` : line;
}
/** The address when it is one of the web that may be followed; undefined for `javascript:` and everything else. */
function shown_link(untrusted) {
    if (untrusted === undefined || untrusted.length > 2000 || !URL.canParse(untrusted))
        return undefined;
    const { protocol, hostname, username, password, href } = new URL(untrusted);
    if (username || password)
        return undefined;
    return protocol === 'https:' || (protocol === 'http:' && (0,core_lib/* isLoopbackHost */.cW)(hostname)) ? href : undefined;
}
const COMMIT = /^[0-9a-f]{7,64}$/i;
const REPOSITORY = /^[\w-]{1,39}\/[\w.-]{1,100}$/;
/** The page of a commit, unless repository or commit cannot be one. */
function commitLink(serverUrl, repository, commit) {
    return REPOSITORY.test(repository) && COMMIT.test(commit)
        ? shown_link(`${serverUrl}/${repository}/commit/${commit}`)
        : undefined;
}
/** The page of a run. */
function runLink(serverUrl, repository, runId) {
    return REPOSITORY.test(repository) && runId > 0
        ? shown_link(`${serverUrl}/${repository}/actions/runs/${runId}`)
        : undefined;
}
/** `2026-11-20 10:00` of a time in ISO 8601, UTC. */
function minute(iso) {
    return iso.slice(0, 16).replace('T', ' ');
}
//# sourceMappingURL=shown.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/pieces.js
// Small pieces of the page that several sections share.



/** Outside text, kept apart from the direction of writing around it. */
function pieces_name(untrusted, most) {
    return markup `<bdi>${shown(untrusted, most) || '—'}</bdi>`;
}
/** A link, or its text alone when the address is none. */
function pieces_anchor(address, content, className = '') {
    const href = shown_link(address);
    if (href === undefined)
        return markup `<span class="${className}">${content}</span>`;
    return markup `<a class="${className}" href="${href}" rel="noreferrer">${content}</a>`;
}
/** A moment in UTC; the script adds how long ago it is when somebody looks. */
function moment(iso) {
    if (iso === undefined || iso === NO_TIME)
        return markup `<span class="quiet">time not known</span>`;
    return markup `<span class="moment"><time datetime="${iso}" data-age="${iso}">${minute(iso)} UTC</time></span>`;
}
/** A day on which something ends, coloured from `warnDays` before on, by the day on which somebody looks. */
function due(iso, warnDays) {
    return markup `<span class="moment"><time datetime="${iso}" data-due="${iso}" data-warn-days="${warnDays}">${minute(iso)} UTC</time></span>`;
}
/** A table that falls apart into cards on a narrow screen and stays a table for those who listen to it. */
function cardTable(caption, columns, rows) {
    const cell = (row, { head, cell: content, isHeader }) => isHeader
        ? markup `<th scope="row" role="rowheader" data-label="${head}"><div>${content(row)}</div></th>`
        : markup `<td role="cell" data-label="${head}"><div>${content(row)}</div></td>`;
    return markup `<table class="cards" role="table">
<caption class="hidden">${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(({ head }) => markup `<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => markup `<tr role="row">${columns.map((column) => cell(row, column))}</tr>\n`)}</tbody>
</table>`;
}
/** `1 environment`, `2 environments`. */
function countOf(number, noun) {
    return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
//# sourceMappingURL=pieces.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/environments-section.js


const columnsFor = (warnDays) => [
    {
        head: 'Environment',
        isHeader: true,
        cell: (environment) => pieces_anchor(environment.url, pieces_name(environment.name), 'strong'),
    },
    { head: 'Type', cell: ({ type }) => (type === undefined ? '—' : pieces_name(type)) },
    { head: 'Owner', cell: ({ owner }) => (owner === undefined ? '—' : pieces_name(owner)) },
    { head: 'Created', cell: ({ createdAt }) => (createdAt === undefined ? '—' : moment(createdAt)) },
    {
        head: 'Expires',
        cell: ({ expiresAt }) => (expiresAt === undefined ? 'stays' : due(expiresAt, warnDays)),
    },
];
/** The section, those that go first on top; nothing when no environments are known. */
function environmentsSection(environments, warnDays) {
    if (environments.length === 0)
        return undefined;
    const rows = [...environments].sort((one, other) => (one.expiresAt ?? '9999').localeCompare(other.expiresAt ?? '9999', 'en') ||
        one.name.localeCompare(other.name, 'en'));
    return markup `<section id="environments" aria-labelledby="environments-title">
<h2 id="environments-title">Environments</h2>
${cardTable('Environments by the day on which they expire', columnsFor(warnDays), rows)}
</section>`;
}
//# sourceMappingURL=environments-section.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/history-row.js
// One line of the history: the values that the script gets, and the one piece of markup that shows them.





/** States in words. */
const STATE_WORDS = {
    success: 'Succeeded',
    failure: 'Failed',
    in_progress: 'Running',
    queued: 'Queued',
    unknown: 'Unknown',
};
/** What the line of a deployment says. */
function toHistoryRow(deployment, serverUrl) {
    const { approval, commit, repository, outcome } = deployment;
    const at = timeOf(deployment);
    return {
        at: at === NO_TIME ? '' : at,
        atText: at === NO_TIME ? 'time not known' : `${minute(at)} UTC`,
        repository: shown(repository),
        environment: shown(deployment.environment) || '—',
        environmentUrl: shown_link(deployment.environmentUrl) ?? '',
        solution: shown(deployment.solution) || '—',
        version: shown(deployment.version, 40),
        previous: shown(deployment.previousVersion ?? '', 40),
        state: outcome,
        stateText: deployment.neverBegan ? 'Never began' : STATE_WORDS[outcome],
        requester: shown(deployment.requester ?? ''),
        approvers: shown((approval?.approvers ?? []).join(', '), 160),
        approvalUrl: shown_link(approval?.evidence[0]) ?? '',
        commit: shown(commit),
        commitShort: shown(commit.slice(0, 7)),
        commitUrl: commitLink(serverUrl, repository, commit) ?? '',
        runUrl: shown_link(deployment.logUrl) ?? runLink(serverUrl, repository, deployment.runId) ?? '',
        digest: shown(deployment.digest),
        operation: shown(deployment.operation ?? ''),
        importJob: shown(deployment.importJobId ?? ''),
        took: durationOf(deployment),
    };
}
function durationOf({ startedAt, finishedAt }) {
    const ms = Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '');
    return ms >= 0 ? (0,core_lib/* formatDuration */.a3)(ms) : '';
}
/**
 * The line in HTML. The script clones the line of an empty row and fills it by the attributes: `data-text` and
 * `data-href` name the value that goes there, and `data-if` the one without which the element is hidden.
 */
function historyLine(row) {
    const text = (key) => markup `<bdi data-text="${key}">${row[key]}</bdi>`;
    const when = (key, content) => markup `<span data-if="${key}"${row[key] === '' && markup ` hidden`}>${content}</span>`;
    const to = (key, content) => markup `<a data-href="${key}"${row[key] !== '' && markup ` href="${row[key]}"`} rel="noreferrer">${content}</a>`;
    const fact = (key, term) => markup `<div data-if="${key}"${row[key] === '' && markup ` hidden`}><dt>${term}</dt><dd>${text(key)}</dd></div>`;
    return markup `<tr role="row">
<td role="cell" data-label="When"><div><span class="moment"><time${row.at !== '' && markup ` datetime="${row.at}" data-age="${row.at}"`} data-text="atText">${row.atText}</time></span></div></td>
<th scope="row" role="rowheader" data-label="Solution"><div>${text('solution')}<div class="quiet">${text('repository')}</div></div></th>
<td role="cell" data-label="Version"><div><strong>${text('version')}</strong><div class="quiet">${when('previous', markup `was ${text('previous')}`)}</div></div></td>
<td role="cell" data-label="Environment"><div>${to('environmentUrl', text('environment'))}</div></td>
<td role="cell" data-label="State"><div><span class="badge" data-state="${row.state}" data-text="stateText">${row.stateText}</span></div></td>
<td role="cell" data-label="People"><div><div>${when('requester', markup `<span class="quiet">by</span> ${text('requester')}`)}</div><div>${when('approvers', markup `<span class="quiet">approved by</span> ${to('approvalUrl', text('approvers'))}`)}</div></div></td>
<td role="cell" data-label="Source"><div>${when('runUrl', to('runUrl', 'run'))} ${when('commit', to('commitUrl', markup `<code title="${row.commit}" data-title="commit" data-text="commitShort">${row.commitShort}</code>`))}
<details><summary>Details</summary><dl>${fact('digest', 'SHA-256')}${fact('commit', 'Commit')}${fact('importJob', 'Import job')}${fact('operation', 'Operation')}${fact('took', 'Took')}</dl></details></div></td>
</tr>
`;
}
/** A row without values: what the script clones. */
const emptyRow = {
    at: '',
    atText: '',
    repository: '',
    environment: '',
    environmentUrl: '',
    solution: '',
    version: '',
    previous: '',
    state: 'queued',
    stateText: '',
    requester: '',
    approvers: '',
    approvalUrl: '',
    commit: '',
    commitShort: '',
    commitUrl: '',
    runUrl: '',
    digest: '',
    operation: '',
    importJob: '',
    took: '',
};
//# sourceMappingURL=history-row.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/history-section.js
// The history with its filters. Without the script it is the newest page of it; the script brings the rest.



/** Lines of one page. */
const PAGE_LINES = 50;
/** Periods of the filter in days. */
const PERIODS = {
    '1': 'Last 24 hours',
    '7': 'Last 7 days',
    '30': 'Last 30 days',
    '90': 'Last 90 days',
    '365': 'Last year',
};
/** Heads of the table; those with a key can be sorted by it. */
const HEADS = [
    { head: 'When', sort: 'at' },
    { head: 'Solution', sort: 'solution' },
    { head: 'Version', sort: 'version' },
    { head: 'Environment', sort: 'environment' },
    { head: 'State', sort: 'stateText' },
    { head: 'People' },
    { head: 'Source' },
];
/** The section with the data of all rows, newest first. */
function historySection(rows, truncated) {
    const total = countOf(rows.length, 'deployment');
    const rest = rows.length > PAGE_LINES &&
        markup `<noscript><p class="quiet">These are the newest ${PAGE_LINES}. The file <a href="dashboard.json">dashboard.json</a> holds all of them; filters and pages need JavaScript.</p></noscript>`;
    return markup `<section id="history" aria-labelledby="history-title">
<h2 id="history-title">History</h2>
${filterForm(rows)}
<p id="history-count" role="status" class="quiet">${total}${truncated && markup `; older ones are left out`}</p>
${rest}
<div class="scroll" tabindex="0" role="region" aria-label="Table of deployments"><table class="cards history" role="table">
<caption class="hidden">Deployments, newest first</caption>
<thead role="rowgroup"><tr role="row">${HEADS.map(({ head, sort }) => markup `<th scope="col" role="columnheader"${sort !== undefined && markup ` data-sort="${sort}"`}>${head}</th>`)}</tr></thead>
<tbody role="rowgroup" id="history-lines">
${rows.slice(0, PAGE_LINES).map(historyLine)}</tbody>
</table></div>
<nav id="history-pages" aria-label="Pages of the history" hidden><button type="button" data-step="-1">Newer page</button> <span></span> <button type="button" data-step="1">Older page</button></nav>
<template id="history-line">${historyLine(emptyRow)}</template>
${jsonScript('history-rows', { pageLines: PAGE_LINES, rows })}
</section>`;
}
function filterForm(rows) {
    const choice = (key, label, all, options) => markup `<label>${label}<select name="${key}"><option value="">${all}</option>${options.map(([value, words]) => markup `<option value="${value}">${words}</option>`)}</select></label>
`;
    const names = (key) => [...new Set(rows.map((row) => row[key]))]
        .filter((text) => text !== '')
        .sort((one, other) => one.localeCompare(other, 'en'))
        .map((text) => [text, text]);
    const repositories = names('repository');
    return markup `<form id="filters" role="search" aria-label="Filter the history" hidden>
<label class="wide">Search<input type="search" name="text" autocomplete="off" placeholder="solution, person, commit, digest …"></label>
${repositories.length > 1 && choice('repository', 'Repository', 'All', repositories)}
${choice('solution', 'Solution', 'All', names('solution'))}
${choice('environment', 'Environment', 'All', names('environment'))}
${choice('state', 'State', 'All', Object.entries(STATE_WORDS))}
${choice('days', 'Period', 'All time', Object.entries(PERIODS))}
<button type="reset">Clear</button>
</form>`;
}
//# sourceMappingURL=history-section.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/problems-section.js



/** As many as are shown before the rest is folded away. */
const MOST_OPEN = 10;
const WORDS = {
    failed: 'Failed',
    stuck: 'No end',
    untested: 'Not tested',
    foreign: 'Not counted',
    unreadable: 'Not read',
    expired: 'Expired',
    expiring: 'Expires soon',
};
/** The section; it says so when all is well. */
function problemsSection(problems, serverUrl) {
    const items = problems.map((problem) => problemItem(problem, serverUrl));
    const rest = items.slice(MOST_OPEN);
    return markup `<section id="problems" aria-labelledby="problems-title">
<h2 id="problems-title">Needs attention</h2>
${problems.length === 0 && markup `<p class="calm">No failed deployment, no environment about to expire.</p>`}
${items.length > 0 && markup `<ul class="problems">${items.slice(0, MOST_OPEN)}</ul>`}
${rest.length > 0 && markup `<details><summary>${countOf(rest.length, 'more problem')}</summary><ul class="problems">${rest}</ul></details>`}
</section>`;
}
function problemItem({ kind, severity, subject, text, at, deployment }, serverUrl) {
    const log = deployment && (shown_link(deployment.logUrl) ?? runLink(serverUrl, deployment.repository, deployment.runId));
    const isEnd = kind === 'expired' || kind === 'expiring';
    return markup `<li><span class="badge ${severity}">${WORDS[kind]}</span>
<div><p><strong>${pieces_name(subject, 120)}</strong>: <span>${pieces_name(text, 300)}</span></p>
<p class="quiet">${at !== undefined && (isEnd ? due(at, Infinity) : moment(at))}${log !== undefined && markup ` · ${pieces_anchor(log, markup `Run<span class="hidden"> of ${pieces_name(subject)}</span>`)}`}</p></div></li>
`;
}
//# sourceMappingURL=problems-section.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/projects-section.js




/** Environments with a column of their own; a repository with one for each branch has hundreds. */
const MOST_COLUMNS = 8;
/** Stages beyond the columns that a project shows. */
const MOST_OTHERS = 5;
/** The matrix; on a narrow screen each project is a card with its stages in it. */
function projectsSection(board, serverUrl) {
    const content = board.projects.length === 0
        ? markup `<p class="calm">No deployment has been recorded yet.</p>`
        : matrix(board, serverUrl);
    return markup `<section id="projects" aria-labelledby="projects-title">
<h2 id="projects-title">Projects and stages</h2>
${content}
</section>`;
}
function matrix(board, serverUrl) {
    const columns = chooseColumns(board);
    const hasOthers = columns.length < board.environments.length;
    const hasRepositories = new Set(board.projects.map(({ repository }) => repository)).size > 1;
    const head = (content) => markup `<th scope="col" role="columnheader">${content}</th>`;
    const row = (project) => markup `<tr role="row">
<th scope="row" role="rowheader">${pieces_name(project.solution)}${hasRepositories && markup `<div class="quiet">${pieces_name(project.repository)}</div>`}</th>
${columns.map((column) => stageCell(column, project.stages.get(column.toLowerCase()), serverUrl))}${hasOthers && othersCell(project, columns)}</tr>
`;
    return markup `<div class="scroll" tabindex="0" role="region" aria-label="Table of projects and stages"><table class="cards matrix" role="table">
<caption class="hidden">Version of each project in each stage</caption>
<thead role="rowgroup"><tr role="row">${head('Project')}${columns.map((column) => head(pieces_name(column, 40)))}${hasOthers && head('Elsewhere')}</tr></thead>
<tbody role="rowgroup">
${board.projects.map(row)}</tbody>
</table></div>`;
}
/** All environments, or those that most projects have, in the order of promotion. */
function chooseColumns({ environments, projects }) {
    if (environments.length <= MOST_COLUMNS)
        return environments;
    const uses = new Map();
    for (const key of projects.flatMap(({ stages }) => [...stages.keys()]))
        uses.set(key, (uses.get(key) ?? 0) + 1);
    const ranked = [...uses].sort(([, one], [, other]) => other - one);
    const chosen = new Set(ranked.slice(0, MOST_COLUMNS).map(([key]) => key));
    return environments.filter((environment) => chosen.has(environment.toLowerCase()));
}
/** The other stages of the project, the newest first. */
function othersCell({ stages }, columns) {
    const shownKeys = new Set(columns.map((column) => column.toLowerCase()));
    const others = [...stages]
        .flatMap(([key, { current }]) => (current && !shownKeys.has(key) ? [current] : []))
        .sort((one, other) => timeOf(other).localeCompare(timeOf(one), 'en'));
    const lines = others
        .slice(0, MOST_OTHERS)
        .map(({ environment, version }) => markup `<li>${pieces_name(environment, 40)}: ${pieces_name(version, 40)}</li>`);
    const more = others.length - lines.length;
    return markup `<td role="cell" data-label="Elsewhere"><div><ul class="people">${lines}${more > 0 && markup `<li>and ${more} more</li>`}</ul></div></td>
`;
}
function stageCell(environment, stage, serverUrl) {
    const cell = (className, content) => markup `<td role="cell" class="${className}" data-label="${shown(environment, 40)}"><div>${content}</div></td>
`;
    if (!stage) {
        return cell('none', markup `<span aria-hidden="true">—</span><span class="hidden">never deployed</span>`);
    }
    const { current } = stage;
    const now = current ? currentLines(current, serverUrl) : markup `<div class="quiet">nothing yet</div>`;
    return cell('stage', [now, ...stageNotes(stage, serverUrl)]);
}
/** Version, time and approval of what is there. */
function currentLines(current, serverUrl) {
    const approvers = current.approval?.approvers.join(', ') ?? '';
    const approval = approvers === '' ? markup `no approval on record` : markup `approved by ${pieces_name(approvers)}`;
    return markup `<div>${pieces_anchor(logOf(current, serverUrl), pieces_name(current.version, 40), 'version')}</div>
<div class="quiet">${moment(timeOf(current))}</div>
${(approvers !== '' || current.production) && markup `<div class="quiet">${approval}</div>`}`;
}
/** What is about to change there, or should. */
function stageNotes({ newer, ahead, untested }, serverUrl) {
    const notes = [];
    if (newer) {
        const { tone, words } = newer.neverBegan ? NEVER_BEGAN : NEWER[newer.outcome];
        const version = pieces_anchor(logOf(newer, serverUrl), pieces_name(newer.version, 40));
        notes.push(markup `<div class="note ${tone}">${version} ${words}</div>`);
    }
    if (ahead) {
        notes.push(markup `<div class="note">behind ${pieces_name(ahead.environment, 40)}: ${pieces_name(ahead.version, 40)}</div>`);
    }
    if (untested)
        notes.push(markup `<div class="note warning">not tested before</div>`);
    return notes;
}
const NEVER_BEGAN = { tone: '', words: 'was rejected or cancelled' };
const NEWER = {
    success: { tone: '', words: 'succeeded' },
    failure: { tone: 'bad', words: 'failed' },
    in_progress: { tone: 'busy', words: 'is being imported' },
    queued: { tone: 'busy', words: 'waits' },
    unknown: { tone: '', words: 'ended in an unknown way' },
};
function logOf({ logUrl, repository, runId }, serverUrl) {
    return shown_link(logUrl) ?? runLink(serverUrl, repository, runId);
}
//# sourceMappingURL=projects-section.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/style.js
// How the page looks: one style sheet, light and dark, nothing from outside.
/** The style sheet. */
const style = `
:root { color-scheme: light dark; --ink: #1b1a19; --quiet: #5c5a58; --paper: #f7f6f5; --card: #fff; --line: #e1dfdd; --strong-line: #8a8886; --accent: #742774; --good: #0b6a0b; --bad: #b10e1c; --warning: #7a4d00; --busy: #0f5a9e; --good-soft: #e3f5e1; --bad-soft: #fde9ea; --warning-soft: #fdf1d7; --busy-soft: #e3effa; --head: #f3f2f1; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f2f1; --quiet: #b8b5b2; --paper: #141312; --card: #1e1d1c; --line: #383635; --strong-line: #8a8886; --accent: #d9a9ff; --good: #7bd56f; --bad: #ff9da7; --warning: #f4c267; --busy: #8ec5f7; --good-soft: #1a3017; --bad-soft: #411c20; --warning-soft: #3a2c10; --busy-soft: #14293c; --head: #282625; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 16px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.45 "Segoe UI", system-ui, -apple-system, sans-serif; overflow-wrap: anywhere; }
main, .top { max-width: 1280px; margin: 0 auto; padding: 0 24px; }
a { color: var(--accent); text-underline-offset: 2px; } a:not([href]) { color: inherit; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: 8px; top: -60px; z-index: 9; background: var(--card); padding: 10px 16px; border: 2px solid var(--accent); border-radius: 6px; }
.skip:focus { top: 8px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
.quiet, .calm { color: var(--quiet); }
.quiet { font-size: .87em; font-weight: 400; }
.strong { font-weight: 600; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 28px 0 4px; }
h2 { font-size: 1.2rem; margin: 36px 0 12px; }
p { margin: 0; }
section { scroll-margin-top: 12px; } main:focus { outline: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 20px 0 0; padding: 0; list-style: none; }
.tiles a { display: block; height: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; color: inherit; text-decoration: none; }
.tiles a:hover { border-color: var(--accent); }
.tiles strong { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tiles .bad strong { color: var(--bad); } .tiles .warning strong { color: var(--warning); }
.banner { background: var(--warning-soft); color: var(--warning); border-radius: 8px; padding: 10px 14px; margin-top: 16px; }
.calm { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; }
.badge { display: inline-block; padding: 1px 10px; border-radius: 99px; font-size: .85em; font-weight: 600; white-space: nowrap; background: var(--head); }
.badge.bad, .badge[data-state=failure] { background: var(--bad-soft); color: var(--bad); }
.badge.warning { background: var(--warning-soft); color: var(--warning); }
.badge[data-state=success] { background: var(--good-soft); color: var(--good); }
.badge[data-state=in_progress], .badge[data-state=queued] { background: var(--busy-soft); color: var(--busy); }
.age.bad { color: var(--bad); font-weight: 600; } .age.warning { color: var(--warning); font-weight: 600; } .age.calm { background: none; border: 0; padding: 0; color: inherit; }
.problems { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.problems li { display: grid; grid-template-columns: 120px 1fr; gap: 4px 16px; padding: 10px 16px; align-items: start; }
.problems li + li { border-top: 1px solid var(--line); }
.problems .badge { justify-self: start; }
details > summary { cursor: pointer; color: var(--accent); }
section > details { margin-top: 12px; } section > details > summary { margin-bottom: 8px; }
.people { list-style: none; margin: 0; padding: 0; }
.scroll { position: relative; overflow-x: auto; border-radius: 12px; border: 1px solid var(--line); background: var(--card); }
table { border-collapse: separate; border-spacing: 0; width: 100%; background: var(--card); }
section > table { border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
th, td { text-align: left; padding: 10px 14px; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: 400; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { background: var(--head); color: var(--quiet); font-weight: 600; font-size: .87em; white-space: nowrap; }
tbody th { font-weight: 600; }
.moment { display: inline-block; } .moment .age { white-space: nowrap; } .moment time { white-space: nowrap; } td > div > .moment .age { display: block; }
.matrix tbody th { position: sticky; left: 0; background: var(--card); min-width: 170px; max-width: 280px; }
.matrix thead th:first-child { position: sticky; left: 0; }
.matrix td { min-width: 170px; } .matrix .version { font-size: 1.12em; font-weight: 600; font-variant-numeric: tabular-nums; }
.matrix .none { color: var(--quiet); }
.note { font-size: .85em; margin-top: 4px; padding: 1px 8px; border-radius: 6px; background: var(--head); width: fit-content; }
.note.bad { background: var(--bad-soft); color: var(--bad); } .note.busy { background: var(--busy-soft); color: var(--busy); } .note.warning { background: var(--warning-soft); color: var(--warning); }
.note a { color: inherit; }
.history td, .history tbody th { font-size: .93em; } .history tbody th { min-width: 190px; } .history td:nth-child(3) { min-width: 130px; } .history td:nth-child(6) { min-width: 180px; } .history code { font-size: .95em; }
dl { margin: 6px 0 0; display: grid; gap: 4px; max-width: 210px; } dt { color: var(--quiet); font-size: .85em; } dd { margin: 0; font-family: ui-monospace, monospace; font-size: .85em; user-select: all; }
form { display: flex; flex-wrap: wrap; gap: 10px 12px; align-items: end; margin-bottom: 12px; }
label { display: grid; gap: 3px; font-size: .87em; color: var(--quiet); flex: 1 1 130px; min-width: 0; max-width: 220px; } label.wide { flex: 3 1 240px; max-width: 420px; }
input, select, button { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--strong-line); border-radius: 8px; padding: 7px 10px; min-height: 38px; max-width: 100%; }
input, select { width: 100%; } ::placeholder { color: var(--quiet); opacity: 1; }
button { cursor: pointer; } button:hover { border-color: var(--accent); } button[aria-disabled=true] { opacity: .55; cursor: default; }
thead button { all: unset; cursor: pointer; padding: 2px 4px; margin: -2px -4px; border-radius: 4px; } thead button:hover { color: var(--accent); } thead button:focus-visible { outline: 3px solid var(--accent); }
th[aria-sort=descending] button::after { content: " ↓"; } th[aria-sort=ascending] button::after { content: " ↑"; }
#history-count { margin-bottom: 8px; } #history-pages { display: flex; gap: 14px; align-items: center; margin-top: 12px; }
footer { margin: 40px 0 48px; color: var(--quiet); font-size: .87em; }
@media (max-width: 760px) {
  main, .top { padding: 0 14px; }
  h1 { margin-top: 18px; font-size: 1.45rem; } h2 { margin-top: 28px; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 8px; } .tiles strong { font-size: 1.35rem; }
  .problems li { grid-template-columns: 1fr; }
  .scroll, section > table.cards { border: 0; background: none; border-radius: 0; overflow: visible; }
  .cards, .cards tbody { display: block; background: none; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards.history thead { position: static; width: auto; height: auto; clip-path: none; display: block; margin-bottom: 8px; }
  .history thead tr { display: flex; flex-wrap: wrap; gap: 6px; } .history thead tr::before { content: "Sort by"; color: var(--quiet); font-size: .87em; padding: 6px 0; } .history thead th { border: 1px solid var(--line); border-radius: 8px; padding: 6px 10px; } .history thead th:not([data-sort]) { display: none; }
  .cards tbody tr { display: block; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 10px 14px; margin-bottom: 10px; }
  .cards tbody th, .cards tbody td { display: grid; grid-template-columns: 96px 1fr; gap: 0 10px; border: 0; padding: 4px 0; min-width: 0; max-width: none; position: static; }
  .cards tbody [data-label]::before { content: attr(data-label); color: var(--quiet); font-size: .87em; font-weight: 400; grid-row: 1 / span 9; overflow-wrap: anywhere; }
  .cards tbody td > *, .cards tbody th > * { grid-column: 2; min-width: 0; }
  dl { max-width: none; }
  .matrix tbody th { display: block; font-size: 1.05em; padding-bottom: 6px; } .matrix .none { display: none; } .matrix .stage { border-top: 1px solid var(--line); padding: 8px 0; }
  label { flex-basis: 44%; max-width: none; } label.wide { flex-basis: 100%; max-width: none; }
  td > div > .moment .age { display: inline; }
}
@media print {
  :root { color-scheme: light; } body { background: #fff; font-size: 11px; }
  .skip, form, #history-pages, .tiles { display: none !important; } .scroll { overflow: visible; }
  tr, .problems li { break-inside: avoid; } thead { display: table-header-group; } a { color: inherit; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
//# sourceMappingURL=style.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/waiting-section.js


/** A request lives for some days; on its last one it is urgent. */
const WARN_DAYS = 1;
const COLUMNS = [
    {
        head: 'Request',
        isHeader: true,
        cell: (request) => pieces_anchor(request.url, pieces_name(request.title, 120), 'strong'),
    },
    {
        head: 'Target',
        cell: ({ environment, repository }) => markup `${environment !== '' && pieces_name(environment)}<div class="quiet">${pieces_name(repository)}</div>`,
    },
    {
        head: 'Solution',
        cell: ({ solution, version }) => solution === undefined ? '—' : markup `${pieces_name(solution)} ${version !== undefined && pieces_name(version)}`,
    },
    { head: 'Asked by', cell: ({ requestedBy }) => (requestedBy === undefined ? '—' : pieces_name(requestedBy)) },
    {
        head: 'Waits for',
        cell: ({ waitsFor }) => waitsFor.length === 0
            ? 'anybody who may approve'
            : markup `<ul class="people">
            ${waitsFor.slice(0, 8).map((person) => markup `<li>${pieces_name(person)}</li>`)}${waitsFor.length > 8 && markup `<li>and ${waitsFor.length - 8} more</li>`}
          </ul>`,
    },
    { head: 'Since', cell: ({ openedAt }) => moment(openedAt) },
    { head: 'Expires', cell: ({ expiresAt }) => (expiresAt === undefined ? '—' : due(expiresAt, WARN_DAYS)) },
];
/** The section; it says so when nobody is waited for. */
function waitingSection(requests) {
    const oldestFirst = [...requests].sort((one, other) => (one.openedAt ?? '').localeCompare(other.openedAt ?? '', 'en'));
    return markup `<section id="waiting" aria-labelledby="waiting-title">
<h2 id="waiting-title">Waiting for approval</h2>
${requests.length === 0
        ? markup `<p class="calm">Nothing waits for an approval.</p>`
        : cardTable('Open requests, the oldest first', COLUMNS, oldestFirst)}
</section>`;
}
//# sourceMappingURL=waiting-section.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/page/page.js
// The whole page: one file that needs nothing from anywhere else, and says so to the browser.













/** Renders the page as of the time at which the document was made. */
function renderPage(document, { stages = [], warnDays = 14 } = {}) {
    const board = planBoard(document.history, stages, !document.truncated);
    const problems = findProblems(document, board, Date.parse(document.generatedAt), warnDays);
    const script = clientSource();
    const body = markup `<a class="skip" href="#content">Skip to the content</a>
${header(document, board, problems)}
<main id="content" tabindex="-1">
${waitingSection(document.requests)}
${problemsSection(problems, document.serverUrl)}
${projectsSection(board, document.serverUrl)}
${environmentsSection(document.environments, warnDays)}
${document.history.length > 0 &&
        historySection(document.history.map((deployment) => toHistoryRow(deployment, document.serverUrl)), document.truncated)}
<footer>Made from ${repositoriesText(document.repositories)}. The same in <a href="dashboard.json">dashboard.json</a>.</footer>
</main>`;
    const page = markup `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${shown(document.title, 120)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${body}
<script>${new Markup(script)}</script>
</body>
</html>
`;
    return { html: page.text, board, problems };
}
/** Nothing may be loaded from anywhere, and only this very style and script count. */
function contentPolicy(ownStyle, ownScript) {
    const hashOf = (text) => `'sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}'`;
    return [
        `default-src 'none'`,
        `style-src ${hashOf(ownStyle)}`,
        `script-src ${hashOf(ownScript)}`,
        `img-src data:`,
        `base-uri 'none'`,
        `form-action 'none'`,
    ].join('; ');
}
function header(document, board, problems) {
    const { title, generatedAt } = document;
    return markup `<header class="top">
<h1><bdi>${shown(title, 120)}</bdi></h1>
<p class="quiet">As of <time datetime="${generatedAt}" data-built data-age="${generatedAt}">${minute(generatedAt)} UTC</time></p>
<p class="banner" id="stale" hidden>This page was not built for more than two days. Look at the runs of its workflow.</p>
<nav aria-label="Sections"><ul class="tiles">
${planTiles(document, board, problems).map(renderTile)}</ul></nav>
</header>`;
}
/** One for each section that is on the page. */
function planTiles({ requests, environments, history }, { projects }, problems) {
    const ending = problems.filter(({ kind }) => kind === 'expired' || kind === 'expiring').length;
    const warning = (number) => (number > 0 ? { tone: 'warning' } : {});
    const isBad = problems.some(({ severity }) => severity === 'bad');
    const tiles = [
        {
            section: 'waiting',
            number: requests.length,
            words: 'waiting for approval',
            ...warning(requests.length),
        },
        {
            section: 'problems',
            number: problems.length,
            words: problems.length === 1 ? 'needs attention' : 'need attention',
            ...(isBad ? { tone: 'bad' } : warning(problems.length)),
        },
        { section: 'projects', number: projects.length, words: projects.length === 1 ? 'project' : 'projects' },
    ];
    if (environments.length > 0)
        tiles.push({ section: 'environments', number: ending, words: 'environments ending', ...warning(ending) });
    if (history.length > 0)
        tiles.push({
            section: 'history',
            number: history.length,
            words: history.length === 1 ? 'deployment' : 'deployments',
        });
    return tiles;
}
function renderTile({ section, number, words, tone }) {
    return markup `<li class="${tone}"><a href="#${section}"><strong>${number.toLocaleString('en')}</strong>${words}</a></li>
`;
}
function repositoriesText(repositories) {
    const names = repositories.slice(0, 5).map((repository) => shown(repository));
    if (repositories.length === 0)
        return 'the data that was given';
    return repositories.length > 5
        ? `the deployments of ${`${repositories.length} repositories`}`
        : `the deployments of ${names.join(', ')}`;
}
//# sourceMappingURL=page.js.map
;// CONCATENATED MODULE: ./packages/dashboard/lib/index.js





//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
;// CONCATENATED MODULE: ./actions/lib/build-dashboard/environments.js




const MAX_BYTES = 20_000_000;
/**
 * Reads the file if one is named, else asks the service if there are credentials. That the service says no is told
 * and stops nothing.
 * @throws AlmError for a file that is none.
 */
async function readEnvironments(inputs, ports) {
    const { environmentsFile, workingDirectory } = inputs;
    if (environmentsFile !== undefined) {
        const file = (0,files/* resolvePath */.o1)(ports, workingDirectory, environmentsFile);
        const what = 'input environments-file';
        const list = (0,core_lib/* parseJson */.qF)(await (0,files/* readText */.yR)(file, 'environments-file', MAX_BYTES), what, 'input-invalid');
        return { environments: readEnvironmentList(list, what) };
    }
    if (!namesIdentity(inputs, ports))
        return { environments: [] };
    try {
        const admin = await (0,services/* openServices */.N)(inputs, ports).admin();
        return { environments: (await admin.listEnvironments()).map(describeEnvironment) };
    }
    catch (caught) {
        if (caught instanceof core_lib/* AlmError */.Ly && caught.code !== 'cancelled')
            return { environments: [], failure: caught };
        throw caught;
    }
}
/** Whether somebody asked for a sign-in at all: the page needs none. */
function namesIdentity(inputs, { environment }) {
    const { userName, appId, clientSecret } = inputs;
    const variables = ['POWER_PLATFORM_CLIENT_ID', 'POWER_PLATFORM_USE_MSI'];
    return ([userName, appId, clientSecret].some((given) => given !== undefined) ||
        variables.some((name) => (environment[name] ?? '').trim() !== ''));
}
function describeEnvironment(environment) {
    const { displayName, sku, createdTime, dataverse, description = '' } = environment;
    return {
        name: displayName,
        type: sku,
        ...(0,core_lib/* optional */.lq)('url', dataverse?.url),
        ...(0,core_lib/* optional */.lq)('createdAt', createdTime),
        ...readExpiryNote(description),
    };
}
//# sourceMappingURL=environments.js.map
// EXTERNAL MODULE: ./actions/lib/common/history-records.js
var history_records = __webpack_require__(4930);
// EXTERNAL MODULE: ./actions/lib/common/job.js
var job = __webpack_require__(6082);
// EXTERNAL MODULE: ./actions/lib/common/approval/issue-evidence.js
var issue_evidence = __webpack_require__(918);
// EXTERNAL MODULE: ./actions/lib/common/approval/request.js
var request = __webpack_require__(1904);
;// CONCATENATED MODULE: ./actions/lib/build-dashboard/issue-request.js
// What an approval issue asks for, as the page tells it.


/** Reads the issue, whose text must be known to be the gate's; undefined when it asks for nothing. */
function describeIssue(issue, repository, records) {
    const subject = subjectOf(issue);
    if (!subject)
        return undefined;
    const { environment, solutionDigest } = subject;
    // The request names bytes; the history knows which solution they are.
    const record = records.find(({ digest }) => `sha256:${digest}` === solutionDigest);
    const approvers = factIn(issue.body, 'May approve')?.replace(/; \d+ needed$/, '');
    return {
        kind: 'issue',
        repository,
        environment,
        title: issue.title,
        url: issue.url,
        waitsFor: approvers === undefined ? [] : approvers.split(', '),
        openedAt: issue.createdAt,
        ...(0,core_lib/* optional */.lq)('requestedBy', factIn(issue.body, 'Asked by')),
        ...(0,core_lib/* optional */.lq)('expiresAt', timeIn(factIn(issue.body, 'Ends at'))),
        ...(0,core_lib/* optional */.lq)('solution', record?.solution),
        ...(0,core_lib/* optional */.lq)('version', record?.version),
    };
}
function subjectOf(issue) {
    try {
        return (0,request/* parseRequest */.TR)(issue).subject;
    }
    catch (caught) {
        if (caught instanceof core_lib/* AlmError */.Ly)
            return undefined;
        throw caught;
    }
}
/** The cell beside `name` in the table of the request, as text without the marks of Markdown. */
function factIn(body, name) {
    const line = body.split(/\r?\n/).find((candidate) => candidate.startsWith(`| ${name} | `));
    const cell = line?.slice(`| ${name} | `.length).replace(/ \|$/, '');
    return cell
        ?.replace(/\\(.)/g, '$1')
        .replaceAll('\u200b', '')
        .replace(/&(lt|gt|amp);/g, (entity) => ({ '&lt;': '<', '&gt;': '>', '&amp;': '&' })[entity] ?? entity);
}
function timeIn(text) {
    const ms = Date.parse(text ?? '');
    return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
//# sourceMappingURL=issue-request.js.map
;// CONCATENATED MODULE: ./actions/lib/build-dashboard/open-requests.js
// What waits for an approval in one repository: issues that approve-gate opened, runs in front of an environment, and
// the pull requests of promotions.




/** The approval issues that can still be answered. Needs `issues: read`. */
async function fetchIssueRequests(github, author, records) {
    const requests = [];
    for (const issue of await github.listIssues(request/* REQUEST_LABEL */.dF)) {
        if (issue.author.login.toLowerCase() !== author.toLowerCase())
            continue;
        const discussion = await github.getDiscussion(issue.number);
        if (!(0,issue_evidence/* isGenuine */.s0)(discussion, author) || discussion.wasClosed || discussion.isLocked)
            continue;
        const request = describeIssue(discussion, nameOf(github.repository), records);
        if (request)
            requests.push(request);
    }
    return requests;
}
/** The pull requests of promotions that nobody has reviewed or merged yet. Needs `pull-requests: read`. */
async function fetchPullRequests(github) {
    return (await github.listOpenPullRequests())
        .filter(({ body, draft }) => !draft && isPromotion(body))
        .map((pull) => ({
        kind: 'pull-request',
        repository: nameOf(github.repository),
        environment: '',
        title: pull.title,
        url: pull.url,
        requestedBy: pull.author.login,
        waitsFor: pull.awaitedReviewers ?? [],
        ...(0,core_lib/* optional */.lq)('openedAt', pull.createdAt),
    }));
}
/** Whether open-pull-request wrote a part of the text. */
function isPromotion(body) {
    return body.includes('<!-- powerops:begin -->');
}
/** The runs that wait for the reviewers of an environment. Needs `actions: read`. */
async function fetchRunRequests(github, records) {
    const requests = [];
    for (const run of await github.listWaitingRuns()) {
        for (const pending of await github.listPendingDeployments(run.id)) {
            requests.push(describeRun(run, pending, github.repository, records));
        }
    }
    return requests;
}
function describeRun(run, { environment, reviewers, waitTimerMinutes }, repository, records) {
    const record = records.find((candidate) => candidate.runId === run.id && candidate.environment.toLowerCase() === environment.name.toLowerCase());
    const people = reviewers.map((reviewer) => reviewer.kind === 'user' ? reviewer.login : `${repository.owner}/${reviewer.slug}`);
    return {
        kind: 'environment',
        repository: nameOf(repository),
        environment: environment.name,
        title: run.title ?? run.path,
        url: run.url,
        requestedBy: run.triggeringActor.login,
        waitsFor: people.length > 0 || waitTimerMinutes === 0 ? people : [`a timer of ${waitTimerMinutes} minutes`],
        openedAt: run.startedAt,
        ...(0,core_lib/* optional */.lq)('solution', record?.solution),
        ...(0,core_lib/* optional */.lq)('version', record?.version),
    };
}
function nameOf({ owner, name }) {
    return `${owner}/${name}`;
}
//# sourceMappingURL=open-requests.js.map
;// CONCATENATED MODULE: ./actions/lib/build-dashboard/gather.js






/** More foreign deployments than anybody looks through. */
const MAX_FOREIGN = 200;
/**
 * Asks GitHub about every repository. One that cannot be read, or of which only a part can, is told on the page.
 * @throws AlmError the first failure when no history could be read at all.
 */
async function gatherDocument(inputs, ports) {
    const repositories = inputs.repositories ?? [(0,job/* readJob */.c)(ports.environment).repository];
    const gathered = { read: [], unreadable: [], records: [], foreign: [], requests: [] };
    let failure;
    for (const repository of repositories) {
        ports.log.info(`reading ${repository.owner}/${repository.name}`);
        failure ??= await gatherRepository(repository, inputs, ports, gathered);
    }
    if (failure && gathered.read.length === 0)
        throw failure;
    const newest = (0,history_lib/* filterRecords */.xf)(gathered.records, {});
    return {
        schemaVersion: 1,
        generatedAt: new Date(ports.clock.now()).toISOString(),
        title: inputs.title ?? 'Deployments',
        serverUrl: ports.environment['GITHUB_SERVER_URL'] ?? 'https://github.com',
        repositories: gathered.read,
        unreadable: gathered.unreadable,
        history: newest.slice(0, inputs.limit),
        truncated: newest.length > inputs.limit,
        foreign: gathered.foreign.slice(0, MAX_FOREIGN),
        requests: gathered.requests,
        environments: [],
    };
}
/** Adds what the repository tells; the failure when not even its history could be read. */
async function gatherRepository(repository, { githubToken, trustedCreators, requestAuthor }, ports, gathered) {
    const name = `${repository.owner}/${repository.name}`;
    const attempt = async (what, work) => {
        try {
            await work();
            return undefined;
        }
        catch (caught) {
            if (!(caught instanceof core_lib/* AlmError */.Ly) || caught.code === 'cancelled')
                throw caught;
            const message = `${what} could not be read: ${caught.message}`;
            gathered.unreadable.push({ repository: name, reasonCode: caught.code, message });
            ports.log.warning(`${name}: ${message}${caught.remedy === undefined ? '' : `. ${caught.remedy}`}`);
            return caught;
        }
    };
    const github = await (0,services/* openGitHub */.o)(githubToken, repository, ports);
    let records = [];
    const failure = await attempt('the deployment history', async () => {
        const history = await (0,history_records/* fetchHistory */.Ny)(github, {}, trustedCreators);
        records = history.records;
        gathered.records.push(...records);
        gathered.foreign.push(...history.foreign);
        gathered.read.push(name);
    });
    if (failure)
        return failure;
    await attempt('the approval issues', async () => {
        gathered.requests.push(...(await fetchIssueRequests(github, requestAuthor, records)));
    });
    await attempt('the pull requests', async () => {
        gathered.requests.push(...(await fetchPullRequests(github)));
    });
    await attempt('the waiting runs', async () => {
        gathered.requests.push(...(await fetchRunRequests(github, records)));
    });
    return undefined;
}
//# sourceMappingURL=gather.js.map
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
// EXTERNAL MODULE: ./actions/lib/common/repositories-input.js
var repositories_input = __webpack_require__(9732);
// EXTERNAL MODULE: ./actions/lib/common/trusted-creators-input.js
var trusted_creators_input = __webpack_require__(351);
;// CONCATENATED MODULE: ./actions/lib/build-dashboard/inputs.js
// The contract of build-dashboard; action.yml says the same in words.





const inputs = {
    ...credential_inputs/* credentialInputs */.H,
    'data-file': lib/* input.path */.hF.path.optional(),
    repositories: repositories_input/* repositories */.b.optional(),
    'environments-file': lib/* input.path */.hF.path.optional(),
    'output-folder': lib/* input.path */.hF.path.default('dashboard'),
    title: lib/* input.text */.hF.text.optional(),
    stages: lib/* input.list */.hF.list.optional(),
    'expiry-warning-days': lib/* input.integer */.hF.integer({ min: 0, max: 365 }).default('14'),
    limit: lib/* input.integer */.hF.integer({ min: 1, max: 100_000 }).default('5000'),
    'request-author': lib/* input.text */.hF.text.default('github-actions[bot]'),
    'working-directory': lib/* input.path */.hF.path.optional(),
    ...trusted_creators_input/* trustedCreatorsInput */.R,
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = [
    'page-file',
    'data-file',
    'deployments',
    'projects',
    'waiting',
    'problems',
    'unreadable-repositories',
];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/build-dashboard/report.js
// The page in short, for the summary of the job.


/** As many lines as somebody reads here; the page has all. */
const MAX_ROWS = 20;
/** Numbers, what waits, and what needs attention. */
function summarizePage(document, { board, problems }) {
    const { history, requests, repositories } = document;
    const counts = [
        ['Waiting for approval', requests.length],
        ['Needs attention', problems.length],
        ['Projects', board.projects.length],
        ['Deployments', history.length],
        ['Repositories', repositories.length],
    ];
    const waiting = requests.map(({ title, environment, waitsFor, repository }) => [
        (0,core_lib/* toMarkdownText */.u9)(title),
        (0,core_lib/* toMarkdownText */.u9)(`${repository} → ${environment}`),
        (0,core_lib/* toMarkdownText */.u9)(waitsFor.join(', ')),
    ]);
    const attention = problems.map(({ subject, text }) => [(0,core_lib/* toMarkdownText */.u9)(subject), (0,core_lib/* toMarkdownText */.u9)(text)]);
    return [
        '### Dashboard',
        (0,lib/* markdownTable */.Qj)(['', ''], counts.map(([words, number]) => [words, String(number)])),
        ...section('Waiting for approval', ['Request', 'Target', 'Waits for'], waiting),
        ...section('Needs attention', ['What', ''], attention),
    ].join('\n\n');
}
function section(title, head, rows) {
    if (rows.length === 0)
        return [];
    const more = rows.length > MAX_ROWS ? [`and ${rows.length - MAX_ROWS} more on the page`] : [];
    return [`#### ${title}`, (0,lib/* markdownTable */.Qj)(head, rows.slice(0, MAX_ROWS)), ...more];
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/build-dashboard/run.js
// Builds the page: from a file alone, or from what GitHub and the admin API say.









/** A hundred thousand deployments have less. */
const MAX_DATA_BYTES = 200_000_000;
const action = (0,lib/* defineAction */.QP)({
    name: 'build-dashboard',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const gathered = inputs.dataFile === undefined
            ? await gatherDocument(inputs, ports)
            : await readDataFile(inputs, inputs.dataFile, ports);
        const document = await addEnvironments(gathered, inputs, ports);
        const page = renderPage(document, {
            warnDays: inputs.expiryWarningDays,
            ...(0,core_lib/* optional */.lq)('stages', inputs.stages),
        });
        const folder = (0,files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.outputFolder);
        const dataFile = external_node_path_.join(folder, 'dashboard.json');
        const pageFile = external_node_path_.join(folder, 'index.html');
        await (0,files/* writeWholeFile */.R0)(dataFile, `${JSON.stringify(document)}\n`);
        ports.output('data-file', dataFile);
        await (0,files/* writeWholeFile */.R0)(pageFile, page.html);
        ports.output('page-file', pageFile);
        ports.summary(summarizePage(document, page));
        const { unreadable, truncated, foreign } = document;
        return {
            reasonCode: 'ok',
            outputs: {
                deployments: document.history.length,
                projects: page.board.projects.length,
                waiting: document.requests.length,
                problems: page.problems.length,
                'unreadable-repositories': [...new Set(unreadable.map(({ repository }) => repository))].join(','),
            },
            details: { repositories: document.repositories, unreadable, truncated, foreign: foreign.length },
        };
    },
});
async function readDataFile({ workingDirectory, limit, title }, given, ports) {
    const what = 'input data-file';
    const file = (0,files/* resolvePath */.o1)(ports, workingDirectory, given);
    const data = (0,core_lib/* parseJson */.qF)(await (0,files/* readText */.yR)(file, 'data-file', MAX_DATA_BYTES), what);
    const { document, unreadEntries } = readDashboardDocument(data, what, ports.clock.now());
    if (unreadEntries > 0)
        ports.log.warning(`${unreadEntries} entries of ${given} cannot be shown: they name nothing`);
    const { history, truncated } = document;
    return {
        ...document,
        ...(0,core_lib/* optional */.lq)('title', title),
        history: history.slice(0, limit),
        truncated: truncated || history.length > limit,
    };
}
/** A data file that holds environments keeps them, unless others are given. */
async function addEnvironments(document, inputs, ports) {
    if (inputs.dataFile !== undefined && inputs.environmentsFile === undefined)
        return document;
    const { environments, failure } = await readEnvironments(inputs, ports);
    if (!failure)
        return { ...document, environments };
    const message = `the environments could not be listed: ${failure.message}`;
    ports.log.warning(`${message}${failure.remedy === undefined ? '' : `. ${failure.remedy}`}`);
    const entry = { repository: 'Power Platform', reasonCode: failure.code, message };
    return { ...document, unreadable: [...document.unreadable, entry] };
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/build-dashboard/index.js

//# sourceMappingURL=index.js.map

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

/***/ 7666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gz: () => (/* binding */ requireFile),
/* harmony export */   OK: () => (/* binding */ requireFolder),
/* harmony export */   R0: () => (/* binding */ writeWholeFile),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   bL: () => (/* binding */ readArchive),
/* harmony export */   gx: () => (/* binding */ managedTwin),
/* harmony export */   lQ: () => (/* binding */ isFolder),
/* harmony export */   o1: () => (/* binding */ resolvePath),
/* harmony export */   rS: () => (/* binding */ refuseLinkOut),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
// Files that inputs name: where they are, and how they are read and written without leaving halves behind.




/** The absolute path of what an input names, from `working-directory` within the workspace. */
function resolvePath(ports, workingDirectory, name) {
    return node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(ports.workspace, workingDirectory ?? '', name);
}
/**
 * Holds that no link of the repository leads out of the workspace on the way to what is written: a pull request may
 * make one. A place that the workflow itself names outside of the workspace is its own affair.
 * @throws AlmError `path-outside-workspace`.
 */
async function refuseLinkOut(place, { workspace }) {
    if (!isInside(workspace, place))
        return;
    let existing = place;
    while (!(await lstatOf(existing)))
        existing = node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(existing);
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(existing).catch(() => undefined); // A link to nowhere.
    if (real !== undefined && isInside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(workspace), real))
        return;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('path-outside-workspace', {
        message: `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(existing)} is a link that leads out of the workspace, or lies behind one`,
        remedy: 'Remove the link from the repository, or name the place that it leads to.',
        details: { path: existing },
    });
}
function isInside(folder, place) {
    const relative = node_path__WEBPACK_IMPORTED_MODULE_3__.relative(folder, place);
    return relative.split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep)[0] !== '..' && !node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute(relative);
}
/** As many bytes of an archive as the zip reader accepts. */
const MAX_ARCHIVE_BYTES = 512 * 1_000_000;
/**
 * Reads the solution zip that an input names.
 * @throws AlmError `file-not-found`, `solution-too-large`.
 */
async function readArchive(file, inputName, maxBytes = MAX_ARCHIVE_BYTES) {
    const { size } = await requireKind(file, inputName, 'file');
    if (size <= maxBytes)
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file);
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('solution-too-large', {
        message: `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} has ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}, more than the ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(maxBytes)} that are read`,
        remedy: 'Split the solution.',
    });
}
/**
 * Reads a text file that an input names, in UTF-8 or, with a byte order mark, in UTF-16, as Windows PowerShell writes it.
 * @throws AlmError `file-not-found`, `input-invalid` when it is too large to be what the input is for.
 */
async function readText(file, inputName, maxBytes) {
    const { size } = await requireKind(file, inputName, 'file');
    if (size <= maxBytes)
        return decodeText(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file));
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${inputName} names ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}, more than the ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(maxBytes)} that are read`,
        remedy: 'Check that the input names the right file.',
    });
}
function decodeText(bytes) {
    const mark = bytes.subarray(0, 2).toString('hex');
    if (mark === 'fffe')
        return new TextDecoder('utf-16le').decode(bytes);
    return mark === 'feff' ? new TextDecoder('utf-16be').decode(bytes) : bytes.toString('utf8');
}
/** @throws AlmError `file-not-found` unless the input names a folder that is there. */
async function requireFolder(folder, inputName) {
    await requireKind(folder, inputName, 'folder');
}
/**
 * The size of the file that an input names, in bytes.
 * @throws AlmError `file-not-found` unless it is there.
 */
async function requireFile(file, inputName) {
    return (await requireKind(file, inputName, 'file')).size;
}
/** The content of a file; undefined when there is no file at that path. */
async function readIfPresent(file) {
    return (await statusOf(file))?.isFile() ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file) : undefined;
}
/** Whether something, of whatever kind, is at that path. */
async function exists(file) {
    return (await statusOf(file)) !== undefined;
}
/** Whether a folder is at that path. */
async function isFolder(place) {
    return (await statusOf(place))?.isDirectory() ?? false;
}
async function requireKind(place, inputName, kind) {
    const status = await statusOf(place);
    if (status && (kind === 'file' ? status.isFile() : status.isDirectory()))
        return status;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('file-not-found', {
        message: `input ${inputName} names ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(place)}, which ${status ? `is not a ${kind}` : 'does not exist'}`,
        remedy: 'Check the path; it starts from the workspace (or working-directory), and the checkout or download step that puts it there must come first.',
    });
}
/** What is at a path; undefined when nothing is. Anything else that is wrong with the path is an error. */
function statusOf(file) {
    return unlessMissing(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file));
}
/** The same, without following a link. */
function lstatOf(file) {
    return unlessMissing(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(file));
}
async function unlessMissing(read) {
    try {
        return await read();
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .stringField */ .OM)(error, 'code') ?? ''))
            return undefined;
        throw error;
    }
}
/** Writes a file whole or not at all: beside its place first, then moved over it. Makes its folder. */
async function writeWholeFile(file, bytes) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file), { recursive: true });
    const beside = node_path__WEBPACK_IMPORTED_MODULE_3__.join(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file), `.${node_path__WEBPACK_IMPORTED_MODULE_3__.basename(file)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)()}.part`);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(beside, bytes, { flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(beside, file);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(beside, { force: true });
        throw error;
    }
}
/** `solution.zip` as `solution_managed.zip`: the name that the packager gives the managed twin. */
function managedTwin(file) {
    const { dir, name, ext } = node_path__WEBPACK_IMPORTED_MODULE_3__.parse(file);
    return node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, `${name}_managed${ext}`);
}
//# sourceMappingURL=files.js.map

/***/ }),

/***/ 6267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   TT: () => (/* binding */ assignments)
/* harmony export */ });
/* unused harmony export linesOf */
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8194);
// Inputs with one thing on each line, where commas may be part of it.


/** One value a line; blanks around them and empty lines do not count. */
const lines = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__/* .input.defineKind */ .hF.defineKind('one value a line', linesOf);
/** `name=value`, one a line; the value may hold `=`. A name that is there twice is an error. */
const assignments = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__/* .input.defineKind */ .hF.defineKind('name=value, one a line', (text, inputName) => {
    const seen = new Set();
    return linesOf(text).map((line) => {
        const at = line.indexOf('=');
        const name = line.slice(0, Math.max(at, 0)).trim();
        if (name === '')
            throw invalid(inputName, 'has a line that is not name=value');
        if (seen.has(name.toLowerCase()))
            throw invalid(inputName, `sets ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} twice`);
        seen.add(name.toLowerCase());
        return { name, value: line.slice(at + 1).trim() };
    });
});
/** The lines that are not blank, without blanks around them. */
function linesOf(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/** The line itself is not repeated: it may hold a secret. */
function invalid(inputName, fault) {
    return new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${inputName} ${fault}`,
        remedy: 'Write name=value, each on a line of its own, after "|" in YAML.',
    });
}
//# sourceMappingURL=lines-input.js.map

/***/ }),

/***/ 9732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ repositories)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
/* harmony import */ var _powerops_github__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2110);
// Repositories as an input.


/** `owner/name`, one a line or separated by commas; none twice. */
const repositories = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.defineKind */ .hF.defineKind('repositories', (text) => {
    const byName = new Map();
    for (const word of text.split(/[\s,]+/).filter(Boolean)) {
        const repository = (0,_powerops_github__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .S)(word);
        const name = `${repository.owner}/${repository.name}`.toLowerCase();
        if (!byName.has(name))
            byName.set(name, repository);
    }
    return [...byName.values()];
});
//# sourceMappingURL=repositories-input.js.map

/***/ }),

/***/ 351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ trustedCreatorsInput)
/* harmony export */ });
/* harmony import */ var _powerops_history__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7652);
/* harmony import */ var _lines_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6267);
// Whose deployments count as records of imports.


const trustedCreatorsInput = { 'trusted-creators': _lines_input_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn.default(_powerops_history__WEBPACK_IMPORTED_MODULE_0__/* .JOB_ACCOUNT */ .Uh) };
//# sourceMappingURL=trusted-creators-input.js.map

/***/ })

};
