// Cloud flows and desktop flows of the solution.
import { quote } from '@powerops/core'
import {
  childText,
  componentsOf,
  referencedFile,
  workflows,
  type Component,
  type ReferencedFile,
  type SolutionSource,
  type UnreadableFile,
} from '../solution-source.js'
import type { Place } from '../place.js'
import type { Resource, UnusedReference } from '../resource.js'
import type { ConnectionReference } from './connection-references.js'
import { findFlowUses, type FlowFindings } from './flow-uses.js'
import { readDesktopScript } from './desktop-script.js'
import { readJsonPart } from './read-part.js'

const CLOUD_FLOW = '5'
const DESKTOP_FLOW = '6'
/** Classic workflow, dialog, business rule, action, business process: they run inside Dataverse, without connectors. */
const CLASSIC = new Set(['0', '1', '2', '3', '4'])

/** A flow, and the logical names of the connection references that it uses. */
export interface FoundResource {
  readonly resource: Resource
  readonly usedReferences: readonly string[]
  /** Connections that the resource declares and does not use. */
  readonly unused?: readonly UnusedReference[]
}

/** The flows of the solution. */
export function findFlows(
  source: SolutionSource,
  references: ReadonlyMap<string, ConnectionReference>,
): FoundResource[] {
  const { components, unreadable } = componentsOf(source, workflows)
  const flows = components.flatMap((flow) => {
    const category = childText(flow.element, 'Category')
    const hasFile = ['JsonFileName', 'XamlFileName'].some((name) => childText(flow.element, name) !== '')
    if (CLASSIC.has(category) || (category === '' && !hasFile)) return []
    if (category === CLOUD_FLOW) return [cloudFlow(source, flow, references)]
    return [category === DESKTOP_FLOW ? desktopFlow(flow) : otherFlow(flow, category)]
  })
  return [...flows, ...unreadable.map(unreadableFlow)]
}

const GUID_AT_END = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Which category it is of stands in the description itself; only cloud flows have a file of JSON. */
function unreadableFlow({ file, reason }: UnreadableFile): FoundResource {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/(\.json|\.xaml)?\.data\.xml$/i, '')
  const place = { file }
  const resource: Resource = {
    kind: /\.json\.data\.xml$/i.test(file) ? 'cloud-flow' : 'other-flow',
    id: GUID_AT_END.exec(name.slice(-36))?.[0].toLowerCase() ?? '',
    name,
    place,
    uses: [],
    unknowns: [{ sentence: `its description ${quote(file)} ${reason}`, place }],
  }
  return { resource, usedReferences: [] }
}

function cloudFlow(
  source: SolutionSource,
  flow: Component,
  references: ReadonlyMap<string, ConnectionReference>,
): FoundResource {
  const fileName = childText(flow.element, 'JsonFileName')
  const content = fileName === '' ? undefined : referencedFile(source, fileName)
  const place: Place = { file: content?.file ?? flow.file }
  const { uses, usedReferences, unknowns, unused } = readFlow(fileName, content, place, references)
  const resource: Resource = { kind: 'cloud-flow', ...identity(flow), place, uses, unknowns }
  const { kind, id, name } = resource
  return {
    resource,
    usedReferences,
    unused: unused.map((connection) => ({ ...connection, resource: { kind, id, name } })),
  }
}

function readFlow(
  fileName: string,
  content: ReferencedFile | undefined,
  place: Place,
  references: ReadonlyMap<string, ConnectionReference>,
): FlowFindings {
  const unreadable = (rule: string): FlowFindings => ({
    uses: [],
    usedReferences: [],
    unknowns: [{ sentence: `its file ${quote(fileName)} ${rule}`, place }],
    unused: [],
  })
  if (!content) return unreadable('is not in the solution')
  const document = readJsonPart(content.bytes)
  if ('reason' in document) return unreadable(document.reason)
  return findFlowUses(document.value, content.file, references)
}

function desktopFlow(flow: Component): FoundResource {
  const place = { file: flow.file }
  const script = childText(flow.element, 'Definition')
  const placeOf = (line: number): Place => ({ ...place, text: '<Definition>', linesBelow: line - 1 })
  const { uses, unreadLines } = readDesktopScript(script)
  const resource: Resource = {
    kind: 'desktop-flow',
    ...identity(flow),
    place,
    uses: [
      { key: 'shared_uiflow', name: 'Desktop flows', site: 'the flow itself', place },
      ...uses.map(({ line, ...use }) => ({ ...use, place: placeOf(line) })),
    ],
    unknowns: [
      ...(script === '' ? [{ sentence: 'its script is not in the solution', place }] : []),
      ...unreadLines.map((line) => ({
        sentence: `line ${line} of its script is not known`,
        place: placeOf(line),
      })),
    ],
  }
  return { resource, usedReferences: [] }
}

function otherFlow(flow: Component, category: string): FoundResource {
  const place = { file: flow.file }
  const unknowns = [{ sentence: `a process of category ${quote(category)} is not known`, place }]
  return {
    resource: { kind: 'other-flow', ...identity(flow), place, uses: [], unknowns },
    usedReferences: [],
  }
}

function identity({ element }: Component): { id: string; name: string } {
  const attribute = (wanted: string): string =>
    element.attributes.find(({ name }) => name.toLowerCase() === wanted)?.value ?? ''
  const id = attribute('workflowid').replace(/[{}]/g, '').toLowerCase()
  return { id, name: attribute('name') || id }
}
