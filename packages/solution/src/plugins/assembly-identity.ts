// The identity of a .NET assembly, read from the metadata tables of its file. Every offset in such a file is hostile
// until it has been read within bounds.
import { createHash } from 'node:crypto'
import { ASSEMBLY_TABLE, sizeBeforeAssembly, type TableSizes } from './metadata-tables.js'

/** What tells one .NET assembly from another. */
export interface AssemblyIdentity {
  /** Simple name, such as `Contoso.Plugins`. */
  readonly name: string
  /** Four numbers. */
  readonly version: string
  readonly culture: string
  /** 16 hex digits in lower case; undefined for an assembly without a strong name. */
  readonly publicKeyToken: string | undefined
}

const MAX_NAME_BYTES = 1024
const MAX_KEY_BYTES = 16_384

/** The display name that Dataverse calls the full name: `Name, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null`. */
export function fullNameOf({ name, version, culture, publicKeyToken }: AssemblyIdentity): string {
  return `${name}, Version=${version}, Culture=${culture || 'neutral'}, PublicKeyToken=${publicKeyToken ?? 'null'}`
}

/** The identity of a .NET assembly; undefined for any file that is none. */
export function readAssemblyIdentity(file: Uint8Array): AssemblyIdentity | undefined {
  try {
    return readIdentity(new DataView(file.buffer, file.byteOffset, file.byteLength))
  } catch (error) {
    if (error instanceof RangeError) return undefined // An offset led out of the file.
    throw error
  }
}

function readIdentity(file: DataView): AssemblyIdentity | undefined {
  const metadata = findMetadata(file)
  if (!metadata) return undefined
  const streams = readStreams(metadata)
  const tables = streams.get('#~') ?? streams.get('#-')
  const strings = streams.get('#Strings')
  const row = tables && findAssemblyRow(tables)
  if (!row || !strings) return undefined
  const { view, sizes } = row
  const version = [4, 6, 8, 10].map((at) => view.getUint16(at, true)).join('.')
  const nameAt = 16 + sizes.blob
  const key = readBlob(streams.get('#Blob'), index(view, 16, sizes.blob))
  return {
    name: readString(strings, index(view, nameAt, sizes.string)),
    version,
    culture: readString(strings, index(view, nameAt + sizes.string, sizes.string)),
    publicKeyToken: key.length === 0 ? undefined : tokenOf(key),
  }
}

/** The metadata of the CLI header; undefined for a file without one, such as native code. */
function findMetadata(file: DataView): DataView | undefined {
  if (file.getUint16(0, true) !== 0x5a4d /* MZ */) return undefined
  const header = file.getUint32(0x3c, true)
  if (file.getUint32(header, true) !== 0x4550 /* PE */) return undefined
  const sections = file.getUint16(header + 6, true)
  const optional = header + 24
  const directories = optional + (file.getUint16(optional, true) === 0x20b ? 112 : 96)
  if (file.getUint32(directories - 4, true) <= 14) return undefined
  const cliHeaderRva = file.getUint32(directories + 14 * 8, true)
  if (cliHeaderRva === 0) return undefined
  const sectionTable = optional + file.getUint16(header + 20, true)
  const offsetOf = (rva: number): number => offsetInFile(file, sectionTable, sections, rva)
  const cliHeader = offsetOf(cliHeaderRva)
  return part(file, offsetOf(file.getUint32(cliHeader + 8, true)), file.getUint32(cliHeader + 12, true))
}

/** Where the byte of a virtual address lies in the file. @throws RangeError when no section has it. */
function offsetInFile(file: DataView, table: number, sections: number, rva: number): number {
  for (let at = table; at < table + sections * 40; at += 40) {
    const start = file.getUint32(at + 12, true)
    if (rva >= start && rva < start + file.getUint32(at + 16, true))
      return file.getUint32(at + 20, true) + rva - start
  }
  throw new RangeError('no section has this address')
}

function readStreams(metadata: DataView): Map<string, DataView> {
  const streams = new Map<string, DataView>()
  if (metadata.getUint32(0, true) !== 0x424a5342) return streams
  const start = 16 + metadata.getUint32(12, true)
  let at = start + 4
  for (let count = metadata.getUint16(start + 2, true); count > 0; count--) {
    const name = readString(metadata, at + 8)
    streams.set(name, part(metadata, metadata.getUint32(at, true), metadata.getUint32(at + 4, true)))
    at += 8 + (Math.floor(name.length / 4) + 1) * 4
  }
  return streams
}

function findAssemblyRow(tables: DataView): { view: DataView; sizes: TableSizes } | undefined {
  const heaps = tables.getUint8(6)
  const present = tables.getBigUint64(8, true)
  const rows: number[] = []
  let at = 24
  for (let table = 0; table < 64; table++) {
    const isPresent = ((present >> BigInt(table)) & 1n) === 1n
    rows.push(isPresent ? tables.getUint32(at, true) : 0)
    if (isPresent) at += 4
  }
  if (!rows[ASSEMBLY_TABLE]) return undefined
  const width = (bit: number): 2 | 4 => ((heaps & bit) === 0 ? 2 : 4)
  const sizes = { string: width(1), guid: width(2), blob: width(4), rows }
  const extraBytes = (heaps & 0x40) === 0 ? 0 : 4
  const start = at + extraBytes + sizeBeforeAssembly(sizes)
  return { view: part(tables, start, 16 + sizes.blob + 2 * sizes.string), sizes }
}

function index(view: DataView, at: number, width: 2 | 4): number {
  return width === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
}

function readString(heap: DataView, at: number): string {
  let end = at
  while (heap.getUint8(end) !== 0)
    if (++end - at > MAX_NAME_BYTES) throw new RangeError('the name does not end')
  return Buffer.from(heap.buffer, heap.byteOffset + at, end - at).toString()
}

/** A blob starts with its length, in one, two or four bytes (ECMA-335, II.24.2.4). */
function readBlob(heap: DataView | undefined, at: number): Uint8Array {
  if (!heap || at === 0) return new Uint8Array()
  const first = heap.getUint8(at)
  const headBytes = first < 0x80 ? 1 : first < 0xc0 ? 2 : 4
  const length =
    headBytes === 1 ? first : headBytes === 2 ? heap.getUint16(at) & 0x3fff : heap.getUint32(at) & 0x1fffffff
  if (length > MAX_KEY_BYTES) throw new RangeError('the key is too long')
  const blob = part(heap, at + headBytes, length)
  return new Uint8Array(blob.buffer, blob.byteOffset, length)
}

/** The last eight bytes of the SHA-1 of a public key, in reverse: how .NET abbreviates it (ECMA-335, II.6.3). */
function tokenOf(publicKey: Uint8Array): string {
  return createHash('sha1').update(publicKey).digest().subarray(-8).reverse().toString('hex')
}

/** @throws RangeError when the part is not inside the whole. */
function part(whole: DataView, at: number, length: number): DataView {
  if (at < 0 || at + length > whole.byteLength) throw new RangeError('out of bounds')
  return new DataView(whole.buffer, whole.byteOffset + at, length)
}
