export const id = 1612;
export const ids = [1612];
export const modules = {

/***/ 1612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 20 modules
var lib = __webpack_require__(8194);
// EXTERNAL MODULE: ./packages/approval/lib/index.js + 7 modules
var approval_lib = __webpack_require__(1023);
// EXTERNAL MODULE: ./actions/lib/common/approval/evidence.js + 2 modules
var evidence = __webpack_require__(9285);
// EXTERNAL MODULE: ./actions/lib/common/approval/open-client.js
var open_client = __webpack_require__(6045);
// EXTERNAL MODULE: ./actions/lib/common/job.js
var common_job = __webpack_require__(6082);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var core_lib = __webpack_require__(6954);
;// CONCATENATED MODULE: ./actions/lib/approve-gate/conclude-request.js
// What follows from the decision about an issue: the continuation is started once, and a request that is over is closed.


/** Starts the workflow that goes on, unless a comment of ours says that it was started. True when it was started now. */
async function continueOnce(github, number, record, { workflow, ref, artifactId, author }) {
    if (workflow === undefined)
        return false;
    const marker = `<!-- powerops-continued ${record.requestId} -->`;
    const isOurs = (login) => login.toLowerCase() === author.toLowerCase();
    const comments = await github.listComments(number);
    if (comments.some((comment) => isOurs(comment.author.login) && comment.body.startsWith(marker)))
        return false;
    const names = record.approvers.map(({ login }) => (0,core_lib/* toMarkdownText */.u9)(login)).join(', ');
    const text = `Approved by ${names}. ${(0,core_lib/* toMarkdownCode */.Cu)(workflow)} goes on; \`/reject\` still stops it until the import begins.`;
    // Written first: a runner that dies in between starts nothing twice.
    const note = await github.createComment(number, `${marker}\n${text}`);
    try {
        await github.dispatchWorkflow(workflow, ref, continuationInputs(record, artifactId));
    }
    catch (caught) {
        // When the answer was lost it may have been started, and the comment stays.
        if (caught instanceof core_lib/* AlmError */.Ly && caught.code === 'outcome-unknown')
            throw caught;
        const failed = `Approved by ${names}, but ${(0,core_lib/* toMarkdownCode */.Cu)(workflow)} could not be started. Mend what the run of the approval says, and answer again.`;
        await github.updateComment(note.id, failed);
        throw caught;
    }
    return true;
}
/** Everything but the artifact is in the record, and the record is verified again before anything is imported. */
function continuationInputs(record, artifactId) {
    const { subject } = record;
    return {
        'run-id': String(subject.runId),
        'solution-digest': subject.solutionDigest,
        commit: subject.commit,
        'github-environment': subject.environment,
        ...(subject.target === undefined ? {} : { 'environment-url': subject.target }),
        ...(subject.planDigest === undefined ? {} : { 'plan-digest': subject.planDigest }),
        ...(artifactId === undefined ? {} : { 'artifact-id': artifactId }),
        'approval-record': (0,approval_lib/* formatRecord */.bM)(record),
    };
}
/** Closes a request that was rejected or not answered in time, and says why. */
async function closeRequest(github, number, { decision, reasons }) {
    await github.createComment(number, `This request is ${decision}: ${reasons.map(core_lib/* toMarkdownText */.u9).join('; ')}.`);
    await github.updateIssue(number, { state: 'closed', stateReason: 'not_planned' });
}
//# sourceMappingURL=conclude-request.js.map
// EXTERNAL MODULE: ./actions/lib/common/approval/rules-inputs.js
var rules_inputs = __webpack_require__(978);
// EXTERNAL MODULE: ./actions/lib/common/digest-input.js
var digest_input = __webpack_require__(6692);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
;// CONCATENATED MODULE: ./actions/lib/approve-gate/inputs.js
// The contract of approve-gate; action.yml says the same in words.





/** Name of a workflow file, without folder. */
const workflowFile = lib/* input.defineKind */.hF.defineKind('workflow file', (value, name) => {
    if (/^[\w-][\w.-]*\.ya?ml$/.test(value))
        return value;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${name} is ${(0,core_lib/* quote */.hD)(value)}, which is not the name of a workflow file`,
        remedy: 'Write the name of a file in .github/workflows of this repository, such as deploy.yml.',
    });
});
const inputs = {
    kind: lib/* input.oneOf */.hF.oneOf('environment', 'pull-request', 'issue').default('environment'),
    environment: lib/* input.text */.hF.text.optional(),
    'environment-url': lib/* input.url */.hF.url.optional(),
    'solution-digest': digest_input/* digest */.b.optional(),
    commit: lib/* input.text */.hF.text.optional(),
    'plan-digest': digest_input/* digest */.b.optional(),
    'plan-file': lib/* input.path */.hF.path.optional(),
    'artifact-id': lib/* input.integer */.hF.integer({ min: 1, max: 999_999_999_999_999 }).optional(),
    'pull-request-number': lib/* input.integer */.hF.integer({ min: 1, max: 999_999_999 }).optional(),
    'issue-number': lib/* input.integer */.hF.integer({ min: 1, max: 999_999_999 }).optional(),
    'continue-with': workflowFile.optional(),
    ...rules_inputs/* approvalRulesInputs */.m,
    ...github_token_input/* githubTokenInput */.v,
    'team-token': lib/* input.secret */.hF.secret.optional(),
};
const outputs = [
    'decision',
    'approved-by',
    'approval-record',
    'request-id',
    'issue-number',
    'issue-url',
    'continued',
];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./actions/lib/common/approval/expiry.js
var expiry = __webpack_require__(2878);
// EXTERNAL MODULE: ./actions/lib/common/approval/issue-evidence.js
var issue_evidence = __webpack_require__(918);
// EXTERNAL MODULE: ./actions/lib/common/approval/request.js
var approval_request = __webpack_require__(1904);
// EXTERNAL MODULE: ./actions/lib/common/approval/requesters.js
var requesters = __webpack_require__(5994);
// EXTERNAL MODULE: ./actions/lib/common/plan/read-plan.js
var read_plan = __webpack_require__(2001);
// EXTERNAL MODULE: ./actions/lib/common/approval/approvers.js
var approval_approvers = __webpack_require__(2155);
;// CONCATENATED MODULE: ./actions/lib/approve-gate/request-approval.js
// Asks for an approval by an issue: one issue for a run and an environment, however often it is asked.




/** Opens the issue, or brings the one of an earlier attempt of the run up to date. */
async function requestApproval(github, request, facts, { author, log }) {
    const body = (0,approval_request/* renderRequest */.iP)(request, facts);
    const present = await findRequest(github, request.subject, author);
    if (present) {
        const asked = (0,approval_request/* parseRequest */.TR)(present);
        const isSame = (0,approval_lib/* requestId */.z2)(asked.subject) === (0,approval_lib/* requestId */.z2)(request.subject) && asked.artifactId === request.artifactId;
        return isSame ? present : github.updateIssue(present.number, { body });
    }
    const issue = await github.createIssue({
        title: (0,approval_request/* requestTitle */.GI)(request.subject),
        body,
        labels: [approval_request/* REQUEST_LABEL */.dF],
    });
    await request_approval_assign(github, issue.number, facts, log);
    return issue;
}
/**
 * The open issue of the run and environment. Anybody can copy its first line, so it must be written by our account, be
 * changed by nobody else, and never have been closed: whatever else is found is left alone, and a new one is opened.
 */
async function findRequest(github, subject, author) {
    const marker = (0,approval_request/* requestMarker */.c5)(subject);
    const candidates = (await github.listIssues(approval_request/* REQUEST_LABEL */.dF))
        .filter(({ body }) => body.startsWith(marker))
        .filter((issue) => issue.author.login.toLowerCase() === author.toLowerCase())
        .sort((left, right) => left.number - right.number);
    for (const { number } of candidates) {
        const discussion = await github.getDiscussion(number);
        if ((0,issue_evidence/* isGenuine */.s0)(discussion, author) && !discussion.wasClosed && !discussion.isLocked)
            return discussion;
    }
    return undefined;
}
/** Being assigned is how approvers learn of it; that it fails stops nobody from answering. */
async function request_approval_assign(github, number, { approvers }, log) {
    const { users } = (0,approval_approvers/* sortApprovers */.P)(approvers);
    if (users.length === 0)
        return;
    try {
        await github.addAssignees(number, users);
    }
    catch (caught) {
        log.warning(`nobody was assigned to issue #${number}: ${caught instanceof Error ? caught.message : ''}`);
    }
}
//# sourceMappingURL=request-approval.js.map
;// CONCATENATED MODULE: ./actions/lib/approve-gate/subject.js


/**
 * `planDigest` is that of the plan which is shown, if one is.
 * @throws AlmError `input-missing`, `input-invalid`; `plan-changed` when another plan is shown than the one named.
 */
function describeSubject(inputs, job, planDigest) {
    if (planDigest !== undefined && inputs.planDigest !== undefined && planDigest !== inputs.planDigest) {
        throw new core_lib/* AlmError */.Ly('plan-changed', {
            message: `plan-file holds plan ${planDigest}, and plan-digest is ${inputs.planDigest}`,
            remedy: 'Hand on both outputs of one run of plan-solution.',
        });
    }
    return (0,approval_lib/* parseSubject */.Ci)({
        repositoryId: job.repositoryId,
        commit: inputs.commit ?? job.commit,
        solutionDigest: requireInput(inputs.solutionDigest, 'solution-digest'),
        environment: requireInput(inputs.environment, 'environment'),
        ...(0,core_lib/* optional */.lq)('target', inputs.environmentUrl?.href.replace(/\/+$/, '')),
        ...(0,core_lib/* optional */.lq)('planDigest', planDigest ?? inputs.planDigest),
        runId: job.runId,
        runAttempt: job.runAttempt,
    });
}
/** An input that this kind of approval cannot do without. @throws AlmError `input-missing`. */
function requireInput(value, name) {
    if (value !== undefined)
        return value;
    throw new core_lib/* AlmError */.Ly('input-missing', {
        message: `input ${name} is required here and was not given`,
        remedy: `Add "${name}: …" under "with:"; where it stands there, what it takes its value from is empty.`,
    });
}
//# sourceMappingURL=subject.js.map
;// CONCATENATED MODULE: ./actions/lib/approve-gate/question.js








/** Finds what is to be decided; for kind issue, opens the issue unless one is given. */
async function findQuestion(github, inputs, job, ports) {
    const { kind, issueNumber } = inputs;
    refuseStrayInputs(inputs);
    if (kind === 'issue' && issueNumber !== undefined)
        return readAnswered(github, inputs, job, issueNumber);
    const plan = inputs.planFile === undefined ? undefined : await (0,read_plan/* readPlanFile */.w)(inputs.planFile, ports);
    const subject = describeSubject(inputs, job, plan?.digest);
    if (kind === 'environment')
        return { subject, source: { kind } };
    if (kind === 'pull-request') {
        return {
            subject,
            source: { kind, number: requireInput(inputs.pullRequestNumber, 'pull-request-number') },
        };
    }
    return ask(github, inputs, job, { subject, plan, ports });
}
async function ask(github, inputs, job, { subject, plan, ports }) {
    const run = await (0,requesters/* fetchRun */.k)(github, subject);
    const endsAt = (0,expiry/* expiryOf */.p)(run.startedAt, inputs.expiresAfterHours ?? issue_evidence/* DEFAULT_EXPIRY_HOURS */.y2);
    const request = { subject, ...(0,core_lib/* optional */.lq)('artifactId', inputs.artifactId?.toString()) };
    const facts = {
        requester: run.triggeringActor.login,
        runUrl: job.runUrl,
        minimum: inputs.minimumApprovals,
        approvers: inputs.approvers ?? [],
        expiresAt: new Date(endsAt ?? 0).toISOString(),
        plan: plan?.markdown,
    };
    const issue = await requestApproval(github, request, facts, {
        author: inputs.requestAuthor,
        log: ports.log,
    });
    return { ...request, source: { kind: 'issue', number: issue.number }, issue };
}
/** @throws AlmError `approval-missing` for a request of another repository or environment. */
async function readAnswered(github, { environment }, job, number) {
    const issue = await github.getDiscussion(number);
    const request = (0,approval_request/* parseRequest */.TR)(issue);
    const { subject } = request;
    const wanted = environment?.trim().toLowerCase();
    if (subject.repositoryId === job.repositoryId && (wanted ?? subject.environment) === subject.environment) {
        return { ...request, source: { kind: 'issue', number }, issue };
    }
    throw new core_lib/* AlmError */.Ly('approval-missing', {
        message: `issue #${number} asks for environment ${(0,core_lib/* quote */.hD)(subject.environment)} of repository ${subject.repositoryId}, which is not what this step decides about`,
        remedy: 'Answer the issue in the repository and for the environment that it was opened for.',
    });
}
/** An input that would be left out of account may have been meant to protect something. */
function refuseStrayInputs({ kind, issueNumber, pullRequestNumber, continueWith, artifactId }) {
    const strays = [
        ...(kind !== 'issue' && issueNumber !== undefined ? ['issue-number'] : []),
        ...(kind !== 'issue' && artifactId !== undefined ? ['artifact-id'] : []),
        ...(kind !== 'pull-request' && pullRequestNumber !== undefined ? ['pull-request-number'] : []),
        ...(issueNumber === undefined && continueWith !== undefined ? ['continue-with'] : []),
    ];
    if (strays.length === 0)
        return;
    throw new core_lib/* AlmError */.Ly('input-conflict', {
        message: `input ${strays.join(' and ')} has no meaning with kind ${kind}${issueNumber === undefined ? ' and without issue-number' : ''}`,
        remedy: 'Remove it, or choose the kind that it belongs to.',
    });
}
//# sourceMappingURL=question.js.map
;// CONCATENATED MODULE: ./actions/lib/approve-gate/report.js
// What the gate tells: outputs, log, the summary of the job, and the error that keeps what follows from running.



/** Sets every output but those of the issue. */
function report(record, decision, ports) {
    const approvers = decision.approvedBy.map(({ login }) => login);
    ports.output('decision', decision.decision);
    ports.output('approved-by', approvers.join(','));
    ports.output('approval-record', (0,approval_lib/* formatRecord */.bM)(record));
    ports.output('request-id', record.requestId);
    for (const reason of decision.reasons)
        ports.log.info(reason);
    ports.summary(`### Approval\n\n${(0,lib/* markdownFacts */.ZL)(describe(record, decision))}`);
}
function describe(record, decision) {
    const { subject, requestId } = record;
    return {
        Decision: decision.decision,
        Why: decision.reasons.map(core_lib/* toMarkdownText */.u9).join('; '),
        'Approved by': decision.approvedBy.map(({ login }) => (0,core_lib/* toMarkdownText */.u9)(login)).join(', ') || undefined,
        Asked: whereAsked(record),
        Environment: (0,core_lib/* toMarkdownCode */.Cu)(subject.environment),
        Target: subject.target === undefined ? undefined : (0,core_lib/* toMarkdownCode */.Cu)(subject.target),
        'Solution digest': (0,core_lib/* toMarkdownCode */.Cu)(subject.solutionDigest),
        'Plan digest': subject.planDigest === undefined ? undefined : (0,core_lib/* toMarkdownCode */.Cu)(subject.planDigest),
        Commit: (0,core_lib/* toMarkdownCode */.Cu)(subject.commit),
        Request: (0,core_lib/* toMarkdownCode */.Cu)(requestId),
    };
}
/** Evidence holds the page itself and, with a fragment, each answer on it. */
function whereAsked({ source: { kind, number }, evidence }) {
    if (number === undefined)
        return 'the reviewers of the environment';
    const name = `${kind} #${number}`;
    const page = evidence.find((link) => /^https?:\/\/[^\s()<>#]+$/.test(link));
    return page === undefined ? name : `[${name}](${page})`;
}
/** The error of everything but an approval. */
function refusal({ subject, source }, { decision, reasons }) {
    const why = reasons.join('; ');
    const what = `the deployment to ${(0,core_lib/* quote */.hD)(subject.environment)}`;
    if (decision === 'rejected') {
        return new core_lib/* AlmError */.Ly('approval-rejected', {
            message: `${what} was rejected: ${why}`,
            remedy: 'Read the review, mend what it asks for, and start a new run.',
        });
    }
    return new core_lib/* AlmError */.Ly('approval-missing', {
        message: `${what} is not approved (${decision}): ${why}`,
        remedy: REMEDIES[source.kind],
    });
}
const REMEDIES = {
    environment: 'Have somebody approve the run who may: a reviewer of the environment who did not ask for it.',
    'pull-request': 'Have somebody approve the newest commit of the pull request who may and who did not write it, and re-run the failed jobs of this run.',
    issue: 'Start a new run, which asks again, and have somebody answer who may and who did not ask for it.',
};
//# sourceMappingURL=report.js.map
;// CONCATENATED MODULE: ./actions/lib/approve-gate/run.js
// The gate before production: who approved these bytes, by GitHub's own record of it, and whether that is enough.









const action = (0,lib/* defineAction */.QP)({
    name: 'approve-gate',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const job = (0,common_job/* readJob */.c)(ports.environment);
        const github = await (0,open_client/* openApprovalClient */.h)(inputs, job, ports);
        const question = await findQuestion(github, inputs, job, ports);
        const { subject, source, issue } = question;
        if (issue) {
            ports.output('issue-number', issue.number);
            ports.output('issue-url', issue.url);
        }
        const now = ports.clock.now();
        const { events, rules, links } = await (0,evidence/* fetchEvidence */.e)(github, source, { subject, wish: inputs, now });
        const decision = (0,approval_lib/* decide */.LD)(events, subject, rules, now);
        const record = (0,approval_lib/* createRecord */.eC)(subject, source, decision, links, now);
        report(record, decision, ports);
        if (inputs.issueNumber !== undefined) {
            await conclude(github, inputs, question, { record, decision, channel: rules.channel }, ports);
        }
        return end(record, decision);
    },
});
/** A request is answered: what follows is done here, where nobody waits for it. */
async function conclude(github, { continueWith, requestAuthor }, { issue, artifactId }, { record, decision, channel }, ports) {
    if (!issue || channel.kind !== 'issue' || !channel.isGenuine)
        return;
    if (decision.decision === 'approved') {
        const ref = (ports.environment['GITHUB_REF'] ?? '').replace(/^refs\/heads\//, '');
        const continuation = { workflow: continueWith, ref, artifactId, author: requestAuthor };
        const continued = await continueOnce(github, issue.number, record, continuation);
        ports.output('continued', continued);
        if (continueWith && !continued)
            ports.log.notice(`${continueWith} was started for this request already`);
    }
    else if (decision.decision !== 'pending' && !channel.wasClosed) {
        await closeRequest(github, issue.number, decision);
    }
}
/** An issue that waits is no failure: nobody waits for its answer here. */
function end(record, decision) {
    if (decision.decision === 'approved')
        return { reasonCode: 'ok', details: { record } };
    if (decision.decision === 'pending' && record.source.kind === 'issue') {
        return { reasonCode: 'approval-pending', details: { record } };
    }
    throw refusal(record, decision);
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/approve-gate/index.js

//# sourceMappingURL=index.js.map

/***/ }),

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

/***/ })

};
