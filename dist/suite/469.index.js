export const id = 469;
export const ids = [469];
export const modules = {

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

/***/ }),

/***/ 2469:
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
// EXTERNAL MODULE: ./actions/lib/common/job.js
var common_job = __webpack_require__(6082);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 28 modules
var services = __webpack_require__(753);
;// CONCATENATED MODULE: ./actions/lib/record-deployment/history-entry.js

/**
 * The payload of the deployment.
 * @throws AlmError `input-invalid` when the approval record is not what approve-gate hands on.
 */
function describeImport(facts, job) {
    return {
        schemaVersion: 1,
        solution: facts.solutionName,
        version: facts.solutionVersion,
        digest: facts.solutionDigest,
        runId: job.runId,
        runAttempt: job.runAttempt,
        ...(0,core_lib/* optional */.lq)('environmentUrl', facts.environmentUrl?.origin),
        ...(0,core_lib/* optional */.lq)('importJobId', facts.importJobId),
        ...(0,core_lib/* optional */.lq)('approval', facts.approvalRecord && parseApproval(facts.approvalRecord)),
    };
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
;// CONCATENATED MODULE: ./actions/lib/record-deployment/inputs.js
// The contract of record-deployment; action.yml says the same in words.



const inputs = {
    environment: lib/* input.text */.hF.text.required(),
    'environment-url': lib/* input.url */.hF.url.optional(),
    'solution-name': lib/* input.uniqueName */.hF.uniqueName.required(),
    'solution-version': lib/* input.version */.hF.version.required(),
    'solution-digest': digest_input/* digest */.b.required(),
    'import-job-id': lib/* input.guid */.hF.guid.optional(),
    'approval-record': lib/* input.text */.hF.text.optional(),
    state: lib/* input.oneOf */.hF.oneOf('success', 'failure').default('success'),
    production: lib/* input.boolean */.hF.boolean.default('false'),
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = ['deployment-id', 'deployment-url'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/record-deployment/run.js
// Writes an import into the repository's deployment history, so that "what is where" is a query and not a log dig.






/** Tells these deployments from those that GitHub makes by itself for each job with an environment. */
const TASK = 'alm-import';
const action = (0,lib/* defineAction */.QP)({
    name: 'record-deployment',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const job = (0,common_job/* readJob */.c)(ports.environment);
        const payload = describeImport(inputs, job);
        const github = await (0,services/* openGitHub */.o)(inputs.githubToken, job.repository, ports);
        const description = `${inputs.solutionName} ${inputs.solutionVersion}`;
        const { id: deploymentId } = await github.createDeployment({
            sha: job.commit,
            environment: inputs.environment,
            task: TASK,
            production: inputs.production,
            description,
            payload,
        });
        ports.output('deployment-id', deploymentId);
        await github.createDeploymentStatus(deploymentId, {
            state: inputs.state,
            description,
            logUrl: job.runUrl,
            ...(0,core_lib/* optional */.lq)('environmentUrl', inputs.environmentUrl?.href),
        });
        ports.log.info(`deployment ${deploymentId}: ${description} in ${inputs.environment} is ${inputs.state}`);
        const api = ports.environment['GITHUB_API_URL'] ?? 'https://api.github.com';
        const { owner, name } = job.repository;
        return {
            reasonCode: 'ok',
            outputs: { 'deployment-url': `${api}/repos/${owner}/${name}/deployments/${deploymentId}` },
            details: { payload },
        };
    },
});
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/record-deployment/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
