// What is measured inside a process of its own. Each task reads its input first and returns the work to be timed; the
// work returns how many bytes and files it made, so that both sides of a row can be seen to have done something.
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import JSZip from 'jszip'
import {
  evaluate,
  findConnectors,
  locateVerdict,
  parsePolicies,
  planWaysOut,
  renderVerdict,
  toSarif,
  toSolutionSource,
} from '@powerops/dlp'
import {
  parseSolution,
  planPack,
  planUnpack,
  readUnpackedFolder,
  readZip,
  writeUnpackedFolder,
  writeZip,
  writeZipInPieces,
} from '@powerops/solution'
import { DEFLATE_LEVEL } from './deflate-level.mjs'
import { ENVIRONMENT } from './generate/connected.mjs'

const readAll = (files) => Promise.all(files.map((file) => readFile(file)))
const size = (all) => all.reduce((sum, bytes) => sum + bytes.length, 0)
const sum = (results) => ({
  bytes: results.reduce((total, { bytes }) => total + bytes, 0),
  files: results.reduce((total, { files }) => total + files, 0),
})

async function eachOf(list, work) {
  const results = []
  for (const one of list) results.push(await work(one))
  return sum(results)
}

async function inflate(zip) {
  const { files } = await JSZip.loadAsync(zip)
  const entries = Object.values(files).filter(({ dir }) => !dir)
  return Promise.all(entries.map(async (entry) => [entry.name, await entry.async('nodebuffer')]))
}

export const tasks = {
  async unpack(...zips) {
    const inputs = await readAll(zips)
    return () =>
      eachOf(inputs, (zip) => {
        const solution = parseSolution(zip)
        const { packageType } = solution.manifest
        const { files } = planUnpack(solution, { packageType, lineEnds: 'lf' })
        return { bytes: size([...files.values()]), files: files.size }
      })
  },

  async 'inflate and parse'(...zips) {
    const inputs = await readAll(zips)
    return () =>
      eachOf(inputs, async (zip) => {
        const entries = await inflate(zip)
        const documents = entries.filter(([name]) => /^(solution|customizations)\.xml$/i.test(name))
        for (const [, bytes] of documents) {
          // The limit of entities is of no meaning here: an export holds many, and all of them are XML's own five.
          const parser = new XMLParser({
            preserveOrder: true,
            ignoreAttributes: false,
            parseTagValue: false,
            trimValues: false,
            processEntities: { enabled: true, maxTotalExpansions: Infinity, maxExpandedLength: Infinity },
          })
          parser.parse(bytes)
        }
        return { bytes: size(entries.map(([, bytes]) => bytes)), files: entries.length }
      })
  },

  async pack(...folders) {
    const inputs = await Promise.all(folders.map((folder) => readUnpackedFolder(folder)))
    return () =>
      eachOf(inputs, (files) => {
        const packageType = isManaged(files) ? 'Managed' : 'Unmanaged'
        const { entries } = planPack(files, { packageType, lineEnds: 'lf' })
        return { bytes: writeZip(entries).length, files: entries.length }
      })
  },

  /** The library from a zip on disk to an unpacked folder on disk. */
  async 'unpack to folder'(zip, folder) {
    return async () => {
      const solution = parseSolution(await readFile(zip))
      const { packageType } = solution.manifest
      const { files } = planUnpack(solution, { packageType, lineEnds: 'lf' })
      await writeUnpackedFolder(folder, files)
      return { bytes: size([...files.values()]), files: files.size, packageType }
    }
  },

  /** The library from an unpacked folder on disk to a zip on disk. */
  async 'pack to file'(folder, zip, packageType) {
    return async () => {
      const { entries } = planPack(await readUnpackedFolder(folder), { packageType, lineEnds: 'lf' })
      const bytes = await writeZipInPieces(entries)
      await writeFile(zip, bytes)
      return { bytes: bytes.length, files: entries.length }
    }
  },

  async 'generate zip'(...zips) {
    const inputs = []
    for (const zip of await readAll(zips)) inputs.push(await inflate(zip))
    return () => eachOf(inputs, generate)
  },

  async 'copy folder'(folder, parent) {
    const target = path.join(await mkdtemp(path.join(parent, 'copy-')), 'folder')
    return async () => {
      await cp(folder, target, { recursive: true })
      return { bytes: 0, files: 0 }
    }
  },

  async 'check-dlp'(zip, policyFile) {
    const inputs = await readAll([zip, policyFile])
    return () => {
      const { judged, bytes, files } = judge(...inputs)
      if (judged.verdict !== 'compliant') throw new Error(`the verdict is ${judged.verdict}`)
      return { bytes, files }
    }
  },

  /** With all that the action makes of a violation. */
  async 'check-dlp in violation'(zip, policyFile) {
    const inputs = await readAll([zip, policyFile])
    return () => {
      const { judged, source, found, policies, bytes, files } = judge(...inputs)
      if (judged.verdict !== 'violation') throw new Error(`the verdict is ${judged.verdict}`)
      const verdict = locateVerdict(judged, source, '')
      const ways = planWaysOut(verdict, found.resources, policies, BASIS)
      const sarif = toSarif(verdict, { solution: 'ContosoConnected', fallbackFile: 'Other/Solution.xml' })
      const texts = [
        JSON.stringify([verdict, found, ways]),
        JSON.stringify(sarif),
        renderVerdict(verdict, { ways }),
      ]
      if (texts.includes('')) throw new Error('there is no report')
      return { bytes, files }
    }
  },

  async 'inflate and read JSON'(zip, policyFile) {
    const [archive, policies] = await readAll([zip, policyFile])
    return async () => {
      const outer = await inflate(archive)
      const apps = outer.filter(([name]) => name.endsWith('.msapp'))
      const inner = (await Promise.all(apps.map(([, bytes]) => inflate(bytes)))).flat()
      for (const [name, bytes] of [...outer, ...inner]) if (name.endsWith('.json')) JSON.parse(bytes)
      JSON.parse(policies)
      return { bytes: size(outer.map(([, bytes]) => bytes)), files: outer.length }
    }
  },
}

const BASIS = { environmentId: ENVIRONMENT, unblockable: [] }

function judge(archive, policyFile) {
  const entries = readZip(archive).map((entry) => ({ path: entry.path, bytes: entry.read() }))
  const source = toSolutionSource(entries)
  const found = findConnectors(source)
  const policies = parsePolicies(JSON.parse(policyFile))
  const judged = evaluate(found.resources, policies, BASIS)
  return {
    judged,
    source,
    found,
    policies,
    bytes: size(entries.map(({ bytes }) => bytes)),
    files: entries.length,
  }
}

function isManaged(files) {
  return /<Managed>1</.test(Buffer.from(files.get('Other/Solution.xml') ?? '').toString())
}

async function generate(entries) {
  const zip = new JSZip()
  for (const [name, bytes] of entries) zip.file(name, bytes, { createFolders: false })
  const options = { type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: DEFLATE_LEVEL } }
  return { bytes: (await zip.generateAsync(options)).length, files: entries.length }
}
