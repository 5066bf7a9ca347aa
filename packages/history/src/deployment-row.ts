// A deployment as GitHub's API tells it, before anything in it is believed.

/** Who made a deployment or a status. A bot's login ends in `[bot]`. */
export interface Maker {
  login: string
  /** `User`, `Bot`, `Organization`. */
  type: string
}

/** One status of a deployment. */
export interface StatusRow {
  /** GitHub's word: `queued`, `in_progress`, `success`, `failure`, `inactive`, `error`, `pending`, … */
  state: string
  description: string
  environmentUrl?: string
  logUrl?: string
  /** ISO 8601, the time of GitHub's server. */
  createdAt: string
  creator?: Maker
}

/** A deployment of one repository with all its statuses, in any order. */
export interface DeploymentRow {
  id: number
  sha: string
  task: string
  environment: string
  /** Differs from `environment` when a status has moved the deployment. */
  originalEnvironment?: string
  production?: boolean
  /** Whatever its maker sent. */
  payload: unknown
  /** ISO 8601, the time of GitHub's server. */
  createdAt: string
  creator?: Maker
  statuses: readonly StatusRow[]
}
