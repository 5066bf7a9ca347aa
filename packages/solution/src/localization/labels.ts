// Texts that an XML file has in several languages: elements side by side, one for each language, such as
// `<label description="Name" languagecode="1033" />`.
import { createHash } from 'node:crypto'
import { isGuid } from '@powerops/core'
import {
  childElements,
  textOf,
  withAttribute,
  withChildren,
  xmlElement,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from '../xml/tree.js'

/** Names in lower case. */
const LANGUAGE_ATTRIBUTES = new Set(['languagecode', 'lcid'])
const TEXT_ATTRIBUTES = new Set(['description', 'title', 'text'])

/** Attributes that tell an element from its siblings, best first, in lower case. */
const KEY_ATTRIBUTES = [
  'id',
  'name',
  'physicalname',
  'schemaname',
  'uniquename',
  'logicalname',
  'workflowid',
  'value',
]

/** Child elements that do the same. */
const KEY_CHILDREN = [
  'formid',
  'savedqueryid',
  'savedqueryvisualizationid',
  'uniquename',
  'sitemapuniquename',
  'name',
  'logicalname',
  'schemaname',
  'relationshiproletype',
]

/** Longest part of a key that counts, and longest place that is not replaced by its SHA-256, in characters. */
const MAX_KEY = 200
const MAX_PLACE = 1000

/** The same text in the languages that it has. */
export interface LabelGroup {
  /** Name of the elements, such as `LocalizedName`. */
  readonly tag: string
  /** Names the place in the file; unique in it, and the same whatever is added elsewhere. */
  readonly place: string
  readonly labels: readonly XmlElement[]
}

/** What becomes of a group: the same array, or one with labels changed in their places and others added at its end. */
export type EditLabels = (group: LabelGroup) => readonly XmlElement[]

/** The element with all groups of labels below it edited; the same one when nothing changes. */
export function editLabels(root: XmlElement, edit: EditLabels): XmlElement {
  return new LabelWalk(edit).visit(root, [], [])
}

/** Language and text of a label; undefined for any other element. */
export function readLabel(element: XmlElement): { language: number; text: string } | undefined {
  const language = languageOf(element)?.value
  const text = textAttributeOf(element)?.value
  if (language === undefined || text === undefined || element.children.length > 0) return undefined
  return /^[1-9]\d{0,4}$/.test(language) ? { language: Number(language), text } : undefined
}

/** The label with another text. */
export function withText(label: XmlElement, text: string): XmlElement {
  return withAttribute(label, textAttributeOf(label)?.name ?? '', text)
}

/** A label like `model` in another language. */
export function translated(model: XmlElement, language: number, text: string): XmlElement {
  const inLanguage = withAttribute(model, languageOf(model)?.name ?? '', String(language))
  const kept = [languageOf(inLanguage), textAttributeOf(inLanguage)]
  const attributes = inLanguage.attributes.filter((attribute) => kept.includes(attribute))
  return withText(xmlElement(model.name, attributes), text)
}

function languageOf({ attributes }: XmlElement): XmlAttribute | undefined {
  return attributes.find(({ name }) => LANGUAGE_ATTRIBUTES.has(name.toLowerCase()))
}

function textAttributeOf({ attributes }: XmlElement): XmlAttribute | undefined {
  return attributes.find(({ name }) => TEXT_ATTRIBUTES.has(name.toLowerCase()))
}

class LabelWalk {
  private readonly edit: EditLabels
  /** How often each place was met: a second one gets a number. */
  private readonly met = new Map<string, number>()

  constructor(edit: EditLabels) {
    this.edit = edit
  }

  /**
   * @param keyed elements above that have a key, from the last one whose key is a GUID.
   * @param others names of the elements below these, which have no key.
   */
  visit(element: XmlElement, keyed: readonly string[], others: readonly string[]): XmlElement {
    let replaced: Map<XmlNode, readonly XmlNode[]> | undefined
    let labels: XmlElement[] | undefined
    for (const child of element.children) {
      if (child.kind !== 'element') continue
      if (child.children.length === 0) {
        if (readLabel(child)) (labels ??= []).push(child)
        continue
      }
      const visited = this.descend(child, keyed, others)
      if (visited !== child) (replaced ??= new Map()).set(child, [visited])
    }
    for (const group of labels ? groupByName(labels) : []) {
      const tag = group[0]?.name ?? ''
      const edited = this.edit({
        tag,
        place: this.placeOf(tag, [...keyed, ...others]),
        labels: group,
      })
      if (edited === group) continue
      replaced ??= new Map()
      const last = group.length - 1
      for (const [index, label] of group.entries()) {
        replaced.set(label, edited.slice(index, index === last ? undefined : index + 1))
      }
    }
    if (!replaced) return element
    return withChildren(
      element,
      element.children.flatMap((node) => replaced.get(node) ?? [node]),
    )
  }

  private descend(child: XmlElement, keyed: readonly string[], others: readonly string[]): XmlElement {
    const key = keyOf(child)
    if (key === undefined) return this.visit(child, keyed, [...others, child.name])
    const segment = `${child.name}[${key.slice(0, MAX_KEY)}]`
    return this.visit(child, isGuid(key) ? [segment] : [...keyed, segment], [])
  }

  private placeOf(tag: string, path: readonly string[]): string {
    const whole = path.join('/')
    const place = whole.length > MAX_PLACE ? createHash('sha256').update(whole).digest('hex') : whole
    const key = `${tag},${place}`
    const count = (this.met.get(key) ?? 0) + 1
    this.met.set(key, count)
    return count === 1 ? place : `${place}#${count}`
  }
}

function groupByName(labels: readonly XmlElement[]): Iterable<readonly XmlElement[]> {
  const groups = new Map<string, XmlElement[]>()
  for (const label of labels) {
    const group = groups.get(label.name)
    if (group) group.push(label)
    else groups.set(label.name, [label])
  }
  return groups.values()
}

function keyOf(element: XmlElement): string | undefined {
  const { attributes } = element
  for (const wanted of KEY_ATTRIBUTES) {
    const value = attributes.find(({ name }) => name.toLowerCase() === wanted)?.value
    if (value) return value
  }
  const children = childElements(element)
  for (const wanted of KEY_CHILDREN) {
    const value = textOf(children.find(({ name }) => name.toLowerCase() === wanted))
    if (value) return value
  }
  return undefined
}
