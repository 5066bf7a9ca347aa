// The files that a solution is packed from: those of the folder, with what the inputs ask to put into them.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { buildCanvasApps } from '@powerops/canvas'
import { mergeResources, readUnpackedFolder, reduceToSingle } from '@powerops/solution'
import type { inputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>
type Files = ReadonlyMap<string, Uint8Array>

/**
 * Reads an unpacked folder and prepares it for packing.
 * @throws AlmError the codes of `readUnpackedFolder`, `buildCanvasApps`, `mergeResources` and `reduceToSingle`.
 */
export async function readSourceFiles(
  folder: string,
  { processCanvasApps, localize, singleComponent }: Inputs,
  ports: ActionPorts,
): Promise<Files> {
  const read = await readUnpackedFolder(folder)
  const withApps = processCanvasApps ? buildApps(read, ports) : read
  const withTexts = localize ? mergeTexts(withApps, ports) : withApps
  return singleComponent === 'None' ? withTexts : reduceToSingle(withTexts, singleComponent)
}

function buildApps(files: Files, ports: ActionPorts): Files {
  const built = buildCanvasApps(files)
  for (const warning of built.warnings) ports.log.warning(warning)
  return built.files
}

function mergeTexts(files: Files, ports: ActionPorts): Files {
  const merged = mergeResources(files)
  for (const warning of merged.warnings) ports.log.warning(warning)
  ports.log.info(`texts changed by resource files: ${merged.changes}`)
  return merged.files
}
