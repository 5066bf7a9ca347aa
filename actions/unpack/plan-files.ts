// Decides what files a solution zip becomes: those of the format, and what the inputs ask to make of them.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { addCanvasSources } from '@powerops/canvas'
import { quote } from '@powerops/core'
import {
  extractResources,
  filesOfSingle,
  foldersOfSingle,
  normalizeFiles,
  parseSolution,
  planUnpack,
  planUnpackBoth,
  readFolderStyle,
  type LineEnds,
  type SolutionManifest,
  type UnpackOptions,
  type UnpackPlan,
  type WriteFolderOptions,
} from '@powerops/solution'
import { managedTwin, readArchive } from '../common/files.js'
import { readMapping } from '../common/map-file.js'
import { platformLineEnds } from '../common/solution-facts.js'
import type { inputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>
type Files = ReadonlyMap<string, Uint8Array>

/** The files of a solution as they are to be, and which others in the folder are its own. */
export interface SourcePlan {
  readonly manifest: SolutionManifest
  readonly files: Files
  readonly ownership: WriteFolderOptions
}

/**
 * Plans the files of a solution zip, in the style that the folder has.
 * @throws AlmError the codes of `readArchive`, `parseSolution`, `planUnpack`, `readMapping` and `extractResources`.
 */
export async function planSourceFiles(
  archive: Uint8Array,
  file: string,
  folder: string,
  inputs: Inputs,
  ports: ActionPorts,
): Promise<SourcePlan> {
  const style = readFolderStyle(folder)
  const lineEnds = inputs.lineEndings === 'auto' ? (style.lineEnds ?? platformLineEnds) : inputs.lineEndings
  const layout = inputs.layout === 'auto' ? style.layout : inputs.layout
  const mapping = await readMapping(inputs, ports)
  const { manifest, plan } = await unpackArchive(archive, file, inputs, { lineEnds, layout, mapping })
  for (const warning of plan.warnings) ports.log.warning(warning)
  for (const path of plan.omitted) ports.log.info(`Skipping ${quote(path)} as it matches a mapping directive`)

  const normalized = inputs.normalize ? normalize(plan.files, lineEnds, ports) : plan.files
  const withApps = inputs.processCanvasApps ? takeAppsApart(normalized, ports) : normalized
  const { localize, localeTemplate, useLcid } = inputs
  const resources = extractResources(withApps, { localize, localeTemplate, useLcid, lineEnds })
  const files = new Map([...withApps, ...resources])
  const { singleComponent } = inputs
  return {
    manifest,
    files: singleComponent === 'None' ? files : filesOfSingle(files, singleComponent),
    ownership: {
      keep: plan.omitted,
      within: singleComponent === 'None' ? undefined : foldersOfSingle(singleComponent),
      alsoOwned: [
        ...(inputs.processCanvasApps ? sourceFolders(files) : []),
        ...(localize ? ['Resources'] : []),
      ],
    },
  }
}

async function unpackArchive(
  archive: Uint8Array,
  file: string,
  { solutionType }: Inputs,
  options: UnpackOptions,
): Promise<{ manifest: SolutionManifest; plan: UnpackPlan }> {
  const solution = parseSolution(archive)
  const { manifest } = solution
  if (solutionType !== 'Both') {
    return { manifest, plan: planUnpack(solution, { ...options, packageType: solutionType }) }
  }
  const twin = await readArchive(managedTwin(file), 'solution-file (its managed twin)')
  return { manifest, plan: planUnpackBoth(solution, parseSolution(twin), options) }
}

function normalize(unpacked: Files, lineEnds: LineEnds, ports: ActionPorts): Files {
  const { files, changes } = normalizeFiles(unpacked, { lineEnds })
  for (const { rule, files: changed } of changes)
    ports.log.info(`normalized, ${rule}: ${changed.length} files`)
  return files
}

function takeAppsApart(unpacked: Files, ports: ActionPorts): Files {
  const { files, warnings } = addCanvasSources(unpacked)
  for (const warning of warnings) ports.log.warning(warning)
  return files
}

/** Folders of the sources that were made, so that what an app no longer has is removed from them. */
function sourceFolders(files: Files): string[] {
  return [...new Set([...files.keys()].flatMap((path) => /^CanvasApps\/src\/[^/]+/.exec(path) ?? []))]
}
