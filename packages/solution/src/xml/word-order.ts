// The order in which .NET's invariant culture sorts words, which is the order of the lists in an unpacked solution.xml:
// letters before accents before case, apostrophe and hyphen hardly counting at all.

/** Characters that come before all letters, each as a control character of its own. */
const PUNCTUATION = new Map(
  [...' !"#$%&()*,./:;?@[\\]^_`{|}~+<=>0123456789'].map((char, index) => [
    char,
    String.fromCharCode(index + 1),
  ]),
)
const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
])

/**
 * What a text weighs on the four levels, as texts that compare by code unit; a level decides only where all before it
 * are equal.
 */
type WordKey = readonly [base: string, accents: string, cases: string, ignorable: string]

/** Sorts stably by the texts that `keysOf` gives for an item, the first one first. */
export function sortByWords<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Item[] {
  const known = new Map<string, WordKey>()
  const keyOf = (text: string): WordKey => {
    const key = known.get(text) ?? wordKey(text)
    known.set(text, key)
    return key
  }
  return items
    .map((item) => ({ item, keys: keysOf(item).map(keyOf) }))
    .sort((a, b) => compareKeys(a.keys, b.keys))
    .map(({ item }) => item)
}

function wordKey(text: string): WordKey {
  let base = ''
  let accents = ''
  let cases = ''
  let ignorable = ''
  for (const char of text) {
    if (char === "'" || char === '-') {
      ignorable += String.fromCharCode(base.length + 1) + char
      continue
    }
    const [letter = '', ...marks] = char < '\u0080' ? char : char.normalize('NFD')
    const small = letter.toLowerCase()
    for (const part of LIGATURES.get(small) ?? small) base += PUNCTUATION.get(part) ?? part
    accents += `${marks.join('')}\u0000`
    cases += small === letter ? '0' : '1'
  }
  return [base, accents, cases, ignorable]
}

function compareKeys(left: readonly WordKey[], right: readonly WordKey[]): number {
  for (const [index, key] of left.entries()) {
    const order = compareWords(key, right[index] ?? key)
    if (order !== 0) return order
  }
  return 0
}

function compareWords(left: WordKey, right: WordKey): number {
  for (let level = 0; level < left.length; level++) {
    const [a = '', b = ''] = [left[level], right[level]]
    if (a !== b) return a < b ? -1 : 1
  }
  return 0
}
