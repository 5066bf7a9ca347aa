// Collects the bytes of a file: short pieces one by one, long ones as a block.

/** Bytes from which on copying them as a block is faster than one by one. */
const BLOCK = 96

/** Memory for files that fit in; one file after the other uses it. Larger files get memory of their own. */
const scratch = Buffer.allocUnsafeSlow(256 * 1024)

/** Writes one file. Only one writer can be at work. */
export class ByteWriter {
  private buffer = scratch
  private length = 0

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
    return this.buffer === scratch ? Buffer.from(bytes) : bytes
  }

  private reserve(count: number): void {
    const needed = this.length + count
    if (needed <= this.buffer.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.buffer.length * 2))
    this.buffer.copy(larger, 0, 0, this.length)
    this.buffer = larger
  }
}
