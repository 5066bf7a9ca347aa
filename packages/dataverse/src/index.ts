// The Dataverse Web API of one environment: solutions, imports, flows, settings.
export type * from './types.js'
export type * from './component-types.js'
export type * from './flow-types.js'
export type * from './target-types.js'
export { createDataverseClient } from './client.js'
export { reportedError, type ReportedFailure } from './failure.js'
export { deriveImportJobId } from './import-job-id.js'
export { MAX_ARCHIVE_BYTES } from './stage-solution.js'
