// Whose word counts: the accounts that records are written with.
import type { Maker } from './deployment-row.js'

/** The account behind the token of every job. */
export const JOB_ACCOUNT = 'github-actions[bot]'

/** True for an account of the list. A name with `[bot]` must be a bot's: nobody can register it, but an answer can say it. */
export function isTrusted(maker: Maker | undefined, creators: readonly string[]): boolean {
  if (!maker) return false
  const login = maker.login.toLowerCase()
  if (login.endsWith('[bot]') !== (maker.type === 'Bot')) return false
  return creators.some((creator) => creator.toLowerCase() === login)
}
