// Deployment settings against what a solution needs and what the target has: decided before anything starts.
import { AlmError, nearestNames, quote } from '@powerops/core'
import type { SolutionSettings } from '@powerops/solution'
import type { DeploymentSettings } from './deployment-settings.js'
import { valueFault } from './variable-value.js'

/** What is known of the target. Names are compared without regard to case. */
export interface TargetSettings {
  connectionReferences: readonly { logicalName: string; connectorId: string; connectionId?: string }[]
  environmentVariables: readonly { schemaName: string; value?: string }[]
}

export type SettingsFindingKind =
  | 'unknown-reference'
  | 'unknown-variable'
  | 'connector-mismatch'
  | 'value-unfit'
  | 'connection-missing'
  | 'connection-unusable'
  | 'value-missing'

/** One thing that is wrong, or not there, in the settings for a solution. */
export interface SettingsFinding {
  kind: SettingsFindingKind
  level: 'error' | 'warning'
  /** Logical name of the connection reference or schema name of the variable. */
  name: string
  /** Lower-case start, no final full stop. */
  message: string
  remedy: string
}

export interface CheckSettingsOptions {
  /** Absent when no target was asked. */
  target?: TargetSettings | undefined
  /** How connections and values count that are nowhere. */
  missing: 'error' | 'warning'
}

/**
 * Every finding, errors first. Takes the settings of one solution, or of several that share a file (see
 * `joinSolutionSettings`).
 */
export function checkSettings(
  settings: DeploymentSettings,
  solution: SolutionSettings,
  options: CheckSettingsOptions,
): SettingsFinding[] {
  const findings = [
    ...unknownReferences(settings, solution, options.target),
    ...connectorMismatches(settings, solution),
    ...unknownVariables(settings, solution, options.target),
    ...unfitValues(settings, solution),
    ...missingConnections(settings, solution, options),
    ...missingValues(settings, solution, options),
  ]
  return findings.sort((a, b) => a.level.localeCompare(b.level))
}

/** Errors that a message holds; the details have all. */
const MAX_SHOWN = 5

/** @throws AlmError `input-invalid` with the errors, when there is one: who mends the file wants to mend it once. */
export function refuseSettingsErrors(findings: readonly SettingsFinding[], file: string | undefined): void {
  const errors = findings.filter(({ level }) => level === 'error')
  if (errors.length === 0) return
  const where = file === undefined ? '' : `${quote(file)}: `
  const shown = errors.slice(0, MAX_SHOWN)
  const more = errors.length > MAX_SHOWN ? ` (and ${errors.length - MAX_SHOWN} more)` : ''
  throw new AlmError('input-invalid', {
    message: `${where}${shown.map(({ message }) => message).join('; ')}${more}`,
    remedy: [...new Set(shown.map(({ remedy }) => remedy))].join(' '),
    details: { findings },
  })
}

/** What several solutions need together. */
export function joinSolutionSettings(all: readonly SolutionSettings[]): SolutionSettings {
  return {
    connectionReferences: all.flatMap(({ connectionReferences }) => connectionReferences),
    environmentVariables: all.flatMap(({ environmentVariables }) => environmentVariables),
  }
}

/**
 * The settings with what the solution knows: the connector of a reference whose entry names none, and the spelling of
 * names.
 */
export function completeSettings(
  settings: DeploymentSettings,
  solution: SolutionSettings,
): DeploymentSettings {
  return {
    connectionReferences: settings.connectionReferences.map((setting) => {
      const reference = named(solution.connectionReferences, 'logicalName', setting.logicalName)
      if (!reference) return setting
      const connectorId = setting.connectorId || reference.connectorId
      return { ...setting, logicalName: reference.logicalName, connectorId }
    }),
    environmentVariables: settings.environmentVariables.map((setting) => {
      const variable = named(solution.environmentVariables, 'schemaName', setting.schemaName)
      return variable ? { ...setting, schemaName: variable.schemaName } : setting
    }),
  }
}

/** True when two ids are of one connector; ids are written as a path or as its last part. */
export function sameConnector(left: string, right: string): boolean {
  const last = (id: string): string => id.split('/').at(-1)?.toLowerCase() ?? ''
  return last(left) === last(right)
}

/** The item of that name, without regard to case. */
export function named<Field extends string, Item extends Readonly<Record<Field, string>>>(
  items: readonly Item[],
  field: Field,
  name: string,
): Item | undefined {
  return items.find((item) => item[field].toLowerCase() === name.toLowerCase())
}

function unknownReferences(
  { connectionReferences }: DeploymentSettings,
  solution: SolutionSettings,
  target: TargetSettings | undefined,
): SettingsFinding[] {
  return connectionReferences.flatMap(({ logicalName }) => {
    if (named(solution.connectionReferences, 'logicalName', logicalName)) return []
    const elsewhere = named(target?.connectionReferences ?? [], 'logicalName', logicalName) !== undefined
    const known = solution.connectionReferences.map((reference) => reference.logicalName)
    return [unknown('unknown-reference', 'connection reference', logicalName, known, elsewhere)]
  })
}

function unknownVariables(
  { environmentVariables }: DeploymentSettings,
  solution: SolutionSettings,
  target: TargetSettings | undefined,
): SettingsFinding[] {
  return environmentVariables.flatMap(({ schemaName }) => {
    if (named(solution.environmentVariables, 'schemaName', schemaName)) return []
    const elsewhere = named(target?.environmentVariables ?? [], 'schemaName', schemaName) !== undefined
    const known = solution.environmentVariables.map((variable) => variable.schemaName)
    return [unknown('unknown-variable', 'environment variable', schemaName, known, elsewhere)]
  })
}

/** What the target has, though the solution does not, belongs to another solution: a warning. */
function unknown(
  kind: SettingsFindingKind,
  noun: string,
  name: string,
  known: readonly string[],
  elsewhere: boolean,
): SettingsFinding {
  const [near] = nearestNames(name, known)
  return {
    kind,
    level: elsewhere ? 'warning' : 'error',
    name,
    message: elsewhere
      ? `the ${noun} ${quote(name)} is not of this solution, though the target has it`
      : `the solution has no ${noun} ${quote(name)}`,
    remedy:
      near !== undefined
        ? `Did you mean ${quote(near)}?`
        : `Remove the entry, or give the solution that brings the ${noun}${known.length > 0 ? `; this one has ${known.slice(0, 5).map(quote).join(', ')}` : ''}.`,
  }
}

/** The id of a custom connector differs from environment to environment, so it is not compared. */
function connectorMismatches(settings: DeploymentSettings, solution: SolutionSettings): SettingsFinding[] {
  return settings.connectionReferences.flatMap(({ logicalName, connectorId }) => {
    const reference = named(solution.connectionReferences, 'logicalName', logicalName)
    if (!reference || reference.custom || connectorId === '' || reference.connectorId === '') return []
    if (sameConnector(reference.connectorId, connectorId)) return []
    return [
      {
        kind: 'connector-mismatch',
        level: 'error',
        name: logicalName,
        message: `the connection reference ${quote(logicalName)} is of the connector ${quote(reference.connectorId)}, but the settings name ${quote(connectorId)}`,
        remedy: `Choose a connection of ${quote(reference.connectorId)} and correct ConnectorId and ConnectionId.`,
      },
    ]
  })
}

function unfitValues(settings: DeploymentSettings, solution: SolutionSettings): SettingsFinding[] {
  return settings.environmentVariables.flatMap(({ schemaName, value }) => {
    const variable = named(solution.environmentVariables, 'schemaName', schemaName)
    const fault = variable && valueFault(variable.type, value)
    if (!fault) return []
    const message = `the value of the environment variable ${quote(schemaName)} ${fault.message}`
    return [{ ...fault, kind: 'value-unfit', name: schemaName, message }]
  })
}

function missingConnections(
  settings: DeploymentSettings,
  solution: SolutionSettings,
  { target, missing }: CheckSettingsOptions,
): SettingsFinding[] {
  return solution.connectionReferences.flatMap(({ logicalName, connectorId }) => {
    if (named(settings.connectionReferences, 'logicalName', logicalName)) return []
    if (named(target?.connectionReferences ?? [], 'logicalName', logicalName)?.connectionId) return []
    return [
      {
        kind: 'connection-missing',
        level: missing,
        name: logicalName,
        message: `the connection reference ${quote(logicalName)} (${connectorId || 'connector unknown'}) has no connection in the settings${target ? ' and none in the target' : ''}`,
        remedy:
          'Add its ConnectionId under ConnectionReferences: the last part of the address of the connection in make.powerapps.com > Connections. Without it the flows that use it stay off.',
      },
    ]
  })
}

function missingValues(
  settings: DeploymentSettings,
  solution: SolutionSettings,
  { target, missing }: CheckSettingsOptions,
): SettingsFinding[] {
  return solution.environmentVariables.flatMap(({ schemaName, value, defaultValue }) => {
    const inTarget = named(target?.environmentVariables ?? [], 'schemaName', schemaName)?.value
    if (value || defaultValue || inTarget) return []
    if (named(settings.environmentVariables, 'schemaName', schemaName)) return []
    return [
      {
        kind: 'value-missing',
        level: missing,
        name: schemaName,
        message: `the environment variable ${quote(schemaName)} has no value in the settings, no default${target ? ', and no value in the target' : ''}`,
        remedy: 'Add its Value under EnvironmentVariables.',
      },
    ]
  })
}
