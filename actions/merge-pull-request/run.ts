// Merges the pull request of a solution once the commit that it holds is deployed, and no other commit.
import { defineAction, markdownFacts } from '@powerops/actions-kit'
import { AlmError, toMarkdownCode } from '@powerops/core'
import type { GitHubClient, PullRequest } from '@powerops/github'
import { readJob } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import { inputs, outputs } from './inputs.js'

/** What GitHub answers when it will not merge, and when the head has moved. */
const NOT_MERGEABLE = 405
const HEAD_MOVED = 409

export const action = defineAction({
  name: 'merge-pull-request',
  inputs,
  outputs,
  async run({ pullRequestNumber, commit, method, githubToken }, ports) {
    const { repository } = readJob(ports.environment)
    const github = await openGitHub(githubToken, repository, ports)
    const pull =
      pullRequestNumber === undefined
        ? await github.findPullRequestByHead(commit)
        : await github.getPullRequest(pullRequestNumber)
    if (!pull) {
      ports.log.notice(`no open pull request has the head ${commit}: nothing is merged`)
      return { reasonCode: 'unchanged', outputs: { merged: false } }
    }
    ports.output('pull-request-url', pull.url)
    requireHead(pull, commit)
    const done = pull.merged
    if (!done && pull.state === 'closed') throw closed(pull)
    const mergeSha = done ? pull.mergeSha : await merge(github, pull, { commit, method })
    ports.log.info(`pull request #${pull.number} ${done ? 'was merged before' : `is merged by ${method}`}`)
    ports.summary(
      `### Pull request merged\n\n${markdownFacts({
        'Pull request': `[#${pull.number}](${pull.url})`,
        Deployed: toMarkdownCode(commit),
        Into: toMarkdownCode(pull.base.ref),
      })}`,
    )
    return {
      reasonCode: done ? 'already-exists' : 'ok',
      outputs: { merged: true, 'merge-commit': mergeSha },
      details: { number: pull.number, commit },
    }
  },
})

/** @throws AlmError `pull-request-changed`: what was pushed since was neither tested nor approved. */
function requireHead({ number, head, url }: PullRequest, commit: string): void {
  if (head.sha === commit) return
  throw new AlmError('pull-request-changed', {
    message: `pull request #${number} has the head ${head.sha}, and ${commit} was deployed`,
    remedy: `Promote the new commit as well, or merge by hand what was deployed: ${url}`,
    details: { number, head: head.sha, commit },
  })
}

function closed({ number, url }: PullRequest): AlmError {
  return new AlmError('pull-request-blocked', {
    message: `pull request #${number} was closed without a merge`,
    remedy: `Open it again and merge it, so that its base holds what is deployed: ${url}`,
  })
}

/** A merge whose answer was lost is looked for before anything is said of it. */
async function merge(
  github: GitHubClient,
  { number, url }: PullRequest,
  { commit, method }: { commit: string; method: 'merge' | 'squash' | 'rebase' },
): Promise<string | undefined> {
  try {
    return await github.mergePullRequest(number, { sha: commit, method })
  } catch (caught) {
    if (!(caught instanceof AlmError)) throw caught
    const now = await github.getPullRequest(number)
    if (now.merged && now.head.sha === commit) return now.mergeSha
    const { status } = caught.details
    if (status === HEAD_MOVED) requireHead(now, commit)
    if (status !== NOT_MERGEABLE && status !== HEAD_MOVED) throw caught
    throw new AlmError('pull-request-blocked', {
      message: `GitHub does not merge pull request #${number}: ${caught.message}`,
      remedy: `Resolve its conflicts, or what the rules of its base branch still ask for, and merge it: ${url}`,
      details: { number, commit },
      cause: caught,
    })
  }
}
