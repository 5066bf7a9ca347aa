// HTTP for the service clients: one contract, one implementation, and errors that say what to do.
export type { HttpClient, HttpMethod, HttpRequest, HttpResponse, RetryClass, TokenSource } from './types.js'
export { createHttpClient, type HttpClientOptions } from './client.js'
export type { Fetch } from './attempt.js'
export { isAllowedUrl, requireAllowedUrl, serviceHosts, type HostRule } from './host-rule.js'
export { parseRetryAfter } from './retry-after.js'
export {
  createRecording,
  type RecordedService,
  type Recording,
  type RecordingFolder,
  type RecordingPorts,
} from './recording/recording.js'
export type { RecordedExchange, Recorder } from './recording/recorder.js'
export { shownText } from './redact.js'
export { normaliseErrorCode } from './error-code.js'
export type { KnownError } from './known-errors/known-error.js'
export {
  knownError,
  readServiceError,
  serviceError,
  type ServiceErrorFacts,
  type ServiceErrorOptions,
} from './service-error.js'
export { listPages, urlBelow, type Pages } from './pages.js'
export { pollUntil, type Polling, type Reading } from './poll.js'
