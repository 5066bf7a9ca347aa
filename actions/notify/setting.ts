// Inputs that cannot fail the step: what is wrong with one is kept, to be warned of, beside those that are right.
import { AlmError } from '@powerops/core'
import type { Input, InputTable } from '@powerops/actions-kit'

/** An input as it was read: its value, or what is wrong with it. */
export type Setting<T> = { value: T; fault?: undefined } | { value?: undefined; fault: AlmError }

/** The same input, whose faults are values. */
export function setting<T>(kind: Input<T>): Input<Setting<T>> {
  return {
    ...kind,
    parse: (text, name) => {
      try {
        return { value: kind.parse(text, name) }
      } catch (caught) {
        if (!(caught instanceof AlmError)) throw caught
        return { fault: caught }
      }
    },
  }
}

type Settings<Table extends InputTable> = {
  [Name in keyof Table]: Table[Name] extends Input<infer T> ? Input<Setting<T>> : never
}

/** A whole table of such inputs. */
export function settingsOf<Table extends InputTable>(table: Table): Settings<Table> {
  const entries = Object.entries(table).map(([name, kind]) => [name, setting(kind)])
  // The table's own type describes exactly these entries.
  return Object.fromEntries(entries) as Settings<Table>
}

/** The values of settings by name; those with a fault are undefined. */
export type Values<Inputs> = {
  readonly [Name in keyof Inputs]: Inputs[Name] extends Setting<infer T> ? T | undefined : Inputs[Name]
}

/** Parts settings into values and faults, both by name. */
export function readSettings<Inputs extends object>(
  inputs: Inputs,
): { values: Values<Inputs>; faults: ReadonlyMap<string, AlmError> } {
  const faults = new Map<string, AlmError>()
  const entries = Object.entries(inputs).map(([name, given]: [string, Setting<unknown>]) => {
    if (given.fault) faults.set(name, given.fault)
    return [name, given.value]
  })
  return { values: Object.fromEntries(entries) as Values<Inputs>, faults }
}
