// Mail by Microsoft Graph, as the application that the credentials name.
import {
  cloudEndpoints,
  createTokenSource,
  parseCloud,
  readCredentials,
  type CloudName,
} from '@powerops/auth'
import { AlmError, isGuid, parseHttpsUrl } from '@powerops/core'
import { createHttpClient, serviceHosts, type HttpClient } from '@powerops/http'
import { composeMail, parseMailAddress, sendByGraph } from '@powerops/notify'
import type { ActionPorts } from '@powerops/actions-kit'
import type { Channel } from './channel.js'
import type { Settings } from './inputs.js'
import { requireRecipients } from './recipients.js'

/** National clouds as the documentation of Graph lists them; GCC uses the public one. */
const GRAPH: Readonly<Record<CloudName, string>> = {
  Public: 'https://graph.microsoft.com',
  UsGov: 'https://graph.microsoft.com',
  UsGovHigh: 'https://graph.microsoft.us',
  UsGovDod: 'https://dod-graph.microsoft.us',
  China: 'https://microsoftgraph.chinacloudapi.cn',
}

export const graphChannel: Channel = async ({ message, recipients, key }, settings, ports) => {
  requireRecipients(recipients)
  const sender = parseSender(settings.graphSender)
  const { http, graphUrl } = openGraph(settings, ports)
  const mails = recipients.map((recipient) => composeMail(message, recipient, key))
  return sendByGraph(http, { graphUrl, sender }, mails)
}

/** @throws AlmError `input-missing`, `input-invalid`. */
function parseSender(text: string | undefined): string {
  if (text !== undefined) return isGuid(text) ? text : parseMailAddress(text, 'input graph-sender').address
  throw new AlmError('input-missing', {
    message: 'the channel graph needs graph-sender',
    remedy: 'Name the mailbox to send from: its user principal name or object id.',
  })
}

/** @throws AlmError `credentials-missing`, `credentials-conflict`, `input-invalid`. */
function openGraph(settings: Settings, ports: ActionPorts): { http: HttpClient; graphUrl: URL } {
  const { environment } = ports
  const cloud = parseCloud(settings.cloud ?? (environment['POWER_PLATFORM_CLOUD']?.trim() || 'Public'))
  const own = environment['POWER_PLATFORM_GRAPH_URL']?.trim()
  const graphUrl = parseHttpsUrl(own || GRAPH[cloud], 'POWER_PLATFORM_GRAPH_URL')
  const credentials = readCredentials(settings, environment)
  const tokens = createTokenSource(credentials, cloudEndpoints(cloud, environment), ports)
  const http = createHttpClient({
    hosts: serviceHosts(graphUrl),
    authorization: { tokens, audience: `${GRAPH[cloud]}/` },
    userAgent: 'powerops-actions',
    ...ports,
  })
  return { http, graphUrl }
}
