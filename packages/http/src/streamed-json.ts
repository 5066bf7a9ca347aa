// JSON that holds bytes as base64, encoded while it is sent: the whole text of a large upload never exists at once.

/** Divisible by three, so that no piece but the last one is padded; small, so that it is soon collected. */
const PIECE_BYTES = 3 * 16 * 1024

type JsonMembers = Readonly<Record<string, unknown>>

/** Whether the object has bytes among its members, which JSON itself cannot say. */
export function holdsBytes(members: JsonMembers): boolean {
  return Object.values(members).some((value) => value instanceof Uint8Array)
}

/** The object as JSON with its bytes as base64: its length, and its text in small pieces. */
export function streamJson(members: JsonMembers): { sizeBytes: number; stream: ReadableStream<Uint8Array> } {
  const parts = Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .flatMap(([key, value], index) => {
      const name = `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`
      return value instanceof Uint8Array ? [`${name}"`, value, '"'] : [`${name}${JSON.stringify(value)}`]
    })
  const all = [...parts, parts.length === 0 ? '{}' : '}']
  const pieces = encodeAll(all)
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const { done, value } = pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
  return { sizeBytes: all.reduce((total, part) => total + sizeOf(part), 0), stream }
}

function sizeOf(part: string | Uint8Array): number {
  return typeof part === 'string' ? Buffer.byteLength(part) : Math.ceil(part.length / 3) * 4
}

function* encodeAll(parts: readonly (string | Uint8Array)[]): Generator<Uint8Array, undefined> {
  for (const part of parts) {
    if (typeof part === 'string') {
      yield Buffer.from(part)
      continue
    }
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.length)
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      yield Buffer.from(bytes.toString('base64', at, at + PIECE_BYTES), 'latin1')
    }
  }
}
