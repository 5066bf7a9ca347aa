// Reads a seed document, filling what it leaves out from the default seed.
import { AlmError, isGuid, isRecord, parseJson, quote, stringField, type JsonRecord } from '@powerops/core'
import { defaultSeed } from './default-seed.js'
import type { Seed } from './seed.js'

const LISTS = ['applications', 'users', 'environments', 'policies'] as const
const OBJECTS = ['tenant', 'timings', 'github', 'dataverse'] as const

/** Which members of the items of each list must be text, and which of them are GUIDs. */
const REQUIRED: Record<(typeof LISTS)[number], { text: string[]; guid: string[] }> = {
  applications: { text: ['displayName'], guid: ['clientId', 'objectId'] },
  users: { text: ['userPrincipalName', 'displayName', 'password'], guid: ['objectId'] },
  environments: { text: ['displayName', 'sku'], guid: ['id'] },
  policies: { text: ['displayName', 'environmentType'], guid: ['name'] },
}

/**
 * Reads the text of a seed file.
 * @throws AlmError `json-invalid` naming the member that is missing, unknown or of the wrong kind.
 */
export function readSeed(text: string): Seed {
  const document = parseJson(text, 'the seed')
  if (!isRecord(document)) throw invalid('the seed is not an object')
  return completeSeed(document)
}

/** As `readSeed`, for a document that is already parsed. */
export function completeSeed(document: JsonRecord): Seed {
  for (const [key, value] of Object.entries(document)) checkMember(key, value)
  return {
    ...defaultSeed,
    ...document,
    tenant: { ...defaultSeed.tenant, ...(document['tenant'] as object | undefined) },
    timings: { ...defaultSeed.timings, ...(document['timings'] as object | undefined) },
  }
}

function checkMember(key: string, value: unknown): void {
  if (key === 'databaseCapacity') {
    if (typeof value !== 'boolean') throw invalid('the seed\'s "databaseCapacity" is not true or false')
    return
  }
  if (OBJECTS.some((name) => name === key)) {
    if (!isRecord(value)) throw invalid(`the seed's ${quote(key)} is not an object`)
    return
  }
  const list = LISTS.find((name) => name === key)
  if (list === undefined) throw invalid(`a seed has no member ${quote(key)}`)
  if (!Array.isArray(value)) throw invalid(`the seed's ${quote(key)} is not a list`)
  for (const item of value) checkItem(list, item)
}

function checkItem(list: (typeof LISTS)[number], item: unknown): void {
  const { text, guid } = REQUIRED[list]
  for (const key of text) {
    if (stringField(item, key) === undefined)
      throw invalid(`an item of the seed's ${list} has no ${quote(key)}`)
  }
  for (const key of guid) {
    const value = stringField(item, key)
    if (value === undefined || !isGuid(value)) {
      throw invalid(`an item of the seed's ${list} has no GUID in ${quote(key)}`)
    }
  }
}

function invalid(message: string): AlmError {
  return new AlmError('json-invalid', { message, remedy: 'See the type Seed for the members of a seed.' })
}
