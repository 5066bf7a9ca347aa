// A place in the bytes of an XML file: what names, white space and references look like from there, and how to say that
// something is wrong.
import { AlmError, quote, type ReasonCode } from '@powerops/core'
import { isXmlName } from './names.js'
import { isXmlCharacter } from './references.js'

export const TAB = 9
export const LF = 10
export const CR = 13
export const SPACE = 32
export const QUOTE = 34
const HASH = 35
const SMALL_X = 120
export const AMPERSAND = 38
export const APOSTROPHE = 39
export const SLASH = 47
const SEMICOLON = 59
export const LESS = 60
export const EQUALS = 61
export const GREATER = 62
export const BRACKET = 93

/** 1 for ASCII characters that may continue a name, 2 for those that may also start one, 6 for a colon, 8 for others. */
const NAME_CLASS = Uint8Array.from({ length: 256 }, (_, code) => {
  const char = String.fromCharCode(code)
  return code >= 128 ? 8 : char === ':' ? 6 : /[A-Za-z_]/.test(char) ? 2 : /[-.0-9]/.test(char) ? 1 : 0
})

/** 1 for bytes that mean nothing but themselves in text, and in the value of an attribute. */
export const PLAIN_IN_TEXT = plainBytes(LESS, AMPERSAND, GREATER, BRACKET)
export const PLAIN_IN_VALUES = plainBytes(LESS, AMPERSAND, GREATER, QUOTE, APOSTROPHE)

const NAMED = ['&amp;', '&lt;', '&gt;', '&quot;', '&apos;'].map((reference) => Buffer.from(reference))
/** Digits of the longest number of a character, 1114111. */
const MOST_DIGITS = 7

/** References that the serializer writes as well. */
export const WRITTEN_IN_TEXT = ['&amp;', '&lt;', '&gt;'].map((reference) => Buffer.from(reference))
export const WRITTEN_IN_VALUES = [
  ...WRITTEN_IN_TEXT,
  ...['&quot;', '&#xA;', '&#xD;', '&#x9;'].map((each) => Buffer.from(each)),
]

export const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

export class XmlCursor {
  protected readonly bytes: Buffer
  protected at = 0
  /** Whether a name with a colon was read since this was last set to false. */
  protected hasPrefix = false
  private readonly fileName: string

  constructor(bytes: Buffer, fileName: string) {
    this.bytes = bytes
    this.fileName = fileName
  }

  /** Reads the reference at `start`, and returns where it ends. */
  protected reference(start: number): number {
    const end = this.bytes[start + 1] === HASH ? this.numericReference(start + 2) : this.namedReference(start)
    if (end > 0) return end
    const name = /^&(?:#\w*;|[A-Za-z_:][\w:.-]*;)?/.exec(this.slice(start, start + 64))?.[0] ?? '&'
    if (name === '&') this.fail('has "&" that starts no reference', start)
    const code = name.startsWith('&#') ? 'xml-invalid' : 'xml-refused'
    return this.fail(`has the unknown reference ${quote(name)}`, start, code)
  }

  private namedReference(start: number): number {
    for (const reference of NAMED) if (this.startsWith(reference, start)) return start + reference.length
    return 0
  }

  /** Where the reference ends whose number starts at `start`; 0 when it is none. */
  private numericReference(start: number): number {
    const { bytes } = this
    const isHex = bytes[start] === SMALL_X
    const base = isHex ? 16 : 10
    const from = isHex ? start + 1 : start
    let code = 0
    let at = from
    for (
      let digit = digitOf(bytes[at], base);
      digit >= 0 && at < from + MOST_DIGITS;
      digit = digitOf(bytes[++at], base)
    ) {
      code = code * base + digit
    }
    return at > from && bytes[at] === SEMICOLON && isXmlCharacter(code) ? at + 1 : 0
  }

  protected isOneOf(references: readonly Buffer[], at: number): boolean {
    for (const reference of references) if (this.startsWith(reference, at)) return true
    return false
  }

  protected endOfName(start: number): number {
    const { bytes } = this
    if ((NAME_CLASS[bytes[start] ?? 0] ?? 0) < 2)
      this.fail('has "<" that starts no tag, or a name that is none', start)
    let classes = 0
    let at = start
    for (let kind = NAME_CLASS[bytes[at] ?? 0] ?? 0; kind > 0; kind = NAME_CLASS[bytes[++at] ?? 0] ?? 0) {
      classes |= kind
    }
    if ((classes & 4) !== 0) this.hasPrefix = true
    if ((classes & 8) !== 0 && !isXmlName(this.slice(start, at))) {
      this.fail(`has ${this.quoted(start, at)} for a name, which XML does not allow`, start)
    }
    return at
  }

  protected endOfSpace(from: number): number {
    const { bytes } = this
    let at = from
    for (let code = bytes[at]; code === SPACE || code === LF || code === CR || code === TAB;)
      code = bytes[++at]
    return at
  }

  protected isEqual(left: number, right: number, length: number): boolean {
    const { bytes } = this
    for (let index = 0; index < length; index++)
      if (bytes[left + index] !== bytes[right + index]) return false
    return true
  }

  protected startsWith(mark: Buffer, at: number): boolean {
    for (let index = 0; index < mark.length; index++) if (this.bytes[at + index] !== mark[index]) return false
    return true
  }

  protected find(mark: string, from: number, what: string): number {
    const end = this.bytes.indexOf(mark, from)
    if (end < 0) this.fail(`has a ${what} that is not closed by "${mark}"`)
    return end
  }

  protected quoted(start: number, end: number): string {
    return quote(this.slice(start, end))
  }

  protected slice(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end)
  }

  protected failControl(at: number): never {
    this.fail(`holds the control character ${this.quoted(at, at + 1)}`, at)
  }

  protected fail(problem: string, at = this.at, code: ReasonCode = 'xml-invalid'): never {
    const start = this.startsWith(BYTE_ORDER_MARK, 0) ? BYTE_ORDER_MARK.length : 0
    const before = this.slice(start, at)
    let line = 1
    for (const _lineEnd of before.matchAll(/\r\n?|\n/g)) line++
    const column = before.length - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'))
    throw new AlmError(code, {
      message: `${quote(this.fileName)} ${problem} (line ${line}, column ${column})`,
      remedy: 'Correct the file, or export the solution again.',
      details: { file: this.fileName, line, column },
    })
  }
}

function plainBytes(...others: number[]): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => (code < SPACE || others.includes(code) ? 0 : 1))
}

/** The value of a digit; -1 for any other byte. */
function digitOf(byte = 0, base: number): number {
  const letter = byte | 0x20 // Small letters for capital ones; digits stay.
  const value = byte >= 48 && byte <= 57 ? byte - 48 : letter >= 97 && letter <= 102 ? letter - 87 : base
  return value < base ? value : -1
}
