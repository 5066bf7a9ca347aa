// Whether the connections that a deployment names are there and may be used, asked before anything is written.
import type { ActionPorts } from '@powerops/actions-kit'
import type { ConnectionReader, ConnectionState } from '@powerops/admin'
import { AlmError, quote } from '@powerops/core'

/** A connection reference and the connection that it is to use. */
export interface WantedConnection {
  logicalName: string
  connectorId: string
  connectionId: string
}

/** A connection that cannot be used as it is. */
export interface ConnectionProblem {
  /** Logical name of the reference that is to use it. */
  logicalName: string
  connectionId: string
  state: 'missing' | 'not-shared' | 'broken'
  /** Lower-case start, no final full stop. */
  message: string
  remedy: string
}

export interface LookOptions {
  environmentId: string
  log: ActionPorts['log']
  /** Somebody else will use the connections: whether they are shared with who is signed in does not matter. */
  forOther?: boolean
}

/**
 * Looks each connection up. What the service does not tell is news and no problem: the import, or turning the flows on,
 * will.
 * @throws AlmError `cancelled`.
 */
export async function findConnectionProblems(
  open: () => Promise<ConnectionReader>,
  wanted: readonly WantedConnection[],
  { environmentId, log, forOther = false }: LookOptions,
): Promise<ConnectionProblem[]> {
  const problems: ConnectionProblem[] = []
  try {
    const reader = await open()
    for (const connection of wanted) {
      const found = await reader.lookUp({ environmentId, ...connection })
      if (found.state === 'unknown') {
        log.info(`whether the connection ${connection.connectionId} can be used is not told: ${found.why}`)
      }
      const problem = problemOf(connection, found)
      if (problem && !(forOther && problem.state === 'not-shared')) problems.push(problem)
    }
  } catch (caught) {
    if (!(caught instanceof AlmError) || caught.code === 'cancelled') throw caught
    log.info(`whether the connections can be used could not be asked: ${caught.message}`)
  }
  return problems
}

function problemOf(
  { logicalName, connectorId, connectionId }: WantedConnection,
  found: ConnectionState,
): ConnectionProblem | undefined {
  const connector = connectorId.split('/').at(-1) ?? ''
  const what = `the connection ${quote(connectionId)} for the connection reference ${quote(logicalName)}`
  const base = { logicalName, connectionId }
  switch (found.state) {
    case 'missing':
      return {
        ...base,
        state: found.state,
        message: `${what} is not in the environment`,
        remedy: `Take the id of a connection of ${connector} in this environment: the last part of its address in make.powerapps.com > Connections. Connections differ from environment to environment.`,
      }
    case 'not-shared':
      return {
        ...base,
        state: found.state,
        message: `${what} is not shared with the identity that deploys`,
        remedy:
          'Have its owner share it with the application user, with "Can use", in make.powerapps.com > Connections > Share; or name a connection that the identity owns. assign-connections can act as the owner, by as-user.',
      }
    case 'broken':
      return {
        ...base,
        state: found.state,
        message: `${what} is not connected${found.why === undefined ? '' : `: ${found.why}`}`,
        remedy: 'Have its owner sign in again in make.powerapps.com > Connections > Fix connection.',
      }
    default:
      return undefined
  }
}

/** Warns of connections that will keep flows off: the platform binds them all the same. */
export function warnOfConnections(problems: readonly ConnectionProblem[], log: ActionPorts['log']): void {
  for (const { message, remedy } of problems) {
    log.warning(`${message}; the flows that use it will stay off. ${remedy}`)
  }
}

/**
 * Warns of connections that can be bound and will keep flows off.
 * @throws AlmError `input-invalid` naming every connection that is not there.
 */
export function refuseMissingConnections(
  problems: readonly ConnectionProblem[],
  log: ActionPorts['log'],
): void {
  const missing = problems.filter(({ state }) => state === 'missing')
  warnOfConnections(
    problems.filter((problem) => !missing.includes(problem)),
    log,
  )
  if (missing.length === 0) return
  throw new AlmError('input-invalid', {
    message: `${missing.map(({ message }) => message).join('; ')}; nothing was changed`,
    remedy: [...new Set(missing.map(({ remedy }) => remedy))].join(' '),
    details: { connections: missing },
  })
}
