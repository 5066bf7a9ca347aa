// The contract of update-solution-version; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { versionParts } from '@powerops/core'

/** The largest number that a part of a version may be. */
const part = input.integer({ min: 0, max: 999_999_999 })

export const inputs = {
  'build-version': part.optional(),
  'revision-version': part.optional(),
  'patch-version': part.optional(),
  strategy: input.oneOf('gittags', 'filetracking', 'solution').optional(),
  'tracker-file': input.path.optional(),
  bump: input.oneOf(...versionParts).optional(),
  version: input.version.optional(),
  'solution-folder': input.path.optional(),
  'solution-file': input.path.optional(),
  'working-directory': input.path.optional(),
}

export const outputs = [
  'solution-name',
  'solution-version',
  'previous-version',
  'changed',
  'solution-digest',
] as const
