// What every channel is given and gives back.
import type { ActionPorts } from '@powerops/actions-kit'
import type { AlmError } from '@powerops/core'
import type { Delivery, Message, Recipient } from '@powerops/notify'
import type { Job } from '../common/job.js'
import type { ChannelName, Settings } from './inputs.js'

/** A notification on its way to the channels. */
export interface Notification {
  message: Message
  recipients: readonly Recipient[]
  /** Accounts and teams of GitHub that are told. */
  mentions: readonly string[]
  /** Equal for the same event of the same attempt of the same run: what is sent twice can be recognised by it. */
  key: string
  /** Equal for all events of one solution in one environment: what a comment is updated by. */
  topic: string
  job: Job
}

/** Sends a notification one way. @throws AlmError when nothing could be sent. */
export type Channel = (
  notification: Notification,
  settings: Settings,
  ports: ActionPorts,
) => Promise<readonly Delivery[]>

/** How one channel fared. */
export interface ChannelReport {
  channel: ChannelName
  deliveries: readonly Delivery[]
  /** What kept the whole channel from being used. */
  error?: AlmError
}
