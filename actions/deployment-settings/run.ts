// Writes the settings file of a solution, completes one that is there, and checks it.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import type { SolutionSettings } from '@powerops/solution'
import path from 'node:path'
import {
  checkSettings,
  refuseSettingsErrors,
  type SettingsFinding,
  type TargetSettings,
} from '../common/check-settings.js'
import { parseDeploymentSettings, readSettingsText } from '../common/deployment-settings.js'
import { exists, resolvePath, writeWholeFile } from '../common/files.js'
import { openServices } from '../common/services.js'
import { createTokenFiller } from '../common/value-tokens.js'
import { inputs, outputs } from './inputs.js'
import { mergeSettings } from './merge.js'
import { describeSettings, publishFindings } from './report.js'
import { readSettingsOfSolution } from './solution.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

export const action = defineAction({
  name: 'deployment-settings',
  inputs,
  outputs,
  async run(inputs, ports) {
    const solution = await readSettingsOfSolution(inputs, ports)
    const file = resolvePath(ports, inputs.workingDirectory, inputs.deploymentSettingsFile)
    ports.output('deployment-settings-file', file)
    const {
      text,
      added,
      changed = false,
    } = inputs.mode === 'check' ? await readPresent(file) : await write(file, inputs, solution, ports)
    ports.output('changed', changed)
    const findings = await check(text, file, solution, inputs, ports)
    publishFindings(findings, ports)
    const shown = path.relative(ports.workspace, file)
    ports.summary(
      describeSettings(
        { file: shown, checkedAgainst: inputs.environmentUrl?.origin, added: added ?? [] },
        findings,
      ),
    )
    refuseSettingsErrors(findings, shown)
    return {
      reasonCode: inputs.mode !== 'check' && !changed ? 'unchanged' : 'ok',
      details: { added, findings },
    }
  },
})

interface SettingsFile {
  text: string
  /** Undefined when the file was only read. */
  added?: readonly string[]
  changed?: boolean
}

async function readPresent(file: string): Promise<SettingsFile> {
  return { text: await readSettingsText(file) }
}

/** Creates the file, or adds to it; a file to which nothing is added is not touched. */
async function write(
  file: string,
  { mode }: Inputs,
  solution: SolutionSettings,
  ports: Ports,
): Promise<SettingsFile> {
  const present = (await exists(file)) ? await readSettingsText(file) : undefined
  if (present !== undefined && mode === 'create') {
    throw new AlmError('file-exists', {
      message: `${quote(file)} exists already`,
      remedy: 'Use "mode: merge", which keeps everything that is in it and adds what is missing.',
    })
  }
  const merged = mergeSettings(present, file, solution)
  const changed = merged.text !== present
  if (changed) await writeWholeFile(file, merged.text)
  ports.log.info(
    changed
      ? `${present === undefined ? 'wrote' : 'completed'} ${quote(file)}`
      : `${quote(file)} has everything`,
  )
  return { ...merged, changed }
}

async function check(
  text: string,
  file: string,
  solution: SolutionSettings,
  inputs: Inputs,
  ports: Ports,
): Promise<SettingsFinding[]> {
  const settings = parseDeploymentSettings(
    text,
    file,
    inputs.fillTokens ? createTokenFiller(ports) : undefined,
  )
  const target = await fetchTarget(inputs, ports)
  return checkSettings(settings, solution, { target, missing: inputs.missing })
}

/** What the target has; undefined when none is named, and then nobody signs in. */
async function fetchTarget(inputs: Inputs, ports: Ports): Promise<TargetSettings | undefined> {
  if (inputs.environmentUrl === undefined) return undefined
  const dataverse = await openServices(inputs, ports).dataverse(inputs.environmentUrl)
  return {
    connectionReferences: await dataverse.listConnectionReferences(),
    environmentVariables: await dataverse.listEnvironmentVariables(),
  }
}
