// Compares the shape of two JSON values: the same keys, kinds of values and nullability.

type Kind = 'object' | 'array' | 'null' | 'time7' | 'time3' | 'time' | 'string' | 'number' | 'boolean'

/** What is known of a place in a document from one or several values at that place. */
interface Shape {
  kinds: Set<Kind>
  count: number
  keys: Map<string, Shape>
  items: Shape | undefined
}

/**
 * The places at which `answered` does not have the shape of `recorded`; places whose path ends with a member of
 * `open` are not looked into. Items of a list are taken together: a key that some recorded items lack is optional.
 */
export function shapeDifferences(
  recorded: unknown,
  answered: unknown,
  open: readonly string[] = [],
): string[] {
  const differences: string[] = []
  compare(shapeOf([recorded]), shapeOf([answered]), '$', open, differences)
  return differences
}

function shapeOf(values: readonly unknown[]): Shape {
  const shape: Shape = { kinds: new Set(), count: values.length, keys: new Map(), items: undefined }
  const byKey = new Map<string, unknown[]>()
  const items: unknown[] = []
  for (const value of values) {
    shape.kinds.add(kindOf(value))
    if (Array.isArray(value)) items.push(...value)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) byKey.set(key, [...(byKey.get(key) ?? []), member])
    }
  }
  for (const [key, members] of byKey) shape.keys.set(key, shapeOf(members))
  if (items.length > 0) shape.items = shapeOf(items)
  return shape
}

function compare(
  recorded: Shape,
  answered: Shape,
  path: string,
  open: readonly string[],
  differences: string[],
): void {
  if (open.some((end) => path.endsWith(end))) return
  for (const kind of answered.kinds) {
    if (!recorded.kinds.has(kind))
      differences.push(`${path} is ${kind}, recorded ${[...recorded.kinds].join('|')}`)
  }
  for (const [key, shape] of recorded.keys) {
    const place = `${path}.${key}`
    if (open.some((end) => place.endsWith(end))) continue
    const present = answered.keys.get(key)
    const isRequired = shape.count === recorded.count && answered.kinds.has('object')
    if (present) compare(shape, present, place, open, differences)
    else if (isRequired) differences.push(`${place} is missing`)
  }
  for (const key of answered.keys.keys()) {
    const place = `${path}.${key}`
    if (!recorded.keys.has(key) && !open.some((end) => place.endsWith(end)))
      differences.push(`${place} is not recorded`)
  }
  if (recorded.items && answered.items)
    compare(recorded.items, answered.items, `${path}[]`, open, differences)
}

function kindOf(value: unknown): Kind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'object') return 'object'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  const fraction = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d+))?Z$/.exec(String(value))
  if (!fraction) return 'string'
  const digits = fraction[1]?.length ?? 0
  // Services drop trailing zeros: four and more digits come from a clock of seven.
  return digits > 3 ? 'time7' : digits > 0 ? 'time3' : 'time'
}
