// Approvals: events about a subject, a decision, and the record of it that can be checked again.
export { canonicalJson } from './canonical-json.js'
export type { Channel, EnvironmentChannel, IssueChannel, PullRequestChannel } from './channel.js'
export { decide, type ApprovalRules, type Decision } from './decide.js'
export type {
  ApprovalEvent,
  EnvironmentReview,
  IssueComment,
  Person,
  PullRequestReview,
  UnknownEvent,
  UnreadableEvent,
} from './event.js'
export {
  confirmRecord,
  createRecord,
  formatRecord,
  verifyRecord,
  type ApprovalRecord,
  type ExpectedSubject,
  type RecordSource,
} from './record.js'
export { parseSubject, requestId, type Subject } from './subject.js'
