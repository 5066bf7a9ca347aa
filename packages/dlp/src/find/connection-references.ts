// Connection references of the solution: what a logical name stands for.
import { attributeOf, childElement, childElements } from '@powerops/solution'
import { connectorKey } from '../connector-id.js'
import { childText, type SolutionSource } from '../solution-source.js'
import type { UnusedReference } from '../resource.js'

const LOGICAL_NAME = 'connectionreferencelogicalname'

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
    const written = attributeOf(element, LOGICAL_NAME) ?? ''
    const logicalName = written.toLowerCase()
    const custom = childElement(element, 'customconnectorid')
    references.set(logicalName, {
      logicalName,
      key: connectorKey(childText(element, 'connectorid')),
      place: { file: 'Other/Customizations.xml', text: `${LOGICAL_NAME}="${written}"` },
      customConnectorId: childText(custom, 'connectorid').toLowerCase() || undefined,
    })
  }
  return references
}
