// What is written stays in the workspace, whatever links a repository brings with it.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { refuseLinkOut } from '../../actions/common/files.js'

let scratch: string
let workspace: string

beforeEach(() => {
  scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'links-')))
  workspace = path.join(scratch, 'workspace')
  mkdirSync(path.join(workspace, 'real'), { recursive: true })
  mkdirSync(path.join(scratch, 'elsewhere'))
  symlinkSync(path.join(scratch, 'elsewhere'), path.join(workspace, 'out'))
  symlinkSync(path.join(workspace, 'real'), path.join(workspace, 'inside'))
  symlinkSync(path.join(scratch, 'nowhere'), path.join(workspace, 'dangling'))
  symlinkSync(workspace, path.join(scratch, 'alias'))
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

it.each(['out', 'out/src', 'out/a/b', 'real/../out', 'dangling', 'dangling/src'])(
  '%s is refused',
  async (place) => {
    await expect(refuseLinkOut(path.resolve(workspace, place), { workspace })).rejects.toMatchObject({
      code: 'path-outside-workspace',
    })
  },
)

it.each(['real', 'real/new/src', 'inside', 'inside/src', 'new/src', '.', '../elsewhere/src', '..named/src'])(
  '%s is taken',
  async (place) => {
    await expect(refuseLinkOut(path.resolve(workspace, place), { workspace })).resolves.toBeUndefined()
  },
)

it('a workspace that is itself behind a link is no reason', async () => {
  const alias = path.join(scratch, 'alias')
  await expect(refuseLinkOut(path.join(alias, 'real/src'), { workspace: alias })).resolves.toBeUndefined()
})
