// The strategy "gittags": the version is raised when the solution changed since the tag that names its last version.
import { getExecOutput } from '@actions/exec'
import {
  AlmError,
  bumpVersion,
  compareVersions,
  parseVersion,
  quote,
  type SolutionVersion,
} from '@powerops/core'
import type { Place } from './local-solution.js'

/** Runs git in a folder, where failing is an answer. */
export type RunGit = (
  folder: string,
  args: readonly string[],
) => Promise<{ exitCode: number; stdout: string; stderr: string }>

/** A tag that names a version. */
export interface VersionTag {
  tag: string
  version: SolutionVersion
}

/** Git of the machine; it reads the checkout and changes nothing. */
export const runGit: RunGit = (folder, args) =>
  getExecOutput('git', ['--literal-pathspecs', '-C', folder, ...args], {
    silent: true,
    ignoreReturnCode: true,
  })

/**
 * The version after the tags: raised by one build when files changed since the newest tag and the version was not
 * raised yet.
 * @throws AlmError `git-failed` outside a repository, `unsupported` in a shallow checkout, which has no tags.
 */
export async function versionAfterTags(
  { uniqueName, version }: { uniqueName: string; version: SolutionVersion },
  { folder, name }: Place,
  git: RunGit = runGit,
): Promise<{ version: SolutionVersion; why: string }> {
  const tags = (await output(git, folder, ['tag', '--list', '--merged', 'HEAD'])).split('\n')
  const newest = newestTag(tags, uniqueName)
  if (!newest) {
    if ((await output(git, folder, ['rev-parse', '--is-shallow-repository'])) === 'true') throw shallow()
    return { version, why: 'no tag names a version yet' }
  }
  if (compareVersions(version, newest.version) > 0) {
    return { version, why: `it is above that of the tag ${newest.tag} already` }
  }
  if (!(await hasChanged(git, folder, newest.tag, name))) {
    return { version, why: `nothing changed since the tag ${newest.tag}` }
  }
  return { version: bumpVersion(newest.version, 'build'), why: `files changed since the tag ${newest.tag}` }
}

const VERSION_TAG = /^(?:(\w+?)[-_/@])?v?(\d{1,9}(?:\.\d{1,9}){1,3})$/i

/** The tag with the highest version: `NAME/v1.2.0.0` and the like where there are some, `v1.2.0.0` otherwise. */
export function newestTag(tags: readonly string[], uniqueName: string): VersionTag | undefined {
  const found = tags.flatMap((tag) => {
    const [, name = '', version] = VERSION_TAG.exec(tag.trim()) ?? []
    return version === undefined ? [] : [{ tag: tag.trim(), name, version: parseVersion(version) }]
  })
  const own = found.filter(({ name }) => name.toLowerCase() === uniqueName.toLowerCase())
  const usable = own.length > 0 ? own : found.filter(({ name }) => name === '')
  const [newest] = usable.sort((a, b) => compareVersions(b.version, a.version))
  return newest && { tag: newest.tag, version: newest.version }
}

/** Whether files of the solution differ from the tag, in commits since, in the working tree, or as new files. */
async function hasChanged(git: RunGit, folder: string, tag: string, name: string): Promise<boolean> {
  const { exitCode, stderr } = await git(folder, [
    'diff',
    '--quiet',
    '--no-ext-diff',
    `refs/tags/${tag}`,
    '--',
    name,
  ])
  if (exitCode === 1) return true
  if (exitCode !== 0) throw gitFailed('diff', stderr)
  return (await output(git, folder, ['ls-files', '--others', '--exclude-standard', '--', name])) !== ''
}

async function output(git: RunGit, folder: string, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await git(folder, args)
  if (exitCode === 0) return stdout.trim()
  throw gitFailed(args[0] ?? '', stderr)
}

function gitFailed(command: string, stderr: string): AlmError {
  return new AlmError('git-failed', {
    message: `git ${command} failed: ${quote(stderr.trim().slice(-400))}`,
    remedy: 'Check out the repository with actions/checkout before this step; the solution must lie in it.',
  })
}

function shallow(): AlmError {
  return new AlmError('unsupported', {
    message: 'the checkout is shallow, so its tags cannot be seen',
    remedy: 'Set "fetch-depth: 0" in the step with actions/checkout.',
  })
}
