// Cloud flows and desktop flows of the solution.
import { parseJson, quote } from '@powerops/core'
import type { XmlElement } from '@powerops/solution'
import { childText, componentElements, referencedFile, type SolutionSource } from '../solution-source.js'
import type { Resource } from '../resource.js'
import type { ConnectionReference } from './connection-references.js'
import { findFlowUses, type FlowFindings } from './flow-uses.js'
import { decodeText } from './literal.js'

const CLOUD_FLOW = '5'
const DESKTOP_FLOW = '6'
/** Classic workflow, dialog, business rule, action, business process: they run inside Dataverse, without connectors. */
const CLASSIC = new Set(['0', '1', '2', '3', '4'])

/** A flow, and the logical names of the connection references that it uses. */
export interface FoundResource {
  readonly resource: Resource
  readonly usedReferences: readonly string[]
}

/** The flows of the solution. */
export function findFlows(
  source: SolutionSource,
  references: ReadonlyMap<string, ConnectionReference>,
): FoundResource[] {
  return componentElements(source, 'Workflows', 'Workflow', /^Workflows\/.+\.data\.xml$/i).flatMap(
    (element) => {
      const category = childText(element, 'Category')
      const hasFile = childText(element, 'JsonFileName') !== '' || childText(element, 'XamlFileName') !== ''
      if (CLASSIC.has(category) || (category === '' && !hasFile)) return []
      if (category === CLOUD_FLOW) return [cloudFlow(source, element, references)]
      return [category === DESKTOP_FLOW ? desktopFlow(element) : otherFlow(element, category)]
    },
  )
}

function cloudFlow(
  source: SolutionSource,
  element: XmlElement,
  references: ReadonlyMap<string, ConnectionReference>,
): FoundResource {
  const { uses, usedReferences, unknowns } = readFlow(source, childText(element, 'JsonFileName'), references)
  return { resource: { kind: 'cloud-flow', ...identity(element), uses, unknowns }, usedReferences }
}

function readFlow(
  source: SolutionSource,
  fileName: string,
  references: ReadonlyMap<string, ConnectionReference>,
): FlowFindings {
  const bytes = fileName === '' ? undefined : referencedFile(source, fileName)
  if (!bytes)
    return { uses: [], usedReferences: [], unknowns: [`its file ${quote(fileName)} is not in the solution`] }
  let document: unknown
  try {
    document = parseJson(decodeText(bytes), 'the file')
  } catch {
    return { uses: [], usedReferences: [], unknowns: [`its file ${quote(fileName)} is not JSON`] }
  }
  return findFlowUses(document, references)
}

function desktopFlow(element: XmlElement): FoundResource {
  const resource: Resource = {
    kind: 'desktop-flow',
    ...identity(element),
    uses: [{ key: 'shared_uiflow', name: 'Desktop flows', site: 'the flow itself' }],
    unknowns: ['the modules that a desktop flow uses are classified by themselves and cannot be read'],
  }
  return { resource, usedReferences: [] }
}

function otherFlow(element: XmlElement, category: string): FoundResource {
  const unknowns = [`a process of category ${quote(category)} is not known`]
  return { resource: { kind: 'other-flow', ...identity(element), uses: [], unknowns }, usedReferences: [] }
}

function identity(element: XmlElement): { id: string; name: string } {
  const attribute = (wanted: string): string =>
    element.attributes.find(({ name }) => name.toLowerCase() === wanted)?.value ?? ''
  const id = attribute('workflowid').replace(/[{}]/g, '').toLowerCase()
  return { id, name: attribute('name') || id }
}
