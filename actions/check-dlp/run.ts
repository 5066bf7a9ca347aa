// Judges a solution against the data policies of its target, before anything is imported.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import {
  evaluate,
  findConnectors,
  renderVerdict,
  toSolutionSource,
  type SolutionSource,
  type Verdict,
} from '@powerops/dlp'
import { readUnpackedFolder, readZip } from '@powerops/solution'
import path from 'node:path'
import { readArchive, readText, resolvePath, writeWholeFile } from '../common/files.js'
import { openServices } from '../common/services.js'
import { inputs, outputs } from './inputs.js'
import {
  fetchEnvironmentId,
  fetchPolicies,
  parsePolicyFile,
  requireEnvironment,
  type PolicyBasis,
} from './policies.js'
import { formatReport } from './report.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

const MAX_POLICY_FILE_BYTES = 64 * 1_000_000

export const action = defineAction({
  name: 'check-dlp',
  inputs,
  outputs,
  async run(inputs, ports) {
    const source = await readSource(inputs, ports)
    const basis = await establishBasis(inputs, ports)
    const { resources, unused } = findConnectors(source)
    const verdict = evaluate(resources, basis.policies, basis)
    ports.log.info(`${verdict.verdict}: ${verdict.summary}`)

    const reportFile = inputs.reportFile
      ? resolvePath(ports, inputs.workingDirectory, inputs.reportFile)
      : path.join(ports.temporaryFolder, 'check-dlp-report.json')
    await writeWholeFile(reportFile, formatReport(verdict, resources, unused))
    publish(verdict, reportFile, ports)
    refuse(verdict, inputs.failOn)
    return { reasonCode: 'ok', details: { verdict: verdict.verdict, summary: verdict.summary } }
  },
})

/** @throws AlmError `input-missing` or `input-conflict` unless exactly one of the two inputs is given. */
async function readSource(inputs: Inputs, ports: Ports): Promise<SolutionSource> {
  const { solutionFile, solutionFolder, workingDirectory } = inputs
  if (solutionFile !== undefined && solutionFolder !== undefined) {
    throw new AlmError('input-conflict', {
      message: 'inputs solution-file and solution-folder are both given',
      remedy: 'Give one of them: both lead to the same verdict.',
    })
  }
  if (solutionFile !== undefined) {
    const file = resolvePath(ports, workingDirectory, solutionFile)
    const entries = readZip(await readArchive(file, 'solution-file'))
    return toSolutionSource(entries.map((entry) => ({ path: entry.path, bytes: entry.read() })))
  }
  if (solutionFolder === undefined) {
    throw new AlmError('input-missing', {
      message: 'neither solution-file nor solution-folder is given',
      remedy: 'Name the solution zip or the folder of its source.',
    })
  }
  const files = await readUnpackedFolder(resolvePath(ports, workingDirectory, solutionFolder))
  return toSolutionSource([...files].map(([name, bytes]) => ({ path: name, bytes })))
}

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

/** Sets the outputs and writes the summary; they stand also when the step then fails. */
function publish(verdict: Verdict, reportFile: string, ports: Ports): void {
  const count = (kind: 'violation' | 'unknown'): number =>
    verdict.findings.filter((finding) => finding.kind === kind).length
  ports.output('verdict', verdict.verdict)
  ports.output('violations', count('violation'))
  ports.output('warnings', count('unknown'))
  ports.output('report-file', reportFile)
  ports.summary(renderVerdict(verdict))
  for (const { kind, sentence, remedy } of verdict.findings) {
    ports.annotate({
      level: kind === 'violation' ? 'error' : 'warning',
      message: `${sentence}\n${remedy}`,
      title: 'Data policy',
    })
  }
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
