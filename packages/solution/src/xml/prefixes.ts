// The namespace prefixes that elements around a place declare (Namespaces in XML 1.0).

const DECLARES = 'xmlns:'

/** Prefixes that XML itself declares. */
const BUILT_IN = new Set(['xml', 'xmlns'])

export class PrefixScope {
  private readonly declared: { prefix: string; depth: number }[] = []
  /** How many of the elements around a place declare a prefix. */
  private readonly counts = new Map<string, number>()

  /**
   * Takes in the declarations of an element at `depth`.
   * @returns the first of its prefixes that nothing declares; undefined when there is none.
   */
  enter(elementName: string, attributeNames: readonly string[], depth: number): string | undefined {
    for (const name of attributeNames) {
      if (name.startsWith(DECLARES)) this.declare(name.slice(DECLARES.length), depth)
    }
    return [elementName, ...attributeNames]
      .filter((name) => name.includes(':'))
      .map((name) => name.slice(0, name.indexOf(':')))
      .find((prefix) => !BUILT_IN.has(prefix) && !this.counts.get(prefix))
  }

  /** Forgets the declarations of the element at `depth`. */
  leave(depth: number): void {
    for (let last = this.declared.at(-1); last && last.depth >= depth; last = this.declared.at(-1)) {
      this.declared.pop()
      this.counts.set(last.prefix, (this.counts.get(last.prefix) ?? 0) - 1)
    }
  }

  private declare(prefix: string, depth: number): void {
    this.declared.push({ prefix, depth })
    this.counts.set(prefix, (this.counts.get(prefix) ?? 0) + 1)
  }
}
