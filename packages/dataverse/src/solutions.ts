// Solutions of the environment: finding, listing, versions, deleting.
import {
  AlmError,
  booleanField,
  parseUniqueName,
  quote,
  recordField,
  stringField,
  type Guid,
  type SolutionVersion,
} from '@powerops/core'
import { optional, required, requiredGuid, requiredText, requiredVersion } from './fields.js'
import { stillRunning } from './async-operation.js'
import { pollUntil } from './poll.js'
import { readServiceError, serviceError } from '@powerops/http'
import { isAmbiguous } from './failure.js'
import type { InstalledSolution, SolutionSearch, WaitOptions } from './types.js'
import { isSuccess, literal, type WebApi } from './web-api.js'
import { whileLocked } from './customization-lock.js'

const QUERY = {
  $select: 'solutionid,uniquename,friendlyname,version,ismanaged,installedon,modifiedon',
  $expand: 'publisherid($select=uniquename,customizationprefix)',
}
const DELETE_TIMEOUT_MS = 15 * 60_000

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

/** Deletes and looks whether it is gone, because a long uninstall outlives its request. */
export async function deleteSolution(
  api: WebApi,
  name: string,
  options: WaitOptions,
): Promise<'deleted' | 'absent'> {
  const { installed } = await findSolution(api, name)
  if (!installed) return 'absent'
  const what = `the deletion of solution ${quote(installed.uniqueName)}`
  const startedAtMs = api.ports.clock.now()
  await whileLocked(api.ports, { timeoutMs: options.timeoutMs, what }, () => sendDelete(api, installed, what))
  const leftMs = Math.max(0, options.timeoutMs - (api.ports.clock.now() - startedAtMs))
  const gone = await pollUntil(api.ports, leftMs, async (elapsedMs) => {
    options.onProgress?.({ elapsedMs, state: 'running' })
    return (await findSolution(api, name)).installed ? undefined : true
  })
  if (gone) return 'deleted'
  throw stillRunning(what, options.timeoutMs, { solutionId: installed.id })
}

async function sendDelete(api: WebApi, { id, uniqueName }: InstalledSolution, what: string): Promise<void> {
  const call = {
    method: 'DELETE',
    path: `solutions(${id})`,
    retry: 'once',
    timeoutMs: DELETE_TIMEOUT_MS,
  } as const
  try {
    const response = await api.send(call)
    if (isSuccess(response) || response.status === 404) return
    const error = serviceError(response, { what })
    if (isAmbiguous(response, readServiceError(response).code)) return looking(api, uniqueName)
    throw isDependencyError(error) ? await withDependents(api, uniqueName, error) : error
  } catch (caught) {
    if (!(caught instanceof AlmError) || caught.code !== 'outcome-unknown') throw caught
    looking(api, uniqueName)
  }
}

function looking(api: WebApi, uniqueName: string): void {
  api.ports.log.info(`The answer to the deletion of ${uniqueName} was lost; looking whether it goes on.`)
}

function isDependencyError({ details }: AlmError): boolean {
  return ['0x8004F01F', '0x8004F01D'].includes(String(details['serviceCode']))
}

async function withDependents(api: WebApi, uniqueName: string, error: AlmError): Promise<AlmError> {
  const path = `RetrieveDependenciesForUninstall(SolutionUniqueName=${literal(uniqueName)})`
  const dependencies = await api.list(path, {}, 'listing what depends on the solution')
  return new AlmError(error.code, {
    message: `${error.message}; ${dependencies.length} dependencies are in the way`,
    remedy:
      'Delete the solutions that depend on it first (Solutions > See dependencies in make.powerapps.com).',
    details: { ...error.details, dependencies: dependencies.slice(0, 50) },
    cause: error,
  })
}
