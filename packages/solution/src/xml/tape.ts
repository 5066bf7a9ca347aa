// The flat form of an XML file: its bytes, and a tape of numbers that says where each node stands in them. It takes a
// fraction of the memory of a tree, and what nobody looks at is copied from the file to another without being decoded.

/** Kinds of nodes on a tape. */
export const ELEMENT = 1
export const TEXT = 2
export const CDATA = 3
export const COMMENT = 4
export const INSTRUCTION = 5
const KIND = 7

/** The node is in the file exactly as the serializer writes it, whatever the line ends. */
export const VERBATIM = 8
/** The element was written `<a />`. */
export const SELF_CLOSED = 16
/** From its `<` to its last `>` the element is in the file exactly as the serializer writes it, wherever it stands. */
export const WHOLE = 32
/** Number of bits by which the length of an element's name is shifted. */
const NAME_SHIFT = 8

/** Bytes of the longest name that a tape can hold. */
export const LONGEST_NAME = 0x7fff

/** Numbers of a node on the tape: what it is, where it starts and ends in the file, and where the next one is. */
const WIDTH = 4

/**
 * The nodes of a file in document order. A node is known by its index on the tape. The start and the end of an element
 * are those of its start tag, from `<` to the end of the last attribute; of all others, those of their content.
 */
export class XmlTape {
  readonly bytes: Buffer
  private readonly numbers: Int32Array

  constructor(bytes: Buffer, numbers: Int32Array) {
    this.bytes = bytes
    this.numbers = numbers
  }

  /** The index behind the last node. */
  get length(): number {
    return this.numbers.length
  }

  kind(node: number): number {
    return this.number(node) & KIND
  }

  isVerbatim(node: number): boolean {
    return (this.number(node) & VERBATIM) !== 0
  }

  isWhole(element: number): boolean {
    return (this.number(element) & WHOLE) !== 0
  }

  isSelfClosed(element: number): boolean {
    return (this.number(element) & SELF_CLOSED) !== 0
  }

  start(node: number): number {
    return this.number(node + 1)
  }

  end(node: number): number {
    return this.number(node + 2)
  }

  /** Position in the file where the name of an element ends; it starts after the `<`. */
  nameEnd(element: number): number {
    return this.number(element + 1) + 1 + (this.number(element) >>> NAME_SHIFT)
  }

  /** Tells whether a node is an element of that name. */
  isNamed(node: number, name: string): boolean {
    if (this.kind(node) !== ELEMENT) return false
    const start = this.start(node) + 1
    const length = this.nameEnd(node) - start
    for (let at = 0; at < name.length; at++) {
      const code = name.charCodeAt(at)
      if (code >= 128) return this.bytes.toString('utf8', start, start + length) === name
      if (this.bytes[start + at] !== code) return false
    }
    return length === name.length
  }

  /** Position in the file where a `WHOLE` element ends: it has one text at most. */
  wholeEnd(element: number): number {
    if (this.isSelfClosed(element)) return this.end(element) + ' />'.length
    const text = this.following(element)
    const isEmpty = this.next(element) === text
    const content = isEmpty ? this.end(element) + '>'.length : this.end(text)
    return content + '</>'.length + (this.number(element) >>> NAME_SHIFT)
  }

  /** The bytes from a node to the next one that is not in it: all of it, with the end tags that may follow. */
  spelling(node: number): Buffer {
    const next = this.next(node)
    return this.bytes.subarray(this.start(node), next < this.length ? this.start(next) : this.bytes.length)
  }

  /** The first node after a node and all that is in it. */
  next(node: number): number {
    return this.number(node + 3)
  }

  /** The node after a node, be it in it or after it: the first child of an element that has any. */
  following(node: number): number {
    return node + WIDTH
  }

  private number(at: number): number {
    return this.numbers[at] ?? 0
  }
}

/** Memory that tapes lie in one behind the other. */
const SLAB = 1 << 18
let slab = new Int32Array(0)
let free = 0

/** Bytes of a file for each number on its tape, at the least in files that people or platforms write. */
const BYTES_PER_NUMBER = 6

/** Records the nodes of one file in document order. Only one recorder can be at work. */
export class TapeRecorder {
  private numbers: Int32Array
  private length = 0

  constructor(fileBytes: number) {
    const expected = WIDTH + Math.ceil(fileBytes / BYTES_PER_NUMBER)
    if (expected > SLAB / 4) {
      this.numbers = new Int32Array(expected)
      return
    }
    if (free + expected > slab.length) {
      slab = new Int32Array(SLAB)
      free = 0
    }
    this.numbers = slab.subarray(free)
  }

  /** Records a node without content, and returns its index. */
  add(kindAndFlags: number, start: number, end: number): number {
    const at = this.length
    if (at + WIDTH > this.numbers.length) this.grow()
    const { numbers } = this
    numbers[at] = kindAndFlags
    numbers[at + 1] = start
    numbers[at + 2] = end
    numbers[at + 3] = at + WIDTH
    this.length = at + WIDTH
    return at
  }

  addElement(flags: number, start: number, end: number, nameLength: number): number {
    return this.add(ELEMENT | flags | (nameLength << NAME_SHIFT), start, end)
  }

  /**
   * Ends an element: what was recorded since it was added is in it.
   * @param contentBytes number of bytes between its tags; -1 when one of these is not as the serializer writes it.
   */
  close(element: number, contentBytes: number): void {
    const { numbers, length } = this
    numbers[element + 3] = length
    const text = element + WIDTH
    const isEmpty = length === text && contentBytes === 0
    const isText = length === text + WIDTH && numbers[text] === (TEXT | VERBATIM) && contentBytes > 0
    if (isEmpty || isText) numbers[element] = (numbers[element] ?? 0) | WHOLE
  }

  finish(bytes: Buffer): XmlTape {
    if (this.numbers.buffer === slab.buffer) free += this.length
    return new XmlTape(bytes, this.numbers.subarray(0, this.length))
  }

  private grow(): void {
    const larger = new Int32Array(this.numbers.length * 2)
    larger.set(this.numbers)
    this.numbers = larger
  }
}
