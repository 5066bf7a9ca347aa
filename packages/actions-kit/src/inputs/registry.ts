// The inputs of an action as one typed table: what action.yml, the README and run() all agree with.
import type { Input } from './kinds.js'

/** Input name as in action.yml (kebab-case) to its kind. */
export type InputTable = Readonly<Record<string, Input<unknown>>>

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** The values of a table, under camelCase names: `solution-file` becomes `solutionFile`. */
export type InputValues<Table extends InputTable> = {
  readonly [Name in keyof Table & string as CamelCase<Name>]: Table[Name] extends Input<infer T> ? T : never
}

/** `solution-file` as `solutionFile`. */
export function toCamelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
