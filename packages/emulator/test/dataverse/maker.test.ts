// What a maker saves in a development environment.
import { makeArchive } from './archive.js'
import { ask, createWorld, environment } from './world.js'

const need = { type: '1', schemaName: 'fab_thing', solution: 'Fabrikam (1.0.0.0)' }

describe('a maker', () => {
  it('saves by the same checks, and what left the archive leaves the solution', async () => {
    const world = createWorld()
    const { id } = environment('dev')
    const made = await world.service.importAsMaker(id, await makeArchive({ tables: ['cts_a', 'cts_b'] }))
    expect(made).toMatchObject({ uniqueName: 'Contoso', version: '1.0.0.0' })
    await world.service.importAsMaker(id, await makeArchive({ tables: ['cts_a'] }))
    const rows = await ask(world, 'dev', `solutioncomponents?$filter=_solutionid_value eq ${made.solutionId}`)
    expect(rows.body.value).toHaveLength(1)
    const needy = await makeArchive({ requires: [need] })
    await expect(world.service.importAsMaker(id, needy)).rejects.toMatchObject({ code: '0x8004801D' })
    await expect(world.service.importAsMaker(id, needy, { skipDependencyCheck: true })).resolves.toBeDefined()
    expect(world.service.imports()).toEqual([])
  })
})
