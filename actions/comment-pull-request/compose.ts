// The text of the comment: several parts within the length that GitHub takes, each cut where it does no harm.
import { createHash } from 'node:crypto'

/** GitHub refuses longer texts. */
export const MAX_COMMENT_LENGTH = 65_536
const SEPARATOR = '\n\n'

/** An HTML comment of which nothing comes from outside; the comment of that key starts with it. */
export function markerOf(key: string): string {
  return `<!-- powerops-comment ${createHash('sha256').update(key).digest('hex').slice(0, 32)} -->`
}

/**
 * The parts that have text, one below the other; empty without any. What does not fit is taken from the longest parts,
 * so that the beginning of each is shown.
 */
export function composeComment(parts: readonly string[], maxLength: number, runUrl: string): string {
  const texts = parts.map((part) => part.replaceAll('\r\n', '\n').trim()).filter((part) => part !== '')
  const room = maxLength - SEPARATOR.length * Math.max(0, texts.length - 1)
  const share = fairShare(
    texts.map(({ length }) => length),
    room,
  )
  const note = `*… [The rest is in the run](${runUrl}).*`
  const shared = texts.map((text) => (text.length <= share ? text : cut(text, share, note))).join(SEPARATOR)
  // So many parts that not even the notes of their cuts fit.
  return shared.length <= maxLength ? shared : cut(shared, maxLength, note)
}

/** The greatest length that all parts may have so that together they fit. */
function fairShare(lengths: readonly number[], room: number): number {
  let left = room
  const ascending = [...lengths].sort((a, b) => a - b)
  for (const [index, length] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index))
    if (length > share) return share
    left -= length
  }
  return room
}

/** Cuts at the end of a line, so that no table row or code span is left open, and closes the blocks around the cut. */
function cut(text: string, maxLength: number, note: string): string {
  let kept = text
  let room = maxLength
  while (kept !== '') {
    kept = text.slice(0, Math.max(0, text.lastIndexOf('\n', room)))
    const closed = [kept, ...closersOf(kept), note].filter((part) => part !== '').join(SEPARATOR)
    if (closed.length <= maxLength) return closed
    room = kept.length - 1
  }
  return note
}

/** What ends the code block and the folded sections that are open where the text stops. */
function closersOf(text: string): string[] {
  let fence = ''
  let folded = 0
  for (const line of text.split('\n')) {
    const [mark = ''] = /^(`{3,}|~{3,})/.exec(line) ?? []
    if (fence !== '') {
      if (mark.startsWith(fence) && line.trim() === mark) fence = ''
    } else if (mark !== '') fence = mark
    else if (/^<details\b/.test(line)) folded++
    else if (line.startsWith('</details>')) folded = Math.max(0, folded - 1)
  }
  return [...(fence === '' ? [] : [fence]), ...Array<string>(folded).fill('</details>')]
}
