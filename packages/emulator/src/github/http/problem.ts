// Refusals in GitHub's own form: a status, a message and, for 422, what is wrong with which field.

export type FieldError = Readonly<Record<string, unknown>>

/** Ends a route with an error answer. */
export class Problem extends Error {
  readonly status: number
  readonly errors: readonly (FieldError | string)[] | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    message: string,
    errors?: readonly (FieldError | string)[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'Problem'
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

export function notFound(): Problem {
  return new Problem(404, 'Not Found')
}

export function badCredentials(): Problem {
  return new Problem(401, 'Bad credentials')
}

/** `accepted` names the permission that would do: `contents=write`. */
export function notAccessible(accepted?: string): Problem {
  const headers = accepted ? { 'x-accepted-github-permissions': accepted } : {}
  return new Problem(403, 'Resource not accessible by integration', undefined, headers)
}

export function mustHave(role: 'admin' | 'write'): Problem {
  const message =
    role === 'admin'
      ? 'Must have admin rights to Repository.'
      : 'Resource not accessible by personal access token'
  return new Problem(403, message)
}

/** 422 with GitHub's `Validation Failed`. */
export function invalid(...errors: (FieldError | string)[]): Problem {
  return new Problem(422, 'Validation Failed', errors)
}

/** The body is not what the route's description asks for. */
export function invalidRequest(detail: string): Problem {
  return new Problem(422, `Invalid request.\n\n${detail}`)
}

/** The answer's JSON; the status is repeated in it, as text. */
export function problemBody(problem: Problem): object {
  return {
    message: problem.message,
    ...(problem.errors ? { errors: problem.errors } : {}),
    documentation_url: 'https://docs.github.com/rest',
    status: String(problem.status),
  }
}
