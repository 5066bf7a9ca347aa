// What a JSON Web Token says, for messages. Nothing here verifies it.
import { isRecord, type JsonRecord } from '@powerops/core'

/** The claims of a token; undefined when it is not one. */
export function readClaims(token: string): JsonRecord | undefined {
  const payload = token.split('.')[1]
  if (!payload) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return isRecord(claims) ? claims : undefined
  } catch {
    return undefined
  }
}
