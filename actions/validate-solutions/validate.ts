// Looks at one solution from every side: it packs, the data policies allow it, the checker finds little.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { numberField, stringField, type AlmError } from '@powerops/core'
import path from 'node:path'
import { action as checkDlp } from '../check-dlp/index.js'
import { action as checkSolution } from '../check-solution/index.js'
import { action as pack } from '../pack/index.js'
import type { inputs } from './inputs.js'
import { runCheck } from './run-check.js'
import { setCategory } from './sarif-category.js'
import type { PolicyVerdict, Side, Validation } from './validation.js'

type Inputs = InputValues<typeof inputs>

/** Where the files of a solution go. */
export interface Place {
  /** Path of the solution from the workspace, with `/`. */
  readonly folder: string
  /** Folder for its zip and its reports; the runner empties it. */
  readonly temporaryFolder: string
  /** SARIF files are named this and what found them. */
  readonly sarifPrefix: string
}

/** @throws AlmError `cancelled` alone. */
export async function validateSolution(
  place: Place,
  inputs: Inputs,
  ports: ActionPorts,
): Promise<Validation> {
  const zip = path.join(place.temporaryFolder, 'solution.zip')
  const packed = await packSolution(place, zip, ports)
  annotate(packed.error, place, ports)
  const policies = await checkPolicies(place, inputs, packed.error !== undefined, ports)
  const asked = inputs.checker && packed.error === undefined
  const checker = asked ? await askChecker(place, zip, inputs, ports) : undefined
  return {
    folder: place.folder,
    name: packed.outputs['solution-name'],
    version: packed.outputs['solution-version'],
    pack: { error: packed.error, markdown: packed.markdown },
    policies,
    checker,
  }
}

function packSolution(
  { folder, temporaryFolder }: Place,
  zip: string,
  ports: ActionPorts,
): ReturnType<typeof runCheck<typeof pack.inputs, (typeof pack.outputs)[number]>> {
  const inputs = {
    solutionFile: zip,
    solutionFolder: folder,
    version: undefined,
    solutionType: 'Unmanaged',
    singleComponent: 'None',
    mapFile: undefined,
    localeTemplate: undefined,
    localize: false,
    useLcid: false,
    useUnmanagedFileForMissingManaged: false,
    disablePluginRemap: false,
    processCanvasApps: false,
    lineEndings: 'auto',
    workingDirectory: undefined,
  } as const
  return runCheck(pack, inputs, ports, temporaryFolder)
}

async function checkPolicies(
  { folder, temporaryFolder, sarifPrefix }: Place,
  inputs: Inputs,
  isBroken: boolean,
  ports: ActionPorts,
): Promise<Validation['policies']> {
  const sarifFile = `${sarifPrefix}data-policies.sarif`
  const own = {
    ...inputs,
    solutionFile: undefined,
    solutionFolder: folder,
    sourceFolder: undefined,
    reportFile: undefined,
    sarifFile,
    workingDirectory: undefined,
  }
  const { outputs, markdown, error } = await runCheck(checkDlp, own, ports, temporaryFolder)
  await setCategory(sarifFile, `data-policies/${folder}`)
  const violations = Number(outputs.violations ?? 0)
  // What is left of a broken source may hide connectors: it can be in violation, and is not known to comply.
  if (isBroken && violations === 0)
    return { verdict: 'not-checked', violations, error: undefined, markdown: '' }
  return { verdict: parseVerdict(outputs.verdict), violations, error, markdown }
}

function parseVerdict(text: string | undefined): PolicyVerdict {
  return text === 'compliant' || text === 'violation' || text === 'unknown' ? text : 'not-checked'
}

async function askChecker(
  { folder, temporaryFolder, sarifPrefix }: Place,
  zip: string,
  inputs: Inputs,
  ports: ActionPorts,
): Promise<Side> {
  const sarifFile = `${sarifPrefix}checker.sarif`
  const own = {
    ...inputs,
    path: zip,
    geo: undefined,
    ruleSet: 'Solution Checker',
    ruleLevelOverride: undefined,
    excludedRules: undefined,
    excludedFiles: undefined,
    failOn: inputs.checkerFailOn,
    failOnAnalysisError: true,
    solutionFolder: folder,
    sarifFile,
    checkerLogsArtifactName: 'CheckSolutionLogs',
    maxAsyncWaitTime: 60,
    workingDirectory: undefined,
  }
  const { markdown, error } = await runCheck(checkSolution, own, ports, temporaryFolder)
  await setCategory(sarifFile, `checker/${folder}`)
  return { markdown, error }
}

/** Shows why a source does not pack at the file and line that the error names. */
function annotate(error: AlmError | undefined, { folder }: Place, ports: ActionPorts): void {
  if (!error) return
  const file = stringField(error.details, 'file')
  const line = numberField(error.details, 'line')
  ports.annotate({
    level: 'error',
    title: `pack: ${error.code}`,
    message: `${error.message}\n${error.remedy ?? ''}`,
    file: path.posix.join(folder, file ?? 'Other/Solution.xml'),
    ...(line === undefined ? {} : { line }),
  })
}
