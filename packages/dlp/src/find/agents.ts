// Agents (Copilot Studio) of the solution. Channels and event triggers of an agent are not part of an archive.
import { quote } from '@powerops/core'
import { childElement } from '@powerops/solution'
import { connectorKey, keyOfDisplayName } from '../connector-id.js'
import { childText, type SolutionSource } from '../solution-source.js'
import type { Place } from '../place.js'
import type { ConnectorUse, Doubt } from '../resource.js'
import { agentNodes, type AgentNode } from './agent-nodes.js'
import type { ConnectionReference } from './connection-references.js'
import type { FoundResource } from './flows.js'
import { readTextPart, readXmlPart } from './read-part.js'

const ANONYMOUS = 'Chat without Microsoft Entra ID authentication in Copilot Studio'
const PUBLIC_SITES = 'Knowledge source with public websites and data in Copilot Studio'
const SHAREPOINT = 'Knowledge source with SharePoint and OneDrive in Copilot Studio'
const DOCUMENTS = 'Knowledge source with documents in Copilot Studio'
const SKILLS = 'Skills with Copilot Studio'

/** Authentication modes without Microsoft Entra ID: none, and any other provider of OAuth 2. */
const WITHOUT_ENTRA = new Set(['1', '4'])
/** Those with it: integrated, and set up by hand. */
const WITH_ENTRA = new Set(['2', '3'])
/** Component type of a file that is uploaded as knowledge; it has no topic data. */
const UPLOADED_FILE = '14'

interface Findings {
  readonly uses: ConnectorUse[]
  readonly usedReferences: string[]
  readonly unknowns: Doubt[]
}

/** Where a node stands: in which component, and in which line of its file. */
interface NodeSite {
  readonly site: string
  readonly place: Place
}

/** The agents of the solution. */
export function findAgents(
  source: SolutionSource,
  references: ReadonlyMap<string, ConnectionReference>,
): FoundResource[] {
  const components = new Map<string, Findings>()
  for (const path of source.paths.filter((one) => /^botcomponents\/[^/]+\/botcomponent\.xml$/i.test(one))) {
    const root = readXmlPart(source.file(path) ?? new Uint8Array(), path, 'botcomponent')
    const folder = path.split('/')[1] ?? ''
    const agent =
      'value' in root
        ? childText(childElement(root.value, 'parentbotid'), 'schemaname').toLowerCase()
        : agentOfFolder(folder)
    const findings = components.get(agent) ?? { uses: [], usedReferences: [], unknowns: [] }
    components.set(agent, findings)
    if ('reason' in root) findings.unknowns.push(unreadable(path, root.reason))
    const site = ('value' in root && childText(root.value, 'name')) || folder
    if ('value' in root && childText(root.value, 'componenttype') === UPLOADED_FILE) {
      findings.uses.push(virtualUse(DOCUMENTS, { site, place: { file: path } }))
    } else readComponent(source, path, site, references, findings)
  }
  const agents = source.paths
    .filter((path) => /^bots\/[^/]+\/bot\.xml$/i.test(path))
    .map((path) => {
      const root = readXmlPart(source.file(path) ?? new Uint8Array(), path, 'bot')
      const schemaName = path.split('/')[1] ?? ''
      const findings = components.get(schemaName.toLowerCase())
      components.delete(schemaName.toLowerCase())
      const agent = { schemaName, name: '', place: { file: path } }
      if ('reason' in root) return toAgent(agent, [], findings, [unreadable(path, root.reason)])
      const { uses, unknowns } = readSignIn(childText(root.value, 'authenticationmode'), path)
      return toAgent({ ...agent, name: childText(root.value, 'name') }, uses, findings, unknowns)
    })
  // Components of an agent that stands in another solution still change that agent.
  const partial = [...components].map(([agent, findings]) =>
    toAgent({ schemaName: agent, name: agent }, [], findings),
  )
  return [...agents, ...partial]
}

/** How an agent signs people in counts as a connector, unless that is Microsoft Entra ID. */
function readSignIn(mode: string, file: string): Pick<Findings, 'uses' | 'unknowns'> {
  const place = { file, text: '<authenticationmode>' }
  if (WITH_ENTRA.has(mode)) return { uses: [], unknowns: [] }
  if (WITHOUT_ENTRA.has(mode)) {
    return { uses: [virtualUse(ANONYMOUS, { site: 'authentication', place })], unknowns: [] }
  }
  const sentence =
    mode === '' || mode === '0'
      ? 'it does not say how it signs people in'
      : `its way to sign people in, ${quote(mode)}, is not known`
  return { uses: [], unknowns: [{ sentence, place }] }
}

function toAgent(
  { schemaName, name, place }: { schemaName: string; name: string; place?: Place },
  uses: ConnectorUse[],
  findings: Findings | undefined,
  unknowns: readonly Doubt[] = [],
): FoundResource {
  return {
    resource: {
      kind: 'agent',
      id: schemaName.toLowerCase(),
      name: name || schemaName || 'components without an agent',
      ...(place && { place }),
      uses: [...uses, ...(findings?.uses ?? [])],
      unknowns: [...unknowns, ...(findings?.unknowns ?? [])],
    },
    usedReferences: findings?.usedReferences ?? [],
  }
}

/** Components are in folders called after their agent, `agent.topic.Name`. */
function agentOfFolder(folder: string): string {
  return (folder.split('.')[0] ?? '').toLowerCase()
}

function unreadable(file: string, reason: string): Doubt {
  return { sentence: `its file ${quote(file)} ${reason}`, place: { file } }
}

function readComponent(
  source: SolutionSource,
  path: string,
  site: string,
  references: ReadonlyMap<string, ConnectionReference>,
  findings: Findings,
): void {
  const file = source.pathOf(path.replace(/botcomponent\.xml$/i, 'data'))
  const bytes = source.file(file)
  if (!bytes) {
    const missing = unreadable(file, 'is not in the solution')
    findings.unknowns.push({ ...missing, place: { file: source.pathOf(path) } })
    return
  }
  const text = readTextPart(bytes)
  if ('reason' in text) {
    findings.unknowns.push(unreadable(file, text.reason))
    return
  }
  const { nodes, unreadable: isPartlyRead } = agentNodes(text.value)
  for (const node of nodes) {
    readNode(node, { site, place: { file, line: node.line } }, references, findings)
  }
  if (isPartlyRead) {
    const sentence = `a part of ${quote(site)} is written in a form that cannot be read`
    findings.unknowns.push({ sentence, place: { file } })
  }
}

function readNode(
  node: AgentNode,
  at: NodeSite,
  references: ReadonlyMap<string, ConnectionReference>,
  findings: Findings,
): void {
  const { kind, fields } = node
  const reference = fields.get('connectionReference')?.toLowerCase()
  if (reference) findings.usedReferences.push(reference)
  if (kind === 'HttpRequestAction') findings.uses.push(httpUse(fields.get('url'), at))
  else if (/^PublicSite|^BingSearch|^WebSearch/.test(kind)) findings.uses.push(virtualUse(PUBLIC_SITES, at))
  else if (/^SharePoint|^OneDrive/.test(kind)) findings.uses.push(virtualUse(SHAREPOINT, at))
  else if (/^(File|Document)\w*(DataSource|KnowledgeSource)/.test(kind))
    findings.uses.push(virtualUse(DOCUMENTS, at))
  else if (kind === 'GptComponentMetadata' && fields.get('webBrowsing') === 'true') {
    findings.uses.push(virtualUse(PUBLIC_SITES, at))
  } else if (/^(Invoke|Begin)Skill/.test(kind)) findings.uses.push(virtualUse(SKILLS, at))
  else if (/^InvokeConnector/.test(kind)) readConnectorNode(node, at, references, findings)
  else if (/^Invoke/.test(kind) && !/^InvokeFlow|^InvokeAIBuilder/.test(kind)) {
    const sentence = `${quote(at.site)} has a node of the kind ${quote(kind)}, which is not known`
    findings.unknowns.push({ sentence, place: at.place })
  }
}

function readConnectorNode(
  { fields }: AgentNode,
  at: NodeSite,
  references: ReadonlyMap<string, ConnectionReference>,
  findings: Findings,
): void {
  const logicalName = fields.get('connectionReference')?.toLowerCase() ?? ''
  const key = references.get(logicalName)?.key ?? /(?:^|\.)(shared_[^.]+)(?:\.|$)/.exec(logicalName)?.[1]
  if (!key) {
    const sentence = `${quote(at.site)} does not say which connector it uses`
    findings.unknowns.push({ sentence, place: at.place })
    return
  }
  const operation = fields.get('operationId')
  findings.uses.push({ key: connectorKey(key), name: key, ...at, ...(operation ? { operation } : {}) })
}

function httpUse(url: string | undefined, at: NodeSite): ConnectorUse {
  const isLiteral = url !== undefined && /^https?:/i.test(url) && !url.includes('{')
  return {
    key: 'http',
    name: 'HTTP',
    ...at,
    endpoint: isLiteral
      ? { kind: 'static', value: url }
      : { kind: 'dynamic', expression: url ?? 'not given in the node' },
  }
}

function virtualUse(displayName: string, at: NodeSite): ConnectorUse {
  return { key: keyOfDisplayName(displayName), name: displayName, ...at, endpoint: { kind: 'none' } }
}
