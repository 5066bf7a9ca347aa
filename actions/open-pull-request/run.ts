// Opens the pull request of a branch, or brings the one that is open up to date: its text tells what will be deployed.
import { defineAction } from '@powerops/actions-kit'
import { optional } from '@powerops/core'
import type { GitHubClient, PullRequest } from '@powerops/github'
import { readJob } from '../common/job.js'
import { readPlanFile } from '../common/plan/read-plan.js'
import { openGitHub } from '../common/services.js'
import { inputs, outputs } from './inputs.js'
import { composeBody } from './body.js'

export const action = defineAction({
  name: 'open-pull-request',
  inputs,
  outputs,
  async run(inputs, ports) {
    const { repository } = readJob(ports.environment)
    const plan = inputs.planFile === undefined ? undefined : await readPlanFile(inputs.planFile, ports)
    const github = await openGitHub(inputs.githubToken, repository, ports)
    const { branch, title } = inputs
    const base = inputs.baseBranch ?? (await github.getRepository()).defaultBranch
    if ((await github.compareCommits(base, branch)).aheadBy === 0) {
      ports.log.notice(`${base} has every commit of ${branch}: there is nothing for a pull request`)
      return { reasonCode: 'unchanged', outputs: { created: false } }
    }

    const section = [inputs.body, plan?.markdown].filter((text) => text !== undefined).join('\n\n')
    const open = await github.findPullRequest(branch, base)
    const pull = open
      ? await bringUpToDate(github, open, { title, section })
      : await github.createPullRequest({
          head: branch,
          base,
          title: title ?? `Promote ${branch}`,
          body: composeBody('', section),
        })
    ports.log.info(`pull request #${pull.number} from ${branch} into ${base}: ${pull.url}`)
    ports.summary(`[Pull request #${pull.number}](${pull.url})`)
    return {
      reasonCode: open ? 'already-exists' : 'ok',
      outputs: {
        'pull-request': pull.number,
        'pull-request-url': pull.url,
        commit: pull.head.sha,
        created: open === undefined,
      },
      details: { number: pull.number, head: pull.head, base: pull.base },
    }
  },
})

async function bringUpToDate(
  github: GitHubClient,
  pull: PullRequest,
  { title, section }: { title: string | undefined; section: string },
): Promise<PullRequest> {
  const body = composeBody(pull.body, section)
  const isCurrent = body === pull.body && (title ?? pull.title) === pull.title
  return isCurrent ? pull : github.updatePullRequest(pull.number, { body, ...optional('title', title) })
}
