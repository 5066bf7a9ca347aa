export const id = 677;
export const ids = [677];
export const modules = {

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

/***/ }),

/***/ 677:
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
// EXTERNAL MODULE: ./packages/history/lib/index.js + 8 modules
var history_lib = __webpack_require__(7652);
// EXTERNAL MODULE: ./actions/lib/common/job.js
var common_job = __webpack_require__(6082);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/history-records.js
var history_records = __webpack_require__(4930);
;// CONCATENATED MODULE: ./actions/lib/record-deployment/find-entry.js
// The entries that this import may have already, so that no second one is written.



/** Entries of the solution that are looked into for the one that is replaced; behind so many failures it stays. */
const MAX_LOOKED_INTO = 30;
/** The records of this run for the same bytes and environment; those of others are not ours to move on. */
async function findEntries(github, key, creators) {
    const { environment, commit } = key;
    const found = [];
    for await (const deployment of github.eachDeployment({ environment, sha: commit, task: history_lib/* IMPORT_TASK */.Co })) {
        const record = await readEntry(github, deployment, creators, (opened) => isSame(opened, key));
        if (record)
            found.push(record);
    }
    return found;
}
/**
 * The record of that id.
 * @throws AlmError `input-invalid` when there is none, or when it is that of another import.
 */
async function requireEntry(github, deploymentId, key, creators) {
    const deployment = await github.findDeployment(deploymentId);
    const record = deployment && (await readEntry(github, deployment, creators, () => true));
    if (record && isSame(record, key))
        return record;
    const is = record
        ? `which is of ${record.solution} ${record.digest} in ${(0,core_lib/* quote */.hD)(record.environment)} by run ${record.runId}`
        : 'which is no record of this repository';
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input deployment-id is ${deploymentId}, ${is}`,
        remedy: 'Hand on the output deployment-id of the step that opened the record, with the same solution, digest and environment, in the same run.',
    });
}
/**
 * The newest success of the solution in the environment that came in before this one and that GitHub shows as active.
 * Each success retires the one before it, so that none is looked for behind an inactive one.
 */
async function findActiveBefore(github, { deploymentId, finishedAt }, key, creators) {
    const isOther = (record) => record.deploymentId !== deploymentId &&
        record.solution.toLowerCase() === key.solution.toLowerCase() &&
        isSameTarget(record, key);
    let lookedInto = 0;
    for await (const deployment of github.eachDeployment({ environment: key.environment, task: history_lib/* IMPORT_TASK */.Co })) {
        const record = await readEntry(github, deployment, creators, isOther);
        if (!record)
            continue;
        if (record.outcome === 'success' && endedBefore(record, finishedAt))
            return record.inactive ? undefined : record;
        if (++lookedInto >= MAX_LOOKED_INTO)
            return undefined;
    }
    return undefined;
}
function endedBefore({ finishedAt, queuedAt }, time) {
    return Date.parse(finishedAt ?? queuedAt) <= Date.parse(time);
}
/** Undefined for what is none of ours; statuses are fetched only for what is wanted. */
async function readEntry(github, deployment, creators, isWanted) {
    const repository = `${github.repository.owner}/${github.repository.name}`;
    const opened = (0,history_lib/* readDeployment */.iJ)(repository, (0,history_records/* toRow */.IL)(deployment, []), creators);
    if (opened.kind === 'foreign' || !isWanted(opened.record))
        return undefined;
    const statuses = await github.listDeploymentStatuses(deployment.id);
    const read = (0,history_lib/* readDeployment */.iJ)(repository, (0,history_records/* toRow */.IL)(deployment, statuses), creators);
    return read.kind === 'record' ? read.record : undefined;
}
function isSame(record, key) {
    return (record.runId === key.runId &&
        record.digest === key.digest &&
        record.commit === key.commit &&
        record.solution.toLowerCase() === key.solution.toLowerCase() &&
        record.environment.toLowerCase() === key.environment.toLowerCase() &&
        isSameTarget(record, key));
}
function isSameTarget(record, { environmentUrl }) {
    if (record.environmentUrl === undefined || environmentUrl === undefined)
        return true;
    return new URL(record.environmentUrl).origin === environmentUrl.origin;
}
//# sourceMappingURL=find-entry.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/lib/record-deployment/history-entry.js



/**
 * The payload of the deployment. `now` is in milliseconds since the epoch.
 * @throws AlmError `input-invalid` when the approval record is not what approve-gate hands on, or the requester is no
 * login.
 */
function describeImport(facts, job, now) {
    const { approvalRecord, durationSeconds, state } = facts;
    const begunBefore = state === 'success' || state === 'failure' ? durationSeconds : undefined;
    const requester = requesterOf(facts.requester, job.actor);
    return (0,history_lib/* createPayload */.ls)({
        solution: facts.solutionName,
        version: facts.solutionVersion,
        digest: facts.solutionDigest,
        runId: job.runId,
        runAttempt: job.runAttempt,
        ...importFacts(facts),
        ...(0,core_lib/* optional */.lq)('managed', facts.managed),
        ...(0,core_lib/* optional */.lq)('planDigest', facts.planDigest),
        ...(0,core_lib/* optional */.lq)('workflowCommit', facts.commit === undefined || facts.commit === job.commit ? undefined : job.commit),
        ...(0,core_lib/* optional */.lq)('requester', requester),
        ...(0,core_lib/* optional */.lq)('environmentUrl', facts.environmentUrl?.origin),
        ...(0,core_lib/* optional */.lq)('approval', approvalRecord === undefined ? undefined : parseApproval(approvalRecord)),
        ...(0,core_lib/* optional */.lq)('approvalDigest', approvalRecord === undefined ? undefined : sha256(approvalRecord)),
        ...(0,core_lib/* optional */.lq)('startedAt', begunBefore === undefined ? undefined : new Date(now - begunBefore * 1000).toISOString()),
    });
}
/** What is mostly known only once the import has run. */
function importFacts({ operation, previousVersion, importJobId }) {
    return {
        ...(0,core_lib/* optional */.lq)('operation', operation),
        ...(0,core_lib/* optional */.lq)('previousVersion', previousVersion),
        ...(0,core_lib/* optional */.lq)('importJobId', importJobId),
    };
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function requesterOf(given, actor) {
    const login = given?.trim().replace(/^@/, '');
    if (login === undefined)
        return (0,history_lib/* parseLoginIn */._l)(actor);
    if ((0,history_lib/* parseLoginIn */._l)(login) !== undefined)
        return login;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input requester is ${(0,core_lib/* quote */.hD)(login)}, which is not a login of GitHub`,
        remedy: 'Name the account that asked for the import, or leave the input out for the one that started the run.',
    });
}
function parseApproval(text) {
    const approval = (0,core_lib/* parseJson */.qF)(text, 'input approval-record', 'input-invalid');
    if ((0,core_lib/* isRecord */.u4)(approval))
        return approval;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input approval-record is ${(0,core_lib/* quote */.hD)(text)}, which is not a JSON object`,
        remedy: 'Hand on the output approval-record of approve-gate unchanged, or leave the input out.',
    });
}
//# sourceMappingURL=history-entry.js.map
// EXTERNAL MODULE: ./actions/lib/common/digest-input.js
var digest_input = __webpack_require__(6692);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
// EXTERNAL MODULE: ./actions/lib/common/trusted-creators-input.js
var trusted_creators_input = __webpack_require__(351);
;// CONCATENATED MODULE: ./actions/lib/record-deployment/inputs.js
// The contract of record-deployment; action.yml says the same in words.






const commit = lib/* input.defineKind */.hF.defineKind('commit', (value, name) => {
    const sha = value.trim().toLowerCase();
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(sha))
        return sha;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${name} is ${(0,core_lib/* quote */.hD)(value)}, which is not the whole SHA of a commit`,
        remedy: 'Write 40 hex digits, such as those of github.sha; a branch or a short SHA can mean another one later.',
    });
});
const seconds = lib/* input.defineKind */.hF.defineKind('seconds', (value, name) => {
    const number = /^\d{1,9}(\.\d{1,9})?$/.test(value) ? Number(value) : NaN;
    if (!Number.isNaN(number))
        return number;
    throw new core_lib/* AlmError */.Ly('input-invalid', {
        message: `input ${name} is ${(0,core_lib/* quote */.hD)(value)}, which is not a number of seconds`,
        remedy: 'Hand on the output duration-seconds of import-solution unchanged.',
    });
});
const inputs = {
    environment: lib/* input.text */.hF.text.required(),
    'environment-url': lib/* input.url */.hF.url.optional(),
    'solution-name': lib/* input.uniqueName */.hF.uniqueName.required(),
    'solution-version': lib/* input.version */.hF.version.required(),
    'solution-digest': digest_input/* digest */.b.required(),
    managed: lib/* input.boolean */.hF.boolean.optional(),
    'previous-version': lib/* input.version */.hF.version.optional(),
    operation: lib/* input.oneOf */.hF.oneOf(...history_lib/* OPERATIONS */.xb).optional(),
    'import-job-id': lib/* input.guid */.hF.guid.optional(),
    'plan-digest': digest_input/* digest */.b.optional(),
    commit: commit.optional(),
    requester: lib/* input.text */.hF.text.optional(),
    'approval-record': lib/* input.text */.hF.text.optional(),
    'duration-seconds': seconds.optional(),
    state: lib/* input.oneOf */.hF.oneOf('queued', 'in_progress', 'success', 'failure').default('success'),
    'deployment-id': lib/* input.integer */.hF.integer({ min: 1, max: 999_999_999_999_999 }).optional(),
    production: lib/* input.boolean */.hF.boolean.default('false'),
    ...trusted_creators_input/* trustedCreatorsInput */.R,
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = ['deployment-id', 'deployment-url'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/record-deployment/run.js
// Writes an import into the repository's deployment history, so that "what is where" is a query and not a log dig.








const action = (0,lib/* defineAction */.QP)({
    name: 'record-deployment',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const job = (0,common_job/* readJob */.c)(ports.environment);
        const payload = describeImport(inputs, job, ports.clock.now());
        const github = await (0,services/* openGitHub */.o)(inputs.githubToken, job.repository, ports);
        const key = keyOf(inputs, job);
        const choice = await choose(github, key, inputs, job).catch(askForWriting);
        const deploymentId = choice.kind === 'open' ? await run_open(github, key, inputs, ports, payload) : choice.record.deploymentId;
        ports.output('deployment-id', deploymentId);
        const finishedAt = await moveOn(github, deploymentId, choice, inputs, job, ports);
        const replaced = finishedAt === undefined
            ? undefined
            : await retire(github, { deploymentId, finishedAt }, key, inputs, ports);
        const api = ports.environment['GITHUB_API_URL'] ?? 'https://api.github.com';
        const { owner, name } = job.repository;
        return {
            reasonCode: choice.kind === 'keep' ? 'unchanged' : 'ok',
            outputs: { 'deployment-url': `${api}/repos/${owner}/${name}/deployments/${deploymentId}` },
            details: { payload, opened: choice.kind === 'open', ...(0,core_lib/* optional */.lq)('replaced', replaced) },
        };
    },
});
function keyOf(inputs, job) {
    return {
        environment: inputs.environment,
        solution: inputs.solutionName,
        digest: inputs.solutionDigest,
        runId: job.runId,
        commit: inputs.commit ?? job.commit,
        ...(0,core_lib/* optional */.lq)('environmentUrl', inputs.environmentUrl),
    };
}
async function choose(github, key, inputs, job) {
    const { deploymentId, trustedCreators, importJobId, state } = inputs;
    const wish = { outcome: state, runAttempt: job.runAttempt, ...(0,core_lib/* optional */.lq)('importJobId', importJobId) };
    if (deploymentId === undefined)
        return (0,history_lib/* chooseEntry */.c$)(await findEntries(github, key, trustedCreators), wish);
    const record = await requireEntry(github, deploymentId, key, trustedCreators);
    const choice = (0,history_lib/* chooseEntry */.c$)([record], wish);
    return choice.kind === 'open' ? { kind: 'move', record } : choice;
}
/** The history is read first, but the permission to read alone would only lead to the next error. */
function askForWriting(caught) {
    if (!(caught instanceof core_lib/* AlmError */.Ly) || caught.details['permission'] !== 'deployments: read')
        throw caught;
    throw new core_lib/* AlmError */.Ly(caught.code, {
        message: caught.message,
        remedy: 'Give the job the permission, keeping those it has: "permissions: { deployments: write }".',
        details: { ...caught.details, permission: 'deployments: write' },
        cause: caught,
    });
}
async function run_open(github, key, inputs, ports, payload) {
    const { id, creator } = await github.createDeployment({
        sha: key.commit,
        environment: inputs.environment,
        task: history_lib/* IMPORT_TASK */.Co,
        production: inputs.production,
        description: `${inputs.solutionName} ${inputs.solutionVersion}`,
        payload,
    });
    if (!(0,history_lib/* isTrusted */.W2)(creator, inputs.trustedCreators)) {
        ports.log.warning(`the record was written as ${(0,core_lib/* quote */.hD)(creator?.login ?? '')}, which trusted-creators does not name: history will not take it for one`);
    }
    return id;
}
/** Sets the status, unless it is there. Resolves to the time of the success, when it is one. */
async function moveOn(github, deploymentId, choice, inputs, job, ports) {
    const { solutionName, solutionVersion, environment, environmentUrl, state } = inputs;
    const what = `deployment ${deploymentId}: ${solutionName} ${solutionVersion} in ${environment}`;
    if (choice.kind === 'keep') {
        ports.log.notice(`${what} is left as it is: ${choice.reason}`);
        return choice.record.outcome === 'success' ? choice.record.finishedAt : undefined;
    }
    const status = await github.createDeploymentStatus(deploymentId, {
        state,
        description: (0,history_lib/* formatFacts */.j3)(importFacts(inputs), `${solutionName} ${solutionVersion}`),
        logUrl: job.runUrl,
        // GitHub would retire other solutions of the environment along with this one.
        autoInactive: false,
        ...(0,core_lib/* optional */.lq)('environmentUrl', environmentUrl?.href),
    });
    ports.log.info(`${what} is ${state}`);
    return state === 'success' ? status.createdAt : undefined;
}
/** Shows the record that this one takes the place of as inactive. That it fails takes nothing from the record itself. */
async function retire(github, success, key, inputs, ports) {
    try {
        const older = await findActiveBefore(github, success, key, inputs.trustedCreators);
        if (!older)
            return undefined;
        await github.createDeploymentStatus(older.deploymentId, {
            state: 'inactive',
            description: `replaced by ${inputs.solutionVersion}, deployment ${success.deploymentId}`,
            ...(0,core_lib/* optional */.lq)('logUrl', older.logUrl),
        });
        ports.log.info(`deployment ${older.deploymentId} (${older.version}) is inactive now`);
        return older.deploymentId;
    }
    catch (caught) {
        if (!(caught instanceof core_lib/* AlmError */.Ly) || caught.code === 'cancelled')
            throw caught;
        ports.log.warning(`the record that this one replaces still shows as active: ${caught.message}`);
        return undefined;
    }
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/record-deployment/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
