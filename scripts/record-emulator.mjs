// Runs ci-live.yml on the emulator and unpacks its recording: the other half of a comparison with a real tenant.
// usage: record-emulator.mjs FOLDER   (expects dist/: npm run build)
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import jszip from 'jszip'
import { compile, root } from './prepare.mjs'

const REPOSITORY = 'contoso/powerops'
/** What the workflow checks out and uses. */
const CHECKED_OUT = [/^packages\/demo\/sample\//, /^scripts\/merge-recordings\.mjs$/]
/** The emulator's operations take a second instead of half a minute; their order stays. */
const SPEED = 20

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: record-emulator.mjs FOLDER')
  process.exit(2)
}

compile()
const { defaultSeed, startEmulator } = await import('../packages/emulator/lib/index.js')
const { runWorkflow } = await import('../packages/workflow-runner/lib/index.js')

const stateDir = mkdtempSync(path.join(tmpdir(), 'record-emulator-'))
const emulator = await startEmulator({ stateDir, seed: seedWithLive(), speed: SPEED })
try {
  const { conclusion, runId, log } = await run()
  await unpack(await emulator.github.host.downloadArtifact({ runId, name: 'live-recording' }))
  if (conclusion !== 'success') {
    console.error(log)
    process.exitCode = 1
  }
} finally {
  await emulator.close()
  rmSync(stateDir, { recursive: true, force: true })
}

/** Entra trusts the GitHub environment "live", as the comment at the top of the workflow asks for. */
function seedWithLive() {
  const [application, ...others] = defaultSeed.applications
  const live = { subject: `repo:${REPOSITORY}:environment:live` }
  const federatedCredentials = [...(application.federatedCredentials ?? []), live]
  return { ...defaultSeed, applications: [{ ...application, federatedCredentials }, ...others] }
}

async function run() {
  const { setup, host } = emulator.github
  const {
    environments: _environments,
    GITHUB_TOKEN: _token,
    POWER_PLATFORM_CLIENT_SECRET: _secret,
    ...endpoints
  } = emulator.endpoints
  const [actor] = defaultSeed.users.flatMap(({ gitHub }) => gitHub ?? [])
  const { sha } = await setup.createRepository({ name: REPOSITORY, files: filesOfCommit() })
  setup.setEnvironment(REPOSITORY, 'live', {})
  setup.setVariable(REPOSITORY, 'ALM_LIVE_TENANT', 'true')
  for (const name of ['POWER_PLATFORM_TENANT_ID', 'POWER_PLATFORM_CLIENT_ID']) {
    setup.setVariable(REPOSITORY, name, endpoints[name])
  }
  return runWorkflow({
    host,
    suiteRoot: root,
    workflow: '.github/workflows/ci-live.yml',
    event: 'workflow_dispatch',
    repository: REPOSITORY,
    ref: 'refs/heads/main',
    sha,
    actor: actor.login,
    environment: endpoints,
    nodes: { node20: process.execPath, node24: process.execPath },
    onEvent: (event) => {
      if (event.type === 'step-ended') console.log(`${event.result.outcome}: ${event.step}`)
    },
  })
}

function filesOfCommit() {
  const files = ['packages/demo/sample', 'scripts'].flatMap((start) =>
    readdirSync(path.join(root, start), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  )
  const wanted = files.filter((file) => CHECKED_OUT.some((pattern) => pattern.test(file)))
  return Object.fromEntries(wanted.map((file) => [file, readFileSync(path.join(root, file))]))
}

async function unpack(artifact) {
  if (!artifact) throw new Error('the run left no recording')
  const archive = await jszip.loadAsync(artifact.zip)
  for (const entry of Object.values(archive.files).filter(({ dir }) => !dir)) {
    const target = path.join(folder, entry.name)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, await entry.async('nodebuffer'))
  }
}
