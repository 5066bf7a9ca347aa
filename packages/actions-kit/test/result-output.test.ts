// The output `result` fits into a variable of the step that takes it.
import { formatResult } from '../src/result-output.js'

const ENDED = {
  action: 'a',
  reasonCode: 'ok',
  outcome: 'success',
  message: 'done',
  startedAt: '2026-01-01T00:00:00Z',
  durationMs: 5,
} as const
const report = (details: unknown, outputs: Record<string, string> = {}): Record<string, unknown> =>
  JSON.parse(formatResult({ ...ENDED, details, outputs })) as Record<string, unknown>

it('is whole where it can be', () => {
  expect(report({ fact: 1 }, { plan: 'x'.repeat(2_000) })).toEqual({
    schemaVersion: 1,
    ...ENDED,
    details: { fact: 1 },
    outputs: { plan: 'x'.repeat(2_000) },
  })
})

it.each([
  ['details, when they are long', { list: ['ü'.repeat(60_000)] }, { plan: 'x'.repeat(2_000) }, ['plan']],
  ['long outputs as well, when that is not enough', {}, { plan: 'x'.repeat(200_000), id: '1' }, ['id']],
])('lacks %s', (_what, details, outputs, left) => {
  const shortened = report(details, outputs)
  expect(shortened).toMatchObject({ shortened: true, message: 'done', details: {} })
  expect(Object.keys(shortened['outputs'] as object)).toEqual(left)
  expect(Buffer.byteLength(JSON.stringify(shortened))).toBeLessThan(128 * 1024)
})
