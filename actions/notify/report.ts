// What became of a notification: outputs, warnings and summary.
import { markdownTable, type ActionPorts } from '@powerops/actions-kit'
import { toMarkdownText, type AlmError } from '@powerops/core'
import type { Message } from '@powerops/notify'
import type { ChannelReport } from './channel.js'
import type { ChannelName } from './inputs.js'

/** One that was told. */
export interface Sent {
  channel: ChannelName
  to: string
  url?: string
}

/** One that was not told, and why. */
export interface Failed {
  channel: ChannelName
  to?: string
  reasonCode: string
  message: string
}

/** Everything that happened, flat. */
export interface Report {
  sent: readonly Sent[]
  failed: readonly Failed[]
  /** Every failure once, with the channel that it kept from sending. */
  errors: ReadonlyMap<AlmError, ChannelName>
}

/** Flattens the reports of the channels. */
export function summarize(reports: readonly ChannelReport[]): Report {
  const sent: Sent[] = []
  const failed: Failed[] = []
  const errors = new Map<AlmError, ChannelName>()
  const fail = (channel: ChannelName, error: AlmError, to?: string): void => {
    errors.set(error, channel)
    const { code: reasonCode, message } = error
    failed.push({ channel, ...(to === undefined ? {} : { to }), reasonCode, message })
  }
  for (const { channel, deliveries, error } of reports) {
    if (error) fail(channel, error)
    for (const delivery of deliveries) {
      const { to } = delivery
      if (delivery.outcome === 'failed') fail(channel, delivery.error, to)
      else sent.push({ channel, to, ...(delivery.url === undefined ? {} : { url: delivery.url }) })
    }
  }
  return { sent, failed, errors }
}

/** Warns where people look for it, with the reason and the remedy. */
export function warn(error: AlmError, ports: Pick<ActionPorts, 'annotate'>, channel?: ChannelName): void {
  const remedy = error.remedy === undefined ? '' : `\n${error.remedy}`
  const who = channel === undefined ? 'notify' : `notify by ${channel}`
  ports.annotate({ level: 'warning', title: `${who}: ${error.code}`, message: `${error.message}${remedy}` })
}

/** The summary of the step. */
export function renderReport({ subject }: Message, { sent, failed }: Report): string {
  const rows = [
    ...sent.map(({ channel, to }) => [channel, toMarkdownText(to), 'sent']),
    ...failed.map(({ channel, to = '', message }) => [
      channel,
      toMarkdownText(to),
      `not sent: ${toMarkdownText(message)}`,
    ]),
  ]
  return `### Notification: ${toMarkdownText(subject)}\n\n${markdownTable(['Channel', 'To', 'Outcome'], rows)}`
}
