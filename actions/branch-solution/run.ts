// Commits an unpacked solution to a branch, only when something changed, and opens the pull request for it.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { toMarkdownCode } from '@powerops/core'
import type { PullRequest } from '@powerops/github'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { requireFolder, resolvePath } from '../common/files.js'
import { openGitHub } from '../common/services.js'
import { commitFolder, type CommitResult } from './commit.js'
import { openGit, type Git } from './git.js'
import { inputs, outputs } from './inputs.js'
import { readSolutionFolder } from './solution-folder.js'
import { defaultBranchName, defaultMessage, identities, readRepository } from './defaults.js'

type Inputs = InputValues<typeof inputs>

export const action = defineAction({
  name: 'branch-solution',
  inputs,
  outputs,
  async run(inputs, ports) {
    const folder = resolvePath(ports, inputs.workingDirectory, inputs.solutionFolder)
    await requireFolder(folder, 'solution-folder')
    const repository = readRepository(inputs.repoUrl, ports.environment)
    const branch = inputs.branchName ?? defaultBranchName(inputs.solutionTargetFolder, ports.clock.now())
    const { manifest, isSolutionFile } = await readSolutionFolder(folder)
    const message = inputs.commitMessage ?? defaultMessage(manifest, folder)

    const result = await inScratch(ports, async (scratch) => {
      const workTree = await stage(folder, inputs.solutionTargetFolder, scratch)
      const git = await openRepository(scratch, repository.url, inputs, ports)
      const {
        solutionTargetFolder: targetFolder,
        allowEmptyCommit: allowEmpty,
        clobberBranch: clobber,
      } = inputs
      const places = { branch, base: inputs.baseBranch, targetFolder, workTree }
      return commitFolder(git, { ...places, isSolutionFile, message, allowEmpty, clobber }, ports.log)
    })
    ports.output('changed', result.changed)
    ports.output('branch', branch)
    ports.output('commit', result.commit)
    ports.log.info(result.changed ? `committed ${result.commit} to ${branch}` : 'nothing changed: no commit')

    const pullRequest = inputs.pullRequest
      ? await ensurePullRequest(inputs, repository, branch, result, message, ports)
      : undefined
    ports.summary(describe(branch, result, pullRequest))
    return {
      reasonCode: result.changed ? 'ok' : 'unchanged',
      outputs: { 'pull-request': pullRequest?.number, 'pull-request-url': pullRequest?.url },
    }
  },
})

async function inScratch<T>(ports: ActionPorts, work: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = await mkdtemp(path.join(ports.temporaryFolder, 'branch-solution-'))
  try {
    return await work(scratch)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A copy of the folder at the place that it has in the repository: links stay links, nested repositories are left out. */
async function stage(folder: string, targetFolder: string, scratch: string): Promise<string> {
  const workTree = path.join(scratch, 'work')
  const place = path.join(workTree, targetFolder)
  await mkdir(path.dirname(place), { recursive: true })
  await cp(folder, place, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => path.basename(source).toLowerCase() !== '.git',
  })
  return workTree
}

async function openRepository(
  scratch: string,
  remote: URL,
  inputs: Inputs,
  ports: ActionPorts,
): Promise<Git> {
  const folder = path.join(scratch, 'git')
  const git = openGit({
    folder,
    remote,
    token: inputs.repoToken,
    environment: ports.environment,
    variables: identities(inputs.author, ports.environment),
  })
  await git.run(['init', '--quiet', '--bare', folder])
  await git.run(['config', 'core.bare', 'false'])
  await git.run(['remote', 'add', 'origin', remote.href])
  return git
}

/** The open pull request of the branch, made when there is none; undefined when the branch brings nothing. */
async function ensurePullRequest(
  inputs: Inputs,
  repository: { owner: string; name: string },
  branch: string,
  result: CommitResult,
  message: string,
  ports: ActionPorts,
): Promise<PullRequest | undefined> {
  if (!result.branchExists || branch === result.base) return undefined
  const github = await openGitHub(inputs.repoToken, repository, ports)
  const open = await github.findPullRequest(branch, result.base)
  if (open) return open
  const { aheadBy } = await github.compareCommits(result.base, branch)
  if (aheadBy === 0) return undefined
  const title = inputs.pullRequestTitle ?? message.split('\n')[0] ?? message
  return github.createPullRequest({
    head: branch,
    base: result.base,
    title,
    body: inputs.pullRequestBody ?? '',
  })
}

function describe(branch: string, result: CommitResult, pullRequest: PullRequest | undefined): string {
  const facts = markdownFacts({
    Branch: toMarkdownCode(branch),
    Commit: toMarkdownCode(result.commit),
    'Pull request': pullRequest && `[#${pullRequest.number}](${pullRequest.url})`,
  })
  return `### ${result.changed ? 'Source committed' : 'Source unchanged'}\n\n${facts}`
}
