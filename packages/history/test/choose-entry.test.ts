// One entry per import, however often and in whatever order it is reported.
import { chooseEntry, type EntryWish, type HistoryRecord } from '../src/index.js'
import { at, record, status } from './rows.js'

const JOB = '11111111-2222-3333-4444-555555555555'
const OTHER_JOB = '99999999-2222-3333-4444-555555555555'

function entry(id: number, state: string, runAttempt = 1, importJobId?: string): HistoryRecord {
  const job = importJobId === undefined ? {} : { importJobId }
  return record({ id, createdAt: at(id), statuses: [status(state, id)] }, { runAttempt, ...job })
}

it.each<[string, HistoryRecord[], EntryWish, string]>([
  ['opens the first', [], { outcome: 'queued', runAttempt: 1 }, 'open'],
  ['moves on what is queued', [entry(1, 'queued')], { outcome: 'in_progress', runAttempt: 1 }, 'move 1'],
  [
    'moves on what runs',
    [entry(1, 'in_progress')],
    { outcome: 'success', runAttempt: 1, importJobId: JOB },
    'move 1',
  ],
  [
    'moves on what an earlier attempt left running',
    [entry(1, 'in_progress')],
    { outcome: 'success', runAttempt: 2, importJobId: JOB },
    'move 1',
  ],
  ['does not go back to waiting', [entry(1, 'in_progress')], { outcome: 'queued', runAttempt: 2 }, 'keep 1'],
  ['says nothing twice', [entry(1, 'in_progress')], { outcome: 'in_progress', runAttempt: 1 }, 'keep 1'],
  [
    'says a state again where the import job is new',
    [entry(1, 'in_progress')],
    { outcome: 'in_progress', runAttempt: 1, importJobId: JOB },
    'move 1',
  ],
  [
    'keeps a success',
    [entry(1, 'success', 1, JOB)],
    { outcome: 'success', runAttempt: 2, importJobId: JOB },
    'keep 1',
  ],
  [
    'keeps a success that is opened again',
    [entry(1, 'success', 1, JOB)],
    { outcome: 'queued', runAttempt: 2 },
    'keep 1',
  ],
  [
    'keeps a success that a later step calls a failure',
    [entry(1, 'success', 1, JOB)],
    { outcome: 'failure', runAttempt: 2 },
    'keep 1',
  ],
  [
    'opens another for the next attempt of what failed',
    [entry(1, 'failure', 1, JOB)],
    { outcome: 'queued', runAttempt: 2 },
    'open',
  ],
  [
    'opens another for a second try in the same attempt',
    [entry(1, 'failure')],
    { outcome: 'in_progress', runAttempt: 1 },
    'open',
  ],
  [
    'opens another for another import job',
    [entry(1, 'failure', 1, JOB)],
    { outcome: 'success', runAttempt: 1, importJobId: OTHER_JOB },
    'open',
  ],
  [
    'moves on the failure of the very same import job',
    [entry(1, 'failure', 1, JOB)],
    { outcome: 'success', runAttempt: 2, importJobId: JOB },
    'move 1',
  ],
  [
    'keeps a failure that is told again',
    [entry(1, 'failure')],
    { outcome: 'failure', runAttempt: 1 },
    'keep 1',
  ],
  [
    'opens another for a failure of the next attempt',
    [entry(1, 'failure')],
    { outcome: 'failure', runAttempt: 2 },
    'open',
  ],
  [
    'takes the newest',
    [entry(1, 'failure'), entry(2, 'queued', 2)],
    { outcome: 'success', runAttempt: 2 },
    'move 2',
  ],
  [
    'takes the one with the import job before the newest',
    [entry(1, 'in_progress', 1, JOB), entry(2, 'queued', 2)],
    { outcome: 'success', runAttempt: 2, importJobId: JOB },
    'move 1',
  ],
])('%s', (_, records, wish, expected) => {
  const choice = chooseEntry(records, wish)
  expect(choice.kind === 'open' ? 'open' : `${choice.kind} ${choice.record.deploymentId}`).toBe(expected)
})

it('comes to an end: what was moved to where it should be is kept', () => {
  for (const outcome of ['queued', 'in_progress', 'success', 'failure'] as const) {
    const wish = { outcome, runAttempt: 1 }
    expect(chooseEntry([entry(1, outcome)], wish).kind).toBe('keep')
  }
})
