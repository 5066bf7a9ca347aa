// Agents (Copilot Studio) of the solution. Channels and event triggers of an agent are not part of an archive.
import { quote } from '@powerops/core'
import { childElement, parseXml, type XmlElement } from '@powerops/solution'
import { connectorKey, keyOfDisplayName } from '../connector-id.js'
import { childText, type SolutionSource } from '../solution-source.js'
import type { Place } from '../place.js'
import type { ConnectorUse, Doubt } from '../resource.js'
import { agentNodes, type AgentNode } from './agent-nodes.js'
import type { ConnectionReference } from './connection-references.js'
import type { FoundResource } from './flows.js'
import { decodeText } from './literal.js'

const ANONYMOUS = 'Chat without Microsoft Entra ID authentication in Copilot Studio'
const PUBLIC_SITES = 'Knowledge source with public websites and data in Copilot Studio'
const SHAREPOINT = 'Knowledge source with SharePoint and OneDrive in Copilot Studio'
const DOCUMENTS = 'Knowledge source with documents in Copilot Studio'
const SKILLS = 'Skills with Copilot Studio'

/** Authentication modes without Microsoft Entra ID: none, and any other provider of OAuth 2. */
const WITHOUT_ENTRA = new Set(['1', '4'])

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
    const element = rootOf(source, path)
    const agent = childText(childElement(element, 'parentbotid'), 'schemaname').toLowerCase()
    const findings = components.get(agent) ?? { uses: [], usedReferences: [], unknowns: [] }
    components.set(agent, findings)
    readComponent(source, path, element, references, findings)
  }
  const agents = source.paths
    .filter((path) => /^bots\/[^/]+\/bot\.xml$/i.test(path))
    .map((path) => {
      const element = rootOf(source, path)
      const schemaName = path.split('/')[1] ?? ''
      const findings = components.get(schemaName.toLowerCase())
      components.delete(schemaName.toLowerCase())
      const mode = childText(element, 'authenticationmode')
      const site = { site: 'authentication', place: { file: path, text: '<authenticationmode>' } }
      const anonymous = WITHOUT_ENTRA.has(mode) ? [virtualUse(ANONYMOUS, site)] : []
      const name = childText(element, 'name')
      return toAgent({ schemaName, name, place: { file: path } }, anonymous, findings)
    })
  // Components of an agent that stands in another solution still change that agent.
  const partial = [...components].map(([agent, findings]) =>
    toAgent({ schemaName: agent, name: agent }, [], findings),
  )
  return [...agents, ...partial]
}

function toAgent(
  { schemaName, name, place }: { schemaName: string; name: string; place?: Place },
  uses: ConnectorUse[],
  findings: Findings | undefined,
): FoundResource {
  return {
    resource: {
      kind: 'agent',
      id: schemaName.toLowerCase(),
      name: name || schemaName || 'components without an agent',
      ...(place && { place }),
      uses: [...uses, ...(findings?.uses ?? [])],
      unknowns: findings?.unknowns ?? [],
    },
    usedReferences: findings?.usedReferences ?? [],
  }
}

function rootOf(source: SolutionSource, path: string): XmlElement {
  return parseXml(source.file(path) ?? new Uint8Array(), path).root
}

function readComponent(
  source: SolutionSource,
  path: string,
  element: XmlElement,
  references: ReadonlyMap<string, ConnectionReference>,
  findings: Findings,
): void {
  const site = childText(element, 'name') || path.split('/')[1] || path
  const file = source.pathOf(path.replace(/botcomponent\.xml$/i, 'data'))
  const bytes = source.file(file)
  if (!bytes) return
  let text: string
  try {
    text = decodeText(bytes)
  } catch {
    findings.unknowns.push({ sentence: `the content of ${quote(site)} is not text`, place: { file } })
    return
  }
  const { nodes, unreadable } = agentNodes(text)
  for (const node of nodes) {
    readNode(node, { site, place: { file, line: node.line } }, references, findings)
  }
  if (unreadable) {
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
  findings.usedReferences.push(logicalName)
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
