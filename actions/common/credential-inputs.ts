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
