// Queries of GitHub's GraphQL API, for what REST answers only one by one. It says no with status 200.
import {
  AlmError,
  arrayField,
  isRecord,
  quote,
  recordField,
  stringField,
  type JsonRecord,
} from '@powerops/core'
import { call, type Api, type Purpose } from './octokit.js'

/** Longest wait for a new hour's budget. */
const MAX_WAIT_MS = 600_000

/**
 * Asks one query. What could not be found is null in the answer; anything else that is refused is an error.
 * @throws AlmError `throttled`, `access-denied`, `service-error` or what the HTTP client throws.
 */
export async function query(
  api: Api,
  purpose: Purpose,
  text: string,
  variables: JsonRecord,
): Promise<JsonRecord> {
  const { clock, signal } = api.ports
  for (let again = false; ; again = true) {
    const answer = await call(purpose, () => ask(api, text, variables))
    const refusals = answer.errors.filter((error) => stringField(error, 'type') !== 'NOT_FOUND')
    const [first] = refusals
    if (first === undefined && answer.data) return answer.data
    const waitMs = answer.resetAtMs - clock.now() + 1000
    const limited = refusals.some((error) => /RATE_LIMIT/.test(stringField(error, 'type') ?? ''))
    if (!limited || again || !(waitMs <= MAX_WAIT_MS)) throw refusal(purpose, first, limited)
    api.ports.log.info(`GitHub's budget of queries is used up; waiting ${Math.ceil(waitMs / 1000)} s`)
    await clock.sleep(Math.max(waitMs, 0), signal)
  }
}

interface Answer {
  data: JsonRecord | undefined
  errors: readonly unknown[]
  /** NaN when the answer does not say. */
  resetAtMs: number
}

async function ask({ octokit }: Api, text: string, variables: JsonRecord): Promise<Answer> {
  try {
    const data: unknown = await octokit.graphql(text, variables)
    return { data: isRecord(data) ? data : undefined, errors: [], resetAtMs: NaN }
  } catch (caught) {
    // Octokit turns an answer with errors into an exception that holds the rest of it.
    if (!(caught instanceof Error) || caught.name !== 'GraphqlResponseError') throw caught
    const response = recordField(caught, 'response')
    const reset = Number(stringField(recordField(caught, 'headers'), 'x-ratelimit-reset') ?? NaN)
    return {
      data: recordField(response, 'data'),
      errors: arrayField(response, 'errors'),
      resetAtMs: reset * 1000,
    }
  }
}

function refusal({ what, permission }: Purpose, error: unknown, limited: boolean): AlmError {
  const said = stringField(error, 'message') ?? 'the answer holds no data'
  const message = `${what} failed: ${quote(said)}`
  const details = { graphql: stringField(error, 'type') ?? '' }
  if (limited) {
    const remedy =
      'Try again in the next hour, or ask for less: fewer repositories, a later date, a lower limit.'
    return new AlmError('throttled', { message, remedy, details })
  }
  if (/FORBIDDEN|INSUFFICIENT_SCOPES/.test(details.graphql) || /not accessible/i.test(said)) {
    const remedy = `Give the token the permission, keeping those it has: "permissions: { ${permission} }".`
    return new AlmError('access-denied', { message, remedy, details: { ...details, permission } })
  }
  return new AlmError('service-error', {
    message,
    remedy: 'Run again; if it stays so, report it with the log.',
    details,
  })
}
