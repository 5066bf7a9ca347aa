export type { HttpClient, HttpMethod, HttpRequest, HttpResponse, RetryClass, TokenSource } from './types.js'
