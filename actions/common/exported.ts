// What an export must be before it takes its place on the disk: a whole zip with the solution that was asked for.
import { AlmError, compareVersions, quote, toAlmError, type SolutionVersion } from '@powerops/core'
import { parseSolution, type SolutionManifest } from '@powerops/solution'

/** The solution that was asked for. */
export interface Wanted {
  uniqueName: string
  managed: boolean
  version: SolutionVersion
}

/**
 * Reads every entry of the zip, and the manifest in it.
 * @throws AlmError `response-invalid` for anything but the solution that was asked for.
 */
export function requireExported(archive: Uint8Array, wanted: Wanted): void {
  const manifest = readWhole(archive)
  const type = wanted.managed ? 'Managed' : 'Unmanaged'
  if (manifest.uniqueName.toLowerCase() !== wanted.uniqueName.toLowerCase()) {
    throw unusable(
      `it holds the solution ${quote(manifest.uniqueName)} instead of ${quote(wanted.uniqueName)}`,
    )
  }
  if (manifest.packageType !== type) {
    throw unusable(`it is of type ${manifest.packageType} instead of ${type}`)
  }
  if (compareVersions(manifest.version, wanted.version) !== 0) {
    throw unusable(
      `it has version ${manifest.version} instead of ${wanted.version}, so somebody changed the version during the export`,
    )
  }
}

function readWhole(archive: Uint8Array): SolutionManifest {
  try {
    const { entries, manifest } = parseSolution(archive)
    for (const entry of entries) entry.read()
    return manifest
  } catch (caught) {
    const { message } = toAlmError(caught)
    throw unusable(message, caught)
  }
}

function unusable(why: string, cause?: unknown): AlmError {
  return new AlmError('response-invalid', {
    message: `the service answered an export that cannot be used: ${why}`,
    remedy: 'Run the export again; nothing was written.',
    ...(cause === undefined ? {} : { cause }),
  })
}
