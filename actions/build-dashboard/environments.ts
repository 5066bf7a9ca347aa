// The Power Platform environments of the page, from a file or from the admin API.
import type { Environment } from '@powerops/admin'
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { AlmError, optional, parseJson } from '@powerops/core'
import { readEnvironmentList, readExpiryNote, type KnownEnvironment } from '@powerops/dashboard'
import { readText, resolvePath } from '../common/files.js'
import { openServices } from '../common/services.js'
import type { inputs as table } from './inputs.js'

const MAX_BYTES = 20_000_000

/** What is known, or why nothing is. */
export interface Environments {
  environments: KnownEnvironment[]
  failure?: AlmError
}

/**
 * Reads the file if one is named, else asks the service if there are credentials. That the service says no is told
 * and stops nothing.
 * @throws AlmError for a file that is none.
 */
export async function readEnvironments(
  inputs: InputValues<typeof table>,
  ports: ActionPorts,
): Promise<Environments> {
  const { environmentsFile, workingDirectory } = inputs
  if (environmentsFile !== undefined) {
    const file = resolvePath(ports, workingDirectory, environmentsFile)
    const what = 'input environments-file'
    const list = parseJson(await readText(file, 'environments-file', MAX_BYTES), what, 'input-invalid')
    return { environments: readEnvironmentList(list, what) }
  }
  if (!namesIdentity(inputs, ports)) return { environments: [] }
  try {
    const admin = await openServices(inputs, ports).admin()
    return { environments: (await admin.listEnvironments()).map(describeEnvironment) }
  } catch (caught) {
    if (caught instanceof AlmError && caught.code !== 'cancelled')
      return { environments: [], failure: caught }
    throw caught
  }
}

/** Whether somebody asked for a sign-in at all: the page needs none. */
function namesIdentity(inputs: InputValues<typeof table>, { environment }: ActionPorts): boolean {
  const { userName, appId, clientSecret } = inputs
  const variables = ['POWER_PLATFORM_CLIENT_ID', 'POWER_PLATFORM_USE_MSI']
  return (
    [userName, appId, clientSecret].some((given) => given !== undefined) ||
    variables.some((name) => (environment[name] ?? '').trim() !== '')
  )
}

function describeEnvironment(environment: Environment): KnownEnvironment {
  const { displayName, sku, createdTime, dataverse, description = '' } = environment
  return {
    name: displayName,
    type: sku,
    ...optional('url', dataverse?.url),
    ...optional('createdAt', createdTime),
    ...readExpiryNote(description),
  }
}
