export const id = 4726;
export const ids = [4726];
export const modules = {

/***/ 9285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ fetchEvidence)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
// EXTERNAL MODULE: ./packages/approval/lib/index.js + 7 modules
var approval_lib = __webpack_require__(1023);
// EXTERNAL MODULE: ./actions/lib/common/approval/approvers.js
var approval_approvers = __webpack_require__(2155);
// EXTERNAL MODULE: ./actions/lib/common/approval/expiry.js
var expiry = __webpack_require__(2878);
// EXTERNAL MODULE: ./actions/lib/common/approval/requesters.js
var approval_requesters = __webpack_require__(5994);
;// CONCATENATED MODULE: ./actions/lib/common/approval/environment-evidence.js
// The reviews of the jobs of a run that waited for a GitHub environment.





async function fetchEnvironmentEvidence(github, { subject, wish, now }) {
    const environment = await requireProtection(github, subject.environment);
    const run = await (0,approval_requesters/* fetchRun */.k)(github, subject);
    const reviews = await github.listRunApprovals(subject.runId);
    const voters = reviews.map(({ user }) => user);
    const rules = {
        channel: { kind: 'environment', hasReviewers: environment.reviewers.length > 0 },
        minimum: wish.minimumApprovals,
        approvers: await (0,approval_approvers/* findApprovers */.Y)(github, voters, wish, environment),
        requesters: await (0,approval_requesters/* findRequesters */.v)(github, run, subject.commit),
        forbidRequesters: !wish.allowSelfApproval,
        ...(0,lib/* optional */.lq)('expiresAt', (0,expiry/* expiryOf */.p)(run.startedAt, wish.expiresAfterHours)),
    };
    return { events: eventsOfAttempt(toEvents(reviews, subject), subject, rules, now), rules, links: [run.url] };
}
/** @throws AlmError `approval-unprotected`: without reviewers GitHub lets every job pass, and nobody approved anything. */
async function requireProtection(github, name) {
    const environment = await github.findEnvironment(name);
    if (environment && environment.reviewers.length > 0)
        return environment;
    throw new lib/* AlmError */.Ly('approval-unprotected', {
        message: `the GitHub environment ${(0,lib/* quote */.hD)(name)} ${environment ? 'has no required reviewers' : 'does not exist'}`,
        remedy: 'In the settings of the repository, under Environments, create it and add required reviewers; where GitHub offers none, use "kind: issue".',
    });
}
/** GitHub's reviews as events; a review that is still open says nothing. */
function toEvents(reviews, subject) {
    return reviews.flatMap(({ state, user, environments, comment }) => state === 'pending'
        ? []
        : [
            {
                kind: 'environment-review',
                repositoryId: subject.repositoryId,
                runId: subject.runId,
                runAttempt: subject.runAttempt,
                environments: environments.map(({ name }) => name.toLowerCase()),
                state,
                user: { id: user.id, login: user.login },
                isBot: user.type === 'Bot',
                comment,
            },
        ]);
}
/**
 * The events that may count for this attempt. GitHub lists the reviews of all attempts of a run and does not say which
 * attempt each belongs to. One of them belongs to this attempt, or the job would still wait: so when every review of
 * the environment is a valid approval, that one is. When one is not, it may be this attempt's, and nothing counts.
 */
function eventsOfAttempt(events, subject, rules, now) {
    if (subject.runAttempt === 1)
        return events;
    const ours = events.filter((event) => event.kind !== 'environment-review' || event.environments.includes(subject.environment));
    const valid = (event) => (0,approval_lib/* decide */.LD)([event], subject, { ...rules, minimum: 1 }, now).decision === 'approved';
    if (rules.minimum === 1 && ours.every(valid))
        return ours;
    const reason = 'the reviews of this attempt cannot be told from those of earlier attempts; start a new run';
    return [{ kind: 'unreadable', reason }];
}
//# sourceMappingURL=environment-evidence.js.map
// EXTERNAL MODULE: ./actions/lib/common/approval/issue-evidence.js
var issue_evidence = __webpack_require__(918);
;// CONCATENATED MODULE: ./actions/lib/common/approval/pull-request-evidence.js




const STATES = {
    APPROVED: 'approved',
    CHANGES_REQUESTED: 'changes-requested',
    DISMISSED: 'dismissed',
};
/** The pull request is read last: a push that came while the rest was read has moved its head. */
async function fetchPullRequestEvidence(github, number, { subject, wish }) {
    const run = await github.getRun(subject.runId);
    const reviews = await github.listReviews(number);
    const voters = reviews.map(({ user }) => user).filter(({ type }) => type === 'User');
    const approvers = await (0,approval_approvers/* findApprovers */.Y)(github, voters, wish, { permission: 'admin' });
    const authors = await github.listPullRequestAuthors(number);
    const pull = await github.getPullRequest(number);
    const requesters = await (0,approval_requesters/* findRequesters */.v)(github, run, subject.commit, [pull.author, ...authors.accounts]);
    const unread = authors.complete && authors.commits.includes(pull.head.sha.toLowerCase())
        ? []
        : [
            {
                kind: 'unreadable',
                reason: `GitHub does not list all commits of #${number}, so not all who wrote them`,
            },
        ];
    return {
        events: [...reviews.map((review) => toEvent(review, number, subject)), ...unread],
        rules: {
            channel: describeChannel(pull, wish),
            minimum: wish.minimumApprovals,
            approvers,
            requesters,
            forbidRequesters: !wish.allowSelfApproval,
        },
        links: [pull.url, ...reviews.map(({ url }) => url)],
    };
}
function describeChannel(pull, wish) {
    const lifetime = wish.expiresAfterHours === undefined ? undefined : (0,expiry/* hoursToMs */.x)(wish.expiresAfterHours);
    return {
        kind: 'pull-request',
        number: pull.number,
        state: pull.merged ? 'merged' : pull.state,
        draft: pull.draft,
        headCommit: pull.head.sha.toLowerCase(),
        ...(0,lib/* optional */.lq)('mergeCommit', pull.mergeSha?.toLowerCase()),
        base: pull.base.ref,
        requiredBase: wish.baseBranch ?? pull.defaultBranch ?? '',
        ...(0,lib/* optional */.lq)('approvalLifetimeMs', lifetime),
    };
}
function toEvent({ state, commit, submittedAt, user }, pullRequest, { repositoryId }) {
    return {
        kind: 'pull-request-review',
        repositoryId,
        pullRequest,
        commit,
        state: STATES[state],
        user: { id: user.id, login: user.login },
        isBot: user.type !== 'User',
        at: Date.parse(submittedAt),
    };
}
//# sourceMappingURL=pull-request-evidence.js.map
;// CONCATENATED MODULE: ./actions/lib/common/approval/evidence.js




/**
 * Reads the evidence of an approval of any kind. Whatever cannot be read is an error, and so no approval.
 * @throws AlmError `approval-unprotected` for an environment without reviewers, `approval-missing` when the subject is no
 * longer the one of its run, `access-denied` naming the permission that the job lacks.
 */
async function fetchEvidence(github, source, request) {
    const { kind, number } = source;
    if (kind === 'environment')
        return fetchEnvironmentEvidence(github, request);
    if (number === undefined)
        throw new lib/* AlmError */.Ly('internal-error', { message: `an approval by ${kind} has no number` });
    return kind === 'issue'
        ? (0,issue_evidence/* fetchIssueEvidence */.LI)(github, number, request)
        : fetchPullRequestEvidence(github, number, request);
}
//# sourceMappingURL=evidence.js.map

/***/ }),

/***/ 6045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ openApprovalClient)
/* harmony export */ });
/* harmony import */ var _services_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1132);

/** With a token for teams, everything else stays in the name of the job. */
async function openApprovalClient({ githubToken, teamToken }, job, ports) {
    const github = await (0,_services_js__WEBPACK_IMPORTED_MODULE_0__/* .openGitHub */ .o)(githubToken, job.repository, ports);
    if (teamToken === undefined)
        return github;
    const { isTeamMember } = await (0,_services_js__WEBPACK_IMPORTED_MODULE_0__/* .openGitHub */ .o)(teamToken, job.repository, ports);
    return { ...github, isTeamMember };
}
//# sourceMappingURL=open-client.js.map

/***/ }),

/***/ 978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ approvalRulesInputs)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
// The rules of an approval as inputs: the gate applies them, and whoever verifies its record applies them again.

const approvalRulesInputs = {
    approvers: _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.list */ .hF.list.optional(),
    'minimum-approvals': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.integer */ .hF.integer({ min: 1, max: 6 }).default('1'),
    'allow-self-approval': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.boolean */ .hF.boolean.default('false'),
    'require-permission': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.oneOf */ .hF.oneOf('read', 'write', 'admin').optional(),
    'expires-after-hours': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.integer */ .hF.integer({ min: 1, max: 720 }).optional(),
    'base-branch': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.optional(),
    'request-author': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.text */ .hF.text.default('github-actions[bot]'),
};
//# sourceMappingURL=rules-inputs.js.map

/***/ }),

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

/***/ 5897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ commitSha)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8194);
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6954);
// Commits as inputs.


/** A full SHA of a commit, in lower case. */
const commitSha = _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.defineKind */ .hF.defineKind('commit', (value, name) => {
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value))
        return value.toLowerCase();
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${name} is ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(value)}, which is not the full SHA of a commit`,
        remedy: 'Give all 40 digits, such as the output commit of branch-solution; a branch or a tag can move.',
    });
});
//# sourceMappingURL=commit-input.js.map

/***/ }),

/***/ 6692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ digest)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8194);
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
    return ({ state, percent, component, elapsedMs }) => {
        const tenth = percent === undefined ? lastTenth : Math.floor(percent / STEP);
        if (state === lastState && tenth === lastTenth)
            return;
        lastState = state;
        lastTenth = tenth;
        const share = percent === undefined ? '' : ` ${Math.round(percent)} %`;
        const at = component ? `, ${component.kind} ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(component.name)} done` : '';
        log.info(`${what}: ${state}${share} after ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(elapsedMs)}${at}`);
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

/***/ 4726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 20 modules
var lib = __webpack_require__(8194);
// EXTERNAL MODULE: ./actions/lib/common/plan/offers.js + 2 modules
var plan_offers = __webpack_require__(5406);
// EXTERNAL MODULE: ./actions/lib/common/plan/rules-inputs.js
var rules_inputs = __webpack_require__(4586);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var common_services = __webpack_require__(1132);
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
;// CONCATENATED MODULE: ./actions/lib/import-solution/deployment.js
const NO_TIME = { stagingMs: 0, waitingMs: 0, importMs: 0, applyMs: 0 };
//# sourceMappingURL=deployment.js.map
// EXTERNAL MODULE: ./packages/approval/lib/index.js + 7 modules
var approval_lib = __webpack_require__(1023);
// EXTERNAL MODULE: ./actions/lib/common/approval/evidence.js + 2 modules
var evidence = __webpack_require__(9285);
// EXTERNAL MODULE: ./actions/lib/common/approval/open-client.js
var open_client = __webpack_require__(6045);
;// CONCATENATED MODULE: ./actions/lib/common/approval/use-up-approval.js
/**
 * Closes the issue of a record, so that nobody deploys with it again: a record whose issue is closed is refused. Does
 * nothing for other kinds, which belong to one run anyway. The job needs `issues: write`.
 * @throws AlmError the errors of GitHub's API; the deployment is done by then, so a warning is enough.
 */
async function useUpApproval(github, { source, requestId }, runUrl) {
    if (source.kind !== 'issue' || source.number === undefined)
        return;
    await github.createComment(source.number, `Deployed by ${runUrl}. The approval of ${requestId} is used up.`);
    await github.updateIssue(source.number, { state: 'closed', stateReason: 'completed' });
}
//# sourceMappingURL=use-up-approval.js.map
;// CONCATENATED MODULE: ./actions/lib/common/approval/verify-approval.js
// An approval record checked as if nobody had ever checked it: against the subject at hand, and against GitHub.



/**
 * Reads a record, holds it against the deployment at hand, reads its evidence from GitHub again and decides again, by
 * the rules given here. Call it immediately before the first change; afterwards hold the plan against
 * `subject.planDigest` and the target against `subject.target` of the answer, where it has them.
 * @throws AlmError `digest-mismatch` for other bytes; `approval-rejected` for a rejection, then or since;
 * `approval-missing`, each with its own message, for a record that is forged, unreadable, too old, of another commit,
 * environment, target, plan, run or repository, or whose approvers may not approve (any more); `approval-unprotected`;
 * and the errors of GitHub's API, since what cannot be read is no approval.
 */
async function verifyApproval(github, { untrustedRecord, expected, job, wish, now }) {
    const record = (0,approval_lib/* verifyRecord */.RC)(untrustedRecord, expected, now);
    requireOwnRun(record, job);
    const request = { subject: record.subject, wish, now };
    const { events, rules } = await (0,evidence/* fetchEvidence */.e)(github, record.source, request);
    (0,approval_lib/* confirmRecord */.mH)(record, (0,approval_lib/* decide */.LD)(events, record.subject, rules, now));
    return record;
}
/** An issue outlives the run that opened it and is answered in another; every other approval belongs to one run. */
function requireOwnRun({ source, subject, requestId }, job) {
    if (source.kind === 'issue')
        return;
    const isSameRun = subject.runId === job.runId;
    // A pull request is approved for its commit: "Re-run failed jobs" keeps the record of the first attempt.
    if (isSameRun && (source.kind === 'pull-request' || subject.runAttempt === job.runAttempt))
        return;
    throw new core_lib/* AlmError */.Ly('approval-missing', {
        message: `request ${requestId} was approved for attempt ${subject.runAttempt} of run ${subject.runId}, not for attempt ${job.runAttempt} of run ${job.runId}`,
        remedy: 'Approve this deployment in the run that makes it, and hand on the approval record unchanged.',
    });
}
//# sourceMappingURL=verify-approval.js.map
// EXTERNAL MODULE: ./actions/lib/common/history-records.js
var history_records = __webpack_require__(4930);
// EXTERNAL MODULE: ./actions/lib/common/job.js
var common_job = __webpack_require__(6082);
;// CONCATENATED MODULE: ./actions/lib/import-solution/proof-rules.js
// What an import has to prove, as its inputs ask: which test, which approval, and whose word counts.



const DAY_MS = 24 * 60 * 60_000;
/**
 * What the inputs ask to be proven; undefined when they ask nothing.
 * @throws AlmError `input-missing`, `input-conflict`, `unsupported` outside a job.
 */
function readProofRules(inputs, ports, solutions) {
    const approval = readApprovalWish(inputs.requireApproval);
    const testedIn = inputs.requireTestedIn ?? [];
    if (testedIn.length === 0 && approval === undefined)
        return undefined;
    if (approval !== undefined && solutions > 1) {
        throw new core_lib/* AlmError */.Ly('input-conflict', {
            message: `require-approval is given, and solution-file names ${solutions} solutions: an approval is for the bytes of one`,
            remedy: 'Import each solution in a step of its own, with its own approval.',
        });
    }
    if (approval !== undefined && inputs.githubEnvironment === undefined) {
        throw new core_lib/* AlmError */.Ly('input-missing', {
            message: 'require-approval is given without github-environment',
            remedy: 'Add "github-environment: …", the name of the GitHub environment that the approval is for.',
        });
    }
    const job = (0,common_job/* readJob */.c)(ports.environment);
    return {
        job,
        commit: inputs.commit ?? job.commit,
        testedIn,
        ...(0,core_lib/* optional */.lq)('approval', approval),
        ...(0,core_lib/* optional */.lq)('environment', inputs.githubEnvironment),
        ...(0,core_lib/* optional */.lq)('planDigest', inputs.planDigest),
        trust: {
            workflows: inputs.testedByWorkflows ?? [thisWorkflow(ports)],
            branches: inputs.testedOnBranches ?? [ports.environment['GITHUB_REF_NAME'] ?? ''],
            ...(0,core_lib/* optional */.lq)('maxAgeMs', inputs.testedWithinDays && inputs.testedWithinDays * DAY_MS),
        },
    };
}
function readApprovalWish(text) {
    const word = text.trim().toLowerCase();
    if (word === '' || word === 'false')
        return undefined;
    if (word === 'true')
        return 'this run';
    if (word.startsWith('{'))
        return { record: text };
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input require-approval is ${(0,core_lib/* quote */.hD)(text)}, which is neither true, false nor an approval record`,
        remedy: 'Hand on the output approval-record of approve-gate unchanged, or write true.',
    });
}
/** The file of the workflow that runs, as the runner names it: `owner/name/.github/workflows/x.yml@refs/heads/main`. */
function thisWorkflow({ environment }) {
    return (environment['GITHUB_WORKFLOW_REF'] ?? '').replace(/^[^/]*\/[^/]*\//, '').replace(/@.*$/s, '');
}
/** The deployment that is about to happen, as an approval must name it. */
function expectedSubject({ job, commit, environment, planDigest }, digest) {
    return {
        repositoryId: job.repositoryId,
        commit,
        solutionDigest: `sha256:${digest}`,
        environment: (environment ?? '').toLowerCase(),
        ...(0,core_lib/* optional */.lq)('planDigest', planDigest && `sha256:${planDigest}`),
    };
}
/**
 * The digest of the plan that the record was approved with, read before anything else so that the plan can be held
 * against it. @throws AlmError as verifyRecord does.
 */
function approvedPlan(rules, digest, now) {
    if (rules.approval === undefined || rules.approval === 'this run')
        return undefined;
    const { subject } = (0,approval_lib/* verifyRecord */.RC)(rules.approval.record, expectedSubject(rules, digest), now);
    return subject.planDigest?.replace('sha256:', '');
}
//# sourceMappingURL=proof-rules.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/proofs.js
// What has to be proven before an import starts: tests of the same bytes, and an approval of them.








/** Rejected deployments that a message tells of. */
const MAX_TOLD = 3;
/**
 * Looks both up anew, as if nobody had ever checked them; to be called immediately before the first change.
 * @throws AlmError `test-missing`; `approval-missing`, `approval-rejected`, `approval-unprotected`, `digest-mismatch`; and
 * the errors of GitHub's API, since what cannot be read is not proven.
 */
async function requireProofs(rules, { uniqueName, digest }, inputs, ports) {
    const github = await (0,open_client/* openApprovalClient */.h)(inputs, rules.job, ports);
    const now = ports.clock.now();
    const tests = [];
    for (const environment of rules.testedIn) {
        tests.push(await requireTest(github, rules, { solution: uniqueName, digest, environment }, now));
    }
    const approval = await requireApproval(github, rules, { digest, inputs, now });
    return { tests, ...(0,core_lib/* optional */.lq)('approval', approval) };
}
async function requireTest(github, { commit, trust }, wanted, now) {
    const wish = { ...wanted, commit };
    const { found, rejected, foreign } = await (0,history_records/* fetchSuccessfulTest */.R4)(github, wish, trust, now);
    if (found)
        return found;
    const reasons = rejected.map(({ record, reason }) => `deployment ${record.deploymentId} ${reason}`);
    const none = foreign.map(({ deploymentId, reason }) => `deployment ${deploymentId} is no record: ${reason}`);
    const why = reasons.length > 0 ? reasons : ['the history has none of these bytes', ...none];
    throw new core_lib/* AlmError */.Ly('test-missing', {
        message: `no successful import of ${wanted.digest} (commit ${commit}) into ${(0,core_lib/* quote */.hD)(wanted.environment)} counts: ${why.slice(0, MAX_TOLD).join('; ')}`,
        remedy: `Deploy this very zip to ${(0,core_lib/* quote */.hD)(wanted.environment)} with one of these workflows: ${trust.workflows.join(', ')}, on one of these branches: ${trust.branches.join(', ')}.`,
        details: {
            rejected: rejected.map(({ record, reason }) => ({ deploymentId: record.deploymentId, reason })),
        },
    });
}
async function requireApproval(github, rules, { digest, inputs, now }) {
    const { approval, job } = rules;
    if (approval === undefined)
        return undefined;
    const expected = expectedSubject(rules, digest);
    if (approval === 'this run')
        return approvalOfRun(github, expected, { job, inputs, now });
    const request = { untrustedRecord: approval.record, expected, job, wish: inputs, now };
    const record = await verifyApproval(github, request);
    requireTarget(record, inputs.environmentUrl);
    return record;
}
/** Without a record: who approved the run for its environment, asked and decided here. */
async function approvalOfRun(github, expected, { job, inputs, now }) {
    const subject = (0,approval_lib/* parseSubject */.Ci)({ ...expected, runId: job.runId, runAttempt: job.runAttempt });
    const source = { kind: 'environment' };
    const { events, rules, links } = await (0,evidence/* fetchEvidence */.e)(github, source, { subject, wish: inputs, now });
    const decision = (0,approval_lib/* decide */.LD)(events, subject, rules, now);
    if (decision.decision === 'approved')
        return (0,approval_lib/* createRecord */.eC)(subject, source, decision, links, now);
    const request = `${subject.environment} by run ${job.runId}`;
    throw new core_lib/* AlmError */.Ly(decision.decision === 'rejected' ? 'approval-rejected' : 'approval-missing', {
        message: `the deployment to ${request} is ${decision.decision}: ${decision.reasons.join('; ')}`,
        remedy: 'Have it approved by somebody who may, and who did not ask for it.',
    });
}
function requireTarget({ subject, requestId }, environmentUrl) {
    const here = environmentUrl.href.replace(/\/+$/, '').toLowerCase();
    if (subject.target === undefined || subject.target === here)
        return;
    throw new core_lib/* AlmError */.Ly('approval-missing', {
        message: `request ${requestId} was approved for ${(0,core_lib/* quote */.hD)(subject.target)}, not for ${(0,core_lib/* quote */.hD)(here)}`,
        remedy: 'Deploy to the environment that was approved, or ask for an approval of this one.',
    });
}
/** An approval that is not tied to one run is for one import: its request is closed. The import stands in any case. */
async function useUp({ approval }, { job }, inputs, ports) {
    if (!approval)
        return;
    try {
        await useUpApproval(await (0,open_client/* openApprovalClient */.h)(inputs, job, ports), approval, job.runUrl);
    }
    catch (caught) {
        if (!(caught instanceof core_lib/* AlmError */.Ly) || caught.code === 'cancelled')
            throw caught;
        ports.log.warning(`the request of the approval could not be closed: ${caught.message}`);
    }
}
/** What was proven, as sentences of a log or a summary. */
function describeProofs({ tests, approval }) {
    return [
        ...tests.map(({ environment, runId, deploymentId }) => `tested: imported into ${(0,core_lib/* quote */.hD)(environment)} by run ${runId} (deployment ${deploymentId})`),
        ...(approval
            ? [
                `approved: by ${approval.approvers.map(({ login }) => (0,core_lib/* quote */.hD)(login)).join(', ')} (request ${approval.requestId})`,
            ]
            : []),
    ];
}
//# sourceMappingURL=proofs.js.map
// EXTERNAL MODULE: ./actions/lib/common/check-settings.js
var check_settings = __webpack_require__(9899);
// EXTERNAL MODULE: ./actions/lib/common/deployment-settings.js
var deployment_settings = __webpack_require__(4566);
// EXTERNAL MODULE: ./actions/lib/common/usable-connections.js
var usable_connections = __webpack_require__(3577);
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
        return { settings, target: {} };
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
    const environmentVariables = complete.environmentVariables.map((setting) => {
        const valueId = (0,check_settings/* named */.KT)(target.environmentVariables, 'schemaName', setting.schemaName)?.valueId;
        return valueId === undefined ? setting : { ...setting, valueId };
    });
    return { settings: { ...complete, environmentVariables }, target };
}
/**
 * Asks for each connection of the settings whether it is there and may be used, and warns where flows will stay off.
 * @returns what was read of the target for that
 */
async function lookConnectionsUp(settings, services, dataverse, log) {
    const wanted = settings?.connectionReferences ?? [];
    if (wanted.length === 0)
        return {};
    const { environmentId } = await dataverse.retrieveCurrentOrganization();
    const connectionProblems = await (0,usable_connections/* findConnectionProblems */.yT)(() => services.connections(), wanted, {
        environmentId,
        log,
    });
    (0,usable_connections/* warnOfConnections */.xC)(connectionProblems, log);
    return { environmentId, connectionProblems };
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
// EXTERNAL MODULE: ./packages/dataverse/lib/index.js + 32 modules
var dataverse_lib = __webpack_require__(8232);
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












/** Imports the solution, or says why there is nothing to import. */
async function importOne(deployment, chosen) {
    const { offer } = chosen;
    const { ports } = deployment;
    const { facts } = offer;
    const { present, way } = await decide(deployment, chosen);
    if (way.kind === 'skip') {
        ports.log.notice(`${facts.uniqueName} is not imported: ${way.reason}`);
        return { apply: 'no', deployed: skipped(offer, present.installed?.version) };
    }
    if (way.note)
        ports.log.info(way.note);
    const proofs = await prove(deployment, chosen);
    announce(deployment, chosen, way);
    if (way.apply === 'only') {
        return { apply: way.apply, deployed: { ...base(offer, way), ...proofs, adopted: true } };
    }
    try {
        return {
            apply: way.apply,
            deployed: { ...(await carryOut(deployment, chosen, present, way)), ...proofs },
        };
    }
    catch (caught) {
        if (!isOvertaken(caught, way))
            throw caught;
        ports.log.info(`${facts.uniqueName} was changed while this import waited; deciding again.`);
        return importOne(deployment, chosen);
    }
}
/** What the target has now, and what is to be done with it. */
async function decide({ dataverse, rules }, { offer: { facts }, job }) {
    const present = await dataverse.findSolution(facts.uniqueName);
    const way = job.state === 'absent'
        ? (0,decide_way/* decideWay */.i8)(facts, present, rules)
        : (0,decide_way/* decideAdoption */.Tl)(facts, present, rules, job.state);
    return { present, way };
}
/** Nothing is left to prove of an import that an earlier attempt proved and ended. */
async function prove({ proofRules, inputs, ports }, { offer: { facts }, job }) {
    if (proofRules === undefined || job.state === 'succeeded')
        return {};
    const proofs = await requireProofs(proofRules, facts, inputs, ports);
    for (const sentence of describeProofs(proofs))
        ports.log.info(sentence);
    if (proofs.approval)
        ports.output('approved-by', proofs.approval.approvers.map(({ login }) => login).join(', '));
    const tests = proofs.tests.map(({ deploymentId }) => deploymentId);
    if (tests.length > 0)
        ports.output('tested-by-deployment', tests.join(', '));
    return { proofs };
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
async function carryOut(deployment, chosen, present, way) {
    const { dataverse, inputs, ports } = deployment;
    const archive = await (0,plan_offers/* readAgain */.n)(chosen.offer);
    const startedAtMs = ports.clock.now();
    // Staging knows nothing of a conversion: it refuses what the import is told to do.
    const source = chosen.job.state === 'absent' && !(0,decide_way/* converts */.Rm)(chosen.offer.facts, present)
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
    const { previousVersion, version, warnings, durations, proofs } = deployed;
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
        'Tested in': proofs?.tests
            .map(({ environment, runId }) => `${(0,core_lib/* toMarkdownText */.u9)(environment)}, run ${runId}`)
            .join('; '),
        'Approved by': proofs?.approval?.approvers.map(({ login }) => (0,core_lib/* toMarkdownText */.u9)(login)).join(', '),
        'SHA-256': (0,core_lib/* toMarkdownCode */.Cu)(deployed.digest),
        'Import job': deployed.importJobId && (0,core_lib/* toMarkdownCode */.Cu)(deployed.importJobId),
        'Waited in line': durations.waitingMs > 1000 ? (0,core_lib/* formatDuration */.a3)(durations.waitingMs) : undefined,
        'Time of the import': (0,core_lib/* formatDuration */.a3)(durations.importMs),
        'Time of the upgrade': durations.applyMs > 0 ? (0,core_lib/* formatDuration */.a3)(durations.applyMs) : undefined,
    });
    return `### Solution imported\n\n${facts}`;
}
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/import-solution/import-all.js
// Brings several solutions into the target in their order, then applies their upgrades in the reverse one.







/**
 * Stops at the first solution that fails: what was imported before stays, what comes after is not started.
 * @throws AlmError of that solution; its details hold what was done before; `test-missing` before anything is done.
 */
async function importAll(deployment, chosen) {
    await proveAll(deployment, chosen);
    const imported = [];
    for (const one of chosen) {
        try {
            imported.push(await importOne(deployment, one));
        }
        catch (caught) {
            throw stoppedAt(caught, one, imported, deployment, chosen);
        }
    }
    // What a base solution deletes may be used by the old version of one above it, so the last one goes first.
    for (const one of imported.toReversed()) {
        if (one.apply !== 'no')
            one.deployed = await applyUpgrade(deployment, one.deployed);
    }
    return imported.map(({ deployed }) => deployed);
}
/** Of several, none goes in before each is proven; each is proven again right before it is staged. */
async function proveAll(deployment, chosen) {
    const { proofRules, inputs, ports } = deployment;
    if (proofRules === undefined || chosen.length < 2)
        return;
    for (const one of chosen) {
        const { way } = await decide(deployment, one);
        if (way.kind === 'skip' || one.job.state === 'succeeded')
            continue;
        await requireProofs(proofRules, one.offer.facts, inputs, ports);
    }
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
function stoppedAt(caught, { offer }, done, { inputs, ports }, chosen) {
    if (!(caught instanceof core_lib/* AlmError */.Ly) || chosen.length === 1)
        return caught;
    if (done.length > 0) {
        ports.summary(describe(inputs.environmentUrl, done.map(({ deployed }) => deployed)));
    }
    const names = (list) => list.join(', ') || 'none';
    const before = done.map(({ deployed, apply }) => `${(0,core_lib/* quote */.hD)(deployed.solution)}${apply === 'no' ? '' : ' (its upgrade is not applied yet)'}`);
    const after = chosen.slice(done.length + 1).map((one) => (0,core_lib/* quote */.hD)(one.offer.facts.uniqueName));
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
// EXTERNAL MODULE: ./actions/lib/common/approval/rules-inputs.js
var approval_rules_inputs = __webpack_require__(978);
// EXTERNAL MODULE: ./actions/lib/common/commit-input.js
var commit_input = __webpack_require__(5897);
// EXTERNAL MODULE: ./actions/lib/common/credential-inputs.js
var credential_inputs = __webpack_require__(5052);
// EXTERNAL MODULE: ./actions/lib/common/digest-input.js
var digest_input = __webpack_require__(6692);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
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
    'require-tested-in': lib/* input.list */.hF.list.optional(),
    'tested-by-workflows': lib/* input.list */.hF.list.optional(),
    'tested-on-branches': lib/* input.list */.hF.list.optional(),
    'tested-within-days': lib/* input.integer */.hF.integer({ min: 1, max: 3650 }).optional(),
    'require-approval': lib/* input.text */.hF.text.default('false'),
    'github-environment': lib/* input.text */.hF.text.optional(),
    commit: commit_input/* commitSha */.m.optional(),
    ...approval_rules_inputs/* approvalRulesInputs */.m,
    ...github_token_input/* githubTokenInput */.v,
    'team-token': lib/* input.secret */.hF.secret.optional(),
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
    'approved-by',
    'tested-by-deployment',
];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./actions/lib/common/plan/fetch-plan.js + 2 modules
var fetch_plan = __webpack_require__(8378);
// EXTERNAL MODULE: ./actions/lib/common/plan/deletions.js
var deletions = __webpack_require__(1778);
// EXTERNAL MODULE: ./actions/lib/common/plan/plan-digest.js
var plan_digest = __webpack_require__(5415);
// EXTERNAL MODULE: ./actions/lib/common/plan/render-plan.js
var render_plan = __webpack_require__(7269);
;// CONCATENATED MODULE: ./actions/lib/import-solution/plan-first.js
// The first step of an import: what it will do, told to people, and held to what was approved.





/** Components that one line names. */
const MAX_NAMED = 20;
/**
 * The last look before anything is sent. Once an import of this run has begun, the plan is on its way and is not made
 * again. Without a plan to compare with, it is news and no condition: a service that does not tell stops nothing.
 * @throws AlmError `plan-changed`, and with an approved plan whatever keeps it from being compared.
 */
async function planFirst(deployment, chosen) {
    const { planDigest: approved, ports } = deployment;
    if (chosen.some(({ job }) => job.state !== 'absent')) {
        if (approved !== undefined) {
            ports.log.info('the approved plan is not compared: an earlier attempt has begun to carry the plan out');
        }
        return;
    }
    const plan = approved === undefined ? await planIfPossible(deployment) : await makePlan(deployment);
    if (!plan)
        return;
    ports.summary((0,render_plan/* renderPlan */.E)(plan, { digest: (0,plan_digest/* planDigest */.G)(plan), carriedOut: true }));
    for (const solution of plan.solutions)
        tell(solution, deployment);
    if (approved !== undefined)
        (0,plan_digest/* requirePlan */.V)(plan, approved);
    if (plan.solutions.length > 1)
        refuseBlocked(plan);
}
/** What the service refuses for certain, or would have to be refused here in its turn. */
const CERTAIN = [
    'import-managed-conflict',
    'import-publisher-conflict',
    'import-upgrade-pending',
    'import-version-lower',
    'input-conflict',
];
/** Of several, none goes in when one of them cannot: half of a deployment helps nobody. */
function refuseBlocked({ solutions }) {
    for (const { solution, blockers } of solutions) {
        const blocker = blockers.find(({ code }) => CERTAIN.includes(code));
        if (!blocker)
            continue;
        throw new core_lib/* AlmError */.Ly(blocker.code, {
            message: `${(0,core_lib/* quote */.hD)(solution)}: ${blocker.message}; none of the ${solutions.length} solutions was sent`,
            remedy: blocker.remedy,
            details: { blockers },
        });
    }
}
function makePlan({ dataverse, inputs, rules, settings, offers, target, }) {
    const options = { rules, settings, activate: inputs.activatePlugins };
    return (0,fetch_plan/* fetchPlan */.u)(dataverse, inputs.environmentUrl, offers, options, target);
}
async function planIfPossible(deployment) {
    try {
        return await makePlan(deployment);
    }
    catch (caught) {
        if (!(caught instanceof core_lib/* AlmError */.Ly) || caught.code === 'cancelled')
            throw caught;
        deployment.ports.log.info(`what the import will do could not be told before: ${caught.message}`);
        return undefined;
    }
}
function tell(plan, { ports: { log } }) {
    log.info((0,render_plan/* describePlan */.d)(plan));
    // What refuses the operation itself is the error of the step.
    if (plan.operation !== 'none') {
        for (const { message, remedy } of plan.blockers)
            log.warning(`${message}. ${remedy}`);
    }
    if (plan.deletions.length === 0)
        return;
    const withData = plan.deletions.filter(({ type }) => (0,deletions/* holdsData */.VU)(type));
    const others = plan.deletions.filter(({ type }) => !(0,deletions/* holdsData */.VU)(type));
    if (withData.length > 0) {
        log.warning(`the upgrade of ${plan.solution} deletes, with all data in them: ${nameAll(withData)}`);
    }
    if (others.length > 0) {
        log.notice(`the upgrade of ${plan.solution} deletes ${others.length} component(s): ${nameAll(others)}`);
    }
}
function nameAll(components) {
    const names = components
        .slice(0, MAX_NAMED)
        .map(({ type, name, displayName }) => `${type.toLowerCase()} ${name || displayName}`);
    return `${names.join(', ')}${components.length > MAX_NAMED ? ', …' : ''}`;
}
//# sourceMappingURL=plan-first.js.map
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
        const proofRules = readProofRules(inputs, ports, offers.length);
        const planDigest = (proofRules && approvedPlan(proofRules, first.digest, ports.clock.now())) ?? inputs.planDigest;
        ports.output('solution-name', first.uniqueName);
        ports.output('solution-version', first.version);
        ports.output('solution-digest', first.digest);
        const services = (0,common_services/* openServices */.N)(inputs, ports);
        const dataverse = await services.dataverse(inputs.environmentUrl);
        const needed = offers.map(({ facts }) => facts.settings);
        const source = { file: inputs.deploymentSettingsFile, log: ports.log };
        const { settings, target } = await settleSettings(given, needed, dataverse, source);
        const deployment = {
            dataverse,
            inputs,
            ports,
            rules,
            settings,
            planDigest,
            proofRules,
            target,
            offers,
        };
        const chosen = await chooseJobs(deployment);
        // Once an import of this run has begun, its connections are in the service's hands.
        const begun = chosen.some(({ job }) => job.state !== 'absent');
        const usable = begun ? {} : await lookConnectionsUp(settings, services, dataverse, ports.log);
        await planFirst({ ...deployment, target: { ...target, ...usable } }, chosen);
        const all = await importAll(deployment, chosen);
        if (proofRules)
            for (const { proofs } of all)
                await useUp(proofs ?? {}, proofRules, inputs, ports);
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
