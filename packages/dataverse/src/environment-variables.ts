// Environment variables: definitions joined with their current values.
import { AlmError, numberField, quote, stringField } from '@powerops/core'
import { optional, optionalGuid, requiredGuid, requiredText } from './fields.js'
import type { EnvironmentVariable } from './types.js'
import { literal, type WebApi } from './web-api.js'

const types: Readonly<Record<number, EnvironmentVariable['type']>> = {
  100000000: 'string',
  100000001: 'number',
  100000002: 'boolean',
  100000003: 'json',
  100000004: 'data-source',
  100000005: 'secret',
}

export async function listEnvironmentVariables(api: WebApi): Promise<EnvironmentVariable[]> {
  return read(api)
}

/** Writes the current value: changes the row that is there, or makes it. */
export async function setEnvironmentVariable(
  api: WebApi,
  variable: EnvironmentVariable,
  value: string,
): Promise<void> {
  const what = `setting environment variable ${quote(variable.schemaName)}`
  if (variable.valueId !== undefined) {
    const headers = { 'if-match': '*' } // never create
    const path = `environmentvariablevalues(${variable.valueId})`
    await api.write({ method: 'PATCH', path, body: { value }, headers, retry: 'safe' }, what)
    return
  }
  const body = {
    schemaname: variable.schemaName,
    value,
    'EnvironmentVariableDefinitionId@odata.bind': `/environmentvariabledefinitions(${variable.definitionId})`,
  }
  try {
    await api.write({ method: 'POST', path: 'environmentvariablevalues', body, retry: 'once' }, what)
  } catch (caught) {
    if (!(caught instanceof AlmError) || !isInDoubt(caught)) throw caught
    const now = await read(api, { $filter: `schemaname eq ${literal(variable.schemaName)}` })
    if (now.find(({ definitionId }) => definitionId === variable.definitionId)?.value !== value) throw caught
  }
}

/** A gateway that gave up says nothing about the service behind it. */
function isInDoubt({ code, details }: AlmError): boolean {
  const { status, serviceCode } = details
  return (
    code === 'outcome-unknown' || (typeof status === 'number' && status >= 500 && serviceCode === undefined)
  )
}

async function read(
  api: WebApi,
  definitionQuery: Record<string, string> = {},
): Promise<EnvironmentVariable[]> {
  const definitions = await api.list(
    'environmentvariabledefinitions',
    {
      $select: 'environmentvariabledefinitionid,schemaname,displayname,type,defaultvalue',
      ...definitionQuery,
    },
    'listing the environment variables',
  )
  const values = await api.list(
    'environmentvariablevalues',
    {
      $select: 'environmentvariablevalueid,schemaname,value,_environmentvariabledefinitionid_value',
    },
    'listing the values of the environment variables',
  )
  return joinVariables(definitions, values)
}

/** @throws AlmError `response-invalid`, also when a variable has two values, which the platform forbids but has. */
export function joinVariables(
  definitions: readonly unknown[],
  values: readonly unknown[],
): EnvironmentVariable[] {
  return definitions.map((definition) => {
    const answer = 'a row of environmentvariabledefinitions'
    const definitionId = requiredGuid(definition, 'environmentvariabledefinitionid', answer)
    const schemaName = requiredText(definition, 'schemaname', answer)
    const own = values.filter((value) => belongsTo(value, definitionId, schemaName))
    if (own.length > 1) throw twoValues(schemaName)
    return {
      definitionId,
      schemaName,
      displayName: stringField(definition, 'displayname') ?? '',
      type: types[numberField(definition, 'type') ?? -1] ?? 'unknown',
      ...optional('defaultValue', stringField(definition, 'defaultvalue')),
      ...optional('valueId', optionalGuid(own[0], 'environmentvariablevalueid')),
      ...optional('value', stringField(own[0], 'value')),
    }
  })
}

/** By the lookup; a service that leaves it out is read by the name. */
function belongsTo(value: unknown, definitionId: string, schemaName: string): boolean {
  const lookup = optionalGuid(value, '_environmentvariabledefinitionid_value')
  return lookup === undefined ? stringField(value, 'schemaname') === schemaName : lookup === definitionId
}

function twoValues(schemaName: string): AlmError {
  return new AlmError('service-error', {
    message: `environment variable ${quote(schemaName)} has two current values in the environment`,
    remedy: 'Delete one of them in make.powerapps.com > Solutions > Default Solution.',
  })
}
