// A reader of DER, as far as PFX files need it: definite lengths, octet strings in one piece or in parts.

/** One element: its tag and its content. */
export interface DerElement {
  tag: number
  content: Buffer
}

const CONSTRUCTED = 0x20

/** The elements that follow one another in `bytes`. Throws RangeError when the bytes are no DER. */
export function readElements(bytes: Buffer): DerElement[] {
  const elements: DerElement[] = []
  for (let at = 0; at < bytes.length;) {
    const tag = bytes.readUInt8(at)
    const { length, size } = readLength(bytes, at + 1)
    const start = at + 1 + size
    const end = start + length
    if (end > bytes.length) throw new RangeError('an element is longer than its frame')
    elements.push({ tag, content: bytes.subarray(start, end) })
    at = end
  }
  return elements
}

/** The elements inside a sequence, set or explicit tag. */
export function children(element: DerElement | undefined): DerElement[] {
  if (element === undefined || (element.tag & CONSTRUCTED) === 0)
    throw new RangeError('a constructed element is missing')
  return readElements(element.content)
}

/** The bytes of an octet string, also of one that is split into parts. */
export function octets(element: DerElement | undefined): Buffer {
  if (element === undefined) throw new RangeError('an octet string is missing')
  if ((element.tag & CONSTRUCTED) === 0) return element.content
  return Buffer.concat(readElements(element.content).map(octets))
}

/** An object identifier in dotted form. */
export function objectId(element: DerElement | undefined): string {
  if (element?.tag !== 0x06) throw new RangeError('an object identifier is missing')
  const arcs: number[] = []
  let arc = 0
  for (const byte of element.content) {
    arc = arc * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    arcs.push(arc)
    arc = 0
  }
  const first = Math.min(2, Math.floor((arcs[0] ?? 0) / 40))
  return [first, (arcs[0] ?? 0) - first * 40, ...arcs.slice(1)].join('.')
}

/** A small non-negative integer. */
export function integer(element: DerElement | undefined): number {
  if (element?.tag !== 0x02 || element.content.length > 5) throw new RangeError('an integer is missing')
  return element.content.reduce((value, byte) => value * 256 + byte, 0)
}

function readLength(bytes: Buffer, at: number): { length: number; size: number } {
  const first = bytes.readUInt8(at)
  if (first < 0x80) return { length: first, size: 1 }
  const count = first & 0x7f
  if (count === 0 || count > 4) throw new RangeError('an element has no definite length')
  return { length: bytes.readUIntBE(at + 1, count), size: 1 + count }
}
