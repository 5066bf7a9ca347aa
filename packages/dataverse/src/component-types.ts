// What the Dataverse client gives and takes of components and of what depends on them.
import type { Guid } from '@powerops/core'

/** A component that an environment has. */
export interface EnvironmentComponent {
  id: Guid
  /** Number of the component type. */
  type: number
  /** Name for people. */
  name: string
}

/** The component that is to be put into an unmanaged solution, with all its parts. */
export interface AddComponentRequest {
  uniqueName: string
  solutionId: Guid
  componentId: Guid
  /** Number of the component type. */
  type: number
  /** Puts in what the component needs, too. */
  addRequiredComponents: boolean
  /** For waiting while another customization is in the way. */
  timeoutMs: number
}

/** A component that needs one of a solution, and so keeps that solution from being uninstalled. */
export interface UninstallBlocker {
  id: Guid
  /** Number of the component type. */
  type: number
  /** Name for people; absent when the service does not tell. */
  name?: string
  /** Unique names of the solutions that hold it; empty when it is in none but the default one. */
  solutions: readonly string[]
  /** Name of what it needs. */
  needs?: string
}
