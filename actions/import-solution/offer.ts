// The solution zip that is imported: its bytes, their digest, and what they are.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { AlmError, formatBytes, quote } from '@powerops/core'
import { parseSolution, solutionDigest } from '@powerops/solution'
import { readArchive, resolvePath } from '../common/files.js'
import type { inputs, outputs } from './inputs.js'
import type { OfferedSolution } from './plan.js'

/** The service takes requests of up to 128 MB; base64 makes 4/3 of an archive. */
const MAX_ARCHIVE_BYTES = 95 * 1_000_000

/** The archive and what stands in it. */
export interface Offer {
  archive: Uint8Array
  digest: string
  solution: OfferedSolution
}

/** Reads the zip and refuses bytes that are not the expected ones, before anything is sent. */
export async function readOffer(
  given: InputValues<typeof inputs>,
  ports: ActionPorts<(typeof outputs)[number]>,
): Promise<Offer> {
  const file = resolvePath(ports, given.workingDirectory, given.solutionFile)
  const archive = await readArchive(file, 'solution-file', MAX_ARCHIVE_BYTES)
  const digest = solutionDigest(archive)
  if (given.expectedDigest !== undefined && given.expectedDigest !== digest) {
    throw new AlmError('digest-mismatch', {
      message: `${quote(file)} has the SHA-256 ${digest}, not the expected ${given.expectedDigest}`,
      remedy: 'Import the file that was tested and approved; nothing was sent.',
    })
  }
  const { uniqueName, version, packageType } = parseSolution(archive).manifest
  ports.log.info(`${uniqueName} ${version}, ${packageType.toLowerCase()}, ${formatBytes(archive.length)}`)
  ports.output('solution-name', uniqueName)
  ports.output('solution-version', version)
  ports.output('solution-digest', digest)
  return { archive, digest, solution: { uniqueName, version, managed: packageType === 'Managed' } }
}
