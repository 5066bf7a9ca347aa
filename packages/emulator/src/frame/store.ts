// State on disk: collections of JSON values and blobs, written atomically when a request is answered.

/**
 * Keyed JSON values in insertion order. A value is never changed in place: `put` a new one.
 */
export interface Collection<T> {
  get(key: string): T | undefined
  put(key: string, value: T): void
  delete(key: string): boolean
  has(key: string): boolean
  values(): T[]
  entries(): [string, T][]
  clear(): void
}

/** Bytes too large for a JSON document, kept in files and named by their SHA-256. */
export interface BlobStore {
  /** Returns the name: 64 lower-case hex digits. */
  put(bytes: Uint8Array): string
  get(name: string): Buffer | undefined
}

/** Where a service keeps its state. */
export interface Store {
  /** The collection of that name (`[a-z0-9-]+` segments joined by `/`), one JSON file in the state folder. */
  collection<T>(name: string): Collection<T>
  readonly blobs: BlobStore
  /** An absolute folder of its own for what a service keeps in files (a git repository), created when absent. */
  folder(name: string): string
}
