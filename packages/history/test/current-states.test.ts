// What is where, and which records are told of.
import { currentStates, filterRecords, type HistoryFilter, type HistoryRecord } from '../src/index.js'
import { at, record, status } from './rows.js'

/** `id` also says when: it was opened in that minute and ended in the next. */
function entry(id: number, state: string, payload: object = {}, environment = 'test'): HistoryRecord {
  const statuses = [status(state, id + 1)]
  return record({ id, environment, createdAt: at(id), statuses }, { version: `1.0.0.${id}`, ...payload })
}

const place = ({
  environment,
  solution,
  record,
  newer,
}: ReturnType<typeof currentStates>[number]): unknown[] => [
  environment,
  solution,
  record.deploymentId,
  newer?.deploymentId,
]

it.each<[string, HistoryRecord[], unknown[][]]>([
  ['nothing where nothing succeeded', [entry(1, 'failure'), entry(2, 'queued')], []],
  [
    'the newest success',
    [entry(1, 'success'), entry(3, 'success'), entry(2, 'success')],
    [['test', 'ContosoApp', 3, undefined]],
  ],
  [
    'the success before a failure, and the failure beside it',
    [entry(1, 'success'), entry(2, 'failure')],
    [['test', 'ContosoApp', 1, 2]],
  ],
  [
    'the success before one that runs',
    [entry(1, 'success'), entry(2, 'failure'), entry(3, 'in_progress')],
    [['test', 'ContosoApp', 1, 3]],
  ],
  [
    'no failure from before',
    [entry(1, 'failure'), entry(2, 'success')],
    [['test', 'ContosoApp', 2, undefined]],
  ],
  [
    'each solution of an environment by itself',
    [entry(1, 'success'), entry(2, 'success', { solution: 'ContosoBase' })],
    [
      ['test', 'ContosoApp', 1, undefined],
      ['test', 'ContosoBase', 2, undefined],
    ],
  ],
  [
    'each environment by itself',
    [entry(1, 'success', {}, 'test'), entry(2, 'success', {}, 'production')],
    [
      ['production', 'ContosoApp', 2, undefined],
      ['test', 'ContosoApp', 1, undefined],
    ],
  ],
  [
    'one solution under two spellings',
    [entry(1, 'success'), entry(2, 'success', { solution: 'contosoapp' })],
    [['test', 'contosoapp', 2, undefined]],
  ],
])('tells %s', (_, records, expected) => {
  expect(currentStates(records).map(place)).toEqual(expected)
  expect(currentStates([...records].reverse()).map(place)).toEqual(expected)
})

it('takes a success for current that GitHub calls inactive: the bytes are still there', () => {
  const statuses = [status('success', 2), status('inactive', 3)]
  expect(currentStates([record({ statuses })])).toMatchObject([{ record: { inactive: true } }])
})

it('goes by the end of imports, not by their beginning', () => {
  const slow = record({ id: 1, createdAt: at(0), statuses: [status('success', 30)] })
  const quick = record({ id: 2, createdAt: at(1), statuses: [status('success', 3)] })
  expect(currentStates([slow, quick]).map(place)).toEqual([['test', 'ContosoApp', 1, undefined]])
})

it('tells several repositories apart', () => {
  const other = { ...entry(1, 'success'), repository: 'contoso/others' }
  expect(currentStates([other, entry(2, 'success')]).map(({ repository }) => repository)).toEqual([
    'contoso/apps',
    'contoso/others',
  ])
})

it.each<[HistoryFilter, number[]]>([
  [{}, [4, 3, 2, 1]],
  [{ environment: 'PRODUCTION' }, [4]],
  [{ solution: 'contosobase' }, [2]],
  [{ outcome: 'failure' }, [3]],
  [{ sinceMs: Date.parse(at(3)) }, [4, 3]],
  [{ environment: 'test', outcome: 'success' }, [2, 1]],
  [{ environment: 'nowhere' }, []],
])('lists what fits %j, newest first', (filter, ids) => {
  const records = [
    entry(1, 'success'),
    entry(4, 'success', {}, 'production'),
    entry(3, 'failure'),
    entry(2, 'success', { solution: 'ContosoBase' }),
  ]
  expect(filterRecords(records, filter).map(({ deploymentId }) => deploymentId)).toEqual(ids)
})
