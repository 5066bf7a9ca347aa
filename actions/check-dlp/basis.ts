// What a solution is judged by: the target environment, its policies and the environments of its tenant.
import type { ActionPorts, InputValues } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import type { TenantEnvironment } from '@powerops/dlp'
import { readText, resolvePath } from '../common/files.js'
import { openServices } from '../common/services.js'
import { fetchTenantEnvironments, parseEnvironmentsFile } from './environments.js'
import type { inputs } from './inputs.js'
import {
  fetchEnvironmentId,
  fetchPolicies,
  parsePolicyFile,
  requireEnvironment,
  type PolicyBasis,
} from './policies.js'

type Inputs = InputValues<typeof inputs>

/** The basis of a verdict, and of the ways out of it. */
export interface Basis {
  readonly policies: PolicyBasis
  /** The environments of the tenant; undefined when nobody says which there are. */
  tenant(): Promise<readonly TenantEnvironment[] | undefined>
}

const MAX_FILE_BYTES = 64 * 1_000_000

/** @throws AlmError `input-missing`, `environment-not-found`, `json-invalid`, and those of the services. */
export async function establishBasis(inputs: Inputs, ports: ActionPorts): Promise<Basis> {
  const tenant = await readEnvironmentsFile(inputs, ports)
  const { environmentId, environmentUrl, policyFile } = inputs
  if (environmentId !== undefined && environmentUrl !== undefined) {
    ports.log.warning('environment-url is not used: environment-id names the target environment')
  }
  if (policyFile !== undefined) {
    if (environmentId === undefined)
      throw missingTarget('environment-id, since policy-file leaves no service to ask')
    if (tenant) requireListed(environmentId, tenant)
    const file = resolvePath(ports, inputs.workingDirectory, policyFile)
    const text = await readText(file, 'policy-file', MAX_FILE_BYTES)
    return { policies: parsePolicyFile(text, file, environmentId), tenant: async () => tenant }
  }
  const services = openServices(inputs, ports)
  const admin = await services.admin()
  let id: string
  if (environmentId !== undefined) id = await requireEnvironment(admin, environmentId)
  else if (environmentUrl !== undefined)
    id = await fetchEnvironmentId(await services.dataverse(environmentUrl))
  else throw missingTarget('environment-url or environment-id')
  return {
    policies: await fetchPolicies(admin, id),
    tenant: async () => tenant ?? (await fetchTenantEnvironments(admin)),
  }
}

async function readEnvironmentsFile(
  { environmentsFile, workingDirectory }: Inputs,
  ports: ActionPorts,
): Promise<TenantEnvironment[] | undefined> {
  if (environmentsFile === undefined) return undefined
  const file = resolvePath(ports, workingDirectory, environmentsFile)
  return parseEnvironmentsFile(await readText(file, 'environments-file', MAX_FILE_BYTES), file)
}

function requireListed(environmentId: string, tenant: readonly TenantEnvironment[]): void {
  if (tenant.some(({ id }) => id.toLowerCase() === environmentId.toLowerCase())) return
  throw new AlmError('environment-not-found', {
    message: `environment ${quote(environmentId)} is not among the ${tenant.length} environments of environments-file`,
    remedy: 'Check environment-id, and that the file has all environments of the tenant.',
  })
}

function missingTarget(what: string): AlmError {
  return new AlmError('input-missing', {
    message: `the target environment is not named: ${what}`,
    remedy: 'Which policies apply depends on the environment.',
  })
}
