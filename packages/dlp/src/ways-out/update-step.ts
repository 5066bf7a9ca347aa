// Calls of the action update-dlp-policy, with inputs that can be pasted into a workflow.
import type { ConnectorClass, Policy } from '../policy/policy.js'
import type { EntryMove } from './opening.js'

/** The inputs of update-dlp-policy, as its action.yml names them. */
export interface UpdateStep {
  readonly policy: string
  readonly 'move-connectors'?: string
  readonly 'exclude-environments'?: string
  readonly 'dry-run': 'true'
}

/** The names of the groups in the admin center. */
export const GROUP_NAMES: Readonly<Record<ConnectorClass, 'Business' | 'Non-business' | 'Blocked'>> = {
  Confidential: 'Business',
  General: 'Non-business',
  Blocked: 'Blocked',
}

/** Words that mean nothing to YAML, to an expression of a workflow, or to the reader of `connector: group` lines. */
const PLAIN = /^[\w/. ()+-]+$/

/** The call that moves connectors; null when none is to be moved or a name could not be pasted safely. */
export function updateStep({ id }: Policy, moves: readonly EntryMove[]): UpdateStep | null {
  const lines = moves.map((move) => `${writtenName(move)}: ${GROUP_NAMES[move.to]}`)
  if (lines.length === 0 || !PLAIN.test(id) || !moves.every((move) => PLAIN.test(writtenName(move))))
    return null
  return { policy: id, 'move-connectors': lines.join('\n'), 'dry-run': 'true' }
}

/** The call that takes an environment out of a policy; null when an id could not be pasted safely. */
export function excludeStep({ id }: Pick<Policy, 'id'>, environmentId: string): UpdateStep | null {
  if (!PLAIN.test(id) || !PLAIN.test(environmentId)) return null
  return { policy: id, 'exclude-environments': environmentId, 'dry-run': 'true' }
}

/** Ids of the ordinary form are told by their last segment. */
function writtenName({ id }: EntryMove): string {
  return /^\/providers\/Microsoft\.PowerApps\/apis\/[\w-]+$/i.test(id)
    ? id.slice(id.lastIndexOf('/') + 1)
    : id
}

/** The step of a workflow as YAML, each line after `indent`. */
export function toYaml(step: UpdateStep, indent = ''): string {
  const inputs = Object.entries(step).flatMap(([name, value]: [string, string]) =>
    value.includes('\n') || name === 'move-connectors'
      ? [`    ${name}: |`, ...value.split('\n').map((line) => `      ${line}`)]
      : [`    ${name}: ${name === 'policy' ? JSON.stringify(value) : value}`],
  )
  return ['- uses: OWNER/powerops-actions/actions/update-dlp-policy@v1', '  with:', ...inputs]
    .map((line) => indent + line)
    .join('\n')
}
