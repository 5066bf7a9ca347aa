// What every other package shares: errors and reason codes, ports, parsers of plain values.
export { AlmError, toAlmError, type AlmErrorOptions } from './error.js'
export { reasonCodes, type Fault, type ReasonCode } from './reason-codes.js'
export { silentLogger, systemClock, type Clock, type Logger } from './ports.js'
export {
  formatBytes,
  formatDuration,
  quote,
  toLogText,
  toHtmlText,
  toMarkdownCode,
  toMarkdownText,
} from './text.js'
export { isGuid, parseGuid, uuidV5, type Guid } from './guid.js'
export {
  bumpVersion,
  compareVersions,
  parseVersion,
  versionParts,
  type SolutionVersion,
  type VersionPart,
} from './version.js'
export { nearestNames, parseUniqueName } from './names.js'
export {
  arrayField,
  booleanField,
  isRecord,
  numberField,
  parseJson,
  recordField,
  stringField,
  type JsonRecord,
} from './json.js'
export { isLoopbackHost, parseHttpsUrl } from './url.js'
export { optional, required, requiredText, unreadableAnswer } from './required.js'
