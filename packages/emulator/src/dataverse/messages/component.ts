// AddSolutionComponent: puts a component that the environment has into an unmanaged solution.
import { booleanField, isGuid, numberField, type JsonRecord } from '@powerops/core'
import { badPayload, codes, DataverseFault } from '../fault.js'
import { requireNoOtherCustomization } from '../jobs/job.js'
import { missingSolution } from '../jobs/run.js'
import { stableId, type Organization, type Row } from '../organization.js'
import {
  componentKey,
  contentOf,
  contents,
  namesOf,
  objectIdOf,
  putContent,
  typeNumberOf,
  type OwnedComponent,
  type SolutionContent,
} from '../solution/content.js'
import { namesRequired } from '../solution/dependencies.js'
import { textOf } from '../tables/definition.js'
import { findRow, rowWith } from '../tables/rows.js'
import { publishers, solutions } from '../tables/solutions.js'
import { requiredFlag, requiredText, type Message } from './message.js'

/** All parts of a table come along, or none of them. */
const WITH_PARTS = 0
const WITHOUT_PARTS = 1

export const addSolutionComponent: Message = {
  name: 'AddSolutionComponent',
  kind: 'action',
  parameters: [
    'ComponentId',
    'ComponentType',
    'SolutionUniqueName',
    'AddRequiredComponents',
    'DoNotIncludeSubcomponents',
    'IncludedComponentSettingsValues',
  ],
  privilege: 'prvWriteSolution',
  run(organization, parameters) {
    const solution = openSolution(organization, requiredText(parameters, 'SolutionUniqueName'))
    const withRequired = requiredFlag(parameters, 'AddRequiredComponents')
    const withParts = booleanField(parameters, 'DoNotIncludeSubcomponents') !== true
    const component = findComponent(organization, parameters)
    requireNoOtherCustomization(organization, 'EntityCustomization')
    add(organization, solution, component, withParts)
    if (withRequired) {
      for (const needed of requiredBy(organization, component)) {
        add(organization, solution, needed, withParts)
      }
    }
    const objectId = objectIdOf(organization, component)
    return { id: stableId(organization, `${textOf(solution, 'solutionid')}/${objectId}`) }
  },
}

/** @throws DataverseFault when there is no such solution, or it is managed. */
function openSolution(organization: Organization, uniqueName: string): Row {
  const solution = rowWith(organization, solutions, 'uniquename', uniqueName)
  if (!solution) throw missingSolution(uniqueName)
  if (solution['ismanaged'] !== true) return solution
  throw new DataverseFault(
    400,
    codes.invalidArgument,
    `Components cannot be added to the managed solution ${uniqueName}.`,
  )
}

/** @throws DataverseFault 404 when no solution of the environment holds it. */
function findComponent(organization: Organization, parameters: JsonRecord): OwnedComponent {
  const id = requiredText(parameters, 'ComponentId').toLowerCase()
  const type = numberField(parameters, 'ComponentType')
  if (!isGuid(id)) throw badPayload('', `Cannot convert the literal '${id}' to 'Edm.Guid'.`)
  if (type === undefined) {
    throw badPayload('', "Required field 'ComponentType' is missing or has the wrong type.")
  }
  const found = installedComponents(organization).find(
    (component) =>
      typeNumberOf(organization, component.type) === type && objectIdOf(organization, component) === id,
  )
  if (found) return found
  throw new DataverseFault(
    404,
    codes.notFound,
    `The component of type ${type} with id ${id} does not exist. Failure trying to associate it with solution as a root component.`,
  )
}

function installedComponents(organization: Organization): OwnedComponent[] {
  return contents(organization).flatMap(([, { components }]) => components)
}

function add(organization: Organization, solution: Row, component: OwnedComponent, withParts: boolean): void {
  const name = textOf(solution, 'uniquename')
  const content = contentOf(organization, name) ?? emptyContent(organization, solution)
  const { type, id, schemaName } = component
  const parts = withParts && type === '1' ? partsOf(organization, schemaName) : []
  const held = new Set(content.components.map(componentKey))
  const isRoot = (root: { type: string; id: string; schemaName: string }): boolean =>
    root.type === type && (id === '' ? root.schemaName === schemaName : root.id === id)
  const behavior = withParts ? WITH_PARTS : WITHOUT_PARTS
  putContent(organization, name, {
    ...content,
    components: [
      ...content.components,
      ...[component, ...parts].filter((candidate) => !held.has(componentKey(candidate))),
    ],
    rootComponents: [
      ...content.rootComponents.filter((root) => !isRoot(root)),
      { type, id, schemaName, behavior },
    ],
  })
}

/** Columns, forms, views and the like of a table. */
function partsOf(organization: Organization, table: string): OwnedComponent[] {
  const parts = installedComponents(organization).filter(
    ({ parent }) => parent.toLowerCase() === table.toLowerCase(),
  )
  return [...new Map(parts.map((part) => [componentKey(part), part])).values()]
}

/** What the archives say that the component needs, as far as the environment has it. */
function requiredBy(organization: Organization, component: OwnedComponent): OwnedComponent[] {
  const own = namesOf(component)
  const installed = installedComponents(organization)
  return contents(organization).flatMap(([, { requirements }]) =>
    requirements
      .filter(({ dependent }) => namesRequired(dependent).some((name) => own.includes(name)))
      .flatMap(({ required }) => {
        const names = namesRequired(required)
        return installed.find((candidate) => namesOf(candidate).some((name) => names.includes(name))) ?? []
      }),
  )
}

/** Of a solution that was made here. */
function emptyContent(organization: Organization, solution: Row): SolutionContent {
  const publisher = findRow(organization, publishers, textOf(solution, '_publisherid_value'))
  return {
    digest: undefined,
    managed: false,
    publisher: publisher ? textOf(publisher, 'uniquename') : '',
    rootComponents: [],
    components: [],
    requirements: [],
  }
}
