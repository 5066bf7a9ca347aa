export const id = 918;
export const ids = [918];
export const modules = {

/***/ 2155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ sortApprovers),
/* harmony export */   Y: () => (/* binding */ findApprovers)
/* harmony export */ });
const LEVELS = ['none', 'read', 'write', 'admin'];
/**
 * Numeric ids of the voters who may approve. Everybody is looked up as of now: somebody who left the team, or whose
 * permission was taken away, is not among them.
 */
async function findApprovers(github, voters, wish, fallback) {
    const distinct = [...new Map(voters.map((voter) => [voter.id, voter])).values()];
    const required = requiredPermission(wish, fallback);
    const checks = distinct.map(async (voter) => {
        const may = (await isNamed(github, voter, wish, fallback)) && (await hasPermission(github, voter, required));
        return may ? [voter.id] : [];
    });
    return (await Promise.all(checks)).flat();
}
/** Those who were named are at least collaborators who may write; GitHub itself lets readers review environments. */
function requiredPermission({ approvers, requirePermission }, fallback) {
    if ('reviewers' in fallback)
        return requirePermission ?? 'read';
    return requirePermission ?? (approvers ? 'write' : fallback.permission);
}
async function isNamed(github, { id, login }, { approvers }, fallback) {
    if (approvers) {
        const { users, teams } = sortApprovers(approvers);
        if (users.some((user) => user.toLowerCase() === login.toLowerCase()))
            return true;
        return isInOneOf(github, teams, login);
    }
    if ('permission' in fallback)
        return true;
    if (fallback.reviewers.some((reviewer) => reviewer.kind === 'user' && reviewer.id === id))
        return true;
    const teams = fallback.reviewers.filter((reviewer) => reviewer.kind === 'team');
    const { owner } = github.repository;
    return isInOneOf(github, teams.map(({ slug }) => [owner, slug]), login);
}
async function isInOneOf(github, teams, login) {
    for (const [organization, slug] of teams) {
        if (await github.isTeamMember(organization, slug, login))
            return true;
    }
    return false;
}
async function hasPermission(github, { login }, required) {
    const { permission } = await github.getUserPermission(login);
    return LEVELS.indexOf(permission) >= LEVELS.indexOf(required);
}
/** `ada` and `@ada` are users, `contoso/release-managers` is a team. */
function sortApprovers(approvers) {
    const names = approvers.map((name) => name.replace(/^@/, ''));
    return {
        users: names.filter((name) => !name.includes('/')),
        teams: names
            .filter((name) => name.includes('/'))
            .map((name) => {
            const at = name.indexOf('/');
            return [name.slice(0, at), name.slice(at + 1)];
        }),
    };
}
//# sourceMappingURL=approvers.js.map

/***/ }),

/***/ 2878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ expiryOf),
/* harmony export */   x: () => (/* binding */ hoursToMs)
/* harmony export */ });
// When a request ends: some hours after the attempt of the run that made it was started, by GitHub's clock.
const HOUR_MS = 60 * 60_000;
/** Milliseconds since the epoch; undefined without a limit, NaN (which is over) for a start that cannot be read. */
function expiryOf(startedAt, hours) {
    return hours === undefined ? undefined : Date.parse(startedAt) + hours * HOUR_MS;
}
/** Hours as milliseconds. */
function hoursToMs(hours) {
    return hours * HOUR_MS;
}
//# sourceMappingURL=expiry.js.map

/***/ }),

/***/ 918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LI: () => (/* binding */ fetchIssueEvidence),
/* harmony export */   s0: () => (/* binding */ isGenuine),
/* harmony export */   y2: () => (/* binding */ DEFAULT_EXPIRY_HOURS)
/* harmony export */ });
/* harmony import */ var _powerops_approval__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1023);
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6954);
/* harmony import */ var _approvers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2155);
/* harmony import */ var _expiry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2878);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1904);
/* harmony import */ var _requesters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5994);
// The comments of the issue that asks for an approval.






/** A request that nobody answers should not be answered weeks later by somebody who has forgotten what it was. */
const DEFAULT_EXPIRY_HOURS = 72;
/** @throws AlmError `approval-missing` when the issue asks for something else than the subject. */
async function fetchIssueEvidence(github, number, { subject, wish }) {
    const run = await (0,_requesters_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchRun */ .k)(github, subject);
    const discussion = await github.getDiscussion(number);
    requireSameSubject(discussion, subject);
    const answers = discussion.comments.filter(({ body }) => /^\/(approve|reject)/im.test(body));
    const voters = answers.filter((answer) => !isByApp(answer)).map(({ author }) => author);
    return {
        events: answers.map((answer) => toEvent(answer, number, subject)),
        rules: {
            channel: describeChannel(discussion, wish.requestAuthor),
            minimum: wish.minimumApprovals,
            approvers: await (0,_approvers_js__WEBPACK_IMPORTED_MODULE_4__/* .findApprovers */ .Y)(github, voters, wish, { permission: 'admin' }),
            requesters: await (0,_requesters_js__WEBPACK_IMPORTED_MODULE_3__/* .findRequesters */ .v)(github, run, subject.commit),
            forbidRequesters: !wish.allowSelfApproval,
            expiresAt: (0,_expiry_js__WEBPACK_IMPORTED_MODULE_5__/* .expiryOf */ .p)(run.startedAt, wish.expiresAfterHours ?? DEFAULT_EXPIRY_HOURS) ?? 0,
        },
        links: [discussion.url, ...answers.map(({ url }) => url)],
    };
}
function requireSameSubject(discussion, subject) {
    const asked = (0,_powerops_approval__WEBPACK_IMPORTED_MODULE_0__/* .requestId */ .z2)((0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRequest */ .TR)(discussion).subject);
    if (asked === (0,_powerops_approval__WEBPACK_IMPORTED_MODULE_0__/* .requestId */ .z2)(subject))
        return;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .AlmError */ .Ly('approval-missing', {
        message: `issue #${discussion.number} asks for request ${asked}, not for ${(0,_powerops_approval__WEBPACK_IMPORTED_MODULE_0__/* .requestId */ .z2)(subject)}`,
        remedy: 'Approve this deployment, and hand on its approval record unchanged.',
    });
}
function describeChannel(discussion, author) {
    return {
        kind: 'issue',
        number: discussion.number,
        isGenuine: isGenuine(discussion, author),
        isLocked: discussion.isLocked,
        wasClosed: discussion.wasClosed,
    };
}
/** Whether the text of an issue is that of the account which writes requests, and of nobody else. */
function isGenuine(discussion, author) {
    const isAuthor = (login) => login?.toLowerCase() === author.toLowerCase();
    return (isAuthor(discussion.author.login) &&
        discussion.labels.some((label) => label.toLowerCase() === _request_js__WEBPACK_IMPORTED_MODULE_2__/* .REQUEST_LABEL */ .dF) &&
        (!discussion.wasEdited || isAuthor(discussion.lastEditor)));
}
function isByApp({ author, viaApp }) {
    return author.type !== 'User' || viaApp;
}
function toEvent(comment, issue, { repositoryId }) {
    const { body, author, wasEdited, isHidden } = comment;
    return {
        kind: 'issue-comment',
        repositoryId,
        issue,
        body,
        edited: wasEdited,
        hidden: isHidden,
        user: { id: author.id, login: author.login },
        isBot: isByApp(comment),
    };
}
//# sourceMappingURL=issue-evidence.js.map

/***/ }),

/***/ 1904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ requestTitle),
/* harmony export */   TR: () => (/* binding */ parseRequest),
/* harmony export */   c5: () => (/* binding */ requestMarker),
/* harmony export */   dF: () => (/* binding */ REQUEST_LABEL),
/* harmony export */   iP: () => (/* binding */ renderRequest)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
/* harmony import */ var _powerops_approval__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1023);
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6954);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7598);
// The request for an approval as an issue: what its text says to people, and what is hidden in it for the gate.




/** Label of every request; only who may triage can set it. */
const REQUEST_LABEL = 'alm-approval';
/** GitHub takes 65,536 characters; the rest is for everything but the plan. */
const MAX_PLAN_LENGTH = 55_000;
/** Approvers that are named. */
const MAX_NAMED = 30;
const REQUEST = /^<!-- powerops-approval [0-9a-f]{12} -->\n<!-- powerops-request ([A-Za-z0-9+/]+=*) -->\n/;
/** First line of the issue of a run and environment; every attempt of the run has the same. */
function requestMarker({ repositoryId, runId, environment }) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_3__.createHash)('sha256').update((0,_powerops_approval__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)({ repositoryId, runId, environment })).digest('hex');
    return `<!-- powerops-approval ${key.slice(0, 12)} -->`;
}
function requestTitle({ environment }) {
    return `Approve the deployment to ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(environment)}`;
}
/** The text of the issue. */
function renderRequest(request, facts) {
    const { subject } = request;
    const code = (0,_powerops_approval__WEBPACK_IMPORTED_MODULE_1__/* .requestId */ .z2)(subject);
    const hidden = Buffer.from((0,_powerops_approval__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)({ schemaVersion: 1, ...request })).toString('base64');
    const named = facts.approvers.slice(0, MAX_NAMED).map(_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .toMarkdownText */ .u9);
    const more = facts.approvers.length > MAX_NAMED ? ` and ${facts.approvers.length - MAX_NAMED} more` : '';
    const who = named.length === 0 ? 'administrators of this repository' : named.join(', ') + more;
    const table = (0,_powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .markdownFacts */ .ZL)({
        Environment: (0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .toMarkdownCode */ .Cu)(subject.environment),
        Target: subject.target === undefined ? undefined : (0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .toMarkdownCode */ .Cu)(subject.target),
        'Solution digest': (0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .toMarkdownCode */ .Cu)(subject.solutionDigest),
        'Plan digest': subject.planDigest === undefined ? undefined : (0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .toMarkdownCode */ .Cu)(subject.planDigest),
        Commit: (0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .toMarkdownCode */ .Cu)(subject.commit),
        'Asked by': (0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .toMarkdownText */ .u9)(facts.requester),
        Run: `${facts.runUrl} (attempt ${subject.runAttempt})`,
        'May approve': `${who}; ${facts.minimum} needed`,
        'Ends at': (0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .toMarkdownText */ .u9)(facts.expiresAt),
    });
    return [
        `${requestMarker(subject)}\n<!-- powerops-request ${hidden} -->\n### Approval needed`,
        table,
        ...(facts.plan === undefined ? [] : [cutPlan(facts.plan)]),
        '### Answer with one of these, as a comment',
        `\`\`\`text\n/approve ${code}\n\`\`\``,
        `\`\`\`text\n/reject ${code} why not\n\`\`\``,
        'The code stands for exactly this file, plan, environment and run. An edited comment does not count.',
    ].join('\n\n');
}
function cutPlan(plan) {
    if (plan.length <= MAX_PLAN_LENGTH)
        return plan;
    return `${plan.slice(0, MAX_PLAN_LENGTH).replace(/\n[^\n]*$/, '')}\n\n… (truncated; the summary of the run has all of it)`;
}
/**
 * Reads what an issue asks for. Whether to believe the issue is another question: see `isGenuine`.
 * @throws AlmError `approval-missing` when it is no request.
 */
function parseRequest({ number, body }) {
    const refuse = (why) => new _powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .AlmError */ .Ly('approval-missing', {
        message: `issue #${number} is not a request for an approval: ${why}`,
        remedy: `Answer an issue that approve-gate opened; it has the label ${REQUEST_LABEL}.`,
    });
    const text = body.replaceAll('\r\n', '\n');
    const encoded = REQUEST.exec(text)?.[1];
    if (encoded === undefined)
        throw refuse('its text does not start as one');
    const value = (0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(Buffer.from(encoded, 'base64').toString('utf8'), 'the request', 'approval-missing');
    if (!(0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(value) || value['schemaVersion'] !== 1)
        throw refuse('it is not of schema version 1');
    const subject = (0,_powerops_approval__WEBPACK_IMPORTED_MODULE_1__/* .parseSubject */ .Ci)(value['subject']);
    if (!text.startsWith(requestMarker(subject)))
        throw refuse('its marker belongs to another request');
    const artifactId = (0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .stringField */ .OM)(value, 'artifactId');
    if (artifactId !== undefined && !/^\d{1,15}$/.test(artifactId))
        throw refuse('its artifact has no numeric id');
    return { subject, ...(0,_powerops_core__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)('artifactId', artifactId) };
}
//# sourceMappingURL=request.js.map

/***/ }),

/***/ 5994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ fetchRun),
/* harmony export */   v: () => (/* binding */ findRequesters)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);

/**
 * The run of the subject, in the attempt that the subject names.
 * @throws AlmError `approval-missing` when the run was started again since: its approval was for the earlier attempt.
 */
async function fetchRun(github, { runId, runAttempt }) {
    const run = await github.getRun(runId);
    if (run.attempt === runAttempt)
        return run;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('approval-missing', {
        message: `run ${runId} is in attempt ${run.attempt}, and the approval is asked for attempt ${runAttempt}`,
        remedy: 'Ask for an approval of the newest attempt, or start a new run.',
    });
}
/** Numeric ids of those who started the run or wrote the commit; of a merge also those who wrote what it merged. */
async function findRequesters(github, run, sha, others = []) {
    const commit = await github.getCommit(sha);
    const merged = await Promise.all(commit.parents.slice(1).map((parent) => github.getCommit(parent)));
    const accounts = [run.actor, run.triggeringActor, ...[commit, ...merged].flatMap(writers), ...others];
    return [...new Set(accounts.map(({ id }) => id))];
}
function writers({ author, committer }) {
    return [author, committer].filter((account) => account !== undefined);
}
//# sourceMappingURL=requesters.js.map

/***/ }),

/***/ 1023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dj: () => (/* reexport */ canonicalJson),
  mH: () => (/* reexport */ confirmRecord),
  eC: () => (/* reexport */ createRecord),
  LD: () => (/* reexport */ decide),
  bM: () => (/* reexport */ formatRecord),
  Ci: () => (/* reexport */ parseSubject),
  z2: () => (/* reexport */ requestId),
  RC: () => (/* reexport */ verifyRecord)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
;// CONCATENATED MODULE: ./packages/approval/lib/canonical-json.js
// One spelling for one value, so that equal values have equal digests on every machine.

/**
 * JSON with sorted keys and no white space (the form of RFC 8785 for texts, whole numbers, booleans, null, arrays and
 * objects). Fields that are undefined are left out.
 * @throws AlmError `internal-error` for a value that JSON cannot hold exactly.
 */
function canonicalJson(value) {
    if (value === null || typeof value === 'boolean' || typeof value === 'string')
        return JSON.stringify(value);
    if (typeof value === 'number' && Number.isSafeInteger(value))
        return String(value);
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (typeof value === 'object') {
        const fields = Object.entries(value)
            .filter(([, field]) => field !== undefined)
            .sort(([left], [right]) => (left < right ? -1 : 1))
            .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
        return `{${fields.join(',')}}`;
    }
    throw new lib/* AlmError */.Ly('internal-error', { message: `a ${typeof value} has no canonical JSON` });
}
//# sourceMappingURL=canonical-json.js.map
;// CONCATENATED MODULE: ./packages/approval/lib/channel.js
/** Sentences that say why nothing of this channel counts; empty when all is well. */
function channelObstacles(channel, subject) {
    switch (channel.kind) {
        case 'environment':
            return channel.hasReviewers
                ? []
                : ['the GitHub environment has no required reviewers, so its reviews prove nothing'];
        case 'pull-request':
            return pullRequestObstacles(channel, subject);
        case 'issue':
            return [
                ...(channel.isGenuine ? [] : [`issue #${channel.number} is not, or no longer, what the gate wrote`]),
                ...(channel.isLocked ? [`issue #${channel.number} is locked`] : []),
            ];
    }
}
function pullRequestObstacles(channel, { commit }) {
    const name = `pull request #${channel.number}`;
    const obstacles = [];
    if (channel.state === 'closed')
        obstacles.push(`${name} was closed without a merge`);
    if (channel.draft)
        obstacles.push(`${name} is a draft`);
    if (channel.base !== channel.requiredBase)
        obstacles.push(`${name} does not go into the required branch`);
    const isMerge = channel.state === 'merged' && channel.mergeCommit === commit;
    if (channel.headCommit !== commit && !isMerge) {
        obstacles.push(`commit ${commit} is neither the head of ${name} (${channel.headCommit}) nor its merge`);
    }
    return obstacles;
}
//# sourceMappingURL=channel.js.map
;// CONCATENATED MODULE: ./packages/approval/lib/command.js
// What people write into a comment to decide: one exact line.
const APPROVE = /^\/approve ([0-9a-f]{12})[ \t]*$/;
/** A no is understood in any case and without the code, unless it names another one. */
const REJECT = /^\/reject(?:[ \t]+(?:([0-9a-f]{12})\b)?.*)?$/i;
const FENCE = /^ {0,3}(?:```|~~~)/;
/**
 * Reads a comment: `/approve <code>` or `/reject <code> reason`, on a line of its own that starts at its first column.
 * Quoted lines and code blocks are somebody else's words. One rejection outweighs any approval of the same comment.
 */
function readCommand(body, code) {
    let inFence = false;
    let found = 'none';
    for (const line of body.split(/\r\n|\n|\r/)) {
        if (FENCE.test(line))
            inFence = !inFence;
        else if (!inFence) {
            if (isRejection(line, code))
                return 'reject';
            if (APPROVE.exec(line)?.[1] === code)
                found = 'approve';
        }
    }
    return found;
}
function isRejection(line, code) {
    const match = REJECT.exec(line);
    return match !== null && (match[1] === undefined || match[1].toLowerCase() === code);
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/approval/lib/subject.js
// What an approval is about. Everything that could be exchanged after the approval stands in here.



const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const DIGEST = /^(?:sha256:)?([0-9a-f]{64})$/;
/**
 * Reads a subject from outside.
 * @throws AlmError `input-invalid` naming the field.
 */
function parseSubject(untrusted) {
    if (!(0,lib/* isRecord */.u4)(untrusted))
        throw invalid('subject', untrusted, 'an object');
    const commit = (0,lib/* stringField */.OM)(untrusted, 'commit')?.toLowerCase() ?? '';
    if (!COMMIT.test(commit))
        throw invalid('commit', untrusted['commit'], 'a full commit SHA of 40 or 64 hex digits');
    const environment = (0,lib/* stringField */.OM)(untrusted, 'environment')?.trim().toLowerCase() ?? '';
    if (environment === '')
        throw invalid('environment', untrusted['environment'], 'the name of a GitHub environment');
    const target = untrusted['target'];
    if (target !== undefined && (typeof target !== 'string' || target === '')) {
        throw invalid('target', target, 'the id or address of an environment');
    }
    const planDigest = untrusted['planDigest'];
    return {
        repositoryId: positive(untrusted, 'repositoryId'),
        commit,
        solutionDigest: parseDigest(untrusted['solutionDigest'], 'solutionDigest'),
        environment,
        ...(target === undefined ? {} : { target: target.toLowerCase() }),
        ...(planDigest === undefined ? {} : { planDigest: parseDigest(planDigest, 'planDigest') }),
        runId: positive(untrusted, 'runId'),
        runAttempt: positive(untrusted, 'runAttempt'),
    };
}
/** The first 12 hex digits of the SHA-256 over the canonical JSON of the subject: what people and records quote. */
function requestId(subject) {
    return (0,external_node_crypto_.createHash)('sha256').update(canonicalJson(subject), 'utf8').digest('hex').slice(0, 12);
}
function parseDigest(untrusted, field) {
    const match = typeof untrusted === 'string' ? DIGEST.exec(untrusted.toLowerCase()) : null;
    if (!match?.[1])
        throw invalid(field, untrusted, 'a SHA-256 digest of 64 hex digits');
    return `sha256:${match[1]}`;
}
function positive(record, field) {
    const value = (0,lib/* numberField */.sJ)(record, field);
    if (value === undefined || !Number.isSafeInteger(value) || value < 1) {
        throw invalid(field, (0,lib/* isRecord */.u4)(record) ? record[field] : undefined, 'a positive whole number');
    }
    return value;
}
function invalid(field, value, rule) {
    const shown = value === undefined ? 'missing' : (0,lib/* quote */.hD)(typeof value === 'string' ? value : JSON.stringify(value));
    return new lib/* AlmError */.Ly('input-invalid', {
        message: `${field} of the approval subject is ${shown}, which is not ${rule}`,
        remedy: 'Hand the outputs of the build job to the approval unchanged.',
    });
}
//# sourceMappingURL=subject.js.map
;// CONCATENATED MODULE: ./packages/approval/lib/vote.js


/**
 * Reads the events as votes on the subject. Events of other channels, repositories, runs, attempts, environments, pull
 * requests and issues are none. `now` is in milliseconds since the epoch.
 */
function toVotes(events, subject, channel, now) {
    const unreadable = events.filter((event) => event.kind === 'unreadable');
    const relevant = events.filter((event) => isAbout(event, subject, channel));
    const usable = relevant.filter(({ user }) => Number.isSafeInteger(user.id) && user.id >= 1);
    const anonymous = usable.length === relevant.length
        ? []
        : [{ kind: 'unreadable', reason: 'a review has no numeric user id' }];
    return [...unreadable, ...anonymous, ...votesOf(usable, subject, channel, now)];
}
function isAbout(event, subject, channel) {
    if (event.kind === 'unknown' || event.kind === 'unreadable')
        return false;
    if (event.repositoryId !== subject.repositoryId)
        return false;
    switch (event.kind) {
        case 'environment-review':
            return (channel.kind === 'environment' &&
                event.runId === subject.runId &&
                event.runAttempt === subject.runAttempt &&
                event.environments.includes(subject.environment));
        case 'pull-request-review':
            return channel.kind === 'pull-request' && event.pullRequest === channel.number;
        case 'issue-comment':
            return channel.kind === 'issue' && event.issue === channel.number;
    }
}
function votesOf(events, subject, channel, now) {
    switch (channel.kind) {
        case 'environment':
            return events
                .filter((event) => event.kind === 'environment-review')
                .map(({ user, isBot, state }) => vote(state === 'approved' ? 'yes' : 'no', user, isBot));
        case 'pull-request':
            return pullRequestVotes(events.filter((event) => event.kind === 'pull-request-review').filter(({ isBot }) => !isBot), channel, now);
        case 'issue':
            return issueVotes(events.filter((event) => event.kind === 'issue-comment'), subject);
    }
}
function vote(says, user, isBot) {
    return { kind: 'vote', says, user, isBot };
}
/**
 * One vote a person: what they said last. A request for changes holds whatever is pushed after it, until they approve
 * or it is dismissed; an approval holds for the head alone, and a dismissal takes every earlier one with it.
 */
function pullRequestVotes(reviews, channel, now) {
    if (reviews.some(({ at }) => !Number.isFinite(at))) {
        return [{ kind: 'unreadable', reason: 'a review has no time' }];
    }
    const people = new Set(reviews.map(({ user }) => user.id));
    return [...people].flatMap((id) => {
        const own = reviews.filter(({ user }) => user.id === id);
        const last = latest(own, channel.headCommit);
        const standing = own.filter(({ state }) => state !== 'dismissed');
        const lastStanding = latest(standing, channel.headCommit);
        if (lastStanding?.state === 'changes-requested')
            return [vote('no', lastStanding.user, lastStanding.isBot)];
        if (last?.state !== 'approved' || last.commit !== channel.headCommit)
            return [];
        const lifetime = channel.approvalLifetimeMs;
        const isOutdated = lifetime !== undefined && !(now < last.at + lifetime);
        return [vote(isOutdated ? 'outdated-yes' : 'yes', last.user, last.isBot)];
    });
}
/** The newest review; of those of the same second the one that allows least. */
function latest(reviews, headCommit) {
    const newest = Math.max(...reviews.map(({ at }) => at));
    const together = reviews.filter(({ at }) => at === newest);
    const caution = ({ state, commit }) => state === 'changes-requested' ? 3 : state === 'dismissed' ? 2 : commit === headCommit ? 0 : 1;
    return together.reduce((kept, review) => {
        if (!kept)
            return review;
        const difference = caution(review) - caution(kept);
        return difference > 0 || (difference === 0 && review.user.login < kept.user.login) ? review : kept;
    }, undefined);
}
/** What somebody else may have changed or hidden approves nothing, but a rejection that still stands there counts. */
function issueVotes(comments, subject) {
    const code = requestId(subject);
    return comments.flatMap(({ body, edited, hidden, user, isBot }) => {
        const command = readCommand(body, code);
        if (command === 'reject')
            return [vote('no', user, isBot)];
        return command === 'approve' && !edited && !hidden ? [vote('yes', user, isBot)] : [];
    });
}
//# sourceMappingURL=vote.js.map
;// CONCATENATED MODULE: ./packages/approval/lib/decide.js
// The one place where votes become a decision. Pure, total, and the same for every order of the events.



/**
 * Decides about a subject at a time. A rejection by somebody who may approve (or could, were they not a requester) wins
 * over everything, then the end of the request, then anything unreadable, then the number of approvals.
 */
function decide(events, subject, rules, now) {
    const votes = toVotes(events, subject, rules.channel, now);
    const cast = votes.filter((vote) => vote.kind === 'vote').filter((vote) => isAllowed(vote, rules));
    const yes = (says) => people(cast.filter((vote) => vote.says === says && !isForbidden(vote.user, rules)));
    const approvedBy = yes('yes');
    const answer = (decision, reasons, counted = approvedBy) => ({
        decision,
        approvedBy: counted,
        reasons: [...new Set(reasons)].sort(),
    });
    const rejections = people(cast.filter(({ says }) => says === 'no'));
    if (rejections.length > 0)
        return answer('rejected', rejections.map((person) => `${decide_name(person)} rejected`));
    const ends = requestEnds(rules, now);
    if (ends.length > 0)
        return answer('expired', ends, []);
    const obstacles = [
        ...minimumObstacles(rules),
        ...channelObstacles(rules.channel, subject),
        ...votes.flatMap((vote) => (vote.kind === 'unreadable' ? [vote.reason] : [])),
    ];
    if (obstacles.length > 0)
        return answer('pending', obstacles, []);
    if (approvedBy.length >= rules.minimum) {
        return answer('approved', approvedBy.map((person) => `${decide_name(person)} approved`));
    }
    const outdated = yes('outdated-yes');
    const count = `${approvedBy.length} of ${rules.minimum} approvals`;
    if (outdated.length > 0 && approvedBy.length + outdated.length >= rules.minimum) {
        return answer('expired', [
            count,
            ...outdated.map((person) => `the approval of ${decide_name(person)} is too old`),
        ]);
    }
    return answer('pending', [count, ...selfApprovals(cast, rules)]);
}
/** Why the request is over without an approval. */
function requestEnds({ expiresAt, channel }, now) {
    const ends = [];
    if (expiresAt !== undefined && !(now < expiresAt))
        ends.push('the request was not approved in time');
    if (channel.kind === 'issue' && channel.wasClosed)
        ends.push(`issue #${channel.number} was closed`);
    return ends;
}
function minimumObstacles({ minimum }) {
    return Number.isSafeInteger(minimum) && minimum >= 1
        ? []
        : [`the rules ask for ${minimum} approvals, which is not a positive whole number`];
}
/** Apps review environments when they are named; what they write in pull requests and issues, anybody may have asked for. */
function isAllowed({ user, isBot }, { approvers, channel }) {
    if (channel.kind !== 'environment')
        return !isBot && (approvers ?? []).includes(user.id);
    return approvers ? approvers.includes(user.id) : !isBot;
}
function isForbidden(user, rules) {
    return rules.forbidRequesters !== false && rules.requesters.includes(user.id);
}
function selfApprovals(cast, rules) {
    const own = people(cast.filter((vote) => vote.says === 'yes' && isForbidden(vote.user, rules)));
    return own.map((person) => `the approval of ${decide_name(person)} does not count: requesters may not approve`);
}
/** The distinct people of some votes, by id; of several logins of one id the first by alphabet. */
function people(votes) {
    const logins = new Map();
    for (const { user } of votes) {
        const known = logins.get(user.id);
        if (known === undefined || user.login < known)
            logins.set(user.id, user.login);
    }
    return [...logins].sort(([left], [right]) => left - right).map(([id, login]) => ({ id, login }));
}
function decide_name(person) {
    return `${(0,lib/* quote */.hD)(person.login)} (${person.id})`;
}
//# sourceMappingURL=decide.js.map
;// CONCATENATED MODULE: ./packages/approval/lib/record.js
// The approval on paper: what was decided, by whom, about what, so that whoever relies on it can check it again.



const DECISIONS = ['approved', 'rejected', 'pending', 'expired'];
const CLOCK_SKEW_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Writes a decision down. `now` is in milliseconds since the epoch. */
function createRecord(subject, source, decision, evidence, now) {
    return {
        schemaVersion: 1,
        requestId: requestId(subject),
        subject,
        source,
        decision: decision.decision,
        approvers: decision.approvedBy,
        evidence: [...evidence].sort(),
        decidedAt: new Date(now).toISOString(),
    };
}
/** The record as canonical JSON: equal records, equal bytes. */
function formatRecord(record) {
    return canonicalJson(record);
}
/**
 * Reads the text of a record and holds it against the subject at hand: every expected field must be equal. This is half
 * of the check, since anybody can write a record; the other half is to read its evidence again, decide again, and give
 * both to {@link confirmRecord}.
 * @throws AlmError `digest-mismatch` when the solution is another one; `approval-rejected` for a record of a rejection;
 * `approval-missing` when it is no approval, of something else, too old (`maxAgeMs`, a day when absent) or unreadable;
 * `input-invalid` when its subject is.
 */
function verifyRecord(untrusted, subject, now, maxAgeMs = DAY_MS) {
    const record = parseRecord(untrusted);
    if (record.subject.solutionDigest !== subject.solutionDigest) {
        throw new lib/* AlmError */.Ly('digest-mismatch', {
            message: `the approval is for solution ${record.subject.solutionDigest}, not for ${subject.solutionDigest}`,
            remedy: 'Deploy the file that was approved, or ask for an approval of this one.',
        });
    }
    const other = differingField(record.subject, subject);
    if (other)
        throw missing(`the approval is for another ${other}`);
    if (record.decision === 'rejected') {
        throw new lib/* AlmError */.Ly('approval-rejected', {
            message: `request ${record.requestId} was rejected`,
            remedy: 'Read the review, mend what it asks for, and start a new run.',
        });
    }
    if (record.decision !== 'approved' || record.approvers.length === 0) {
        throw missing(`request ${record.requestId} is ${record.decision === 'approved' ? 'approved by nobody' : record.decision}`);
    }
    const ageMs = now - Date.parse(record.decidedAt);
    if (!(ageMs >= -CLOCK_SKEW_MS && ageMs <= maxAgeMs)) {
        throw missing(`the approval of ${record.decidedAt} is too old or lies in the future`);
    }
    return record;
}
/**
 * Holds a record against what its evidence says now. Everybody whom it names must still count.
 * @throws AlmError `approval-rejected` when somebody has said no since; `approval-missing` when the request is over, an
 * approver may no longer approve, took the approval back or never gave it, or the evidence proves nothing.
 */
function confirmRecord(record, now) {
    const request = `request ${record.requestId}`;
    const why = now.reasons.join('; ');
    if (now.decision === 'rejected') {
        throw new lib/* AlmError */.Ly('approval-rejected', {
            message: `${request} has been rejected since it was approved: ${why}`,
            remedy: 'Read the review, mend what it asks for, and start a new run.',
        });
    }
    if (now.decision === 'expired')
        throw missing(`the approval of ${request} has expired: ${why}`);
    const gone = record.approvers.filter(({ id }) => now.approvedBy.every((person) => person.id !== id));
    if (gone.length > 0) {
        const names = gone.map(({ id, login }) => `${(0,lib/* quote */.hD)(login)} (${id})`).join(', ');
        throw missing(`the record of ${request} names ${names}, whose approval GitHub does not show or who may not approve: ${why}`);
    }
    if (now.decision !== 'approved')
        throw missing(`${request} is not approved: ${why}`);
}
function parseRecord(untrusted) {
    const value = (0,lib/* parseJson */.qF)(untrusted, 'the approval record', 'approval-missing');
    if (!(0,lib/* isRecord */.u4)(value) || value['schemaVersion'] !== 1) {
        throw missing('the approval record is not of schema version 1');
    }
    const decision = DECISIONS.find((known) => known === value['decision']);
    const decidedAt = (0,lib/* stringField */.OM)(value, 'decidedAt') ?? '';
    if (!decision || Number.isNaN(Date.parse(decidedAt))) {
        throw missing('the approval record has no decision or no time');
    }
    const subject = parseSubject((0,lib/* recordField */.Qb)(value, 'subject'));
    if (value['requestId'] !== requestId(subject)) {
        throw missing('the request id of the approval record does not belong to its subject');
    }
    const evidence = (0,lib/* arrayField */.e7)(value, 'evidence').filter((link) => typeof link === 'string');
    const approvers = (0,lib/* arrayField */.e7)(value, 'approvers').map(parsePerson);
    return {
        schemaVersion: 1,
        requestId: requestId(subject),
        subject,
        source: parseSource((0,lib/* recordField */.Qb)(value, 'source')),
        decision,
        approvers,
        evidence,
        decidedAt,
    };
}
function parseSource(untrusted) {
    const kind = (0,lib/* stringField */.OM)(untrusted, 'kind');
    const number = (0,lib/* numberField */.sJ)(untrusted, 'number');
    if (kind === 'environment' && number === undefined)
        return { kind };
    const isNumbered = kind === 'pull-request' || kind === 'issue';
    if (isNumbered && number !== undefined && Number.isSafeInteger(number) && number >= 1)
        return { kind, number };
    throw missing('the approval record does not say where the approval was given');
}
function parsePerson(untrusted) {
    const id = (0,lib/* numberField */.sJ)(untrusted, 'id');
    if (id === undefined || !Number.isSafeInteger(id) || id < 1) {
        throw missing('an approver of the approval record has no numeric id');
    }
    return { id, login: (0,lib/* stringField */.OM)(untrusted, 'login') ?? '' };
}
function differingField(recorded, expected) {
    const fields = [
        'repositoryId',
        'commit',
        'environment',
        'target',
        'planDigest',
        'runId',
        'runAttempt',
    ];
    const field = fields.find((key) => expected[key] !== undefined && recorded[key] !== expected[key]);
    return field && `${field}: ${(0,lib/* quote */.hD)(String(recorded[field]))} instead of ${(0,lib/* quote */.hD)(String(expected[field]))}`;
}
function missing(message) {
    return new lib/* AlmError */.Ly('approval-missing', {
        message,
        remedy: 'Approve this deployment in the run that makes it, and hand on the approval record unchanged.',
    });
}
//# sourceMappingURL=record.js.map
;// CONCATENATED MODULE: ./packages/approval/lib/index.js
// Approvals: events about a subject, a decision, and the record of it that can be checked again.




//# sourceMappingURL=index.js.map

/***/ })

};
