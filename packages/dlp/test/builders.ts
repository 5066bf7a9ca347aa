// Short ways to write policies and resources in tests.
import { parsePolicies, type ConnectorUse, type Policy, type Resource, type Verdict } from '../src/index.js'

export const environmentId = '11111111-1111-1111-1111-111111111111'
const prefix = '/providers/Microsoft.PowerApps/apis/'

export interface PolicySketch {
  readonly name?: string
  readonly business?: readonly string[]
  readonly other?: readonly string[]
  readonly blocked?: readonly string[]
  readonly fallback?: string
  readonly filter?: string
  readonly environments?: readonly string[]
  readonly actions?: readonly unknown[]
  readonly endpoints?: readonly unknown[]
  readonly patterns?: readonly (readonly [string, string])[]
  readonly exempt?: readonly string[]
}

export function document(sketch: PolicySketch): Record<string, unknown> {
  const group = (classification: string, ids: readonly string[] = []): unknown => ({
    classification,
    connectors: ids.map((id) => ({ id: id.startsWith('shared_') ? prefix + id : id, name: id, type: 'x' })),
  })
  return {
    policyDefinition: {
      name: `id-of-${sketch.name ?? 'policy'}`,
      displayName: sketch.name ?? 'policy',
      defaultConnectorsClassification: sketch.fallback ?? 'General',
      connectorGroups: [
        group('Confidential', sketch.business),
        group('General', sketch.other),
        group('Blocked', sketch.blocked),
      ],
      environmentType: sketch.filter ?? 'AllEnvironments',
      environments: (sketch.environments ?? []).map((name) => ({ name, id: `/x/${name}` })),
      etag: 'e1',
      lastModifiedTime: '2026-01-01T00:00:00Z',
    },
    connectorConfigurationsDefinition: {
      connectorActionConfigurations: sketch.actions ?? [],
      endpointConfigurations: sketch.endpoints ?? [],
    },
    customConnectorUrlPatternsDefinition: {
      rules: (sketch.patterns ?? [['*', 'Ignore']]).map(
        ([pattern, customConnectorRuleClassification], index) => ({
          order: index + 1,
          pattern,
          customConnectorRuleClassification,
        }),
      ),
    },
    ...(sketch.exempt ? { exemptResources: sketch.exempt.map((id) => ({ id, type: 'flow' })) } : {}),
  }
}

export function policy(sketch: PolicySketch): Policy {
  const [parsed] = parsePolicies(document(sketch))
  if (!parsed) throw new Error('no policy')
  return parsed
}

export function use(key: string, more: Partial<ConnectorUse> = {}): ConnectorUse {
  return { key, name: key, site: 'step', ...more }
}

export function flow(...uses: readonly (string | ConnectorUse)[]): Resource {
  return {
    kind: 'cloud-flow',
    id: 'f1',
    name: 'Flow',
    uses: uses.map((one) => (typeof one === 'string' ? use(one) : one)),
    unknowns: [],
  }
}

/** Each finding as `kind rule`. */
export function kinds({ findings }: Verdict): string[] {
  return findings.map(({ kind, rule }) => `${kind} ${rule}`)
}
