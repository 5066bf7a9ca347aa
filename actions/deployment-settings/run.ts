// Writes the settings file of a solution, completes one that is there, and checks it.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import type { DataverseClient } from '@powerops/dataverse'
import type { SolutionSettings } from '@powerops/solution'
import path from 'node:path'
import {
  checkSettings,
  completeSettings,
  refuseSettingsErrors,
  type SettingsFinding,
} from '../common/check-settings.js'
import { parseDeploymentSettings, readSettingsText } from '../common/deployment-settings.js'
import { exists, resolvePath, writeWholeFile } from '../common/files.js'
import { openServices, type Services } from '../common/services.js'
import { findConnectionProblems, type WantedConnection } from '../common/usable-connections.js'
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
  const { environmentUrl, missing } = inputs
  // Without a target nobody signs in.
  if (environmentUrl === undefined) return checkSettings(settings, solution, { missing })
  const services = openServices(inputs, ports)
  const dataverse = await services.dataverse(environmentUrl)
  const target = {
    connectionReferences: await dataverse.listConnectionReferences(),
    environmentVariables: await dataverse.listEnvironmentVariables(),
  }
  const named = completeSettings(settings, solution).connectionReferences
  const filled = named.filter(({ connectionId }) => !connectionId.includes('${'))
  return [
    ...(await checkConnections(services, dataverse, filled, ports)),
    ...checkSettings(settings, solution, { target, missing }),
  ]
}

async function checkConnections(
  services: Services,
  dataverse: Pick<DataverseClient, 'retrieveCurrentOrganization'>,
  wanted: readonly WantedConnection[],
  { log }: Ports,
): Promise<SettingsFinding[]> {
  if (wanted.length === 0) return []
  const { environmentId } = await dataverse.retrieveCurrentOrganization()
  const open = (): ReturnType<Services['connections']> => services.connections()
  const problems = await findConnectionProblems(open, wanted, { environmentId, log })
  return problems.map(({ logicalName, state, message, remedy }) => ({
    kind: 'connection-unusable',
    level: state === 'missing' ? 'error' : 'warning',
    name: logicalName,
    message,
    remedy,
  }))
}
