// The comments of the issue that asks for an approval.
import { AlmError } from '@powerops/core'
import type { GitHubClient } from '@powerops/github'
import type { Evidence, EvidenceRequest } from './evidence.js'

export function fetchIssueEvidence(
  _github: GitHubClient,
  _number: number,
  _request: EvidenceRequest,
): Promise<Evidence> {
  throw new AlmError('unsupported', { message: 'approvals by issue are not read yet' })
}
