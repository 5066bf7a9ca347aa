// Which flows are meant: all of a list, or those that are named.
import { AlmError, isGuid, nearestNames, parseGuid, quote } from '@powerops/core'
import type { Flow } from '@powerops/dataverse'

/**
 * The flows that `wanted` names by name or id, in its order and each once; all when it is undefined.
 * @throws AlmError `input-invalid` for a name that no flow has, or several.
 */
export function chooseFlows(flows: readonly Flow[], wanted: readonly string[] | undefined): Flow[] {
  if (!wanted) return [...flows]
  return [...new Set(wanted.map((nameOrId) => chooseFlow(flows, nameOrId)))]
}

function chooseFlow(flows: readonly Flow[], nameOrId: string): Flow {
  const id = isGuid(nameOrId) ? parseGuid(nameOrId, 'input flows') : undefined
  const name = nameOrId.toLowerCase()
  const fitting = flows.filter((flow) =>
    id === undefined ? flow.name.toLowerCase() === name : flow.id === id,
  )
  const [first] = fitting
  if (first && fitting.length === 1) return first
  if (first) {
    throw new AlmError('input-invalid', {
      message: `input flows names ${quote(nameOrId)}, and ${fitting.length} flows have that name`,
      remedy: `Write the id of the one that is meant: ${fitting.map((flow) => flow.id).join(', ')}.`,
    })
  }
  const [near] = nearestNames(
    nameOrId,
    flows.map((flow) => flow.name),
  )
  throw new AlmError('input-invalid', {
    message: `input flows names ${quote(nameOrId)}, which is none of the ${flows.length} flows`,
    remedy:
      near === undefined
        ? 'Write the display name or the id of a flow, one a line; set include-classic for classic workflows.'
        : `Did you mean ${quote(near)}?`,
  })
}
