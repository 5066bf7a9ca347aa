// Hostile input that is too large to be kept in files: made here, and refused before it takes memory.
import { parseXml, readZip } from '@powerops/solution'
import { rawZip } from './raw-zip.mjs'
import { countProcessorTime } from '../helpers/processor-time.js'

const MiB = 1024 * 1024

/** Far more than it takes; what grows with the square of the input takes minutes. */
const MAX_MS = 10_000

function codeOf(action: () => unknown): string {
  try {
    action()
    return 'ok'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : `crash: ${String(error)}`
  }
}

describe('an XML file is refused that', () => {
  it.each([
    ['is a million deep', () => '<a>'.repeat(1_000_000)],
    ['has a million attributes', () => `<a ${numbers(1_000_000, (i) => `a${i}="" `)}/>`],
    ['is nothing but small elements', () => `<a>${'<b/>'.repeat(16 * MiB)}</a>`],
    ['is nothing but small attributes', () => `<a>${'<b c="" d="" e=""/>'.repeat(4 * MiB)}</a>`],
    ['is nothing but small comments', () => `<a>${'<!---->'.repeat(8 * MiB)}</a>`],
  ])('%s', (_case, make) => {
    const bytes = Buffer.from(make())
    const before = process.memoryUsage().heapUsed
    expect(codeOf(() => parseXml(bytes, 'large.xml'))).toBe('xml-refused')
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(1024 * MiB)
  })

  it('has an error behind many lines', () => {
    const text = `<a>${'\n'.repeat(8 * MiB)}</b>`
    expect(() => parseXml(Buffer.from(text), 'large.xml')).toThrow(`line ${8 * MiB + 1}, column 1`)
  })
})

describe('an XML file is read that', () => {
  it.each([
    ['has a million references', `<a>${'&#65;'.repeat(1_000_000)}</a>`],
    ['has a million elements of usual length', `<a>${'<Column>new_name</Column>'.repeat(1_000_000)}</a>`],
    ['has one text of many megabytes', `<a>${'x'.repeat(32 * MiB)}</a>`],
    ['has a million names', `<a>${numbers(1_000_000, (i) => `<name${i}/>`)}</a>`],
    ['uses one of 100,000 prefixes 100,000 times', manyPrefixes(200, 500, 100_000)],
  ])('%s', (_case, text) => {
    const elapsedMs = countProcessorTime()
    expect(codeOf(() => parseXml(Buffer.from(text), 'large.xml'))).toBe('ok')
    expect(elapsedMs()).toBeLessThan(MAX_MS)
  })
})

describe('an archive is refused that', () => {
  it('has more entries than a solution can have', () => {
    const entries = Array.from({ length: 50_001 }, (_, index) => ({ name: `${index}`, method: 0 }))
    expect(codeOf(() => readZip(rawZip(entries)))).toBe('zip-too-large')
  })

  it.each([
    ['inflates to more than the limit in entries within theirs', 255 * MiB, 20 * MiB, 9],
    ['grows too much in entries that each stay within their limit', 30 * MiB, 80_000, 9],
  ])('%s', (_case, size, storedBytes, count) => {
    const data = Buffer.alloc(storedBytes)
    const entries = Array.from({ length: count }, (_, index) => ({ name: `${index}`, data, size, crc: 0 }))
    expect(codeOf(() => readZip(rawZip(entries)))).toBe('zip-too-large')
  })
})

/** Elements in each other with as many prefixes each, and elements of the last prefix in the innermost one. */
function manyPrefixes(depth: number, each: number, uses: number): string {
  const open = (level: number): string => `<d ${numbers(each, (i) => `xmlns:p${level}-${i}="u" `)}>`
  const used = `<p${depth - 1}-${each - 1}:a/>`.repeat(uses)
  return `${numbers(depth, open)}${used}${'</d>'.repeat(depth)}`
}

function numbers(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('')
}
