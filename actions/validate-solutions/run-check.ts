// Runs another action of the suite as a part of this one: the same recipe, with its outputs and summary kept here.
import type { Action, ActionPorts, InputTable, InputValues } from '@powerops/actions-kit'
import { toAlmError, type AlmError } from '@powerops/core'

/** How the part ended. */
export interface CheckResult<OutputName extends string> {
  readonly outputs: Readonly<Partial<Record<OutputName, string>>>
  /** Its summary. */
  readonly markdown: string
  readonly error: AlmError | undefined
}

/**
 * Runs the action to its end, its errors included.
 * @throws AlmError `cancelled` alone.
 */
export async function runCheck<Table extends InputTable, OutputName extends string>(
  action: Action<Table, OutputName>,
  inputs: InputValues<Table>,
  ports: ActionPorts,
  temporaryFolder: string,
): Promise<CheckResult<OutputName>> {
  const outputs: Partial<Record<OutputName, string>> = {}
  const markdown: string[] = []
  const own: ActionPorts<OutputName> = {
    ...ports,
    temporaryFolder,
    output: (name, value) => {
      outputs[name] = String(value)
    },
    summary: (text) => markdown.push(text),
  }
  let error: AlmError | undefined
  try {
    const result = await action.run(inputs, own)
    for (const name of action.outputs) {
      const value = result.outputs?.[name]
      if (value !== undefined) outputs[name] = String(value)
    }
  } catch (caught) {
    if (ports.signal.aborted) throw caught
    error = toAlmError(caught)
  }
  return { outputs, markdown: markdown.join('\n\n'), error }
}
