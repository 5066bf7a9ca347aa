// Lists that come in pages: `{ value: […] }` and, but for the last page, a link to the next one.
import { isRecord, unreadableAnswer, type JsonRecord } from '@powerops/core'

/** A list longer than this is a loop of next links. */
const MAX_PAGES = 1000

/** How the pages of one list are read. */
export interface Pages {
  /** A noun phrase that "failed" can follow. */
  what: string
  /** Gives a page as JSON. */
  fetchPage: (url: URL) => Promise<unknown>
  /** Where the next page is; undefined after the last one. */
  nextOf: (page: JsonRecord) => URL | undefined
}

/**
 * The items of all pages.
 * @throws AlmError `response-invalid` for a page that is none, and for a list without end.
 */
export async function listPages(first: URL, { what, fetchPage, nextOf }: Pages): Promise<unknown[]> {
  const items: unknown[] = []
  let next: URL | undefined = first
  for (let pages = 0; next; pages++) {
    if (pages >= MAX_PAGES) throw unreadableAnswer(`${what} failed: the list cannot be read, it has no end`)
    const page = await fetchPage(next)
    if (!isRecord(page) || !Array.isArray(page['value'])) {
      throw unreadableAnswer(`${what} failed: the list cannot be read, a page has no list in "value"`, {
        field: 'value',
      })
    }
    items.push(...page['value'])
    next = nextOf(page)
  }
  return items
}

/** The URL of `path` below `root`, whose path ends with a slash, with the parameters of a query. */
export function urlBelow(root: URL, path: string, query: Readonly<Record<string, string>>): URL {
  const url = new URL(root.href + path)
  // Written by hand because URLSearchParams writes spaces as "+", which OData does not read as spaces.
  url.search = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return url
}
