// Judges a solution against the data policies of its target, before anything is imported.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import {
  evaluate,
  findConnectors,
  locateVerdict,
  renderVerdict,
  solutionName,
  toSarif,
  type Verdict,
} from '@powerops/dlp'
import path from 'node:path'
import { readText, resolvePath, writeWholeFile } from '../common/files.js'
import { openServices } from '../common/services.js'
import { annotateFindings } from './annotate.js'
import { inputs, outputs } from './inputs.js'
import {
  fetchEnvironmentId,
  fetchPolicies,
  parsePolicyFile,
  requireEnvironment,
  type PolicyBasis,
} from './policies.js'
import { formatReport } from './report.js'
import { readSource, type PlacedSolution } from './source.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

const MAX_POLICY_FILE_BYTES = 64 * 1_000_000

export const action = defineAction({
  name: 'check-dlp',
  inputs,
  outputs,
  async run(inputs, ports) {
    const solution = await readSource(inputs, ports)
    const basis = await establishBasis(inputs, ports)
    const { resources, unused } = findConnectors(solution.source)
    const judged = evaluate(resources, basis.policies, basis)
    const verdict = locateVerdict(judged, solution.shown, solution.folder)
    ports.log.info(`${verdict.verdict}: ${verdict.summary}`)

    const fileFor = (name: string | undefined, standard: string): string =>
      name ? resolvePath(ports, inputs.workingDirectory, name) : path.join(ports.temporaryFolder, standard)
    const reportFile = fileFor(inputs.reportFile, 'check-dlp-report.json')
    const sarifFile = fileFor(inputs.sarifFile, 'check-dlp.sarif')
    await writeWholeFile(reportFile, formatReport(verdict, resources, unused))
    await writeWholeFile(sarifFile, formatSarif(verdict, solution))
    ports.output('report-file', reportFile)
    ports.output('sarif-file', sarifFile)
    publish(verdict, ports)
    refuse(verdict, inputs.failOn)
    return { reasonCode: 'ok', details: { verdict: verdict.verdict, summary: verdict.summary } }
  },
})

async function establishBasis(inputs: Inputs, ports: Ports): Promise<PolicyBasis> {
  const { environmentId, environmentUrl, policyFile } = inputs
  if (policyFile !== undefined) {
    if (environmentId === undefined)
      throw missingTarget('environment-id, since policy-file leaves no service to ask')
    const file = resolvePath(ports, inputs.workingDirectory, policyFile)
    return parsePolicyFile(await readText(file, 'policy-file', MAX_POLICY_FILE_BYTES), file, environmentId)
  }
  const services = openServices(inputs, ports)
  const admin = await services.admin()
  if (environmentId !== undefined) return fetchPolicies(admin, await requireEnvironment(admin, environmentId))
  if (environmentUrl === undefined) throw missingTarget('environment-url or environment-id')
  return fetchPolicies(admin, await fetchEnvironmentId(await services.dataverse(environmentUrl)))
}

function missingTarget(what: string): AlmError {
  return new AlmError('input-missing', {
    message: `the target environment is not named: ${what}`,
    remedy: 'Which policies apply depends on the environment.',
  })
}

function formatSarif(verdict: Verdict, { source, folder }: PlacedSolution): string {
  const manifest = 'Other/Solution.xml'
  const fallbackFile = folder === '' ? manifest : `${folder}/${manifest}`
  const solution = solutionName(source) ?? 'solution'
  return `${JSON.stringify(toSarif(verdict, { solution, fallbackFile }), undefined, 2)}\n`
}

/** Sets the outputs and writes the summary; they stand also when the step then fails. */
function publish(verdict: Verdict, ports: Ports): void {
  const count = (kind: 'violation' | 'unknown'): number =>
    verdict.findings.filter((finding) => finding.kind === kind).length
  ports.output('verdict', verdict.verdict)
  ports.output('violations', count('violation'))
  ports.output('warnings', count('unknown'))
  ports.summary(renderVerdict(verdict))
  annotateFindings(verdict, ports)
}

/** @throws AlmError `dlp-violation`, `dlp-unknown` as `fail-on` asks. */
function refuse(verdict: Verdict, failOn: Inputs['failOn']): void {
  if (failOn === 'never' || verdict.verdict === 'compliant') return
  if (verdict.verdict === 'unknown' && failOn === 'violation') return
  const first = verdict.findings.find(
    ({ kind }) => kind === (verdict.verdict === 'violation' ? 'violation' : 'unknown'),
  )
  throw new AlmError(verdict.verdict === 'violation' ? 'dlp-violation' : 'dlp-unknown', {
    message: `${verdict.summary}${first ? `; first: ${first.sentence}` : ''}`,
    remedy:
      first?.remedy ??
      `See the summary of the step for all of them, and the environment ${quote(verdict.environmentId)} in the admin center.`,
    details: { violations: verdict.findings.filter(({ kind }) => kind === 'violation') },
  })
}
