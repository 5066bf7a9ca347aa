// The `hashFiles` function: one SHA-256 over the files of the workspace that match the patterns.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { findFiles } from '../find-files.js'

/** The hash as 64 hex digits, or '' when nothing matches. */
export function hashFiles(workspace: string, patterns: readonly string[]): string {
  const files = findFiles(workspace, patterns, { hidden: true })
  if (files.length === 0) return ''
  const total = createHash('sha256')
  for (const file of files) total.update(createHash('sha256').update(readFileSync(file)).digest())
  return total.digest('hex')
}
