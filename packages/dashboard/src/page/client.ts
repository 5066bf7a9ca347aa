// The script of the page: ages at the moment of looking, filters, order and pages of the history. Its functions are
// sent as their own source, so they use each other, the browser and nothing else.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { HistoryRow } from './history-row.js'

interface HistoryState {
  rows: readonly HistoryRow[]
  pageLines: number
  /** From 0. */
  page: number
  sortKey: keyof HistoryRow
  isRising: boolean
}

/** Source of the script, complete. */
export function clientSource(): string {
  const functions = [
    byId,
    formatAge,
    showAges,
    readState,
    setFields,
    readAddress,
    writeAddress,
    matches,
    selectRows,
    fillLine,
    showHistory,
    prepareHeads,
    prepareHistory,
    start,
  ]
  const source = `'use strict';\n${functions.map(String).join('\n')}\n${start.name}();\n`
  return source.replaceAll('\r\n', '\n') // as browsers read it before they compare its hash
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no #${id}`)
  return element
}

/** `3 days ago`, `in 20 days`: months only from two on. */
function formatAge(time: number, now: number): string {
  const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
    ['year', 365 * 86400000],
    ['month', 30 * 86400000],
    ['day', 86400000],
    ['hour', 3600000],
    ['minute', 60000],
  ]
  const [unit, length] = units.find(([, ms]) => Math.abs(time - now) >= (ms > 86400000 ? 2 * ms : ms)) ?? [
    'minute',
    60000,
  ]
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' })
  return Math.abs(time - now) < 60000 ? 'just now' : format.format(Math.round((time - now) / length), unit)
}

/** Puts the age before each time, once. */
function showAges(root: ParentNode): void {
  const now = Date.now()
  for (const time of root.querySelectorAll<HTMLElement>('time[data-age], time[data-due]')) {
    const iso = time.dataset['age'] ?? time.dataset['due'] ?? ''
    const at = Date.parse(iso)
    const before = time.previousElementSibling
    if (Number.isNaN(at) || before?.classList.contains('age')) continue
    const age = document.createElement('span')
    age.className = 'age'
    age.textContent = formatAge(at, now)
    if (time.dataset['due'] !== undefined) {
      const warnDays = Number(time.dataset['warnDays'])
      age.classList.add(at <= now ? 'bad' : at - now <= warnDays * 86400000 ? 'warning' : 'calm')
      if (at <= now) age.textContent = `ended ${age.textContent}`
    }
    time.classList.add('quiet')
    time.before(age, ' ')
  }
}

function readState(): HistoryState {
  const read = JSON.parse(byId('history-rows').textContent ?? '{}') as Pick<
    HistoryState,
    'rows' | 'pageLines'
  >
  return { ...read, page: 0, sortKey: 'at', isRising: false }
}

/** What a list does not offer, and what is not given, counts as empty. */
function setFields(form: HTMLFormElement, given: URLSearchParams): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')) {
    field.value = given.get(field.name) ?? ''
    if (field.value === '') field.value = ''
  }
}

/** Sets form, order and page by the part of the address after `#`. */
function readAddress(form: HTMLFormElement, state: HistoryState): void {
  const given = new URLSearchParams(location.hash.slice(1))
  setFields(form, given)
  const [key = '', direction] = (given.get('sort') ?? 'at').split('-')
  const isKnown = document.querySelector(`th[data-sort="${CSS.escape(key)}"]`) !== null
  state.sortKey = isKnown ? (key as keyof HistoryRow) : 'at'
  state.isRising = direction === 'up'
  const page = Number(given.get('page') ?? '1')
  state.page = Number.isSafeInteger(page) && page > 0 ? page - 1 : 0
}

/** The other way: the address can be sent to somebody. */
function writeAddress(form: HTMLFormElement, state: HistoryState): void {
  const parts = new URLSearchParams()
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')) {
    if (field.value !== '') parts.set(field.name, field.value)
  }
  if (state.sortKey !== 'at' || state.isRising)
    parts.set('sort', `${state.sortKey}-${state.isRising ? 'up' : 'down'}`)
  if (state.page > 0) parts.set('page', String(state.page + 1))
  const text = parts.toString()
  if (text !== location.hash.slice(1)) {
    history.replaceState(null, '', text === '' ? location.pathname + location.search : `#${text}`)
  }
}

/** Every word must stand somewhere in the row. */
function matches(row: HistoryRow, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { solution, version, environment, repository, requester, approvers, commit, digest, stateText } = row
  const text = [
    solution,
    version,
    environment,
    repository,
    requester,
    approvers,
    commit,
    digest,
    row.importJob,
    stateText,
  ]
    .join('\n')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}

function selectRows(form: HTMLFormElement, { rows, sortKey, isRising }: HistoryState): HistoryRow[] {
  const given = new FormData(form)
  const value = (key: string): string => String(given.get(key) ?? '')
  const words = value('text').toLowerCase().split(/\s+/).filter(Boolean)
  const days = Number(value('days'))
  const since = days > 0 ? new Date(Date.now() - days * 86400000).toISOString() : ''
  const exact = (['repository', 'solution', 'environment', 'state'] as const).filter(
    (key) => value(key) !== '',
  )
  const found = rows.filter(
    (row) => row.at >= since && exact.every((key) => row[key] === value(key)) && matches(row, words),
  )
  if (sortKey === 'at') return isRising ? found.reverse() : found
  const { compare } = new Intl.Collator('en', { numeric: true })
  return found.sort((one, other) => (isRising ? 1 : -1) * compare(one[sortKey], other[sortKey]))
}

/** A line out of the template of the page; only texts and checked addresses are put in. */
function fillLine(row: HistoryRow): DocumentFragment {
  const line = (byId('history-line') as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment
  const valueOf = (key: string | undefined): string => row[key as keyof HistoryRow]
  for (const element of line.querySelectorAll<HTMLElement>(
    '[data-if], [data-text], [data-href], time, [data-state], [data-title]',
  )) {
    const { if: condition, text, href, state, title } = element.dataset
    if (condition !== undefined) element.hidden = valueOf(condition) === ''
    if (text !== undefined) element.textContent = valueOf(text)
    if (href !== undefined && valueOf(href) !== '') element.setAttribute('href', valueOf(href))
    if (state !== undefined) element.dataset['state'] = row.state
    if (title !== undefined) element.title = valueOf(title)
    if (element instanceof HTMLTimeElement && row.at !== '') {
      element.dateTime = row.at
      element.dataset['age'] = row.at
    }
  }
  return line
}

function showHistory(form: HTMLFormElement, state: HistoryState): void {
  const found = selectRows(form, state)
  const pages = Math.max(1, Math.ceil(found.length / state.pageLines))
  state.page = Math.min(state.page, pages - 1)
  const first = state.page * state.pageLines
  const lines = byId('history-lines')
  lines.replaceChildren(...found.slice(first, first + state.pageLines).map(fillLine))
  showAges(lines)
  const table = lines.closest<HTMLElement>('.scroll')
  if (table) table.hidden = found.length === 0
  const last = Math.min(first + state.pageLines, found.length)
  const of = found.length === state.rows.length ? '' : ` (of ${state.rows.length.toLocaleString('en')})`
  byId('history-count').textContent =
    found.length === 0
      ? `No deployment fits the filters${of}`
      : `${first + 1}–${last} of ${found.length.toLocaleString('en')} deployment${found.length === 1 ? '' : 's'}${of}`
  const bar = byId('history-pages')
  bar.hidden = pages === 1
  for (const button of bar.querySelectorAll('button')) {
    const target = state.page + Number(button.dataset['step'])
    button.setAttribute('aria-disabled', String(target < 0 || target >= pages))
  }
  const place = bar.querySelector('span')
  if (place) place.textContent = `Page ${state.page + 1} of ${pages}`
  for (const head of document.querySelectorAll<HTMLElement>('th[data-sort]')) {
    const isSorted = head.dataset['sort'] === state.sortKey
    if (isSorted) head.setAttribute('aria-sort', state.isRising ? 'ascending' : 'descending')
    else head.removeAttribute('aria-sort')
  }
}

/** Heads become buttons that sort. */
function prepareHeads(show: () => void, state: HistoryState): void {
  for (const head of document.querySelectorAll<HTMLElement>('th[data-sort]')) {
    const key = head.dataset['sort'] as keyof HistoryRow
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = head.textContent
    button.addEventListener('click', () => {
      state.isRising = state.sortKey === key ? !state.isRising : key !== 'at'
      state.sortKey = key
      state.page = 0
      show()
    })
    head.replaceChildren(button)
  }
}

function prepareHistory(): void {
  const form = byId('filters') as HTMLFormElement
  const state = readState()
  const show = (): void => {
    showHistory(form, state)
    writeAddress(form, state)
  }
  const restart = (): void => {
    state.page = 0
    show()
  }
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', restart)
  form.addEventListener('reset', (event) => {
    event.preventDefault() // the browser would empty the fields only after this
    setFields(form, new URLSearchParams())
    restart()
  })
  byId('history-pages').addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement) || target.getAttribute('aria-disabled') === 'true') return
    state.page += Number(target.dataset['step'])
    show()
    byId('history').scrollIntoView()
  })
  const follow = (): void => {
    if (/^#\w+$/.test(location.hash)) return // a place on the page, not a filter
    readAddress(form, state)
    showHistory(form, state)
  }
  window.addEventListener('hashchange', follow)
  prepareHeads(show, state)
  form.hidden = false
  if (location.hash.includes('=')) follow()
  else showHistory(form, state)
}

function start(): void {
  const built = Date.parse(document.querySelector('time[data-built]')?.getAttribute('datetime') ?? '')
  byId('stale').hidden = !(Date.now() - built > 2 * 86400000)
  showAges(document)
  if (document.getElementById('history')) prepareHistory()
}
