// The errors of a request that got no usable answer, each with its evidence.
import { AlmError, formatDuration } from '@powerops/core'
import type { AttemptOutcome } from './attempt.js'
import { shownIds, shownText, shownUrl } from './redact.js'
import type { HttpRequest, HttpResponse } from './types.js'

/** What was done so far, for the end of a message. */
export interface Evidence {
  tries: number
  elapsedMs: number
}

type LostAnswer = Extract<AttemptOutcome, { kind: 'lost' }>
type Environment = Readonly<Record<string, string | undefined>>

/** The error of a request whose answer never came. */
export function lostAnswerError(
  request: HttpRequest,
  lost: LostAnswer,
  evidence: Evidence,
  environment: Environment,
): AlmError {
  const where = `${request.method} ${shownUrl(request.url)}`
  const reason = lost.timedOut ? 'no complete answer came in time' : lost.fault.reason
  const facts = `${triesText(evidence)}, client request id ${lost.clientRequestId}`
  const details = {
    method: request.method,
    url: shownUrl(request.url),
    attempts: evidence.tries,
    clientRequestId: lost.clientRequestId,
    ...(lost.status === undefined ? {} : { status: lost.status }),
  }
  if (request.retry === 'once' && (lost.fault.sent || lost.timedOut)) {
    return new AlmError('outcome-unknown', {
      message: `${where} was sent, but ${reason}, so it may or may not have been carried out (${facts})`,
      remedy:
        'Look in the service whether it happened before you run it again; it was not repeated, to not do it twice.',
      details,
    })
  }
  if (lost.timedOut) {
    const remedy = 'Run again later; if it stays so, look at the service health page of your tenant.'
    return new AlmError('request-timeout', {
      message: `${where} failed: ${reason} (${facts})`,
      remedy,
      details,
    })
  }
  return new AlmError('network-error', {
    message: `${where} failed: ${reason} (${facts})`,
    remedy: networkRemedy(lost.fault.reason, environment),
    details,
  })
}

function networkRemedy(reason: string, environment: Environment): string {
  const proxy = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].find((name) => environment[name])
  if (proxy && environment['NODE_USE_ENV_PROXY'] !== '1') {
    return `${proxy} is set, but node does not use it by itself: set NODE_USE_ENV_PROXY=1 for the job, too.`
  }
  if (reason.includes('TLS')) {
    return 'If a proxy or a private authority signs the certificate, name its file in NODE_EXTRA_CA_CERTS.'
  }
  return 'Check the address and that the runner can reach it.'
}

/** The service kept on refusing for too many requests. */
export function throttledError(request: HttpRequest, response: HttpResponse, evidence: Evidence): AlmError {
  return new AlmError('throttled', {
    message:
      `${request.method} ${shownUrl(request.url)} was refused for too many requests until the waiting time was over ` +
      `(${response.status}, ${triesText(evidence)}, ${shownIds(response.ids)}): ${shownText(response.text())}`,
    remedy: 'Run fewer jobs at once against the environment, or run again later.',
    details: { status: response.status, attempts: evidence.tries, ...response.ids },
  })
}

/** A token was refused because a Conditional Access policy wants another sign-in, which an unattended run can't do. */
export function claimsChallengeError(request: HttpRequest, response: HttpResponse): AlmError {
  return new AlmError('auth-failed', {
    message:
      `${request.method} ${shownUrl(request.url)} refused the token: a Conditional Access policy asks for more claims ` +
      `(401, insufficient_claims, ${shownIds(response.ids)})`,
    remedy:
      'Ask the Entra administrator to let this application in from the runner (workload identity policies, locations).',
    details: { status: 401, ...response.ids },
  })
}

/** The run was cancelled; says when a request that starts something was on its way. */
export function cancelledError(request: HttpRequest, inFlight: boolean): AlmError {
  const doubt = inFlight && request.retry === 'once' ? ' and may still be carried out' : ''
  const when = inFlight ? `while ${request.method} ${shownUrl(request.url)} was on its way${doubt}` : ''
  return new AlmError('cancelled', {
    message: `the run was cancelled ${when}`.trim(),
    details: { outcomeKnown: doubt === '' },
  })
}

function triesText({ tries, elapsedMs }: Evidence): string {
  return `${tries} ${tries === 1 ? 'try' : 'tries'} in ${formatDuration(elapsedMs)}`
}
