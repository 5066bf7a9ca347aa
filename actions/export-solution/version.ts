// The version that a solution gets before it is exported: raised once by a run, however often the run is tried.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { AlmError, bumpVersion, compareVersions, quote, type SolutionVersion } from '@powerops/core'
import type { ChangedVersion, DataverseClient, VersionedSolution } from '@powerops/dataverse'
import { readJob } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import type { inputs } from './inputs.js'

type Inputs = Pick<
  InputValues<typeof inputs>,
  'version' | 'bump' | 'solutionName' | 'githubToken' | 'maxAsyncWaitTime'
>

/** Who this run is and when it began, where an earlier attempt of it may have raised the version already. */
export interface EarlierAttempts {
  userId: string
  runStartedAtMs: number
}

/**
 * Sets the version that the inputs ask for; undefined when they ask for none.
 * @throws AlmError `input-conflict`, `input-invalid`, and the codes of the services.
 */
export async function setVersion(
  dataverse: DataverseClient,
  inputs: Inputs,
  ports: ActionPorts,
): Promise<ChangedVersion | undefined> {
  if (inputs.version === undefined && inputs.bump === undefined) return undefined
  const earlier = inputs.bump === undefined ? undefined : await findEarlierAttempts(dataverse, inputs, ports)
  const changed = await dataverse.changeSolutionVersion({
    uniqueName: inputs.solutionName,
    choose: (solution) => chooseVersion(inputs, solution, earlier),
    timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
  })
  const { version, previousVersion } = changed
  ports.log.info(
    previousVersion === undefined
      ? `${inputs.solutionName} has version ${version} already`
      : `${inputs.solutionName}: version ${previousVersion} → ${version}`,
  )
  return changed
}

/** @throws AlmError `input-conflict` when both ways to a version are given. */
export function requireOneVersion({ version, bump }: Pick<Inputs, 'version' | 'bump'>): void {
  if (version === undefined || bump === undefined) return
  throw new AlmError('input-conflict', {
    message: `inputs version (${version}) and bump (${bump}) are both given`,
    remedy: 'Give version to name the version, or bump to raise the one that the solution has.',
  })
}

/**
 * The version that the solution is to have.
 * @throws AlmError `input-invalid` for a version below the present one.
 */
export function chooseVersion(
  { version, bump, solutionName }: Pick<Inputs, 'version' | 'bump' | 'solutionName'>,
  solution: Pick<VersionedSolution, 'version' | 'modifiedBy' | 'modifiedOn'>,
  earlier: EarlierAttempts | undefined,
): SolutionVersion {
  const present = solution.version
  if (version !== undefined) {
    const difference = compareVersions(version, present)
    if (difference >= 0) return difference === 0 ? present : version
    throw new AlmError('input-invalid', {
      message: `input version is ${quote(version)}, but ${quote(solutionName)} already has ${quote(present)}`,
      remedy:
        'Give a higher version. To go back on purpose, set the version of the solution in the environment first.',
      details: { presentVersion: present },
    })
  }
  if (bump === undefined || wasRaised(solution, earlier)) return present
  return bumpVersion(present, bump)
}

/** The solution's record was last changed by this identity, after this run began: an earlier attempt did it. */
function wasRaised(
  { modifiedBy, modifiedOn }: Pick<VersionedSolution, 'modifiedBy' | 'modifiedOn'>,
  earlier: EarlierAttempts | undefined,
): boolean {
  if (!earlier || modifiedBy !== earlier.userId) return false
  return Date.parse(modifiedOn ?? '') >= earlier.runStartedAtMs
}

/** Undefined for the first attempt, which has none before it. */
async function findEarlierAttempts(
  dataverse: DataverseClient,
  { githubToken }: Inputs,
  ports: ActionPorts,
): Promise<EarlierAttempts | undefined> {
  if (!(Number(ports.environment['GITHUB_RUN_ATTEMPT'] ?? '1') > 1)) return undefined
  const { repository, runId } = readJob(ports.environment)
  const github = await openGitHub(githubToken, repository, ports)
  const [{ userId }, { createdAt }] = await Promise.all([dataverse.whoAmI(), github.getRun(runId)])
  return { userId, runStartedAtMs: Date.parse(createdAt) }
}
