// Which channels a notification goes through.
import { AlmError, nearestNames, quote } from '@powerops/core'
import { channelNames, type ChannelName, type Settings } from './inputs.js'

/** The input that a channel cannot do without. */
const KEYS = {
  smtp: 'smtpHost',
  graph: 'graphSender',
  teams: 'teamsWebhookUrl',
  'github-comment': 'githubCommentOn',
  'github-issue': 'githubIssue',
} as const satisfies Record<ChannelName, keyof Settings>

/** The chosen channels, and the names that are no channel. */
export interface Choice {
  channels: readonly ChannelName[]
  unknown: readonly AlmError[]
}

/**
 * The channels that `channels` names, else those that are set up; one that is set up wrongly counts, so that its
 * fault is told.
 */
export function chooseChannels(settings: Settings, faults: ReadonlyMap<string, AlmError>): Choice {
  if (settings.channels === undefined) {
    const isSetUp = (name: ChannelName): boolean => {
      const value = settings[KEYS[name]]
      return faults.has(KEYS[name]) || (value !== undefined && value !== false)
    }
    return { channels: channelNames.filter(isSetUp), unknown: [] }
  }
  const given = [...new Set(settings.channels.map((name) => name.toLowerCase()))]
  const isKnown = (name: string): boolean => channelNames.some((known) => known === name)
  return {
    channels: channelNames.filter((name) => given.includes(name)),
    unknown: given.filter((name) => !isKnown(name)).map(unknownChannel),
  }
}

function unknownChannel(name: string): AlmError {
  const [meant] = nearestNames(name, channelNames)
  return new AlmError('input-invalid', {
    message: `channels names ${quote(name)}, which is not a channel`,
    remedy: `${meant === undefined ? '' : `Did you mean ${meant}? `}The channels are ${channelNames.join(', ')}.`,
  })
}
