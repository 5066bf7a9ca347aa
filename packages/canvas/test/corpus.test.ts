// The real apps of the reference data: taken apart and built again, every part is the same bytes.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packCanvasApp, unpackCanvasApp } from '@powerops/canvas'
import { readZip } from '@powerops/solution'
import { partsOf, withGitLineEnds } from './apps.js'

const reference = process.env['ALM_REFERENCE_DATA']

function realApps(folder: string): [name: string, msapp: Uint8Array][] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.zip'))
    .sort()
    .flatMap((file) =>
      entriesOf(path.join(folder, file)).map(({ name, bytes }): [string, Uint8Array] => [
        `${file} ${name}`,
        bytes,
      ]),
    )
}

/** The apps in a zip; payloads that were replaced by filler are no archives. */
function entriesOf(file: string): { name: string; bytes: Uint8Array }[] {
  const bytes = readFileSync(file)
  if (!bytes.includes('.msapp')) return []
  return readZip(bytes)
    .filter((entry) => /\.msapp$/i.test(entry.path))
    .map((entry) => ({ name: entry.path, bytes: entry.read() }))
    .filter((entry) => Buffer.from(entry.bytes).readUInt32LE(0) === 0x04034b50)
}

;(reference ? describe : describe.skip)('a real app', () => {
  const apps = reference ? realApps(path.join(reference, 'corpus/zips')) : []

  it('is among the reference data', () => {
    expect(apps.length).toBeGreaterThanOrEqual(40)
  })

  it.each(apps)('%s keeps every part through unpacking and packing', (_name, msapp) => {
    const { files, warnings } = unpackCanvasApp(msapp)
    const built = packCanvasApp(withGitLineEnds(files))
    expect(partsOf(built.msapp)).toEqual(partsOf(msapp))
    expect([...warnings, ...built.warnings]).toEqual([])
    const forms: string = String(
      JSON.stringify(JSON.parse(Buffer.from(files.get('CanvasManifest.json') ?? '').toString()).parts),
    )
    expect(forms).not.toContain('base64')
    expect(
      JSON.parse(forms).filter(
        (p: { name: string; form: string }) => /json$|sarif$/.test(p.name) && p.form !== 'json',
      ),
    ).toEqual([])
    expect(
      JSON.parse(forms).filter(
        (p: { name: string; formulas?: string }) => /Con.*\\.*json$/.test(p.name) && !p.formulas,
      ),
    ).toEqual([])
  })
})
