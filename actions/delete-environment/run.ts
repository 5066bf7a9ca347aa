// Deletes an environment: exactly the one that every given reference means, and no production one without consent.
import { defineAction, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote, toMarkdownCode } from '@powerops/core'
import type { AdminClient, Environment, LifecycleWait } from '@powerops/admin'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { openServices } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { inputs, outputs } from './inputs.js'

/** Kinds whose loss is not mended by creating another one. */
const PROTECTED_KINDS = new Set(['Production', 'Default', 'Teams'])

export const action = defineAction({
  name: 'delete-environment',
  inputs,
  outputs,
  async run(inputs, ports) {
    const services = openServices(inputs, ports)
    const admin = await services.admin()
    const environment = await findTarget(admin, inputs)
    if (!environment) {
      ports.log.info('the environment does not exist: nothing to delete')
      return { reasonCode: 'unchanged', outputs: { deleted: false } }
    }
    requireConsent(environment, inputs.allowProduction)

    ports.output('environment-id', environment.id)
    ports.log.info(
      `deleting the ${environment.sku} environment ${quote(environment.displayName)} (${environment.id})`,
    )
    let running: string | undefined
    const wait: LifecycleWait = {
      timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
      onStarted: () => (running = `the deletion of ${quote(environment.displayName)}`),
      onProgress: ({ text }) => ports.log.info(text),
    }
    const outcome = await sayWhatGoesOn(
      () => running,
      () => admin.deleteEnvironment(environment.id, 'delete-environment action', wait),
    )
    const deleted = outcome === 'deleted'
    const recoverable = deleted ? ' It can be recovered in the admin center for 7 days.' : ''
    ports.summary(
      `### Environment ${deleted ? 'deleted' : 'was gone'}\n\n${toMarkdownCode(environment.displayName)}, ${environment.id}.${recoverable}`,
    )
    return { reasonCode: deleted ? 'ok' : 'unchanged', outputs: { deleted } }
  },
})

/**
 * The one environment that all given references mean; undefined when there is none.
 * @throws AlmError `input-missing` without a reference, `input-conflict` when they mean different environments.
 */
async function findTarget(
  admin: Pick<AdminClient, 'findEnvironment'>,
  given: InputValues<typeof inputs>,
): Promise<Environment | undefined> {
  const references = [given.environmentId, given.environmentUrl?.href, given.environment].filter(
    (reference) => reference !== undefined,
  )
  if (references.length === 0) {
    throw new AlmError('input-missing', {
      message: 'no environment is named',
      remedy: 'Give at least one of environment-url, environment-id and environment.',
    })
  }
  const found = await Promise.all(references.map((reference) => findOrUndefined(admin, reference)))
  const ids = new Set(found.map((environment) => environment?.id))
  if (ids.size > 1) {
    throw new AlmError('input-conflict', {
      message: `the inputs name different environments: ${references.map((reference, i) => `${quote(reference)} is ${found[i]?.id ?? 'none'}`).join(', ')}`,
      remedy: 'Name one environment alone; nothing was deleted.',
    })
  }
  return found[0]
}

async function findOrUndefined(
  admin: Pick<AdminClient, 'findEnvironment'>,
  reference: string,
): Promise<Environment | undefined> {
  try {
    return await admin.findEnvironment(reference)
  } catch (error) {
    if (error instanceof AlmError && error.code === 'environment-not-found') return undefined
    throw error
  }
}

function requireConsent(environment: Environment, allowedId: string | undefined): void {
  if (!PROTECTED_KINDS.has(environment.sku) && !environment.isDefault) return
  if (environment.id.toLowerCase() === allowedId && !environment.isDefault) return
  throw new AlmError('environment-protected', {
    message: `${quote(environment.displayName)} is of type ${environment.sku}, which is not deleted without consent`,
    remedy: environment.isDefault
      ? 'The default environment of a tenant cannot be deleted.'
      : `If you are sure, set allow-production to ${environment.id}.`,
    details: { environmentId: environment.id, type: environment.sku },
  })
}
