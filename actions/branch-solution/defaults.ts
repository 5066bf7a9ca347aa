// What branch-solution assumes where its inputs say nothing.
import { AlmError, parseHttpsUrl, quote } from '@powerops/core'
import type { Environment } from '@powerops/actions-kit'
import type { SolutionManifest } from '@powerops/solution'
import path from 'node:path'

export interface RemoteRepository {
  url: URL
  owner: string
  name: string
}

/** The account in whose name a workflow commits. */
const COMMITTER = {
  name: 'github-actions[bot]',
  mail: '41898282+github-actions[bot]@users.noreply.github.com',
}

/**
 * The repository that `repo-url` names, or the job's own.
 * @throws AlmError `input-invalid` when the address has no owner and name.
 */
export function readRepository(url: URL | undefined, environment: Environment): RemoteRepository {
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com'
  const address =
    url ?? parseHttpsUrl(`${server}/${environment['GITHUB_REPOSITORY'] ?? ''}`, 'GITHUB_REPOSITORY')
  const [owner, name, ...rest] = address.pathname
    .replace(/\.git$/, '')
    .replace(/^\/|\/$/g, '')
    .split('/')
  if (!owner || !name || rest.length > 0) {
    throw new AlmError('input-invalid', {
      message: `input repo-url is ${quote(address.href)}, which does not name a repository`,
      remedy: 'Write https://github.com/OWNER/REPOSITORY.',
    })
  }
  return { url: new URL(`/${owner}/${name}.git`, address.origin), owner, name }
}

/** `contoso-20260131-0945`: the folder's last part and the time, UTC. */
export function defaultBranchName(targetFolder: string, nowMs: number): string {
  const [day = '', time = ''] = new Date(nowMs).toISOString().split('T')
  const folder = path.posix.basename(targetFolder).replace(/[^A-Za-z0-9._-]+/g, '-')
  return `${folder}-${day.replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}`
}

/** A message that names the solution and its version; the folder's name where it holds no solution. */
export function defaultMessage(manifest: SolutionManifest | undefined, folder: string): string {
  return manifest ? `Update ${manifest.uniqueName} to ${manifest.version}` : `Update ${path.basename(folder)}`
}

/** Author and committer as variables of git. The author is who started the run; the committer is the workflow. */
export function identities(
  author: { name: string; mail: string } | undefined,
  environment: Environment,
): Record<string, string> {
  const actor = environment['GITHUB_ACTOR']
  const actorId = environment['GITHUB_ACTOR_ID']
  const starter = actor && {
    name: actor,
    mail: `${actorId ? `${actorId}+` : ''}${actor}@users.noreply.github.com`,
  }
  const { name, mail } = author ?? (starter || COMMITTER)
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: mail,
    GIT_COMMITTER_NAME: COMMITTER.name,
    GIT_COMMITTER_EMAIL: COMMITTER.mail,
  }
}
