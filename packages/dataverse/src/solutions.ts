// Solutions of the environment: finding, listing, versions.
import {
  booleanField,
  parseUniqueName,
  quote,
  recordField,
  stringField,
  type Guid,
  type SolutionVersion,
} from '@powerops/core'
import { optional, required, requiredGuid, requiredText, requiredVersion } from './fields.js'
import type { InstalledSolution, SolutionSearch } from './types.js'
import { literal, type WebApi } from './web-api.js'

const QUERY = {
  $select: 'solutionid,uniquename,friendlyname,version,ismanaged,installedon,modifiedon',
  $expand: 'publisherid($select=uniquename,customizationprefix)',
}

/** @throws AlmError `response-invalid`. */
export function parseSolution(untrusted: unknown): InstalledSolution {
  const answer = 'a row of solutions'
  const publisher = recordField(untrusted, 'publisherid')
  return {
    id: requiredGuid(untrusted, 'solutionid', answer),
    uniqueName: requiredText(untrusted, 'uniquename', answer),
    friendlyName: stringField(untrusted, 'friendlyname') ?? '',
    version: requiredVersion(untrusted, 'version', answer),
    managed: required(booleanField(untrusted, 'ismanaged'), 'ismanaged', answer),
    ...optional('publisher', stringField(publisher, 'uniquename')),
    ...optional('prefix', stringField(publisher, 'customizationprefix')),
    ...optional('modifiedOn', stringField(untrusted, 'modifiedon')),
  }
}

export async function findSolution(api: WebApi, untrustedName: string): Promise<SolutionSearch> {
  const name = parseUniqueName(untrustedName, 'solution name')
  const holding = `${name}_Upgrade`
  const $filter = `uniquename eq ${literal(name)} or uniquename eq ${literal(holding)}`
  const rows = await api.list('solutions', { ...QUERY, $filter }, `the search for solution ${quote(name)}`)
  const solutions = rows.map(parseSolution)
  const named = (wanted: string): InstalledSolution | undefined =>
    solutions.find(({ uniqueName }) => uniqueName.toLowerCase() === wanted.toLowerCase())
  return { ...optional('installed', named(name)), ...optional('pendingUpgrade', named(holding)) }
}

export async function listSolutions(api: WebApi): Promise<InstalledSolution[]> {
  const query = { ...QUERY, $filter: 'isvisible eq true', $orderby: 'createdon desc' }
  return (await api.list('solutions', query, 'listing the solutions')).map(parseSolution)
}

export async function setSolutionVersion(api: WebApi, id: Guid, version: SolutionVersion): Promise<void> {
  const path = `solutions(${id})`
  const headers = { 'if-match': '*' } // never create
  await api.write(
    { method: 'PATCH', path, body: { version }, headers, retry: 'safe' },
    'setting the solution version',
  )
}
