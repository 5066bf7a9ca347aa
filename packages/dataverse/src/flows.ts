// Cloud flows of a solution, and turning them on.
import { AlmError, numberField, quote, stringField, type Guid } from '@powerops/core'
import { optionalGuid, required, requiredGuid } from './fields.js'
import type { Flow, FlowActivation } from './types.js'
import type { WebApi } from './web-api.js'

/** solutioncomponent.componenttype of processes. */
const WORKFLOW_COMPONENT = 29
/** workflow.category of cloud flows, workflow.type of definitions (not their activations). */
const CLOUD_FLOW = 5
const DEFINITION = 1
const STATES = { on: { statecode: 1, statuscode: 2 }, off: { statecode: 0, statuscode: 1 } } as const

export async function listFlows(api: WebApi, solutionId: Guid): Promise<Flow[]> {
  const components = await api.list(
    'solutioncomponents',
    {
      $select: 'objectid',
      $filter: `_solutionid_value eq ${solutionId} and componenttype eq ${WORKFLOW_COMPONENT}`,
    },
    'listing the components of the solution',
  )
  const ids = new Set(components.map((row) => optionalGuid(row, 'objectid')))
  if (ids.size === 0) return []
  const flows = await api.list(
    'workflows',
    {
      $select: 'workflowid,name,category,type,statecode,statuscode',
      $filter: `category eq ${CLOUD_FLOW} and type eq ${DEFINITION}`,
    },
    'listing the flows',
  )
  return flows.map(parseFlow).filter(({ id }) => ids.has(id))
}

/** @throws AlmError `response-invalid`. */
function parseFlow(untrusted: unknown): Flow {
  const answer = 'a row of workflows'
  return {
    id: requiredGuid(untrusted, 'workflowid', answer),
    name: stringField(untrusted, 'name') ?? '',
    on: required(numberField(untrusted, 'statecode'), 'statecode', answer) === STATES.on.statecode,
  }
}

export async function setFlowState(api: WebApi, id: Guid, state: 'on' | 'off'): Promise<void> {
  const headers = { 'if-match': '*' } // never create
  const call = {
    method: 'PATCH',
    path: `workflows(${id})`,
    body: STATES[state],
    headers,
    retry: 'safe',
  } as const
  await api.write(call, `turning ${state} flow ${id}`)
}

/** Child flows must be on before their parents; which is which is not asked, passes are repeated while one helps. */
export async function turnOnFlows(api: WebApi, flows: readonly Flow[]): Promise<FlowActivation[]> {
  const problems = new Map<Guid, string>()
  let waiting = flows.filter(({ on }) => !on)
  for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length
    const stillOff: Flow[] = []
    for (const flow of waiting) {
      const problem = await tryTurnOn(api, flow)
      if (problem === undefined) problems.delete(flow.id)
      else {
        problems.set(flow.id, problem)
        stillOff.push(flow)
      }
    }
    waiting = stillOff
  }
  return flows.map((flow) => {
    const problem = problems.get(flow.id)
    return problem === undefined ? { flow: { ...flow, on: true } } : { flow, problem }
  })
}

async function tryTurnOn(api: WebApi, { id, name }: Flow): Promise<string | undefined> {
  try {
    await setFlowState(api, id, 'on')
    return undefined
  } catch (caught) {
    if (!(caught instanceof AlmError) || typeof caught.details['status'] !== 'number') throw caught
    api.ports.log.debug(`Flow ${quote(name)} could not be turned on in this pass: ${caught.message}`)
    return caught.message
  }
}
