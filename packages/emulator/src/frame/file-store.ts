// The store in a folder: one JSON document per collection, replaced by rename, and one file per blob.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AlmError, isRecord, parseJson, quote } from '@powerops/core'
import type { BlobStore, Collection, Store } from './store.js'

const COLLECTION_NAME = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/
const BLOB_NAME = /^[0-9a-f]{64}$/
/** What a reset leaves in place: a client keeps trusting the same certificate and keys. */
const SURVIVES_RESET = new Set(['identity'])

export interface FileStore extends Store {
  /** Writes every collection that changed. */
  flush(): void
  /** Forgets everything but the certificate and the signing key. */
  reset(): void
}

/**
 * Opens the state in a folder, creating it when absent.
 * @throws AlmError `json-invalid` when a document of the state is damaged.
 */
export function openFileStore(folder: string): FileStore {
  mkdirSync(folder, { recursive: true })
  const open = new Map<string, FileCollection<unknown>>()
  const fileOf = (name: string): string => path.join(folder, 'collections', `${name}.json`)
  const load = (name: string): FileCollection<unknown> => {
    if (!COLLECTION_NAME.test(name)) throw invalidName(name)
    const known = open.get(name)
    if (known) return known
    const loaded = new FileCollection<unknown>(fileOf(name))
    open.set(name, loaded)
    return loaded
  }
  return {
    collection: <T>(name: string) => load(name) as unknown as Collection<T>,
    blobs: blobStore(path.join(folder, 'blobs')),
    folder: (name) => {
      if (!COLLECTION_NAME.test(name)) throw invalidName(name)
      const made = path.join(folder, 'folders', name)
      mkdirSync(made, { recursive: true })
      return made
    },
    flush: () => {
      for (const collection of open.values()) collection.flush()
    },
    reset: () => {
      for (const collection of open.values()) collection.clear()
      for (const entry of existsSync(folder) ? readdirSync(folder) : []) {
        if (!SURVIVES_RESET.has(entry)) rmSync(path.join(folder, entry), { recursive: true, force: true })
      }
    },
  }
}

class FileCollection<T> implements Collection<T> {
  readonly #file: string
  readonly #values = new Map<string, T>()
  #changed = false

  constructor(file: string) {
    this.#file = file
    if (!existsSync(file)) return
    const document = parseJson(readFileSync(file, 'utf8'), `the emulator's state ${quote(file)}`)
    if (!isRecord(document)) {
      throw new AlmError('json-invalid', { message: `the emulator's state ${quote(file)} is not an object` })
    }
    for (const [key, value] of Object.entries(document)) this.#values.set(key.slice(1), value as T)
  }

  get(key: string): T | undefined {
    return this.#values.get(key)
  }

  has(key: string): boolean {
    return this.#values.has(key)
  }

  put(key: string, value: T): void {
    this.#values.set(key, value)
    this.#changed = true
  }

  delete(key: string): boolean {
    const existed = this.#values.delete(key)
    this.#changed ||= existed
    return existed
  }

  values(): T[] {
    return [...this.#values.values()]
  }

  entries(): [string, T][] {
    return [...this.#values.entries()]
  }

  clear(): void {
    this.#changed ||= this.#values.size > 0
    this.#values.clear()
  }

  flush(): void {
    if (!this.#changed) return
    // A prefix keeps whole numbers in insertion order, and `__proto__` harmless.
    const document = Object.fromEntries([...this.#values].map(([key, value]) => [`=${key}`, value]))
    writeAtomically(this.#file, JSON.stringify(document))
    this.#changed = false
  }
}

function blobStore(folder: string): BlobStore {
  return {
    put: (bytes) => {
      const name = createHash('sha256').update(bytes).digest('hex')
      const file = path.join(folder, name)
      if (!existsSync(file)) writeAtomically(file, bytes)
      return name
    },
    get: (name) => {
      const file = path.join(folder, name)
      return BLOB_NAME.test(name) && existsSync(file) ? readFileSync(file) : undefined
    },
  }
}

/** Writes a file so that a reader, or a restart after a crash, sees the old content or the new one, never a part. */
export function writeAtomically(file: string, content: string | Uint8Array, mode = 0o600): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, content, { mode })
  renameSync(temporary, file)
}

function invalidName(name: string): AlmError {
  return new AlmError('internal-error', { message: `${quote(name)} is not the name of a collection` })
}
