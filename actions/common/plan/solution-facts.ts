// What a plan needs to know of a solution zip, read from its bytes alone.
import { isRecord, parseJson, recordField, stringField } from '@powerops/core'
import {
  attributeOf,
  childElement,
  childElements,
  childText,
  listComponents,
  parseSolution,
  readSolutionSettings,
  solutionDigest,
  type MissingDependency,
  type SolutionArchive,
  type SolutionSettings,
} from '@powerops/solution'
import type { OfferedSolution } from './decide-way.js'

/** A cloud flow or classic process in a zip. */
export interface OfferedFlow {
  /** In lower case, without braces. */
  id: string
  name: string
  /** Whether it was on when the solution was exported. */
  on: boolean
  /** Logical names of the connection references that it uses. */
  connectionReferences: readonly string[]
}

/** A component that the zip names, by whatever it names it. */
export interface OfferedComponent {
  type: string
  id: string | undefined
  schemaName: string | undefined
  /** Of a column, form, view or chart, its table. */
  parent?: string | undefined
}

/** A solution zip as a plan sees it. */
export interface SolutionFacts extends OfferedSolution {
  digest: string
  publisher: string
  prefix: string
  components: readonly OfferedComponent[]
  dependencies: readonly MissingDependency[]
  settings: SolutionSettings
  flows: readonly OfferedFlow[]
}

/** workflow.category of what a deployment turns on: workflows, business rules, actions, process flows, cloud flows. */
const TURNED_ON = ['0', '2', '3', '4', '5']
const DEFINITION = '1'
const ACTIVATED = '1'

/** @throws AlmError the codes of `parseSolution` and `readSolutionSettings`. */
export function readSolutionFacts(zip: Uint8Array): SolutionFacts {
  const archive = parseSolution(zip)
  const { uniqueName, version, packageType, publisher, rootComponents, missingDependencies } =
    archive.manifest
  const patchOf = parentOf(archive)
  return {
    uniqueName,
    version,
    managed: packageType === 'Managed',
    ...(patchOf === undefined ? {} : { patchOf }),
    digest: solutionDigest(zip),
    publisher: publisher.uniqueName,
    prefix: publisher.prefix,
    components: [...rootComponents, ...listComponents(archive)].map((component) => ({
      type: component.type,
      id: component.id === undefined ? undefined : bareId(component.id),
      schemaName: component.schemaName,
      ...('parent' in component && { parent: component.parent }),
    })),
    dependencies: missingDependencies,
    settings: readSolutionSettings(archive),
    flows: readFlows(archive),
  }
}

/** An id as Dataverse answers it: in lower case, without braces. */
function bareId(id: string): string {
  return id.replace(/[{}]/g, '').toLowerCase()
}

/** A patch names the solution that it belongs to. */
function parentOf({ manifestXml }: SolutionArchive): string | undefined {
  const manifest = childElement(manifestXml.root, 'SolutionManifest')
  const parent = manifest && childElement(manifest, 'ParentSolution')
  return childText(parent, 'UniqueName')?.trim() || undefined
}

function readFlows(archive: SolutionArchive): OfferedFlow[] {
  const list = childElement(archive.customizationsXml.root, 'Workflows')
  const workflows = list ? childElements(list) : []
  return workflows
    .filter((workflow) => TURNED_ON.includes(childText(workflow, 'Category')?.trim() ?? ''))
    .filter((workflow) => (childText(workflow, 'Type')?.trim() ?? DEFINITION) === DEFINITION)
    .map((workflow) => ({
      id: bareId(attributeOf(workflow, 'WorkflowId') ?? ''),
      name: attributeOf(workflow, 'Name') ?? '',
      on: childText(workflow, 'StateCode')?.trim() === ACTIVATED,
      connectionReferences: referencesOf(archive, childText(workflow, 'JsonFileName') ?? ''),
    }))
}

function referencesOf(archive: SolutionArchive, file: string): string[] {
  const entry = archive.find(file.replace(/^\//, ''))
  if (!entry) return []
  const definition = parseJson(Buffer.from(entry.read()).toString('utf8'), entry.path)
  const references = recordField(recordField(definition, 'properties'), 'connectionReferences') ?? {}
  return Object.values(references).flatMap((reference) => {
    const connection = isRecord(reference) ? recordField(reference, 'connection') : undefined
    return stringField(connection, 'connectionReferenceLogicalName') ?? []
  })
}
