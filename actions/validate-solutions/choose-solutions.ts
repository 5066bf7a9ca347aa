// Which solutions are validated: the one that is named, or those below a folder that the pull request changes.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { quote } from '@powerops/core'
import { requireFolder, resolvePath } from '../common/files.js'
import { readJob } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import { changedSolutions, withoutManifest } from './changed-solutions.js'
import { findSolutions, fromWorkspace, isLeft, requireInside } from './find-solutions.js'
import type { inputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>

/**
 * The folders as paths from the workspace, with `/`.
 * @throws AlmError `file-not-found`, `path-outside-workspace`, `input-invalid`, and those of the GitHub client.
 */
export async function chooseSolutions(inputs: Inputs, ports: ActionPorts): Promise<string[]> {
  const { solutionFolder, solutionsFolder, pullRequestNumber } = inputs
  if (solutionFolder !== undefined) {
    return [fromWorkspace(await folderAt(solutionFolder, 'solution-folder', ports), ports.workspace)]
  }
  const root = await folderAt(solutionsFolder, 'solutions-folder', ports)
  const found = await findSolutions(root, ports.workspace)
  if (pullRequestNumber === undefined) {
    ports.log.info(`${found.length} solution(s) below ${quote(solutionsFolder)}`)
    return found
  }
  const { repository } = readJob(ports.environment)
  const github = await openGitHub(inputs.githubToken, repository, ports)
  const changes = await github.listPullRequestFiles(pullRequestNumber)
  const changed = changedSolutions(found, changes)
  const broken = []
  for (const folder of withoutManifest(changes, fromWorkspace(root, ports.workspace), found)) {
    if (await isLeft(folder, ports.workspace)) broken.push(folder)
  }
  const count = `${changed.length + broken.length} of ${found.length + broken.length} solution(s)`
  ports.log.info(`pull request #${pullRequestNumber} changes ${count} below ${quote(solutionsFolder)}`)
  return [...changed, ...broken]
}

/** The folder that an input names, within the workspace. */
async function folderAt(name: string, inputName: string, ports: ActionPorts): Promise<string> {
  const folder = resolvePath(ports, undefined, name)
  await requireFolder(folder, inputName)
  await requireInside(folder, ports.workspace)
  return folder
}
