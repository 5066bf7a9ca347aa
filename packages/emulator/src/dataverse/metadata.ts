// The metadata of tables and their columns: what the installed solutions have, and the platform's own tables.
import type { JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../frame/handler.js'
import { requirePrivilege } from './access.js'
import { codes, DataverseFault, unknownSegment } from './fault.js'
import { json } from './odata/answer.js'
import { holds } from './odata/expression.js'
import { guidKey, type Segment } from './odata/path.js'
import { parseQuery, type Query } from './odata/query.js'
import type { ApiRequest } from './odata/request.js'
import { contents, objectIdOf, type OwnedComponent } from './solution/content.js'
import { isPlatformTable } from './solution/platform.js'
import { tableNamed } from './tables/catalogue.js'
import type { Organization } from './organization.js'

/** The only entity set of definitions that is served. */
export const DEFINITIONS = 'EntityDefinitions'
const TABLE = '1'
const COLUMN = '2'
/** Metadata is neither ordered nor paged by the service. */
const UNSUPPORTED = ['$orderby', '$top', '$skiptoken']

/** Answers `EntityDefinitions`, one definition by logical name or id, and its `Attributes`. */
export function answerDefinitions(organization: Organization, request: ApiRequest): EmulatorResponse {
  if (request.method !== 'GET') throw unknownSegment(DEFINITIONS)
  requirePrivilege(organization, 'prvReadEntity', 'entity')
  for (const option of UNSUPPORTED) {
    if (request.options.has(option)) {
      throw new DataverseFault(400, codes.badUri, `The query parameter ${option} is not supported`)
    }
  }
  const [first, second, ...rest] = request.segments
  if (!first || rest.length > 0) throw unknownSegment(rest[0]?.name ?? '')
  const query = parseQuery(request.options)
  const context = `${organization.baseUrl}$metadata#${DEFINITIONS}`
  if (first.arguments === undefined) {
    if (second) throw unknownSegment(second.name)
    const value = project(definitions(organization), query)
    return json({ '@odata.context': `${context}${shapeOf(query)}`, value })
  }
  const definition = definitionAt(organization, first)
  if (!second) {
    const [shown = {}] = project([definition], { ...query, filter: undefined })
    return json({ '@odata.context': `${context}${shapeOf(query)}/$entity`, ...shown })
  }
  if (second.name !== 'Attributes' || second.arguments !== undefined) throw unknownSegment(second.name)
  const table = String(definition['LogicalName'])
  const value = project(attributesOf(organization, table), query)
  return json({ '@odata.context': `${context}('${table}')/Attributes${shapeOf(query)}`, value })
}

function definitionAt(organization: Organization, segment: Segment): JsonRecord {
  const id = guidKey(segment)
  const name = segment.arguments?.get('LogicalName')
  const found = definitions(organization).find((definition) =>
    id === undefined ? definition['LogicalName'] === name : definition['MetadataId'] === id,
  )
  if (found) return found
  throw new DataverseFault(404, codes.badUri, `Could not find an entity with the name ${name ?? id ?? ''}.`)
}

/** Every table that a solution brought or that the platform has rows of. */
function definitions(organization: Organization): JsonRecord[] {
  const owned = ownedComponents(organization, TABLE)
  return [...owned].map(([name, { component, managed }]) => {
    const custom = !isPlatformTable(name)
    return {
      MetadataId: objectIdOf(organization, component),
      LogicalName: name,
      SchemaName: component.schemaName,
      DisplayName: label(component.displayName),
      IsCustomEntity: custom,
      IsManaged: managed || !custom,
    }
  })
}

function attributesOf(organization: Organization, table: string): JsonRecord[] {
  const owned = [...ownedComponents(organization, COLUMN).values()]
    .filter(({ component }) => component.parent.toLowerCase() === table)
    .map(({ component, managed }) => toAttribute(organization, table, component, managed))
  const known = new Set(owned.map((attribute) => attribute['LogicalName']))
  const platform = [...(tableNamed(table)?.columns ?? [])]
    .filter((name) => !name.startsWith('_') && !known.has(name))
    .map((schemaName) => {
      const component = {
        type: COLUMN,
        id: '',
        schemaName,
        displayName: schemaName,
        parent: table,
        label: '',
      }
      return { ...toAttribute(organization, table, component, true), IsCustomAttribute: false }
    })
  return [...owned, ...platform]
}

function toAttribute(
  organization: Organization,
  table: string,
  component: OwnedComponent,
  managed: boolean,
): JsonRecord {
  const name = component.schemaName.toLowerCase()
  // What is the platform's has no prefix of a publisher, or is the key that a table comes with.
  const custom = name.includes('_') && name !== `${table}id` && tableNamed(table)?.columns.has(name) !== true
  return {
    MetadataId: objectIdOf(organization, component),
    LogicalName: name,
    SchemaName: component.schemaName,
    DisplayName: label(component.displayName),
    AttributeOf: null,
    IsCustomAttribute: custom,
    IsManaged: managed,
    IsPrimaryId: name === `${table}id`,
  }
}

interface Owned {
  component: OwnedComponent
  /** Whether every solution that has it is managed. */
  managed: boolean
}

/** Components of a type by logical name, that of the table before that of a column. */
function ownedComponents(organization: Organization, type: string): Map<string, Owned> {
  const found = new Map<string, Owned>()
  for (const [, { components, managed }] of contents(organization)) {
    for (const component of components) {
      if (component.type !== type || component.schemaName === '') continue
      const key = [component.parent, component.schemaName].filter(Boolean).join('.').toLowerCase()
      const before = found.get(key)
      found.set(key, {
        component: before?.component ?? component,
        managed: managed && before?.managed !== false,
      })
    }
  }
  return found
}

function label(text: string): JsonRecord {
  const localized = { Label: text, LanguageCode: 1033, IsManaged: true }
  return { LocalizedLabels: [localized], UserLocalizedLabel: localized }
}

function project(items: readonly JsonRecord[], { select, filter }: Query): JsonRecord[] {
  const fitting = filter ? items.filter((item) => holds(filter, (path) => valueAt(item, path))) : items
  if (!select) return [...fitting]
  return fitting.map((item) => {
    for (const name of select) if (!(name in item)) throw noSuchProperty(name)
    // The id comes along with whatever is selected.
    return Object.fromEntries(
      Object.entries(item).filter(([name]) => name === 'MetadataId' || select.includes(name)),
    )
  })
}

function valueAt(item: JsonRecord, path: string): unknown {
  if (path in item) return item[path]
  throw noSuchProperty(path)
}

function noSuchProperty(name: string): DataverseFault {
  return new DataverseFault(
    400,
    codes.badUri,
    `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.MetadataBase'.`,
  )
}

function shapeOf({ select }: Query): string {
  return select ? `(${select.join(',')})` : ''
}
