// A store that can be put back to where it was: change sets and imports happen whole or not at all.
import type { Collection, Store } from '../frame/store.js'

export interface UndoableStore {
  store: Store
  /** Takes back everything that was written through `store`, newest first. */
  undo(): void
}

/** Blobs and folders are left alone: a blob without a name in a row is nothing. */
export function undoable(inner: Store): UndoableStore {
  const steps: (() => void)[] = []
  const collection = <T>(name: string): Collection<T> => watch(inner.collection<T>(name), steps)
  return {
    store: { collection, blobs: inner.blobs, folder: (name) => inner.folder(name) },
    undo: () => {
      for (const step of steps.splice(0).reverse()) step()
    },
  }
}

function watch<T>(collection: Collection<T>, steps: (() => void)[]): Collection<T> {
  const remember = (key: string): void => {
    const before = collection.get(key)
    steps.push(() => (before === undefined ? void collection.delete(key) : collection.put(key, before)))
  }
  return {
    get: (key) => collection.get(key),
    has: (key) => collection.has(key),
    values: () => collection.values(),
    entries: () => collection.entries(),
    put: (key, value) => {
      remember(key)
      collection.put(key, value)
    },
    delete: (key) => {
      remember(key)
      return collection.delete(key)
    },
    clear: () => {
      for (const [key] of collection.entries()) remember(key)
      collection.clear()
    },
  }
}
