// action.yml, the typed inputs, the bundle's table and the README say the same about every action.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { COMMON_OUTPUTS } from '@powerops/actions-kit'
import { actions } from '../../actions/suite.js'
import { actionNames, readManifest, root } from './repository.js'

/** What the runner fills in by itself, and so has no literal default in the code. */
const isExpression = (text: string | undefined): boolean => text?.startsWith('${{') ?? false

it('the bundle holds exactly the actions that have a folder', () => {
  expect(Object.keys(actions).sort()).toEqual(actionNames)
})

describe.each(actionNames)('%s', (name) => {
  const manifest = readManifest(name)
  const load = async (): Promise<Awaited<ReturnType<NonNullable<(typeof actions)[string]>>>['action']> => {
    const loader = actions[name]
    if (!loader) throw new Error(`no loader for ${name}`)
    return (await loader()).action
  }

  it('is named like its folder', async () => {
    expect((await load()).name).toBe(name)
  })

  it('has the same inputs in action.yml and in the code', async () => {
    const table = (await load()).inputs
    const inCode = Object.entries(table).map(([input, { required, defaultText }]) => ({
      input,
      required,
      defaultText: defaultText?.toLowerCase(),
    }))
    const inManifest = Object.entries(manifest.inputs ?? {}).map(([input, entry]) => ({
      input,
      required: entry.required ?? false,
      defaultText: isExpression(entry.default) ? undefined : entry.default?.toLowerCase(),
    }))
    const byName = (a: { input: string }, b: { input: string }): number => a.input.localeCompare(b.input)
    expect(inCode.sort(byName)).toEqual(inManifest.sort(byName))
  })

  it('has the same outputs in action.yml and in the code', async () => {
    const inCode = [...(await load()).outputs, ...COMMON_OUTPUTS]
    expect(inCode.sort()).toEqual(Object.keys(manifest.outputs ?? {}).sort())
  })

  it('describes every input and output', () => {
    const entries = [...Object.values(manifest.inputs ?? {}), ...Object.values(manifest.outputs ?? {})]
    for (const { description } of entries) expect(description).toMatch(/^\S.{8,}\.$/)
  })

  it('has expressions in nothing but defaults: GitHub evaluates them in texts, too, and refuses the action', () => {
    const defaults = Object.values(manifest.inputs ?? {}).map((known) => String(known.default ?? ''))
    const all = JSON.stringify(manifest).match(/\$\{\{/g) ?? []
    expect(all).toHaveLength(defaults.filter((text) => text.includes('${{')).length)
  })

  it('runs its stub on node 24', () => {
    expect(manifest.runs).toEqual({ using: 'node24', main: `../../dist/${name}/index.js` })
  })

  it('has an index.ts of at most 25 lines and a README', () => {
    const folder = path.join(root, 'actions', name)
    expect(readFileSync(path.join(folder, 'index.ts'), 'utf8').split('\n').length).toBeLessThanOrEqual(25)
    expect(existsSync(path.join(folder, 'README.md'))).toBe(true)
  })
})

it('every committed stub belongs to an action', () => {
  const dist = path.join(root, 'dist')
  if (!existsSync(dist)) return
  const stubs = readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'suite')
    .map((entry) => entry.name)
  expect(stubs.sort()).toEqual(actionNames)
})
