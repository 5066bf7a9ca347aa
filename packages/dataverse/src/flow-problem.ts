// Why a process could not be turned on, read from what the service says about it.
import { arrayField, isRecord, parseJson, recordField, stringField } from '@powerops/core'
import { readServiceError, serviceError, shownText, type HttpResponse } from '@powerops/http'
import type { FlowProblem, FlowProblemReason } from './flow-types.js'

/** What Dataverse puts around a refusal of the flow service. */
const WRAPPED = /\bdetails "(\{.*\})"/s

interface FlowError {
  code: string
  message: string
}

// In this order: the first that fits any of the errors is what has to be mended.
const reasons: readonly (readonly [FlowProblemReason, RegExp, string])[] = [
  [
    'connection-missing',
    /XrmConnectionReferenceMissingConnection|Connection Id missing for connection reference/i,
    'Bind a connection to the connection reference: in the deployment settings file, by assign-connections, or in make.powerapps.com > Connection references.',
  ],
  [
    'connection-not-shared',
    /ConnectionAuthorizationFailed|does not have permission for connection|ConnectionNotFound/i,
    'Share the connection with the identity that turns the flow on, or name its owner in as-user; check too that the connection exists and is not in error.',
  ],
  [
    'dlp',
    /\b(Dlp|ApiPolicy)\w*Violation|data loss prevention|admin (data|api) polic/i,
    'Ask the administrator to classify the connectors together, or change the flow; check-dlp says which policy and which connectors.',
  ],
  [
    'licence',
    /licen[cs]e|ServicePlan|UserNot(Licensed|Entitled)/i,
    'Give a licence for its premium connectors to the owner of the flow, or a Process licence to the flow.',
  ],
  [
    'child-off',
    /ChildFlow(NeverPublished|Unpublished)|used as a child workflow/i,
    'Turn on its child flows first: they are off, or not in the environment.',
  ],
]

/** The problem that an answer other than success stands for; `what` is a noun phrase that "failed" can follow. */
export function flowProblemOf(response: HttpResponse, what: string): FlowProblem {
  const { message } = readServiceError(response)
  const errors = flowErrorsIn(message)
  const says = errors.map((error) => `${error.code} ${error.message}`)
  const known = reasons.find(([, pattern]) => [message, ...says].some((text) => pattern.test(text)))
  const shown = errors.length > 0 ? errors.map((error) => shownText(error.message)).join('; ') : undefined
  const general = serviceError(response, { what })
  if (known) return { reason: known[0], message: shown ?? shownText(message), remedy: known[2] }
  return {
    reason: response.status === 401 || response.status === 403 ? 'access-denied' : 'other',
    message: shown ?? general.message,
    remedy:
      general.remedy ?? 'Open the flow in make.powerautomate.com, turn it on there and read what it says.',
  }
}

/** A refusal of the flow service as its own sentences, without what Dataverse puts around them; other texts as they are. */
export function unwrapFlowError(message: string): string {
  const errors = flowErrorsIn(message)
  return errors.length === 0 ? message : errors.map((error) => error.message || error.code).join('; ')
}

/** The errors inside the wrapped one; several hang below `details`. */
function flowErrorsIn(message: string): FlowError[] {
  const wrapped = WRAPPED.exec(message)?.[1]
  if (wrapped === undefined) return []
  const error = recordField(parseOrNothing(wrapped), 'error')
  const inner = arrayField(error, 'details').filter(isRecord)
  return (inner.length > 0 ? inner : error ? [error] : []).map((each) => ({
    code: stringField(each, 'code') ?? '',
    message: stringField(each, 'message') ?? '',
  }))
}

/** A cut-off text is no JSON; then the words of the whole message decide. */
function parseOrNothing(text: string): unknown {
  try {
    return parseJson(text, 'the details of a flow error')
  } catch {
    return undefined
  }
}
