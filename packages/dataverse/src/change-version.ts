// Changes the version of a solution exactly once: what is not known is read back before anything is written again.
import { AlmError, parseUniqueName, quote, stringField, type SolutionVersion } from '@powerops/core'
import { readServiceError, serviceError } from '@powerops/http'
import { whileLocked } from './customization-lock.js'
import { isAmbiguous } from './failure.js'
import { optional, optionalGuid } from './fields.js'
import { parseSolution } from './solutions.js'
import type { ChangedVersion, VersionChange, VersionedSolution } from './types.js'
import { isSuccess, literal, type WebApi } from './web-api.js'

const $select = 'solutionid,uniquename,friendlyname,version,ismanaged,modifiedon,_modifiedby_value'
/** Writes that somebody else was ahead of, or whose answer was lost. */
const MAX_WRITES = 5

/** One wish to change a version, with the write whose answer was lost. */
interface Wish {
  api: WebApi
  name: string
  what: string
  choose: VersionChange['choose']
  lost?: ChangedVersion
}

/** See DataverseClient.changeSolutionVersion. */
export async function changeSolutionVersion(api: WebApi, change: VersionChange): Promise<ChangedVersion> {
  const name = parseUniqueName(change.uniqueName, 'solution name')
  const what = `setting the version of solution ${quote(name)}`
  const wish: Wish = { api, name, what, choose: change.choose }
  return whileLocked(api.ports, { timeoutMs: change.timeoutMs, what }, async () => {
    for (let writes = 0; writes < MAX_WRITES; writes++) {
      const ended = await readAndWrite(wish)
      if (ended) return ended
    }
    throw new AlmError('outcome-unknown', {
      message: `${what} was tried ${MAX_WRITES} times, and each time somebody else changed it or the answer was lost`,
      remedy: 'Look at the version of the solution, then run again.',
    })
  })
}

/** Undefined when the solution has to be looked at again. */
async function readAndWrite(wish: Wish): Promise<ChangedVersion | undefined> {
  const { solution, etag } = await readSolution(wish)
  if (wish.lost?.version === solution.version) return wish.lost
  const version = wish.choose(solution)
  if (version === solution.version) return { version }
  const changed = { version, previousVersion: solution.version }
  const outcome = await write(wish, solution, version, etag)
  if (outcome === 'lost') wish.lost = changed
  return outcome === 'written' ? changed : undefined
}

async function readSolution({
  api,
  name,
  what,
}: Wish): Promise<{ solution: VersionedSolution; etag: string }> {
  const [row] = await api.list('solutions', { $select, $filter: `uniquename eq ${literal(name)}` }, what)
  if (row === undefined) {
    throw new AlmError('solution-not-found', {
      message: `solution ${quote(name)} is not in the environment`,
      remedy: 'Use the unique name of the solution (column Name), and check the environment URL.',
    })
  }
  const modifiedBy = optional('modifiedBy', optionalGuid(row, '_modifiedby_value'))
  return { solution: { ...parseSolution(row), ...modifiedBy }, etag: stringField(row, '@odata.etag') ?? '*' }
}

/** `overtaken`: somebody else changed the solution since it was read, and nothing was written. */
async function write(
  { api, what }: Wish,
  { id }: VersionedSolution,
  version: SolutionVersion,
  etag: string,
): Promise<'written' | 'overtaken' | 'lost'> {
  const headers = { 'if-match': etag }
  const call = {
    method: 'PATCH',
    path: `solutions(${id})`,
    body: { version },
    headers,
    retry: 'once',
  } as const
  try {
    const response = await api.send(call)
    if (isSuccess(response)) return 'written'
    if (response.status === 412) return 'overtaken'
    if (isAmbiguous(response, readServiceError(response).code)) return 'lost'
    throw serviceError(response, { what })
  } catch (caught) {
    if (caught instanceof AlmError && caught.code === 'outcome-unknown') return 'lost'
    throw caught
  }
}
