// What people do while the workflow runs: the maker builds, the admin approves.
import { AlmError, type ReasonCode } from '@powerops/core'
import { DataverseFault, type Emulator } from '@powerops/emulator'
import { ADMIN, DEVELOPMENT, MAKER, REPOSITORY } from './cast.js'
import type { OfferedSolution } from './offered-solution.js'
import type { World } from './world.js'

/** Error codes of Dataverse that a maker may meet, in the words of the suite. */
const REASONS: Readonly<Record<string, ReasonCode>> = {
  '0x8004801d': 'import-missing-dependencies',
  '0x80048034': 'import-missing-dependencies',
  '0x8004801c': 'import-publisher-conflict',
  '0x80048060': 'solution-invalid',
  '0x8004801a': 'solution-invalid',
  '0x8004802c': 'solution-invalid',
  '0x80040375': 'solution-too-large',
}

/**
 * The maker's solution appears in the development environment, through the checks that every import goes through.
 * @throws AlmError with the reason of the service when the environment refuses it.
 */
export async function makerBuilds(
  world: World,
  { archive }: OfferedSolution,
  say: (line: string) => void,
): Promise<void> {
  const environment = world.environment(DEVELOPMENT.domain)
  if (!environment) {
    throw new AlmError('environment-not-found', { message: `there is no environment ${DEVELOPMENT.domain}` })
  }
  try {
    const { uniqueName, version } = await world.emulator.dataverse.importAsMaker(environment.id, archive)
    say(`  ${MAKER.name} has ${uniqueName} ${version} in ${environment.displayName}`)
  } catch (error) {
    if (!(error instanceof DataverseFault)) throw error
    throw new AlmError(REASONS[error.code.toLowerCase()] ?? 'import-failed', {
      message: `the development environment refuses the solution (${error.code}): ${readable(error.message)}`,
      cause: error,
    })
  }
}

/** Missing components that a message names. */
const MAX_NAMED = 5

/** The service appends what is missing as XML: names and solutions are what a person needs. */
function readable(message: string): string {
  const required = [...message.matchAll(/<Required ([^>]*)>/g)].map((match) => match[1] ?? '')
  if (required.length === 0) return message
  const attribute = (text: string, name: string): string | undefined =>
    new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] || undefined
  const names = new Set(
    required.map((text) => {
      const component = attribute(text, 'schemaName') ?? attribute(text, 'displayName') ?? 'a component'
      const solution = attribute(text, 'solution')
      return solution === undefined || solution === 'Active' ? component : `${component} of ${solution}`
    }),
  )
  const shown = [...names].sort().slice(0, MAX_NAMED).join(', ')
  const count = names.size === 1 ? 'a component' : `${names.size} components`
  return `it lacks ${count} that the solution needs: ${shown}${names.size > MAX_NAMED ? ', …' : ''}`
}

/** The admin looks at a waiting job after a moment and approves it, in the way that the browser does. */
export function adminApproves({ github, endpoints }: Emulator, say: (line: string) => void): () => void {
  const stop = github.setup.onPendingDeployment(({ runId, environment, environmentId }) => {
    say(`  waiting for an approval of "${environment}"…`)
    setTimeout(() => {
      approve(endpoints.GITHUB_API_URL, runId, environmentId).then(
        () => say(`  ${ADMIN.name} approved`),
        (error: unknown) => say(`  the approval failed: ${String(error)}`),
      )
    }, 1000)
  })
  return stop
}

async function approve(apiUrl: string, runId: number, environmentId: number): Promise<void> {
  const response = await fetch(`${apiUrl}/repos/${REPOSITORY}/actions/runs/${runId}/pending_deployments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      environment_ids: [environmentId],
      state: 'approved',
      comment: 'Tested; go ahead.',
    }),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
}
