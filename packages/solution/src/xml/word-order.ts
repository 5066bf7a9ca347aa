// The order in which .NET's invariant culture sorts words, which is the order of the lists in an unpacked solution.xml:
// letters before accents before case, apostrophe and hyphen hardly counting at all.

const PUNCTUATION = new Map(
  [...' !"#$%&()*,./:;?@[\\]^_`{|}~+<=>0123456789'].map((char, index) => [char, index]),
)
const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
])

type Weight = string | number

/** What a text weighs on the four levels; a level decides only where all before it are equal. */
type WordKey = readonly (readonly Weight[])[]

/** Sorts stably by the texts that `keysOf` gives for an item, the first one first. */
export function sortByWords<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Item[] {
  return items
    .map((item) => ({ item, keys: keysOf(item).map(wordKey) }))
    .sort((a, b) => compareLists(a.keys, b.keys, compareWordKeys))
    .map(({ item }) => item)
}

function wordKey(text: string): WordKey {
  const base: Weight[] = []
  const accents: Weight[] = []
  const cases: Weight[] = []
  const ignorable: Weight[] = []
  for (const char of text) {
    if (char === "'" || char === '-') {
      ignorable.push(base.length, char)
      continue
    }
    const [letter = '', ...marks] = char.normalize('NFD')
    const small = letter.toLowerCase()
    for (const part of LIGATURES.get(small) ?? small) base.push(PUNCTUATION.get(part) ?? part)
    accents.push(marks.join(''))
    cases.push(small === letter ? 0 : 1)
  }
  return [base, accents, cases, ignorable]
}

function compareWordKeys(a: WordKey, b: WordKey): number {
  return compareLists(a, b, (left, right) => compareLists(left, right, compareWeights))
}

/** Numbers (punctuation, digits, positions) come before letters. */
function compareWeights(a: Weight, b: Weight): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

function compareLists<Part>(
  a: readonly Part[],
  b: readonly Part[],
  compare: (left: Part, right: Part) => number,
): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]
    if (right === undefined) return 1
    const order = compare(left, right)
    if (order !== 0) return order
  }
  return a.length < b.length ? -1 : 0
}
