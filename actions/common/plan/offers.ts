// The solution zips that an input names, in the order of their deployment.
import type { ActionPorts } from '@powerops/actions-kit'
import { AlmError, formatBytes, optional, quote } from '@powerops/core'
import { solutionDigest } from '@powerops/solution'
import { readArchive } from '../files.js'
import { findFiles } from '../find-files.js'
import { orderByDependencies } from './order.js'
import { readSolutionFacts, type SolutionFacts } from './solution-facts.js'

/** The service takes requests of up to 128 MB; base64 makes 4/3 of an archive. */
const MAX_ARCHIVE_BYTES = 95 * 1_000_000

/** A solution zip on disk and what stands in it. */
export interface Offer {
  file: string
  facts: SolutionFacts
}

/**
 * Reads the zips of `solution-file`, one path or pattern a line, and orders them by their dependencies.
 * @throws AlmError `file-not-found`, `solution-too-large`, `input-conflict`; the codes of `readSolutionFacts`;
 * `digest-mismatch` for other bytes than the expected ones.
 */
export async function readOffers(
  inputs: { solutionFile: string; workingDirectory: string | undefined; expectedDigest?: string | undefined },
  ports: ActionPorts,
): Promise<[Offer, ...Offer[]]> {
  const files = await findFiles(ports, inputs.workingDirectory, inputs.solutionFile, 'solution-file')
  const offers: Offer[] = []
  for (const file of files) {
    const archive = await readArchive(file, 'solution-file', MAX_ARCHIVE_BYTES)
    const facts = readFacts(file, archive)
    const kind = facts.managed ? 'managed' : 'unmanaged'
    ports.log.info(`${facts.uniqueName} ${facts.version}, ${kind}, ${formatBytes(archive.length)}`)
    offers.push({ file, facts })
  }
  const [first, ...others] = orderByDependencies(offers)
  if (!first) throw noFile()
  requireExpected([first, ...others], inputs.expectedDigest)
  if (others.length > 0) {
    ports.log.info(`in this order: ${[first, ...others].map(({ facts }) => facts.uniqueName).join(', ')}`)
  }
  return [first, ...others]
}

/** @throws AlmError of `readSolutionFacts`, which names the file: of several, one has to know which. */
function readFacts(file: string, archive: Uint8Array): SolutionFacts {
  try {
    return readSolutionFacts(archive)
  } catch (caught) {
    if (!(caught instanceof AlmError)) throw caught
    throw new AlmError(caught.code, {
      message: `${quote(file)}: ${caught.message}`,
      ...optional('remedy', caught.remedy),
      details: caught.details,
      cause: caught,
    })
  }
}

/**
 * Reads the zip again when its turn has come, so that only one is held in memory.
 * @throws AlmError `digest-mismatch` when it was changed meanwhile.
 */
export async function readAgain({ file, facts }: Offer): Promise<Uint8Array> {
  const archive = await readArchive(file, 'solution-file', MAX_ARCHIVE_BYTES)
  requireDigest(file, solutionDigest(archive), facts.digest)
  return archive
}

function requireExpected(offers: readonly Offer[], expected: string | undefined): void {
  if (expected === undefined) return
  const [first, ...others] = offers
  if (others.length > 0) {
    throw new AlmError('input-conflict', {
      message: `input expected-digest names one digest, but solution-file names ${offers.length} files`,
      remedy:
        'Import the files one by one, or require the plan-digest of plan-solution, which covers all of them.',
    })
  }
  if (first) requireDigest(first.file, first.facts.digest, expected)
}

function requireDigest(file: string, digest: string, expected: string): void {
  if (digest === expected) return
  throw new AlmError('digest-mismatch', {
    message: `${quote(file)} has the SHA-256 ${digest}, not the expected ${expected}`,
    remedy: 'Import the file that was tested and approved; nothing was sent.',
  })
}

function noFile(): AlmError {
  return new AlmError('input-missing', {
    message: 'input solution-file names no file',
    remedy: 'Name the solution zip, or several of them, one a line.',
  })
}
