// npm run demo: one solution from development to test to production, on the emulator, with the real workflow.
import { formatDuration, toAlmError } from '@powerops/core'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseDemoArguments } from './arguments.js'
import { promote } from './promote.js'
import { renderPage } from './report/page.js'
import { renderSummary } from './report/summary.js'

/* eslint-disable no-console -- a program for a terminal */

async function main(): Promise<number> {
  const options = parseDemoArguments(process.argv.slice(2))
  const { outcome, jobSummaries } = await promote(options, (line) => console.log(line))
  await mkdir(options.outputFolder, { recursive: true })
  await Promise.all([
    writeFile(path.join(options.outputFolder, 'report.html'), renderPage(outcome)),
    writeFile(path.join(options.outputFolder, 'summary.md'), renderSummary(outcome)),
    writeFile(path.join(options.outputFolder, 'job-summaries.md'), jobSummaries),
    writeFile(path.join(options.outputFolder, 'result.json'), `${JSON.stringify(outcome, undefined, 2)}\n`),
  ])
  console.log('')
  if (outcome.outcome === 'promoted')
    console.log(`promoted in ${formatDuration(outcome.durationMs)}: report.html tells the story`)
  else console.log(`${outcome.outcome}: ${outcome.reasonCode}\n  ${outcome.reason}`)
  console.log(`demo: ${options.outputFolder}`)
  return outcome.outcome === 'failed' ? 1 : 0
}

try {
  process.exitCode = await main()
} catch (caught) {
  const { code, message, remedy } = toAlmError(caught)
  console.error(`${code}: ${message}${remedy ? `\n${remedy}` : ''}`)
  process.exitCode = 1
}
