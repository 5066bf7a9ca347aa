// Another version in a solution: what is replaced, and that nothing else is.
import { parseVersion } from '@powerops/core'
import { describeZip, parseXml, readZip, setManifestVersion, setZipVersion } from '../src/index.js'
import { manifestText, tinyEntries, tinyZip } from './tiny-solution.js'

const NEXT = parseVersion('1.10.0.0')
const set = (text: string): string => Buffer.from(setManifestVersion(Buffer.from(text), NEXT, 'x')).toString()

describe('a version in solution.xml', () => {
  const plain = manifestText({ version: '1.2.3.4' })
  it.each([
    { name: 'stands alone', text: plain },
    { name: 'stands after a byte order mark', text: `\ufeff${plain}` },
    { name: 'stands among texts of other scripts', text: plain.replace('Tiny solution', 'Größe 日本 €') },
    { name: 'stands on lines that end with CR LF', text: plain.replaceAll('><', '>\r\n  <') },
    { name: 'has blanks around it', text: plain.replace('1.2.3.4', ' 1.2.3.4 ') },
  ])('is replaced and nothing else when it $name', ({ text }) => {
    expect(set(text)).toBe(text.replace(/<Version>[^<]*</, '<Version>1.10.0.0<'))
  })

  it('is told from the one in a comment', () => {
    const text = plain.replace('<SolutionManifest>', '<SolutionManifest><!-- <Version>1.2.3.4</Version> -->')
    expect(set(text)).toBe(
      text.replace('</LocalizedNames><Version>1.2.3.4<', '</LocalizedNames><Version>1.10.0.0<'),
    )
  })

  it('gives the same bytes when it is there already', () => {
    const bytes = Buffer.from(manifestText({ version: NEXT }))
    expect(setManifestVersion(bytes, NEXT, 'x')).toBe(bytes)
  })

  it.each([
    {
      name: 'is written with entities',
      text: plain.replace('1.2.3.4', '1.2.3.&#52;'),
      code: 'solution-invalid',
    },
    { name: 'is no version', text: plain.replace('1.2.3.4', '1.x'), code: 'version-invalid' },
    { name: 'is in no XML', text: 'no XML', code: 'xml-invalid' },
  ])('is refused when it $name', ({ text, code }) => {
    expect(() => set(text)).toThrow(expect.objectContaining({ code }))
  })
})

it('a zip gets the version and keeps the bytes of all other entries, in their order', () => {
  const zip = setZipVersion(tinyZip({ files: { 'WebResources/a%20b': 'x' } }), NEXT)
  expect(describeZip(zip).version).toBe(NEXT)
  const before = tinyEntries({ files: { 'WebResources/a%20b': 'x' } })
  const after = readZip(zip)
  expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name))
  for (const [at, entry] of after.entries()) {
    if (entry.path === 'solution.xml') parseXml(entry.read(), entry.path)
    else expect(Buffer.from(entry.read()).equals(before[at]?.bytes ?? Buffer.alloc(0))).toBe(true)
  }
})
