// The inputs that unpack and pack share with the official unpack-solution and pack-solution.
import { input } from '@powerops/actions-kit'

export const packagerInputs = {
  'solution-type': input.oneOf('Unmanaged', 'Managed', 'Both').default('Unmanaged'),
  'single-component': input.unsupported('None'),
  'map-file': input.unsupported(),
  'locale-template': input.unsupported(),
  localize: input.unsupported('false'),
  'use-lcid': input.unsupported('false'),
  'use-unmanaged-file-for-missing-managed': input.boolean.default('false'),
  'disable-plugin-remap': input.boolean.default('false'),
  'process-canvas-apps': input.unsupported('false'),
  'working-directory': input.path.optional(),
}
