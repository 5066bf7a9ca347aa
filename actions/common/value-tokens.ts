// Values with `${NAME}` in them, filled from the job's environment.
import type { ActionPorts } from '@powerops/actions-kit'
import { AlmError, nearestNames, quote } from '@powerops/core'

/** Replaces the tokens of a value; `place` says in messages where it stands. */
export type FillTokens = (value: string, place: string) => string

// `$${` first, so that what it escapes is no token; a `${` that closes as no name is caught by the last branch.
const TOKEN = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{/g

/** What the job signs in with: a file of the repository must not be able to send it into an environment. */
const OF_THE_JOB =
  /^(ACTIONS_|INPUT_|STATE_|GITHUB_TOKEN$|POWER_PLATFORM_(CLIENT_(SECRET|CERTIFICATE)|PASSWORD))/i

/**
 * A filler for the variables of the job. Everything that it fills in is masked in the log.
 * @returns a function that throws AlmError `input-missing` for a variable that is not set or empty, and
 *   `input-invalid` for a token that is none or that names a credential of the job itself.
 */
export function createTokenFiller({
  environment,
  mask,
}: Pick<ActionPorts, 'environment' | 'mask'>): FillTokens {
  return (value, place) =>
    value.replace(TOKEN, (token, name: string | undefined) => {
      if (token === '$${') return '${'
      if (name === undefined) throw noToken(value, place)
      if (OF_THE_JOB.test(name)) throw ofTheJob(name, place)
      const given = environment[name]
      if (given === undefined || given === '') throw unset(name, place, Object.keys(environment))
      mask(given)
      return given
    })
}

/** True for a value whose tokens have not been filled. */
export function hasTokens(value: string): boolean {
  return value.replaceAll('$${', '').includes('${')
}

function unset(name: string, place: string, variables: readonly string[]): AlmError {
  const [near] = nearestNames(
    name,
    variables.filter((variable) => !OF_THE_JOB.test(variable)),
  )
  return new AlmError('input-missing', {
    message: `the ${place} needs the variable ${quote(name)}, which is not set, or empty, in the job's environment`,
    remedy: `Add "${name}: \${{ secrets.${name} }}" (or vars.${name}) under "env:" of the step, and see that the secret exists${near === undefined ? '' : `. Did you mean ${quote(near)}?`}`,
    details: { variable: name },
  })
}

function noToken(value: string, place: string): AlmError {
  const at = value.replaceAll('$${', '   ').search(/\$\{(?![A-Za-z_][A-Za-z0-9_]*\})/)
  return new AlmError('input-invalid', {
    message: `the ${place} has ${quote(value.slice(at, at + 20))}, which is not a token such as \${NAME}`,
    remedy: 'Write $${ for a ${ that belongs to the value itself.',
  })
}

function ofTheJob(name: string, place: string): AlmError {
  return new AlmError('input-invalid', {
    message: `the ${place} asks for the variable ${quote(name)}, with which the job itself signs in`,
    remedy: 'Give the value under a name of its own with "env:" of the step.',
  })
}
