// HTTP for the service clients: one contract, one implementation, and errors that say what to do.
export type { HttpClient, HttpMethod, HttpRequest, HttpResponse, RetryClass, TokenSource } from './types.js'
export { createHttpClient, type HttpClientOptions } from './client.js'
export type { Fetch } from './attempt.js'
export { isAllowedUrl, requireAllowedUrl, serviceHosts, type HostRule } from './host-rule.js'
export { parseRetryAfter } from './retry-after.js'
export { shownText, shownUrl } from './redact.js'
