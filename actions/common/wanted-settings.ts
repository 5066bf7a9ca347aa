// Values that an action is given by its inputs, by a settings file, or by both.
import type { ActionPorts } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import { readDeploymentSettings, type DeploymentSettings } from './deployment-settings.js'
import type { Assignment } from './lines-input.js'
import { createTokenFiller } from './value-tokens.js'

/** A name and the value that it is to have. */
export interface WantedValue {
  name: string
  value: string
  /** Connector of a connection, where the file names it. */
  connectorId?: string
}

interface Sources {
  /** Name of the input that holds the assignments. */
  inputName: string
  assignments: readonly Assignment[] | undefined
  deploymentSettingsFile: string | undefined
  workingDirectory: string | undefined
}

/**
 * The values of the input, then those of the file; tokens of both are filled.
 * @param ofFile takes from the file what the action is about
 * @throws AlmError `input-missing` when neither is given, `input-conflict` for a name that both set, `input-invalid` for
 * an assignment without value, and the codes of `readDeploymentSettings`.
 */
export async function readWantedValues(
  { inputName, assignments, deploymentSettingsFile, workingDirectory }: Sources,
  ofFile: (settings: DeploymentSettings) => readonly WantedValue[],
  ports: ActionPorts,
): Promise<WantedValue[]> {
  if (assignments === undefined && deploymentSettingsFile === undefined) {
    throw new AlmError('input-missing', {
      message: `neither ${inputName} nor deployment-settings-file is given`,
      remedy: `Add "${inputName}: |" with name=value on each line, or name a settings file.`,
    })
  }
  const fill = createTokenFiller(ports)
  const own = (assignments ?? []).map(({ name, value }) => ({
    name,
    value: requireValue(name, fill(value, `value of ${quote(name)} in input ${inputName}`), inputName),
  }))
  if (deploymentSettingsFile === undefined) return own
  const inFile = ofFile(await readDeploymentSettings({ deploymentSettingsFile, workingDirectory }, ports))
  const twice = own.find(({ name }) => inFile.some((each) => each.name.toLowerCase() === name.toLowerCase()))
  if (!twice) return [...own, ...inFile]
  throw new AlmError('input-conflict', {
    message: `${quote(twice.name)} is set by input ${inputName} and by ${quote(deploymentSettingsFile)}`,
    remedy: 'Remove it from one of them.',
  })
}

function requireValue(name: string, value: string, inputName: string): string {
  if (value !== '') return value
  throw new AlmError('input-invalid', {
    message: `input ${inputName} sets ${quote(name)} to nothing`,
    remedy: 'Check what its value comes from (a secret that does not exist is empty), or remove the line.',
  })
}
