// The deployment settings of an import: read, checked against solutions and target, and shared out.
import type { ActionPorts } from '@powerops/actions-kit'
import { AlmError } from '@powerops/core'
import type { DataverseClient } from '@powerops/dataverse'
import type { SolutionSettings } from '@powerops/solution'
import {
  checkSettings,
  completeSettings,
  joinSolutionSettings,
  named,
  refuseSettingsErrors,
} from '../common/check-settings.js'
import { readDeploymentSettings, type DeploymentSettings } from '../common/deployment-settings.js'
import type { EnvironmentFacts } from '../common/plan/target-facts.js'
import type { Services } from '../common/services.js'
import { findConnectionProblems, warnOfConnections } from '../common/usable-connections.js'

interface SettingsInputs {
  deploymentSettingsFile: string | undefined
  useDeploymentSettingsFile: boolean
  workingDirectory: string | undefined
}

/** @throws AlmError `input-missing` when a file is asked for and none is given; the codes of its reader. */
export async function readSettings(
  inputs: SettingsInputs,
  ports: ActionPorts,
): Promise<DeploymentSettings | undefined> {
  const { deploymentSettingsFile, workingDirectory } = inputs
  if (deploymentSettingsFile !== undefined) {
    return readDeploymentSettings({ deploymentSettingsFile, workingDirectory }, ports)
  }
  if (!inputs.useDeploymentSettingsFile) return undefined
  throw new AlmError('input-missing', {
    message: 'use-deployment-settings-file is true, but no deployment-settings-file is given',
    remedy: 'Add "deployment-settings-file: …" under "with:".',
  })
}

/** Settings that are ready for the import, and what was read of the target for that. */
export interface SettledSettings {
  settings: DeploymentSettings | undefined
  target: Partial<Pick<EnvironmentFacts, 'connectionReferences' | 'environmentVariables'>>
}

/**
 * The settings with what the solutions and the target know about them.
 * @throws AlmError `input-invalid` for an entry that fits neither.
 */
export async function settleSettings(
  settings: DeploymentSettings | undefined,
  solutions: readonly SolutionSettings[],
  dataverse: Pick<DataverseClient, 'listConnectionReferences' | 'listEnvironmentVariables'>,
  { file, log }: { file: string | undefined; log: ActionPorts['log'] },
): Promise<SettledSettings> {
  if (!settings) return { settings, target: {} }
  const joined = joinSolutionSettings(solutions)
  const target = {
    connectionReferences: await dataverse.listConnectionReferences(),
    environmentVariables: await dataverse.listEnvironmentVariables(),
  }
  const findings = checkSettings(settings, joined, { target, missing: 'warning' })
  refuseSettingsErrors(findings, file)
  for (const { message, remedy } of findings) log.warning(`${message}. ${remedy}`)
  const complete = completeSettings(settings, joined)
  const environmentVariables = complete.environmentVariables.map((setting) => {
    const valueId = named(target.environmentVariables, 'schemaName', setting.schemaName)?.valueId
    return valueId === undefined ? setting : { ...setting, valueId }
  })
  return { settings: { ...complete, environmentVariables }, target }
}

/**
 * Asks for each connection of the settings whether it is there and may be used, and warns where flows will stay off.
 * @returns what was read of the target for that
 */
export async function lookConnectionsUp(
  settings: DeploymentSettings | undefined,
  services: Pick<Services, 'connections'>,
  dataverse: Pick<DataverseClient, 'retrieveCurrentOrganization'>,
  log: ActionPorts['log'],
): Promise<Partial<Pick<EnvironmentFacts, 'environmentId' | 'connectionProblems'>>> {
  const wanted = settings?.connectionReferences ?? []
  if (wanted.length === 0) return {}
  const { environmentId } = await dataverse.retrieveCurrentOrganization()
  const connectionProblems = await findConnectionProblems(() => services.connections(), wanted, {
    environmentId,
    log,
  })
  warnOfConnections(connectionProblems, log)
  return { environmentId, connectionProblems }
}

/** The entries that belong to one of several solutions; those of no solution go with the first. */
export function settingsOf(
  settings: DeploymentSettings | undefined,
  own: SolutionSettings,
  others: readonly SolutionSettings[],
): DeploymentSettings | undefined {
  if (!settings) return undefined
  const elsewhere = joinSolutionSettings(others)
  return {
    connectionReferences: settings.connectionReferences.filter(
      ({ logicalName }) =>
        named(own.connectionReferences, 'logicalName', logicalName) ??
        !named(elsewhere.connectionReferences, 'logicalName', logicalName),
    ),
    environmentVariables: settings.environmentVariables.filter(
      ({ schemaName }) =>
        named(own.environmentVariables, 'schemaName', schemaName) ??
        !named(elsewhere.environmentVariables, 'schemaName', schemaName),
    ),
  }
}
