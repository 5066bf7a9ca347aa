export const id = 5517;
export const ids = [5517];
export const modules = {

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

/***/ 5517:
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
// EXTERNAL MODULE: ./actions/lib/common/job.js
var job = __webpack_require__(6082);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/commit-input.js
var commit_input = __webpack_require__(5897);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
;// CONCATENATED MODULE: ./actions/lib/merge-pull-request/inputs.js
// The contract of merge-pull-request; action.yml says the same in words.



const inputs = {
    'pull-request-number': lib/* input.integer */.hF.integer({ min: 1, max: 999_999_999 }).optional(),
    commit: commit_input/* commitSha */.m.required(),
    method: lib/* input.oneOf */.hF.oneOf('merge', 'squash', 'rebase').default('merge'),
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = ['merged', 'merge-commit', 'pull-request-url'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/merge-pull-request/run.js
// Merges the pull request of a solution once the commit that it holds is deployed, and no other commit.





/** What GitHub answers when it will not merge, and when the head has moved. */
const NOT_MERGEABLE = 405;
const HEAD_MOVED = 409;
const action = (0,lib/* defineAction */.QP)({
    name: 'merge-pull-request',
    inputs: inputs,
    outputs: outputs,
    async run({ pullRequestNumber, commit, method, githubToken }, ports) {
        const { repository } = (0,job/* readJob */.c)(ports.environment);
        const github = await (0,services/* openGitHub */.o)(githubToken, repository, ports);
        const pull = pullRequestNumber === undefined
            ? await github.findPullRequestByHead(commit)
            : await github.getPullRequest(pullRequestNumber);
        if (!pull) {
            ports.log.notice(`no open pull request has the head ${commit}: nothing is merged`);
            return { reasonCode: 'unchanged', outputs: { merged: false } };
        }
        ports.output('pull-request-url', pull.url);
        requireHead(pull, commit);
        const done = pull.merged;
        if (!done && pull.state === 'closed')
            throw run_closed(pull);
        const mergeSha = done ? pull.mergeSha : await merge(github, pull, { commit, method });
        ports.log.info(`pull request #${pull.number} ${done ? 'was merged before' : `is merged by ${method}`}`);
        ports.summary(`### Pull request merged\n\n${(0,lib/* markdownFacts */.ZL)({
            'Pull request': `[#${pull.number}](${pull.url})`,
            Deployed: (0,core_lib/* toMarkdownCode */.Cu)(commit),
            Into: (0,core_lib/* toMarkdownCode */.Cu)(pull.base.ref),
        })}`);
        return {
            reasonCode: done ? 'already-exists' : 'ok',
            outputs: { merged: true, 'merge-commit': mergeSha },
            details: { number: pull.number, commit },
        };
    },
});
/** @throws AlmError `pull-request-changed`: what was pushed since was neither tested nor approved. */
function requireHead({ number, head, url }, commit) {
    if (head.sha === commit)
        return;
    throw new core_lib/* AlmError */.Ly('pull-request-changed', {
        message: `pull request #${number} has the head ${head.sha}, and ${commit} was deployed`,
        remedy: `Promote the new commit as well, or merge by hand what was deployed: ${url}`,
        details: { number, head: head.sha, commit },
    });
}
function run_closed({ number, url }) {
    return new core_lib/* AlmError */.Ly('pull-request-blocked', {
        message: `pull request #${number} was closed without a merge`,
        remedy: `Open it again and merge it, so that its base holds what is deployed: ${url}`,
    });
}
/** A merge whose answer was lost is looked for before anything is said of it. */
async function merge(github, { number, url }, { commit, method }) {
    try {
        return await github.mergePullRequest(number, { sha: commit, method });
    }
    catch (caught) {
        if (!(caught instanceof core_lib/* AlmError */.Ly))
            throw caught;
        const now = await github.getPullRequest(number);
        if (now.merged && now.head.sha === commit)
            return now.mergeSha;
        const { status } = caught.details;
        if (status === HEAD_MOVED)
            requireHead(now, commit);
        if (status !== NOT_MERGEABLE && status !== HEAD_MOVED)
            throw caught;
        throw new core_lib/* AlmError */.Ly('pull-request-blocked', {
            message: `GitHub does not merge pull request #${number}: ${caught.message}`,
            remedy: `Resolve its conflicts, or what the rules of its base branch still ask for, and merge it: ${url}`,
            details: { number, commit },
            cause: caught,
        });
    }
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/merge-pull-request/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
