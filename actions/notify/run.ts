// Tells makers and administrators what happened. What cannot be sent is warned of and fails nothing.
import { defineAction, type ActionPorts, type ActionResult } from '@powerops/actions-kit'
import { AlmError, toAlmError } from '@powerops/core'
import { composeMessage } from '@powerops/notify'
import { readJob } from '../common/job.js'
import type { Channel, ChannelReport, Notification } from './channel.js'
import { chooseChannels } from './choose-channels.js'
import { gatherFacts } from './gather-facts.js'
import { githubCommentChannel, githubIssueChannel } from './github-channel.js'
import { graphChannel } from './graph-channel.js'
import { inputs, outputs, type ChannelName, type Settings } from './inputs.js'
import { keyOf, topicOf } from './keys.js'
import { readMentions, readRecipients } from './recipients.js'
import { renderReport, summarize, warn } from './report.js'
import { readSettings } from './setting.js'
import { smtpChannel } from './smtp-channel.js'
import { teamsChannel } from './teams-channel.js'

type Faults = ReadonlyMap<string, AlmError>
type Result = ActionResult<(typeof outputs)[number]>

const CHANNELS: Readonly<Record<ChannelName, Channel>> = {
  smtp: smtpChannel,
  graph: graphChannel,
  teams: teamsChannel,
  'github-comment': githubCommentChannel,
  'github-issue': githubIssueChannel,
}

/** Inputs of one kind of channel begin with the same word; a fault in one is a fault of that channel alone. */
const CHANNEL_INPUT = /^(smtp|graph|teams|github)(?=[A-Z])/

export const action = defineAction({
  name: 'notify',
  inputs,
  outputs,
  async run(inputs, ports) {
    const { values: settings, faults } = readSettings(inputs)
    const result = await notify(settings, faults, ports).catch((caught: unknown) => {
      if (ports.signal.aborted) throw caught
      return finish([toAlmError(caught)], [], ports)
    })
    if (settings.failOnError === true) refuse(result)
    return result
  },
})

async function notify(settings: Settings, faults: Faults, ports: ActionPorts): Promise<Result> {
  const general = [...faults].filter(([name]) => !CHANNEL_INPUT.test(name)).map(([, fault]) => fault)
  const { channels, unknown } = chooseChannels(settings, faults)
  const { event } = settings
  if (event === undefined) return finish([...general, ...unknown], [], ports)
  const job = readJob(ports.environment)
  const { facts, leftOut } = gatherFacts(settings, event, job, ports.environment)
  const recipients = readRecipients(settings)
  const mentions = readMentions(settings.githubMention)
  const message = composeMessage(facts)
  const notification: Notification = {
    message,
    recipients: recipients.recipients,
    mentions: mentions.mentions,
    key: keyOf(facts, job),
    topic: topicOf(facts),
    job,
  }
  const problems = [...general, ...unknown, ...leftOut, ...recipients.leftOut, ...mentions.leftOut]
  const send = (channel: ChannelName): Promise<ChannelReport> =>
    sendThrough(channel, notification, settings, faults, ports)
  const reports = await Promise.all(channels.map(send))
  if (reports.length > 0) ports.summary(renderReport(message, summarize(reports)))
  return finish(problems, reports, ports)
}

/** @throws AlmError `cancelled` alone. */
async function sendThrough(
  channel: ChannelName,
  notification: Notification,
  settings: Settings,
  faults: Faults,
  ports: ActionPorts,
): Promise<ChannelReport> {
  const [family] = channel.split('-')
  const fault = [...faults].find(([name]) => CHANNEL_INPUT.exec(name)?.[1] === family)?.[1]
  if (fault) return { channel, deliveries: [], error: fault }
  try {
    return { channel, deliveries: await CHANNELS[channel](notification, settings, ports) }
  } catch (caught) {
    const error = toAlmError(caught)
    if (ports.signal.aborted) throw error
    return { channel, deliveries: [], error }
  }
}

function finish(
  problems: readonly AlmError[],
  reports: readonly ChannelReport[],
  ports: ActionPorts,
): Result {
  const { sent, failed, errors } = summarize(reports)
  for (const error of problems) warn(error, ports)
  for (const [error, channel] of errors) warn(error, ports, channel)
  for (const { channel, to } of sent) ports.log.info(`${channel}: sent to ${to}`)
  ports.output('sent', JSON.stringify(sent))
  ports.output('failed', JSON.stringify(failed))
  const details = { sent, failed, problems: problems.map(({ code, message }) => ({ code, message })) }
  if (problems.length + failed.length > 0) return { reasonCode: 'notification-failed', details }
  if (reports.length > 0) return { reasonCode: 'ok', details }
  ports.log.notice(
    'No channel is set up, so nobody was told. Give smtp-host, graph-sender or teams-webhook-url.',
  )
  return { reasonCode: 'skipped', details }
}

/** @throws AlmError `notification-failed`. */
function refuse({ reasonCode, details }: Result): void {
  if (reasonCode !== 'notification-failed') return
  throw new AlmError('notification-failed', {
    message: 'not everybody could be told; the warnings of the step say whom and why',
    remedy: 'Mend what the warnings name, or leave fail-on-error out.',
    ...(details === undefined ? {} : { details }),
  })
}
