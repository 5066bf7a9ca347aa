// The token endpoint's "no", read and turned into an error that says what to do.
import { AlmError, arrayField, isRecord, stringField } from '@powerops/core'
import { shownText, type HttpResponse } from '@powerops/http'
import type { Credentials } from './credentials.js'
import { entraErrors } from './entra-errors.js'
import type { PresentedClaims } from './github-oidc.js'

/** What the token endpoint said. */
export interface EntraRefusal {
  status: number
  /** The number after AADSTS, or `unknown`. */
  code: string
  /** First sentence of the description: outside text. */
  description: string
  traceId: string | undefined
  correlationId: string | undefined
}

/** Reads an error answer of the token endpoint, which may be no JSON at all. */
export function readEntraRefusal(response: Pick<HttpResponse, 'status' | 'text'>): EntraRefusal {
  const text = response.text()
  const body = jsonOrUndefined(text)
  const description =
    stringField(body, 'error_description') ?? stringField(body, 'error') ?? (isRecord(body) ? '' : text)
  const code = arrayField(body, 'error_codes')[0] ?? /AADSTS(\d{5,8})/.exec(description)?.[1]
  return {
    status: response.status,
    code: typeof code === 'number' || typeof code === 'string' ? String(code) : 'unknown',
    description: (description.split(/\s*(?:\r?\n|Trace ID:)/)[0] ?? '').replace(/^AADSTS\d+:\s*/, ''),
    traceId: stringField(body, 'trace_id'),
    correlationId: stringField(body, 'correlation_id'),
  }
}

/** What was asked of Entra, for the message. */
export interface TokenQuestion {
  credentials: Exclude<Credentials, { kind: 'managed-identity' }>
  audience: string
  presented: PresentedClaims | undefined
}

/** The error for a refusal; names the presented issuer, subject and audience, never a token. */
export function entraRefusalError(
  refusal: EntraRefusal,
  { credentials, audience, presented }: TokenQuestion,
): AlmError {
  const known = Object.hasOwn(entraErrors, refusal.code) ? entraErrors[refusal.code] : undefined
  const reason = known?.reason ?? 'auth-failed'
  const claims =
    presented && reason === 'auth-federation-mismatch'
      ? `; presented: issuer ${shownText(presented.issuer)}, subject ${shownText(presented.subject)}, audience ${shownText(presented.audience)}`
      : ''
  const evidence = [
    `AADSTS${refusal.code}`,
    `status ${refusal.status}`,
    `application ${credentials.clientId}`,
    `tenant ${credentials.tenantId}`,
    `audience ${audience}`,
    ...(refusal.traceId ? [`trace id ${shownText(refusal.traceId)}`] : []),
    ...(refusal.correlationId ? [`correlation id ${shownText(refusal.correlationId)}`] : []),
  ]
  const said = refusal.description ? ` — Entra says: ${shownText(refusal.description)}` : ''
  return new AlmError(reason, {
    message: `the sign-in was refused: ${known?.says ?? 'for a reason that is not known here'}${claims}${said} (${evidence.join(', ')})`,
    remedy: known?.remedy ?? 'Look the AADSTS code up at https://login.microsoftonline.com/error.',
    details: {
      serviceCode: `AADSTS${refusal.code}`,
      status: refusal.status,
      audience,
      ...(presented && claims ? { presented } : {}),
      ...(refusal.traceId ? { traceId: refusal.traceId } : {}),
      ...(refusal.correlationId ? { correlationId: refusal.correlationId } : {}),
    },
  })
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
