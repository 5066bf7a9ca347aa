// Recognises elements that two files hold in the same bytes, without looking into them.
import { TapeElement } from './parse.js'
import type { XmlElement } from './tree.js'

/** True when both elements are the same bytes in their files; false says nothing, as they may be spelled differently. */
export function isSpelledAlike(left: XmlElement | undefined, right: XmlElement | undefined): boolean {
  if (!(left instanceof TapeElement && right instanceof TapeElement)) return false
  return left.tape.spelling(left.index).equals(right.tape.spelling(right.index))
}
