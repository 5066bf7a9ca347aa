// How much an XML file may hold. Checked while it is read, since a size says little about what is in it.

/** What a file may hold at most. */
export interface XmlLimits {
  readonly sizeBytes: number
  readonly depth: number
  readonly attributesPerElement: number
  /** Elements, attributes, comments and the like together. */
  readonly nodes: number
  /** Fewest bytes for each node on average, above half a million: `<a/>` takes many times its size in memory. */
  readonly bytesPerNode: number
}

export const defaultXmlLimits: XmlLimits = {
  sizeBytes: 256 * 1024 * 1024,
  depth: 256,
  attributesPerElement: 512,
  nodes: 12_000_000,
  bytesPerNode: 10, // In real files 24 or more.
}
