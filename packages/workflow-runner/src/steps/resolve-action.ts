// Finds what a step's `uses` means: a folder with an action, or a stand-in for an action of another repository.
import { resolve } from 'node:path'
import { AlmError, quote } from '@powerops/core'
import type { Job } from '../jobs/job.js'
import { findSource, parseRemoteUses, pathInSource, type Source } from '../load/source.js'
import type { SubstituteAction } from '../substitutes/substitute.js'

/** A folder with an action, and the identity that the action's process is told. */
export interface ActionFolder {
  readonly kind: 'folder'
  readonly folder: string
  /** Where `$/` leads in the action's own file. */
  readonly source: Source
  /** `owner/name` and ref, for actions that are not in the workspace. */
  readonly repository: string
  readonly ref: string
  /** In the workspace, so only there once a step has put it there. */
  readonly inWorkspace: boolean
}

export type ResolvedAction = ActionFolder | { readonly kind: 'substitute'; readonly action: SubstituteAction }

/** Resolves `$/path`, `./path` or `owner/repo/path@ref`, seen from a file of `source`. */
export function resolveAction(job: Job, source: Source, uses: string): ResolvedAction {
  if (uses.startsWith('./')) {
    const folder = resolve(job.folders.workspace, uses)
    return { kind: 'folder', folder, source, repository: '', ref: '', inWorkspace: true }
  }
  if (uses.startsWith('$/')) return inSource(source, uses.slice(2))
  const remote = parseRemoteUses(uses)
  if (!remote) throw new AlmError('unsupported', { message: `the action ${quote(uses)} cannot be run here` })
  const { substitutes } = job.run
  const whole = [remote.repository, remote.path].filter(Boolean).join('/')
  const substitute = substitutes[whole] ?? substitutes[remote.repository]
  if (typeof substitute === 'object') return { kind: 'substitute', action: substitute }
  if (typeof substitute === 'string') {
    const folder = resolve(substitute, substitutes[whole] === undefined ? remote.path : '.')
    const stand: Source = {
      repository: remote.repository,
      root: substitute,
      ref: remote.ref,
      sha: remote.ref,
    }
    return { kind: 'folder', folder, source: stand, ...remote, inWorkspace: false }
  }
  const known = findSource(job.run.sources, remote.repository, remote.ref)
  if (known) return inSource(known, remote.path)
  throw new AlmError('unsupported', {
    message: `the action ${quote(uses)} is of another repository and has no substitute`,
    remedy: 'Give the run a substitute for it.',
  })
}

function inSource(source: Source, path: string): ActionFolder {
  const { repository, ref } = source
  const folder = pathInSource(source, path)
  return { kind: 'folder', folder, source, repository, ref, inWorkspace: false }
}
