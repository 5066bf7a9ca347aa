// The shape of an action: its contract and its recipe.
import type { ReasonCode } from '@powerops/core'
import type { InputTable, InputValues } from './inputs/registry.js'
import type { ActionPorts } from './ports.js'

/** What a run returns when it ended well. */
export interface ActionResult<OutputName extends string> {
  reasonCode: ReasonCode
  /** Outputs that were not set through the ports already; undefined ones are left out. */
  outputs?: Readonly<Partial<Record<OutputName, string | number | boolean | undefined>>>
  /** Facts for the `result` output, as JSON. */
  details?: Readonly<Record<string, unknown>>
}

/** An action: its contract and what it does. */
export interface Action<Table extends InputTable = InputTable, OutputName extends string = string> {
  /** Folder name under actions/. */
  readonly name: string
  readonly inputs: Table
  /** Every output but `result` and `reason-code`, which all actions have. */
  readonly outputs: readonly OutputName[]
  run(inputs: InputValues<Table>, ports: ActionPorts<OutputName>): Promise<ActionResult<OutputName>>
}

/** Declares an action; the types of inputs and outputs follow from the tables. */
export function defineAction<Table extends InputTable, const OutputName extends string>(
  action: Action<Table, OutputName>,
): Action<Table, OutputName> {
  return action
}

/** Outputs that every action sets, whatever happens. */
export const COMMON_OUTPUTS = ['result', 'reason-code'] as const
