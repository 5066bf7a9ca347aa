// Real archives in a fresh environment: each imports and comes out again as it went in, or is refused for a reason.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openArchive } from '../../src/dataverse/archive/zip.js'
import { ask, createWorld, importArchive } from './world.js'

const reference = process.env['ALM_REFERENCE_DATA']
const folder = path.join(reference ?? '', 'corpus', 'zips')
const archives = reference ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : ['none']

/** Why a fresh environment may refuse a real archive: it builds on something that is installed on demand. */
const NAMED_REFUSALS = new Set(['0x8004801D', '0x8004803A', '0x80048068'])
const rows: string[] = []

;(reference ? describe : describe.skip)('the corpus', () => {
  it.each(archives)('%s imports and exports again, or is refused with a named code', async (name) => {
    const bytes = readFileSync(path.join(folder, name))
    const world = createWorld()
    const { started, operation, jobId } = await importArchive(world, 'dev', bytes)
    expect(started.status).toBe(200)
    const job = await ask(world, 'dev', `importjobs(${jobId})?$select=solutionname,progress,data`)
    if (operation.statuscode !== 30) {
      const code = /errorcode="(0x[0-9A-F]+)"/i.exec(job.body.data)?.[1] ?? 'none'
      const named = [...job.body.data.matchAll(/<Required[^>]* solution="([^"]*)"/g)].map((m) => m[1])
      rows.push(`${code} ${name} ${[...new Set(named)].join(', ')}`)
      expect(NAMED_REFUSALS).toContain(code)
      expect(operation.message).not.toBe('')
      return
    }
    expect(job.body.progress).toBe(100)
    const answer = await ask(world, 'dev', 'ExportSolution', {
      method: 'POST',
      body: { SolutionName: job.body.solutionname, Managed: false },
    })
    if (/<Managed>1<\/Managed>/.test((await entryText(bytes, 'solution.xml')) ?? '')) {
      expect(answer.body.error.code).toBe('0x80048036')
      return
    }
    const exported = Buffer.from(answer.body.ExportSolutionFile, 'base64')
    expect(await comparable(exported)).toEqual(await comparable(bytes))
  })

  afterAll(() => {
    const table = process.env['ALM_REFUSALS']
    if (table) writeFileSync(table, rows.join('\n'))
  })
})

async function entryText(bytes: Uint8Array, name: string): Promise<string | undefined> {
  return (await openArchive(bytes)).get(name)?.toString('utf8')
}

/** Every entry by name; the two XML files without what only the packer adds. */
async function comparable(bytes: Uint8Array): Promise<[string, string][]> {
  const entries = await openArchive(bytes)
  return [...entries]
    .map(([name, content]): [string, string] => [
      name,
      /^(solution|customizations)\.xml$/.test(name)
        ? content
            .toString('utf8')
            .replace(/^\ufeff/, '')
            .replace(/^<\?xml[^>]*>\s*/, '')
        : content.toString('base64'),
    ])
    .sort(([a], [b]) => a.localeCompare(b))
}
