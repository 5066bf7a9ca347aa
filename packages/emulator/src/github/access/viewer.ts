// Who calls: the account behind a token, or nobody.
import { randomBytes } from 'node:crypto'
import { accountById } from '../forge.js'
import { badCredentials } from '../http/problem.js'
import { add, type Account, type GitHubState, type JobToken } from '../state.js'

export type Viewer =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly account: Account; readonly token: string }
  | { readonly kind: 'job'; readonly account: Account; readonly token: string; readonly job: JobToken }

/** github-actions[bot]: the id is the real one's. */
const ACTIONS_BOT_ID = 41898282

/** The account in whose name job tokens act. */
export function actionsBot(state: GitHubState): Account {
  return (
    state.accounts.get(String(ACTIONS_BOT_ID)) ??
    add(state.accounts, {
      id: ACTIONS_BOT_ID,
      login: 'github-actions[bot]',
      name: 'github-actions[bot]',
      email: `${ACTIONS_BOT_ID}+github-actions[bot]@users.noreply.github.com`,
      type: 'Bot',
      siteAdmin: false,
      createdAt: state.clock.now(),
    })
  )
}

/** A job token (`ghs_`) or a personal one (`ghp_`), 36 characters after the prefix as GitHub's. */
export function newToken(prefix: 'ghs_' | 'ghp_'): string {
  return prefix + randomBytes(27).toString('hex').slice(0, 36)
}

/**
 * Reads `Authorization`: `token`, `bearer`, or basic with the token as password (git).
 * @throws Problem 401 for a token that is unknown or whose job is over.
 */
export function readViewer(state: GitHubState, authorization: string | undefined): Viewer {
  if (!authorization) return { kind: 'anonymous' }
  const token = tokenIn(authorization)
  const known = token ? state.tokens.get(token) : undefined
  if (!token || !known) throw badCredentials()
  if (known.kind === 'job') return { kind: 'job', account: actionsBot(state), token, job: known.token }
  return { kind: 'user', account: accountById(state, known.token.userId), token }
}

function tokenIn(authorization: string): string | undefined {
  const [scheme = '', value = ''] = authorization.split(/\s+/, 2)
  if (/^(token|bearer)$/i.test(scheme)) return value
  if (!/^basic$/i.test(scheme)) return undefined
  const [user = '', password = ''] = Buffer.from(value, 'base64').toString('utf8').split(':', 2)
  return password && password !== 'x-oauth-basic' ? password : user
}
