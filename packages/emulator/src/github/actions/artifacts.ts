// Artifacts of runs: immutable zips, named once per run and kept by their digest.
import { Problem } from '../http/problem.js'
import { add, type Artifact, type GitHubState, type Run } from '../state.js'

/** Newest first. */
export function artifactsOf(state: GitHubState, runId: number): Artifact[] {
  return state.artifacts
    .values()
    .filter((artifact) => artifact.runId === runId)
    .reverse()
}

/** @throws Problem 409 when the run has an artifact of that name and `overwrite` is not set. */
export function storeArtifact(
  state: GitHubState,
  run: Run,
  upload: { name: string; zip: Buffer; overwrite?: boolean },
): Artifact {
  const old = artifactsOf(state, run.id).find((artifact) => artifact.name === upload.name)
  if (old && !upload.overwrite) {
    throw new Problem(409, `an artifact named "${upload.name}" already exists on the workflow run`)
  }
  if (old) state.artifacts.delete(String(old.id))
  return add(state.artifacts, {
    id: state.nextId('artifact', 4_000_000_001),
    repositoryId: run.repositoryId,
    runId: run.id,
    name: upload.name,
    digest: state.store.blobs.put(upload.zip),
    sizeBytes: upload.zip.length,
    createdAt: state.clock.now(),
  })
}

export function readArtifact(state: GitHubState, artifact: Artifact): Buffer {
  const zip = state.store.blobs.get(artifact.digest)
  if (!zip) throw new Error(`the zip of artifact ${artifact.id} is gone`)
  return zip
}
