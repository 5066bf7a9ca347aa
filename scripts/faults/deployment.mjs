// Whole deployments: an export job and an import job, as a workflow has them, and what both environments are afterwards.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { attempt } from './attempt.mjs'
import { makeSolution } from './solutions.mjs'

const NAME = 'ContosoApp'
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/**
 * By name: what is there before, and the inputs. Each ends with version 1.0.0.1 of the solution in both environments,
 * because the export raises it once.
 */
export const deployments = {
  install: {
    prepare: (world) => world.addSolution('dev', { version: '1.0.0.0' }),
    exportInputs: { both: 'true', bump: 'revision' },
    importInputs: {},
    version: '1.0.0.1',
  },
  upgrade: {
    prepare: async (world) => {
      const scripts = ['contoso_/main.js', 'contoso_/old.js']
      await world.addSolution('test', { version: '0.9.0.0', managed: true, scripts })
      await world.addSolution('dev', { version: '1.0.0.0' })
    },
    exportInputs: { managed: 'true', version: '1.0.0.1' },
    importInputs: { 'stage-and-upgrade': 'true', 'publish-changes': 'true' },
    version: '1.0.0.1',
  },
}

/** One run of a workflow, with as many attempts as `attemptRun` is called. */
export function createRun(world, deployment, runId, solutionName = NAME) {
  let archive
  const exportOnce = async (attemptNumber, network) => {
    const step = await attempt(world, {
      action: 'export-solution',
      inputs: {
        'environment-url': world.urlOf('dev'),
        'solution-name': solutionName,
        'solution-output-file': 'app.zip',
        ...deployment.exportInputs,
      },
      attemptNumber,
      runId,
      network,
    })
    const managed = step.outputs['managed-solution-file']
    if (step.exitCode === 0 && managed && existsSync(managed)) archive = readFileSync(managed)
    return { action: 'export-solution', ...step }
  }
  const importOnce = async (attemptNumber, network) => {
    const file = path.join(world.folder, `offer-${runId}.zip`)
    writeFileSync(file, archive)
    const inputs = {
      'environment-url': world.urlOf('test'),
      'solution-file': file,
      ...deployment.importInputs,
    }
    const step = await attempt(world, { action: 'import-solution', inputs, attemptNumber, runId, network })
    return { action: 'import-solution', ...step }
  }
  return {
    digest: () => archive && sha256(archive),
    /** The jobs that have not succeeded yet; the import, which comes last, in any case. */
    attemptRun: async (attemptNumber, network) => {
      const steps = []
      if (!archive) steps.push(await exportOnce(attemptNumber, network))
      if (archive) steps.push(await importOnce(attemptNumber, network))
      for (const { folder } of steps) rmSync(folder, { recursive: true, force: true })
      return steps
    },
  }
}

/** What an environment has, as its own API shows it, without what differs from run to run. */
export async function stateOf(world, domain) {
  const { value: solutions } = await world.ask(
    domain,
    'GET',
    `solutions?$select=uniquename,version,ismanaged,solutionid&$filter=startswith(uniquename,'Contoso')&$orderby=uniquename asc`,
  )
  const state = []
  for (const { uniquename, version, ismanaged, solutionid } of solutions) {
    const { value: components } = await world.ask(
      domain,
      'GET',
      `msdyn_solutioncomponentsummaries?$filter=(msdyn_solutionid eq ${solutionid})`,
    )
    const names = components.map((row) => `${row.msdyn_componenttype} ${row.msdyn_name}`).sort()
    state.push({ uniquename, version, ismanaged, components: names })
  }
  return state
}

/** Another solution, imported by somebody else: it runs for as long as any import, and holds the lock. */
export async function startForeignImport(world, domain) {
  const archive = await makeSolution({
    name: 'ContosoForeign',
    managed: true,
    scripts: ['contoso_/other.js'],
  })
  await world.ask(domain, 'POST', 'ImportSolutionAsync', {
    OverwriteUnmanagedCustomizations: false,
    PublishWorkflows: false,
    CustomizationFile: archive.toString('base64'),
    ImportJobId: '0f0e0d0c-0b0a-4000-8000-00000000f0e1',
  })
}
