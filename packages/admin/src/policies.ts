// Data policies as whole documents; judging them is another package's work.
import { isRecord, recordField, type JsonRecord } from '@powerops/core'
import { required, requiredText } from './fields.js'
import type { Service } from './service.js'

const PATH = 'providers/PowerPlatform.Governance/v2/policies'
/** Requests at the same time; the service counts them per minute. */
const PARALLEL = 4

/** The list holds names only, so that each policy is read by itself. */
export async function listPolicies(service: Service): Promise<JsonRecord[]> {
  const items = await service.list(PATH, {}, 'listing the data policies')
  const ids = items.map(policyId)
  const policies: JsonRecord[] = []
  for (let start = 0; start < ids.length; start += PARALLEL) {
    const batch = ids.slice(start, start + PARALLEL)
    policies.push(...(await Promise.all(batch.map((id) => getPolicy(service, id)))))
  }
  return policies
}

export async function getPolicy(service: Service, id: string): Promise<JsonRecord> {
  const document = await service.get(`${PATH}/${encodeURIComponent(id)}`, {}, `reading data policy ${id}`)
  policyId(document)
  return required(isRecord(document) ? document : undefined, 'policyDefinition', 'the data policy')
}

function policyId(untrusted: unknown): string {
  const definition = required(
    recordField(untrusted, 'policyDefinition'),
    'policyDefinition',
    'the data policy',
  )
  return requiredText(definition, 'name', 'the data policy')
}
