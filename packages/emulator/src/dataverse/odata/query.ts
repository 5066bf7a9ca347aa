// Query options of a request or of an expansion.
import { codes, DataverseFault } from '../fault.js'
import { parseFilter, type Expression } from './expression.js'
import { splitOutside } from './path.js'

export interface Query {
  select: readonly string[] | undefined
  filter: Expression | undefined
  orderBy: readonly { path: string; descending: boolean }[]
  top: number | undefined
  expand: readonly { name: string; query: Query }[]
  count: boolean
  /** From 1. */
  page: number
}

const UNSUPPORTED = new Set(['$skip', '$search', '$format', '$compute', '$apply'])
const KNOWN = new Set(['$select', '$filter', '$orderby', '$top', '$expand', '$count', '$skiptoken', '$id'])

/** @throws DataverseFault 400 for an option that the service does not have or whose value it cannot read. */
export function parseQuery(options: Iterable<[string, string]>): Query {
  const given = new Map<string, string>()
  for (const [name, value] of options) {
    if (UNSUPPORTED.has(name) || (name.startsWith('$') && !KNOWN.has(name))) {
      throw new DataverseFault(400, codes.badUri, `The query parameter ${name} is not supported`)
    }
    given.set(name, value)
  }
  const filter = given.get('$filter')
  return {
    select: list(given.get('$select')),
    filter: filter === undefined ? undefined : parseFilter(filter),
    orderBy: (list(given.get('$orderby')) ?? []).map(parseOrder),
    top: wholeNumber('$top', given.get('$top')),
    expand: splitOutside(given.get('$expand') ?? '', ',')
      .filter((part) => part.trim() !== '')
      .map(parseExpand),
    count: given.get('$count') === 'true',
    page: pageOf(given.get('$skiptoken')),
  }
}

function list(text: string | undefined): string[] | undefined {
  const parts = text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts?.length ? parts : undefined
}

function parseOrder(text: string): { path: string; descending: boolean } {
  const match = /^([\w/]+)(?:\s+(asc|desc))?$/.exec(text)
  if (!match?.[1]) throw new DataverseFault(400, codes.badUri, `Syntax error in the $orderby '${text}'.`)
  return { path: match[1], descending: match[2] === 'desc' }
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) {
    throw new DataverseFault(400, codes.badUri, `Invalid value '${text}' for ${name} query option found.`)
  }
  return Number(text)
}

function parseExpand(text: string): { name: string; query: Query } {
  const match = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/s.exec(text)
  if (!match?.[1]) throw new DataverseFault(400, codes.badUri, `Syntax error in the $expand '${text}'.`)
  const options = splitOutside(match[2] ?? '', ';')
    .filter((option) => option.trim() !== '')
    .map((option): [string, string] => {
      const at = option.indexOf('=')
      return [option.slice(0, at).trim(), option.slice(at + 1)]
    })
  return { name: match[1], query: parseQuery(options) }
}

/** Dataverse's paging cookie is XML; only its page number matters here. */
function pageOf(skipToken: string | undefined): number {
  if (skipToken === undefined) return 1
  const page = /pagenumber="(\d{1,6})"/.exec(skipToken)?.[1]
  if (!page) throw new DataverseFault(400, codes.badUri, 'Malformed XML in the Paging Cookie')
  return Number(page)
}

/** The token of a page. */
export function skipToken(page: number): string {
  return `<cookie pagenumber="${page}" istracking="False" />`
}
