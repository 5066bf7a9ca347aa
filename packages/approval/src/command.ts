// What people write into a comment to decide: one exact line.

/** What a comment says about the request of a code. */
export type Command = 'approve' | 'reject' | 'none'

const APPROVE = /^\/approve ([0-9a-f]{12})[ \t]*$/
/** A no is understood in any case and without the code, unless it names another one. */
const REJECT = /^\/reject(?:[ \t]+(?:([0-9a-f]{12})\b)?.*)?$/i
const FENCE = /^ {0,3}(?:```|~~~)/

/**
 * Reads a comment: `/approve <code>` or `/reject <code> reason`, on a line of its own that starts at its first column.
 * Quoted lines and code blocks are somebody else's words. One rejection outweighs any approval of the same comment.
 */
export function readCommand(body: string, code: string): Command {
  let inFence = false
  let found: Command = 'none'
  for (const line of body.split(/\r\n|\n|\r/)) {
    if (FENCE.test(line)) inFence = !inFence
    else if (!inFence) {
      if (isRejection(line, code)) return 'reject'
      if (APPROVE.exec(line)?.[1] === code) found = 'approve'
    }
  }
  return found
}

function isRejection(line: string, code: string): boolean {
  const match = REJECT.exec(line)
  return match !== null && (match[1] === undefined || match[1].toLowerCase() === code)
}
