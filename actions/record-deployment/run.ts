// Writes an import into the repository's deployment history, so that "what is where" is a query and not a log dig.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, optional, quote } from '@powerops/core'
import type { GitHubClient } from '@powerops/github'
import { chooseEntry, IMPORT_TASK, isTrusted, type EntryChoice } from '@powerops/history'
import { readJob, type Job } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import { findActiveBefore, findEntries, requireEntry, type EntryKey } from './find-entry.js'
import { describeImport } from './history-entry.js'
import { inputs, outputs } from './inputs.js'
import { findSolution, type RecordedSolution } from './solution.js'
import { planStatuses } from './statuses.js'

type Inputs = InputValues<typeof inputs> & RecordedSolution
type Ports = ActionPorts<(typeof outputs)[number]>

export const action = defineAction({
  name: 'record-deployment',
  inputs,
  outputs,
  async run(given, ports) {
    const job = readJob(ports.environment)
    const inputs = { ...given, ...(await findSolution(given, ports)) }
    ports.output('solution-name', inputs.solutionName)
    ports.output('solution-version', inputs.solutionVersion)
    const payload = describeImport(inputs, job, ports.clock.now())
    const github = await openGitHub(inputs.githubToken, job.repository, ports)
    const key = keyOf(inputs, job)
    const choice = await choose(github, key, inputs, job).catch(askForWriting)
    const deploymentId =
      choice.kind === 'open' ? await open(github, key, inputs, ports, payload) : choice.record.deploymentId
    ports.output('deployment-id', deploymentId)
    const finishedAt = await moveOn(github, deploymentId, choice, inputs, job, ports)
    const replaced =
      finishedAt === undefined
        ? undefined
        : await retire(github, { deploymentId, finishedAt }, key, inputs, ports)
    const api = ports.environment['GITHUB_API_URL'] ?? 'https://api.github.com'
    const { owner, name } = job.repository
    return {
      reasonCode: choice.kind === 'keep' ? 'unchanged' : 'ok',
      outputs: { 'deployment-url': `${api}/repos/${owner}/${name}/deployments/${deploymentId}` },
      details: { payload, opened: choice.kind === 'open', ...optional('replaced', replaced) },
    }
  },
})

function keyOf(inputs: Inputs, job: Job): EntryKey {
  return {
    environment: inputs.environment,
    solution: inputs.solutionName,
    digest: inputs.solutionDigest,
    runId: job.runId,
    commit: inputs.commit ?? job.commit,
    ...optional('environmentUrl', inputs.environmentUrl),
  }
}

async function choose(github: GitHubClient, key: EntryKey, inputs: Inputs, job: Job): Promise<EntryChoice> {
  const { deploymentId, trustedCreators, importJobId, state } = inputs
  const wish = { outcome: state, runAttempt: job.runAttempt, ...optional('importJobId', importJobId) }
  if (deploymentId === undefined) return chooseEntry(await findEntries(github, key, trustedCreators), wish)
  const record = await requireEntry(github, deploymentId, key, trustedCreators)
  const choice = chooseEntry([record], wish)
  const isOver = state === 'success' || state === 'failure'
  return choice.kind === 'open' && isOver ? { kind: 'move', record } : choice
}

/** The history is read first, but the permission to read alone would only lead to the next error. */
function askForWriting(caught: unknown): never {
  if (!(caught instanceof AlmError) || caught.details['permission'] !== 'deployments: read') throw caught
  throw new AlmError(caught.code, {
    message: caught.message,
    remedy: 'Give the job the permission, keeping those it has: "permissions: { deployments: write }".',
    details: { ...caught.details, permission: 'deployments: write' },
    cause: caught,
  })
}

async function open(
  github: GitHubClient,
  key: EntryKey,
  inputs: Inputs,
  ports: Ports,
  payload: ReturnType<typeof describeImport>,
): Promise<number> {
  const { id, creator } = await github.createDeployment({
    sha: key.commit,
    environment: inputs.environment,
    task: IMPORT_TASK,
    production: inputs.production,
    // The deployment that GitHub makes for the job itself would retire all of a test environment, this one included.
    transient: !inputs.production,
    description: `${inputs.solutionName} ${inputs.solutionVersion}`,
    payload,
  })
  if (!isTrusted(creator, inputs.trustedCreators)) {
    ports.log.warning(
      `the record was written as ${quote(creator?.login ?? '')}, which trusted-creators does not name: history will not take it for one`,
    )
  }
  return id
}

/** Sets the statuses, unless they are there. Resolves to the time of the success, when it is one. */
async function moveOn(
  github: GitHubClient,
  deploymentId: number,
  choice: EntryChoice,
  inputs: Inputs,
  job: Job,
  ports: Ports,
): Promise<string | undefined> {
  const { solutionName, solutionVersion, environment, environmentUrl } = inputs
  const what = `deployment ${deploymentId}: ${solutionName} ${solutionVersion} in ${environment}`
  if (choice.kind === 'keep') {
    ports.log.notice(`${what} is left as it is: ${choice.reason}`)
    return choice.record.outcome === 'success' ? choice.record.finishedAt : undefined
  }
  let finishedAt: string | undefined
  for (const { state, description } of planStatuses(
    inputs,
    choice.kind === 'move' ? choice.record : undefined,
  )) {
    const { createdAt } = await github.createDeploymentStatus(deploymentId, {
      state,
      description,
      logUrl: job.runUrl,
      // GitHub would retire other solutions of the environment along with this one.
      autoInactive: false,
      ...optional('environmentUrl', environmentUrl?.href),
    })
    ports.log.info(`${what} is ${state}`)
    finishedAt = state === 'success' ? createdAt : undefined
  }
  return finishedAt
}

/** Shows the record that this one takes the place of as inactive. That it fails takes nothing from the record itself. */
async function retire(
  github: GitHubClient,
  success: { deploymentId: number; finishedAt: string },
  key: EntryKey,
  inputs: Inputs,
  ports: Ports,
): Promise<number | undefined> {
  try {
    const older = await findActiveBefore(github, success, key, inputs.trustedCreators)
    if (!older) return undefined
    await github.createDeploymentStatus(older.deploymentId, {
      state: 'inactive',
      description: `replaced by ${inputs.solutionVersion}, deployment ${success.deploymentId}`,
      ...optional('logUrl', older.logUrl),
    })
    ports.log.info(`deployment ${older.deploymentId} (${older.version}) is inactive now`)
    return older.deploymentId
  } catch (caught) {
    if (!(caught instanceof AlmError) || caught.code === 'cancelled') throw caught
    ports.log.warning(`the record that this one replaces still shows as active: ${caught.message}`)
    return undefined
  }
}
