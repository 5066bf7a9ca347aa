// The contract of notify; action.yml says the same in words. No input that is wrong fails the step by itself.
import { input, type InputValues } from '@powerops/actions-kit'
import { notificationEvents } from '@powerops/notify'
import { credentialInputs } from '../common/credential-inputs.js'
import { environmentId } from '../common/environment-id-input.js'
import { githubTokenInput } from '../common/github-token-input.js'
import { lines } from '../common/lines-input.js'
import { settingsOf, type Values } from './setting.js'

/** The ways a notification can go. */
export const channelNames = ['smtp', 'graph', 'teams', 'github-comment', 'github-issue'] as const
export type ChannelName = (typeof channelNames)[number]

/** `deployment-${{ job.status }}` names the three ends of a job. */
const event = input.oneOf(...notificationEvents, 'deployment-success', 'deployment-failure')

export const inputs = settingsOf({
  event: event.required(),
  result: input.text.optional(),
  'environment-name': input.text.optional(),
  'environment-url': input.url.optional(),
  'environment-id': environmentId.optional(),
  'solution-name': input.text.optional(),
  'solution-version': input.text.optional(),
  'run-url': input.url.optional(),
  'history-url': input.url.optional(),
  'approval-url': input.url.optional(),
  links: lines.optional(),
  expires: input.text.optional(),
  subject: input.text.optional(),
  message: input.text.optional(),
  maker: input.list.optional(),
  admin: input.list.optional(),
  channels: input.list.optional(),
  'fail-on-error': input.boolean.default('false'),

  'smtp-host': input.text.optional(),
  'smtp-port': input.integer({ min: 1, max: 65_535 }).optional(),
  'smtp-security': input.oneOf('tls', 'starttls', 'none').optional(),
  'smtp-user': input.text.optional(),
  'smtp-password': input.secret.optional(),
  'smtp-from': input.text.optional(),
  'smtp-timeout-seconds': input.integer({ min: 1, max: 600 }).default('60'),

  'graph-sender': input.text.optional(),
  ...credentialInputs,

  'teams-webhook-url': input.secret.optional(),

  'github-comment-on': input.integer({ min: 1, max: 1_000_000_000 }).optional(),
  'github-comment-mode': input.oneOf('new', 'update').default('new'),
  'github-issue': input.boolean.default('false'),
  'github-mention': input.list.optional(),
  'github-author': input.text.optional(),
  ...githubTokenInput,
})

export type Settings = Values<InputValues<typeof inputs>>

export const outputs = ['sent', 'failed'] as const
