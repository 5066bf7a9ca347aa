import { defineAction, input } from '@powerops/actions-kit'

export const action = defineAction({
  name: 'who-am-i',
  inputs: { 'environment-url': input.url.optional() },
  outputs: ['environment-id'],
  run: async (inputs) => ({ reasonCode: 'ok', outputs: { 'environment-id': inputs.environmentUrl?.href } }),
})
