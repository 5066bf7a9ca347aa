// A .NET assembly of a few hundred bytes, built in code: headers, one section, and the metadata of an identity.

export interface TinyAssembly {
  readonly name?: string
  readonly version?: readonly [number, number, number, number]
  readonly culture?: string
  /** Public key in hex digits. */
  readonly publicKey?: string
  /** The header of a 64-bit file. */
  readonly wide?: boolean
  /** Indexes into heaps take four bytes. */
  readonly largeHeaps?: boolean
  /** Rows of the table TypeRef, which stands before that of the assembly. */
  readonly typeReferences?: number
  /** Without the row that makes it an assembly, it is a module. */
  readonly isModule?: boolean
}

const SECTION_RVA = 0x2000
const SECTION_OFFSET = 0x200
const CLI_HEADER_BYTES = 72

export function tinyAssembly(assembly: TinyAssembly = {}): Buffer {
  const metadata = metadataOf(assembly)
  const cli = Buffer.alloc(CLI_HEADER_BYTES)
  cli.writeUInt32LE(CLI_HEADER_BYTES, 0)
  cli.writeUInt32LE(SECTION_RVA + CLI_HEADER_BYTES, 8)
  cli.writeUInt32LE(metadata.length, 12)
  const section = Buffer.concat([cli, metadata])
  return Buffer.concat([headers(section.length, assembly.wide ?? false), section])
}

function headers(sectionBytes: number, wide: boolean): Buffer {
  const header = Buffer.alloc(SECTION_OFFSET)
  const pe = 0x40
  const optional = pe + 24
  const optionalBytes = wide ? 240 : 224
  const directories = optional + (wide ? 112 : 96)
  header.write('MZ')
  header.writeUInt32LE(pe, 0x3c)
  header.write('PE\0\0', pe)
  header.writeUInt16LE(1, pe + 6)
  header.writeUInt16LE(optionalBytes, pe + 20)
  header.writeUInt16LE(wide ? 0x20b : 0x10b, optional)
  header.writeUInt32LE(16, directories - 4)
  header.writeUInt32LE(SECTION_RVA, directories + 14 * 8)
  const section = optional + optionalBytes
  header.write('.text', section)
  header.writeUInt32LE(SECTION_RVA, section + 12)
  header.writeUInt32LE(sectionBytes, section + 16)
  header.writeUInt32LE(SECTION_OFFSET, section + 20)
  return header
}

function metadataOf(assembly: TinyAssembly): Buffer {
  const { name = 'My.Plug', culture = '', publicKey = '' } = assembly
  const strings = Buffer.from(`\0${name}\0${culture}\0`)
  const key = Buffer.from(publicKey, 'hex')
  const length = key.length < 0x80 ? [key.length] : [0x80 | (key.length >> 8), key.length & 0xff]
  const blob = key.length === 0 ? Buffer.alloc(4) : Buffer.concat([Buffer.from([0, ...length]), key])
  const tables = tablesOf(assembly, 1, Buffer.byteLength(name) + 2)
  const streams = Object.entries({ '#~': tables, '#Strings': strings, '#Blob': blob })
  const version = Buffer.from('v4.0.30319\0\0')
  const names = streams.map(([stream]) =>
    Buffer.from(stream.padEnd(Math.ceil((stream.length + 1) / 4) * 4, '\0')),
  )
  const root = Buffer.alloc(16)
  root.writeUInt32LE(0x424a5342)
  root.writeUInt32LE(version.length, 12)
  const counts = Buffer.alloc(4)
  counts.writeUInt16LE(streams.length, 2)
  let offset = root.length + version.length + counts.length
  for (const each of names) offset += 8 + each.length
  const list = streams.flatMap(([, bytes], index) => {
    const head = Buffer.alloc(8)
    head.writeUInt32LE(offset)
    head.writeUInt32LE(bytes.length, 4)
    offset += bytes.length
    return [head, names[index] ?? Buffer.alloc(0)]
  })
  return Buffer.concat([root, version, counts, ...list, tables, strings, blob])
}

function tablesOf(assembly: TinyAssembly, nameIndex: number, cultureIndex: number): Buffer {
  const { version = [1, 0, 0, 0], largeHeaps = false, typeReferences = 0, isModule = false } = assembly
  const head = Buffer.alloc(24)
  head.writeUInt8(largeHeaps ? 7 : 0, 6)
  const present = 1n | (typeReferences > 0 ? 2n : 0n) | (isModule ? 0n : 1n << 32n)
  head.writeBigUInt64LE(present, 8)
  const counts = [1, ...(typeReferences > 0 ? [typeReferences] : []), ...(isModule ? [] : [1])]
  const rows = Buffer.alloc(counts.length * 4)
  counts.forEach((count, index) => rows.writeUInt32LE(count, index * 4))
  const width = largeHeaps ? 4 : 2
  const before = Buffer.alloc(2 + 4 * width + typeReferences * (2 + 2 * width))
  const row = Buffer.alloc(16)
  version.forEach((part, index) => row.writeUInt16LE(part, 4 + 2 * index))
  const indexes = [assembly.publicKey ? 1 : 0, nameIndex, cultureIndex].map((value) => {
    const bytes = Buffer.alloc(width)
    bytes.writeUIntLE(value, 0, width)
    return bytes
  })
  return Buffer.concat([head, rows, before, row, ...indexes])
}
