import { AlmError, type Clock, type Logger } from '@powerops/core'
import {
  defineAction,
  input,
  runAction,
  variableOf,
  type Annotation,
  type Runner,
} from '@powerops/actions-kit'

/** A runner that writes down what an action does to it, in order. */
function recordingRunner(): Runner & {
  outputs: Record<string, string>
  events: string[]
  annotations: Annotation[]
} {
  const events: string[] = []
  const outputs: Record<string, string> = {}
  const annotations: Annotation[] = []
  const note = (kind: string) => (text: string) => void events.push(`${kind} ${text}`)
  const log: Logger = {
    debug: note('debug'),
    info: note('info'),
    notice: note('notice'),
    warning: note('warning'),
  }
  return {
    events,
    outputs,
    annotations,
    log,
    mask: note('mask'),
    output: (name, value) => {
      outputs[name] = value
    },
    summary: note('summary'),
    annotate: (annotation) => annotations.push(annotation),
    startGroup: note('group'),
    endGroup: () => events.push('endgroup'),
  }
}

const clock: Clock = { now: () => 1_000_000, sleep: () => Promise.resolve() }

function run(
  behaviour: 'ends well' | 'fails' | 'breaks' | 'is cancelled',
  given: Record<string, string> = {},
): Promise<{ code: number; runner: ReturnType<typeof recordingRunner> }> {
  const action = defineAction({
    name: 'sample',
    inputs: { secret: input.secret.optional(), name: input.text.default('x') },
    outputs: ['early', 'late', 'absent'],
    run: async (inputs, ports) => {
      ports.log.info(`working on ${inputs.name}`)
      ports.output('early', 1)
      if (behaviour === 'fails')
        throw new AlmError('import-failed', { message: 'it failed', remedy: 'Mend it.', details: { why: 7 } })
      if (behaviour === 'breaks') throw new TypeError('defect')
      if (behaviour === 'is cancelled') throw new DOMException('stop', 'AbortError')
      return { reasonCode: 'ok', outputs: { late: true, absent: undefined }, details: { fact: 2 } }
    },
  })
  const environment = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [variableOf(name), value]),
  )
  const runner = recordingRunner()
  const signal = new AbortController().signal
  return runAction(action, { environment, runner, clock, signal }).then((code) => ({ code, runner }))
}

it('sets outputs, the reason code and the result of a run that ends well', async () => {
  const { code, runner } = await run('ends well')
  expect(code).toBe(0)
  expect(runner.outputs).toMatchObject({ early: '1', late: 'true', 'reason-code': 'ok' })
  expect(runner.outputs).not.toHaveProperty('absent')
  expect(JSON.parse(runner.outputs['result'] ?? '')).toMatchObject({
    schemaVersion: 1,
    action: 'sample',
    outcome: 'success',
    reasonCode: 'ok',
    details: { fact: 2 },
    outputs: { early: '1', late: 'true' },
  })
})

it('keeps outputs that were set before a failure, and says what to do', async () => {
  const { code, runner } = await run('fails')
  expect(code).toBe(1)
  expect(runner.outputs).toMatchObject({ early: '1', 'reason-code': 'import-failed' })
  expect(runner.annotations).toEqual([
    { level: 'error', title: 'sample: import-failed', message: 'it failed\nMend it.' },
  ])
  expect(JSON.parse(runner.outputs['result'] ?? '')).toMatchObject({
    outcome: 'failure',
    fault: 'remote',
    remedy: 'Mend it.',
    details: { why: 7 },
  })
})

it('calls an unexpected error a defect of ours, with the stack in the debug log', async () => {
  const { code, runner } = await run('breaks')
  expect(code).toBe(1)
  expect(runner.outputs['reason-code']).toBe('internal-error')
  expect(runner.events.some((event) => event.startsWith('debug') && event.includes('run-action.test'))).toBe(
    true,
  )
})

it('tells a cancellation from a failure', async () => {
  const { runner } = await run('is cancelled')
  expect(JSON.parse(runner.outputs['result'] ?? '')).toMatchObject({
    outcome: 'cancelled',
    reasonCode: 'cancelled',
  })
})

it('masks secrets before the first line is logged', async () => {
  const { runner } = await run('ends well', { secret: 'canary-value' })
  expect(runner.events[0]).toBe('mask canary-value')
})

it('fails on a bad input before the recipe starts', async () => {
  const { code, runner } = await run('ends well', { nme: 'y' })
  expect(code).toBe(1)
  expect(runner.outputs).toEqual({ 'reason-code': 'input-unknown', result: expect.any(String) as string })
})
