// How a solution goes into a target that may have it already.
import { AlmError, parseGuid, parseVersion } from '@powerops/core'
import type { InstalledSolution } from '@powerops/dataverse'
import {
  decideAdoption,
  decideWay,
  resolveMode,
  type ImportRules,
  type Mode,
  type OfferedSolution,
  type Present,
  type Way,
} from '../../actions/common/plan/decide-way.js'

const plain: ImportRules = {
  mode: 'auto',
  several: false,
  convertToManaged: false,
  skipLowerVersion: false,
  skipSameVersion: false,
}

function solution(version: string, managed = true, uniqueName = 'Contoso'): InstalledSolution {
  return {
    id: parseGuid('0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9', 'id'),
    uniqueName,
    friendlyName: 'Contoso',
    version: parseVersion(version),
    managed,
  }
}

function offered(version: string, managed = true, patchOf?: string): OfferedSolution {
  const way = { uniqueName: 'Contoso', version: parseVersion(version), managed }
  return patchOf === undefined ? way : { ...way, patchOf }
}

/** What the target has: a version, a managed flag, and the version of a pending upgrade. */
function present(version: string | undefined, managed = true, pending?: string): Present {
  return {
    ...(version === undefined ? {} : { installed: solution(version, managed) }),
    ...(pending === undefined ? {} : { pendingUpgrade: solution(pending, true, 'Contoso_Upgrade') }),
  }
}

function decide(version: string, target: Present, rules: Partial<ImportRules> = {}, managed = true): Way {
  return decideWay(offered(version, managed), target, { ...plain, ...rules })
}

describe('the way of an import', () => {
  const cases: [
    name: string,
    version: string,
    target: string | undefined,
    rules: Partial<ImportRules>,
    way: object,
  ][] = [
    ['installs where there is nothing', '1.0.0.0', undefined, {}, { operation: 'install', mode: 'import' }],
    ...(['upgrade', 'stage-and-upgrade', 'holding', 'update'] as const).map(
      (mode): [string, string, undefined, Partial<ImportRules>, object] => [
        `installs plainly where there is nothing for ${mode}`,
        '1.0.0.0',
        undefined,
        { mode },
        {
          operation: 'install',
          mode: 'import',
          apply: 'no',
          note: expect.stringContaining('plainly') as string,
        },
      ],
    ),
    [
      'upgrades an older managed version by itself, in one step',
      '1.1.0.0',
      '1.0.0.0',
      {},
      { operation: 'upgrade', mode: 'stage-and-upgrade', apply: 'no' },
    ],
    [
      'upgrades after all of several are in',
      '1.1.0.0',
      '1.0.0.0',
      { several: true },
      { operation: 'upgrade', mode: 'holding', apply: 'after' },
    ],
    [
      'upgrades in two steps when asked',
      '1.1.0.0',
      '1.0.0.0',
      { mode: 'upgrade' },
      { operation: 'upgrade', mode: 'holding', apply: 'after' },
    ],
    [
      'deletes nothing when an update is asked for',
      '1.1.0.0',
      '1.0.0.0',
      { mode: 'update' },
      { operation: 'update', mode: 'import', apply: 'no' },
    ],
    [
      'holds beside an older version when asked, and leaves the upgrade to a later step',
      '1.1.0.0',
      '1.0.0.0',
      { mode: 'holding' },
      { operation: 'holding', mode: 'holding', apply: 'no' },
    ],
    [
      'imports the same version as an update, even when an upgrade is asked for',
      '1.0.0.0',
      '1.0.0.0',
      { mode: 'stage-and-upgrade' },
      { operation: 'update', mode: 'import' },
    ],
    ['compares versions by number', '1.10.0.0', '1.9.0.0', {}, { operation: 'upgrade' }],
  ]
  it.each(cases)('%s', (_, version, target, rules, way) => {
    expect(decide(version, present(target), rules)).toMatchObject({ kind: 'import', ...way })
  })

  it('updates an unmanaged solution in place, whatever its version', () => {
    for (const version of ['0.9.0.0', '1.0.0.0', '1.1.0.0']) {
      expect(decide(version, present('1.0.0.0', false), {}, false)).toMatchObject({ operation: 'update' })
    }
  })

  it('imports a patch plainly', () => {
    const way = decideWay(offered('1.0.1.0', true, 'ContosoBase'), present('1.0.0.0'), plain)
    expect(way).toMatchObject({ operation: 'patch', mode: 'import' })
  })

  it('applies a holding solution of the same version that was left behind', () => {
    const way = decide('1.1.0.0', present('1.0.0.0', true, '1.1.0.0'))
    expect(way).toMatchObject({ operation: 'upgrade', apply: 'only', previousVersion: '1.0.0.0' })
  })

  it('leaves a holding solution of the same version as it is when holding is asked for', () => {
    const target = present('1.0.0.0', true, '1.1.0.0')
    expect(decide('1.1.0.0', target, { mode: 'holding' }).kind).toBe('skip')
  })

  it.each([
    ['1.0.0.0', '1.0.0.0', { skipLowerVersion: true }],
    ['1.0.0.0', '1.0.0.1', { skipLowerVersion: true }],
    ['1.0.0.0', '1.0.0.0', { skipSameVersion: true }],
  ])('skips %s over %s when asked by %j', (version, target, rules) => {
    expect(decide(version, present(target), rules).kind).toBe('skip')
  })

  it('converts to managed when asked', () => {
    const way = decide('1.1.0.0', present('1.0.0.0', false), { convertToManaged: true })
    // There is no managed version that an upgrade could replace.
    expect(way).toMatchObject({ kind: 'import', mode: 'import', operation: 'update' })
  })

  it.each([
    ['a lower managed version', () => decide('1.0.0.0', present('1.1.0.0')), 'import-version-lower'],
    [
      'a lower version although the same one would be skipped',
      () => decide('1.0.0.0', present('1.1.0.0'), { skipSameVersion: true }),
      'import-version-lower',
    ],
    ['managed over unmanaged', () => decide('1.1.0.0', present('1.0.0.0', false)), 'import-managed-conflict'],
    [
      'unmanaged over managed',
      () => decide('1.1.0.0', present('1.0.0.0'), {}, false),
      'import-managed-conflict',
    ],
    [
      'an install where it is',
      () => decide('1.1.0.0', present('1.0.0.0'), { mode: 'install' }),
      'input-conflict',
    ],
    [
      'an upgrade of another version that was left unapplied',
      () => decide('1.2.0.0', present('1.0.0.0', true, '1.1.0.0')),
      'import-upgrade-pending',
    ],
  ])('refuses %s', (_, call, code) => {
    const error = refusalOf(call)
    expect(error.code).toBe(code)
    expect(error.remedy).toBeTruthy()
  })
})

function refusalOf(call: () => unknown): AlmError {
  try {
    call()
  } catch (error) {
    if (error instanceof AlmError) return error
    throw error
  }
  throw new Error('expected a refusal')
}

describe('the mode of the inputs', () => {
  const none = { mode: undefined, importAsHolding: false, stageAndUpgrade: false }
  it.each<[string, Partial<Record<keyof typeof none, Mode | boolean>>, Mode]>([
    ['is auto where nothing is said', {}, 'auto'],
    ['is holding for the official switch', { importAsHolding: true }, 'holding'],
    ['is stage-and-upgrade for the official switch', { stageAndUpgrade: true }, 'stage-and-upgrade'],
    ['may be said twice', { mode: 'holding', importAsHolding: true }, 'holding'],
  ])('%s', (_, inputs, mode) => {
    expect(resolveMode({ ...none, ...inputs } as Parameters<typeof resolveMode>[0])).toBe(mode)
  })

  it.each([
    ['both switches', { importAsHolding: true, stageAndUpgrade: true }],
    ['a mode and the switch of another', { mode: 'update' as const, stageAndUpgrade: true }],
  ])('refuses %s', (_, inputs) => {
    expect(refusalOf(() => resolveMode({ ...none, ...inputs })).code).toBe('input-conflict')
  })
})

describe('the way of an import that an earlier attempt began', () => {
  it.each([
    ['installs while there is nothing', undefined, 'auto', 'install', 'import', undefined],
    ['upgrades while the old version shows', '1.0.0.0', 'auto', 'upgrade', 'stage-and-upgrade', '1.0.0.0'],
    ['holds while the old version shows', '1.0.0.0', 'holding', 'holding', 'holding', '1.0.0.0'],
    [
      'never calls the new version the previous one',
      '1.1.0.0',
      'auto',
      undefined,
      'stage-and-upgrade',
      undefined,
    ],
    [
      'goes on although the target has a newer version by now',
      '1.2.0.0',
      'auto',
      'update',
      'import',
      '1.2.0.0',
    ],
  ] as const)('%s', (_, target, mode, operation, importMode, previousVersion) => {
    const way = decideAdoption(offered('1.1.0.0'), present(target), { ...plain, mode }, 'running')
    expect(way).toMatchObject({ operation, mode: importMode, previousVersion })
    expect(way.note).toContain('it is running')
  })

  it.each([
    ['applies the upgrade that is still pending', present('1.0.0.0', true, '1.1.0.0'), 'after'],
    ['applies nothing when the earlier attempt did', present('1.1.0.0'), 'no'],
  ] as const)('%s', (_, target, apply) => {
    const rules = { ...plain, mode: 'upgrade' as const }
    expect(decideAdoption(offered('1.1.0.0'), target, rules, 'succeeded').apply).toBe(apply)
  })
})
