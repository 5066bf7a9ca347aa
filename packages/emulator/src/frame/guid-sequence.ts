// New GUIDs that are the same in every run from the same seed.
import { parseGuid, uuidV5 } from '@powerops/core'
import type { Store } from './store.js'

/** The namespace of the emulator's own ids; any fixed GUID would do. */
const NAMESPACE = parseGuid('6f3a1f0e-5c0b-4c5e-9a51-0d5f6f0c2e11', 'the namespace')

/** A function whose n-th call gives the n-th GUID, counted in the state. */
export function guidSequence(store: Store): () => string {
  const counter = store.collection<number>('frame-guid')
  return () => {
    const next = (counter.get('next') ?? 0) + 1
    counter.put('next', next)
    return uuidV5(NAMESPACE, String(next))
  }
}
