// Outside text made fit for a subject, a sentence or a title: one line, nothing hidden in it, nothing that links itself.

const MAX_CHARACTERS = 300

// Controls, line and paragraph separators, the marks that reorder text, the byte order mark.
const HIDDEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/**
 * One line of outside text, cut to `maxCharacters`. Addresses in it are broken by a zero-width space, so that no mail
 * program, Teams or GitHub makes a link of what a maker has named something.
 */
export function oneLine(untrusted: string, maxCharacters = MAX_CHARACTERS): string {
  const line = untrusted
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(HIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('://', ':\u200b//')
    .replace(/\bwww\.(?=\S)/gi, 'www\u200b.')
  const characters = [...line]
  return characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join('')}…` : line
}

/** The lines of outside text that are not blank, the first `maxLines` of them. */
export function someLines(untrusted: string, maxLines: number): string[] {
  const lines = untrusted.split(/\r\n|[\n\r]/).map((line) => oneLine(line, 600))
  const filled = lines.filter((line) => line !== '')
  return filled.length > maxLines ? [...filled.slice(0, maxLines), '…'] : filled
}
