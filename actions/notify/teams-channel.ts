// A card in Teams.
import { AlmError, parseHttpsUrl } from '@powerops/core'
import { createHttpClient } from '@powerops/http'
import { postToTeams } from '@powerops/notify'
import type { Channel } from './channel.js'

export const teamsChannel: Channel = async ({ message }, { teamsWebhookUrl }, ports) => {
  const url = parseWebhookUrl(teamsWebhookUrl)
  // The input is masked as a whole; errors and the debug log show addresses without their query.
  for (const secret of [url.href, url.pathname, url.search, url.searchParams.get('sig') ?? ''])
    ports.mask(secret)
  const http = createHttpClient({ hosts: { origins: [url] }, userAgent: 'powerops-actions', ...ports })
  await postToTeams(http, url, message)
  return [{ to: url.host, outcome: 'sent' }]
}

/** The address is a secret, so that no message quotes it. @throws AlmError `input-missing`, `input-invalid`. */
function parseWebhookUrl(text: string | undefined): URL {
  if (text === undefined) {
    throw new AlmError('input-missing', {
      message: 'the channel teams needs teams-webhook-url',
      remedy: 'Put the webhook URL of a Teams workflow into a secret and hand it on.',
    })
  }
  try {
    return parseHttpsUrl(text, 'teams-webhook-url')
  } catch {
    throw new AlmError('input-invalid', {
      message: 'input teams-webhook-url is not an https URL',
      remedy: 'Copy the webhook URL of the Teams workflow into the secret, whole and without quotes.',
    })
  }
}
