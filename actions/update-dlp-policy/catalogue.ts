// The connectors that a move can name: those of the tenant, the virtual ones, custom ones where they live.
import type { AdminClient } from '@powerops/admin'
import {
  matchConnectors,
  type ConnectorCatalogue,
  type ConnectorMove,
  type KnownConnector,
  type NamedEnvironment,
} from '@powerops/dlp'

type Admin = Pick<
  AdminClient,
  'listConnectors' | 'listVirtualConnectors' | 'listUnblockableConnectors' | 'listCustomConnectors'
>

/** Environments that are asked for a custom connector at the most. */
const MOST_ASKED = 200

/**
 * The catalogue for some moves. Custom connectors belong to one environment each, so that the covered environments are
 * asked one by one, as long as a move names a connector that has not been found.
 * @param known connectors that need no look-up, because the policy lists them
 */
export async function fetchCatalogue(
  admin: Admin,
  moves: readonly ConnectorMove[],
  known: readonly KnownConnector[],
  covered: readonly NamedEnvironment[],
): Promise<ConnectorCatalogue> {
  const [ordinary, virtual, unblockable] = await Promise.all([
    admin.listConnectors(),
    admin.listVirtualConnectors(),
    admin.listUnblockableConnectors(),
  ])
  const connectors: KnownConnector[] = [...ordinary, ...virtual]
  for (const { id } of covered.slice(0, MOST_ASKED)) {
    const all = [...known, ...connectors]
    if (moves.every(({ connector }) => matchConnectors(connector, all).length > 0)) break
    connectors.push(...(await admin.listCustomConnectors(id)))
  }
  return { connectors, unblockable }
}
