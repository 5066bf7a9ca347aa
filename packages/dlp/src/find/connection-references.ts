// Connection references of the solution: what a logical name stands for.
import { childElement, childElements } from '@powerops/solution'
import { connectorKey } from '../connector-id.js'
import { childText, type SolutionSource } from '../solution-source.js'
import type { UnusedReference } from '../resource.js'

/** One declared connection reference. */
export interface ConnectionReference extends UnusedReference {
  /** Row id of the custom connector that it is for, in lower case. */
  readonly customConnectorId: string | undefined
}

/** The declared connection references by logical name in lower case. */
export function readConnectionReferences(source: SolutionSource): Map<string, ConnectionReference> {
  const collection = childElement(source.customizations, 'connectionreferences')
  const references = new Map<string, ConnectionReference>()
  for (const element of collection ? childElements(collection) : []) {
    const logicalName =
      element.attributes.find(({ name }) => name === 'connectionreferencelogicalname')?.value.toLowerCase() ??
      ''
    const custom = childElement(element, 'customconnectorid')
    references.set(logicalName, {
      logicalName,
      key: connectorKey(childText(element, 'connectorid')),
      customConnectorId: childText(custom, 'connectorid').toLowerCase() || undefined,
    })
  }
  return references
}
