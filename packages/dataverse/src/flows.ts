// Cloud flows and classic processes: listing them, and turning them on.
import { numberField, quote, stringField, type Guid } from '@powerops/core'
import { optionalGuid, required, requiredGuid } from './fields.js'
import { flowProblemOf } from './flow-problem.js'
import { actingHeaders, type ActingOptions } from './acting-user.js'
import type { Flow, FlowActivation, FlowProblem, ProcessKind } from './flow-types.js'
import { isSuccess, type WebApi } from './web-api.js'

/** solutioncomponent.componenttype of processes. */
const WORKFLOW_COMPONENT = 29
/** workflow.type of definitions (not their activations). */
const DEFINITION = 1
const STATES = { on: { statecode: 1, statuscode: 2 }, off: { statecode: 0, statuscode: 1 } } as const
const SUSPENDED = 2

/** workflow.category; desktop and AI flows are not turned on by a deployment. */
const categories = new Map<number, ProcessKind>([
  [0, 'workflow'],
  [2, 'business-rule'],
  [3, 'action'],
  [4, 'business-process-flow'],
  [5, 'cloud-flow'],
])

/** Nothing that is turned on later takes these away. */
const LASTING: readonly string[] = [
  'connection-missing',
  'connection-not-shared',
  'dlp',
  'licence',
  'access-denied',
]

export async function listFlows(
  api: WebApi,
  { solutionId, kinds }: { solutionId?: Guid; kinds: readonly ProcessKind[] },
): Promise<Flow[]> {
  const ids = solutionId === undefined ? undefined : await processIdsOf(api, solutionId)
  if (ids?.size === 0) return []
  const wanted = [...categories].filter(([, kind]) => kinds.includes(kind)).map(([category]) => category)
  const ofKinds = wanted.map((category) => `category eq ${category}`).join(' or ')
  const rows = await api.list(
    'workflows',
    {
      $select: 'workflowid,name,category,type,statecode,statuscode',
      $filter: `type eq ${DEFINITION} and (${ofKinds})`,
    },
    'listing the flows',
  )
  const flows = rows.flatMap(parseFlow)
  return ids ? flows.filter(({ id }) => ids.has(id)) : flows
}

async function processIdsOf(api: WebApi, solutionId: Guid): Promise<Set<Guid | undefined>> {
  const components = await api.list(
    'solutioncomponents',
    {
      $select: 'objectid',
      $filter: `_solutionid_value eq ${solutionId} and componenttype eq ${WORKFLOW_COMPONENT}`,
    },
    'listing the components of the solution',
  )
  return new Set(components.map((row) => optionalGuid(row, 'objectid')))
}

/** @throws AlmError `response-invalid`. */
function parseFlow(untrusted: unknown): Flow[] {
  const answer = 'a row of workflows'
  const kind = categories.get(required(numberField(untrusted, 'category'), 'category', answer))
  if (kind === undefined) return []
  const state = required(numberField(untrusted, 'statecode'), 'statecode', answer)
  return [
    {
      id: requiredGuid(untrusted, 'workflowid', answer),
      name: stringField(untrusted, 'name') ?? '',
      kind,
      on: state === STATES.on.statecode,
      suspended: state === SUSPENDED,
    },
  ]
}

/** Child flows must be on before their parents; which is which is not asked, passes are repeated while one helps. */
export async function turnOnFlows(
  api: WebApi,
  flows: readonly Flow[],
  options: ActingOptions = {},
): Promise<FlowActivation[]> {
  const problems = new Map<Guid, FlowProblem>()
  let waiting = flows.filter(({ on }) => !on)
  for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length
    const stillOff: Flow[] = []
    for (const flow of waiting) {
      const problem = await turnOn(api, flow, options)
      if (problem) problems.set(flow.id, problem)
      else problems.delete(flow.id)
      if (problem && !LASTING.includes(problem.reason)) stillOff.push(flow)
    }
    waiting = stillOff
  }
  const before = new Set(flows.filter(({ on }) => on).map(({ id }) => id))
  return (await readBack(api, flows)).map((flow) => {
    const problem = problems.get(flow.id) ?? (flow.on ? undefined : fellBack(flow))
    return problem ? { flow, problem } : { flow, wasOn: before.has(flow.id) }
  })
}

/** The flows as the environment shows them now. */
async function readBack(api: WebApi, flows: readonly Flow[]): Promise<Flow[]> {
  if (flows.length === 0) return []
  const now = await listFlows(api, { kinds: [...new Set(flows.map(({ kind }) => kind))] })
  const byId = new Map(now.map((flow) => [flow.id, flow]))
  return flows.map((flow) => byId.get(flow.id) ?? { ...flow, on: false })
}

function fellBack({ suspended }: Flow): FlowProblem {
  return suspended
    ? {
        reason: 'dlp',
        message: 'the service has suspended it, which it does when a data policy forbids it',
        remedy: 'Run check-dlp for the policy and the connectors, then turn it on again.',
      }
    : {
        reason: 'other',
        message: 'the service accepted to turn it on, but shows it as off',
        remedy: 'Open the flow in make.powerautomate.com: its page says what keeps it off.',
      }
}

/** Naming the state that is wanted, the request may be repeated. */
async function turnOn(
  api: WebApi,
  { id, name }: Flow,
  options: ActingOptions,
): Promise<FlowProblem | undefined> {
  const what = `turning on ${quote(name)}`
  const response = await api.send({
    method: 'PATCH',
    path: `workflows(${id})`,
    body: STATES.on,
    headers: { 'if-match': '*', ...actingHeaders(options) }, // never create
    retry: 'safe',
  })
  if (isSuccess(response)) return undefined
  const problem = flowProblemOf(response, what)
  api.ports.log.debug(`${what} failed in this pass: ${problem.message}`)
  return problem
}
