// How large a solution may be. The documentation and Microsoft's own client disagree, and the service decides.
import { AlmError, formatBytes, quote } from '@powerops/core'

/** Microsoft's client refuses more than this before it uploads. */
const MAX_UPLOAD_BYTES = 100 * 1024 * 1024
/** The limit of the documentation, which some geographies still hold. */
const DOCUMENTED_BYTES = 30 * 1024 * 1024

/**
 * Judges a solution before it is uploaded: `certain` when every geography takes it, `doubtful` when some may refuse it.
 * @throws AlmError `solution-too-large` when none does.
 */
export function judgeUploadSize(fileName: string, sizeBytes: number): 'certain' | 'doubtful' {
  if (sizeBytes <= DOCUMENTED_BYTES) return 'certain'
  if (sizeBytes <= MAX_UPLOAD_BYTES) return 'doubtful'
  throw tooLarge(
    `${quote(fileName)} has ${formatBytes(sizeBytes)}, and the checker takes at most 100 MB (30 MB by its documentation), so it was not uploaded`,
    { sizeBytes },
  )
}

/** The service's own refusal of an upload. */
export function uploadRefused(fileName: string, sizeBytes: number): AlmError {
  return tooLarge(
    `the checker refuses ${quote(fileName)} of ${formatBytes(sizeBytes)} as too large (413); its documented limit is 30 MB, and not every geography takes 100 MB yet`,
    { status: 413, sizeBytes },
  )
}

function tooLarge(message: string, details: Readonly<Record<string, unknown>>): AlmError {
  return new AlmError('solution-too-large', {
    message,
    remedy:
      'Check a smaller solution: split it, or take large web resources and apps out of it. "excluded-files" does not help, because the whole zip is uploaded.',
    details,
  })
}
