// Every trigger and action of a flow definition, however deep it is nested.
import { isRecord, recordField, stringField, type JsonRecord } from '@powerops/core'

/** A trigger or an action. */
export interface FlowStep {
  readonly name: string
  readonly isTrigger: boolean
  readonly type: string
  readonly kind: string | undefined
  readonly inputs: JsonRecord
  readonly step: JsonRecord
  /** Keys that lead to it from the definition; of a step nested deeper than flows are, to one that contains it. */
  readonly keys: readonly string[]
}

/** A trigger or an action that cannot be read. */
export interface MalformedStep {
  readonly name: string
  readonly keys: readonly string[]
}

/** The service allows eight levels; two keys each, and room to spare. Keys of deeper steps would cost their square. */
const MAX_KEYS = 64

interface StepGroup {
  readonly steps: unknown
  readonly isTrigger: boolean
  readonly keys: readonly string[]
}

/** The steps of a definition and the names of those whose shape is not that of a step. Nesting costs no stack. */
export function flowSteps(definition: JsonRecord): { steps: FlowStep[]; malformed: MalformedStep[] } {
  const steps: FlowStep[] = []
  const malformed: MalformedStep[] = []
  const waiting: StepGroup[] = [
    { steps: definition['triggers'], isTrigger: true, keys: ['triggers'] },
    { steps: definition['actions'], isTrigger: false, keys: ['actions'] },
  ]
  if (waiting.every(({ steps }) => steps === undefined)) malformed.push({ name: 'definition', keys: [] })
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    if (group.steps === undefined) continue
    if (!isRecord(group.steps)) {
      malformed.push({ name: group.keys.at(-1) ?? '', keys: group.keys })
      continue
    }
    for (const [name, step] of Object.entries(group.steps)) {
      const type = stringField(step, 'type')
      const keys = below(group.keys, [name])
      if (!isRecord(step) || type === undefined) {
        malformed.push({ name, keys })
        continue
      }
      const { isTrigger } = group
      const inputs = recordField(step, 'inputs') ?? {}
      steps.push({ name, isTrigger, type, kind: stringField(step, 'kind'), inputs, step, keys })
      for (const nested of nestedActions(step)) {
        waiting.push({ steps: nested.steps, isTrigger: false, keys: below(keys, nested.keys) })
      }
    }
  }
  return { steps, malformed }
}

function below(keys: readonly string[], more: readonly string[]): readonly string[] {
  return keys.length >= MAX_KEYS ? keys : [...keys, ...more]
}

function nestedActions(step: JsonRecord): { steps: unknown; keys: string[] }[] {
  const cases = step['cases']
  return [
    { steps: step['actions'], keys: ['actions'] },
    branch(step['else'], ['else']),
    branch(step['default'], ['default']),
    ...(isRecord(cases)
      ? Object.entries(cases).map(([name, one]) => branch(one, ['cases', name]))
      : [{ steps: cases, keys: ['cases'] }]),
  ]
}

/** The actions of a branch; the branch itself where it is none, so that it is not taken for an empty one. */
function branch(untrusted: unknown, keys: string[]): { steps: unknown; keys: string[] } {
  return isRecord(untrusted)
    ? { steps: untrusted['actions'], keys: [...keys, 'actions'] }
    : { steps: untrusted, keys }
}
