// Pages of lists and their `Link` header.
import type { EmulatorResponse } from '../../frame/handler.js'
import type { Call } from './route.js'

const DEFAULT_SIZE = 30
const LARGEST_SIZE = 100

interface Page<T> {
  items: readonly T[]
  headers: Readonly<Record<string, string>>
}

function cut<T>(call: Call, all: readonly T[]): Page<T> {
  const size = Math.min(positive(call.url.searchParams.get('per_page'), DEFAULT_SIZE), LARGEST_SIZE)
  const page = positive(call.url.searchParams.get('page'), 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  const links: string[] = []
  const link = (number: number, rel: string): void => {
    const url = new URL(call.url)
    url.searchParams.set('page', String(number))
    links.push(`<${url.href}>; rel="${rel}"`)
  }
  if (page > 1) link(Math.min(page - 1, last), 'prev')
  if (page < last) {
    link(page + 1, 'next')
    link(last, 'last')
  }
  if (page > 1) link(1, 'first')
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  }
}

function positive(text: string | null, fallback: number): number {
  const value = Number(text)
  return text !== null && Number.isInteger(value) && value > 0 ? value : fallback
}

/** An array. */
export async function page<T>(
  call: Call,
  all: readonly T[],
  toBody: (item: T) => object | Promise<object>,
): Promise<EmulatorResponse> {
  const { items, headers } = cut(call, all)
  const body: object[] = []
  for (const item of items) body.push(await toBody(item))
  return { status: 200, body, headers }
}

/** An object with `total_count` and the array under `name`. */
export async function countedPage<T>(
  call: Call,
  name: string,
  all: readonly T[],
  toBody: (item: T) => object | Promise<object>,
): Promise<EmulatorResponse> {
  const answer = await page(call, all, toBody)
  return { ...answer, body: { total_count: all.length, [name]: answer.body } }
}
