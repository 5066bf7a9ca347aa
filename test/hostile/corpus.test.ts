// Files that must be refused, or must not: what comes before `--` in the name of a file is the verdict on it. A file
// that is put into one of the folders is a test.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { findConnectors, toSolutionSource } from '@powerops/dlp'
import {
  parseSolution,
  parseXml,
  planUnpack,
  readZip,
  serializeXml,
  writeZip,
  type XmlElement,
  type XmlNode,
} from '@powerops/solution'
import { countProcessorTime } from '../helpers/processor-time.js'

/** Promised is 250 ms; the machines that run tests are shared, and what is asserted is that nothing hangs. */
const MAX_SECONDS = 5

function corpus(folder: string): [verdict: string, file: string, bytes: Buffer][] {
  return readdirSync(path.join(import.meta.dirname, folder))
    .sort()
    .map((file) => [
      file.split('--')[0] ?? '',
      file,
      readFileSync(path.join(import.meta.dirname, folder, file)),
    ])
}

function verdictOn(action: () => unknown): string {
  const elapsedMs = countProcessorTime()
  try {
    action()
    return 'ok'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : `crash: ${String(error)}`
  } finally {
    expect(elapsedMs()).toBeLessThan(MAX_SECONDS * 1000)
  }
}

/** What a tree says, whatever it is made of. */
function meaning(element: XmlElement): unknown {
  const { name, attributes, children, selfClosed } = element
  const isElement = (node: XmlNode): node is XmlElement => node.kind === 'element'
  return {
    name,
    attributes,
    selfClosed,
    children: children.map((node) =>
      isElement(node) ? meaning(node) : { kind: node.kind, value: node.value },
    ),
  }
}

describe('an archive', () => {
  it.each(corpus('zip'))('%s: %s', (verdict, _file, bytes) => {
    expect(verdictOn(() => readZip(bytes).map((entry) => entry.read()))).toBe(verdict)
  })
})

describe('an XML file', () => {
  it.each(corpus('xml'))('%s: %s', (verdict, file, bytes) => {
    expect(verdictOn(() => parseXml(bytes, file))).toBe(verdict)
  })

  it.each(corpus('xml').filter(([verdict]) => verdict === 'ok'))(
    'is written as it was understood (%s: %s)',
    (_verdict, file, bytes) => {
      const { root } = parseXml(bytes, file)
      expect(meaning(parseXml(serializeXml(root, 'lf'), file).root)).toEqual(meaning(root))
    },
  )
})

describe('a solution', () => {
  it.each(corpus('solution'))('%s: %s', (verdict, _file, bytes) => {
    const unpack = (): unknown =>
      planUnpack(parseSolution(bytes), { packageType: 'Unmanaged', lineEnds: 'lf' }).files
    expect(verdictOn(unpack)).toBe(verdict)
  })
})

describe('the file of a canvas app', () => {
  it.each(corpus('msapp'))('%s: %s', (verdict, _file, bytes) => {
    const app = `<CanvasApp><Name>a</Name><ConnectionReferences>{}</ConnectionReferences><DatabaseReferences>{}</DatabaseReferences><DocumentUri>/CanvasApps/a.msapp</DocumentUri></CanvasApp>`
    const parts = new Map<string, Uint8Array>([
      [
        'customizations.xml',
        Buffer.from(`<ImportExportXml><CanvasApps>${app}</CanvasApps></ImportExportXml>`),
      ],
      ['CanvasApps/a.msapp', bytes],
      ['solution.xml', Buffer.from('<ImportExportXml />')],
    ])
    const zip = writeZip([...parts].map(([name, content]) => ({ name, bytes: content })))
    const source = toSolutionSource(readZip(zip).map((entry) => ({ path: entry.path, bytes: entry.read() })))
    let unknowns: readonly unknown[] = []
    const find = (): unknown => (unknowns = findConnectors(source).resources[0]?.unknowns ?? ['none found'])
    expect(verdictOn(find)).toBe('ok')
    expect(unknowns.length > 0 ? 'unknown' : 'ok').toBe(verdict)
  })
})
