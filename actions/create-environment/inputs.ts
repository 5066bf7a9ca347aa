// The contract of create-environment; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { waitInputs } from '../common/wait-inputs.js'
import { parseDomainName } from './domain-name.js'

const domainName = input.defineKind('domain name', parseDomainName)

export const inputs = {
  ...credentialInputs,
  name: input.text.required(),
  region: input.text.default('unitedstates'),
  type: input
    .oneOf('Sandbox', 'Developer', 'Production', 'Trial', 'SubscriptionBasedTrial')
    .default('Sandbox'),
  user: input.text.optional(),
  currency: input.text.default('USD'),
  language: input.text.default('English (United States)'),
  templates: input.list.optional(),
  domain: domainName.optional(),
  'team-id': input.unsupported(),
  'security-group-id': input.guid.optional(),
  description: input.text.optional(),
  ...waitInputs,
}

export const outputs = ['environment-url', 'environment-id', 'created'] as const
