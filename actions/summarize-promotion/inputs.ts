// The contract of summarize-promotion; action.yml says the same in words.
import { input } from '@powerops/actions-kit'

export const inputs = {
  needs: input.text.required(),
  stage: input.oneOf('test', 'production').default('production'),
  stages: input.text.optional(),
  'solution-name': input.text.optional(),
  'solution-version': input.text.optional(),
  'test-environment': input.text.default('test'),
  'production-environment': input.text.default('production'),
  approval: input.oneOf('environment', 'pull-request', 'issue').default('environment'),
  'pull-request': input.integer({ min: 1, max: 999_999_999 }).optional(),
}

export const outputs = ['state', 'stopped-at', 'markdown-file'] as const
