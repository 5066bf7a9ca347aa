// Validates the solutions that a pull request changes, one after the other, and reports on all of them.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { requireFolder, resolvePath, writeWholeFile } from '../common/files.js'
import { readJob } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import { changedSolutions, withoutManifest } from './changed-solutions.js'
import { findSolutions, fromWorkspace, isLeft, requireInside } from './find-solutions.js'
import { inputs, outputs } from './inputs.js'
import { renderReport, type Judged } from './report.js'
import { validateSolution } from './validate.js'
import { faultsOf } from './validation.js'

type Inputs = InputValues<typeof inputs>

/** A solution with what the step fails for. */
interface Outcome extends Judged {
  readonly faults: readonly AlmError[]
}

export const action = defineAction({
  name: 'validate-solutions',
  inputs,
  outputs,
  async run(inputs, ports) {
    const job = readJob(ports.environment)
    const folders = await chooseSolutions(inputs, ports)
    const home = path.join(ports.temporaryFolder, 'validate-solutions')
    const [markdownFolder, sarifFolder] = [path.join(home, 'markdown'), path.join(home, 'sarif')]
    for (const folder of [markdownFolder, sarifFolder]) await mkdir(folder, { recursive: true })

    const all: Outcome[] = []
    for (const [index, folder] of folders.entries()) {
      const number = String(index + 1).padStart(5, '0')
      const place = {
        folder,
        temporaryFolder: path.join(home, number),
        sarifPrefix: path.join(sarifFolder, `${number}-`),
      }
      const validation = await ports.group(folder, () => validateSolution(place, inputs, ports))
      const faults = faultsOf(validation, inputs)
      all.push({ ...validation, faults, passed: faults.length === 0 })
    }

    const parts = all.length === 0 ? [] : renderReport(all, job)
    for (const [index, part] of parts.entries()) {
      await writeWholeFile(path.join(markdownFolder, `${String(index).padStart(5, '0')}.md`), `${part}\n`)
    }
    ports.summary(parts.join('\n\n') || 'No solution was changed.')
    ports.output(
      'passed',
      all.every(({ passed }) => passed),
    )
    ports.output('solutions', JSON.stringify(all.map(describe)))
    ports.output('markdown-folder', markdownFolder)
    ports.output('sarif-folder', sarifFolder)
    ports.output('sarif-files', (await readdir(sarifFolder)).length)
    refuse(all)
    return { reasonCode: all.length === 0 ? 'skipped' : 'ok', details: { folders } }
  },
})

async function chooseSolutions(inputs: Inputs, ports: ActionPorts): Promise<string[]> {
  const { solutionFolder, solutionsFolder, pullRequestNumber: number, githubToken } = inputs
  const { workspace } = ports
  const named =
    solutionFolder === undefined
      ? (['solutions-folder', solutionsFolder] as const)
      : (['solution-folder', solutionFolder] as const)
  const root = resolvePath(ports, undefined, named[1])
  await requireFolder(root, named[0])
  await requireInside(root, workspace)
  if (solutionFolder !== undefined) return [fromWorkspace(root, workspace)]

  const found = await findSolutions(root, workspace)
  if (number === undefined) return found
  const github = await openGitHub(githubToken, readJob(ports.environment).repository, ports)
  const changed = await github.listPullRequestFiles(number)
  const broken = []
  for (const folder of withoutManifest(changed, fromWorkspace(root, workspace), found)) {
    if (await isLeft(folder, workspace)) broken.push(folder)
  }
  const chosen = [...changedSolutions(found, changed), ...broken]
  ports.log.info(
    `#${number} changes ${chosen.length} of ${found.length} solution(s) below ${quote(solutionsFolder)}`,
  )
  return chosen
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
