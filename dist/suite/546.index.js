export const id = 546;
export const ids = [546];
export const modules = {

/***/ 8546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGitHubClient: () => (/* reexport */ createGitHubClient)
});

// UNUSED EXPORTS: parseRepository

// EXTERNAL MODULE: ./packages/core/lib/index.js + 10 modules
var lib = __webpack_require__(6954);
;// CONCATENATED MODULE: ./packages/github/lib/fields.js
// Fields of answers that must be there: what is missing is named, never guessed.


function requiredId(row, field, answer) {
    const value = (0,lib/* numberField */.sJ)(row, field);
    return (0,lib/* required */.mw)(Number.isSafeInteger(value) ? value : undefined, field, answer);
}
function requiredRecord(row, field, answer) {
    return (0,lib/* required */.mw)((0,lib/* recordField */.Qb)(row, field), field, answer);
}
/** One of the words; a new word of the service is not guessed at. */
function requiredWord(row, field, words, answer) {
    const value = (0,lib/* stringField */.OM)(row, field);
    return (0,lib/* required */.mw)(words.find((word) => word === value), field, answer);
}
/** The list in an answer that is one. */
function requiredList(value, answer) {
    return (0,lib/* required */.mw)(Array.isArray(value) ? value : undefined, '[]', answer);
}
/** @throws AlmError `response-invalid`. */
function parseAccount(untrusted, answer) {
    return {
        id: requiredId(untrusted, 'id', answer),
        login: (0,lib/* requiredText */.$4)(untrusted, 'login', answer),
        type: (0,lib/* stringField */.OM)(untrusted, 'type') ?? 'User',
    };
}
//# sourceMappingURL=fields.js.map
// EXTERNAL MODULE: ./packages/http/lib/index.js + 25 modules
var http_lib = __webpack_require__(9591);
;// CONCATENATED MODULE: ./packages/github/lib/octokit.js
// Octokit over our own HTTP client. Octokit knows GitHub: typed routes, path templates, pages. The client knows how to
// send: retry classes, rate limits, deadlines, size limits, host pinning, a log without tokens. Neither is written twice.


/** Large enough for a page of comments of the largest size. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;
/** Octokit is loaded late, because it is large and reads the environment when it is loaded. */
async function openApi(http, apiUrl, repository, ports) {
    const { GitHub } = await __webpack_require__.e(/* import() */ 845).then(__webpack_require__.bind(__webpack_require__, 1845));
    const octokit = new GitHub({
        baseUrl: apiUrl.href.replace(/\/+$/, ''),
        request: { fetch: fetchThrough(http) },
        log: { debug() { }, info() { }, warn: (text) => ports.log.debug(text), error() { } },
    });
    return { octokit, repository, repo: { owner: repository.owner, repo: repository.name }, ports };
}
/** Runs a call and turns its failure into the error class of the suite. */
async function call(purpose, work) {
    try {
        return await work();
    }
    catch (caught) {
        throw toCallError(caught, purpose);
    }
}
/** Like `call`; undefined when the answer is 404. */
async function callIfThere(purpose, work) {
    try {
        return await work();
    }
    catch (caught) {
        if (refusalIn(caught)?.response.status === 404)
            return undefined;
        throw toCallError(caught, purpose);
    }
}
/** A refusing answer on its way through Octokit, which keeps it as cause. */
class Refusal extends Error {
    response;
    constructor(response) {
        super(`status ${response.status}`);
        this.name = 'Refusal';
        this.response = response;
    }
}
function fetchThrough(http) {
    return async (url, init) => {
        const method = (init.method ?? 'GET');
        const response = await http.send({
            method,
            url: new URL(url),
            headers: Object.fromEntries(new Headers(init.headers)),
            ...(typeof init.body === 'string' ? { body: init.body } : {}),
            // Whatever GitHub makes on POST is made twice when it is sent twice; the rest names what it writes.
            retry: method === 'POST' ? 'once' : 'safe',
            maxResponseBytes: MAX_RESPONSE_BYTES,
        });
        if (response.status >= 400)
            throw new Refusal(response);
        const empty = response.status === 204 || response.status === 304 || response.bytes.length === 0;
        const { status, headers } = response;
        return new Response(empty ? null : new Uint8Array(response.bytes), { status, headers });
    };
}
function toCallError(caught, { what, permission }) {
    const refusal = refusalIn(caught);
    if (!refusal)
        return almErrorIn(caught) ?? caught;
    const error = (0,http_lib/* serviceError */.cg)(refusal.response, { what });
    if (!/resource not accessible/i.test(refusal.response.text()))
        return error;
    return new lib/* AlmError */.Ly('access-denied', {
        message: error.message,
        remedy: `Give the job the permission, keeping those it has: "permissions: { ${permission} }".`,
        details: { ...error.details, permission },
        cause: error,
    });
}
function refusalIn(caught) {
    if (caught instanceof Refusal)
        return caught;
    return caught instanceof Error && caught.cause instanceof Refusal ? caught.cause : undefined;
}
function almErrorIn(caught) {
    if (caught instanceof lib/* AlmError */.Ly)
        return caught;
    return caught instanceof Error && caught.cause instanceof lib/* AlmError */.Ly ? caught.cause : undefined;
}
/** Makes something; when the answer was lost, looks for it instead of making it again. */
async function makeOnce(purpose, make, find) {
    try {
        return await call(purpose, make);
    }
    catch (caught) {
        if (!(caught instanceof lib/* AlmError */.Ly) || !isLost(caught))
            throw caught;
        const made = await find();
        if (made !== undefined)
            return made;
        throw caught;
    }
}
function isLost({ code, details }) {
    return code === 'outcome-unknown' || (typeof details['status'] === 'number' && details['status'] >= 500);
}
//# sourceMappingURL=octokit.js.map
;// CONCATENATED MODULE: ./packages/github/lib/comments.js
// Comments of issues and pull requests, written in place.



const READ = 'issues: read';
const WRITE = 'issues: write';
/** Author of what is written with the token of a job. */
const JOB_AUTHOR = 'github-actions[bot]';
async function listComments({ octokit, repo }, issue) {
    return call({ what: `listing the comments of #${issue}`, permission: READ }, async () => {
        const route = { ...repo, issue_number: issue, per_page: 100 };
        return (await octokit.paginate(octokit.rest.issues.listComments, route)).map(parseComment);
    });
}
async function createComment(api, issue, body) {
    const { octokit, repo } = api;
    const make = async () => parseComment((await octokit.rest.issues.createComment({ ...repo, issue_number: issue, body })).data);
    // Only a comment with the very same text counts, and the newest, so an older equal one is not mistaken for it.
    const find = async () => {
        const newest = (await listComments(api, issue)).at(-1);
        return newest?.body === body ? newest : undefined;
    };
    return makeOnce({ what: `commenting on #${issue}`, permission: WRITE }, make, find);
}
async function updateComment({ octokit, repo }, commentId, body) {
    return call({ what: `changing comment ${commentId}`, permission: WRITE }, async () => {
        return parseComment((await octokit.rest.issues.updateComment({ ...repo, comment_id: commentId, body })).data);
    });
}
/** See GitHubClient.writeComment. */
async function writeComment(api, issue, marker, body, author = JOB_AUTHOR) {
    const text = `${marker}\n${body}`;
    const present = (await listComments(api, issue)).find((comment) => comment.body.startsWith(marker) && comment.author.login.toLowerCase() === author.toLowerCase());
    if (!present)
        return createComment(api, issue, text);
    return present.body === text ? present : updateComment(api, present.id, text);
}
/** @throws AlmError `response-invalid`. */
function parseComment(untrusted) {
    const answer = 'the comment';
    return {
        id: requiredId(untrusted, 'id', answer),
        url: (0,lib/* requiredText */.$4)(untrusted, 'html_url', answer),
        body: (0,lib/* stringField */.OM)(untrusted, 'body') ?? '',
        author: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
        createdAt: (0,lib/* requiredText */.$4)(untrusted, 'created_at', answer),
    };
}
//# sourceMappingURL=comments.js.map
;// CONCATENATED MODULE: ./packages/github/lib/commits.js
// Commits and what points at them.



const commits_READ = 'contents: read';
async function compareCommits({ octokit, repo }, base, head) {
    return call({ what: `comparing ${base} with ${head}`, permission: commits_READ }, async () => {
        // One file and one commit per page: only the counts are read.
        const page = { per_page: 1, page: 1 };
        const route = { ...repo, basehead: `${base}...${head}`, ...page };
        return parseComparison((await octokit.rest.repos.compareCommitsWithBasehead(route)).data);
    });
}
/** @throws AlmError `response-invalid`. */
function parseComparison(untrusted) {
    const answer = 'the comparison of commits';
    return {
        status: requiredWord(untrusted, 'status', ['ahead', 'behind', 'diverged', 'identical'], answer),
        aheadBy: requiredId(untrusted, 'ahead_by', answer),
        behindBy: requiredId(untrusted, 'behind_by', answer),
        mergeBaseSha: (0,lib/* requiredText */.$4)((0,lib/* recordField */.Qb)(untrusted, 'merge_base_commit'), 'sha', answer),
    };
}
async function findRef({ octokit, repo }, ref) {
    return callIfThere({ what: `reading ${ref}`, permission: commits_READ }, async () => {
        const { data } = await octokit.rest.git.getRef({ ...repo, ref: ref.replace(/^refs\//, '') });
        return (0,lib/* requiredText */.$4)(requiredRecord(data, 'object', 'the ref'), 'sha', 'the ref');
    });
}
async function getCommit({ octokit, repo }, ref) {
    return call({ what: `reading commit ${ref}`, permission: commits_READ }, async () => {
        return parseCommit((await octokit.rest.repos.getCommit({ ...repo, ref, per_page: 1 })).data);
    });
}
/** @throws AlmError `response-invalid`. */
function parseCommit(untrusted) {
    const answer = 'the commit';
    const commit = requiredRecord(untrusted, 'commit', answer);
    const author = (0,lib/* recordField */.Qb)(untrusted, 'author');
    return {
        sha: (0,lib/* requiredText */.$4)(untrusted, 'sha', answer),
        message: (0,lib/* requiredText */.$4)(commit, 'message', answer),
        treeSha: (0,lib/* requiredText */.$4)(requiredRecord(commit, 'tree', answer), 'sha', answer),
        parents: (0,lib/* arrayField */.e7)(untrusted, 'parents').map((parent) => (0,lib/* requiredText */.$4)(parent, 'sha', answer)),
        // Absent when the e-mail address of the commit belongs to nobody.
        ...(0,lib/* optional */.lq)('author', author && Object.keys(author).length > 0 ? parseAccount(author, `${answer}'s author`) : undefined),
        verified: (0,lib/* booleanField */.hQ)((0,lib/* recordField */.Qb)(commit, 'verification'), 'verified') ?? false,
    };
}
//# sourceMappingURL=commits.js.map
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./packages/github/lib/deployments.js
// Deployments and their statuses: the history of what was imported where.




const deployments_READ = 'deployments: read';
const deployments_WRITE = 'deployments: write';
const MAX_DESCRIPTION = 140;
const PAGE = { per_page: 100 };
const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];
async function createDeployment(api, request) {
    const { octokit, repo } = api;
    const { sha, environment, payload, description, task, production } = request;
    const make = async () => {
        const { data } = await octokit.rest.repos.createDeployment({
            ...repo,
            ref: sha,
            environment,
            payload: { ...payload },
            description: description.slice(0, MAX_DESCRIPTION),
            auto_merge: false,
            required_contexts: [], // the gates are ours; running checks must not block the record of an import
            ...(0,lib/* optional */.lq)('task', task),
            ...(0,lib/* optional */.lq)('production_environment', production),
        });
        return parseDeployment(data);
    };
    const find = async () => {
        const made = await listDeployments(api, { environment, sha, ...(0,lib/* optional */.lq)('task', task) });
        return made.find((deployment) => (0,external_node_util_.isDeepStrictEqual)(deployment.payload, payload));
    };
    return makeOnce({ what: `recording the deployment to "${environment}"`, permission: deployments_WRITE }, make, find);
}
async function listDeployments({ octokit, repo }, filter = {}) {
    return call({ what: 'listing the deployments', permission: deployments_READ }, async () => {
        const rows = await octokit.paginate(octokit.rest.repos.listDeployments, { ...repo, ...filter, ...PAGE });
        return rows.map(parseDeployment);
    });
}
/** @throws AlmError `response-invalid`. */
function parseDeployment(untrusted) {
    const answer = 'the deployment';
    return {
        id: requiredId(untrusted, 'id', answer),
        sha: (0,lib/* requiredText */.$4)(untrusted, 'sha', answer),
        ref: (0,lib/* requiredText */.$4)(untrusted, 'ref', answer),
        task: (0,lib/* stringField */.OM)(untrusted, 'task') ?? 'deploy',
        environment: (0,lib/* requiredText */.$4)(untrusted, 'environment', answer),
        description: (0,lib/* stringField */.OM)(untrusted, 'description') ?? '',
        payload: parsePayload(untrusted),
        createdAt: (0,lib/* requiredText */.$4)(untrusted, 'created_at', answer),
        ...(0,lib/* optional */.lq)('creator', parseCreator(untrusted, answer)),
    };
}
/** A payload is whatever its maker sent: an object, JSON in a text, or something else, which counts as none. */
function parsePayload(untrusted) {
    const payload = (0,lib/* recordField */.Qb)(untrusted, 'payload');
    if (payload)
        return payload;
    const text = (0,lib/* stringField */.OM)(untrusted, 'payload');
    if (!text?.trim().startsWith('{'))
        return {};
    try {
        const parsed = (0,lib/* parseJson */.qF)(text, 'the payload');
        return (0,lib/* isRecord */.u4)(parsed) ? parsed : {};
    }
    catch {
        return {}; // somebody else's deployment
    }
}
async function createDeploymentStatus(api, deploymentId, request) {
    const { octokit, repo } = api;
    const description = request.description.slice(0, MAX_DESCRIPTION);
    const make = async () => {
        const { data } = await octokit.rest.repos.createDeploymentStatus({
            ...repo,
            deployment_id: deploymentId,
            state: request.state,
            description,
            ...(0,lib/* optional */.lq)('environment_url', request.environmentUrl),
            ...(0,lib/* optional */.lq)('log_url', request.logUrl),
        });
        return parseDeploymentStatus(data);
    };
    const find = async () => {
        const newest = (await listDeploymentStatuses(api, deploymentId))[0];
        return newest?.state === request.state && newest.description === description ? newest : undefined;
    };
    return makeOnce({ what: `recording the status of deployment ${deploymentId}`, permission: deployments_WRITE }, make, find);
}
/** All of them, newest first. */
async function listDeploymentStatuses({ octokit, repo }, deploymentId) {
    return call({ what: `listing the statuses of deployment ${deploymentId}`, permission: deployments_READ }, async () => {
        const route = { ...repo, deployment_id: deploymentId, ...PAGE };
        return (await octokit.paginate(octokit.rest.repos.listDeploymentStatuses, route)).map(parseDeploymentStatus);
    });
}
/** @throws AlmError `response-invalid`. */
function parseDeploymentStatus(untrusted) {
    const answer = 'the deployment status';
    return {
        id: requiredId(untrusted, 'id', answer),
        state: requiredWord(untrusted, 'state', STATES, answer),
        description: (0,lib/* stringField */.OM)(untrusted, 'description') ?? '',
        createdAt: (0,lib/* requiredText */.$4)(untrusted, 'created_at', answer),
        ...(0,lib/* optional */.lq)('environmentUrl', (0,lib/* stringField */.OM)(untrusted, 'environment_url') || undefined),
        ...(0,lib/* optional */.lq)('logUrl', (0,lib/* stringField */.OM)(untrusted, 'log_url') || undefined),
        ...(0,lib/* optional */.lq)('creator', parseCreator(untrusted, answer)),
    };
}
/** Absent when the account is gone. */
function parseCreator(untrusted, answer) {
    const creator = (0,lib/* recordField */.Qb)(untrusted, 'creator');
    return creator && parseAccount(creator, `${answer}'s creator`);
}
//# sourceMappingURL=deployments.js.map
;// CONCATENATED MODULE: ./packages/github/lib/environments.js
// Environments of GitHub and the rules that protect them.



async function findEnvironment({ octokit, repo }, name) {
    return callIfThere({ what: `reading the environment "${name}"`, permission: 'actions: read' }, async () => {
        const { data } = await octokit.rest.repos.getEnvironment({ ...repo, environment_name: name });
        return parseProtectedEnvironment(data);
    });
}
/** @throws AlmError `response-invalid`. */
function parseProtectedEnvironment(untrusted) {
    const answer = 'the environment';
    const rules = (0,lib/* arrayField */.e7)(untrusted, 'protection_rules');
    const rule = (type) => rules.find((each) => (0,lib/* stringField */.OM)(each, 'type') === type);
    const approval = rule('required_reviewers');
    return {
        id: requiredId(untrusted, 'id', answer),
        name: (0,lib/* requiredText */.$4)(untrusted, 'name', answer),
        reviewers: parseReviewers((0,lib/* arrayField */.e7)(approval, 'reviewers')),
        preventsSelfReview: (0,lib/* booleanField */.hQ)(approval, 'prevent_self_review') ?? false,
        waitTimerMinutes: (0,lib/* numberField */.sJ)(rule('wait_timer'), 'wait_timer') ?? 0,
        branchPolicy: branchPolicy(untrusted),
    };
}
function branchPolicy(untrusted) {
    const policy = (0,lib/* recordField */.Qb)(untrusted, 'deployment_branch_policy');
    if (!policy)
        return 'none';
    return (0,lib/* booleanField */.hQ)(policy, 'protected_branches') ? 'protected-branches' : 'custom';
}
/** @throws AlmError `response-invalid`, also for a kind of reviewer that is not known. */
function parseReviewers(untrusted) {
    const answer = 'a reviewer of the environment';
    return untrusted.map((entry) => {
        const kind = requiredWord(entry, 'type', ['User', 'Team'], answer);
        const reviewer = requiredRecord(entry, 'reviewer', answer);
        const id = requiredId(reviewer, 'id', answer);
        return kind === 'User'
            ? { kind: 'user', id, login: (0,lib/* requiredText */.$4)(reviewer, 'login', answer) }
            : { kind: 'team', id, slug: (0,lib/* requiredText */.$4)(reviewer, 'slug', answer) };
    });
}
//# sourceMappingURL=environments.js.map
;// CONCATENATED MODULE: ./packages/github/lib/people.js
// What people may do in the repository, and which teams they are in.



const PERMISSIONS = ['admin', 'write', 'read', 'none'];
async function getUserPermission({ octokit, repo }, login) {
    const purpose = { what: `reading the permission of ${login}`, permission: 'metadata: read' };
    return call(purpose, async () => {
        const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...repo, username: login });
        return parseUserPermission(data);
    });
}
/** @throws AlmError `response-invalid`. */
function parseUserPermission(untrusted) {
    const permission = requiredWord(untrusted, 'permission', PERMISSIONS, 'the permission of the user');
    return { permission, roleName: (0,lib/* stringField */.OM)(untrusted, 'role_name') ?? permission };
}
/** A job token can't read teams: this needs a token of an app or person with `members: read`. */
async function isTeamMember({ octokit }, org, slug, login) {
    const purpose = { what: `looking for ${login} in team ${org}/${slug}`, permission: 'members: read' };
    const state = await callIfThere(purpose, async () => {
        const { data } = await octokit.rest.teams.getMembershipForUserInOrg({
            org,
            team_slug: slug,
            username: login,
        });
        return requiredWord(data, 'state', ['active', 'pending'], 'the membership');
    });
    return state === 'active';
}
//# sourceMappingURL=people.js.map
;// CONCATENATED MODULE: ./packages/github/lib/pull-requests.js
// Pull requests by their branches.



const pull_requests_READ = 'pull-requests: read';
const pull_requests_WRITE = 'pull-requests: write';
async function findPullRequest(api, head, base) {
    const { octokit, repo } = api;
    const what = `looking for a pull request from ${head} into ${base}`;
    return call({ what, permission: pull_requests_READ }, async () => {
        const filter = { ...repo, head: `${repo.owner}:${head}`, base, state: 'open' };
        const found = (await octokit.paginate(octokit.rest.pulls.list, filter)).map(parsePullRequest);
        // An unknown head makes GitHub leave the filter out, so the answer is looked through.
        return found.find((pull) => pull.head.ref === head && pull.base.ref === base);
    });
}
async function getPullRequest({ octokit, repo }, number) {
    return call({ what: `reading pull request #${number}`, permission: pull_requests_READ }, async () => {
        return parsePullRequest((await octokit.rest.pulls.get({ ...repo, pull_number: number })).data);
    });
}
async function createPullRequest(api, request) {
    const { octokit, repo } = api;
    const what = `creating a pull request from ${request.head} into ${request.base}`;
    const make = async () => parsePullRequest((await octokit.rest.pulls.create({ ...repo, ...request })).data);
    return makeOnce({ what, permission: pull_requests_WRITE }, make, () => findPullRequest(api, request.head, request.base));
}
async function updatePullRequest({ octokit, repo }, number, text) {
    return call({ what: `updating pull request #${number}`, permission: pull_requests_WRITE }, async () => {
        return parsePullRequest((await octokit.rest.pulls.update({ ...repo, pull_number: number, ...text })).data);
    });
}
/** @throws AlmError `response-invalid`. */
function parsePullRequest(untrusted) {
    const answer = 'the pull request';
    return {
        number: requiredId(untrusted, 'number', answer),
        url: (0,lib/* requiredText */.$4)(untrusted, 'html_url', answer),
        state: requiredWord(untrusted, 'state', ['open', 'closed'], answer),
        draft: (0,lib/* booleanField */.hQ)(untrusted, 'draft') ?? false,
        // Lists have only the time of the merge.
        merged: (0,lib/* booleanField */.hQ)(untrusted, 'merged') ?? (0,lib/* stringField */.OM)(untrusted, 'merged_at') !== undefined,
        title: (0,lib/* requiredText */.$4)(untrusted, 'title', answer),
        body: (0,lib/* stringField */.OM)(untrusted, 'body') ?? '',
        head: parseEnd((0,lib/* recordField */.Qb)(untrusted, 'head'), answer),
        base: parseEnd((0,lib/* recordField */.Qb)(untrusted, 'base'), answer),
        author: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
    };
}
function parseEnd(untrusted, answer) {
    return { ref: (0,lib/* requiredText */.$4)(untrusted, 'ref', answer), sha: (0,lib/* requiredText */.$4)(untrusted, 'sha', answer) };
}
//# sourceMappingURL=pull-requests.js.map
;// CONCATENATED MODULE: ./packages/github/lib/runs.js
// Workflow runs: who started them, who approved them, what they wait for.




const PERMISSION = 'actions: read';
const APPROVAL_STATES = ['approved', 'rejected', 'pending'];
async function getRun({ octokit, repo }, runId) {
    return call({ what: `reading workflow run ${runId}`, permission: PERMISSION }, async () => {
        const { data } = await octokit.rest.actions.getWorkflowRun({ ...repo, run_id: runId });
        return parseRun(data);
    });
}
/** @throws AlmError `response-invalid`. */
function parseRun(untrusted) {
    const answer = 'the workflow run';
    return {
        id: requiredId(untrusted, 'id', answer),
        attempt: (0,lib/* numberField */.sJ)(untrusted, 'run_attempt') ?? 1,
        event: (0,lib/* requiredText */.$4)(untrusted, 'event', answer),
        status: (0,lib/* stringField */.OM)(untrusted, 'status') ?? '',
        headSha: (0,lib/* requiredText */.$4)(untrusted, 'head_sha', answer),
        path: (0,lib/* requiredText */.$4)(untrusted, 'path', answer),
        createdAt: (0,lib/* requiredText */.$4)(untrusted, 'created_at', answer),
        actor: parseAccount(requiredRecord(untrusted, 'actor', answer), `${answer}'s actor`),
        triggeringActor: parseAccount(requiredRecord(untrusted, 'triggering_actor', answer), `${answer}'s triggering actor`),
        url: (0,lib/* requiredText */.$4)(untrusted, 'html_url', answer),
        ...(0,lib/* optional */.lq)('conclusion', (0,lib/* stringField */.OM)(untrusted, 'conclusion')),
        ...(0,lib/* optional */.lq)('headBranch', (0,lib/* stringField */.OM)(untrusted, 'head_branch')),
    };
}
async function listRunApprovals({ octokit, repo }, runId) {
    return call({ what: `reading the approvals of run ${runId}`, permission: PERMISSION }, async () => {
        const { data } = await octokit.rest.actions.getReviewsForRun({ ...repo, run_id: runId });
        return requiredList(data, 'the list of approvals').map(parseApproval);
    });
}
/** @throws AlmError `response-invalid`. */
function parseApproval(untrusted) {
    const answer = 'an approval of the run';
    return {
        state: requiredWord(untrusted, 'state', APPROVAL_STATES, answer),
        comment: (0,lib/* stringField */.OM)(untrusted, 'comment') ?? '',
        user: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}: its user`),
        environments: (0,lib/* arrayField */.e7)(untrusted, 'environments').map((environment) => parseNamed(environment, answer)),
    };
}
async function listPendingDeployments({ octokit, repo }, runId) {
    const what = `reading what run ${runId} waits for`;
    return call({ what, permission: PERMISSION }, async () => {
        const { data } = await octokit.rest.actions.getPendingDeploymentsForRun({ ...repo, run_id: runId });
        return requiredList(data, 'the list of pending deployments').map(parsePendingDeployment);
    });
}
/** @throws AlmError `response-invalid`. */
function parsePendingDeployment(untrusted) {
    return {
        environment: parseNamed((0,lib/* recordField */.Qb)(untrusted, 'environment'), 'a pending deployment'),
        waitTimerMinutes: (0,lib/* numberField */.sJ)(untrusted, 'wait_timer') ?? 0,
        reviewers: parseReviewers((0,lib/* arrayField */.e7)(untrusted, 'reviewers')),
    };
}
function parseNamed(untrusted, answer) {
    const of = `${answer}: its environment`;
    return { id: requiredId(untrusted, 'id', of), name: (0,lib/* requiredText */.$4)(untrusted, 'name', of) };
}
//# sourceMappingURL=runs.js.map
;// CONCATENATED MODULE: ./packages/github/lib/client.js
// The client of one repository: every function bound to its API.









/** A client for `repository` at `apiUrl` (`https://api.github.com`), whose origin `http` was opened for. */
async function createGitHubClient(http, apiUrl, repository, ports) {
    const api = await openApi(http, apiUrl, repository, ports);
    return {
        repository,
        listRunApprovals: (runId) => listRunApprovals(api, runId),
        listPendingDeployments: (runId) => listPendingDeployments(api, runId),
        findEnvironment: (name) => findEnvironment(api, name),
        getRun: (runId) => getRun(api, runId),
        getUserPermission: (login) => getUserPermission(api, login),
        isTeamMember: (organization, slug, login) => isTeamMember(api, organization, slug, login),
        findPullRequest: (head, base) => findPullRequest(api, head, base),
        getPullRequest: (number) => getPullRequest(api, number),
        createPullRequest: (request) => createPullRequest(api, request),
        updatePullRequest: (number, text) => updatePullRequest(api, number, text),
        compareCommits: (base, head) => compareCommits(api, base, head),
        findRef: (ref) => findRef(api, ref),
        getCommit: (ref) => getCommit(api, ref),
        createDeployment: (request) => createDeployment(api, request),
        createDeploymentStatus: (id, request) => createDeploymentStatus(api, id, request),
        listDeployments: (filter) => listDeployments(api, filter),
        listDeploymentStatuses: (id) => listDeploymentStatuses(api, id),
        listComments: (issue) => listComments(api, issue),
        createComment: (issue, body) => createComment(api, issue, body),
        updateComment: (id, body) => updateComment(api, id, body),
        writeComment: (issue, marker, body, author) => writeComment(api, issue, marker, body, author),
    };
}
/**
 * Reads `owner/name`, the form of GITHUB_REPOSITORY.
 * @throws AlmError `input-invalid`.
 */
function parseRepository(untrusted) {
    const [, owner, name] = /^([\w-]{1,39})\/([\w.-]{1,100})$/.exec(untrusted.trim()) ?? [];
    if (owner !== undefined && name !== undefined && !/^\.{1,2}$/.test(name))
        return { owner, name };
    throw new AlmError('input-invalid', {
        message: `repository is ${quote(untrusted)}, which is not of the form owner/name`,
        remedy: 'Write it as on github.com, for example contoso/expenses.',
    });
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ./packages/github/lib/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
