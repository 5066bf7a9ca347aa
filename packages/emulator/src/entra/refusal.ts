// Entra's refusals: code, `error`, status and text, in the shape of the token endpoint.
import type { EmulatorResponse } from '../frame/handler.js'

/** Thrown while a token request is judged, turned into the answer by the token endpoint. */
export class EntraRefusal extends Error {
  readonly code: EntraCode

  constructor(code: EntraCode, text: string) {
    super(text)
    this.code = code
  }
}

/** `error` and status of each code that the emulator gives. */
const REFUSALS = {
  50034: ['invalid_grant', 400],
  50053: ['invalid_grant', 400],
  50055: ['invalid_grant', 400],
  50057: ['invalid_grant', 400],
  50076: ['interaction_required', 400],
  50126: ['invalid_grant', 400],
  70003: ['unsupported_grant_type', 400],
  70011: ['invalid_scope', 400],
  90002: ['invalid_request', 400],
  500011: ['invalid_resource', 400],
  700016: ['unauthorized_client', 400],
  700021: ['invalid_client', 401],
  700023: ['invalid_client', 401],
  700024: ['invalid_client', 401],
  700027: ['invalid_client', 401],
  700082: ['invalid_grant', 400],
  700211: ['invalid_client', 401],
  700212: ['invalid_client', 401],
  700213: ['invalid_client', 401],
  900023: ['invalid_request', 400],
  900144: ['invalid_request', 400],
  7000112: ['unauthorized_client', 400],
  7000215: ['invalid_client', 401],
  7000218: ['invalid_client', 401],
  7000222: ['invalid_client', 401],
} as const

export type EntraCode = keyof typeof REFUSALS

export interface RefusalContext {
  now: number
  authority: string
  correlationId: string
  traceId: string
}

/** The answer of the token endpoint to a request that it refuses. */
export function refusalResponse(refusal: EntraRefusal, context: RefusalContext): EmulatorResponse {
  const [error, status] = REFUSALS[refusal.code]
  const timestamp = `${new Date(context.now).toISOString().slice(0, 19).replace('T', ' ')}Z`
  const { traceId, correlationId } = context
  return {
    status,
    headers: { 'cache-control': 'no-store, no-cache' },
    body: {
      error,
      error_description: `AADSTS${refusal.code}: ${refusal.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [refusal.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `${context.authority}/error?code=${refusal.code}`,
    },
  }
}
