// Approvals: events about a subject, a decision, and the record of it that can be checked again.
export { canonicalJson } from './canonical-json.js'
export { decide, type ApprovalRules, type Decision } from './decide.js'
export type { ApprovalEvent, EnvironmentReview, Person, UnknownEvent, UnreadableEvent } from './event.js'
export { createRecord, formatRecord, verifyRecord, type ApprovalRecord } from './record.js'
export { parseSubject, requestId, type Subject } from './subject.js'
