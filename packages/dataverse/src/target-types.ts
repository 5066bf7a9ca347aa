// What a plan reads of its target. Values here have been read from the service and checked.
import type { Guid, SolutionVersion } from '@powerops/core'

/** A solution of an environment, hidden ones of the platform among them. */
export interface SolutionEntry {
  id: Guid
  uniqueName: string
  version?: SolutionVersion
  /** Of a patch, the solution that it belongs to. */
  patchOf?: Guid
}

/** A component of an installed solution. */
export interface InstalledComponent {
  id: Guid
  /** Number of the component type; from 10000 on it differs between organizations. */
  type: number
  typeName: string
  /** Schema name where there is one; empty when the service does not tell. */
  name: string
  displayName: string
}

/** A column that a managed solution brought. */
export interface InstalledColumn {
  id: Guid
  /** Logical name of its table. */
  table: string
  /** Logical name. */
  name: string
  displayName: string
}

/** What identifies a component in the layers of an environment. */
export type LayeredComponent = Pick<InstalledComponent, 'id' | 'type'>

/** A customization that runs in the environment now. */
export interface RunningCustomization {
  /** `import`, `uninstall`, `publish` or another word. */
  operation: string
  solution?: string
  /** Time as the service wrote it. */
  startedOn?: string
  startedBy?: string
}
