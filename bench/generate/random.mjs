// Chance that is the same in every run: numbers, choices, ids and words from a seed.

const WORDS =
  'visit region order patient invoice asset site contract meter route shift depot sample claim permit carrier batch lease survey ledger'.split(
    ' ',
  )

/** A source of chance; equal seeds give equal sequences (mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit) => Math.floor(next() * limit)
  const pick = (list) => list[below(list.length)]
  const hex = (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return {
    below,
    pick,
    guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    words: (count) => Array.from({ length: count }, () => pick(WORDS)).join(' '),
  }
}
