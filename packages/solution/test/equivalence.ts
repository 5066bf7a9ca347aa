// Says what two packed solutions differ in, apart from what a normalised unpack is documented to change. Written from
// the documentation of the rules, not from their code: a mistake in one is seen by the other.
import { parseXml, type PackPlan, type XmlElement, type XmlNode } from '../src/index.js'

const VALUES =
  /^environmentvariabledefinitions\/[^/]+\/environmentvariablevalues\.json$|^environment_variable_values\.json$/
/** The build of the server in the version of a root; its release counts. */
const BUILD = /(?<=^\d+\.\d+)\.\d+\.\d+$/
const SERVER = ['OrganizationVersion', 'OrganizationSchemaType', 'CRMServerServiceabilityVersion']

/** Elements in whose trees the order of attributes is free. */
const FREE_ATTRIBUTES = [
  'FormXml',
  'SavedQueries',
  'Visualizations',
  'SiteMap',
  'Dashboards',
  'InteractionCentricDashboards',
]

/** One line for each difference; none when the two are the same solution. */
export function differences(a: PackPlan, b: PackPlan): string[] {
  const left = parts(a)
  const right = parts(b)
  const names = [...new Set([...left.keys(), ...right.keys()])]
  return [
    ...([...left.keys()].join() === [...right.keys()].join() ? [] : ['order of the parts']),
    ...(same(a.warnings, b.warnings) ? [] : ['warnings']),
    ...names.filter((name) => {
      const one = left.get(name)
      const other = right.get(name)
      return !one || !other || partText(name, one) !== partText(name, other)
    }),
  ]
}

function parts({ entries }: PackPlan): Map<string, Buffer> {
  return new Map(
    entries
      // Derived from the names of all others.
      .filter(({ name }) => !VALUES.test(name) && name !== '[Content_Types].xml')
      .map(({ name, bytes }) => [withoutDigits(name), Buffer.from(bytes)]),
  )
}

/** Names of canvas app files hold five random digits where the name of the app is long. */
function withoutDigits(path: string): string {
  return path.replace(
    /^(\/?CanvasApps\/.*)\d{5}(_(DocumentUri|BackgroundImageUri|AdditionalUris\d))/,
    '$1#$2',
  )
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** A text that is equal for two forms of a part exactly when they mean the same. */
function partText(name: string, bytes: Buffer): string {
  if (name === 'customizations.xml') return customizationsText(parseXml(bytes, name).root)
  if (name === 'solution.xml') return solutionText(parseXml(bytes, name).root)
  if (/^(Workflows|Connector|bots|botcomponents|fxexpressions)\/.*\.json$/.test(name))
    return jsonText(bytes.toString(), name.startsWith('Workflows/'))
  return bytes.toString('latin1')
}

function customizationsText(root: XmlElement): string {
  return xmlText(root, (element, path) => ({
    freeAttributes: path.some((name) => FREE_ATTRIBUTES.includes(name)),
    freeChildren: /^AppModule(RoleMaps|Components)$/.test(element.name) && path.at(-2) === 'AppModule',
    dropped: path.length === 1 ? SERVER : [],
  }))
}

function solutionText(root: XmlElement): string {
  const dependencies = (path: readonly string[]): boolean => path[2] === 'MissingDependencies'
  return xmlText(root, (_element, path) => ({
    freeAttributes: false,
    freeChildren: dependencies(path) && path.length === 3,
    dropped: path.length === 1 ? SERVER : dependencies(path) && path.length === 5 ? ['key'] : [],
  }))
}

interface Freedom {
  readonly freeAttributes: boolean
  readonly freeChildren: boolean
  readonly dropped: readonly string[]
}

function xmlText(
  node: XmlNode,
  freedomOf: (element: XmlElement, path: readonly string[]) => Freedom,
  above: readonly string[] = [],
): string {
  if (node.kind !== 'element') return JSON.stringify([node.kind, withoutDigits(node.value)])
  const path = [...above, node.name]
  const { freeAttributes, freeChildren, dropped } = freedomOf(node, path)
  const attributes = node.attributes
    .filter(({ name }) => !dropped.includes(name))
    .map(({ name, value }) => {
      const isServers = above.length === 0 && name === 'version'
      return JSON.stringify([name, isServers ? value.replace(BUILD, '') : value])
    })
  const children = node.children.map((child) => xmlText(child, freedomOf, path))
  const empty = children.length === 0 && node.selfClosed ? 'self-closed' : ''
  return `<${node.name} ${(freeAttributes ? attributes.sort() : attributes).join()} ${empty}${(freeChildren ? children.sort() : children).join('')}>`
}

/** A value of JSON: a token, or the members of an object or array with the names they have there. */
type Json =
  string | { readonly open: string; readonly members: readonly (readonly [name: string, value: Json])[] }

/** The tokens of a JSON text without the white space between them, the fields of a flow's steps in one order. */
function jsonText(text: string, isFlow: boolean): string {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[-+.\w]+|[^\s"]/g) ?? []
  return printJson(readJson(tokens.values()), isFlow ? hasFreeKeys : () => false)
}

function readJson(tokens: IterableIterator<string>, token: string = tokens.next().value ?? ''): Json {
  if (token !== '{' && token !== '[') return token
  const members: [string, Json][] = []
  for (let next = tokens.next().value; next && next !== '}' && next !== ']'; next = tokens.next().value) {
    if (next === ',') continue
    if (token === '{') tokens.next() // The colon.
    members.push(token === '{' ? [next, readJson(tokens)] : ['', readJson(tokens, next)])
  }
  return { open: token, members }
}

function printJson(value: Json, isFree: typeof hasFreeKeys, path = '', isCall = false): string {
  if (typeof value === 'string') return value
  const { open, members } = value
  const type = members.find(([name]) => name === '"type"')?.[1]
  const isCallInside = path.endsWith('/inputs')
    ? isCall
    : typeof type === 'string' && type.includes('Connection')
  const printed = members.map(
    ([name, inner]) =>
      `${name}:${printJson(inner, isFree, `${path}/${name.replaceAll('"', '')}`, isCallInside)}`,
  )
  return `${open}${(open === '{' && isFree(path, isCall) ? printed.sort() : printed).join()}}`
}

/** Tells whether the order of fields is free in the object of a flow that lies at a path, in a call of a connector or not. */
function hasFreeKeys(path: string, isCall: boolean): boolean {
  const steps = '(/(actions|else/actions|default/actions|cases/[^/]*/actions)/[^/]*)*'
  const free = isCall
    ? '(/else|/default|/cases/[^/]*|/recurrence|/inputs|/inputs/host)?'
    : '(/else|/default|/cases/[^/]*|/recurrence)?'
  return (
    path.startsWith('/properties/connectionReferences') ||
    new RegExp(`^/properties/definition/(triggers|actions)/[^/]*${steps}${free}$`).test(path)
  )
}
