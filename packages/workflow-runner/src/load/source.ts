// Where workflow and action files come from: a folder that stands for one commit of a repository.
import { existsSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { AlmError, quote } from '@powerops/core'

/** A commit of a repository, checked out in `root`. */
export interface Source {
  /** `owner/name` */
  readonly repository: string
  readonly root: string
  /** Full ref such as `refs/heads/main` or `refs/tags/v1`. */
  readonly ref: string
  readonly sha: string
}

/** The repositories of a run: the one that holds the started workflow and the one that holds the suite. */
export interface Sources {
  readonly caller: Source
  readonly suite: Source
}

/** Parts of `owner/repo/path@ref`; undefined for every other form of a reference. */
export function parseRemoteUses(uses: string): { repository: string; path: string; ref: string } | undefined {
  const match = /^([\w.-]+\/[\w.-]+?)(?:\/([^@]*))?@([^@\s]+)$/.exec(uses)
  return match?.[1] && match[3] ? { repository: match[1], path: match[2] ?? '', ref: match[3] } : undefined
}

/** The known repository that a remote reference names, or undefined. A reference to another commit is refused. */
export function findSource(sources: Sources, repository: string, ref: string): Source | undefined {
  const source = [sources.caller, sources.suite].find(
    (candidate) => candidate.repository.toLowerCase() === repository.toLowerCase(),
  )
  if (!source) return undefined
  const names = [source.sha, source.ref, source.ref.replace(/^refs\/(?:heads|tags)\//, '')]
  if (names.includes(ref)) return source
  throw new AlmError('input-invalid', {
    message: `${quote(`${repository}@${ref}`)} names another commit than the one in the folder (${names.join(', ')})`,
    remedy: 'Refer to the commit that the run was given for this repository.',
  })
}

/** The absolute path of a file inside the source. */
export function pathInSource(source: Source, relative: string): string {
  const absolute = resolve(source.root, relative)
  if (absolute !== resolve(source.root) && !absolute.startsWith(resolve(source.root) + sep)) {
    throw new AlmError('path-outside-workspace', {
      message: `${quote(relative)} leads out of ${source.repository}`,
    })
  }
  if (!existsSync(absolute)) {
    throw new AlmError('file-not-found', {
      message: `${quote(relative)} does not exist in ${source.repository}`,
    })
  }
  return absolute
}
