// The namespace prefixes that elements around a place declare (Namespaces in XML 1.0).

const DECLARES = 'xmlns:'

/** Prefixes that XML itself declares. */
const BUILT_IN = new Set(['xml', 'xmlns'])

export class PrefixScope {
  private readonly declared: { prefix: string; depth: number }[] = []

  /**
   * Takes in the declarations of an element at `depth`.
   * @returns the first of its prefixes that nothing declares; undefined when there is none.
   */
  enter(elementName: string, attributeNames: readonly string[], depth: number): string | undefined {
    for (const name of attributeNames) {
      if (name.startsWith(DECLARES)) this.declared.push({ prefix: name.slice(DECLARES.length), depth })
    }
    return [elementName, ...attributeNames]
      .filter((name) => name.includes(':'))
      .map((name) => name.slice(0, name.indexOf(':')))
      .find((prefix) => !BUILT_IN.has(prefix) && !this.declared.some((each) => each.prefix === prefix))
  }

  /** Forgets the declarations of the element at `depth`. */
  leave(depth: number): void {
    while ((this.declared.at(-1)?.depth ?? -1) >= depth) this.declared.pop()
  }
}
