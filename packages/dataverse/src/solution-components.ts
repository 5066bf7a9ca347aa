// Components of the environment, found by name, and how they get into an unmanaged solution.
import { AlmError, numberField, parseUniqueName, quote, stringField, type Guid } from '@powerops/core'
import { readServiceError, serviceError } from '@powerops/http'
import { whileLocked } from './customization-lock.js'
import { isAmbiguous } from './failure.js'
import { optionalGuid } from './fields.js'
import type { AddComponentRequest, EnvironmentComponent } from './component-types.js'
import { isSuccess, literal, type WebApi } from './web-api.js'

/** The default solution, which holds every component, has this id in every environment. */
const DEFAULT_SOLUTION = 'fd140aaf-4df4-11dd-bd17-0019b9312238'
/** solutioncomponent.rootcomponentbehavior of a component with all its parts. */
const WITH_ALL_PARTS = 0
const MAX_SENDS = 3

/** See DataverseClient.findComponents. */
export async function findComponents(
  api: WebApi,
  type: number,
  name: string,
): Promise<EnvironmentComponent[]> {
  const rows = await api.list(
    'msdyn_solutioncomponentsummaries',
    {
      $select: 'msdyn_objectid,msdyn_name,msdyn_displayname,msdyn_schemaname,msdyn_componenttype',
      $filter: `(msdyn_solutionid eq ${DEFAULT_SOLUTION}) and (msdyn_componenttype eq ${type})`,
    },
    `the search for component ${quote(name)}`,
  )
  const wanted = name.toLowerCase()
  const found = rows.flatMap((row) => {
    const id = optionalGuid(row, 'msdyn_objectid')
    const names = ['msdyn_schemaname', 'msdyn_name'].map((column) => stringField(row, column))
    if (id === undefined || !names.some((candidate) => candidate?.toLowerCase() === wanted)) return []
    return [[id, { id, type, name: stringField(row, 'msdyn_displayname') || name }] as const]
  })
  return [...new Map(found).values()]
}

/** See DataverseClient.findComponentType. */
export async function findComponentType(api: WebApi, name: string): Promise<number | undefined> {
  const query = {
    $select: 'name,solutioncomponenttype',
    $filter: `name eq ${literal(name.toLowerCase())}`,
  }
  const [row] = await api.list(
    'solutioncomponentdefinitions',
    query,
    `the search for component type ${quote(name)}`,
  )
  return numberField(row, 'solutioncomponenttype')
}

/**
 * See DataverseClient.addSolutionComponent. Adding twice gives what adding once gives, so a lost answer is met by looking
 * and, when the component is not there, by sending again.
 */
export async function addSolutionComponent(
  api: WebApi,
  request: AddComponentRequest,
): Promise<'added' | 'present'> {
  const uniqueName = parseUniqueName(request.uniqueName, 'solution name')
  const what = `adding component ${request.componentId} to solution ${quote(uniqueName)}`
  const isThere = (): Promise<boolean> => holdsWhole(api, request, what)
  // What is required along with it may be missing all the same.
  if (!request.addRequiredComponents && (await isThere())) return 'present'
  return whileLocked<'added'>(api.ports, { timeoutMs: request.timeoutMs, what }, async () => {
    for (let sends = 0; sends < MAX_SENDS; sends++) {
      if (await send(api, uniqueName, request, what)) return 'added'
      api.ports.log.warning(`The answer to ${what} was lost; looking whether it is there.`)
      if (!request.addRequiredComponents && (await isThere())) return 'added'
    }
    throw new AlmError('outcome-unknown', {
      message: `${what} was sent ${MAX_SENDS} times and no answer came`,
      remedy: 'Look at the solution in make.powerapps.com, and run again: adding twice is harmless.',
    })
  })
}

/** Whether the solution holds the component with all its parts. */
async function holdsWhole(
  api: WebApi,
  { solutionId, componentId, type }: AddComponentRequest,
  what: string,
): Promise<boolean> {
  const rows = await api.list(
    'solutioncomponents',
    {
      $select: 'objectid,componenttype,rootcomponentbehavior',
      $filter: `_solutionid_value eq ${solutionId} and objectid eq ${componentId}`,
    },
    what,
  )
  return rows.some(
    (row) =>
      numberField(row, 'componenttype') === type &&
      (numberField(row, 'rootcomponentbehavior') ?? WITH_ALL_PARTS) === WITH_ALL_PARTS,
  )
}

/** False when the answer was lost. */
async function send(
  api: WebApi,
  uniqueName: string,
  { componentId, type, addRequiredComponents }: AddComponentRequest,
  what: string,
): Promise<boolean> {
  const body = {
    ComponentId: componentId,
    ComponentType: type,
    SolutionUniqueName: uniqueName,
    AddRequiredComponents: addRequiredComponents,
  }
  try {
    const response = await api.send({ method: 'POST', path: 'AddSolutionComponent', body, retry: 'once' })
    if (isSuccess(response)) return true
    const { code } = readServiceError(response)
    if (isAmbiguous(response, code)) return false
    throw componentError(serviceError(response, { what }), componentId, type)
  } catch (caught) {
    if (caught instanceof AlmError && caught.code === 'outcome-unknown') return false
    throw caught
  }
}

function componentError(error: AlmError, componentId: Guid, type: number): AlmError {
  if (error.details['serviceCode'] !== '0x80040217') return error
  return new AlmError('component-not-found', {
    message: `the environment has no component ${componentId} of type ${type}`,
    remedy: 'Check the id, and that component-type is the number of its kind.',
    details: error.details,
    cause: error,
  })
}
