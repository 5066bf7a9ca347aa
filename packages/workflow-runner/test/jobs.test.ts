// Jobs: order, results, matrix, inputs, contexts.
import { expandMatrix } from '../src/matrix.js'
import { indent, printed, run, runSteps, type Fixture, type FixtureResult } from './run-fixture.js'

const job = (id: string, keys: string, step = `echo ${id}`): string =>
  `  ${id}:\n    runs-on: ubuntu-latest\n${keys ? indent(keys, 4) + '\n' : ''}    steps: [{ run: '${step}' }]\n`

const results = (result: FixtureResult): Record<string, string> =>
  Object.fromEntries(Object.entries(result.jobs).map(([id, { result: outcome }]) => [id, outcome]))

describe('jobs', () => {
  it('wait for what they need and see its results and outputs', async () => {
    const result = await run({
      workflow: `
jobs:
  last:
    needs: [first, second]
    runs-on: x
    steps: [{ run: 'echo "\${{ needs.first.outputs.word }} \${{ needs.second.result }}"' }]
  first:
    runs-on: x
    outputs: { word: "\${{ steps.s.outputs.word }}" }
    steps: [{ id: s, run: 'echo word=hi >> "$GITHUB_OUTPUT"' }]
${job('second', 'needs: first')}`,
    })
    expect(result.conclusion).toBe('success')
    expect(printed(result)).toEqual(['second', 'hi success'])
  })

  it.each([
    [
      'a dependent of a failed job is skipped, and so on',
      'failure',
      'needs: bad',
      { next: 'skipped', after: 'skipped' },
    ],
    [
      'failure() sees every ancestor',
      'failure',
      'needs: ok\nif: failure()',
      { next: 'success', after: 'skipped' },
    ],
    ['always() runs anyway', 'failure', 'needs: bad\nif: always()', { next: 'success', after: 'skipped' }],
    [
      'a result can be asked for',
      'failure',
      "needs: bad\nif: always() && needs.bad.result == 'failure'",
      { next: 'success', after: 'skipped' },
    ],
    [
      'inputs, vars and github can be asked for',
      'failure',
      "if: vars.GO == 'yes' && github.ref_name == 'main'",
      { next: 'success', after: 'success' },
    ],
  ])('%s', async (_, conclusion, keys, expected) => {
    const result = await run({
      workflow: `jobs:\n${job('bad', '', 'exit 1')}${job('ok', 'needs: bad\nif: always()')}${job('next', keys)}${job('after', 'needs: next')}`,
      settings: { variables: { GO: 'yes' } },
    })
    expect(result.conclusion).toBe(conclusion)
    expect(results(result)).toMatchObject(expected)
    const skipped = result.host.finishedJobs.filter(({ conclusion: ended }) => ended === 'skipped')
    expect(skipped.map(({ name }) => name)).toEqual(
      Object.keys(expected).filter((id) => results(result)[id] === 'skipped'),
    )
  })

  it('that may fail do not fail the run', async () => {
    const result = await run({
      workflow: `jobs:\n${job('bad', 'continue-on-error: true', 'exit 1')}${job('next', 'needs: bad')}`,
    })
    expect(result.conclusion).toBe('success')
    expect(result.host.finishedJobs[0]).toEqual({ name: 'bad', conclusion: 'failure' })
  })

  it('fail when their own keys cannot be evaluated', async () => {
    const result = await run({
      workflow: `jobs:\n${job('bad', "env: { A: '${{ fromJSON(github.ref) }}' }")}`,
    })
    expect(result.conclusion).toBe('failure')
  })

  it('see the contexts of run, job and runner', async () => {
    const result = await runSteps(
      '- run: echo "${{ github.run_id }} ${{ github.workflow }} ${{ github.job }} ${{ job.workflow_file_path }} ${{ job.workflow_sha == github.sha }} ${{ job.workflow_repository }} ${{ runner.os }} ${{ strategy.job-total }} ${{ github.event.sender.login }}"\n- run: grep -c full_name "$GITHUB_EVENT_PATH"',
    )
    expect(printed(result)).toEqual([
      '1001 .github/workflows/main.yml main .github/workflows/main.yml true contoso/app Linux 1 alice',
      '1',
    ])
  })

  it('hash files of the workspace', async () => {
    const result = await runSteps(
      `- run: mkdir d && echo a > d/a.txt\n- run: echo "\${{ hashFiles('**/*.txt') != '' }} [\${{ hashFiles('*.none') }}]"`,
    )
    expect(printed(result)).toEqual(['true []'])
  })
})

describe('a matrix', () => {
  it.each([
    [
      'makes every pair',
      { a: [1, 2], b: ['x', 'y'] },
      [
        { a: 1, b: 'x' },
        { a: 1, b: 'y' },
        { a: 2, b: 'x' },
        { a: 2, b: 'y' },
      ],
    ],
    [
      'leaves pairs out',
      { a: [1, 2], b: ['x', 'y'], exclude: [{ a: 1 }, { a: 2, b: 'y' }] },
      [{ a: 2, b: 'x' }],
    ],
    [
      'extends pairs that an entry fits',
      { a: [1, 2], include: [{ a: 1, c: 3 }] },
      [{ a: 1, c: 3 }, { a: 2 }],
    ],
    ['adds an entry that fits none', { a: [1], include: [{ a: 9, c: 3 }] }, [{ a: 1 }, { a: 9, c: 3 }]],
    [
      'extends all pairs by an entry without an axis',
      { a: [1, 2], include: [{ c: 3 }] },
      [
        { a: 1, c: 3 },
        { a: 2, c: 3 },
      ],
    ],
    ['overwrites what an earlier entry added', { a: [1], include: [{ c: 3 }, { c: 4 }] }, [{ a: 1, c: 4 }]],
    ['is a list of entries alone', { include: [{ a: 1 }, { a: 2 }] }, [{ a: 1 }, { a: 2 }]],
  ])('%s', (_, matrix, expected) => {
    expect(expandMatrix(matrix)).toEqual(expected)
  })

  it.each([
    ['an axis without values', { a: [] }, /does not have any values/],
    ['everything left out', { a: [1], exclude: [{ a: 1 }] }, /no combinations/],
    ['too many jobs', { a: Array.from({ length: 257 }, (_, index) => index) }, /257 combinations/],
    ['a text', 'x', /not a mapping/],
  ])('is refused for %s', (_, matrix, message) => {
    expect(() => expandMatrix(matrix)).toThrow(message)
  })

  it('names its jobs, merges their outputs and cancels the rest when one fails', async () => {
    const workflow = (failFast: boolean): string => `
jobs:
  main:
    runs-on: x
    strategy:
      fail-fast: ${failFast}
      max-parallel: 1
      matrix: { n: [1, 2, 3] }
    outputs: { last: "\${{ steps.s.outputs.n }}" }
    steps:
      - id: s
        run: echo "n=\${{ matrix.n }}" >> "$GITHUB_OUTPUT"; test \${{ matrix.n }} != 2`
    const fast = await run({ workflow: workflow(true) })
    expect(fast.conclusion).toBe('failure')
    expect(fast.jobs['main']?.legs?.map(({ name, result }) => `${name}: ${result}`)).toEqual([
      'main (1): success',
      'main (2): failure',
      'main (3): cancelled',
    ])
    const slow = await run({ workflow: workflow(false) })
    expect(slow.jobs['main']?.legs?.map(({ result }) => result)).toEqual(['success', 'failure', 'success'])
    expect(slow.jobs['main']?.outputs).toEqual({ last: '3' })
  })

  it('comes from the output of another job', async () => {
    const result = await run({
      workflow: `
jobs:
  plan:
    runs-on: x
    outputs: { list: "\${{ steps.s.outputs.list }}" }
    steps: [{ id: s, run: 'echo ''list=["a","b"]'' >> "$GITHUB_OUTPUT"' }]
  work:
    needs: plan
    name: work on \${{ matrix.item }}
    runs-on: x
    strategy: { max-parallel: 1, matrix: { item: "\${{ fromJSON(needs.plan.outputs.list) }}" } }
    steps: [{ run: 'echo "\${{ matrix.item }} \${{ strategy.job-index }}/\${{ strategy.job-total }}"' }]`,
    })
    expect(printed(result)).toEqual(['a 0/2', 'b 1/2'])
    expect(result.jobs['work']?.legs?.map(({ name }) => name)).toEqual(['work on a', 'work on b'])
  })
})

describe('inputs of a manual run', () => {
  const workflow = `
on:
  workflow_dispatch:
    inputs:
      flag: { type: boolean }
      count: { type: number, default: 3 }
      pick: { type: choice, options: [a, b], default: b }
      place: { type: environment }
      text: { required: true }
jobs:
  main:
    runs-on: x
    steps:
      - run: echo '\${{ toJSON(inputs.flag) }} \${{ toJSON(inputs.count) }} \${{ inputs.pick }} \${{ inputs.text }} \${{ toJSON(github.event.inputs.flag) }}'
`
  it.each([
    ['take their defaults', { text: 't' }, 'false 3 b t "false"'],
    ['are read as their type', { text: 't', flag: 'true', count: '7', pick: 'a' }, 'true 7 a t "true"'],
    ['ignore the case of names', { TEXT: 't' }, 'false 3 b t "false"'],
  ])('%s', async (_, inputs, line) => {
    const result = await run({ workflow, request: { inputs } })
    expect(printed(result)).toEqual([line])
  })

  it.each<[string, Fixture['request'], RegExp]>([
    ['a required one is missing', { inputs: {} }, /required input "text"/],
    ['one is unknown', { inputs: { text: 't', more: 1 } }, /unexpected inputs provided: "more"/],
    ['one is not true or false', { inputs: { text: 't', flag: 'yes' } }, /not true or false/],
    ['one is not a number', { inputs: { text: 't', count: 'many' } }, /not a number/],
    ['one is not in the list', { inputs: { text: 't', pick: 'c' } }, /not in the list: a, b/],
    ['they are too long', { inputs: { text: 'x'.repeat(65_536) } }, /longer than/],
    ['the event is another', { inputs: { text: 't' }, event: 'push' }, /does not have a "push" trigger/],
  ])('refuse the run when %s', async (_, request, message) => {
    await expect(run({ workflow, ...(request && { request }) })).rejects.toThrow(message)
  })
})

describe('a workflow file is refused', () => {
  const steps = 'runs-on: x, steps: [{ run: "true" }]'
  it.each([
    [
      'with a key that GitHub does not know',
      `jobs: { a: { ${steps}, colour: red } }`,
      /Unexpected value 'colour'/,
    ],
    [
      'with a need that does not exist',
      `jobs: { a: { ${steps}, needs: b }, c: { ${steps} } }`,
      /unknown job 'b'/,
    ],
    [
      'with needs that go in a circle',
      `jobs: { a: { ${steps}, needs: b }, b: { ${steps}, needs: a } }`,
      /cycl|needs|no dependencies/i,
    ],
    [
      'with an expression that cannot be read',
      'jobs: { a: { runs-on: x, steps: [{ run: "${{ github. }}" }] } }',
      /Unexpected/,
    ],
    [
      'with a context where it is not allowed',
      'jobs: { a: { runs-on: x, if: "secrets.A == 1", steps: [{ run: a }] } }',
      /secrets/,
    ],
    ['with a container', `jobs: { a: { ${steps}, container: alpine } }`, /container/],
    ['with services', `jobs: { a: { ${steps}, services: { db: { image: pg } } } }`, /services/],
    ['with a docker action', 'jobs: { a: { runs-on: x, steps: [{ uses: "docker://alpine" }] } }', /docker/],
    [
      'with an environment without deployments',
      `jobs: { a: { ${steps}, environment: { name: e, deployment: false } } }`,
      /environment.deployment/,
    ],
    [
      'with a reusable workflow of a stranger',
      'jobs: { a: { uses: o/r/.github/workflows/x.yml@v1 } }',
      /not given/,
    ],
    [
      'with a reusable workflow that is missing',
      'jobs: { a: { uses: $/.github/workflows/x.yml } }',
      /does not exist/,
    ],
  ])('%s', async (_, workflow, message) => {
    await expect(run({ workflow })).rejects.toThrow(message)
  })
})
