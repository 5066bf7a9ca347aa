// The mapping file that an input names.
import type { ActionPorts } from '@powerops/actions-kit'
import { parseMapFile, type Mapping } from '@powerops/solution'
import { readText, resolvePath } from './files.js'

/** Far more than any list of directives. */
const MAX_BYTES = 1_000_000

/**
 * Reads the mapping file of unpack or pack; undefined when none is named.
 * @throws AlmError `file-not-found`, `input-invalid` for a directive that is none; the codes of `parseXml`.
 */
export async function readMapping(
  { mapFile, workingDirectory }: { mapFile: string | undefined; workingDirectory: string | undefined },
  ports: ActionPorts,
): Promise<Mapping | undefined> {
  if (mapFile === undefined) return undefined
  const text = await readText(resolvePath(ports, workingDirectory, mapFile), 'map-file', MAX_BYTES)
  const mapping = parseMapFile(Buffer.from(text), ports.environment, mapFile)
  ports.log.info(`Using ${mapping.directives.length} mapping directive(s).`)
  return mapping
}
