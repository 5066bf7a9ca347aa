export const id = 656;
export const ids = [656];
export const modules = {

/***/ 2656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* reexport */ action)
});

// EXTERNAL MODULE: ./packages/actions-kit/lib/index.js + 19 modules
var lib = __webpack_require__(7492);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var core_lib = __webpack_require__(6954);
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
    throw new core_lib/* AlmError */.Ly('internal-error', { message: `a ${typeof value} has no canonical JSON` });
}
//# sourceMappingURL=canonical-json.js.map
;// CONCATENATED MODULE: ./packages/approval/lib/vote.js
/** Reads an event as a vote on the subject; events of other repositories, runs, attempts or environments are none. */
function toVote(event, subject) {
    switch (event.kind) {
        case 'environment-review':
            return environmentVote(event, subject);
        case 'unreadable':
            return event;
        default:
            return { kind: 'none' };
    }
}
function environmentVote(event, subject) {
    const isOurs = event.repositoryId === subject.repositoryId &&
        event.runId === subject.runId &&
        event.runAttempt === subject.runAttempt &&
        event.environments.includes(subject.environment);
    if (!isOurs)
        return { kind: 'none' };
    if (!Number.isSafeInteger(event.user.id) || event.user.id < 1) {
        return { kind: 'unreadable', reason: 'a review has no numeric user id' };
    }
    return { kind: 'vote', approves: event.state === 'approved', user: event.user, isBot: event.isBot };
}
//# sourceMappingURL=vote.js.map
;// CONCATENATED MODULE: ./packages/approval/lib/decide.js
// The one place where votes become a decision. Pure, total, and the same for every order of the events.


/**
 * Decides about a subject at a time. A rejection by somebody who may approve (or could, were they not a requester) wins
 * over everything, then the expiry, then anything unreadable, then the number of approvals.
 */
function decide(events, subject, rules, now) {
    const votes = events.map((event) => toVote(event, subject));
    const cast = votes.filter((vote) => vote.kind === 'vote').filter((vote) => isAllowed(vote, rules));
    const rejections = people(cast.filter((vote) => !vote.approves));
    const approvedBy = people(cast.filter((vote) => vote.approves && !isForbidden(vote.user, rules)));
    const answer = (decision, reasons) => ({
        decision,
        approvedBy,
        reasons: [...new Set(reasons)].sort(),
    });
    if (rejections.length > 0)
        return answer('rejected', rejections.map((person) => `${decide_name(person)} rejected`));
    if (rules.expiresAt !== undefined && !(now < rules.expiresAt)) {
        return answer('expired', ['the request was not approved in time']);
    }
    const obstacles = [
        ...ruleObstacles(rules),
        ...votes.flatMap((vote) => (vote.kind === 'unreadable' ? [vote.reason] : [])),
    ];
    if (obstacles.length > 0)
        return answer('pending', obstacles);
    if (approvedBy.length >= rules.minimum) {
        return answer('approved', approvedBy.map((person) => `${decide_name(person)} approved`));
    }
    return answer('pending', [
        `${approvedBy.length} of ${rules.minimum} approvals`,
        ...people(cast.filter((vote) => vote.approves && isForbidden(vote.user, rules))).map((person) => `the approval of ${decide_name(person)} does not count: requesters may not approve`),
    ]);
}
function ruleObstacles(rules) {
    const obstacles = [];
    if (!Number.isSafeInteger(rules.minimum) || rules.minimum < 1) {
        obstacles.push(`the rules ask for ${rules.minimum} approvals, which is not a positive whole number`);
    }
    if (!rules.environmentHasReviewers) {
        obstacles.push('the GitHub environment has no required reviewers, so its reviews prove nothing');
    }
    return obstacles;
}
function isAllowed(vote, rules) {
    return rules.approvers ? rules.approvers.includes(vote.user.id) : !vote.isBot;
}
function isForbidden(user, rules) {
    return rules.forbidRequesters !== false && rules.requesters.includes(user.id);
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
    return `${(0,core_lib/* quote */.hD)(person.login)} (${person.id})`;
}
//# sourceMappingURL=decide.js.map
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
function subject_parseSubject(untrusted) {
    if (!(0,core_lib/* isRecord */.u4)(untrusted))
        throw invalid('subject', untrusted, 'an object');
    const commit = (0,core_lib/* stringField */.OM)(untrusted, 'commit')?.toLowerCase() ?? '';
    if (!COMMIT.test(commit))
        throw invalid('commit', untrusted['commit'], 'a full commit SHA of 40 or 64 hex digits');
    const environment = (0,core_lib/* stringField */.OM)(untrusted, 'environment')?.trim().toLowerCase() ?? '';
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
function subject_requestId(subject) {
    return (0,external_node_crypto_.createHash)('sha256').update(canonicalJson(subject), 'utf8').digest('hex').slice(0, 12);
}
function parseDigest(untrusted, field) {
    const match = typeof untrusted === 'string' ? DIGEST.exec(untrusted.toLowerCase()) : null;
    if (!match?.[1])
        throw invalid(field, untrusted, 'a SHA-256 digest of 64 hex digits');
    return `sha256:${match[1]}`;
}
function positive(record, field) {
    const value = (0,core_lib/* numberField */.sJ)(record, field);
    if (value === undefined || !Number.isSafeInteger(value) || value < 1) {
        throw invalid(field, (0,core_lib/* isRecord */.u4)(record) ? record[field] : undefined, 'a positive whole number');
    }
    return value;
}
function invalid(field, value, rule) {
    const shown = value === undefined ? 'missing' : (0,core_lib/* quote */.hD)(typeof value === 'string' ? value : JSON.stringify(value));
    return new core_lib/* AlmError */.Ly('input-invalid', {
        message: `${field} of the approval subject is ${shown}, which is not ${rule}`,
        remedy: 'Hand the outputs of the build job to the approval unchanged.',
    });
}
//# sourceMappingURL=subject.js.map
;// CONCATENATED MODULE: ./packages/approval/lib/record.js
// The approval on paper: what was decided, by whom, about what, so that whoever relies on it can check it again.



const DECISIONS = (/* unused pure expression or super */ null && (['approved', 'rejected', 'pending', 'expired']));
const CLOCK_SKEW_MS = (/* unused pure expression or super */ null && (5 * 60_000));
const DAY_MS = (/* unused pure expression or super */ null && (24 * 60 * 60_000));
/** Writes a decision down. `now` is in milliseconds since the epoch. */
function createRecord(subject, decision, evidence, now) {
    return {
        schemaVersion: 1,
        requestId: subject_requestId(subject),
        subject,
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
 * Reads the text of a record and holds it against the subject at hand: every field must be equal.
 * @throws AlmError `digest-mismatch` when the solution is another one; `approval-rejected` for a record of a rejection;
 * `approval-missing` when it is no approval, of something else, too old (`maxAgeMs`, a day when absent) or unreadable;
 * `input-invalid` when its subject is.
 */
function verifyRecord(untrusted, subject, now, maxAgeMs = DAY_MS) {
    const record = parseRecord(untrusted);
    if (record.subject.solutionDigest !== subject.solutionDigest) {
        throw new AlmError('digest-mismatch', {
            message: `the approval is for solution ${record.subject.solutionDigest}, not for ${subject.solutionDigest}`,
            remedy: 'Deploy the file that was approved, or ask for an approval of this one.',
        });
    }
    const other = differingField(record.subject, subject);
    if (other)
        throw missing(`the approval is for another ${other}`);
    if (record.decision === 'rejected') {
        throw new AlmError('approval-rejected', {
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
function parseRecord(untrusted) {
    const value = parseJson(untrusted, 'the approval record', 'approval-missing');
    if (!isRecord(value) || value['schemaVersion'] !== 1) {
        throw missing('the approval record is not of schema version 1');
    }
    const decision = DECISIONS.find((known) => known === value['decision']);
    const decidedAt = stringField(value, 'decidedAt') ?? '';
    if (!decision || Number.isNaN(Date.parse(decidedAt))) {
        throw missing('the approval record has no decision or no time');
    }
    const subject = parseSubject(recordField(value, 'subject'));
    if (value['requestId'] !== requestId(subject)) {
        throw missing('the request id of the approval record does not belong to its subject');
    }
    const evidence = arrayField(value, 'evidence').filter((link) => typeof link === 'string');
    const approvers = arrayField(value, 'approvers').map(parsePerson);
    return {
        schemaVersion: 1,
        requestId: requestId(subject),
        subject,
        decision,
        approvers,
        evidence,
        decidedAt,
    };
}
function parsePerson(untrusted) {
    const id = numberField(untrusted, 'id');
    if (id === undefined || !Number.isSafeInteger(id) || id < 1) {
        throw missing('an approver of the approval record has no numeric id');
    }
    return { id, login: stringField(untrusted, 'login') ?? '' };
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
    const field = fields.find((key) => recorded[key] !== expected[key]);
    return field && `${field}: ${quote(String(recorded[field]))} instead of ${quote(String(expected[field]))}`;
}
function missing(message) {
    return new AlmError('approval-missing', {
        message,
        remedy: 'Approve this deployment in the run that makes it, and hand on the approval record unchanged.',
    });
}
//# sourceMappingURL=record.js.map
;// CONCATENATED MODULE: ./packages/approval/lib/index.js
// Approvals: events about a subject, a decision, and the record of it that can be checked again.




//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./actions/lib/common/job.js
var common_job = __webpack_require__(6082);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 28 modules
var services = __webpack_require__(753);
// EXTERNAL MODULE: ./actions/lib/common/digest-input.js
var digest_input = __webpack_require__(6692);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
;// CONCATENATED MODULE: ./actions/lib/approve-gate/inputs.js
// The contract of approve-gate; action.yml says the same in words.



const inputs = {
    environment: lib/* input.text */.hF.text.required(),
    'solution-digest': digest_input/* digest */.b.required(),
    approvers: lib/* input.list */.hF.list.optional(),
    'minimum-approvals': lib/* input.integer */.hF.integer({ min: 1, max: 6 }).default('1'),
    'allow-self-approval': lib/* input.boolean */.hF.boolean.default('false'),
    'plan-digest': digest_input/* digest */.b.optional(),
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = ['decision', 'approved-by', 'approval-record', 'request-id'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/approve-gate/reviews.js
// The reviews of a run as events about this attempt of it.

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
    const valid = (event) => decide([event], subject, { ...rules, minimum: 1 }, now).decision === 'approved';
    if (rules.minimum === 1 && ours.every(valid))
        return ours;
    const reason = 'the reviews of this attempt cannot be told from those of earlier attempts; start a new run';
    return [{ kind: 'unreadable', reason }];
}
//# sourceMappingURL=reviews.js.map
;// CONCATENATED MODULE: ./actions/lib/approve-gate/run.js
// The gate before production: who approved this run, by GitHub's own record of it, and whether that is enough.







const action = (0,lib/* defineAction */.QP)({
    name: 'approve-gate',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const job = (0,common_job/* readJob */.c)(ports.environment);
        const subject = describeSubject(inputs, job);
        const github = await (0,services/* openGitHub */.o)(inputs.githubToken, job.repository, ports);
        const environment = await requireProtection(github, inputs.environment);
        const reviews = await github.listRunApprovals(job.runId);
        const rules = await establishRules(github, inputs, job, environment, reviews);
        const nowMs = ports.clock.now();
        const events = eventsOfAttempt(toEvents(reviews, subject), subject, rules, nowMs);
        const decision = decide(events, subject, rules, nowMs);
        const record = createRecord(subject, decision, [job.runUrl], nowMs);
        report(record, decision, ports);
        if (decision.decision !== 'approved')
            throw refusal(inputs.environment, decision);
        return { reasonCode: 'ok', details: { record } };
    },
});
function describeSubject(inputs, job) {
    return subject_parseSubject({
        repositoryId: job.repositoryId,
        commit: job.commit,
        solutionDigest: inputs.solutionDigest,
        environment: inputs.environment,
        ...(0,core_lib/* optional */.lq)('planDigest', inputs.planDigest),
        runId: job.runId,
        runAttempt: job.runAttempt,
    });
}
/** @throws AlmError `approval-unprotected`: without reviewers GitHub lets every job pass, and nobody approved anything. */
async function requireProtection(github, name) {
    const environment = await github.findEnvironment(name);
    if (environment && environment.reviewers.length > 0)
        return environment;
    throw new core_lib/* AlmError */.Ly('approval-unprotected', {
        message: `the GitHub environment ${(0,core_lib/* quote */.hD)(name)} ${environment ? 'has no required reviewers' : 'does not exist'}`,
        remedy: 'In the settings of the repository, under Environments, create it and add required reviewers.',
    });
}
async function establishRules(github, inputs, job, environment, reviews) {
    const [run, commit] = await Promise.all([github.getRun(job.runId), github.getCommit(job.commit)]);
    const requesters = [run.actor.id, run.triggeringActor.id, ...(commit.author ? [commit.author.id] : [])];
    return {
        minimum: inputs.minimumApprovals,
        approvers: await findApprovers(github, inputs.approvers, environment, reviews),
        requesters,
        forbidRequesters: !inputs.allowSelfApproval,
        environmentHasReviewers: environment.reviewers.length > 0,
    };
}
/** The ids of those among the reviewers of the run who may approve: named ones, else the environment's reviewers. */
async function findApprovers(github, named, environment, reviews) {
    const people = [...new Map(reviews.map(({ user }) => [user.id, user])).values()];
    if (named) {
        const logins = new Set(named.map((login) => login.replace(/^@/, '').toLowerCase()));
        return people.filter(({ login }) => logins.has(login.toLowerCase())).map(({ id }) => id);
    }
    const checks = people.map(async ({ id, login }) => {
        for (const reviewer of environment.reviewers) {
            if (reviewer.kind === 'user' && reviewer.id === id)
                return [id];
            if (reviewer.kind === 'team' &&
                (await github.isTeamMember(github.repository.owner, reviewer.slug, login)))
                return [id];
        }
        return [];
    });
    return (await Promise.all(checks)).flat();
}
function report(record, decision, ports) {
    const approvers = decision.approvedBy.map(({ login }) => login);
    ports.output('decision', decision.decision);
    ports.output('approved-by', approvers.join(','));
    ports.output('approval-record', formatRecord(record));
    ports.output('request-id', subject_requestId(record.subject));
    for (const reason of decision.reasons)
        ports.log.info(reason);
    const facts = (0,lib/* markdownFacts */.ZL)({
        Decision: decision.decision,
        'Approved by': approvers.map(core_lib/* toMarkdownText */.u9).join(', ') || undefined,
        Environment: (0,core_lib/* toMarkdownCode */.Cu)(record.subject.environment),
        'Solution digest': (0,core_lib/* toMarkdownCode */.Cu)(record.subject.solutionDigest),
        Commit: (0,core_lib/* toMarkdownCode */.Cu)(record.subject.commit),
        Request: (0,core_lib/* toMarkdownCode */.Cu)(record.requestId),
    });
    ports.summary(`### Approval\n\n${facts}`);
}
function refusal(environment, { decision, reasons }) {
    const why = reasons.join('; ');
    if (decision === 'rejected') {
        return new core_lib/* AlmError */.Ly('approval-rejected', {
            message: `the deployment to ${(0,core_lib/* quote */.hD)(environment)} was rejected: ${why}`,
            remedy: 'Read the review, mend what it asks for, and start a new run.',
        });
    }
    return new core_lib/* AlmError */.Ly('approval-missing', {
        message: `the deployment to ${(0,core_lib/* quote */.hD)(environment)} is not approved (${decision}): ${why}`,
        remedy: 'Have somebody approve the run who may: a reviewer of the environment who did not ask for it.',
    });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/approve-gate/index.js

//# sourceMappingURL=index.js.map

/***/ }),

/***/ 6692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ digest)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7492);
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

/***/ 8379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ githubTokenInput)
/* harmony export */ });
/* harmony import */ var _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7492);
// The token for GitHub's API as an input.

/** In action.yml its default is the token of the job, which the runner fills in. */
const githubTokenInput = { 'github-token': _powerops_actions_kit__WEBPACK_IMPORTED_MODULE_0__/* .input.secret */ .hF.secret.optional() };
//# sourceMappingURL=github-token-input.js.map

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

/***/ })

};
