import { AlmError, parseGuid, parseVersion } from '@powerops/core'
import type { InstalledSolution } from '@powerops/dataverse'
import { planAdoption, planImport, type ImportSwitches } from '../../actions/import-solution/plan.js'

const off: ImportSwitches = {
  importAsHolding: false,
  stageAndUpgrade: false,
  convertToManaged: false,
  skipLowerVersion: false,
}

function installed(version: string, managed = true): InstalledSolution {
  return {
    id: parseGuid('0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9', 'id'),
    uniqueName: 'Contoso',
    friendlyName: 'Contoso',
    version: parseVersion(version),
    managed,
  }
}

function plan(
  version: string,
  target: InstalledSolution | undefined,
  switches: Partial<ImportSwitches> = {},
  managed = true,
) {
  return planImport({ uniqueName: 'Contoso', version: parseVersion(version), managed }, target, {
    ...off,
    ...switches,
  })
}

describe('planImport', () => {
  it.each([
    ['installs where there is nothing', '1.0.0.0', undefined, {}, 'install', 'import'],
    [
      'installs plainly where there is nothing to upgrade',
      '1.0.0.0',
      undefined,
      { stageAndUpgrade: true },
      'install',
      'import',
    ],
    [
      'installs plainly where a holding solution would hold nothing',
      '1.0.0.0',
      undefined,
      { importAsHolding: true },
      'install',
      'import',
    ],
    ['updates an older version', '1.1.0.0', '1.0.0.0', {}, 'update', 'import'],
    [
      'upgrades an older version when asked',
      '1.1.0.0',
      '1.0.0.0',
      { stageAndUpgrade: true },
      'upgrade',
      'stage-and-upgrade',
    ],
    [
      'holds beside an older version when asked',
      '1.1.0.0',
      '1.0.0.0',
      { importAsHolding: true },
      'holding',
      'holding',
    ],
    [
      'imports the same version as an update, even when an upgrade is asked for',
      '1.0.0.0',
      '1.0.0.0',
      { stageAndUpgrade: true },
      'update',
      'import',
    ],
    [
      'compares versions by number',
      '1.10.0.0',
      '1.9.0.0',
      { stageAndUpgrade: true },
      'upgrade',
      'stage-and-upgrade',
    ],
  ] as const)('%s', (_, version, target, switches, operation, mode) => {
    const result = plan(version, target === undefined ? undefined : installed(target), switches)
    expect(result).toMatchObject({ kind: 'import', operation, mode })
  })

  it.each([
    ['1.0.0.0', '1.0.0.0'],
    ['1.0.0.0', '1.0.0.1'],
  ])('skips %s over %s when asked', (version, target) => {
    expect(plan(version, installed(target), { skipLowerVersion: true }).kind).toBe('skip')
  })

  it.each([
    ['a lower managed version', () => plan('1.0.0.0', installed('1.1.0.0')), 'import-version-lower'],
    ['managed over unmanaged', () => plan('1.1.0.0', installed('1.0.0.0', false)), 'import-managed-conflict'],
    [
      'unmanaged over managed',
      () => plan('1.1.0.0', installed('1.0.0.0'), {}, false),
      'import-managed-conflict',
    ],
    [
      'both kinds of upgrade at once',
      () => plan('1.0.0.0', undefined, { importAsHolding: true, stageAndUpgrade: true }),
      'input-conflict',
    ],
  ])('refuses %s', (_, call, code) => {
    try {
      call()
    } catch (error) {
      expect(error).toBeInstanceOf(AlmError)
      expect((error as AlmError).code).toBe(code)
      expect((error as AlmError).remedy).toBeTruthy()
      return
    }
    throw new Error('expected a refusal')
  })

  it('converts to managed when asked', () => {
    expect(plan('1.1.0.0', installed('1.0.0.0', false), { convertToManaged: true }).kind).toBe('import')
  })
})

describe('planAdoption', () => {
  it.each([
    ['installs while there is nothing', undefined, {}, 'install', 'import', undefined],
    [
      'upgrades while the old version shows',
      '1.0.0.0',
      { stageAndUpgrade: true },
      'upgrade',
      'stage-and-upgrade',
      '1.0.0.0',
    ],
    [
      'holds while the old version shows',
      '1.0.0.0',
      { importAsHolding: true },
      'holding',
      'holding',
      '1.0.0.0',
    ],
    [
      'never calls the new version the previous one',
      '1.1.0.0',
      { stageAndUpgrade: true },
      undefined,
      'stage-and-upgrade',
      undefined,
    ],
    [
      'goes on although the target has a newer version by now',
      '1.2.0.0',
      { skipLowerVersion: true },
      'update',
      'import',
      '1.2.0.0',
    ],
  ] as const)('%s', (_, target, switches, operation, mode, previousVersion) => {
    const offered = { uniqueName: 'Contoso', version: parseVersion('1.1.0.0'), managed: true }
    const there = target === undefined ? undefined : installed(target)
    expect(planAdoption(offered, there, { ...off, ...switches }, 'running')).toMatchObject({
      kind: 'import',
      operation,
      mode,
      previousVersion,
      note: expect.stringContaining('it is running'),
    })
  })
})
