// Collects the bytes of a file: short pieces one by one, long ones as a block.

/** Bytes from which on copying them as a block is faster than one by one. */
const BLOCK = 64

/** A file that takes less than this share of the memory reserved for it is moved to memory of its own size. */
const WELL_FILLED = 0.75

export class ByteWriter {
  private buffer: Buffer
  private length = 0

  constructor(expectedBytes: number) {
    this.buffer = Buffer.allocUnsafeSlow(expectedBytes)
  }

  copy(source: Buffer, start: number, end: number): void {
    const count = end - start
    this.reserve(count)
    const { buffer } = this
    if (count >= BLOCK) source.copy(buffer, this.length, start, end)
    else for (let from = start, to = this.length; from < end; from++, to++) buffer[to] = source[from] ?? 0
    this.length += count
  }

  text(text: string): void {
    this.reserve(text.length * 3) // No UTF-16 unit takes more than three bytes.
    this.length += this.buffer.write(text, this.length)
  }

  /** The bytes that were written; the writer is not to be used afterwards. */
  finish(): Buffer {
    const bytes = this.buffer.subarray(0, this.length)
    return this.length >= this.buffer.length * WELL_FILLED ? bytes : Buffer.from(bytes)
  }

  private reserve(count: number): void {
    const needed = this.length + count
    if (needed <= this.buffer.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.buffer.length * 2))
    this.buffer.copy(larger, 0, 0, this.length)
    this.buffer = larger
  }
}
