// The rules of a normalised unpack, one row each: what changes, in which files, and why a solution stays the same.
import { serializeXml, type LineEnds } from '../xml/serialize.js'
import type { XmlElement } from '../xml/tree.js'
import { steadyAppFiles } from './app-files.js'
import { sortFlowKeys } from './flow-keys.js'
import { parseJsonText, writeJsonText, type JsonNode } from './json-text.js'
import { parseUnpacked } from './parse-unpacked.js'
import { sortAttributes, sortAppLists, steadyDependencies, withoutServerFacts } from './xml-changes.js'

/** One kind of noise that a normalised unpack keeps out of the source files. */
export interface NormalizationRule {
  readonly name: string
  /** Which files it looks at, in words. */
  readonly files: string
  /** What it does to them, as a sentence. */
  readonly change: string
  /** Why the packed solution is the same without it, as a sentence. */
  readonly reason: string
  /** The files as they shall be. */
  apply(files: ReadonlyMap<string, Uint8Array>, lineEnds: LineEnds): Map<string, Uint8Array>
}

/** The rules in the order in which they are applied. */
export const normalizationRules: readonly NormalizationRule[] = [
  {
    name: 'environment-values',
    files: 'environmentvariablevalues.json beside a definition, environment_variable_values.json',
    change:
      'Current values of environment variables are left out. Definitions and default values stay, and so does a value whose definition is in another solution.',
    reason:
      'The values belong to the environment that exported, and a solution without them is what an export makes of variables without a value.',
    apply: withoutValues,
  },
  {
    name: 'server-facts',
    files: 'Other/Solution.xml, Other/Customizations.xml',
    change:
      'The attributes OrganizationVersion, OrganizationSchemaType and CRMServerServiceabilityVersion of the root are left out, and its version is that of the release (9.2.0.0) instead of the build.',
    reason:
      'They describe the server that exported. Exports before late 2024 do not have the attributes, and every server takes what an older build of its release exported.',
    apply: eachXml(/^Other\/(Solution|Customizations)\.xml$/, withoutServerFacts),
  },
  {
    name: 'missing-dependencies',
    files: 'Other/Solution.xml',
    change:
      'Missing dependencies lose the attribute key, and what unpack leaves in the order of the export is sorted too.',
    reason:
      'The list is a set, and the keys number it anew with each export; exports since 2022 do not have them.',
    apply: eachXml(/^Other\/Solution\.xml$/, steadyDependencies),
  },
  {
    name: 'app-lists',
    files: 'AppModules/*/AppModule.xml and its managed twin',
    change:
      'The roles of an app are sorted by id; so are its components, after the type and name that unpack sorts by.',
    reason: 'They are sets: who may open the app, and what belongs to it.',
    apply: eachXml(/^AppModules\/[^/]+\/AppModule(_managed)?\.xml$/, sortAppLists),
  },
  {
    name: 'app-file-names',
    files: 'CanvasApps/*.meta.xml and the files that it names',
    change:
      'Where the name of a file holds five random digits in place of the end of a long app name, they become digits that the app name gives.',
    reason: 'The name only leads from the description of the app to its file; each export draws new digits.',
    apply: steadyAppFiles,
  },
  {
    name: 'attribute-order',
    files: 'forms, dashboards, views, charts and site maps',
    change: 'The attributes of each XML element are sorted by name; elements stay where they are.',
    reason: 'The order of attributes has no meaning in XML; each of the platform’s editors writes its own.',
    apply: eachXml(
      /^Entities\/[^/]+\/(FormXml\/[^/]+|SavedQueries|Visualizations)\/[^/]+\.xml$|^(InteractionCentric)?Dashboards\/[^/]+\.xml$|^(AppModuleSiteMaps\/[^/]+\/AppModule|Other\/)SiteMap(_managed)?\.xml$/,
      sortAttributes,
    ),
  },
  {
    name: 'json-layout',
    files:
      'JSON in Workflows, Connectors, bots, botcomponents, fxexpressions and environmentvariabledefinitions',
    change: 'One member a line, indented by two blanks, with the line ends of the other generated files.',
    reason:
      'White space between the tokens of JSON has no meaning; servers export both one-line and indented files.',
    apply: eachJson(
      /^(Workflows|Connectors|bots|botcomponents|fxexpressions|environmentvariabledefinitions)\/.+\.json$/i,
      (node) => node,
    ),
  },
  {
    name: 'flow-keys',
    files: 'Workflows/*.json',
    change:
      'Connection references, and the names inside each of them, are sorted; so are the names inside a trigger or an action, in its recurrence, and in the inputs and the host of a connector call. The order of actions, parameters and inputs stays.',
    reason: 'They are fields of the definition language, which says by runAfter what follows on what.',
    apply: eachJson(/^Workflows\/[^/]+\.json$/i, sortFlowKeys),
  },
]

type Apply = NormalizationRule['apply']

function withoutValues(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const isValue = (path: string): boolean => {
    const [, folder] =
      /^(environmentvariabledefinitions\/[^/]+\/)environmentvariablevalues\.json$/.exec(path) ?? []
    return folder === undefined
      ? path === 'EnvironmentVariables/environment_variable_values.json'
      : files.has(`${folder}environmentvariabledefinition.xml`)
  }
  return new Map([...files].filter(([path]) => !isValue(path)))
}

function eachXml(paths: RegExp, change: (root: XmlElement) => XmlElement): Apply {
  return each(paths, (bytes, lineEnds) => {
    const document = parseUnpacked(bytes)
    return document ? serializeXml({ ...document, root: change(document.root) }, lineEnds) : bytes
  })
}

function eachJson(paths: RegExp, change: (node: JsonNode) => JsonNode): Apply {
  return each(paths, (bytes, lineEnds) => {
    const node = parseJsonText(bytes)
    return node ? writeJsonText(change(node), lineEnds, bytes) : bytes
  })
}

function each(paths: RegExp, change: (bytes: Uint8Array, lineEnds: LineEnds) => Uint8Array): Apply {
  return (files, lineEnds) =>
    new Map([...files].map(([path, bytes]) => [path, paths.test(path) ? change(bytes, lineEnds) : bytes]))
}
