// Controls by the keys under which people find them, each with something for its formulas.

/** A control, or what holds the outermost one. */
export interface ControlTree<T> {
  /** By property. */
  readonly formulas: Map<string, T>
  /** By keys such as `Button1 As button`. */
  readonly children: Map<string, ControlTree<T>>
}

export function newControl<T>(): ControlTree<T> {
  return { formulas: new Map(), children: new Map() }
}

/** The control to which the keys lead, if there is one. */
export function findControl<T>(root: ControlTree<T>, keys: readonly string[]): ControlTree<T> | undefined {
  return keys.reduce<ControlTree<T> | undefined>((at, key) => at?.children.get(key), root)
}

/** The control to which the keys lead; what is not there yet is added. */
export function addControl<T>(root: ControlTree<T>, keys: readonly string[]): ControlTree<T> {
  return keys.reduce((at, key) => {
    const child = at.children.get(key) ?? newControl<T>()
    at.children.set(key, child)
    return child
  }, root)
}
