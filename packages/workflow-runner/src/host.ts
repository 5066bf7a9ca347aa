// The port to the GitHub side of a run: whatever keeps runs, tokens, environments, artifacts and settings.

/** What the runner asks of GitHub. Every method may reject; a rejection fails the job or the step that asked. */
export interface RunnerHost {
  createRun(run: {
    repository: string
    workflowPath: string
    workflowName: string
    event: string
    ref: string
    sha: string
    actor: string
    triggeringActor: string
    inputs: Record<string, unknown>
  }): Promise<{
    runId: number
    runNumber: number
    runAttempt: number
    repositoryId: number
    ownerId: number
    actorId: number
  }>
  startJob(job: {
    runId: number
    name: string
    environment?: string
    permissions: Record<string, 'read' | 'write' | 'none'>
    jobWorkflowRef: string
  }): Promise<{ jobId: number; token: string; oidc?: { requestUrl: string; requestToken: string } }>
  enterEnvironment(request: {
    runId: number
    jobName: string
    environment: string
    signal: AbortSignal
  }): Promise<{ approved: boolean; deploymentId?: number }>
  leaveEnvironment(request: {
    deploymentId: number
    state: 'success' | 'failure' | 'error'
    environmentUrl?: string
    logUrl?: string
  }): Promise<void>
  finishJob(job: {
    jobId: number
    conclusion: 'success' | 'failure' | 'cancelled' | 'skipped'
  }): Promise<void>
  finishRun(run: { runId: number; conclusion: 'success' | 'failure' | 'cancelled' }): Promise<void>
  uploadArtifact(artifact: {
    runId: number
    name: string
    zip: Buffer
    overwrite?: boolean
  }): Promise<{ id: number; digest: string }>
  downloadArtifact(request: {
    runId: number
    id?: number
    name?: string
  }): Promise<{ id: number; name: string; zip: Buffer; digest: string } | undefined>
  listArtifacts(runId: number): Promise<{ id: number; name: string; digest: string; sizeBytes: number }[]>
  environmentSettings(
    repository: string,
    environment: string,
  ): Promise<{ secrets: Record<string, string>; variables: Record<string, string> }>
  repositorySettings(
    repository: string,
  ): Promise<{ secrets: Record<string, string>; variables: Record<string, string> }>
  endpoints: { apiUrl: string; graphqlUrl: string; serverUrl: string }
}
