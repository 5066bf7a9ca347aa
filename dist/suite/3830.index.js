export const id = 3830;
export const ids = [3830];
export const modules = {

/***/ 3830:
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
// EXTERNAL MODULE: ./actions/lib/common/plan/read-plan.js
var read_plan = __webpack_require__(2001);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
// EXTERNAL MODULE: ./actions/lib/common/github-token-input.js
var github_token_input = __webpack_require__(8379);
;// CONCATENATED MODULE: ./actions/lib/open-pull-request/inputs.js
// The contract of open-pull-request; action.yml says the same in words.


const inputs = {
    branch: lib/* input.text */.hF.text.required(),
    'base-branch': lib/* input.text */.hF.text.optional(),
    title: lib/* input.text */.hF.text.optional(),
    body: lib/* input.text */.hF.text.optional(),
    'plan-file': lib/* input.path */.hF.path.optional(),
    ...github_token_input/* githubTokenInput */.v,
};
const outputs = ['pull-request', 'pull-request-url', 'commit', 'created'];
//# sourceMappingURL=inputs.js.map
;// CONCATENATED MODULE: ./actions/lib/open-pull-request/body.js
// The text of a pull request: a part that belongs to the action, and whatever people wrote around it.
const BEGIN = '<!-- powerops:begin -->';
const END = '<!-- powerops:end -->';
/** GitHub refuses longer texts. */
const MAX_BODY_LENGTH = 65_536;
const CUT = '\n\n… The rest is in the summary of the run.';
/** The text with `section` in the part that belongs to the action; an empty section leaves the text as it is. */
function composeBody(present, section) {
    if (section === '')
        return present;
    const begin = present.indexOf(BEGIN);
    const end = begin === -1 ? -1 : present.indexOf(END, begin);
    const before = end === -1 ? present.trimEnd() : present.slice(0, begin).trimEnd();
    const after = end === -1 ? '' : present.slice(end + END.length).trimStart();
    const around = [before, BEGIN, END, after].join('\n\n').length;
    const own = `${BEGIN}\n${shorten(section, MAX_BODY_LENGTH - around)}\n${END}`;
    return [before, own, after].filter((part) => part !== '').join('\n\n');
}
/** Cuts at the end of a line, so that no table row or code span is left open. */
function shorten(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const room = Math.max(0, maxLength - CUT.length);
    const lineEnd = text.lastIndexOf('\n', room);
    return `${text.slice(0, Math.max(0, lineEnd))}${CUT}`;
}
//# sourceMappingURL=body.js.map
;// CONCATENATED MODULE: ./actions/lib/open-pull-request/run.js
// Opens the pull request of a branch, or brings the one that is open up to date: its text tells what will be deployed.







const action = (0,lib/* defineAction */.QP)({
    name: 'open-pull-request',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const { repository } = (0,job/* readJob */.c)(ports.environment);
        const plan = inputs.planFile === undefined ? undefined : await (0,read_plan/* readPlanFile */.w)(inputs.planFile, ports);
        const github = await (0,services/* openGitHub */.o)(inputs.githubToken, repository, ports);
        const { branch, title } = inputs;
        const base = inputs.baseBranch ?? (await github.getRepository()).defaultBranch;
        if ((await github.compareCommits(base, branch)).aheadBy === 0) {
            ports.log.notice(`${base} has every commit of ${branch}: there is nothing for a pull request`);
            return { reasonCode: 'unchanged', outputs: { created: false } };
        }
        const section = [inputs.body, plan?.markdown].filter((text) => text !== undefined).join('\n\n');
        const open = await github.findPullRequest(branch, base);
        const pull = open
            ? await bringUpToDate(github, open, { title, section })
            : await github.createPullRequest({
                head: branch,
                base,
                title: title ?? `Promote ${branch}`,
                body: composeBody('', section),
            });
        ports.log.info(`pull request #${pull.number} from ${branch} into ${base}: ${pull.url}`);
        ports.summary(`[Pull request #${pull.number}](${pull.url})`);
        return {
            reasonCode: open ? 'already-exists' : 'ok',
            outputs: {
                'pull-request': pull.number,
                'pull-request-url': pull.url,
                commit: pull.head.sha,
                created: open === undefined,
            },
            details: { number: pull.number, head: pull.head, base: pull.base },
        };
    },
});
async function bringUpToDate(github, pull, { title, section }) {
    const body = composeBody(pull.body, section);
    const isCurrent = body === pull.body && (title ?? pull.title) === pull.title;
    return isCurrent ? pull : github.updatePullRequest(pull.number, { body, ...(0,core_lib/* optional */.lq)('title', title) });
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/open-pull-request/index.js

//# sourceMappingURL=index.js.map

/***/ })

};
