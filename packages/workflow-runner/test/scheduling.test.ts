// Concurrency groups, environments with approval, and cancellation.
import { ConcurrencyHub, groupKey, type RunEvent, type RunRequest } from '../src/index.js'
import { fakeHost, type FakeSettings } from './fake-host.js'
import { fastClock, printed, run, runSteps, type Fixture, type FixtureResult } from './run-fixture.js'

interface Gate {
  readonly opened: Promise<void>
  open(): void
}

function makeGate(): Gate {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

/** Starts a run; `reached` resolves at the first event that fits. */
function start(
  fixture: Fixture,
  fits: (event: RunEvent) => boolean,
): { ended: Promise<FixtureResult>; reached: Promise<void> } {
  const gate = makeGate()
  const onEvent = (event: RunEvent): void => {
    if (fits(event)) gate.open()
  }
  return { ended: run({ ...fixture, request: { ...fixture.request, onEvent } }), reached: gate.opened }
}

const waits = (reason: 'concurrency' | 'environment') => (event: RunEvent) =>
  event.type === 'job-waiting' && event.reason === reason

/** A job that ends when its gate is opened: it waits for an approval. */
function gatedRun(
  hub: ConcurrencyHub,
  concurrency: string,
  gate: Gate,
  place: 'run' | 'job' = 'run',
): Fixture {
  const top = place === 'run' ? `concurrency: ${concurrency}\n` : ''
  const own = place === 'job' ? `\n    concurrency: ${concurrency}` : ''
  return {
    workflow: `${top}jobs:\n  main:${own}\n    environment: gate\n    runs-on: x\n    steps: [{ run: echo done }]`,
    settings: { approve: ({ signal }) => untilOpenOrAborted(gate, signal) },
    request: { hub },
  }
}

async function untilOpenOrAborted(gate: Gate, signal: AbortSignal): Promise<boolean> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  await Promise.race([gate.opened, aborted])
  return true
}

/** Lets everything that is ready to go on go on. */
async function untilWaiting(hub: ConcurrencyHub, count: number): Promise<void> {
  while (hub.waitingFor(groupKey('contoso/app', 'g')).length < count) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe.each(['run', 'job'] as const)('a concurrency group of a %s', (place) => {
  it('lets one work, lets one wait, and cancels the one that waited before', async () => {
    const hub = new ConcurrencyHub()
    const gate = makeGate()
    const first = start(gatedRun(hub, 'g', gate, place), waits('environment'))
    await first.reached
    const second = run(gatedRun(hub, 'g', gate, place))
    await untilWaiting(hub, 1)
    const third = run(gatedRun(hub, 'G', gate, place))
    const superseded = await second
    expect(superseded.conclusion).toBe('cancelled')
    expect(superseded.log).toContain('higher priority waiting request for G')
    gate.open()
    expect([(await first.ended).conclusion, (await third).conclusion]).toEqual(['success', 'success'])
  })

  it('with queue: max lets all wait in turn', async () => {
    const hub = new ConcurrencyHub()
    const gate = makeGate()
    const fixture = (): Fixture => gatedRun(hub, '{ group: g, queue: max }', gate, place)
    const first = start(fixture(), waits('environment'))
    await first.reached
    const others = [run(fixture()), run(fixture())]
    await untilWaiting(hub, 2)
    gate.open()
    const all = await Promise.all([first.ended, ...others])
    expect(all.map(({ conclusion }) => conclusion)).toEqual(['success', 'success', 'success'])
  })

  it('with cancel-in-progress cancels the one that works, even while it waits for approval', async () => {
    const hub = new ConcurrencyHub()
    const first = start(gatedRun(hub, 'g', makeGate(), place), waits('environment'))
    await first.reached
    const gate = makeGate()
    gate.open()
    const second = run(gatedRun(hub, '{ group: g, cancel-in-progress: true }', gate, place))
    expect([(await first.ended).conclusion, (await second).conclusion]).toEqual(['cancelled', 'success'])
  })
})

describe('concurrency', () => {
  const callee = 'on: workflow_call\nconcurrency: g\njobs: { a: { runs-on: x, steps: [{ run: echo hi }] } }'

  it('of a called workflow in the group of its caller is a deadlock, which is cancelled', async () => {
    const result = await run({
      workflow: 'concurrency: g\njobs: { call: { uses: $/.github/workflows/callee.yml } }',
      files: { '.github/workflows/callee.yml': callee },
    })
    expect(result.conclusion).toBe('cancelled')
    expect(result.log).toContain("a deadlock for concurrency group 'g' was detected")
  })

  it('that asks for both queue: max and cancel-in-progress is refused', async () => {
    const refused = await run({
      workflow:
        'concurrency: { group: g, queue: max, cancel-in-progress: true }\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }',
    })
    expect(refused.conclusion).toBe('failure')
    expect(refused.annotations[0]?.message).toMatch(/both queue: max and cancel-in-progress/)
  })

  it('of different repositories or groups do not meet', async () => {
    const hub = new ConcurrencyHub()
    const first = start(gatedRun(hub, 'g', makeGate()), waits('environment'))
    await first.reached
    const gate = makeGate()
    gate.open()
    const other = gatedRun(hub, 'g', gate)
    const result = await run({ ...other, request: { hub, repository: 'contoso/other' } })
    expect(result.conclusion).toBe('success')
    const cancelled = new AbortController()
    cancelled.abort()
    const last = await run({ ...gatedRun(hub, 'g', makeGate()), request: { hub, signal: cancelled.signal } })
    expect(last.conclusion).toBe('cancelled')
    await run(gatedRun(hub, '{ group: g, cancel-in-progress: true }', gate))
    expect((await first.ended).conclusion).toBe('cancelled')
  })
})

describe('an environment', () => {
  const workflow = `
jobs:
  deploy:
    environment: { name: "\${{ inputs.target || 'prod' }}", url: "https://\${{ steps.s.outputs.host }}" }
    runs-on: x
    steps:
      - id: s
        run: |
          echo host=app.example >> "$GITHUB_OUTPUT"
          echo "\${{ vars.ONE }} \${{ vars.TWO }} \${{ secrets.KEY == 'of-environment' }}"
          exit \${{ vars.CODE || 0 }}
  after: { needs: deploy, runs-on: x, steps: [{ run: echo after }] }`
  const settings: FakeSettings = {
    variables: { ONE: 'repository', TWO: 'repository' },
    secrets: { KEY: 'of-repository' },
    environments: { prod: { variables: { TWO: 'environment' }, secrets: { KEY: 'of-environment' } } },
  }

  it('gives its secrets and variables to the job, and learns how it ended', async () => {
    const result = await run({ workflow, settings })
    expect(printed(result)).toEqual(['repository environment true', 'after'])
    expect(result.host.startedJobs[0]).toMatchObject({ name: 'deploy', environment: 'prod' })
    expect(result.host.deployments).toEqual([
      {
        deploymentId: 500,
        state: 'success',
        environmentUrl: 'https://app.example',
        logUrl: 'http://127.0.0.1:9/contoso/app/actions/runs/1001',
      },
    ])
  })

  it('learns of a failure', async () => {
    const environments = { prod: { variables: { CODE: '3' } } }
    const result = await run({ workflow, settings: { ...settings, environments } })
    expect(result.conclusion).toBe('failure')
    expect(result.host.deployments[0]?.state).toBe('failure')
  })

  it('that is rejected fails the job before any step', async () => {
    const result = await run({ workflow, settings: { ...settings, approve: async () => false } })
    expect(result.conclusion).toBe('failure')
    expect(printed(result)).toEqual([])
    expect(result.host.finishedJobs).toEqual([
      { name: 'deploy', conclusion: 'failure' },
      { name: 'after', conclusion: 'skipped' },
    ])
    expect(result.host.deployments).toEqual([])
  })

  it('is asked for once per job of a called workflow that names it', async () => {
    const asked: string[] = []
    const job = 'environment: prod, runs-on: x, steps: [{ run: "true" }]'
    await run({
      workflow: 'jobs: { call: { uses: $/.github/workflows/callee.yml } }',
      files: {
        '.github/workflows/callee.yml': `on: workflow_call\njobs: { a: { ${job} }, b: { ${job}, needs: a } }`,
      },
      settings: {
        approve: async ({ jobName }) => {
          asked.push(jobName)
          return true
        },
      },
    })
    expect(asked).toEqual(['call / a', 'call / b'])
  })
})

describe('cancellation', () => {
  /** Runs the steps and cancels when a step prints `ready`. */
  /** Time enough to answer a signal on a machine with much else to do. */
  const PATIENT = { interruptMs: 500, terminateMs: 500 }

  async function cancelWhenReady(steps: string, more: Partial<RunRequest> = {}): Promise<FixtureResult> {
    const controller = new AbortController()
    const onEvent = (event: RunEvent): void => {
      if (event.type === 'log' && event.text === 'ready') controller.abort()
    }
    const cancellation = PATIENT
    return runSteps(steps, { request: { signal: controller.signal, onEvent, cancellation, ...more } })
  }

  const node = (body: string): string =>
    `- run: |\n    ${body}; console.log('ready'); setInterval(() => {}, 1000)\n  shell: node {0}`

  it.each([
    [
      'first with SIGINT',
      "process.on('SIGINT', () => { console.log('int'); process.exit(0) })",
      ['ready', 'int'],
    ],
    [
      'then with SIGTERM',
      "process.on('SIGINT', () => console.log('int')); process.on('SIGTERM', () => { console.log('term'); process.exit(0) })",
      ['ready', 'int', 'term'],
    ],
    [
      'last with SIGKILL',
      "process.on('SIGINT', () => console.log('int')); process.on('SIGTERM', () => console.log('term'))",
      ['ready', 'int', 'term'],
    ],
  ])('ends a process %s', async (_, body, lines) => {
    const result = await cancelWhenReady(node(body))
    expect(result.conclusion).toBe('cancelled')
    expect(printed(result)).toEqual(lines)
    expect(result.jobs['main']?.steps[0]?.outcome).toBe('cancelled')
  })

  it('goes on with steps that ask for it, and with post steps', async () => {
    const files = {
      'a/action.yml': '{ name: a, description: d, runs: { using: node20, main: m.cjs, post: p.cjs } }',
      'a/m.cjs': "console.log('ready'); setInterval(() => {}, 1000)",
      'a/p.cjs': "console.log('post')",
    }
    const controller = new AbortController()
    const onEvent = (event: RunEvent): void => {
      if (event.type === 'log' && event.text === 'ready') controller.abort()
    }
    const result = await runSteps(
      '- uses: $/a\n- run: echo no\n- run: echo failure\n  if: failure()\n- run: echo cancelled ${{ job.status }}\n  if: cancelled()\n- run: echo always\n  if: always()',
      {
        files,
        request: { signal: controller.signal, onEvent, cancellation: PATIENT },
      },
    )
    expect(printed(result)).toEqual(['ready', 'cancelled cancelled', 'always', 'post'])
  })

  it('leaves a running step alone when its condition still holds', async () => {
    const body = "console.log('ready'); setTimeout(() => console.log('end'), 100)"
    const result = await cancelWhenReady(`- run: |\n    ${body}\n  shell: node {0}\n  if: always()`)
    expect(printed(result)).toEqual(['ready', 'end'])
    expect(result.jobs['main']?.steps[0]?.outcome).toBe('success')
    expect(result.conclusion).toBe('cancelled')
  })

  it('ends even such a step when it takes longer than five minutes', async () => {
    const result = await cancelWhenReady(`${node('0')}\n  if: always()`, { clock: fastClock(20) })
    expect(result.jobs['main']?.steps[0]?.outcome).toBe('cancelled')
  })

  it('skips jobs that need the cancelled one, but for those that ask for it', async () => {
    const controller = new AbortController()
    const result = await run({
      workflow: `jobs:
  main: { runs-on: x, steps: [{ run: 'echo ready; sleep 20' }] }
  next: { needs: main, runs-on: x, steps: [{ run: echo no }] }
  tidy: { needs: main, if: cancelled(), runs-on: x, steps: [{ run: echo tidy }] }
  long: { if: always(), runs-on: x, steps: [{ run: 'sleep 0.3; echo long' }] }`,
      request: {
        signal: controller.signal,
        onEvent: (event) => {
          if (event.type === 'log' && event.text === 'ready') controller.abort()
        },
        cancellation: { interruptMs: 1, terminateMs: 1 },
      },
    })
    expect(result.conclusion).toBe('cancelled')
    expect(Object.values(result.jobs).map((job) => job.result)).toEqual([
      'cancelled',
      'skipped',
      'success',
      'success',
    ])
    expect(printed(result).sort()).toEqual(['long', 'ready', 'tidy'])
  })

  it('ends processes that a step left behind', async () => {
    const result = await runSteps('- run: |\n    sleep 300 > /dev/null 2>&1 &\n    echo $!')
    const [pid] = printed(result)
    // A killed child of nobody may stay in the table until init reads its end: it runs no more.
    const { readFileSync } = await import('node:fs')
    let state = 'gone'
    try {
      state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[2] ?? ''
    } catch {
      // gone
    }
    expect(['gone', 'Z', 'X']).toContain(state)
  })
})

it('tells GitHub the end of every run', async () => {
  const host = fakeHost()
  await run({ workflow: 'jobs: { a: { runs-on: x, steps: [{ run: exit 1 }] } }', host })
  expect(host.finishedRuns).toEqual(['failure'])
})
