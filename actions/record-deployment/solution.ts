// Which solution a record is of: as its file says, or the inputs.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { AlmError, type SolutionVersion } from '@powerops/core'
import { readOffers } from '../common/plan/offers.js'
import type { inputs as table } from './inputs.js'

/** The solution of a record. */
export interface RecordedSolution {
  solutionName: string
  solutionVersion: SolutionVersion
  /** SHA-256 of the zip, 64 hex digits. */
  solutionDigest: string
}

type SolutionInputs = Pick<
  InputValues<typeof table>,
  'solutionFile' | 'solutionName' | 'solutionVersion' | 'solutionDigest'
>

/**
 * Reads the file, or takes the inputs.
 * @throws AlmError `input-missing`, `input-conflict`; `digest-mismatch` for a file of other bytes; the codes of readOffers.
 */
export async function findSolution(inputs: SolutionInputs, ports: ActionPorts): Promise<RecordedSolution> {
  const { solutionFile, solutionName, solutionVersion, solutionDigest } = inputs
  if (solutionFile !== undefined) {
    if (solutionName !== undefined || solutionVersion !== undefined) {
      throw new AlmError('input-conflict', {
        message:
          'input solution-file is given along with solution-name or solution-version, which the file tells',
        remedy: 'Leave name and version out, or the file.',
      })
    }
    return readSolution(solutionFile, solutionDigest, ports)
  }
  return {
    solutionName: requireGiven(solutionName, 'solution-name'),
    solutionVersion: requireGiven(solutionVersion, 'solution-version'),
    solutionDigest: requireGiven(solutionDigest, 'solution-digest'),
  }
}

async function readSolution(
  solutionFile: string,
  expectedDigest: string | undefined,
  ports: ActionPorts,
): Promise<RecordedSolution> {
  const files = { solutionFile, workingDirectory: undefined, expectedDigest }
  const [{ facts }, ...others] = await readOffers(files, ports)
  if (others.length > 0) {
    throw new AlmError('input-conflict', {
      message: `input solution-file names ${others.length + 1} solutions, and a record is of one`,
      remedy: 'Record each solution in a step of its own.',
    })
  }
  return { solutionName: facts.uniqueName, solutionVersion: facts.version, solutionDigest: facts.digest }
}

function requireGiven<T>(value: T | undefined, name: string): T {
  if (value !== undefined) return value
  throw new AlmError('input-missing', {
    message: `input ${name} is required without solution-file and was not given`,
    remedy: `Add "${name}: …" under "with:", or name the zip as solution-file.`,
  })
}
