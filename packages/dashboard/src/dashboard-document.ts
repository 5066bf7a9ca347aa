// What the page is made of. The document of deployment-history is one too: requests and environments may be absent.
import type { ForeignDeployment, HistoryRecord, Outcome, UnreadableRepository } from '@powerops/history'

/** How an import stands; `unknown` where a document that somebody handed in does not say. */
export type State = Outcome | 'unknown'

/** One import as the page tells it. Texts may be anybody's: only their shape has been checked. */
export type Deployment = Omit<HistoryRecord, 'version' | 'previousVersion' | 'outcome'> & {
  version: string
  outcome: State
  previousVersion?: string
}

/** Something that goes no further until somebody says yes. */
export interface OpenRequest {
  /** Where it is answered: in an issue, on the page of a run that waits for a protected environment, by a review. */
  kind: 'issue' | 'environment' | 'pull-request'
  /** `owner/name`. */
  repository: string
  /** Empty for a pull request, which names none. */
  environment: string
  title: string
  /** Address of the page where it is answered. */
  url?: string
  requestedBy?: string
  /** Logins, and teams as `organization/team`; empty when anybody who may can answer. */
  waitsFor: readonly string[]
  /** ISO 8601, UTC. */
  openedAt?: string
  /** ISO 8601, UTC. */
  expiresAt?: string
  solution?: string
  version?: string
}

/** A Power Platform environment, with the day on which it is to go. */
export interface KnownEnvironment {
  name: string
  url?: string
  /** `Sandbox`, `Developer`, `Production`, … */
  type?: string
  owner?: string
  /** ISO 8601, UTC. */
  createdAt?: string
  /** ISO 8601, UTC; absent for one that stays. */
  expiresAt?: string
}

/** All that the page shows. */
export interface DashboardDocument {
  schemaVersion: 1
  /** ISO 8601, UTC. */
  generatedAt: string
  title: string
  /** Address of GitHub, for links. */
  serverUrl: string
  repositories: readonly string[]
  unreadable: readonly UnreadableRepository[]
  /** Newest first. */
  history: readonly Deployment[]
  /** Whether older deployments were left out. */
  truncated: boolean
  foreign: readonly ForeignDeployment[]
  requests: readonly OpenRequest[]
  environments: readonly KnownEnvironment[]
}
