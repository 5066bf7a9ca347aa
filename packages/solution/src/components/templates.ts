// Templates of the old kinds: one file for each kind, and the documents of e-mail and article templates beside them.
import { childElements, childText, textOf, withChildren, type XmlElement, changed } from '../xml/tree.js'
import { toFileName } from '../layout/file-names.js'
import type { ComponentKind, ComponentType } from './kind.js'
import { labelOf } from './label.js'

const TEMPLATE: ComponentType = { number: '36', name: 'Template' }
const ARTICLE_TEMPLATE: ComponentType = { number: '38', name: 'KbArticleTemplate' }

const FOLDER = 'Templates'

interface DocumentedTemplate {
  readonly folder: string
  readonly language: string
  readonly id: string
  /** Child element whose text goes into a file, and the name of that file. */
  readonly documents: ReadonlyMap<string, string>
}

const DOCUMENTED: ReadonlyMap<string, DocumentedTemplate> = new Map([
  [
    'EmailTemplates',
    {
      folder: `${FOLDER}/EmailDocuments`,
      language: 'languagecode',
      id: 'templateid',
      documents: new Map([
        ['subject', 'subject.xsl'],
        ['subjectpresentationxml', 'subjectpresentationxml.xml'],
        ['body', 'body.xsl'],
        ['presentationxml', 'presentationxml.xml'],
      ]),
    },
  ],
  [
    'KBArticleTemplates',
    {
      folder: `${FOLDER}/KbArticleDocuments`,
      language: 'languagecode',
      id: 'kbarticletemplateid',
      documents: new Map([
        ['structurexml', 'structurexml.xml'],
        ['formatxml', 'formatxml.xsl'],
      ]),
    },
  ],
])

export const templates: ComponentKind = {
  types: [TEMPLATE, ARTICLE_TEMPLATE],
  element: 'Templates',
  folder: FOLDER,
  unpack(list, target) {
    for (const group of childElements(list)) {
      const shell = mapDocuments(group, (path, text) => {
        if (text !== '') target.writeText(path, text)
        return text === '' ? undefined : ''
      })
      target.writeXml(`${FOLDER}/${toFileName(group.name)}.xml`, shell)
    }
  },
  pack(list, source) {
    const groups = source.files.list(FOLDER).map((path) => {
      return mapDocuments(source.readXml(path), (document) => source.readText(document))
    })
    return withChildren(list, [...list.children, ...groups])
  },
  identify: (list) =>
    childElements(list).flatMap((group) => {
      const id = DOCUMENTED.get(group.name)?.id
      if (id === undefined) return []
      const isArticle = group.name === 'KBArticleTemplates'
      return childElements(group).map((template) => ({
        type: isArticle ? ARTICLE_TEMPLATE.number : TEMPLATE.number,
        id: childText(template, id),
        isOptional: !isArticle,
      }))
    }),
  components: (list) =>
    childElements(list).flatMap((group) =>
      childElements(group).map((template) => ({
        type: group.name === 'KBArticleTemplates' ? ARTICLE_TEMPLATE.number : TEMPLATE.number,
        id: childText(template, DOCUMENTED.get(group.name)?.id ?? 'templateid'),
        label: labelOf(template) ?? childText(template, 'title'),
        element: template,
      })),
    ),
}

/** Replaces the text of each document of a group by what `change` makes of its path and text; undefined keeps it. */
function mapDocuments(
  group: XmlElement,
  change: (path: string, text: string) => string | undefined,
): XmlElement {
  const documented = DOCUMENTED.get(group.name)
  if (!documented) return group
  const mapTemplate = (template: XmlElement): XmlElement => {
    const language = childText(template, documented.language)
    const id = childText(template, documented.id)
    if (!language || !id) return template
    const folder = `${documented.folder}/${toFileName(language)}/${toFileName(id)}`
    return mapElements(template, (child) => {
      const file = documented.documents.get(child.name)
      const text = file && change(`${folder}/${file}`, textOf(child))
      if (text === undefined) return child
      return changed(child, {
        children: text === '' ? [] : [{ kind: 'text', value: text }],
        selfClosed: false,
      })
    })
  }
  return mapElements(group, mapTemplate)
}

function mapElements(parent: XmlElement, change: (child: XmlElement) => XmlElement): XmlElement {
  return withChildren(
    parent,
    parent.children.map((node) => (node.kind === 'element' ? change(node) : node)),
  )
}
