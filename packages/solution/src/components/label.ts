// What people call a component, as far as its element says so.
import { attributeOf, childElement, childElements, childText, type XmlElement } from '../xml/tree.js'

/** Lists of a component's names by language, in order of preference. */
const NAMES_BY_LANGUAGE = ['LocalizedNames', 'displaynames', 'Titles']

/** Elements and attributes that hold a component's name. */
const NAMES = ['DisplayName', 'displayname', 'Name', 'name', 'FullName']

/** The name of a component in its first language, or the one name that it has. */
export function labelOf(component: XmlElement): string | undefined {
  for (const list of NAMES_BY_LANGUAGE) {
    const label = firstDescription(childElement(component, list))
    if (label) return label
  }
  for (const name of NAMES) {
    const label = childText(component, name)?.trim() || attributeOf(component, name)
    if (label) return label
  }
  return undefined
}

function firstDescription(list: XmlElement | undefined): string | undefined {
  return list && attributeOf(childElements(list)[0], 'description')
}
