// export-solution: which version a solution gets before its export.
import type { AlmError } from '@powerops/core'
import { parseGuid, parseVersion, type VersionPart } from '@powerops/core'
import { chooseVersion, type EarlierAttempts } from '../../actions/export-solution/version.js'

const ME = parseGuid('310799b8-dc6c-ee11-9ae7-000d3aaae21d', 'id')
const OTHER = parseGuid('86928ed8-df37-4ce2-add5-47030a833bff', 'id')
const RUN: EarlierAttempts = { userId: ME, runStartedAtMs: Date.parse('2026-03-01T10:00:00Z') }

function choose(
  asked: { version?: string; bump?: VersionPart },
  solution: { version: string; modifiedBy?: typeof ME; modifiedOn?: string },
  earlier?: EarlierAttempts,
): string {
  return chooseVersion(
    {
      solutionName: 'ContosoApp',
      version: asked.version === undefined ? undefined : parseVersion(asked.version),
      bump: asked.bump,
    },
    { ...solution, version: parseVersion(solution.version) },
    earlier,
  )
}

describe('the version before an export', () => {
  it.each([
    { what: 'the named one', asked: { version: '2.0.0.0' }, present: '1.4.0.0', expected: '2.0.0.0' },
    { what: 'kept when it is the same', asked: { version: '1.4' }, present: '1.4.0.0', expected: '1.4.0.0' },
    { what: 'one build more', asked: { bump: 'build' as const }, present: '1.4.2.7', expected: '1.4.3.0' },
  ])('is $what', ({ asked, present, expected }) => {
    expect(choose(asked, { version: present })).toBe(expected)
  })

  it('is refused below the present one, naming both', () => {
    expect(() => choose({ version: '1.3.9.9' }, { version: '1.4.0.0' })).toThrow(
      expect.objectContaining<Partial<AlmError>>({
        code: 'input-invalid',
        message: expect.stringMatching(/1\.3\.9\.9.*1\.4\.0\.0/) as string,
      }),
    )
  })

  it.each([
    { what: 'raised by an earlier attempt', by: ME, on: '2026-03-01T10:05:00Z', expected: '1.4.0.0' },
    { what: 'raised before the run', by: ME, on: '2026-03-01T09:59:59Z', expected: '1.4.0.1' },
    { what: 'changed by somebody else', by: OTHER, on: '2026-03-01T10:05:00Z', expected: '1.4.0.1' },
    { what: 'changed at an unknown time', by: ME, on: '', expected: '1.4.0.1' },
  ])('in a re-run, of a solution that was $what, is $expected', ({ by, on, expected }) => {
    const solution = { version: '1.4.0.0', modifiedBy: by, modifiedOn: on }
    expect(choose({ bump: 'revision' }, solution, RUN)).toBe(expected)
  })
})
