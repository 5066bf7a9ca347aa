// What holds for every step, whatever it does, and how a good and a bad end look to a workflow.
import { readManifest } from '../contract/repository.js'
import type { StepResult } from './action.js'

/** Commands that the suite gives the runner. */
const OUR_COMMANDS = ['debug', 'notice', 'warning', 'error', 'add-mask', 'group', 'endgroup']

/** What no step may do: write variables, paths or state, give commands beside ours, print a stack, leave files. */
export function expectGoodManners(step: StepResult): void {
  const { ENV, PATH, STATE } = step.files
  expect({ ENV, PATH, STATE }).toEqual({ ENV: '', PATH: '', STATE: '' })
  expect(step.commands.filter(({ name }) => !OUR_COMMANDS.includes(name))).toEqual([])
  expect(step.stderr).toBe('')
}

/** Ended with 0 and that reason; the outputs given here have those values (undefined: absent). */
export function expectSuccess(
  step: StepResult,
  reasonCode: string,
  outputs: Readonly<Record<string, unknown>> = {},
): void {
  const { exitCode, stderr, report } = step
  const end = { exitCode, stderr, message: report?.message, reasonCode: step.reasonCode }
  expect(end).toEqual({ exitCode: 0, stderr: '', message: undefined, reasonCode })
  expect(report).toMatchObject({ schemaVersion: 1, outcome: 'success', reasonCode })
  expectOutputs(step, outputs)
  expectGoodManners(step)
}

export interface Failure {
  message?: RegExp
  remedy?: RegExp
  outputs?: Readonly<Record<string, unknown>>
}

/** Ended with 1 and that reason; message and remedy are as described and stand in the annotation too. */
export function expectFailure(
  step: StepResult,
  reasonCode: string,
  { message = /./, remedy = /./, outputs = {} }: Failure = {},
): void {
  const { exitCode, stderr, report } = step
  expect({ exitCode, stderr, reasonCode: step.reasonCode, report }).toMatchObject({
    exitCode: 1,
    stderr: '',
    reasonCode,
    report: { schemaVersion: 1, outcome: 'failure', reasonCode },
  })
  expect(report?.message).toMatch(message)
  expect(report?.remedy ?? '').toMatch(remedy)
  const errors = step.commands.filter(({ name }) => name === 'error').map(({ data }) => data)
  expect(errors.at(-1)).toMatch(message)
  expect(errors.at(-1)).toMatch(remedy)
  expectOutputs(step, outputs)
  expectGoodManners(step)
}

function expectOutputs(step: StepResult, outputs: Readonly<Record<string, unknown>>): void {
  const seen = Object.fromEntries(Object.keys(outputs).map((name) => [name, step.outputs[name]]))
  expect(seen).toEqual(outputs)
}

/** Every output that action.yml promises is there, but the named ones. */
export function expectAllOutputs(action: string, step: StepResult, except: readonly string[] = []): void {
  const promised = Object.keys(readManifest(action).outputs ?? {}).filter((name) => !except.includes(name))
  expect(Object.keys(step.outputs).sort()).toEqual(promised.sort())
}
