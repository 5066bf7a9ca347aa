// The inputs with which an action signs in: the same names as microsoft/powerplatform-actions.
import { input } from '@powerops/actions-kit'

/** Inputs of every action that signs in; what is absent comes from the job's environment. */
export const credentialInputs = {
  'user-name': input.text.optional(),
  'password-secret': input.secret.optional(),
  'app-id': input.text.optional(),
  'client-secret': input.secret.optional(),
  'tenant-id': input.text.optional(),
  cloud: input.text.optional(),
}

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
