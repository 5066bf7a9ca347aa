// The variables of the job, as they are passed in.

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The trimmed value, or undefined when it is absent or blank: GitHub sets an empty text for a secret that is not there. */
export function variable(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined
}
