// The order of names in a flow definition, where the platform's designers write now one order and now another. Only
// objects whose names are fixed by the definition language are sorted. What an author may see keeps its order:
// parameters of actions, values that an action computes, inputs of triggers, and the actions among each other.
import type { JsonNode, JsonObject } from './json-text.js'

type Change = (node: JsonNode) => JsonNode

/** The flow with the names of its connection references, triggers and actions sorted. */
export function sortFlowKeys(flow: JsonNode): JsonNode {
  return changeMember(flow, 'properties', (properties) =>
    changeMember(
      changeMember(properties, 'connectionReferences', (references) =>
        sortKeys(changeEach(references, sortDeep)),
      ),
      'definition',
      (definition) =>
        changeMember(sortSteps(definition), 'triggers', (triggers) => changeEach(triggers, sortStep)),
    ),
  )
}

/** Sorts the actions in an owner's `actions`, not their order among each other. */
function sortSteps(owner: JsonNode): JsonNode {
  return changeMember(owner, 'actions', (actions) => changeEach(actions, sortStep))
}

/** One trigger or action, and the actions inside it. */
function sortStep(step: JsonNode): JsonNode {
  const changes: Readonly<Record<string, Change>> = {
    else: (branch) => sortKeys(sortSteps(branch)),
    default: (branch) => sortKeys(sortSteps(branch)),
    cases: (cases) => changeEach(cases, (branch) => sortKeys(sortSteps(branch))),
    recurrence: sortKeys,
    ...(callsConnector(step) && {
      inputs: (inputs: JsonNode) => sortKeys(changeMember(inputs, 'host', sortKeys)),
    }),
  }
  const changed = Object.entries(changes).reduce(
    (node, [name, change]) => changeMember(node, name, change),
    step,
  )
  return sortKeys(sortSteps(changed))
}

/** Of these kinds of steps alone the names in `inputs` are fixed: host, parameters, authentication and the like. */
function callsConnector(step: JsonNode): boolean {
  const type = step.kind === 'object' && step.members.find((member) => member.name === 'type')?.value
  return type && type.kind === 'scalar'
    ? /^"(OpenApi|Api)Connection(Webhook|Notification)?"$/.test(type.raw)
    : false
}

function sortDeep(node: JsonNode): JsonNode {
  return sortKeys(changeEach(node, sortDeep))
}

function sortKeys(node: JsonNode): JsonNode {
  if (node.kind !== 'object') return node
  return { kind: 'object', members: [...node.members].sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

function changeMember(owner: JsonNode, name: string, change: Change): JsonNode {
  return mapMembers(owner, (value, each) => (each === name ? change(value) : value))
}

function changeEach(owner: JsonNode, change: Change): JsonNode {
  return mapMembers(owner, change)
}

function mapMembers(owner: JsonNode, change: (value: JsonNode, name: string) => JsonNode): JsonNode {
  if (owner.kind !== 'object') return owner
  const members: JsonObject['members'] = owner.members.map((member) => ({
    ...member,
    value: change(member.value, member.name),
  }))
  return { kind: 'object', members }
}
