// Numbers that look random and are the same for the same seed (mulberry32).

export function randomFrom(seed) {
  let state = seed | 0
  const below = (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit)
  }
  return { below, pick: (list) => list[below(list.length)] }
}
