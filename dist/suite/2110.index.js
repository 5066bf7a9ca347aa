export const id = 2110;
export const ids = [2110];
export const modules = {

/***/ 2110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGitHubClient: () => (/* reexport */ createGitHubClient),
  S: () => (/* reexport */ parseRepository)
});

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
/** Whether the answer says that there is none, which is more than not saying it. */
function isNull(row, field) {
    return (0,lib/* isRecord */.u4)(row) && row[field] === null;
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
    const { GitHub } = await __webpack_require__.e(/* import() */ 1845).then(__webpack_require__.bind(__webpack_require__, 1845));
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
            retry: method === 'POST' && !isQuery(url, init.body) ? 'once' : 'safe',
            maxResponseBytes: MAX_RESPONSE_BYTES,
        });
        if (response.status >= 400)
            throw new Refusal(response);
        const empty = response.status === 204 || response.status === 304 || response.bytes.length === 0;
        const { status, headers } = response;
        const told = new Response(empty ? null : new Uint8Array(response.bytes), { status, headers });
        // Octokit reads it when it looks for further pages of a counted list; a Response that is made has none.
        return Object.defineProperty(told, 'url', { value: url });
    };
}
/** GraphQL sends reads as POST, too. */
function isQuery(url, body) {
    return url.endsWith('/graphql') && typeof body === 'string' && /^\{"query":"query\b/.test(body);
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
/** A comment that is gone already is as it should be. */
async function deleteComment({ octokit, repo }, commentId) {
    await callIfThere({ what: `deleting comment ${commentId}`, permission: WRITE }, async () => {
        await octokit.rest.issues.deleteComment({ ...repo, comment_id: commentId });
    });
}
/** See GitHubClient.findComment. */
async function findComment(api, issue, marker, author = JOB_AUTHOR) {
    return (await listComments(api, issue)).find((comment) => comment.body.startsWith(marker) && comment.author.login.toLowerCase() === author.toLowerCase());
}
/** See GitHubClient.writeComment. */
async function writeComment(api, issue, marker, body, author) {
    const text = `${marker}\n${body}`;
    const present = await findComment(api, issue, marker, author);
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
    // Those who wrote what a merge merged may not approve it, so that parents are never merely absent.
    const parents = requiredList((0,lib/* isRecord */.u4)(untrusted) ? untrusted['parents'] : undefined, `${answer}'s parents`);
    return {
        sha: (0,lib/* requiredText */.$4)(untrusted, 'sha', answer),
        message: (0,lib/* requiredText */.$4)(commit, 'message', answer),
        treeSha: (0,lib/* requiredText */.$4)(requiredRecord(commit, 'tree', answer), 'sha', answer),
        parents: parents.map((parent) => (0,lib/* requiredText */.$4)(parent, 'sha', answer)),
        ...(0,lib/* optional */.lq)('author', personIn(untrusted, 'author')),
        ...(0,lib/* optional */.lq)('committer', personIn(untrusted, 'committer')),
        verified: (0,lib/* booleanField */.hQ)((0,lib/* recordField */.Qb)(commit, 'verification'), 'verified') ?? false,
    };
}
/** Absent when the e-mail address of the commit belongs to nobody. */
function personIn(untrusted, role) {
    const account = (0,lib/* recordField */.Qb)(untrusted, role);
    if (!account || Object.keys(account).length === 0)
        return undefined;
    return parseAccount(account, `the commit's ${role}`);
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
    const { sha, environment, payload, description, task, production, transient } = request;
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
            ...(0,lib/* optional */.lq)('transient_environment', transient),
        });
        return parseDeployment(data);
    };
    const find = async () => {
        const made = await listDeployments(api, { environment, sha, ...(0,lib/* optional */.lq)('task', task) });
        return made.find((deployment) => (0,external_node_util_.isDeepStrictEqual)(deployment.payload, payload));
    };
    return makeOnce({ what: `recording the deployment to "${environment}"`, permission: deployments_WRITE }, make, find);
}
async function findDeployment({ octokit, repo }, id) {
    return callIfThere({ what: `looking for deployment ${id}`, permission: deployments_READ }, async () => {
        return parseDeployment((await octokit.rest.repos.getDeployment({ ...repo, deployment_id: id })).data);
    });
}
async function listDeployments(api, filter = {}) {
    const all = [];
    for await (const deployment of eachDeployment(api, filter))
        all.push(deployment);
    return all;
}
/** Page by page, newest first. One that is made meanwhile moves the pages, so that the last of one opens the next. */
async function* eachDeployment({ octokit, repo }, filter = {}) {
    const route = { ...repo, ...filter, ...PAGE };
    const pages = octokit.paginate.iterator(octokit.rest.repos.listDeployments, route)[Symbol.asyncIterator]();
    const seen = new Set();
    for (;;) {
        const page = await call({ what: 'listing the deployments', permission: deployments_READ }, async () => {
            const next = await pages.next();
            return next.done
                ? undefined
                : requiredList(next.value.data, 'the list of deployments').map(parseDeployment);
        });
        if (!page)
            return;
        yield* page.filter(({ id }) => !seen.has(id));
        for (const { id } of page)
            seen.add(id);
    }
}
/** @throws AlmError `response-invalid`. */
function parseDeployment(untrusted) {
    const answer = 'the deployment';
    const environment = (0,lib/* requiredText */.$4)(untrusted, 'environment', answer);
    return {
        id: requiredId(untrusted, 'id', answer),
        nodeId: (0,lib/* stringField */.OM)(untrusted, 'node_id') ?? '',
        sha: (0,lib/* requiredText */.$4)(untrusted, 'sha', answer),
        ref: (0,lib/* requiredText */.$4)(untrusted, 'ref', answer),
        task: (0,lib/* stringField */.OM)(untrusted, 'task') ?? 'deploy',
        environment,
        originalEnvironment: (0,lib/* stringField */.OM)(untrusted, 'original_environment') ?? environment,
        production: (0,lib/* booleanField */.hQ)(untrusted, 'production_environment') ?? false,
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
            ...(0,lib/* optional */.lq)('auto_inactive', request.autoInactive),
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
;// CONCATENATED MODULE: ./packages/github/lib/graphql.js
// Queries of GitHub's GraphQL API, for what REST answers only one by one. It says no with status 200.


/** Longest wait for a new hour's budget. */
const MAX_WAIT_MS = 600_000;
/**
 * Asks one query. What could not be found is null in the answer; anything else that is refused is an error.
 * @throws AlmError `throttled`, `access-denied`, `service-error` or what the HTTP client throws.
 */
async function query(api, purpose, text, variables) {
    const { clock, signal } = api.ports;
    for (let again = false;; again = true) {
        const answer = await call(purpose, () => ask(api, text, variables));
        const refusals = answer.errors.filter((error) => (0,lib/* stringField */.OM)(error, 'type') !== 'NOT_FOUND');
        const [first] = refusals;
        if (first === undefined && answer.data)
            return answer.data;
        const waitMs = answer.resetAtMs - clock.now() + 1000;
        const limited = refusals.some((error) => /RATE_LIMIT/.test((0,lib/* stringField */.OM)(error, 'type') ?? ''));
        if (!limited || again || !(waitMs <= MAX_WAIT_MS))
            throw refusal(purpose, first, limited);
        api.ports.log.info(`GitHub's budget of queries is used up; waiting ${Math.ceil(waitMs / 1000)} s`);
        await clock.sleep(Math.max(waitMs, 0), signal);
    }
}
async function ask({ octokit }, text, variables) {
    try {
        const data = await octokit.graphql(text, variables);
        return { data: (0,lib/* isRecord */.u4)(data) ? data : undefined, errors: [], resetAtMs: NaN };
    }
    catch (caught) {
        // Octokit turns an answer with errors into an exception that holds the rest of it.
        if (!(caught instanceof Error) || caught.name !== 'GraphqlResponseError')
            throw caught;
        const response = (0,lib/* recordField */.Qb)(caught, 'response');
        const reset = Number((0,lib/* stringField */.OM)((0,lib/* recordField */.Qb)(caught, 'headers'), 'x-ratelimit-reset') ?? NaN);
        return {
            data: (0,lib/* recordField */.Qb)(response, 'data'),
            errors: (0,lib/* arrayField */.e7)(response, 'errors'),
            resetAtMs: reset * 1000,
        };
    }
}
function refusal({ what, permission }, error, limited) {
    const said = (0,lib/* stringField */.OM)(error, 'message') ?? 'the answer holds no data';
    const message = `${what} failed: ${(0,lib/* quote */.hD)(said)}`;
    const details = { graphql: (0,lib/* stringField */.OM)(error, 'type') ?? '' };
    if (limited) {
        const remedy = 'Try again in the next hour, or ask for less: fewer repositories, a later date, a lower limit.';
        return new lib/* AlmError */.Ly('throttled', { message, remedy, details });
    }
    if (/FORBIDDEN|INSUFFICIENT_SCOPES/.test(details.graphql) || /not accessible/i.test(said)) {
        const remedy = `Give the token the permission, keeping those it has: "permissions: { ${permission} }".`;
        return new lib/* AlmError */.Ly('access-denied', { message, remedy, details: { ...details, permission } });
    }
    return new lib/* AlmError */.Ly('service-error', {
        message,
        remedy: 'Run again; if it stays so, report it with the log.',
        details,
    });
}
//# sourceMappingURL=graphql.js.map
;// CONCATENATED MODULE: ./packages/github/lib/deployment-steps.js
// The statuses of many deployments. REST tells them for one deployment a request, which a job's budget of a thousand
// an hour does not bear; GraphQL for a hundred.




const PURPOSE = { what: 'listing the statuses of deployments', permission: 'deployments: read' };
const BATCH = 100;
/** More statuses than an import has; the rest of a longer list is read by REST. */
const QUERY = `query($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    ... on Deployment {
      statuses(first: 20) {
        pageInfo { hasNextPage }
        nodes { state description environmentUrl logUrl createdAt creator { __typename login } }
      }
    }
  }
}`;
/** See GitHubClient.listStatusesOf. */
async function listStatusesOf(api, deployments) {
    const all = new Map();
    for (let at = 0; at < deployments.length; at += BATCH) {
        const batch = deployments.slice(at, at + BATCH);
        const ids = batch.map(({ nodeId }) => nodeId);
        const findNode = matchNodes(ids, (0,lib/* arrayField */.e7)(await query(api, PURPOSE, QUERY, { ids }), 'nodes'));
        for (const [place, { id }] of batch.entries()) {
            const statuses = (0,lib/* recordField */.Qb)(findNode(place), 'statuses');
            if (!statuses)
                continue; // deleted since it was listed
            const isCut = (0,lib/* booleanField */.hQ)((0,lib/* recordField */.Qb)(statuses, 'pageInfo'), 'hasNextPage') ?? false;
            all.set(id, isCut
                ? (await listDeploymentStatuses(api, id)).map(toStep)
                : (0,lib/* arrayField */.e7)(statuses, 'nodes').flatMap(parseStep));
        }
    }
    return all;
}
/**
 * The node for the id at a place. GitHub has two forms of ids and may answer the older one with the newer; a node whose
 * id nobody asked for is then the one at the same place.
 */
function matchNodes(ids, nodes) {
    const byId = new Map(nodes.map((node) => [(0,lib/* stringField */.OM)(node, 'id'), node]));
    return (place) => {
        const answered = (0,lib/* stringField */.OM)(nodes[place], 'id');
        return (byId.get(ids[place]) ?? (answered !== undefined && !ids.includes(answered) ? nodes[place] : undefined));
    };
}
function toStep({ creator, ...status }) {
    return { ...status, ...(0,lib/* optional */.lq)('creator', creator && { login: creator.login, type: creator.type }) };
}
/** Empty for what is no status: one unreadable entry hides no other. */
function parseStep(untrusted) {
    const state = (0,lib/* stringField */.OM)(untrusted, 'state');
    const createdAt = (0,lib/* stringField */.OM)(untrusted, 'createdAt');
    if (state === undefined || createdAt === undefined)
        return [];
    return [
        {
            state: state.toLowerCase(),
            description: (0,lib/* stringField */.OM)(untrusted, 'description') ?? '',
            createdAt,
            ...(0,lib/* optional */.lq)('environmentUrl', (0,lib/* stringField */.OM)(untrusted, 'environmentUrl') || undefined),
            ...(0,lib/* optional */.lq)('logUrl', (0,lib/* stringField */.OM)(untrusted, 'logUrl') || undefined),
            ...(0,lib/* optional */.lq)('creator', deployment_steps_parseCreator((0,lib/* recordField */.Qb)(untrusted, 'creator'))),
        },
    ];
}
/** GraphQL leaves the `[bot]` of REST out of the logins of bots. */
function deployment_steps_parseCreator(untrusted) {
    const login = (0,lib/* stringField */.OM)(untrusted, 'login');
    const type = (0,lib/* stringField */.OM)(untrusted, '__typename');
    if (login === undefined || type === undefined)
        return undefined;
    return { login: type === 'Bot' && !login.endsWith('[bot]') ? `${login}[bot]` : login, type };
}
//# sourceMappingURL=deployment-steps.js.map
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
;// CONCATENATED MODULE: ./packages/github/lib/dispatches.js
// Workflows that are started by API.

async function dispatchWorkflow({ octokit, repo }, workflow, ref, inputs) {
    await call({ what: `starting ${workflow} on ${ref}`, permission: 'actions: write' }, () => octokit.rest.actions.createWorkflowDispatch({
        ...repo,
        workflow_id: workflow,
        ref,
        inputs: { ...inputs },
    }));
}
//# sourceMappingURL=dispatches.js.map
;// CONCATENATED MODULE: ./packages/github/lib/issues.js
// Issues: opened, found, changed, and read with all that was done to them.




const issues_READ = 'issues: read';
const issues_WRITE = 'issues: write';
/** Nodes of one query; GitHub takes no more. */
const issues_BATCH = 100;
/** More assignees than this GitHub refuses. */
const MOST_ASSIGNEES = 10;
/**
 * REST tells the times of a comment to the second and nothing of edits of an issue's text, nor what was hidden, nor
 * that an issue was closed before: GraphQL tells all of it. A deleted comment is null in its answer.
 */
const issues_QUERY = `query($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    ... on Issue {
      lastEditedAt
      editor { __typename login }
      timelineItems(first: 1, itemTypes: [CLOSED_EVENT, REOPENED_EVENT]) { nodes { __typename } }
    }
    ... on IssueComment { lastEditedAt includesCreatedEdit isMinimized }
  }
}`;
async function listIssues({ octokit, repo }, label) {
    return call({ what: `listing the issues with label ${label}`, permission: issues_READ }, async () => {
        const route = { ...repo, labels: label, state: 'open', per_page: 100 };
        const rows = await octokit.paginate(octokit.rest.issues.listForRepo, route);
        return rows.filter((row) => !isPullRequest(row)).map(parseIssue);
    });
}
async function createIssue(api, request) {
    const { octokit, repo } = api;
    const make = async () => parseIssue((await octokit.rest.issues.create({ ...repo, ...request, labels: [...request.labels] })).data);
    // Only an issue with the very same text counts.
    const find = async () => (await listIssues(api, request.labels[0] ?? '')).find(({ body }) => body === request.body);
    return makeOnce({ what: `opening the issue "${request.title}"`, permission: issues_WRITE }, make, find);
}
async function updateIssue({ octokit, repo }, number, change) {
    const { stateReason, ...rest } = change;
    return call({ what: `changing issue #${number}`, permission: issues_WRITE }, async () => {
        const fields = { ...rest, ...(0,lib/* optional */.lq)('state_reason', stateReason) };
        return parseIssue((await octokit.rest.issues.update({ ...repo, issue_number: number, ...fields })).data);
    });
}
async function addAssignees({ octokit, repo }, number, logins) {
    return call({ what: `assigning issue #${number}`, permission: issues_WRITE }, async () => {
        const assignees = logins.slice(0, MOST_ASSIGNEES);
        const { data } = await octokit.rest.issues.addAssignees({ ...repo, issue_number: number, assignees });
        return (0,lib/* arrayField */.e7)(data, 'assignees').flatMap((account) => (0,lib/* stringField */.OM)(account, 'login') ?? []);
    });
}
/** Texts are read before what was done to them, so that a change in between is seen. */
async function getDiscussion(api, number) {
    const { octokit, repo } = api;
    const what = `reading issue #${number} and its comments`;
    const [data, rows] = await call({ what, permission: issues_READ }, async () => {
        const route = { ...repo, issue_number: number };
        const { data: issue } = await octokit.rest.issues.get(route);
        const comments = await octokit.paginate(octokit.rest.issues.listComments, {
            ...route,
            per_page: 100,
        });
        return [issue, comments];
    });
    if (isPullRequest(data)) {
        throw new lib/* AlmError */.Ly('input-invalid', {
            message: `#${number} is a pull request`,
            remedy: 'Give the number of an issue.',
        });
    }
    const nodeId = (0,lib/* requiredText */.$4)(data, 'node_id', 'the issue');
    const ids = [nodeId, ...rows.map((row) => (0,lib/* requiredText */.$4)(row, 'node_id', 'a comment'))];
    const facts = await readFacts(api, what, ids);
    const own = facts.get(nodeId);
    const editor = (0,lib/* recordField */.Qb)(own, 'editor');
    return {
        ...parseIssue(data),
        wasEdited: requiredTextOrNull(own, 'lastEditedAt') !== undefined,
        ...(0,lib/* optional */.lq)('lastEditor', editor && parseActor(editor)),
        wasClosed: (0,lib/* stringField */.OM)(data, 'state') !== 'open' ||
            (0,lib/* arrayField */.e7)(requiredRecord(own, 'timelineItems', what), 'nodes').length > 0,
        comments: rows.flatMap((row) => {
            const fact = facts.get((0,lib/* stringField */.OM)(row, 'node_id') ?? '');
            // An account that was deleted may not approve any more.
            return fact && !isNull(row, 'user') ? [issues_parseComment(row, fact)] : [];
        }),
    };
}
async function readFacts(api, what, ids) {
    const facts = new Map();
    for (let at = 0; at < ids.length; at += issues_BATCH) {
        const { nodes } = await query(api, { what, permission: issues_READ }, issues_QUERY, { ids: ids.slice(at, at + issues_BATCH) });
        for (const node of (0,lib/* arrayField */.e7)({ nodes }, 'nodes')) {
            if ((0,lib/* isRecord */.u4)(node))
                facts.set((0,lib/* requiredText */.$4)(node, 'id', 'a node'), node);
        }
    }
    return facts;
}
/** @throws AlmError `response-invalid`. */
function issues_parseComment(untrusted, fact) {
    const answer = 'a comment';
    const createdAt = (0,lib/* requiredText */.$4)(untrusted, 'created_at', answer);
    const wasEdited = requiredTextOrNull(fact, 'lastEditedAt') !== undefined ||
        (0,lib/* booleanField */.hQ)(fact, 'includesCreatedEdit') !== false;
    return {
        id: requiredId(untrusted, 'id', answer),
        url: (0,lib/* requiredText */.$4)(untrusted, 'html_url', answer),
        body: (0,lib/* stringField */.OM)(untrusted, 'body') ?? '',
        author: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
        createdAt,
        wasEdited,
        isHidden: (0,lib/* booleanField */.hQ)(fact, 'isMinimized') !== false,
        viaApp: (0,lib/* recordField */.Qb)(untrusted, 'performed_via_github_app') !== undefined,
    };
}
/** Absent is not the same as null here: what the answer does not hold was not checked. */
function requiredTextOrNull(node, field) {
    return (0,lib/* isRecord */.u4)(node) && node[field] === null
        ? undefined
        : (0,lib/* requiredText */.$4)(node, field, 'the history of edits');
}
/** GraphQL leaves the `[bot]` of an app's login out. */
function parseActor(untrusted) {
    const login = (0,lib/* requiredText */.$4)(untrusted, 'login', 'the editor');
    return (0,lib/* stringField */.OM)(untrusted, '__typename') === 'Bot' ? `${login}[bot]` : login;
}
function isPullRequest(row) {
    return (0,lib/* recordField */.Qb)(row, 'pull_request') !== undefined;
}
/** @throws AlmError `response-invalid`. */
function parseIssue(untrusted) {
    const answer = 'the issue';
    return {
        number: requiredId(untrusted, 'number', answer),
        url: (0,lib/* requiredText */.$4)(untrusted, 'html_url', answer),
        title: (0,lib/* requiredText */.$4)(untrusted, 'title', answer),
        body: (0,lib/* stringField */.OM)(untrusted, 'body') ?? '',
        state: requiredWord(untrusted, 'state', ['open', 'closed'], answer),
        isLocked: (0,lib/* booleanField */.hQ)(untrusted, 'locked') !== false,
        labels: (0,lib/* arrayField */.e7)(untrusted, 'labels').flatMap((label) => typeof label === 'string' ? label : ((0,lib/* stringField */.OM)(label, 'name') ?? [])),
        author: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
        createdAt: (0,lib/* requiredText */.$4)(untrusted, 'created_at', answer),
    };
}
//# sourceMappingURL=issues.js.map
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
const MERGE = 'contents: write, pull-requests: write';
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
async function findPullRequestByHead({ octokit, repo }, sha) {
    return call({ what: `looking for a pull request with the head ${sha}`, permission: pull_requests_READ }, async () => {
        const pulls = await octokit.paginate(octokit.rest.pulls.list, { ...repo, state: 'open' });
        return pulls.map(parsePullRequest).find(({ head }) => head.sha === sha);
    });
}
async function getPullRequest({ octokit, repo }, number) {
    return call({ what: `reading pull request #${number}`, permission: pull_requests_READ }, async () => {
        return parsePullRequest((await octokit.rest.pulls.get({ ...repo, pull_number: number })).data);
    });
}
/** GitHub lists no more files of a pull request. */
const MAX_LISTED_FILES = 3000;
async function listPullRequestFiles({ octokit, repo }, number) {
    return call({ what: `listing the files of pull request #${number}`, permission: pull_requests_READ }, async () => {
        const route = { ...repo, pull_number: number, per_page: 100 };
        const files = await octokit.paginate(octokit.rest.pulls.listFiles, route);
        const paths = files.flatMap((file) => {
            const path = (0,lib/* requiredText */.$4)(file, 'filename', 'a file of the pull request');
            const former = (0,lib/* stringField */.OM)(file, 'previous_filename');
            return former === undefined ? [path] : [path, former];
        });
        return { paths, complete: files.length < MAX_LISTED_FILES };
    });
}
async function listOpenPullRequests({ octokit, repo }) {
    return call({ what: 'listing the open pull requests', permission: pull_requests_READ }, async () => {
        const route = { ...repo, state: 'open', per_page: 100 };
        const rows = await octokit.paginate(octokit.rest.pulls.list, route);
        return rows.map((row) => ({ ...parsePullRequest(row), awaitedReviewers: awaitedIn(row, repo.owner) }));
    });
}
function awaitedIn(row, organization) {
    const users = (0,lib/* arrayField */.e7)(row, 'requested_reviewers').flatMap((user) => (0,lib/* stringField */.OM)(user, 'login') ?? []);
    const teams = (0,lib/* arrayField */.e7)(row, 'requested_teams').flatMap((team) => (0,lib/* stringField */.OM)(team, 'slug') ?? []);
    return [...users, ...teams.map((slug) => `${organization}/${slug}`)];
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
async function mergePullRequest({ octokit, repo }, number, { sha, method }) {
    const request = { ...repo, pull_number: number, sha, merge_method: method };
    return call({ what: `merging pull request #${number}`, permission: MERGE }, async () => {
        const { data } = await octokit.rest.pulls.merge(request);
        return (0,lib/* requiredText */.$4)(data, 'sha', 'the merge');
    });
}
/** @throws AlmError `response-invalid`. */
function parsePullRequest(untrusted) {
    const answer = 'the pull request';
    // Lists have only the time of the merge.
    const merged = (0,lib/* booleanField */.hQ)(untrusted, 'merged') ?? (0,lib/* stringField */.OM)(untrusted, 'merged_at') !== undefined;
    const repository = (0,lib/* recordField */.Qb)((0,lib/* recordField */.Qb)(untrusted, 'base'), 'repo');
    return {
        number: requiredId(untrusted, 'number', answer),
        url: (0,lib/* requiredText */.$4)(untrusted, 'html_url', answer),
        state: requiredWord(untrusted, 'state', ['open', 'closed'], answer),
        draft: (0,lib/* booleanField */.hQ)(untrusted, 'draft') ?? false,
        merged,
        title: (0,lib/* requiredText */.$4)(untrusted, 'title', answer),
        body: (0,lib/* stringField */.OM)(untrusted, 'body') ?? '',
        head: parseEnd((0,lib/* recordField */.Qb)(untrusted, 'head'), answer),
        base: parseEnd((0,lib/* recordField */.Qb)(untrusted, 'base'), answer),
        author: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
        // Before the merge the field names a commit that GitHub made to try it.
        ...(0,lib/* optional */.lq)('createdAt', (0,lib/* stringField */.OM)(untrusted, 'created_at')),
        ...(0,lib/* optional */.lq)('mergeSha', merged ? (0,lib/* stringField */.OM)(untrusted, 'merge_commit_sha') : undefined),
        ...(0,lib/* optional */.lq)('defaultBranch', (0,lib/* stringField */.OM)(repository, 'default_branch')),
    };
}
function parseEnd(untrusted, answer) {
    return { ref: (0,lib/* requiredText */.$4)(untrusted, 'ref', answer), sha: (0,lib/* requiredText */.$4)(untrusted, 'sha', answer) };
}
//# sourceMappingURL=pull-requests.js.map
;// CONCATENATED MODULE: ./packages/github/lib/reviews.js
// Reviews of a pull request and who wrote its commits.



const PERMISSION = 'pull-requests: read';
const reviews_STATES = ['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING'];
/** GitHub lists no more commits of a pull request, however many pages are asked for. */
const MOST_COMMITS = 250;
async function listReviews({ octokit, repo }, number) {
    return call({ what: `listing the reviews of #${number}`, permission: PERMISSION }, async () => {
        const route = { ...repo, pull_number: number, per_page: 100 };
        const rows = await octokit.paginate(octokit.rest.pulls.listReviews, route);
        return rows.map(parseReview).filter((review) => review !== undefined);
    });
}
/**
 * Undefined for a remark, for a review that is not submitted yet, and for one whose author deleted the account.
 * @throws AlmError `response-invalid`.
 */
function parseReview(untrusted) {
    const answer = 'a review';
    const state = requiredWord(untrusted, 'state', reviews_STATES, answer);
    if (state === 'COMMENTED' || state === 'PENDING' || isNull(untrusted, 'user'))
        return undefined;
    return {
        id: requiredId(untrusted, 'id', answer),
        state,
        // Null when a push with force has taken the commit away; then it is no longer the head either.
        commit: isNull(untrusted, 'commit_id') ? '' : (0,lib/* requiredText */.$4)(untrusted, 'commit_id', answer).toLowerCase(),
        submittedAt: (0,lib/* requiredText */.$4)(untrusted, 'submitted_at', answer),
        user: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}'s author`),
        url: (0,lib/* requiredText */.$4)(untrusted, 'html_url', answer),
    };
}
async function listPullRequestAuthors({ octokit, repo }, number) {
    return call({ what: `listing the commits of #${number}`, permission: PERMISSION }, async () => {
        const route = { ...repo, pull_number: number, per_page: 100 };
        const rows = await octokit.paginate(octokit.rest.pulls.listCommits, route);
        const accounts = rows.flatMap((row) => ['author', 'committer'].flatMap((role) => {
            const account = (0,lib/* recordField */.Qb)(row, role);
            return account && Object.keys(account).length > 0 ? [parseAccount(account, `a commit's ${role}`)] : [];
        }));
        const commits = rows.map((row) => (0,lib/* requiredText */.$4)(row, 'sha', 'a commit of the pull request').toLowerCase());
        return { accounts, commits, complete: rows.length < MOST_COMMITS };
    });
}
//# sourceMappingURL=reviews.js.map
;// CONCATENATED MODULE: ./packages/github/lib/repositories.js
// The repository itself.


async function getRepository({ octokit, repo }) {
    const purpose = { what: `reading the repository ${repo.owner}/${repo.repo}`, permission: 'metadata: read' };
    return call(purpose, async () => {
        const { data } = await octokit.rest.repos.get(repo);
        const answer = 'the repository';
        return {
            id: requiredId(data, 'id', answer),
            fullName: (0,lib/* requiredText */.$4)(data, 'full_name', answer),
            defaultBranch: (0,lib/* requiredText */.$4)(data, 'default_branch', answer),
        };
    });
}
//# sourceMappingURL=repositories.js.map
;// CONCATENATED MODULE: ./packages/github/lib/runs.js
// Workflow runs: who started them, who approved them, what they wait for.




const runs_PERMISSION = 'actions: read';
const APPROVAL_STATES = ['approved', 'rejected', 'pending'];
async function getRun({ octokit, repo }, runId) {
    return call({ what: `reading workflow run ${runId}`, permission: runs_PERMISSION }, async () => {
        const { data } = await octokit.rest.actions.getWorkflowRun({ ...repo, run_id: runId });
        return parseRun(data);
    });
}
async function findRun({ octokit, repo }, runId) {
    return callIfThere({ what: `looking for workflow run ${runId}`, permission: runs_PERMISSION }, async () => {
        const { data } = await octokit.rest.actions.getWorkflowRun({ ...repo, run_id: runId });
        return parseRun(data);
    });
}
async function listWaitingRuns({ octokit, repo }) {
    return call({ what: 'listing the runs that wait', permission: runs_PERMISSION }, async () => {
        const route = { ...repo, status: 'waiting', per_page: 100 };
        return (await octokit.paginate(octokit.rest.actions.listWorkflowRunsForRepo, route)).map(parseRun);
    });
}
async function listRunJobs({ octokit, repo }, runId) {
    return call({ what: `listing the jobs of run ${runId}`, permission: runs_PERMISSION }, async () => {
        const route = { ...repo, run_id: runId, filter: 'all', per_page: 100 };
        return (await octokit.paginate(octokit.rest.actions.listJobsForWorkflowRun, route)).map(parseJob);
    });
}
/** @throws AlmError `response-invalid`. */
function parseJob(untrusted) {
    const answer = 'a job of the run';
    return {
        id: requiredId(untrusted, 'id', answer),
        name: (0,lib/* requiredText */.$4)(untrusted, 'name', answer),
        attempt: (0,lib/* numberField */.sJ)(untrusted, 'run_attempt') ?? 1,
        status: (0,lib/* stringField */.OM)(untrusted, 'status') ?? '',
        ...(0,lib/* optional */.lq)('conclusion', (0,lib/* stringField */.OM)(untrusted, 'conclusion')),
    };
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
        startedAt: (0,lib/* stringField */.OM)(untrusted, 'run_started_at') ?? (0,lib/* requiredText */.$4)(untrusted, 'created_at', answer),
        actor: parseAccount(requiredRecord(untrusted, 'actor', answer), `${answer}'s actor`),
        triggeringActor: parseAccount(requiredRecord(untrusted, 'triggering_actor', answer), `${answer}'s triggering actor`),
        url: (0,lib/* requiredText */.$4)(untrusted, 'html_url', answer),
        ...(0,lib/* optional */.lq)('title', (0,lib/* stringField */.OM)(untrusted, 'display_title')),
        ...(0,lib/* optional */.lq)('conclusion', (0,lib/* stringField */.OM)(untrusted, 'conclusion')),
        ...(0,lib/* optional */.lq)('headBranch', (0,lib/* stringField */.OM)(untrusted, 'head_branch')),
    };
}
async function listRunApprovals({ octokit, repo }, runId) {
    return call({ what: `reading the approvals of run ${runId}`, permission: runs_PERMISSION }, async () => {
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
    return call({ what, permission: runs_PERMISSION }, async () => {
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
        findRun: (runId) => findRun(api, runId),
        listWaitingRuns: () => listWaitingRuns(api),
        listRunJobs: (runId) => listRunJobs(api, runId),
        getRepository: () => getRepository(api),
        getUserPermission: (login) => getUserPermission(api, login),
        isTeamMember: (organization, slug, login) => isTeamMember(api, organization, slug, login),
        findPullRequest: (head, base) => findPullRequest(api, head, base),
        findPullRequestByHead: (sha) => findPullRequestByHead(api, sha),
        getPullRequest: (number) => getPullRequest(api, number),
        listOpenPullRequests: () => listOpenPullRequests(api),
        listPullRequestFiles: (number) => listPullRequestFiles(api, number),
        listReviews: (number) => listReviews(api, number),
        listPullRequestAuthors: (number) => listPullRequestAuthors(api, number),
        createPullRequest: (request) => createPullRequest(api, request),
        updatePullRequest: (number, text) => updatePullRequest(api, number, text),
        mergePullRequest: (number, request) => mergePullRequest(api, number, request),
        compareCommits: (base, head) => compareCommits(api, base, head),
        findRef: (ref) => findRef(api, ref),
        getCommit: (ref) => getCommit(api, ref),
        createDeployment: (request) => createDeployment(api, request),
        createDeploymentStatus: (id, request) => createDeploymentStatus(api, id, request),
        listDeployments: (filter) => listDeployments(api, filter),
        findDeployment: (id) => findDeployment(api, id),
        eachDeployment: (filter) => eachDeployment(api, filter),
        listStatusesOf: (deployments) => listStatusesOf(api, deployments),
        listDeploymentStatuses: (id) => listDeploymentStatuses(api, id),
        listIssues: (label) => listIssues(api, label),
        createIssue: (request) => createIssue(api, request),
        updateIssue: (number, change) => updateIssue(api, number, change),
        addAssignees: (number, logins) => addAssignees(api, number, logins),
        getDiscussion: (number) => getDiscussion(api, number),
        dispatchWorkflow: (workflow, ref, inputs) => dispatchWorkflow(api, workflow, ref, inputs),
        listComments: (issue) => listComments(api, issue),
        createComment: (issue, body) => createComment(api, issue, body),
        updateComment: (id, body) => updateComment(api, id, body),
        deleteComment: (id) => deleteComment(api, id),
        findComment: (issue, marker, author) => findComment(api, issue, marker, author),
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
    throw new lib/* AlmError */.Ly('input-invalid', {
        message: `repository is ${(0,lib/* quote */.hD)(untrusted)}, which is not of the form owner/name`,
        remedy: 'Write it as on github.com, for example contoso/expenses.',
    });
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ./packages/github/lib/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
