// The storage behind signed addresses: what was uploaded, and the reports. The signature is the authorization, so that
// a request that brings a token as well is refused, as Azure does.
import type { ServiceContext } from '../frame/context.js'
import type { EmulatorRequest, EmulatorResponse } from '../frame/handler.js'

const PATH = /^\/checker-storage\/([0-9a-f-]{36})\.zip$/
const VALID_MS = 3_600_000

interface StoredFile {
  blob: string
  signature: string
  expiresAt: number
}

export interface CheckerStorage {
  /** Keeps a file and returns its signed address below `root`. */
  put(root: string, bytes: Uint8Array): string
  /** A fresh address of a kept file. */
  sign(root: string, id: string): string
  /** Keeps a file under a new id. */
  keep(bytes: Uint8Array): string
  /** The file behind an address that this storage gave out and that is still valid. */
  read(address: string): Buffer | undefined
  answer(request: EmulatorRequest): EmulatorResponse | undefined
}

export function createStorage({ store, clock, newGuid }: ServiceContext): CheckerStorage {
  const files = store.collection<StoredFile>('checker/files')
  const find = (url: URL): Buffer | undefined => {
    const file = files.get(PATH.exec(url.pathname)?.[1] ?? '')
    const valid = file?.signature === url.searchParams.get('sig') && clock.now() < (file?.expiresAt ?? 0)
    return valid && file ? store.blobs.get(file.blob) : undefined
  }
  const keep = (bytes: Uint8Array): string => {
    const id = newGuid()
    files.put(id, { blob: store.blobs.put(bytes), signature: '', expiresAt: 0 })
    return id
  }
  const sign = (root: string, id: string): string => {
    const file = files.get(id)
    if (!file) throw new Error(`the checker's storage has no file ${id}`)
    const signature = file.signature === '' ? newGuid() : file.signature
    const expiresAt = clock.now() + VALID_MS
    files.put(id, { ...file, signature, expiresAt })
    const expiry = encodeURIComponent(new Date(expiresAt).toISOString())
    return `${root}/checker-storage/${id}.zip?sv=2017-11-09&sr=b&sig=${signature}&se=${expiry}&sp=r`
  }
  return {
    keep,
    sign,
    put: (root, bytes) => sign(root, keep(bytes)),
    read: (address) => (URL.canParse(address) ? find(new URL(address)) : undefined),
    answer: (request) => {
      if (!PATH.test(request.path)) return undefined
      const bytes = request.headers.has('authorization') ? undefined : find(request.url)
      if (!bytes) return { status: 403, body: 'AuthenticationFailed: the request is not authorized.' }
      return { status: 200, headers: { 'content-type': 'application/zip' }, body: bytes }
    },
  }
}
