// The solution on disk whose version changes: an unpacked folder or a zip.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { AlmError, quote, type SolutionVersion } from '@powerops/core'
import {
  describeFolder,
  describeZip,
  readUnpackedFolder,
  readZip,
  setManifestVersion,
  setZipVersion,
  solutionDigest,
  type SolutionManifest,
} from '@powerops/solution'
import path from 'node:path'
import { exists, readArchive, resolvePath, writeWholeFile } from '../common/files.js'
import type { inputs } from './inputs.js'

type Inputs = Pick<InputValues<typeof inputs>, 'solutionFolder' | 'solutionFile' | 'workingDirectory'>

const MANIFEST = 'Other/Solution.xml'
/** Where the unpacked files of a solution project lie. */
const PROJECT_SOURCES = 'src'

/** Where a solution lies: a file in a folder, or the folder itself, which then is named `.`. */
export interface Place {
  folder: string
  name: string
}

/** A solution that can be read whole and given another version. */
export interface LocalSolution {
  place: Place
  manifest: SolutionManifest
  /** Its files by path, with the bytes that they would have under `version`. */
  filesWith(version: SolutionVersion): ReadonlyMap<string, Uint8Array>
  /** Writes the version; the digest of the zip, undefined for a folder. */
  write(version: SolutionVersion): Promise<string | undefined>
}

/**
 * Opens the folder or zip that the inputs name; without either, the solution in the working directory or its `src`.
 * @throws AlmError `input-conflict`, `file-not-found`, and what is wrong with the solution.
 */
export async function openLocalSolution(inputs: Inputs, ports: ActionPorts): Promise<LocalSolution> {
  const { solutionFile, solutionFolder, workingDirectory } = inputs
  if (solutionFile !== undefined && solutionFolder !== undefined) {
    throw new AlmError('input-conflict', {
      message: `solution-file (${quote(solutionFile)}) and solution-folder (${quote(solutionFolder)}) are both given`,
      remedy: 'Give the one whose version is to change, and pack the folder afterwards.',
    })
  }
  if (solutionFile !== undefined) return openZip(resolvePath(ports, workingDirectory, solutionFile))
  return openFolder(await findFolder(resolvePath(ports, workingDirectory, solutionFolder ?? '.')))
}

/** The folder itself, or the `src` of the project in it. */
async function findFolder(named: string): Promise<string> {
  for (const folder of [named, path.join(named, PROJECT_SOURCES)]) {
    if (await exists(path.join(folder, ...MANIFEST.split('/')))) return folder
  }
  throw new AlmError('file-not-found', {
    message: `there is no ${MANIFEST} in ${quote(named)} or its folder ${PROJECT_SOURCES}`,
    remedy:
      'Set solution-folder to the unpacked solution (or solution-file to its zip), and check out the repository before this step.',
  })
}

async function openFolder(folder: string): Promise<LocalSolution> {
  const files = await readUnpackedFolder(folder)
  const manifest = describeFolder(files)
  const bytes = files.get(MANIFEST) ?? new Uint8Array()
  return {
    place: { folder, name: '.' },
    manifest,
    filesWith: (version) => new Map([...files, [MANIFEST, setManifestVersion(bytes, version, MANIFEST)]]),
    write: async (version) => {
      const file = path.join(folder, ...MANIFEST.split('/'))
      await writeWholeFile(file, setManifestVersion(bytes, version, MANIFEST))
      return undefined
    },
  }
}

async function openZip(file: string): Promise<LocalSolution> {
  const zip = await readArchive(file, 'solution-file')
  return {
    place: { folder: path.dirname(file), name: path.basename(file) },
    manifest: describeZip(zip),
    filesWith: (version) =>
      new Map(readZip(setZipVersion(zip, version)).map((entry) => [entry.path, entry.read()])),
    write: async (version) => {
      const changed = setZipVersion(zip, version)
      await writeWholeFile(file, changed)
      return solutionDigest(changed)
    },
  }
}
