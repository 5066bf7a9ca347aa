// Reads the attributes of a start tag: their names, values and namespace prefixes.
import {
  AMPERSAND,
  APOSTROPHE,
  CR,
  EQUALS,
  LESS,
  LF,
  PLAIN_IN_VALUES,
  QUOTE,
  SPACE,
  TAB,
  WRITTEN_IN_VALUES,
  XmlCursor,
} from './cursor.js'
import type { XmlLimits } from './limits.js'
import { PrefixScope } from './prefixes.js'
import { quote } from '@powerops/core'

/** Attributes of one element from which on a set finds two of one name faster than comparing them in pairs. */
const MANY_ATTRIBUTES = 16

export class AttributeCursor extends XmlCursor {
  protected readonly limits: XmlLimits
  protected readonly prefixes = new PrefixScope()
  // Where the names of the attributes are of the element that is being read.
  private readonly attributeStarts: number[] = []
  private readonly attributeEnds: number[] = []

  constructor(bytes: Buffer, fileName: string, limits: XmlLimits) {
    super(bytes, fileName)
    this.limits = limits
  }

  /** Reads the attribute at `start`; true when the serializer would write it so. */
  protected attribute(start: number, index: number): boolean {
    const { bytes } = this
    const nameEnd = this.endOfName(start)
    if (index >= this.limits.attributesPerElement) {
      const most = this.limits.attributesPerElement
      this.fail(`has more than ${most} attributes in one element`, start, 'xml-refused')
    }
    this.attributeStarts[index] = start
    this.attributeEnds[index] = nameEnd
    const equals = this.endOfSpace(nameEnd)
    if (bytes[equals] !== EQUALS)
      this.fail(`has the attribute ${this.quoted(start, nameEnd)} without a value`, equals)
    const open = this.endOfSpace(equals + 1)
    const mark = bytes[open]
    if (mark !== QUOTE && mark !== APOSTROPHE) {
      this.fail(`has the attribute ${this.quoted(start, nameEnd)} without quotes`, open)
    }
    const isVerbatim = this.value(open + 1, mark)
    return isVerbatim && mark === QUOTE && open === nameEnd + 1
  }

  /** Reads a value up to its closing quote; true when the serializer would write it so. */
  private value(start: number, mark: number): boolean {
    const { bytes } = this
    let isVerbatim = true
    let at = start
    for (;;) {
      while (PLAIN_IN_VALUES[bytes[at] ?? 0] === 1) at++
      const code = bytes[at]
      if (code === mark) break
      if (code === undefined || code === LESS) this.failUnquoted(start)
      if (code === AMPERSAND) {
        const end = this.reference(at)
        if (isVerbatim) isVerbatim = this.isOneOf(WRITTEN_IN_VALUES, at)
        at = end
        continue
      }
      if (code < SPACE && code !== TAB && code !== LF && code !== CR) this.failControl(at)
      if (code !== APOSTROPHE) isVerbatim = false
      at++
    }
    this.at = at + 1
    return isVerbatim
  }

  private failUnquoted(start: number): never {
    const index = this.bytes.subarray(0, start).lastIndexOf(EQUALS)
    const name = /[^\s<]*\s*$/.exec(this.slice(Math.max(0, index - 1000), index))?.[0].trim() ?? ''
    this.fail(`has the attribute ${quote(name)} without a closing quote`, start)
  }

  protected checkTwice(count: number): void {
    if (count > MANY_ATTRIBUTES) {
      const names = new Set<string>()
      for (let index = 0; index < count; index++) {
        names.add(this.slice(this.attributeStarts[index] ?? 0, this.attributeEnds[index] ?? 0))
        if (names.size <= index) this.failTwice(index)
      }
      return
    }
    for (let index = 1; index < count; index++) {
      for (let other = 0; other < index; other++) if (this.isSameName(index, other)) this.failTwice(index)
    }
  }

  private isSameName(index: number, other: number): boolean {
    const start = this.attributeStarts[index] ?? 0
    const otherStart = this.attributeStarts[other] ?? 0
    const length = (this.attributeEnds[index] ?? 0) - start
    return (this.attributeEnds[other] ?? 0) - otherStart === length && this.isEqual(start, otherStart, length)
  }

  private failTwice(index: number): never {
    const start = this.attributeStarts[index] ?? 0
    const name = this.quoted(start, this.attributeEnds[index] ?? 0)
    this.fail(`has the attribute ${name} twice in one element`, start)
  }

  /** Holds that the prefixes of an element and its attributes are declared, by itself or by an element around it. */
  protected checkPrefixes(nameStart: number, nameEnd: number, count: number, depth: number): void {
    if (!this.hasPrefix) return
    this.hasPrefix = false
    const names: string[] = []
    for (let index = 0; index < count; index++) {
      names.push(this.slice(this.attributeStarts[index] ?? 0, this.attributeEnds[index] ?? 0))
    }
    const unknown = this.prefixes.enter(this.slice(nameStart, nameEnd), names, depth)
    if (unknown !== undefined)
      this.fail(`has the prefix ${quote(unknown)}, which nothing declares`, nameStart)
  }
}
