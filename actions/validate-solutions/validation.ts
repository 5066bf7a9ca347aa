// What is found of one solution, and what of it the step fails for. Pure.
import type { AlmError } from '@powerops/core'

/** `not-checked` when there was no way to tell. */
export type PolicyVerdict = 'compliant' | 'violation' | 'unknown' | 'not-checked'

/** One side of a solution: what went wrong, and the Markdown that tells of it. */
export interface Side {
  readonly error: AlmError | undefined
  readonly markdown: string
}

/** One solution, looked at from every side. */
export interface Validation {
  /** Path from the workspace, with `/`. */
  readonly folder: string
  /** Unique name and version, when the source packs. */
  readonly name: string | undefined
  readonly version: string | undefined
  readonly pack: Side
  readonly policies: Side & { readonly verdict: PolicyVerdict; readonly violations: number }
  /** Undefined when the checker was not asked for, or had nothing to look at. */
  readonly checker: Side | undefined
}

export interface Rules {
  readonly failOn: 'violation' | 'unknown' | 'never'
  /** Whether what needs credentials may stay unchecked without them. */
  readonly credentialsOptional: boolean
}

/** What the step is to fail for; nothing when the solution passes. */
export function faultsOf({ pack, policies, checker }: Validation, rules: Rules): AlmError[] {
  const asked = [policies.error, checker?.error].filter((error) => error !== undefined)
  const findings = [pack.error, ...asked.filter(({ fault }) => fault === 'policy')]
  // What could not be looked at is no finding: it fails whatever is asked for.
  const failures = asked.filter(
    (error) => error.fault !== 'policy' && !(rules.credentialsOptional && isWithoutCredentials(error)),
  )
  return [...(rules.failOn === 'never' ? [] : findings), ...failures].filter((error) => error !== undefined)
}

/** Tells whether the job had nothing to sign in with, or was not told where, as jobs for forks are. */
export function isWithoutCredentials({ code }: AlmError): boolean {
  return code === 'credentials-missing' || code === 'oidc-unavailable' || code === 'input-missing'
}
