// Archives that operations work on, read once while they are in use.
import { readArchive, type SolutionArchive } from '../archive/index.js'
import type { Organization } from '../organization.js'

const CACHE_SIZE = 4
const cache = new Map<string, Promise<SolutionArchive>>()
/** Those of the cache that have been read. */
const loaded = new Map<string, SolutionArchive>()

/** The archive of that digest, if it has been read and is at hand. */
export function archiveAtHand(digest: string): SolutionArchive | undefined {
  return loaded.get(digest)
}

/** The stored archive of that digest, read once while it is in use. */
export function loadArchive(organization: Organization, digest: string): Promise<SolutionArchive> {
  const known = cache.get(digest)
  if (known) return known
  const bytes = organization.context.store.blobs.get(digest)
  if (!bytes) throw new Error(`the archive ${digest} is not in the blob store`)
  const archive = readArchive(bytes)
  cache.set(digest, archive)
  // Nothing waits for this branch: who asked for the archive gets the error from the promise itself.
  archive.then(
    (read) => loaded.set(digest, read),
    () => cache.delete(digest),
  )
  const [oldest] = cache.keys()
  if (cache.size > CACHE_SIZE && oldest !== undefined) {
    cache.delete(oldest)
    loaded.delete(oldest)
  }
  return archive
}
