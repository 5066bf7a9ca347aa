// Workflows that are started by API.
import { call, type Api } from './octokit.js'

export async function dispatchWorkflow(
  { octokit, repo }: Api,
  workflow: string,
  ref: string,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  await call({ what: `starting ${workflow} on ${ref}`, permission: 'actions: write' }, () =>
    octokit.rest.actions.createWorkflowDispatch({
      ...repo,
      workflow_id: workflow,
      ref,
      inputs: { ...inputs },
    }),
  )
}
