// The inputs with which an action waits for an operation of the service.
import { input } from '@powerops/actions-kit'

/** Inputs of every action that waits for an operation of the service. */
export const waitInputs = {
  'max-async-wait-time': input.integer({ min: 1, max: 1440 }).default('60'),
}

/** Accepted from workflows written for the official actions: operations always run asynchronously. */
export const asyncInputs = {
  'run-asynchronously': input.boolean.default('false'),
  ...waitInputs,
}

/** Minutes of an input as milliseconds. */
export function minutesToMs(minutes: number): number {
  return minutes * 60_000
}
