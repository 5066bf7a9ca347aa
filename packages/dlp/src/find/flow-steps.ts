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
}

/** The steps of a definition and the names of those whose shape is not that of a step. Nesting costs no stack. */
export function flowSteps(definition: JsonRecord): { steps: FlowStep[]; malformed: string[] } {
  const steps: FlowStep[] = []
  const malformed: string[] = []
  const waiting: { steps: unknown; isTrigger: boolean }[] = [
    { steps: definition['triggers'], isTrigger: true },
    { steps: definition['actions'], isTrigger: false },
  ]
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    if (group.steps === undefined || group.steps === null) continue
    if (!isRecord(group.steps)) {
      malformed.push(group.isTrigger ? 'triggers' : 'actions')
      continue
    }
    for (const [name, step] of Object.entries(group.steps)) {
      const type = stringField(step, 'type')
      if (!isRecord(step) || type === undefined) {
        malformed.push(name)
        continue
      }
      const { isTrigger } = group
      const inputs = recordField(step, 'inputs') ?? {}
      steps.push({ name, isTrigger, type, kind: stringField(step, 'kind'), inputs, step })
      for (const nested of nestedActions(step)) waiting.push({ steps: nested, isTrigger: false })
    }
  }
  return { steps, malformed }
}

function nestedActions(step: JsonRecord): unknown[] {
  const cases = recordField(step, 'cases') ?? {}
  return [
    step['actions'],
    recordField(step, 'else')?.['actions'],
    recordField(step, 'default')?.['actions'],
    ...Object.values(cases).map((one) => (isRecord(one) ? one['actions'] : undefined)),
  ]
}
