// The real apps of the reference data: taken apart and built again, every part is the same bytes.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { arrayField, parseJson, stringField } from '@powerops/core'
import { readZip } from '@powerops/solution'
import { packCanvasApp, unpackCanvasApp } from '../src/index.js'
import { fileText, partsOf, withCrlf, withLf, withToggledMarks } from './apps.js'

const corpus =
  process.env['ALM_REFERENCE_DATA'] && path.join(process.env['ALM_REFERENCE_DATA'], 'corpus/zips')
const isHere = corpus !== undefined && existsSync(corpus)
const LOCAL_RECORD = 0x04034b50

/** The apps in a zip. Payloads that were replaced by filler are no archives; the zips that are none are not ours to test. */
function appsIn(file: string): [name: string, msapp: Uint8Array][] {
  const zip = readFileSync(file)
  if (!zip.includes('.msapp')) return []
  return readZip(zip)
    .filter((entry) => /\.msapp$/i.test(entry.path))
    .map((entry): [string, Uint8Array] => [`${path.basename(file)} ${entry.path}`, entry.read()])
    .filter(([, bytes]) => Buffer.from(bytes).readUInt32LE(0) === LOCAL_RECORD)
}

function realApps(): [name: string, msapp: Uint8Array][] {
  if (!corpus || !isHere) return [['no corpus', new Uint8Array()]]
  const zips = readdirSync(corpus).filter((file) => file.endsWith('.zip'))
  return zips.sort().flatMap((file) => appsIn(path.join(corpus, file)))
}

;(isHere ? describe : describe.skip)('a real app', () => {
  const apps = realApps()

  it('is among the reference data', () => {
    expect(apps.length).toBeGreaterThanOrEqual(40)
  })

  it.each(apps)(
    '%s is readable, and keeps every part whatever git and editors do to line ends',
    (_name, msapp) => {
      const { files, warnings } = unpackCanvasApp(msapp)
      for (const checkout of [withToggledMarks(withCrlf(files)), withLf(files)]) {
        const built = packCanvasApp(checkout)
        expect(partsOf(built.msapp)).toEqual(partsOf(msapp))
        expect([...warnings, ...built.warnings]).toEqual([])
      }
      const parts = arrayField(parseJson(fileText(files, 'CanvasManifest.json'), 'manifest'), 'parts')
      expect(parts.filter((part) => !isReadable(part))).toEqual([])
    },
  )
})

function isReadable(part: unknown): boolean {
  const name = stringField(part, 'name') ?? ''
  const isJson = stringField(part, 'form') === 'json'
  if (/^(Controls|Components)\\/.test(name)) return isJson && stringField(part, 'formulas') !== undefined
  return /\.(json|sarif)$/.test(name) ? isJson : stringField(part, 'form') !== 'base64'
}
