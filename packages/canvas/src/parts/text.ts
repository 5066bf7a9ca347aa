// Parts that are kept as they are, in a form that survives what git does to line ends and editors to byte order marks.

/** What git and editors may change in a text without asking. */
export interface LineEnds {
  /** Runs of equal line ends from the first line on; the last one goes on to the end of the text. */
  readonly runs: readonly LineEndRun[]
  /** Starts with a byte order mark. */
  readonly mark: boolean
}

export interface LineEndRun {
  readonly kind: 'lf' | 'crlf'
  /** How many lines end like that. */
  readonly count: number
}

const MARK = Buffer.from('\ufeff')
/** The studio's own source has two: its comment ends with CRLF and the rest with LF. */
const MAX_RUNS = 20

/** The line ends of a text; undefined for one in which they alternate. */
export function findLineEnds(bytes: Uint8Array): LineEnds | undefined {
  const runs: { kind: 'lf' | 'crlf'; count: number }[] = []
  for (const [end] of latin1(bytes).matchAll(/\r?\n/g)) {
    const kind = end === '\n' ? 'lf' : 'crlf'
    const last = runs.at(-1)
    if (last?.kind === kind) last.count++
    else if (runs.push({ kind, count: 1 }) > MAX_RUNS) return undefined
  }
  return { runs, mark: hasMark(bytes) }
}

/** Tells whether git, too, takes the bytes for no text: it looks for these two, among others. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.includes(0) || /\r(?!\n)/.test(latin1(bytes))
}

/** The text with the line ends and the byte order mark that it had. */
export function restoreLineEnds(bytes: Uint8Array, { runs, mark }: LineEnds): Uint8Array {
  const lines = latin1(withoutMark(bytes)).split(/\r?\n/)
  let run = 0
  let left = runs[0]?.count ?? 0
  const restored = lines.map((line, index) => {
    if (index === lines.length - 1) return line
    if (left-- === 0 && run < runs.length - 1) left = (runs[++run]?.count ?? 0) - 1
    return line + (runs[run]?.kind === 'crlf' ? '\r\n' : '\n')
  })
  const text = Buffer.from(restored.join(''), 'latin1')
  return mark ? Buffer.concat([MARK, text]) : text
}

/** Bytes as lines of base64. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replace(/.{1,76}/g, '$&\n')
}

/** The bytes that lines of base64 stand for. */
export function fromBase64(bytes: Uint8Array): Uint8Array {
  return Buffer.from(latin1(withoutMark(bytes)), 'base64')
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return hasMark(bytes) ? bytes.subarray(MARK.length) : bytes
}

function hasMark(bytes: Uint8Array): boolean {
  return MARK.equals(bytes.subarray(0, MARK.length))
}

/** One character for each byte, so that bytes of any encoding stay what they are. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
