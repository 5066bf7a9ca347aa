// Small apps for tests, and ways to look at apps and their sources.
import { createHash } from 'node:crypto'
import { writeZip } from '@powerops/solution'
import { readParts } from '../src/archive/read-parts.js'

export type Files = ReadonlyMap<string, Uint8Array>

/** An msapp of the parts, in their order. */
export function msappOf(parts: Readonly<Record<string, string | Buffer>>): Uint8Array {
  return writeZip(Object.entries(parts).map(([name, content]) => ({ name, bytes: Buffer.from(content) })))
}

/** A control as the studio writes it. */
export function control(
  name: string,
  template: string,
  formulas: Readonly<Record<string, string>>,
  children: readonly object[] = [],
): object {
  return {
    Type: 'ControlInfo',
    Name: name,
    Template: { Id: `http://microsoft.com/appmagic/${template}`, Name: template, LastModifiedTimestamp: '0' },
    Rules: Object.entries(formulas).map(([property, formula]) => ({
      Property: property,
      Category: 'Design',
      InvariantScript: formula,
      RuleProviderType: 'Unknown',
    })),
    Children: children,
  }
}

/** The part of a screen with one button. */
export function screenPart(name = 'Screen1', onSelect = 'Set(a, 1);\nSet(b, "x: y")'): string {
  const button = control('Button1', 'button', { Text: '"Run"', OnSelect: onSelect, X: '40' })
  return JSON.stringify({ TopParent: control(name, 'screen', { Fill: 'Color.White' }, [button]) })
}

/** An app as small as one can be. */
export function smallApp(screen = screenPart()): Uint8Array {
  return msappOf({
    'Header.json': '{"DocVersion":"1.337","LastSavedDateTimeUTC":"03/17/2024 13:10:13"}',
    'Properties.json':
      '{\r\n  "Name": "Small",\r\n  "AnalysisLoadTime": 0.0193410,\r\n  "ControlCount": {}\r\n}',
    'Controls\\4.json': screen,
    'Resources\\logo.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
    'checksum.json': '{"ServerStampedChecksum":"C8_a\\u002Bb="}',
  })
}

/** Names and digests of the parts, in their order. */
export function partsOf(msapp: Uint8Array): string[] {
  return readParts(msapp).map(
    ({ name, bytes }) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`,
  )
}

/** The content of one part. */
export function partText(msapp: Uint8Array, name: string): string {
  const part = readParts(msapp).find((candidate) => candidate.name === name)
  return part ? Buffer.from(part.bytes).toString('utf8') : `no part ${name}`
}

/** The content of one file. */
export function fileText(files: Files, path: string): string {
  const bytes = files.get(path)
  return bytes ? Buffer.from(bytes).toString('utf8') : `no file ${path} among ${[...files.keys()].join(', ')}`
}

/** The files with one of them changed. */
export function withFile(
  files: Files,
  path: string,
  change: (text: string) => string,
): Map<string, Uint8Array> {
  return new Map(files).set(path, Buffer.from(change(fileText(files, path))))
}

/** The files as a checkout on Windows may hold them: texts with CRLF. */
export function withCrlf(files: Files): Map<string, Uint8Array> {
  return mapTexts(files, (text) => text.replace(/\r?\n/g, '\r\n'))
}

/** The files as git keeps them when it normalises texts. */
export function withLf(files: Files): Map<string, Uint8Array> {
  return mapTexts(files, (text) => text.replaceAll('\r\n', '\n'))
}

/** The files after an editor that puts a byte order mark before every text, or takes it away. */
export function withToggledMarks(files: Files): Map<string, Uint8Array> {
  const mark = '\xef\xbb\xbf'
  return mapTexts(files, (text) => (text.startsWith(mark) ? text.slice(3) : mark + text))
}

function mapTexts(files: Files, change: (latin1: string) => string): Map<string, Uint8Array> {
  return new Map(
    [...files].map(([path, bytes]) => {
      const text = Buffer.from(bytes).toString('latin1')
      const isText = !text.includes('\0') && !/\r(?!\n)/.test(text)
      return [path, isText ? Buffer.from(change(text), 'latin1') : bytes]
    }),
  )
}
