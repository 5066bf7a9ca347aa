// The outputs that unpack and pack have in common.
import type { SolutionManifest } from '@powerops/solution'

/** Line ends of generated files: those of the platform, as the official packager writes them. */
export const platformLineEnds = process.platform === 'win32' ? 'crlf' : 'lf'

/** Outputs that say which solution it is. `managed` tells of the package, which for Both is the unmanaged one. */
export function solutionOutputs(
  { uniqueName, version, publisher }: SolutionManifest,
  managed: boolean,
  digest: string,
): {
  'solution-name': string
  'solution-version': string
  publisher: string
  managed: boolean
  'solution-digest': string
} {
  return {
    'solution-name': uniqueName,
    'solution-version': version,
    publisher: publisher.uniqueName,
    managed,
    'solution-digest': digest,
  }
}
