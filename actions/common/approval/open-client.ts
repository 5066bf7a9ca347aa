// GitHub's API for a gate, or for whoever verifies what one decided.
import type { ActionPorts } from '@powerops/actions-kit'
import type { GitHubClient } from '@powerops/github'
import type { Job } from '../job.js'
import { openGitHub } from '../services.js'

/** The tokens of the step. */
export interface ApprovalTokens {
  githubToken: string | undefined
  /** One that may read the members of teams, which a job's own token cannot. */
  teamToken: string | undefined
}

/** With a token for teams, everything else stays in the name of the job. */
export async function openApprovalClient(
  { githubToken, teamToken }: ApprovalTokens,
  job: Job,
  ports: ActionPorts,
): Promise<GitHubClient> {
  const github = await openGitHub(githubToken, job.repository, ports)
  if (teamToken === undefined) return github
  const { isTeamMember } = await openGitHub(teamToken, job.repository, ports)
  return { ...github, isTeamMember }
}
