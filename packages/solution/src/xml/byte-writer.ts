// Collects the bytes of a file: short pieces one by one, long ones as a block.

/** Bytes from which on copying them as a block is faster than one by one. */
const BLOCK = 128

const SLAB_BYTES = 1024 * 1024

/** Memory that files lie in one behind the other: thousands of small files would otherwise each need some of their own. */
let slab = Buffer.alloc(0)
let free = 0

/** Writes one file. Of those without memory of their own only one can be at work. */
export class ByteWriter {
  private buffer = slab
  private start = free
  private end = free

  /** @param expectedBytes of the file, where they are known: a large one gets memory of its own, and need not move. */
  constructor(expectedBytes = 0) {
    if (expectedBytes > SLAB_BYTES / 2) this.grow(expectedBytes)
  }

  get length(): number {
    return this.end - this.start
  }

  copy(source: Buffer, start: number, end: number): void {
    const count = end - start
    if (this.end + count > this.buffer.length) this.grow(count)
    const { buffer } = this
    if (count >= BLOCK) source.copy(buffer, this.end, start, end)
    else for (let from = start, to = this.end; from < end; from++, to++) buffer[to] = source[from] ?? 0
    this.end += count
  }

  text(text: string): void {
    const most = text.length * 3 // No UTF-16 unit takes more than three bytes.
    if (this.end + most > this.buffer.length) this.grow(most)
    this.end += this.buffer.write(text, this.end)
  }

  /** The bytes that were written; the writer is not to be used afterwards. */
  finish(): Buffer {
    if (this.buffer === slab) free = this.end
    return this.buffer.subarray(this.start, this.end)
  }

  /** Goes on in a new slab, or in memory of its own when the file fills a slab. */
  private grow(count: number): void {
    const { length } = this
    const isLarge = length + count > SLAB_BYTES / 2
    const largeBytes = length === 0 ? count : 2 * (length + count)
    const larger = Buffer.allocUnsafeSlow(isLarge ? largeBytes : SLAB_BYTES)
    this.buffer.copy(larger, 0, this.start, this.end)
    if (!isLarge) slab = larger
    this.buffer = larger
    this.start = 0
    this.end = length
  }
}
