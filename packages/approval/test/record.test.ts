// The subject's identity and the record: what is written is read back, and nothing else is.
import {
  canonicalJson,
  confirmRecord,
  createRecord,
  formatRecord,
  parseSubject,
  requestId,
  verifyRecord,
  type Decision,
} from '../src/index.js'
import { subject } from './generator.js'

const now = Date.parse('2026-05-01T12:00:00Z')
const approved: Decision = { decision: 'approved', approvedBy: [{ id: 1, login: 'ann' }], reasons: [] }
const record = createRecord(
  subject,
  { kind: 'environment' },
  approved,
  ['https://github.com/o/r/actions/runs/1000'],
  now,
)
const text = formatRecord(record)

function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    return String((error as { code?: unknown }).code)
  }
  return 'no error'
}

describe('canonicalJson', () => {
  it('sorts keys, leaves out undefined and writes no white space', () => {
    expect(canonicalJson({ b: [1, null, 'ä'], a: { d: true, c: undefined } })).toBe(
      '{"a":{"d":true},"b":[1,null,"ä"]}',
    )
  })

  it('refuses a number that JSON readers round', () => {
    expect(() => canonicalJson({ a: 0.1 })).toThrow('canonical JSON')
  })
})

describe('Subject', () => {
  it('has the same request id however it was spelled', () => {
    const spelled = {
      ...subject,
      commit: subject.commit.toUpperCase(),
      solutionDigest: 'B'.repeat(64),
      environment: ' Production',
    }
    expect(requestId(parseSubject(spelled))).toBe(requestId(subject))
    expect(requestId(subject)).toMatch(/^[0-9a-f]{12}$/)
  })

  it.each([
    ['repositoryId', 43],
    ['commit', 'c'.repeat(40)],
    ['solutionDigest', `sha256:${'c'.repeat(64)}`],
    ['environment', 'test'],
    ['target', 'https://fabrikam.crm4.dynamics.com'],
    ['planDigest', `sha256:${'d'.repeat(64)}`],
    ['runId', 1001],
    ['runAttempt', 3],
  ])('has another request id, and no valid record, with another %s', (field, value) => {
    const other = parseSubject({ ...subject, [field]: value })
    expect(requestId(other)).not.toBe(requestId(subject))
    expect(codeOf(() => verifyRecord(text, other, now))).toBe(
      field === 'solutionDigest' ? 'digest-mismatch' : 'approval-missing',
    )
  })

  it.each([
    ['a branch name for a commit', { commit: 'main' }],
    ['a short commit', { commit: 'abc1234' }],
    ['a digest of another length', { solutionDigest: 'sha256:abc' }],
    ['an empty environment', { environment: ' ' }],
    ['a run id as text', { runId: '1000' }],
    ['attempt zero', { runAttempt: 0 }],
    ['an empty target', { target: '' }],
  ])('is refused with %s', (_name, change) => {
    expect(codeOf(() => parseSubject({ ...subject, ...change }))).toBe('input-invalid')
  })
})

describe('verifyRecord', () => {
  it('gives back the record that was written', () => {
    expect(verifyRecord(text, subject, now)).toEqual(record)
  })

  it.each([
    ['a rejection', { decision: 'rejected' }, 'approval-rejected'],
    ['an open request', { decision: 'pending' }, 'approval-missing'],
    ['an approval by nobody', { approvers: [] }, 'approval-missing'],
    ['an approver without a number', { approvers: [{ id: '1', login: 'ann' }] }, 'approval-missing'],
    ['an unknown decision', { decision: 'yes' }, 'approval-missing'],
    ['another request id', { requestId: '000000000000' }, 'approval-missing'],
    ['an unknown schema version', { schemaVersion: 2 }, 'approval-missing'],
    ['an old approval', { decidedAt: '2026-04-29T12:00:00.000Z' }, 'approval-missing'],
    ['an approval from the future', { decidedAt: '2026-05-01T13:00:00.000Z' }, 'approval-missing'],
    ['no time', { decidedAt: 'today' }, 'approval-missing'],
    ['no subject', { subject: null }, 'input-invalid'],
  ])('refuses %s', (_name, change, code) => {
    expect(codeOf(() => verifyRecord(JSON.stringify({ ...record, ...change }), subject, now))).toBe(code)
  })

  it('refuses what is not JSON', () => {
    expect(codeOf(() => verifyRecord('approved', subject, now))).toBe('approval-missing')
  })

  it('writes equal records as equal bytes', () => {
    const links = ['https://b.example', 'https://a.example']
    expect(formatRecord(createRecord(subject, { kind: 'environment' }, approved, links, now))).toBe(
      formatRecord(
        createRecord({ ...subject }, { kind: 'environment' }, approved, [...links].reverse(), now),
      ),
    )
  })
})

describe('confirmRecord', () => {
  const now = (change: Partial<Decision>): Decision => ({ ...approved, reasons: ['so it is'], ...change })

  it('is content while everybody whom the record names still counts', () => {
    const more = [...approved.approvedBy, { id: 2, login: 'bob' }]
    expect(codeOf(() => confirmRecord(record, now({ approvedBy: more })))).toBe('no error')
  })

  it.each<[string, Partial<Decision>, string, RegExp]>([
    ['somebody said no since', { decision: 'rejected' }, 'approval-rejected', /rejected since/],
    [
      'the request is over',
      { decision: 'expired', approvedBy: [] },
      'approval-missing',
      /has expired: so it is/,
    ],
    [
      'an approver does not count any more',
      { approvedBy: [{ id: 2, login: 'ann' }] },
      'approval-missing',
      /names "ann" \(1\)/,
    ],
    ['it is not approved', { decision: 'pending' }, 'approval-missing', /is not approved: so it is/],
  ])('refuses when %s', (_name, change, code, says) => {
    expect(codeOf(() => confirmRecord(record, now(change)))).toBe(code)
    expect(() => confirmRecord(record, now(change))).toThrow(says)
  })
})

describe('the source of a record', () => {
  it.each([
    [{ kind: 'issue' }],
    [{ kind: 'issue', number: 0 }],
    [{ kind: 'issue', number: '8' }],
    [{ kind: 'pull-request', number: 1.5 }],
    [{ kind: 'environment', number: 1 }],
    [{ kind: 'rumour', number: 1 }],
    [undefined],
  ])('is not believed when it is %j', (source) => {
    expect(codeOf(() => verifyRecord(JSON.stringify({ ...record, source }), subject, now))).toBe(
      'approval-missing',
    )
  })

  it.each([[{ kind: 'issue', number: 8 }], [{ kind: 'pull-request', number: 7 }]] as const)(
    'is kept when it is %j',
    (source) => {
      expect(verifyRecord(formatRecord({ ...record, source }), subject, now).source).toEqual(source)
    },
  )
})
