// One message to a channel or chat of Teams, through the webhook of a workflow.
import { AlmError } from '@powerops/core'
import { readServiceError, shownText, type HttpClient, type HttpResponse } from '@powerops/http'
import { renderTeamsMessage } from './adaptive-card.js'
import type { Message } from './message.js'

/** Power Automate answers at once; the workflow runs after that. */
const TIMEOUT_MS = 60_000

const COPY_AGAIN =
  'Open the workflow in Teams or Power Automate, see that it is turned on, and copy its webhook URL into the secret again.'

/**
 * Posts the message to a workflow. It is sent at most once: a lost answer is not tried again. The address is a secret
 * and stands in no error of ours.
 * @throws AlmError as HttpClient, `access-denied` or `service-error` for a refusal, redirects among them.
 */
export async function postToTeams(http: HttpClient, webhookUrl: URL, message: Message): Promise<void> {
  const response = await http.send({
    method: 'POST',
    url: webhookUrl,
    body: renderTeamsMessage(message),
    retry: 'once',
    timeoutMs: TIMEOUT_MS,
    maxResponseBytes: 1_000_000,
    redirect: 'return',
  })
  if (response.status >= 200 && response.status < 300) return
  throw refusal(response, webhookUrl.host)
}

function refusal(response: HttpResponse, host: string): AlmError {
  const { status } = response
  const details = { status, host, ...response.ids }
  if (status >= 300 && status < 400) {
    return new AlmError('service-error', {
      message: `the Teams workflow at ${host} answers with a redirect (${status}), which is not followed`,
      remedy: COPY_AGAIN,
      details,
    })
  }
  const { code, message } = readServiceError(response)
  const words = [code, message].filter((part) => part !== undefined && part !== '').join(': ')
  return new AlmError([401, 403].includes(status) ? 'access-denied' : 'service-error', {
    message: `the Teams workflow at ${host} refused the message (${status})${words === '' ? '' : ` — it says: ${shownText(words)}`}`,
    remedy: status >= 500 ? 'Run again later.' : COPY_AGAIN,
    details,
  })
}
