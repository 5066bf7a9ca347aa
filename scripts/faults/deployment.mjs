// Whole deployments: the jobs of a workflow, and what both environments are afterwards.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { attempt } from './attempt.mjs'
import { creation } from './creation.mjs'
import { CONNECTION, CONNECTOR, FLOW, solutionOf, REFERENCE } from './solutions.mjs'

const NAME = 'ContosoApp'
const VARIABLES = ['contoso_Address', 'contoso_Mode']
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const older = (world) =>
  world.addSolution('test', {
    version: '0.9.0.0',
    managed: true,
    scripts: ['contoso_/main.js', 'contoso_/old.js'],
  })

/**
 * By name: what is there before, the export that makes the archive or the archive itself, and the steps that deploy it,
 * each with its inputs. Each ends with version 1.0.0.1 of the solution, because an export raises it once. One that does
 * no import brings its own ways to run and to be judged.
 */
export const deployments = {
  install: {
    prepare: (world) => world.addSolution('dev', { version: '1.0.0.0' }),
    exportInputs: { both: 'true', bump: 'revision' },
    steps: { 'import-solution': () => ({}) },
  },
  upgrade: {
    prepare: async (world) => {
      await older(world)
      await world.addSolution('dev', { version: '1.0.0.0' })
    },
    exportInputs: { managed: 'true', version: '1.0.0.1' },
    steps: { 'import-solution': () => ({ 'stage-and-upgrade': 'true', 'publish-changes': 'true' }) },
  },
  'holding upgrade': {
    prepare: older,
    archive: () => solutionOf({ version: '1.0.0.1', managed: true }),
    steps: {
      'import-solution': () => ({ 'import-as-holding': 'true' }),
      'upgrade-solution': () => ({ 'solution-name': NAME }),
    },
  },
  'with settings': {
    prepare: () => undefined,
    archive: () => solutionOf({ version: '1.0.0.1', managed: true, hasFlow: true, variables: VARIABLES }),
    steps: {
      'import-solution': (world) => ({ 'deployment-settings-file': writeSettings(world) }),
      'set-environment-variables': () => ({ variables: `${VARIABLES[1]}=fast` }),
      'activate-flows': () => ({ 'solution-name': NAME }),
    },
  },
  'create environment': creation,
}
export const VERSION = '1.0.0.1'

function writeSettings({ folder }) {
  const file = path.join(folder, 'settings.json')
  const settings = {
    EnvironmentVariables: [{ SchemaName: VARIABLES[0], Value: 'https://contoso.example' }],
    ConnectionReferences: [{ LogicalName: REFERENCE, ConnectionId: CONNECTION, ConnectorId: CONNECTOR }],
  }
  writeFileSync(file, JSON.stringify(settings))
  return file
}

/** One run of a workflow, with as many attempts as `attemptRun` is called. */
export async function createRun(world, deployment, runId, solutionName = NAME) {
  let archive = await deployment.archive?.()
  const perform = async (action, inputs, attemptNumber, network) => {
    const step = await attempt(world, { action, inputs, attemptNumber, runId, network })
    return { action, ...step }
  }
  const exportOnce = async (attemptNumber, network) => {
    const inputs = {
      'environment-url': world.urlOf('dev'),
      'solution-name': solutionName,
      'solution-output-file': 'app.zip',
      ...deployment.exportInputs,
    }
    const step = await perform('export-solution', inputs, attemptNumber, network)
    const managed = step.outputs['managed-solution-file']
    if (step.exitCode === 0 && managed && existsSync(managed)) archive = readFileSync(managed)
    return step
  }
  /** The step and, when it succeeded, those after it. */
  const deployFrom = async ([next, ...rest], attemptNumber, network) => {
    const [action, inputsOf] = next
    const file = path.join(world.folder, `offer-${runId}.zip`)
    writeFileSync(file, archive)
    const inputs = {
      'environment-url': world.urlOf('test'),
      ...(action === 'import-solution' && { 'solution-file': file }),
      ...inputsOf(world),
    }
    const step = await perform(action, inputs, attemptNumber, network)
    const goesOn = step.exitCode === 0 && rest.length > 0
    return [step, ...(goesOn ? await deployFrom(rest, attemptNumber, network) : [])]
  }
  const steps = Object.entries(deployment.steps)
  return {
    digest: () => archive && sha256(archive),
    stepCount: steps.length + (archive ? 0 : 1),
    /** The jobs that have not succeeded yet; the deployment, which comes last, in any case. */
    attemptRun: async (attemptNumber, network) => {
      const done = []
      if (!archive) done.push(await exportOnce(attemptNumber, network))
      if (archive) done.push(...(await deployFrom(steps, attemptNumber, network)))
      for (const { folder } of done) rmSync(folder, { recursive: true, force: true })
      return done
    },
  }
}

/** What an environment has, as its own API shows it, without what differs from run to run. */
export async function stateOf(world, domain) {
  const list = async (query) => (await world.ask(domain, 'GET', query)).value
  const solutions = await list(
    `solutions?$select=uniquename,version,ismanaged,solutionid&$filter=startswith(uniquename,'Contoso')&$orderby=uniquename asc`,
  )
  const state = []
  for (const { uniquename, version, ismanaged, solutionid } of solutions) {
    const components = await list(
      `msdyn_solutioncomponentsummaries?$filter=(msdyn_solutionid eq ${solutionid})`,
    )
    const names = components.map((row) => `${row.msdyn_componenttype} ${row.msdyn_name}`).sort()
    state.push({ uniquename, version, ismanaged, components: names })
  }
  const settings = [
    ...(await list(`workflows?$select=name,statecode&$filter=workflowid eq ${FLOW}`)),
    ...(await list('connectionreferences?$select=connectionreferencelogicalname,connectionid')),
    ...(await list('environmentvariablevalues?$select=schemaname,value')),
  ]
  const withoutIds = (row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => !/^@|id$/.test(key) || key === 'connectionid'))
  return { solutions: state, settings: settings.map((row) => JSON.stringify(withoutIds(row))).sort() }
}

/** Another solution, imported by somebody else: it runs for as long as any import, and holds the lock. */
export async function startForeignImport(world, domain) {
  const archive = await solutionOf({
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
