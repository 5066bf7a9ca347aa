// Secrets are hidden from the log before anything else is done with them.
import type { Credentials } from './credentials.js'

/** Hides a text in everything that is logged from now on. */
export type Mask = (secret: string) => void

/** Shorter texts would blot out half of the log. */
const MIN_MASKED = 6

/** Masks a secret as a whole and, because the log is masked line by line, each of its lines. */
export function maskSecret(mask: Mask, secret: string | undefined): void {
  if (secret === undefined) return
  const lines = secret.split(/\r?\n/).map((line) => line.trim())
  const parts = new Set([secret, ...lines.filter((line) => !line.startsWith('-----'))])
  for (const part of parts) if (part.length >= MIN_MASKED) mask(part)
}

/** Masks every secret among the credentials. */
export function maskCredentials(mask: Mask, credentials: Credentials): void {
  if (credentials.kind === 'secret') maskSecret(mask, credentials.clientSecret)
  if (credentials.kind === 'user') maskSecret(mask, credentials.password)
  if (credentials.kind === 'certificate') {
    maskSecret(mask, credentials.certificate)
    maskSecret(mask, credentials.password)
  }
}
