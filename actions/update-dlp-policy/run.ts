// Changes a data policy: shows what would change and whom it concerns, and does so only when told to.
import { defineAction, type ActionPorts, type ActionResult, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote, type JsonRecord } from '@powerops/core'
import type { AdminClient, PolicyItem } from '@powerops/admin'
import {
  identifyPolicy,
  isEmptyDiff,
  planPolicyChange,
  readPolicyScope,
  type PolicyIdentity,
} from '@powerops/dlp'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { openServices } from '../common/services.js'
import { fetchCatalogue } from './catalogue.js'
import {
  coveredEnvironments,
  fetchTenantEnvironments,
  findEnvironments,
  policiesCovering,
  type TenantEnvironments,
} from './environments.js'
import { choosePolicy } from './find-policy.js'
import { inputs, outputs } from './inputs.js'
import { describe, describeInLog, formatDiff, type PolicyReport } from './report.js'
import { writePolicy, type Revision } from './write.js'

type Inputs = InputValues<typeof inputs>
type OutputName = (typeof outputs)[number]
type Ports = ActionPorts<OutputName>

export const action = defineAction({
  name: 'update-dlp-policy',
  inputs,
  outputs,
  async run(inputs, ports) {
    requireSomeChange(inputs)
    const admin = await openServices(inputs, ports).admin()
    const policies = await admin.listPolicyItems()
    const { id } = choosePolicy(inputs.policy, policies)
    const read = await admin.getPolicy(id)
    requireApprovedRevision(read, inputs.requireEtag)
    const tenant = await fetchTenantEnvironments(admin)
    const revision = await planRevision(admin, inputs, read, tenant)
    const others = policies.filter((policy) => policy.id !== id)
    const report = reportOf(revision, tenant, others)
    setOutputs(report, ports)
    if (inputs.dryRun || report.outcome === 'unchanged') return conclude(report, ports)

    const written = await sayWhatGoesOn(
      () => undefined,
      () => writePolicy(admin, revision, ports),
    )
    const policy = { ...report.policy, etag: written.etag }
    return conclude({ ...report, policy, outcome: 'changed', otherwise: written.otherwise }, ports)
  },
})

/** @throws AlmError `input-missing` when no input says what to change. */
function requireSomeChange({ moveConnectors, includeEnvironments, excludeEnvironments }: Inputs): void {
  const wanted = [moveConnectors, includeEnvironments, excludeEnvironments]
  if (wanted.some((list) => list !== undefined && list.length > 0)) return
  throw new AlmError('input-missing', {
    message: 'no input says what to change in the policy',
    remedy: 'Give at least one of move-connectors, include-environments and exclude-environments.',
  })
}

/** @throws AlmError `dlp-policy-changed` when the policy has another revision than the one that was approved. */
function requireApprovedRevision(read: JsonRecord, approved: string | undefined): void {
  const { id, name, etag } = identifyPolicy(read)
  if (approved === undefined || approved.toLowerCase() === etag?.toLowerCase()) return
  throw new AlmError('dlp-policy-changed', {
    message: `data policy ${quote(name)} has the revision ${quote(etag ?? 'unknown')} and not the approved ${quote(approved)}`,
    remedy: 'Run again with dry-run true and without require-etag, and have the change approved anew.',
    details: { policyId: id, etag, approvedEtag: approved },
  })
}

async function planRevision(
  admin: AdminClient,
  inputs: Inputs,
  read: JsonRecord,
  tenant: TenantEnvironments,
): Promise<Revision> {
  const moves = inputs.moveConnectors ?? []
  const { filter, connectors } = readPolicyScope(read)
  const include = await findEnvironments(admin, inputs.includeEnvironments ?? [], filter, tenant)
  const exclude = await findEnvironments(admin, inputs.excludeEnvironments ?? [], filter, tenant)
  const reachable = [...(coveredEnvironments(filter, tenant) ?? []), ...include]
  const catalogue =
    moves.length > 0
      ? await fetchCatalogue(admin, moves, connectors, reachable)
      : { connectors: [], unblockable: [] }
  const change = { moves, include, exclude }
  return { read, change, catalogue, planned: planPolicyChange(read, change, catalogue) }
}

function reportOf(
  { read, planned: { diff } }: Revision,
  tenant: TenantEnvironments,
  others: readonly PolicyItem[],
): PolicyReport {
  return {
    policy: identifyPolicy(read),
    diff,
    outcome: isEmptyDiff(diff) ? 'unchanged' : 'planned',
    covered: coveredEnvironments(diff.filter.to, tenant),
    otherPolicies: new Map(diff.environments.map(({ id }) => [id, policiesCovering(id, others)])),
    otherwise: [],
  }
}

/** All but `changed`, which stands only when it is certain. */
function setOutputs({ policy, diff, covered }: PolicyReport, ports: Ports): void {
  ports.output('policy-id', policy.id)
  ports.output('policy-name', policy.name)
  setEtag(policy, ports)
  ports.output('change-needed', !isEmptyDiff(diff))
  ports.output('diff', formatDiff(policy, diff))
  if (covered !== undefined) ports.output('environments-covered', covered.length)
}

function setEtag({ etag }: PolicyIdentity, ports: Ports): void {
  if (etag !== undefined) ports.output('etag', etag)
}

function conclude(report: PolicyReport, ports: Ports): ActionResult<OutputName> {
  const { policy, diff, outcome, otherwise } = report
  setEtag(policy, ports)
  const { lines, warnings } = describeInLog(report)
  for (const line of lines) ports.log.info(line)
  for (const warning of warnings) ports.log.warning(warning)
  ports.summary(describe(report))
  return {
    reasonCode: outcome === 'unchanged' ? 'unchanged' : 'ok',
    outputs: { changed: outcome === 'changed' },
    details: { outcome, diff, otherwise },
  }
}
