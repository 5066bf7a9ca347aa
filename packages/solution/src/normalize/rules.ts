// The rules of a normalised unpack, one row each: what changes, in which files, and why a solution stays the same.
import { AlmError } from '@powerops/core'
import { parseXml } from '../xml/parse.js'
import { serializeXml, type LineEnds } from '../xml/serialize.js'
import type { XmlDocument, XmlElement } from '../xml/tree.js'
import { sortFlowKeys } from './flow-keys.js'
import { parseJsonText, writeJsonText, type JsonNode } from './json-text.js'
import { sortAttributes, sortRoleMaps, steadyDependencies, withoutServerFacts } from './xml-changes.js'

/** One kind of noise that a normalised unpack keeps out of the source files. */
export interface NormalizationRule {
  readonly name: string
  /** Which files it looks at, in words. */
  readonly files: string
  /** What it does to them, as a sentence. */
  readonly change: string
  /** Why the packed solution is the same without it, as a sentence. */
  readonly reason: string
  readonly appliesTo: RegExp
  /** The file as it shall be; undefined when it shall not be there. A file that cannot be read stays as it is. */
  apply(bytes: Uint8Array, lineEnds: LineEnds): Uint8Array | undefined
}

/** The rules in the order in which they are applied. */
export const normalizationRules: readonly NormalizationRule[] = [
  {
    name: 'environment-values',
    files: 'environmentvariablevalues.json, environment_variable_values.json',
    change: 'Current values of environment variables are left out; definitions and default values stay.',
    reason:
      'The values belong to the environment that exported, and a solution without them is what an export makes of a variable without a value.',
    appliesTo:
      /^environmentvariabledefinitions\/[^/]+\/environmentvariablevalues\.json$|^EnvironmentVariables\/environment_variable_values\.json$/i,
    apply: () => undefined,
  },
  {
    name: 'server-facts',
    files: 'Other/Solution.xml, Other/Customizations.xml',
    change:
      'The attributes OrganizationVersion, OrganizationSchemaType and CRMServerServiceabilityVersion of the root are left out.',
    reason: 'They describe the server that exported; exports before late 2024 do not have them.',
    appliesTo: /^Other\/(Solution|Customizations)\.xml$/,
    apply: xml(withoutServerFacts),
  },
  {
    name: 'missing-dependencies',
    files: 'Other/Solution.xml',
    change: 'Missing dependencies lose their attribute key and are sorted to the last.',
    reason:
      'The list is a set, and the keys number it anew with each export; exports since 2022 do not have them.',
    appliesTo: /^Other\/Solution\.xml$/,
    apply: xml(steadyDependencies),
  },
  {
    name: 'app-roles',
    files: 'AppModules/*/AppModule.xml and its managed twin',
    change: 'The roles of an app are sorted by id.',
    reason: 'They are a set of roles that may open the app.',
    appliesTo: /^AppModules\/[^/]+\/AppModule(_managed)?\.xml$/,
    apply: xml(sortRoleMaps),
  },
  {
    name: 'attribute-order',
    files: 'forms, dashboards, views, charts and site maps',
    change: 'The attributes of each XML element are sorted by name; elements stay where they are.',
    reason: 'The order of attributes has no meaning in XML; each of the platform’s editors writes its own.',
    appliesTo:
      /^Entities\/[^/]+\/(FormXml\/[^/]+|SavedQueries|Visualizations)\/[^/]+\.xml$|^(InteractionCentric)?Dashboards\/[^/]+\.xml$|^(AppModuleSiteMaps\/[^/]+\/AppModule|Other\/)SiteMap(_managed)?\.xml$/,
    apply: xml(sortAttributes),
  },
  {
    name: 'flow-keys',
    files: 'Workflows/*.json',
    change:
      'Connection references, and the names inside each of them, are sorted; so are the names inside a trigger or an action, in its recurrence, and in the inputs and the host of a connector call. The order of actions, parameters and inputs stays.',
    reason: 'They are fields of the definition language, which says by runAfter what follows on what.',
    appliesTo: /^Workflows\/[^/]+\.json$/i,
    apply: json(sortFlowKeys),
  },
  {
    name: 'json-layout',
    files:
      'JSON in Workflows, Connectors, bots, botcomponents, fxexpressions and environmentvariabledefinitions',
    change: 'One member a line, indented by two blanks, with the line ends of the other generated files.',
    reason:
      'White space between the tokens of JSON has no meaning; servers export both one-line and indented files.',
    appliesTo:
      /^(Workflows|Connectors|bots|botcomponents|fxexpressions|environmentvariabledefinitions)\/.+\.json$/i,
    apply: json((node) => node),
  },
]

function xml(change: (root: XmlElement) => XmlElement): NormalizationRule['apply'] {
  return (bytes, lineEnds) => {
    const document = parseReadable(bytes)
    return document ? serializeXml({ ...document, root: change(document.root) }, lineEnds) : bytes
  }
}

/** Files that unpack wrote can be read; a copied one in their place may be anything, and pack is the one to judge it. */
function parseReadable(bytes: Uint8Array): XmlDocument | undefined {
  try {
    return parseXml(bytes, 'unpacked file')
  } catch (error) {
    if (error instanceof AlmError) return undefined
    throw error
  }
}

function json(change: (node: JsonNode) => JsonNode): NormalizationRule['apply'] {
  return (bytes, lineEnds) => {
    const node = parseJsonText(bytes)
    return node ? writeJsonText(change(node), lineEnds, bytes) : bytes
  }
}
