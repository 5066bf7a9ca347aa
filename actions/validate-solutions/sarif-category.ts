// The category of a SARIF file: code scanning keeps one set of findings for each, and refuses two in one upload.
import { isRecord, parseJson } from '@powerops/core'
import { readIfPresent, writeWholeFile } from '../common/files.js'

/** Gives every run in the file the category, when there is such a file. */
export async function setCategory(file: string, category: string): Promise<void> {
  const bytes = await readIfPresent(file)
  if (bytes) await writeWholeFile(file, withCategory(bytes.toString(), category))
}

/** The SARIF log with that category in all of its runs. */
export function withCategory(text: string, category: string): string {
  const log = parseJson(text, 'the SARIF file')
  if (!isRecord(log) || !Array.isArray(log['runs'])) return text
  // What follows the last slash names the run, and is no part of the category.
  const automationDetails = { id: `${category}/` }
  const runs = log['runs'].map((run: unknown) => (isRecord(run) ? { ...run, automationDetails } : run))
  return `${JSON.stringify({ ...log, runs }, undefined, 2)}\n`
}
