// App files, which are archives inside of the archive, that a policy check must answer with "unknown".
import { deflateRawSync } from 'node:zlib'
import { rawZip } from './raw-zip.mjs'

const MiB = 1024 * 1024
const properties = { name: 'Properties.json', content: '{}' }
const sources = {
  name: 'References\\DataSources.json',
  content: '{"DataSources":[{"Name":"T","ApiId":"/providers/microsoft.powerapps/apis/shared_sql"}]}',
}

const UNKNOWN = {
  empty: Buffer.alloc(0),
  text: Buffer.from('filler'),
  'cut-off': rawZip([sources, properties]).subarray(0, -30),
  'entry-that-escapes': rawZip([sources, { name: '..\\..\\evil.txt', content: 'x' }]),
  'data-sources-twice': rawZip([sources, { ...sources, name: 'References/DataSources.json' }]),
  'data-sources-with-wrong-checksum': rawZip([{ ...sources, crc: 1 }]),
  'data-sources-that-declare-little': rawZip([{ ...sources, size: 2, crc: 0 }]),
  'data-sources-not-json': rawZip([{ ...sources, content: '{"DataSources":[' }]),
  'data-sources-not-utf-8': rawZip([{ ...sources, content: Buffer.from([0x22, 0xff, 0x22]) }]),
  'data-sources-half-a-million-deep': rawZip([{ ...sources, content: '['.repeat(500_000) }]),
  'data-sources-of-40-mb': rawZip([largeJson()]),
  'ratio-bomb-beside': rawZip([sources, zeros('Assets\\Images\\bomb.png', 64 * MiB)]),
  'ratio-bomb-as-data-sources': rawZip([zeros('References\\DataSources.json', 64 * MiB)]),
  'count-bomb': rawZip([sources], { count: 60_000 }),
  'overlapping-entries': rawZip([sources, { name: 'b', content: 'x', start: 0 }]),
  encrypted: rawZip([{ ...sources, flags: 1 }]),
}

/** Within the limits of the reader of archives, and JSON that takes many times its size in memory. */
function largeJson() {
  const block = Array.from({ length: 700 }, (_, index) => `[${index}]`).join(',')
  const count = Math.ceil((40 * MiB) / block.length)
  return { ...sources, content: `[${Array.from({ length: count }, () => block).join(',')}]` }
}

function zeros(name, sizeBytes) {
  return { name, data: deflateRawSync(Buffer.alloc(sizeBytes), { level: 9 }), size: sizeBytes, crc: 0 }
}

/** @returns pairs of file name (without `.msapp`) and bytes. */
export function msappFiles() {
  const nested = rawZip([
    properties,
    { name: 'a.msapp', content: rawZip([{ name: 'b.msapp', content: rawZip([sources]) }]) },
  ])
  return [
    ...Object.entries(UNKNOWN).map(([what, bytes]) => [`unknown--${what}`, bytes]),
    ['ok--data-sources', rawZip([sources, properties])],
    ['ok--app-in-an-app-is-a-file-like-any-other', nested],
    [
      'ok--names-of-javascript',
      rawZip([{ ...sources, content: '{"__proto__":{"DataSources":1},"DataSources":[]}' }]),
    ],
  ]
}
