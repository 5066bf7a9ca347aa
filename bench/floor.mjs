// The least that unpacking and packing can take: the same entries through zlib, the same files from or to the same disk,
// and nothing else. What it writes is read beforehand, so that only inflating, deflating and the disk are timed.
// usage: floor.mjs unpack ZIP UNPACKED_FOLDER TARGET | floor.mjs pack UNPACKED_FOLDER PACKED_ZIP TARGET
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { DEFLATE_LEVEL } from './deflate-level.mjs'
import { peakMemoryBytes } from './peak-memory.mjs'

const DEFLATED = 8

const work = {
  /** Inflates every entry of the zip, then writes what its unpacked folder holds to another place. */
  unpack(zip, unpacked, target) {
    const files = listFiles(unpacked).map((name) => [
      path.join(target, name),
      readFileSync(path.join(unpacked, name)),
    ])
    return () => {
      const entries = readStored(readFileSync(zip)).map(inflate)
      for (const [file, bytes] of files) {
        mkdirSync(path.dirname(file), { recursive: true })
        writeFileSync(file, bytes)
      }
      return { contentBytes: sizeOf(entries), files: files.length }
    }
  },

  /** Reads the files of an unpacked folder, then deflates the entries of the zip that they pack to, into one file. */
  pack(unpacked, zip, target) {
    const stored = readStored(readFileSync(zip))
    const entries = stored.map(inflate)
    const files = listFiles(unpacked).map((name) => path.join(unpacked, name))
    return () => {
      for (const file of files) readFileSync(file)
      const deflated = entries.map((bytes) => deflateRawSync(bytes, { level: DEFLATE_LEVEL }))
      writeFileSync(target, Buffer.concat(deflated))
      const storedBytes = sizeOf(stored.map(({ bytes }) => bytes))
      if (sizeOf(deflated) !== storedBytes)
        throw new Error(
          `level ${DEFLATE_LEVEL} gives ${sizeOf(deflated)} bytes, and the zip has ${storedBytes}`,
        )
      return { contentBytes: sizeOf(entries), files: files.length }
    }
  },
}

const beganAtMs = performance.now()
const [name, ...args] = process.argv.slice(2)
const run = work[name](...args)
const startedAtMs = performance.now()
const cpuBefore = process.cpuUsage()
const made = run()
const cpu = process.cpuUsage(cpuBefore)
const durationMs = performance.now() - startedAtMs
const cpuMs = (cpu.user + cpu.system) / 1000
const setUpMs = startedAtMs - beganAtMs
console.log(JSON.stringify({ durationMs, cpuMs, setUpMs, peakMemoryBytes: peakMemoryBytes(), ...made }))

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

/** What lies in a zip, by its central directory; of zips without zip64 records. */
function readStored(zip) {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const entries = []
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20))
    entries.push({ method: zip.readUInt16LE(at + 10), bytes })
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

function inflate({ method, bytes }) {
  return method === DEFLATED ? inflateRawSync(bytes) : bytes
}

function sizeOf(all) {
  return all.reduce((sum, bytes) => sum + bytes.length, 0)
}
