// Has the Power Apps checker look through solutions, and judges how many findings are too many.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { judgeUploadSize, severities, type CheckerClient, type RuleOverride } from '@powerops/checker'
import { AlmError, formatBytes, isGuid, nearestNames, quote } from '@powerops/core'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { readText, requireFile, requireFolder, resolvePath, writeWholeFile } from '../common/files.js'
import { findFiles } from '../common/find-files.js'
import { openServices } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { checkSolution, type CheckedSolution, type CheckPlan } from './check.js'
import { totalOf, type Counts } from './findings.js'
import { inputs, outputs } from './inputs.js'
import { parseOverrides } from './overrides.js'
import type { SourceFolder } from './places.js'
import { annotationsOf, renderSummary } from './report.js'
import { addCounts, findExcess, worstStatus, type Excess } from './verdict.js'
import { formatSarif } from './write-sarif.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

const MAX_OVERRIDES_BYTES = 1_000_000
/** Solutions at the same time: each is held in memory while it is uploaded. */
const PARALLEL = 2

export const action = defineAction({
  name: 'check-solution',
  inputs,
  outputs,
  async run(inputs, ports) {
    const overrides = await readOverrides(inputs, ports)
    const source = await findSource(inputs, ports)
    const files = await findFiles(ports, inputs.workingDirectory, inputs.path, 'path')
    for (const file of files) await judgeSize(file, ports)

    const { geo, environmentUrl } = inputs
    const { client, place } = await openServices(inputs, ports).checker({ geo, environmentUrl })
    ports.log.info(`The checker of ${place.geography} looks through ${files.length} solution(s).`)
    const plan = await planCheck(client, inputs, overrides, source, ports)
    const checked = await checkAll(files, plan, ports)

    const counts = addCounts(checked.map((each) => each.counts))
    const excess = findExcess(counts, inputs.failOn)
    await publish(checked, counts, excess, inputs, ports)
    refuse(checked, excess, inputs)
    return { reasonCode: 'ok', details: { geography: place.geography, runs: runIds(checked) } }
  },
})

async function readOverrides(inputs: Inputs, ports: Ports): Promise<RuleOverride[]> {
  const given = inputs.ruleLevelOverride
  if (given === undefined) return []
  // The official input names a file; workflows that write the list itself mean the same.
  if (given.startsWith('[')) return parseOverrides(given, 'input rule-level-override')
  const file = resolvePath(ports, inputs.workingDirectory, given)
  return parseOverrides(await readText(file, 'rule-level-override', MAX_OVERRIDES_BYTES), file)
}

async function findSource(inputs: Inputs, ports: Ports): Promise<SourceFolder | undefined> {
  if (inputs.solutionFolder === undefined) return undefined
  const folder = resolvePath(ports, inputs.workingDirectory, inputs.solutionFolder)
  await requireFolder(folder, 'solution-folder')
  const fromWorkspace = path.relative(ports.workspace, folder)
  if (fromWorkspace.startsWith('..') || path.isAbsolute(fromWorkspace)) {
    throw new AlmError('path-outside-workspace', {
      message: `input solution-folder names ${quote(folder)}, which is outside of the workspace ${quote(ports.workspace)}`,
      remedy: 'Name a folder of the repository: places of findings are shown in its files.',
    })
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => toSlashes(path.relative(folder, path.join(entry.parentPath, entry.name))))
  return { path: toSlashes(fromWorkspace), files }
}

function toSlashes(place: string): string {
  return place.replaceAll(path.sep, '/')
}

async function judgeSize(file: string, ports: Ports): Promise<void> {
  const sizeBytes = await requireFile(file, 'path')
  if (judgeUploadSize(path.basename(file), sizeBytes) === 'certain') return
  ports.log.warning(
    `${path.basename(file)} has ${formatBytes(sizeBytes)}: the documented limit of the checker is 30 MB, and not every geography takes 100 MB yet`,
  )
}

async function planCheck(
  client: CheckerClient,
  inputs: Inputs,
  overrides: readonly RuleOverride[],
  source: SourceFolder | undefined,
  ports: Ports,
): Promise<CheckPlan> {
  const ruleSetId = await findRuleSet(client, inputs.ruleSet)
  const rules = await client.listRules(ruleSetId)
  const codes = rules.map(({ code }) => code)
  const { excludedRules = [], excludedFiles = [] } = inputs
  for (const code of [...overrides.map((override) => override.code), ...excludedRules]) {
    if (codes.includes(code)) continue
    const [meant] = nearestNames(code, codes)
    const hint = meant === undefined ? '' : `; did you mean ${meant}?`
    ports.log.warning(
      `the rule set has no rule ${quote(code)}, so that leaving it out or overriding it does nothing${hint}`,
    )
  }
  const timeoutMs = minutesToMs(inputs.maxAsyncWaitTime)
  return { client, ruleSetId, rules, overrides, excludedRules, excludedFiles, source, timeoutMs }
}

/** The service answers an unknown set with hardly any rules, so that names and ids are looked up first. */
async function findRuleSet(client: CheckerClient, wanted: string): Promise<string> {
  const sets = await client.listRuleSets()
  const word = wanted.toLowerCase()
  const found = sets.find(({ id, name }) => id.toLowerCase() === word || name.toLowerCase() === word)
  if (found) return found.id
  const names = sets.map(({ name }) => name)
  throw new AlmError('input-invalid', {
    message: `input rule-set is ${quote(wanted)}, which is not ${isGuid(wanted) ? 'the id of a' : 'a'} rule set of the checker`,
    remedy: `Use one of: ${names.join(', ')}.`,
    details: { ruleSets: names },
  })
}

async function checkAll(files: readonly string[], plan: CheckPlan, ports: Ports): Promise<CheckedSolution[]> {
  const checked: CheckedSolution[] = []
  for (let start = 0; start < files.length; start += PARALLEL) {
    const batch = files.slice(start, start + PARALLEL)
    checked.push(...(await Promise.all(batch.map((file) => checkSolution(file, plan, ports)))))
  }
  return checked
}

/** Writes the files, sets the outputs and shows the findings; all of it stands also when the step then fails. */
async function publish(
  checked: readonly CheckedSolution[],
  counts: Counts,
  excess: readonly Excess[],
  inputs: Inputs,
  ports: Ports,
): Promise<void> {
  const status = worstStatus(checked.map(({ analysis }) => analysis.status))
  const sarifFile = inputs.sarifFile
    ? resolvePath(ports, inputs.workingDirectory, inputs.sarifFile)
    : path.join(ports.temporaryFolder, 'check-solution.sarif')
  const findings = checked.flatMap((each) => each.findings)
  const rules = checked.flatMap((each) => each.rules)
  await writeWholeFile(sarifFile, formatSarif(findings, rules, status === 'Finished'))
  const logsFolder = path.join(ports.temporaryFolder, inputs.checkerLogsArtifactName)
  await writeLogs(logsFolder, checked)

  ports.output('analysis-status', status)
  ports.output('passed', excess.length === 0 && status === 'Finished')
  ports.output('critical-issues', counts.Critical)
  ports.output('high-issues', counts.High)
  ports.output('medium-issues', counts.Medium)
  ports.output('low-issues', counts.Low)
  ports.output('informational-issues', counts.Informational)
  ports.output('total-issues', totalOf(counts))
  ports.output('sarif-file', sarifFile)
  ports.output('logs-folder', logsFolder)
  ports.log.info(severities.map((severity) => `${severity} ${counts[severity]}`).join(', '))
  ports.summary(renderSummary(checked, inputs.failOn, excess))
  for (const annotation of annotationsOf(checked, excess)) ports.annotate(annotation)
}

/** The reports as the service wrote them, in a folder for each solution. */
async function writeLogs(folder: string, checked: readonly CheckedSolution[]): Promise<void> {
  for (const [index, { file, reportFiles }] of checked.entries()) {
    const name = path.posix.basename(file, '.zip')
    const own = checked.length === 1 ? folder : path.join(folder, `${index + 1}-${name}`)
    for (const [place, bytes] of reportFiles) await writeWholeFile(path.join(own, place), bytes)
  }
}

/** @throws AlmError `check-failed`, `check-findings`. */
function refuse(checked: readonly CheckedSolution[], excess: readonly Excess[], inputs: Inputs): void {
  const broken = checked.find(({ analysis }) => analysis.status !== 'Finished')
  if (broken && inputs.failOnAnalysisError) {
    const { status, remark, runId } = broken.analysis
    throw new AlmError('check-failed', {
      message: `the analysis of ${quote(broken.file)} ended as ${status}${remark === undefined ? '' : `: ${quote(remark)}`} (run ${runId})`,
      remedy:
        'Run it again; if it stays so, check that the zip is a solution. With "fail-on-analysis-error: false" the step goes on with what was found.',
      details: { runs: runIds(checked) },
    })
  }
  const [first] = excess
  if (!first) return
  const sentences = excess.map(
    ({ severity, found, allowed }) =>
      `${found} ${found === 1 ? 'finding' : 'findings'} of ${severity}${severity === 'Critical' ? '' : ' or worse'}, ${allowed} allowed`,
  )
  throw new AlmError('check-findings', {
    message: `the checker found too much: ${sentences.join('; ')}`,
    remedy:
      'Mend what the summary of the step lists. "fail-on" says how much is allowed, "rule-level-override" gives a rule another severity, "excluded-rules" leaves one out.',
    details: { excess, runs: runIds(checked) },
  })
}

function runIds(checked: readonly CheckedSolution[]): Record<string, string> {
  return Object.fromEntries(checked.map(({ file, analysis }) => [file, analysis.runId]))
}
