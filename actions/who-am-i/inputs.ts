// The contract of who-am-i; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'

export const inputs = { ...credentialInputs, 'environment-url': input.url.optional() }

export const outputs = ['environment-id', 'user-id', 'organization-id', 'administrator'] as const
