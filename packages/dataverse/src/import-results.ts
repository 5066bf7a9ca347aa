// The result document of an import job: which components failed, which are missing. Read without trusting its shape.
import { AlmError, isRecord } from '@powerops/core'
import { normaliseErrorCode } from '@powerops/http'
import { optional } from './fields.js'
import { unwrapFlowError } from './flow-problem.js'
import type { ComponentResult, DependencyEnd, ImportedComponent, MissingDependency } from './types.js'

export interface ImportResults {
  /** The verdict on the whole; absent when the document has none. */
  succeeded?: boolean
  components: readonly ComponentResult[]
  missingDependencies: readonly MissingDependency[]
}

interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly Element[]
}

/**
 * Reads `importjobs.data`. The elements differ between server versions, so whatever holds a `<result>` is a component.
 * @throws AlmError `response-invalid` when it is not well-formed XML or has a document type.
 */
export async function parseImportResults(untrustedXml: string): Promise<ImportResults> {
  const root = await parseXml(untrustedXml)
  const components: ComponentResult[] = []
  const missingDependencies: MissingDependency[] = []
  for (const { element, parent } of walk(root)) {
    if (element.name === 'MissingDependency') missingDependencies.push(missingDependency(element))
    for (const result of element.children.filter(({ name }) => name === 'result')) {
      components.push(componentResult(element.name === 'results' ? parent : element, result))
    }
  }
  const verdict = root.attributes['succeeded'] ?? root.attributes['status']
  return {
    ...optional('succeeded', verdict === undefined ? undefined : verdict === 'success'),
    components,
    missingDependencies,
  }
}

/**
 * The component whose result is the newest, by the ticks that the service writes beside it; the manifest is none.
 * @throws AlmError `response-invalid` as parseImportResults does.
 */
export async function lastProcessed(untrustedXml: string): Promise<ImportedComponent | undefined> {
  let newest: { ticks: string; component: ImportedComponent } | undefined
  for (const { element, parent } of walk(await parseXml(untrustedXml))) {
    for (const result of element.children.filter(({ name }) => name === 'result')) {
      const { kind, name } = componentResult(element.name === 'results' ? parent : element, result)
      // Ticks of our times have 18 digits, so that their texts compare like numbers.
      const ticks = result.attributes['datetimeticks'] ?? ''
      if (kind === 'solutionManifest' || name === '' || (newest && ticks < newest.ticks)) continue
      newest = { ticks, component: { kind, name } }
    }
  }
  return newest?.component
}

function componentResult(component: Element, { attributes }: Element): ComponentResult {
  const { LocalizedName, name, id } = component.attributes
  const result = attributes['result']
  return {
    kind: component.name,
    name: LocalizedName || name || id || '',
    result: result === 'success' || result === 'warning' ? result : 'failure',
    ...optional('errorCode', normaliseErrorCode(attributes['errorcode'])),
    ...optional('text', unwrapFlowError(attributes['errortext'] ?? '') || undefined),
  }
}

function missingDependency({ children }: Element): MissingDependency {
  const end = (wanted: string): DependencyEnd => {
    const attributes = children.find(({ name }) => name === wanted)?.attributes ?? {}
    return {
      type: attributes['type'] ?? '',
      schemaName: attributes['schemaName'] ?? '',
      displayName: attributes['displayName'] ?? '',
      solution: attributes['solution'] ?? '',
    }
  }
  return { required: end('Required'), dependent: end('Dependent') }
}

/** Every element with its parent, in document order; a stack instead of recursion, because depth is not ours to trust. */
function* walk(root: Element): Generator<{ element: Element; parent: Element }> {
  const stack = [{ element: root, parent: root }]
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    yield entry
    const { element } = entry
    stack.push(...element.children.toReversed().map((child) => ({ element: child, parent: element })))
  }
}

async function parseXml(untrustedXml: string): Promise<Element> {
  if (/<!DOCTYPE/i.test(untrustedXml)) throw unreadable('it has a document type')
  const { XMLParser, XMLValidator } = await import('fast-xml-parser')
  const validity = XMLValidator.validate(untrustedXml)
  if (validity !== true) throw unreadable(validity.err.msg)
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
  })
  const nodes: unknown = parser.parse(untrustedXml)
  const root = toElements(nodes).at(0)
  if (!root) throw unreadable('it is empty')
  return root
}

/** The ordered form of the parser, `[{name: children, ':@': attributes}]`, as elements. */
function toElements(nodes: unknown): Element[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown) => {
    if (!isRecord(node)) return []
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text')
    if (name === undefined) return []
    return [{ name, attributes: textAttributes(node[':@']), children: toElements(node[name]) }]
  })
}

function textAttributes(untrusted: unknown): Record<string, string> {
  if (!isRecord(untrusted)) return {}
  const texts = Object.entries(untrusted).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(texts)
}

function unreadable(why: string): AlmError {
  return new AlmError('response-invalid', {
    message: `the result of the import job cannot be read: ${why}`,
    remedy: 'Look at the import in the solution history of the environment.',
    details: { field: 'data' },
  })
}
