// Deployment history: what is where, since when, by whose approval.
export { chooseEntry, type EntryChoice, type EntryWish } from './choose-entry.js'
export { currentStates, filterRecords, sortRecords } from './current-states.js'
export type { DeploymentRow, Maker, StatusRow } from './deployment-row.js'
export type {
  CurrentState,
  ForeignDeployment,
  HistoryDocument,
  HistoryFilter,
  HistoryRecord,
  Outcome,
  RecordedApproval,
  UnreadableRepository,
} from './history-record.js'
export { isTrusted, JOB_ACCOUNT } from './maker.js'
export {
  createPayload,
  formatApproval,
  formatFacts,
  IMPORT_TASK,
  OPERATIONS,
  parseFacts,
  type ApprovalNote,
  type ImportFacts,
  type RecordFacts,
} from './payload.js'
export { parseLoginIn } from './plain-values.js'
export { readApprovalNote, readDeployment, type ReadDeployment } from './read-deployment.js'
export type { Evidence, JobEvidence, RunEvidence } from './run-evidence.js'
export {
  findCandidates,
  findSuccessfulTest,
  importJobName,
  type RejectedRecord,
  type TestSearch,
  type TestWish,
  type TrustRules,
} from './trust.js'
