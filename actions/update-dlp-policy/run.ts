// Changes a data policy: shows what would change and whom it concerns, and does so only when told to.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote, type JsonRecord } from '@powerops/core'
import type { AdminClient } from '@powerops/admin'
import {
  identifyPolicy,
  isEmptyDiff,
  planPolicyChange,
  readPolicyScope,
  type NamedEnvironment,
} from '@powerops/dlp'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { openServices } from '../common/services.js'
import { fetchCatalogue } from './catalogue.js'
import { coveredEnvironments, fetchTenantEnvironments, findEnvironments } from './environments.js'
import { choosePolicy } from './find-policy.js'
import { inputs, outputs } from './inputs.js'
import { describe, describeInLog, formatDiff, type PolicyReport } from './report.js'
import { writePolicy, type Revision } from './write.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

export const action = defineAction({
  name: 'update-dlp-policy',
  inputs,
  outputs,
  async run(inputs, ports) {
    requireSomeChange(inputs)
    const admin = await openServices(inputs, ports).admin()
    const read = await admin.getPolicy(choosePolicy(inputs.policy, await admin.listPolicyItems()).id)
    const policy = identifyPolicy(read)
    ports.output('policy-id', policy.id)
    ports.output('policy-name', policy.name)
    if (policy.etag !== undefined) ports.output('etag', policy.etag)
    requireApprovedRevision(read, inputs.requireEtag)

    const tenant = await fetchTenantEnvironments(admin)
    const revision = await planRevision(admin, inputs, read, tenant)
    const { diff } = revision.planned
    const covered = coveredEnvironments(diff.filter.to, tenant)
    ports.output('change-needed', !isEmptyDiff(diff))
    ports.output('diff', formatDiff(policy, diff))
    if (covered !== undefined) ports.output('environments-covered', covered.length)

    if (isEmptyDiff(diff) || inputs.dryRun) {
      publish(
        { policy, diff, outcome: isEmptyDiff(diff) ? 'unchanged' : 'planned', covered, otherwise: [] },
        ports,
      )
      return {
        reasonCode: isEmptyDiff(diff) ? 'unchanged' : 'ok',
        outputs: { changed: false },
        details: { dryRun: inputs.dryRun, diff },
      }
    }
    const { etag, otherwise } = await sayWhatGoesOn(
      () => undefined,
      () => writePolicy(admin, revision, ports),
    )
    if (etag !== undefined) ports.output('etag', etag)
    for (const place of otherwise)
      ports.log.warning(`the service made something else of ${place} than was sent`)
    publish({ policy: { ...policy, etag }, diff, outcome: 'changed', covered, otherwise }, ports)
    return { reasonCode: 'ok', outputs: { changed: true }, details: { dryRun: false, diff, otherwise } }
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
  tenant: readonly NamedEnvironment[] | undefined,
): Promise<Revision> {
  const moves = inputs.moveConnectors ?? []
  const { filter, connectors } = readPolicyScope(read)
  const include = await findEnvironments(admin, inputs.includeEnvironments ?? [], filter)
  const exclude = await findEnvironments(admin, inputs.excludeEnvironments ?? [], filter)
  const reachable = [...(coveredEnvironments(filter, tenant) ?? []), ...include]
  const catalogue =
    moves.length > 0
      ? await fetchCatalogue(admin, moves, connectors, reachable)
      : { connectors: [], unblockable: [] }
  const change = { moves, include, exclude }
  return { read, change, catalogue, planned: planPolicyChange(read, change, catalogue) }
}

function publish(report: PolicyReport, ports: Ports): void {
  for (const line of describeInLog(report)) ports.log.info(line)
  ports.summary(describe(report))
}
