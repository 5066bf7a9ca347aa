// The text of a pull request: a part that belongs to the action, and whatever people wrote around it.

const BEGIN = '<!-- powerops:begin -->'
const END = '<!-- powerops:end -->'
/** GitHub refuses longer texts. */
const MAX_BODY_LENGTH = 65_536
const CUT = '\n\n… The rest is in the summary of the run.'

/** The text with `section` in the part that belongs to the action; an empty section leaves the text as it is. */
export function composeBody(present: string, section: string): string {
  if (section === '') return present
  const begin = present.indexOf(BEGIN)
  const end = begin === -1 ? -1 : present.indexOf(END, begin)
  const before = end === -1 ? present.trimEnd() : present.slice(0, begin).trimEnd()
  const after = end === -1 ? '' : present.slice(end + END.length).trimStart()
  const around = [before, BEGIN, END, after].join('\n\n').length
  const own = `${BEGIN}\n${shorten(section, MAX_BODY_LENGTH - around)}\n${END}`
  return [before, own, after].filter((part) => part !== '').join('\n\n')
}

/** Cuts at the end of a line, so that no table row or code span is left open. */
function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const room = Math.max(0, maxLength - CUT.length)
  const lineEnd = text.lastIndexOf('\n', room)
  return `${text.slice(0, Math.max(0, lineEnd))}${CUT}`
}
