// Says what the import of a solution would do to an environment, and changes nothing there.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import path from 'node:path'
import { completeSettings, joinSolutionSettings } from '../common/check-settings.js'
import { readDeploymentSettings } from '../common/deployment-settings.js'
import { readText, resolvePath, writeWholeFile } from '../common/files.js'
import { parseDlpReport, type DlpVerdict } from '../common/plan/dlp-report.js'
import { fetchPlan } from '../common/plan/fetch-plan.js'
import { readOffers } from '../common/plan/offers.js'
import { planDigest } from '../common/plan/plan-digest.js'
import { renderPlan } from '../common/plan/render-plan.js'
import { readRules } from '../common/plan/rules-inputs.js'
import { openServices } from '../common/services.js'
import { findConnectionProblems } from '../common/usable-connections.js'
import { inputs, outputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

const MAX_REPORT_BYTES = 64 * 1_000_000
/** What one output may have: the runner takes 1 MB for all outputs of a job. */
const MAX_OUTPUT_LENGTH = 200_000

export const action = defineAction({
  name: 'plan-solution',
  inputs,
  outputs,
  async run(inputs, ports) {
    const offers = await readOffers(inputs, ports)
    const { deploymentSettingsFile, workingDirectory } = inputs
    const settings =
      deploymentSettingsFile === undefined
        ? undefined
        : await readDeploymentSettings({ deploymentSettingsFile, workingDirectory }, ports)
    const rules = readRules(inputs, offers.length)
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    const { environmentId } = await dataverse.retrieveCurrentOrganization()
    const needed = joinSolutionSettings(offers.map(({ facts }) => facts.settings))
    const connectionProblems = settings
      ? await findConnectionProblems(
          () => services.connections(),
          completeSettings(settings, needed).connectionReferences,
          { environmentId, log: ports.log },
        )
      : []

    const options = { rules, activate: inputs.activatePlugins, settings }
    const known = { environmentId, connectionProblems }
    const plan = await fetchPlan(dataverse, inputs.environmentUrl, offers, options, known)
    const dlp = await readVerdict(inputs, plan.environment.id, ports)
    const digest = planDigest(plan)
    const document = { ...plan, ...(dlp ? { dlp } : {}), planDigest: digest }

    const planFile = inputs.planFile
      ? resolvePath(ports, inputs.workingDirectory, inputs.planFile)
      : path.join(ports.temporaryFolder, 'deployment-plan.json')
    await writeWholeFile(planFile, `${JSON.stringify(document, undefined, 2)}\n`)
    ports.summary(renderPlan(plan, { digest, dlp }))
    const blockers = plan.solutions.flatMap((solution) => solution.blockers)
    for (const { message, remedy } of blockers) ports.log.warning(`${message}. ${remedy}`)
    for (const { solution, operation } of plan.solutions) ports.log.info(`${solution}: ${operation}`)
    const json = JSON.stringify(document)
    return {
      reasonCode: 'ok',
      outputs: {
        operation: plan.solutions[0]?.operation,
        ready: blockers.length === 0 && dlp?.verdict !== 'violation',
        plan: json.length <= MAX_OUTPUT_LENGTH ? json : undefined,
        'plan-file': planFile,
        'plan-digest': digest,
      },
      details: {
        solutions: plan.solutions.map(({ solution, version, operation, digest: solutionDigest }) => ({
          solution,
          version,
          operation,
          solutionDigest,
        })),
        blockers,
      },
    }
  },
})

async function readVerdict(
  { dlpReportFile, workingDirectory }: Inputs,
  environmentId: string,
  ports: Ports,
): Promise<DlpVerdict | undefined> {
  if (dlpReportFile === undefined) return undefined
  const file = resolvePath(ports, workingDirectory, dlpReportFile)
  return parseDlpReport(await readText(file, 'dlp-report-file', MAX_REPORT_BYTES), file, environmentId)
}
