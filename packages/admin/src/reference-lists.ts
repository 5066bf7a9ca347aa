// Locations, languages and currencies: what people write, resolved to what the service takes.
import {
  AlmError,
  arrayField,
  booleanField,
  nearestNames,
  numberField,
  quote,
  recordField,
  stringField,
} from '@powerops/core'
import { required, requiredText } from './fields.js'
import { PLATFORM, type Service } from './service.js'
import type { Currency, Language, Location } from './types.js'

const QUERY = { 'api-version': '2023-06-01' }
/** Names that an error message proposes. */
const PROPOSALS = 5

export async function listLocations(service: Service): Promise<Location[]> {
  const items = await service.list(`${PLATFORM}/locations`, QUERY, 'listing the locations')
  return items.map(parseLocation)
}

/** @throws AlmError `response-invalid`. */
export function parseLocation(untrusted: unknown): Location {
  const name = requiredText(untrusted, 'name', 'a location')
  const properties = recordField(untrusted, 'properties')
  return {
    name,
    displayName: stringField(properties, 'displayName') ?? name,
    canProvisionDatabase: booleanField(properties, 'canProvisionDatabase') ?? false,
    azureRegions: arrayField(properties, 'azureRegions').filter((region) => typeof region === 'string'),
  }
}

/** @throws AlmError `response-invalid`. */
export function parseLanguage(untrusted: unknown): Language {
  const properties = recordField(untrusted, 'properties')
  const code = required(numberField(properties, 'localeId'), 'localeId', 'a language')
  return {
    code,
    name: stringField(properties, 'displayName') ?? stringField(properties, 'localizedName') ?? String(code),
  }
}

/** @throws AlmError `response-invalid`. */
function parseCurrency(untrusted: unknown): Currency {
  const properties = recordField(untrusted, 'properties')
  const code = stringField(properties, 'code') ?? requiredText(untrusted, 'name', 'a currency')
  return {
    code,
    name: stringField(properties, 'displayName') ?? stringField(properties, 'localizedName') ?? code,
  }
}

export async function resolveLocation(service: Service, region: string): Promise<string> {
  const locations = await listLocations(service)
  return choose('region', region, locations, ({ name, displayName }) => [name, displayName]).name
}

export async function resolveLanguage(
  service: Service,
  location: string,
  language: string,
): Promise<Language> {
  const languages = await localList(service, location, 'environmentLanguages')
  return choose('language', language, languages.map(parseLanguage), ({ code, name }) => [name, String(code)])
}

export async function resolveCurrency(
  service: Service,
  location: string,
  currency: string,
): Promise<Currency> {
  const currencies = await localList(service, location, 'environmentCurrencies')
  return choose('currency', currency, currencies.map(parseCurrency), ({ code, name }) => [code, name])
}

function localList(service: Service, location: string, list: string): Promise<unknown[]> {
  const path = `${PLATFORM}/locations/${encodeURIComponent(location)}/${list}`
  return service.list(path, QUERY, `listing the ${list} of ${location}`)
}

/** The one item that goes by the name, in any case. */
function choose<T>(what: string, given: string, items: readonly T[], namesOf: (item: T) => string[]): T {
  const wanted = given.trim().toLowerCase()
  const found = items.find((item) => namesOf(item).some((name) => name.toLowerCase() === wanted))
  if (found !== undefined) return found
  const names = items.flatMap(namesOf)
  const near = nearestNames(given, names, PROPOSALS)
  const shown =
    near.length > 0 ? near : items.slice(0, PROPOSALS).flatMap((item) => namesOf(item).slice(0, 1))
  throw new AlmError('input-invalid', {
    message: `${what} is ${quote(given)}, which the service does not offer`,
    remedy: `Use one of its ${items.length} names, for example ${shown.map(quote).join(', ')}.`,
    details: { near: shown },
  })
}
