// Validates the solutions that a pull request changes, one after the other, and reports on all of them.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import { mkdir, mkdtemp, readdir } from 'node:fs/promises'
import path from 'node:path'
import { writeWholeFile } from '../common/files.js'
import { readJob } from '../common/job.js'
import { chooseSolutions } from './choose-solutions.js'
import { inputs, outputs } from './inputs.js'
import { renderReport, type Judged } from './report.js'
import { validateSolution } from './validate.js'
import { faultsOf, isWithoutCredentials } from './validation.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

/** A solution with what the step fails for. */
interface Outcome extends Judged {
  readonly faults: readonly AlmError[]
}

export const action = defineAction({
  name: 'validate-solutions',
  inputs,
  outputs,
  async run(inputs, ports) {
    const folders = await chooseSolutions(inputs, ports)
    const home = await mkdtemp(path.join(ports.temporaryFolder, 'validate-solutions-'))
    const all: Outcome[] = []
    for (const folder of folders) {
      all.push(
        await judge(folder, path.join(home, numbered(all.length)), path.join(home, 'sarif'), inputs, ports),
      )
    }
    await publish(all, home, ports)
    refuse(all)
    return { reasonCode: all.length === 0 ? 'skipped' : 'ok', details: { folders } }
  },
})

async function judge(
  folder: string,
  temporaryFolder: string,
  sarifFolder: string,
  inputs: Inputs,
  ports: Ports,
): Promise<Outcome> {
  const sarifPrefix = path.join(sarifFolder, `${path.basename(temporaryFolder)}-`)
  const validation = await ports.group(folder, () =>
    validateSolution({ folder, temporaryFolder, sarifPrefix }, inputs, ports),
  )
  const faults = faultsOf(validation, inputs)
  for (const error of [validation.policies.error, validation.checker?.error]) {
    if (!error || !isWithoutCredentials(error) || faults.includes(error)) continue
    ports.log.notice(`Not everything was checked for ${quote(folder)}: ${error.message}`)
  }
  return { ...validation, faults, passed: faults.length === 0 }
}

/** Writes the report and sets the outputs; all of it stands also when the step then fails. */
async function publish(all: readonly Outcome[], home: string, ports: Ports): Promise<void> {
  const markdownFolder = path.join(home, 'markdown')
  const sarifFolder = path.join(home, 'sarif')
  for (const folder of [markdownFolder, sarifFolder]) await mkdir(folder, { recursive: true })
  const parts = all.length === 0 ? [] : renderReport(all, readJob(ports.environment))
  for (const [index, part] of parts.entries()) {
    await writeWholeFile(path.join(markdownFolder, `${numbered(index)}.md`), `${part}\n`)
  }
  ports.summary(parts.join('\n\n') || 'No solution was changed.')
  const passed = all.every((outcome) => outcome.passed)
  ports.output('passed', passed)
  ports.output('solutions', JSON.stringify(all.map(describe)))
  ports.output('markdown-folder', markdownFolder)
  ports.output('sarif-folder', sarifFolder)
  ports.output('sarif-files', (await readdir(sarifFolder)).length)
}

/** Names by number, so that files sort as the solutions do, whatever those are called. */
function numbered(index: number): string {
  return String(index).padStart(5, '0')
}

function describe({
  folder,
  name,
  version,
  pack,
  policies,
  checker,
  passed,
}: Judged): Record<string, unknown> {
  return {
    folder,
    name: name ?? null,
    version: version ?? null,
    packs: pack.error === undefined,
    policies: policies.verdict,
    violations: policies.violations,
    checker: checker ? (checker.error ? 'failed' : 'passed') : null,
    passed,
  }
}

/** @throws AlmError the first fault, naming its solution. */
function refuse(all: readonly Outcome[]): void {
  const faults = all.flatMap(({ folder, faults }) => faults.map((fault) => ({ folder, fault })))
  const [first] = faults
  if (!first) return
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more, see the summary)` : ''
  throw new AlmError(first.fault.code, {
    message: `${quote(first.folder)}: ${first.fault.message}${more}`,
    remedy: first.fault.remedy ?? 'See the summary of the step.',
    details: {
      faults: faults.map(({ folder, fault }) => ({ folder, code: fault.code, message: fault.message })),
    },
    cause: first.fault,
  })
}
