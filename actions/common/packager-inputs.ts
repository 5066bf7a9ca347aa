// The inputs that unpack and pack share: those of the official unpack-solution and pack-solution, and the line ends.
import { input } from '@powerops/actions-kit'

export const packagerInputs = {
  'solution-type': input.oneOf('Unmanaged', 'Managed', 'Both').default('Unmanaged'),
  'single-component': input.oneOf('None', 'WebResource', 'Plugin', 'Workflow').default('None'),
  'map-file': input.path.optional(),
  'locale-template': input.text.optional(),
  localize: input.boolean.default('false'),
  'use-lcid': input.boolean.default('false'),
  'use-unmanaged-file-for-missing-managed': input.boolean.default('false'),
  'disable-plugin-remap': input.boolean.default('false'),
  'process-canvas-apps': input.boolean.default('false'),
  'line-endings': input.oneOf('auto', 'lf', 'crlf').default('auto'),
  'working-directory': input.path.optional(),
}
