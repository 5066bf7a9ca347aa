// A runner that dies while it unpacks, at every single change of the disk: what is left is the old folder or the new
// one, or it is known not to be one, and unpacking again mends it.
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectFailure } from '../helpers/expect-step.js'
import { readFolder, writeFolder } from '../helpers/folder.js'
import { writeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const OURS = { 'README.md': 'ours', '.github/workflows/ci.yml': 'ours' }
let world: World
let count = 0
beforeAll(async () => {
  world = await openWorld({ environments: [] })
})
afterAll(() => world.close())

function newWorkspace(): string {
  const folder = path.join(world.folder, `killed-${++count}`)
  mkdirSync(folder)
  return folder
}

function step(action: 'unpack' | 'pack', workspace: string, killAt?: number): Promise<StepResult> {
  const preload = pathToFileURL(path.join(import.meta.dirname, '../helpers/kill-at-change.mjs')).href
  const kill = {
    NODE_OPTIONS: `--import=${preload}`,
    KILL_BELOW: `${workspace}${path.sep}`,
    KILL_AT: `${killAt}`,
  }
  const inputs = { 'solution-file': 'solution.zip', 'solution-folder': 'src' }
  return runAction(world, action, inputs, { workspace, variables: killAt === undefined ? {} : kill })
}

const oldSolution = { version: '1.0.0.0', scripts: ['contoso_/a.js', 'contoso_/old/gone.js'] }
const newSolution = { version: '2.0.0.0', scripts: ['contoso_/a.js', 'contoso_/new.js'] }

/** A folder into which the solution is unpacked, with files of others in it. */
async function unpacked(request: object): Promise<string> {
  const workspace = newWorkspace()
  await writeSolution(workspace, request)
  await step('unpack', workspace)
  return path.join(workspace, 'src')
}

/** Kills the n-th change of a fresh workspace for n = 1, 2, … until a run comes to its end. */
async function killEverywhere(
  prepare: (workspace: string) => Promise<void>,
  check: (workspace: string) => Promise<void>,
): Promise<number> {
  for (let killAt = 1; ; killAt++) {
    const workspace = newWorkspace()
    await prepare(workspace)
    const { signal, exitCode } = await step('unpack', workspace, killAt)
    if (exitCode === 0) return killAt - 1
    expect(signal).toBe('SIGKILL')
    await check(workspace)
    expect((await step('unpack', workspace)).exitCode).toBe(0)
  }
}

it('leaves the old folder or the new one, or says that it is between them, and ends it the next time', async () => {
  const source = writeFolder(await unpacked(oldSolution), OURS)
  const before = readFolder(source)
  const after = readFolder(writeFolder(await unpacked(newSolution), OURS))
  const workspaces: string[] = []
  let between = 0
  const kills = await killEverywhere(
    async (workspace) => {
      workspaces.push(workspace)
      cpSync(source, path.join(workspace, 'src'), { recursive: true })
      await writeSolution(workspace, newSolution)
    },
    async (workspace) => {
      const left = readFolder(path.join(workspace, 'src'))
      expect(left).toMatchObject(OURS)
      if (existsSync(path.join(workspace, '.src.unpacking/journal.json'))) {
        between++
        if (between === 3)
          expectFailure(await step('pack', workspace), 'solution-invalid', { message: /interrupted/ })
      } else expect([before, after]).toContainEqual(left)
    },
  )
  expect(kills).toBeGreaterThan(20)
  expect(between).toBeGreaterThan(10)
  for (const workspace of workspaces) {
    expect(readFolder(path.join(workspace, 'src'))).toEqual(after)
    expect(readdirSync(workspace).sort()).toEqual(['solution.zip', 'src'])
  }
}, 180_000)

it('makes a folder that was not there in one step', async () => {
  const after = readFolder(await unpacked(newSolution))
  const kills = await killEverywhere(
    async (workspace) => void (await writeSolution(workspace, newSolution)),
    async (workspace) => expect([{}, after]).toContainEqual(readFolder(path.join(workspace, 'src'))),
  )
  expect(kills).toBeGreaterThan(5)
})
