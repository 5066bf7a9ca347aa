// Builds the page: from a file alone, or from what GitHub and the admin API say.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { optional, parseJson } from '@powerops/core'
import { readDashboardDocument, renderPage, type DashboardDocument } from '@powerops/dashboard'
import path from 'node:path'
import { readText, resolvePath, writeWholeFile } from '../common/files.js'
import { readEnvironments } from './environments.js'
import { gatherDocument } from './gather.js'
import { inputs, outputs } from './inputs.js'
import { summarizePage } from './report.js'

type Inputs = InputValues<typeof inputs>

/** A hundred thousand deployments have less. */
const MAX_DATA_BYTES = 200_000_000

export const action = defineAction({
  name: 'build-dashboard',
  inputs,
  outputs,
  async run(inputs, ports) {
    const gathered =
      inputs.dataFile === undefined
        ? await gatherDocument(inputs, ports)
        : await readDataFile(inputs, inputs.dataFile, ports)
    const document = await addEnvironments(gathered, inputs, ports)
    const page = renderPage(document, {
      warnDays: inputs.expiryWarningDays,
      ...optional('stages', inputs.stages),
    })

    const folder = resolvePath(ports, inputs.workingDirectory, inputs.outputFolder)
    const dataFile = path.join(folder, 'dashboard.json')
    const pageFile = path.join(folder, 'index.html')
    await writeWholeFile(dataFile, `${JSON.stringify(document)}\n`)
    ports.output('data-file', dataFile)
    await writeWholeFile(pageFile, page.html)
    ports.output('page-file', pageFile)
    ports.summary(summarizePage(document, page))
    const { unreadable, truncated, foreign } = document
    return {
      reasonCode: 'ok',
      outputs: {
        deployments: document.history.length,
        projects: page.board.projects.length,
        waiting: document.requests.length,
        problems: page.problems.length,
        'unreadable-repositories': [...new Set(unreadable.map(({ repository }) => repository))].join(','),
      },
      details: { repositories: document.repositories, unreadable, truncated, foreign: foreign.length },
    }
  },
})

async function readDataFile(
  { workingDirectory, limit, title }: Inputs,
  given: string,
  ports: ActionPorts,
): Promise<DashboardDocument> {
  const what = 'input data-file'
  const file = resolvePath(ports, workingDirectory, given)
  const data = parseJson(await readText(file, 'data-file', MAX_DATA_BYTES), what)
  const { document, unreadEntries } = readDashboardDocument(data, what, ports.clock.now())
  if (unreadEntries > 0)
    ports.log.warning(`${unreadEntries} entries of ${given} cannot be shown: they name nothing`)
  const { history, truncated } = document
  return {
    ...document,
    ...optional('title', title),
    history: history.slice(0, limit),
    truncated: truncated || history.length > limit,
  }
}

/** A data file that holds environments keeps them, unless others are given. */
async function addEnvironments(
  document: DashboardDocument,
  inputs: Inputs,
  ports: ActionPorts,
): Promise<DashboardDocument> {
  if (inputs.dataFile !== undefined && inputs.environmentsFile === undefined) return document
  const { environments, failure } = await readEnvironments(inputs, ports)
  if (!failure) return { ...document, environments }
  const message = `the environments could not be listed: ${failure.message}`
  ports.log.warning(`${message}${failure.remedy === undefined ? '' : `. ${failure.remedy}`}`)
  const entry = { repository: 'Power Platform', reasonCode: failure.code, message }
  return { ...document, unreadable: [...document.unreadable, entry] }
}
