// Answers what is where, since when, from which commit and by whose approval, for one repository or many.
import { defineAction, type InputValues } from '@powerops/actions-kit'
import { optional } from '@powerops/core'
import type { HistoryFilter } from '@powerops/history'
import path from 'node:path'
import { resolvePath, writeWholeFile } from '../common/files.js'
import { readJob } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import { compactCurrent, createDocument } from './document.js'
import { inputs, outputs } from './inputs.js'
import { readRepositories } from './read-repositories.js'
import { renderHistory } from './report.js'

/** What a summary shows: GitHub refuses one above a megabyte. */
const SUMMARY_ROWS = 100
/** The outputs of a job hold a megabyte together, in UTF-16. */
const MAX_OUTPUT_LENGTH = 200_000

export const action = defineAction({
  name: 'deployment-history',
  inputs,
  outputs,
  async run(inputs, ports) {
    const repositories = inputs.repositories ?? [readJob(ports.environment).repository]
    const { environment, trustedCreators, githubToken } = inputs
    const open = (repository: (typeof repositories)[number]): ReturnType<typeof openGitHub> =>
      openGitHub(githubToken, repository, ports)
    const histories = await readRepositories(repositories, open, environment, trustedCreators)
    for (const { repository, message } of histories.unreadable)
      ports.log.warning(`${repository} is left out: ${message}`)

    const now = ports.clock.now()
    const document = createDocument(histories, filterOf(inputs, now), now)
    const place = (given: string | undefined, name: string): string =>
      given === undefined
        ? path.join(ports.temporaryFolder, name)
        : resolvePath(ports, inputs.workingDirectory, given)
    const historyFile = place(inputs.historyFile, 'deployment-history.json')
    await writeWholeFile(historyFile, `${JSON.stringify(document, undefined, 2)}\n`)
    ports.output('history-file', historyFile)
    const serverUrl = ports.environment['GITHUB_SERVER_URL'] ?? 'https://github.com'
    const markdownFile = place(inputs.markdownFile, 'deployment-history.md')
    await writeWholeFile(markdownFile, `${renderHistory(document, { serverUrl, maxRows: Infinity })}\n`)
    ports.output('markdown-file', markdownFile)
    ports.summary(renderHistory(document, { serverUrl, maxRows: SUMMARY_ROWS }))

    const current = compactCurrent(document.current)
    if (current.length <= MAX_OUTPUT_LENGTH) ports.output('current', current)
    else ports.log.warning('the output current would be too long: read it from history-file')
    ports.output('records', document.history.length)
    const [newest] = document.history
    if (newest) ports.output('commit', newest.commit)
    ports.output('unreadable-repositories', document.unreadable.map(({ repository }) => repository).join(','))
    const { unreadable, foreign } = document
    return {
      reasonCode: 'ok',
      details: {
        repositories: document.repositories,
        unreadable,
        foreign: foreign.length,
        truncated: document.truncated,
      },
    }
  },
})

function filterOf(given: InputValues<typeof inputs>, now: number): HistoryFilter {
  const { environment, solution, solutionDigest, state, since, limit } = given
  return {
    limit,
    ...optional('environment', environment),
    ...optional('solution', solution),
    ...optional('digest', solutionDigest),
    ...optional('outcome', state),
    ...optional('sinceMs', since && ('atMs' in since ? since.atMs : now - since.agoMs)),
  }
}
