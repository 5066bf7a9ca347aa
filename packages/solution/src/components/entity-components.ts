// The components that an entity (table) consists of: itself, and its columns, forms, views and charts.
import { toReferencedPath } from '../layout/file-names.js'
import { descendantsNamed } from '../xml/find.js'
import {
  attributeOf,
  childElement,
  childElements,
  childText,
  emptied,
  mapChildren,
  textOf,
  type XmlElement,
} from '../xml/tree.js'
import type { ComponentType, FoundComponent } from './kind.js'
import { labelOf } from './label.js'

export const ENTITY_TYPES = {
  entity: { number: '1', name: 'Entity' },
  attribute: { number: '2', name: 'Attribute' },
  view: { number: '26', name: 'SavedQuery' },
  chart: { number: '59', name: 'SavedQueryVisualization' },
  form: { number: '60', name: 'SystemForm' },
} as const satisfies Record<string, ComponentType>

/** Elements on the way from an entity to its columns. */
const PATH_TO_COLUMNS = ['EntityInfo', 'entity', 'attributes']

/** Elements of an entity whose content is components of their own. */
const PARTS = new Set(['FormXml', 'SavedQueries', 'Visualizations'])

/** The components in an element `Entity`, the entity without the others first. */
export function entityComponents(entity: XmlElement): FoundComponent[] {
  const parent = childText(entity, 'Name')
  const columns = PATH_TO_COLUMNS.reduce<XmlElement | undefined>(childElement, entity)
  const inGroups = (name: string): XmlElement[] =>
    elementsOf(childElement(entity, name)).flatMap(childElements)
  return [
    toEntity(entity, parent),
    ...elementsOf(columns).map((column) => ({
      type: ENTITY_TYPES.attribute.number,
      schemaName: attributeOf(column, 'PhysicalName') ?? childText(column, 'LogicalName'),
      parent,
      label: labelOf(column),
      element: column,
    })),
    ...inGroups('FormXml').map((form) => toPart(ENTITY_TYPES.form, form, 'formid', parent)),
    ...inGroups('SavedQueries').map((view) => toPart(ENTITY_TYPES.view, view, 'savedqueryid', parent)),
    ...elementsOf(childElement(entity, 'Visualizations')).map((chart) =>
      toPart(ENTITY_TYPES.chart, chart, 'savedqueryvisualizationid', parent),
    ),
  ]
}

function toEntity(entity: XmlElement, schemaName: string | undefined): FoundComponent {
  const name = childElement(entity, 'Name')
  const formulas = [...descendantsNamed(entity, 'FormulaDefinitionFileName')].map(textOf)
  return {
    type: ENTITY_TYPES.entity.number,
    schemaName,
    label: attributeOf(name, 'LocalizedName'),
    element: withoutParts(entity, 0),
    entries: formulas.map(toReferencedPath),
  }
}

function toPart(
  type: ComponentType,
  element: XmlElement,
  idElement: string,
  parent: string | undefined,
): FoundComponent {
  return { type: type.number, id: childText(element, idElement), parent, label: labelOf(element), element }
}

function withoutParts(element: XmlElement, depth: number): XmlElement {
  return mapChildren(element, (child) => {
    if (depth === 0 && PARTS.has(child.name)) return emptied(child)
    if (child.name !== PATH_TO_COLUMNS[depth]) return child
    return depth === PATH_TO_COLUMNS.length - 1 ? emptied(child) : withoutParts(child, depth + 1)
  })
}

function elementsOf(list: XmlElement | undefined): XmlElement[] {
  return list ? childElements(list) : []
}
