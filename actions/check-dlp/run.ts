// Judges a solution against the data policies of its target, before anything is imported.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import {
  evaluate,
  findConnectors,
  listConnectors,
  locateVerdict,
  planWaysOut,
  renderVerdict,
  solutionName,
  toSarif,
  withCatalogue,
  type Verdict,
} from '@powerops/dlp'
import path from 'node:path'
import { resolvePath, writeWholeFile } from '../common/files.js'
import { annotateFindings } from './annotate.js'
import { establishBasis } from './basis.js'
import { inputs, outputs } from './inputs.js'
import { formatReport } from './report.js'
import { readSource, type PlacedSolution } from './source.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

/** Findings in the output `result`, which GitHub takes up to a size; the report has all of them. */
const MAX_DETAILS = 50

export const action = defineAction({
  name: 'check-dlp',
  inputs,
  outputs,
  async run(inputs, ports) {
    const solution = await readSource(inputs, ports)
    const { policies: basis, tenant } = await establishBasis(inputs, ports)
    const found = findConnectors(solution.source)
    const resources = withCatalogue(found.resources, basis.catalogue)
    const connectors = listConnectors(resources, basis.catalogue)
    const judged = evaluate(resources, basis.policies, basis)
    const verdict = locateVerdict(judged, solution.shown, solution.folder)
    logVerdict(verdict, ports)
    const environments = verdict.verdict === 'violation' ? await tenant() : undefined
    const ways = planWaysOut(verdict, resources, basis.policies, basis, environments)

    const fileFor = (name: string | undefined, standard: string): string =>
      name ? resolvePath(ports, inputs.workingDirectory, name) : path.join(ports.temporaryFolder, standard)
    const reportFile = fileFor(inputs.reportFile, 'check-dlp-report.json')
    const sarifFile = fileFor(inputs.sarifFile, 'check-dlp.sarif')
    const markdownFile = path.join(ports.temporaryFolder, 'check-dlp.md')
    await writeWholeFile(reportFile, formatReport(verdict, { ...found, resources, connectors }, ways))
    await writeWholeFile(sarifFile, formatSarif(verdict, solution))
    ports.output('report-file', reportFile)
    ports.output('sarif-file', sarifFile)
    publish(verdict, ports)
    const markdown = renderVerdict(verdict, { unused: found.unused, connectors, ways })
    ports.summary(markdown)
    await writeWholeFile(markdownFile, markdown)
    ports.output('markdown-file', markdownFile)
    refuse(verdict, inputs.failOn, basis.refusal)
    return { reasonCode: 'ok', details: { verdict: verdict.verdict, summary: verdict.summary } }
  },
})

function formatSarif(verdict: Verdict, { source, folder }: PlacedSolution): string {
  const manifest = 'Other/Solution.xml'
  const fallbackFile = folder === '' ? manifest : `${folder}/${manifest}`
  const solution = solutionName(source) ?? 'solution'
  return `${JSON.stringify(toSarif(verdict, { solution, fallbackFile }), undefined, 2)}\n`
}

/** Says by which policies the verdict was made. */
function logVerdict(verdict: Verdict, { log }: Ports): void {
  for (const { id, name, applies } of verdict.policies) {
    log.info(`policy ${quote(name)} (${quote(id)}) ${applies ? 'is' : 'is not'} for the environment`)
  }
  for (const assumption of verdict.assumptions) log.info(assumption)
  log.info(`${verdict.verdict}: ${verdict.summary}`)
}

/** Sets the outputs; they stand also when the step then fails. */
function publish(verdict: Verdict, ports: Ports): void {
  const count = (kind: 'violation' | 'unknown'): number =>
    verdict.findings.filter((finding) => finding.kind === kind).length
  ports.output('verdict', verdict.verdict)
  ports.output('violations', count('violation'))
  ports.output('warnings', count('unknown'))
  annotateFindings(verdict, ports)
}

/** @throws AlmError `dlp-violation`, `dlp-unknown` as `fail-on` asks, or why the policies could not be read. */
function refuse(verdict: Verdict, failOn: Inputs['failOn'], refusal: AlmError | undefined): void {
  if (failOn === 'never' || verdict.verdict === 'compliant') return
  if (refusal) throw refusal
  if (verdict.verdict === 'unknown' && failOn === 'violation') return
  const first = verdict.findings.find(
    ({ kind }) => kind === (verdict.verdict === 'violation' ? 'violation' : 'unknown'),
  )
  throw new AlmError(verdict.verdict === 'violation' ? 'dlp-violation' : 'dlp-unknown', {
    message: `${verdict.summary}${first ? `; first: ${first.sentence}` : ''}`,
    remedy:
      first?.remedy ??
      `See the summary of the step for all of them, and the environment ${quote(verdict.environmentId)} in the admin center.`,
    details: {
      violations: verdict.findings.filter(({ kind }) => kind === 'violation').slice(0, MAX_DETAILS),
    },
  })
}
