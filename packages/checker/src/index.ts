// The Power Apps checker: the service that looks through solutions for what Microsoft advises against.
export { createCheckerClient } from './client.js'
export { geographyNames, locateChecker, type CheckerPlace, type CheckerWish } from './geographies.js'
export { judgeUploadSize } from './limits.js'
export { parseSeverity, severities, type Severity } from './severity.js'
export type * from './types.js'
