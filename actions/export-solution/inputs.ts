// The contract of export-solution; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { versionParts } from '@powerops/core'
import { credentialInputs } from '../common/credential-inputs.js'
import { githubTokenInput } from '../common/github-token-input.js'
import { asyncInputs } from '../common/wait-inputs.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  'solution-name': input.uniqueName.required(),
  'solution-version': input.text.optional(),
  version: input.version.optional(),
  bump: input.oneOf(...versionParts).optional(),
  'solution-output-file': input.path.required(),
  managed: input.boolean.default('false'),
  both: input.boolean.default('false'),
  'working-directory': input.path.optional(),
  ...asyncInputs,
  'export-auto-numbering-settings': input.boolean.default('false'),
  'export-calendar-settings': input.boolean.default('false'),
  'export-customization-settings': input.boolean.default('false'),
  'export-email-tracking-settings': input.boolean.default('false'),
  'export-external-applications-settings': input.boolean.default('false'),
  'export-general-settings': input.boolean.default('false'),
  'export-marketing-settings': input.boolean.default('false'),
  'export-outlook-synchronization-settings': input.boolean.default('false'),
  'export-isv-config': input.boolean.default('false'),
  'export-relationship-roles': input.boolean.default('false'),
  'export-sales': input.boolean.default('false'),
  overwrite: input.boolean.default('false'),
  ...githubTokenInput,
}

export const outputs = [
  'solution-version',
  'previous-version',
  'solution-digest',
  'managed-solution-digest',
  'solution-file',
  'managed-solution-file',
] as const
