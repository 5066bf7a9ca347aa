export const id = 7901;
export const ids = [7901,7666];
export const modules = {

/***/ 7901:
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
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./actions/lib/common/files.js
var common_files = __webpack_require__(7666);
// EXTERNAL MODULE: ./actions/lib/common/services.js + 9 modules
var services = __webpack_require__(1132);
;// CONCATENATED MODULE: ./actions/lib/branch-solution/commit.js
// One commit on one branch: the target folder becomes equal to the solution folder, everything else stays.

/** The branch may move between reading and pushing; then the commit is made again on top of what came. */
const MAX_TRIES = 3;
/**
 * Makes the commit and pushes it, when something changed.
 * @throws AlmError `git-failed`, `git-conflict`.
 */
async function commitFolder(git, plan, log) {
    for (let attempt = 1;; attempt++) {
        const remote = await readRemote(git, plan);
        const tree = await buildTree(git, plan, remote.start);
        const present = plan.clobber && remote.tip !== undefined ? remote.tip : remote.start;
        const changed = tree !== (await treeOf(git, present)) || plan.allowEmpty;
        if (!changed) {
            return { changed, commit: present ?? '', base: remote.base, branchExists: remote.tip !== undefined };
        }
        const commit = await git.run([
            'commit-tree',
            tree,
            ...(remote.start === undefined ? [] : ['-p', remote.start]),
            '-m',
            plan.message,
        ]);
        if (await push(git, commit, plan.branch, remote.tip)) {
            return { changed, commit, base: remote.base, branchExists: true };
        }
        if (attempt === MAX_TRIES)
            throw conflict(plan.branch);
        log.info(`the branch ${plan.branch} moved meanwhile: the commit is made again on top of it`);
    }
}
async function readRemote(git, plan) {
    const lines = (await git.run(['ls-remote', '--symref', 'origin', 'HEAD', 'refs/heads/*'])).split('\n');
    const heads = new Map(lines.flatMap((line) => {
        const match = /^([0-9a-f]{40,64})\trefs\/heads\/(.+)$/.exec(line);
        return match?.[1] && match[2] ? [[match[2], match[1]]] : [];
    }));
    const defaultBranch = /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(lines.join('\n'))?.[1] ?? 'main';
    const base = plan.base ?? defaultBranch;
    const tip = heads.get(plan.branch);
    const baseTip = heads.get(base);
    if (plan.base !== undefined && baseTip === undefined && heads.size > 0) {
        throw new core_lib/* AlmError */.Ly('input-invalid', {
            message: `input base-branch is ${(0,core_lib/* quote */.hD)(plan.base)}, which is not a branch of the repository`,
            remedy: `The default branch is ${defaultBranch}.`,
        });
    }
    const start = tip !== undefined && !plan.clobber ? tip : baseTip;
    for (const commit of new Set([start, tip])) {
        if (commit !== undefined)
            await git.run(['fetch', '--quiet', '--depth=1', 'origin', commit]);
    }
    return { base, tip, start };
}
/** The tree of `start` with the target folder replaced, built in the index alone: nothing is checked out. */
async function buildTree(git, plan, start) {
    await git.run(start === undefined ? ['read-tree', '--empty'] : ['read-tree', start]);
    const inWorkTree = { GIT_WORK_TREE: plan.workTree };
    await git.run(['add', '--all', '--force', '--', plan.targetFolder], inWorkTree);
    if (start !== undefined)
        await keepForeignFiles(git, plan, start);
    return git.run(['write-tree']);
}
/** Brings back what stood in the target folder and is no part of a solution: a README, tests, canvas sources. */
async function keepForeignFiles(git, plan, start) {
    const removed = await git.run([
        'diff-index',
        '--cached',
        '--name-only',
        '--diff-filter=D',
        '-z',
        start,
        '--',
        plan.targetFolder,
    ]);
    const foreign = removed
        .split('\0')
        .filter((file) => file !== '' && !plan.isSolutionFile(file.slice(plan.targetFolder.length + 1)));
    for (const file of foreign) {
        const [entry = ''] = (await git.run(['ls-tree', '-z', start, '--', `:(top,literal)${file}`])).split('\0');
        const [mode, , object] = entry.split(/[ \t]/);
        if (mode && object)
            await git.run(['update-index', '--add', '--cacheinfo', `${mode},${object},${file}`]);
    }
}
async function treeOf(git, commit) {
    return commit === undefined ? undefined : git.run(['rev-parse', `${commit}^{tree}`]);
}
/** Pushes only if the branch still is where it was read; false when it moved. */
async function push(git, commit, branch, expected) {
    const ref = `refs/heads/${branch}`;
    const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
    const { exitCode, stdout, stderr } = await git.try([
        'push',
        '--porcelain',
        lease,
        'origin',
        `${commit}:${ref}`,
    ]);
    if (exitCode === 0)
        return true;
    if (/stale info|fetch first|non-fast-forward|cannot lock ref/.test(stdout + stderr))
        return false;
    throw new core_lib/* AlmError */.Ly('git-failed', {
        message: `the branch ${(0,core_lib/* quote */.hD)(branch)} could not be pushed: ${(0,core_lib/* quote */.hD)((stderr || stdout).trim().slice(-400))}`,
        remedy: 'Check that repo-token may write (the job needs "permissions: contents: write") and that no branch rule forbids it.',
    });
}
function conflict(branch) {
    return new core_lib/* AlmError */.Ly('git-conflict', {
        message: `the branch ${(0,core_lib/* quote */.hD)(branch)} moved ${MAX_TRIES} times while it was being written`,
        remedy: 'Run the step again when the other runs have ended; nothing of theirs was overwritten.',
    });
}
//# sourceMappingURL=commit.js.map
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 5 modules
var exec = __webpack_require__(2876);
;// CONCATENATED MODULE: ./actions/lib/branch-solution/git.js
// Git as a child process: one repository, one identity, and a token that never shows up in an argument or a file.


/** Opens git on a folder; the machine's own configuration, hooks and prompts play no part. */
function openGit({ folder, remote, token, environment: outer, variables }) {
    const environment = {
        HOME: folder,
        GIT_DIR: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_TERMINAL_PROMPT: '0',
        LC_ALL: 'C.UTF-8',
        ...machineVariables(outer),
        ...configuration({
            [`http.${remote.origin}/.extraheader`]: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
            'core.autocrlf': 'false',
            'core.longpaths': 'true',
            'core.hooksPath': '/dev/null',
            'gc.auto': '0',
            'http.followRedirects': 'false',
            'protocol.allow': 'never',
            'protocol.https.allow': 'always',
            'protocol.http.allow': 'always',
        }),
        ...variables,
    };
    const execute = async (args, more = {}) => (0,exec/* getExecOutput */.H)('git', [...args], {
        env: { ...environment, ...more },
        silent: true,
        ignoreReturnCode: true,
    });
    return {
        try: execute,
        run: async (args, more) => {
            const { exitCode, stdout, stderr } = await execute(args, more);
            if (exitCode === 0)
                return stdout.trim();
            throw new core_lib/* AlmError */.Ly('git-failed', {
                message: `git ${args[0] ?? ''} ended with ${exitCode}: ${(0,core_lib/* quote */.hD)(stderr.trim().slice(-400))}`,
                remedy: 'Check repo-url, and that repo-token may write: the job needs "permissions: contents: write".',
            });
        },
    };
}
/** Configuration through the environment: unlike `-c`, it is not visible in the list of processes. */
function configuration(settings) {
    const entries = Object.entries(settings);
    return Object.fromEntries([
        ['GIT_CONFIG_COUNT', String(entries.length)],
        ...entries.flatMap(([key, value], index) => [
            [`GIT_CONFIG_KEY_${index}`, key],
            [`GIT_CONFIG_VALUE_${index}`, value],
        ]),
    ]);
}
/** What git needs to know of the machine: where programs are, proxies, certificates. */
const MACHINE_VARIABLES = [
    'PATH',
    'SYSTEMROOT',
    'HTTPS_PROXY',
    'https_proxy',
    'HTTP_PROXY',
    'http_proxy',
    'NO_PROXY',
    'no_proxy',
    'SSL_CERT_FILE',
    'GIT_SSL_CAINFO',
];
function machineVariables(environment) {
    return Object.fromEntries(MACHINE_VARIABLES.flatMap((name) => {
        const value = environment[name];
        return value === undefined ? [] : [[name, value]];
    }));
}
//# sourceMappingURL=git.js.map
;// CONCATENATED MODULE: ./actions/lib/branch-solution/kinds.js
// Values that become part of git's own names, and so must not be able to mean anything else.


/** The rules of git-check-ref-format, less what nobody needs: a branch is letters, digits and `._/@+-`. */
const BRANCH = /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|@\{|\.lock(?:\/|$)))[A-Za-z0-9._/@+-]{1,200}(?<![/.])$/;
function refuse(name, value, rule, remedy) {
    return new core_lib/* AlmError */.Ly('input-invalid', { message: `input ${name} is ${(0,core_lib/* quote */.hD)(value)}, ${rule}`, remedy });
}
/** A branch of git, without `refs/heads/`. */
const branchName = lib/* input.defineKind */.hF.defineKind('branch name', (value, name) => {
    if (BRANCH.test(value))
        return value;
    throw refuse(name, value, 'which is not a branch name', 'Use letters, digits and . _ / @ + - alone, such as dev/contoso.');
});
/** A folder inside the repository: never the root, never git's or GitHub's own folders. */
const repositoryFolder = lib/* input.defineKind */.hF.defineKind('folder of the repository', (value, name) => {
    const parts = value.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '').split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\u0000-\u001f:*?"<>|]/.test(part))) {
        throw refuse(name, value, 'which is not a folder inside the repository', 'Write a relative path such as solutions/contoso.');
    }
    if (/^\.git/i.test(parts[0] ?? '')) {
        throw refuse(name, value, 'which belongs to git or GitHub', 'Choose a folder for the solution, such as solutions/contoso.');
    }
    return parts.join('/');
});
/** `NAME <MAIL>` as git writes it. */
const author = lib/* input.defineKind */.hF.defineKind('author', (value, name) => {
    const match = /^([^<>\r\n]+?)\s*<([^<>\s]+)>$/.exec(value);
    if (match?.[1] && match[2])
        return { name: match[1], mail: match[2] };
    throw refuse(name, value, 'which is not NAME <MAIL>', 'Write for example: Ada Maker <ada@contoso.com>.');
});
//# sourceMappingURL=kinds.js.map
;// CONCATENATED MODULE: ./actions/lib/branch-solution/inputs.js
// The contract of branch-solution; action.yml says the same in words.


const inputs = {
    'solution-folder': lib/* input.path */.hF.path.required(),
    'solution-target-folder': repositoryFolder.required(),
    'repo-url': lib/* input.url */.hF.url.optional(),
    'repo-token': lib/* input.secret */.hF.secret.required(),
    'branch-name': branchName.optional(),
    'base-branch': branchName.optional(),
    'working-directory': lib/* input.path */.hF.path.optional(),
    'allow-empty-commit': lib/* input.boolean */.hF.boolean.default('false'),
    'clobber-branch': lib/* input.boolean */.hF.boolean.default('false'),
    'commit-message': lib/* input.text */.hF.text.optional(),
    author: author.optional(),
    'pull-request': lib/* input.boolean */.hF.boolean.default('false'),
    'pull-request-title': lib/* input.text */.hF.text.optional(),
    'pull-request-body': lib/* input.text */.hF.text.optional(),
};
const outputs = ['changed', 'branch', 'commit', 'pull-request', 'pull-request-url'];
//# sourceMappingURL=inputs.js.map
// EXTERNAL MODULE: ./packages/solution/lib/index.js + 98 modules
var solution_lib = __webpack_require__(4329);
;// CONCATENATED MODULE: ./actions/lib/branch-solution/solution-folder.js
// The folder that is committed: whether it is an unpacked solution, and which paths are that solution's.



/**
 * Looks into the folder. Without Other/Solution.xml it is a plain folder; a solution that cannot be read is an error,
 * because it would be taken for one, and what else stands in the target folder would be removed.
 * @throws AlmError the codes of `readUnpackedFolder` and `describeFolder`.
 */
async function readSolutionFolder(folder) {
    if (!(await (0,common_files/* exists */.t2)(external_node_path_.join(folder, 'Other', 'Solution.xml')))) {
        return { manifest: undefined, isSolutionFile: () => true };
    }
    const files = await (0,solution_lib/* readUnpackedFolder */.Ag)(folder);
    const manifest = (0,solution_lib/* describeFolder */.uq)(files);
    const hasResources = [...files.keys()].some((name) => name.startsWith('Resources/'));
    const others = [...(0,solution_lib/* componentFoldersOf */.Y5)(files), ...(hasResources ? ['Resources'] : [])];
    const folders = new solution_lib/* SolutionFolders */.JR(files.get('Other/Customizations.xml'), others);
    return { manifest, isSolutionFile: (file) => folders.owns(file) };
}
//# sourceMappingURL=solution-folder.js.map
;// CONCATENATED MODULE: ./actions/lib/branch-solution/defaults.js
// What branch-solution assumes where its inputs say nothing.


/** The account in whose name a workflow commits. */
const COMMITTER = {
    name: 'github-actions[bot]',
    mail: '41898282+github-actions[bot]@users.noreply.github.com',
};
/**
 * The repository that `repo-url` names, or the job's own.
 * @throws AlmError `input-invalid` when the address has no owner and name.
 */
function readRepository(url, environment) {
    const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com';
    const address = url ?? (0,core_lib/* parseHttpsUrl */.mX)(`${server}/${environment['GITHUB_REPOSITORY'] ?? ''}`, 'GITHUB_REPOSITORY');
    const [owner, name, ...rest] = address.pathname
        .replace(/\.git$/, '')
        .replace(/^\/|\/$/g, '')
        .split('/');
    if (!owner || !name || rest.length > 0) {
        throw new core_lib/* AlmError */.Ly('input-invalid', {
            message: `input repo-url is ${(0,core_lib/* quote */.hD)(address.href)}, which does not name a repository`,
            remedy: 'Write https://github.com/OWNER/REPOSITORY.',
        });
    }
    return { url: new URL(`/${owner}/${name}.git`, address.origin), owner, name };
}
/** `contoso-20260131-0945`: the folder's last part and the time, UTC. */
function defaultBranchName(targetFolder, nowMs) {
    const [day = '', time = ''] = new Date(nowMs).toISOString().split('T');
    const folder = external_node_path_.posix.basename(targetFolder).replace(/[^A-Za-z0-9._-]+/g, '-');
    return `${folder}-${day.replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}`;
}
/** A message that names the solution and its version; the folder's name where it holds no solution. */
function defaultMessage(manifest, folder) {
    return manifest ? `Update ${manifest.uniqueName} to ${manifest.version}` : `Update ${external_node_path_.basename(folder)}`;
}
/** Author and committer as variables of git. The author is who started the run; the committer is the workflow. */
function identities(author, environment) {
    const actor = environment['GITHUB_ACTOR'];
    const actorId = environment['GITHUB_ACTOR_ID'];
    const starter = actor && {
        name: actor,
        mail: `${actorId ? `${actorId}+` : ''}${actor}@users.noreply.github.com`,
    };
    const { name, mail } = author ?? (starter || COMMITTER);
    return {
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: mail,
        GIT_COMMITTER_NAME: COMMITTER.name,
        GIT_COMMITTER_EMAIL: COMMITTER.mail,
    };
}
//# sourceMappingURL=defaults.js.map
;// CONCATENATED MODULE: ./actions/lib/branch-solution/run.js
// Commits an unpacked solution to a branch, only when something changed, and opens the pull request for it.











const action = (0,lib/* defineAction */.QP)({
    name: 'branch-solution',
    inputs: inputs,
    outputs: outputs,
    async run(inputs, ports) {
        const folder = (0,common_files/* resolvePath */.o1)(ports, inputs.workingDirectory, inputs.solutionFolder);
        await (0,common_files/* requireFolder */.OK)(folder, 'solution-folder');
        const repository = readRepository(inputs.repoUrl, ports.environment);
        const branch = inputs.branchName ?? defaultBranchName(inputs.solutionTargetFolder, ports.clock.now());
        const { manifest, isSolutionFile } = await readSolutionFolder(folder);
        const message = inputs.commitMessage ?? defaultMessage(manifest, folder);
        const result = await inScratch(ports, async (scratch) => {
            const workTree = await stage(folder, inputs.solutionTargetFolder, scratch);
            const git = await openRepository(scratch, repository.url, inputs, ports);
            const { solutionTargetFolder: targetFolder, allowEmptyCommit: allowEmpty, clobberBranch: clobber, } = inputs;
            const places = { branch, base: inputs.baseBranch, targetFolder, workTree };
            return commitFolder(git, { ...places, isSolutionFile, message, allowEmpty, clobber }, ports.log);
        });
        ports.output('changed', result.changed);
        ports.output('branch', branch);
        ports.output('commit', result.commit);
        ports.log.info(result.changed ? `committed ${result.commit} to ${branch}` : 'nothing changed: no commit');
        const pullRequest = inputs.pullRequest
            ? await ensurePullRequest(inputs, repository, branch, result, message, ports)
            : undefined;
        ports.summary(describe(branch, result, pullRequest));
        return {
            reasonCode: result.changed ? 'ok' : 'unchanged',
            outputs: { 'pull-request': pullRequest?.number, 'pull-request-url': pullRequest?.url },
        };
    },
});
async function inScratch(ports, work) {
    const scratch = await (0,promises_.mkdtemp)(external_node_path_.join(ports.temporaryFolder, 'branch-solution-'));
    try {
        return await work(scratch);
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
/** A copy of the folder at the place that it has in the repository: links stay links, nested repositories are left out. */
async function stage(folder, targetFolder, scratch) {
    const workTree = external_node_path_.join(scratch, 'work');
    const place = external_node_path_.join(workTree, targetFolder);
    await (0,promises_.mkdir)(external_node_path_.dirname(place), { recursive: true });
    await (0,promises_.cp)(folder, place, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => external_node_path_.basename(source).toLowerCase() !== '.git',
    });
    return workTree;
}
async function openRepository(scratch, remote, inputs, ports) {
    const folder = external_node_path_.join(scratch, 'git');
    const git = openGit({
        folder,
        remote,
        token: inputs.repoToken,
        environment: ports.environment,
        variables: identities(inputs.author, ports.environment),
    });
    await git.run(['init', '--quiet', '--bare', folder]);
    await git.run(['config', 'core.bare', 'false']);
    await git.run(['remote', 'add', 'origin', remote.href]);
    return git;
}
/** The open pull request of the branch, made when there is none; undefined when the branch brings nothing. */
async function ensurePullRequest(inputs, repository, branch, result, message, ports) {
    if (!result.branchExists || branch === result.base)
        return undefined;
    const github = await (0,services/* openGitHub */.o)(inputs.repoToken, repository, ports);
    const open = await github.findPullRequest(branch, result.base);
    if (open)
        return open;
    const { aheadBy } = await github.compareCommits(result.base, branch);
    if (aheadBy === 0)
        return undefined;
    const title = inputs.pullRequestTitle ?? message.split('\n')[0] ?? message;
    return github.createPullRequest({
        head: branch,
        base: result.base,
        title,
        body: inputs.pullRequestBody ?? '',
    });
}
function describe(branch, result, pullRequest) {
    const facts = (0,lib/* markdownFacts */.ZL)({
        Branch: (0,core_lib/* toMarkdownCode */.Cu)(branch),
        Commit: (0,core_lib/* toMarkdownCode */.Cu)(result.commit),
        'Pull request': pullRequest && `[#${pullRequest.number}](${pullRequest.url})`,
    });
    return `### ${result.changed ? 'Source committed' : 'Source unchanged'}\n\n${facts}`;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./actions/lib/branch-solution/index.js

//# sourceMappingURL=index.js.map

/***/ }),

/***/ 7666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gz: () => (/* binding */ requireFile),
/* harmony export */   OK: () => (/* binding */ requireFolder),
/* harmony export */   R0: () => (/* binding */ writeWholeFile),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   bL: () => (/* binding */ readArchive),
/* harmony export */   gx: () => (/* binding */ managedTwin),
/* harmony export */   lQ: () => (/* binding */ isFolder),
/* harmony export */   o1: () => (/* binding */ resolvePath),
/* harmony export */   rS: () => (/* binding */ refuseLinkOut),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _powerops_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
// Files that inputs name: where they are, and how they are read and written without leaving halves behind.




/** The absolute path of what an input names, from `working-directory` within the workspace. */
function resolvePath(ports, workingDirectory, name) {
    return node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(ports.workspace, workingDirectory ?? '', name);
}
/**
 * Holds that no link of the repository leads out of the workspace on the way to what is written: a pull request may
 * make one. A place that the workflow itself names outside of the workspace is its own affair.
 * @throws AlmError `path-outside-workspace`.
 */
async function refuseLinkOut(place, { workspace }) {
    if (!isInside(workspace, place))
        return;
    let existing = place;
    while (!(await lstatOf(existing)))
        existing = node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(existing);
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(existing).catch(() => undefined); // A link to nowhere.
    if (real !== undefined && isInside(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(workspace), real))
        return;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('path-outside-workspace', {
        message: `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(existing)} is a link that leads out of the workspace, or lies behind one`,
        remedy: 'Remove the link from the repository, or name the place that it leads to.',
        details: { path: existing },
    });
}
function isInside(folder, place) {
    const relative = node_path__WEBPACK_IMPORTED_MODULE_3__.relative(folder, place);
    return relative.split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep)[0] !== '..' && !node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute(relative);
}
/** As many bytes of an archive as the zip reader accepts. */
const MAX_ARCHIVE_BYTES = 512 * 1_000_000;
/**
 * Reads the solution zip that an input names.
 * @throws AlmError `file-not-found`, `solution-too-large`.
 */
async function readArchive(file, inputName, maxBytes = MAX_ARCHIVE_BYTES) {
    const { size } = await requireKind(file, inputName, 'file');
    if (size <= maxBytes)
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file);
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('solution-too-large', {
        message: `${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} has ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}, more than the ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(maxBytes)} that are read`,
        remedy: 'Split the solution.',
    });
}
/**
 * Reads a text file that an input names, in UTF-8 or, with a byte order mark, in UTF-16, as Windows PowerShell writes it.
 * @throws AlmError `file-not-found`, `input-invalid` when it is too large to be what the input is for.
 */
async function readText(file, inputName, maxBytes) {
    const { size } = await requireKind(file, inputName, 'file');
    if (size <= maxBytes)
        return decodeText(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file));
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('input-invalid', {
        message: `input ${inputName} names ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file)} of ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}, more than the ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(maxBytes)} that are read`,
        remedy: 'Check that the input names the right file.',
    });
}
function decodeText(bytes) {
    const mark = bytes.subarray(0, 2).toString('hex');
    if (mark === 'fffe')
        return new TextDecoder('utf-16le').decode(bytes);
    return mark === 'feff' ? new TextDecoder('utf-16be').decode(bytes) : bytes.toString('utf8');
}
/** @throws AlmError `file-not-found` unless the input names a folder that is there. */
async function requireFolder(folder, inputName) {
    await requireKind(folder, inputName, 'folder');
}
/**
 * The size of the file that an input names, in bytes.
 * @throws AlmError `file-not-found` unless it is there.
 */
async function requireFile(file, inputName) {
    return (await requireKind(file, inputName, 'file')).size;
}
/** The content of a file; undefined when there is no file at that path. */
async function readIfPresent(file) {
    return (await statusOf(file))?.isFile() ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file) : undefined;
}
/** Whether something, of whatever kind, is at that path. */
async function exists(file) {
    return (await statusOf(file)) !== undefined;
}
/** Whether a folder is at that path. */
async function isFolder(place) {
    return (await statusOf(place))?.isDirectory() ?? false;
}
async function requireKind(place, inputName, kind) {
    const status = await statusOf(place);
    if (status && (kind === 'file' ? status.isFile() : status.isDirectory()))
        return status;
    throw new _powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .AlmError */ .Ly('file-not-found', {
        message: `input ${inputName} names ${(0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(place)}, which ${status ? `is not a ${kind}` : 'does not exist'}`,
        remedy: 'Check the path; it starts from the workspace (or working-directory), and the checkout or download step that puts it there must come first.',
    });
}
/** What is at a path; undefined when nothing is. Anything else that is wrong with the path is an error. */
function statusOf(file) {
    return unlessMissing(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file));
}
/** The same, without following a link. */
function lstatOf(file) {
    return unlessMissing(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(file));
}
async function unlessMissing(read) {
    try {
        return await read();
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((0,_powerops_core__WEBPACK_IMPORTED_MODULE_0__/* .stringField */ .OM)(error, 'code') ?? ''))
            return undefined;
        throw error;
    }
}
/** Writes a file whole or not at all: beside its place first, then moved over it. Makes its folder. */
async function writeWholeFile(file, bytes) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file), { recursive: true });
    const beside = node_path__WEBPACK_IMPORTED_MODULE_3__.join(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file), `.${node_path__WEBPACK_IMPORTED_MODULE_3__.basename(file)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)()}.part`);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(beside, bytes, { flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(beside, file);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(beside, { force: true });
        throw error;
    }
}
/** `solution.zip` as `solution_managed.zip`: the name that the packager gives the managed twin. */
function managedTwin(file) {
    const { dir, name, ext } = node_path__WEBPACK_IMPORTED_MODULE_3__.parse(file);
    return node_path__WEBPACK_IMPORTED_MODULE_3__.join(dir, `${name}_managed${ext}`);
}
//# sourceMappingURL=files.js.map

/***/ })

};
