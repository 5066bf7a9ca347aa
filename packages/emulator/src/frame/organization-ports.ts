// The loopback port of each organization: opened with the environment and again at every start.
import type { OrganizationPorts } from '../admin/platform.js'
import { listen, type Listener, type TlsIdentity } from './listener.js'
import type { RequestListener } from 'node:http'

export interface OpenPorts extends OrganizationPorts {
  closeAll(): Promise<void>
}

export function createOrganizationPorts(
  tls: TlsIdentity,
  listenerFor: (environmentId: string) => RequestListener,
): OpenPorts {
  const open = new Map<string, Listener>()
  return {
    open: async (environmentId, port = 0) => {
      const listener = open.get(environmentId) ?? (await listen(port, tls, listenerFor(environmentId)))
      open.set(environmentId, listener)
      return listener.port
    },
    close: async (environmentId) => {
      await open.get(environmentId)?.close()
      open.delete(environmentId)
    },
    closeAll: async () => {
      await Promise.all([...open.values()].map((listener) => listener.close()))
      open.clear()
    },
  }
}
