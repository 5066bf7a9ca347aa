import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readSolutionFolder } from '../../actions/branch-solution/solution-folder.js'
import { root } from '../contract/repository.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'solution-folder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const sample = path.join(root, 'packages', 'demo', 'sample', 'ContosoFieldVisits')

describe('the folder that is committed', () => {
  it('is a solution when it has Other/Solution.xml: what is no part of it stays in the repository', async () => {
    await cp(sample, folder, { recursive: true })
    const { manifest, isSolutionFile } = await readSolutionFolder(folder)
    expect(manifest?.uniqueName).toBe('ContosoFieldVisits')
    expect(isSolutionFile('Other/Solution.xml')).toBe(true)
    expect(isSolutionFile('README.md')).toBe(false)
  })

  it('is a plain folder otherwise: everything in the target is replaced', async () => {
    await writeFile(path.join(folder, 'notes.txt'), 'x')
    const { manifest, isSolutionFile } = await readSolutionFolder(folder)
    expect(manifest).toBeUndefined()
    expect(isSolutionFile('README.md')).toBe(true)
  })

  it('is refused when it is a solution that cannot be read, instead of being taken for a plain folder', async () => {
    await cp(sample, folder, { recursive: true })
    await writeFile(path.join(folder, 'Other', 'Solution.xml'), '<<<<<<< HEAD')
    await expect(readSolutionFolder(folder)).rejects.toMatchObject({ code: 'xml-invalid' })
  })
})
