// What a notification is about, before it is put into words.

/** What happened, or what is wanted. */
export const notificationEvents = [
  'deployment-succeeded',
  'deployment-failed',
  'deployment-cancelled',
  'approval-requested',
  'approval-granted',
  'approval-rejected',
  'approval-expired',
  'environment-ready',
  'environment-expiring',
  'environment-deleted',
  'custom',
] as const
/** One of the events. */
export type NotificationEvent = (typeof notificationEvents)[number]

/** An address with the words to click on; the title is outside text. */
export interface NamedLink {
  title: string
  url: URL
}

/** Why something failed, as the `result` of a step says it: outside text. */
export interface FailureFacts {
  /** The action that failed. */
  step?: string
  reasonCode?: string
  message?: string
  remedy?: string
}

/** The facts of one notification. Every text is outside text. */
export interface NotificationFacts {
  event: NotificationEvent
  environmentName?: string
  environmentUrl?: URL
  solutionName?: string
  solutionVersion?: string
  /** The version that was there before. */
  previousVersion?: string
  failure?: FailureFacts
  /** Milliseconds that the step took. */
  durationMs?: number
  /** When the environment or the request expires, as it is to be shown. */
  expires?: string
  /** `owner/name` of the repository. */
  repository?: string
  /** Who started the run. */
  actor?: string
  /** The page on which an approver answers. */
  approvalUrl?: URL
  runUrl?: URL
  historyUrl?: URL
  /** Apps and whatever else the reader may want to open. */
  links: readonly NamedLink[]
  /** In place of the subject that follows from the event. */
  subject?: string
  /** In place of the sentence that says what happened. */
  message?: string
}
