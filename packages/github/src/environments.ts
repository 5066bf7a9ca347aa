// Environments of GitHub and the rules that protect them.
import { arrayField, booleanField, numberField, recordField, stringField } from '@powerops/core'
import { requiredId, requiredRecord, requiredText, requiredWord } from './fields.js'
import { callIfThere, type Api } from './octokit.js'
import type { ProtectedEnvironment, Reviewer } from './types.js'

export async function findEnvironment(
  { octokit, repo }: Api,
  name: string,
): Promise<ProtectedEnvironment | undefined> {
  return callIfThere({ what: `reading the environment "${name}"`, permission: 'actions: read' }, async () => {
    const { data } = await octokit.rest.repos.getEnvironment({ ...repo, environment_name: name })
    return parseProtectedEnvironment(data)
  })
}

/** @throws AlmError `response-invalid`. */
function parseProtectedEnvironment(untrusted: unknown): ProtectedEnvironment {
  const answer = 'the environment'
  const rules = arrayField(untrusted, 'protection_rules')
  const rule = (type: string): unknown => rules.find((each) => stringField(each, 'type') === type)
  const approval = rule('required_reviewers')
  return {
    id: requiredId(untrusted, 'id', answer),
    name: requiredText(untrusted, 'name', answer),
    reviewers: parseReviewers(arrayField(approval, 'reviewers')),
    preventsSelfReview: booleanField(approval, 'prevent_self_review') ?? false,
    waitTimerMinutes: numberField(rule('wait_timer'), 'wait_timer') ?? 0,
    branchPolicy: branchPolicy(untrusted),
  }
}

function branchPolicy(untrusted: unknown): ProtectedEnvironment['branchPolicy'] {
  const policy = recordField(untrusted, 'deployment_branch_policy')
  if (!policy) return 'none'
  return booleanField(policy, 'protected_branches') ? 'protected-branches' : 'custom'
}

/** @throws AlmError `response-invalid`, also for a kind of reviewer that is not known. */
export function parseReviewers(untrusted: readonly unknown[]): Reviewer[] {
  const answer = 'a reviewer of the environment'
  return untrusted.map((entry) => {
    const kind = requiredWord(entry, 'type', ['User', 'Team'], answer)
    const reviewer = requiredRecord(entry, 'reviewer', answer)
    const id = requiredId(reviewer, 'id', answer)
    return kind === 'User'
      ? { kind: 'user', id, login: requiredText(reviewer, 'login', answer) }
      : { kind: 'team', id, slug: requiredText(reviewer, 'slug', answer) }
  })
}
