// The YAML layout that Dataverse's git integration writes. It is recognised so that it can be refused by its name.
import { AlmError, quote } from '@powerops/core'

/**
 * Refuses a folder in the YAML layout.
 * @throws AlmError `solution-layout-unsupported`.
 */
export function refuseYamlLayout(paths: Iterable<string>): void {
  for (const path of paths) {
    if (!/^solutions\/[^/]+\/solution\.ya?ml$/i.test(path)) continue
    throw new AlmError('solution-layout-unsupported', {
      message: `the folder has ${quote(path)}, so it is in the YAML layout of Dataverse git integration, which is not supported yet`,
      remedy:
        'Export the solution from its environment, unpack it into a folder of its own, and pack that one.',
      details: { file: path },
    })
  }
}
