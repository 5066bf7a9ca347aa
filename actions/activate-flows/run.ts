// Turns flows on, and says of each that stays off what has to be mended.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import type { DataverseClient, Flow, ProcessKind } from '@powerops/dataverse'
import { actingUserId } from '../common/acting-user.js'
import { openServices } from '../common/services.js'
import { chooseFlows } from './choose.js'
import { inputs, outputs } from './inputs.js'
import { describeFlows, notActivated, sortFlows, toFlowRecords } from './report.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

const CLASSIC: readonly ProcessKind[] = ['workflow', 'business-rule', 'action', 'business-process-flow']

export const action = defineAction({
  name: 'activate-flows',
  inputs,
  outputs,
  async run(inputs, ports) {
    requireSelection(inputs)
    const dataverse = await openServices(inputs, ports).dataverse(inputs.environmentUrl)
    const chosen = chooseFlows(await listFlows(dataverse, inputs), inputs.flows)
    const asUser = await actingUserId(dataverse, inputs.asUser)
    const sorted = sortFlows(await dataverse.turnOnFlows(chosen, { asUser }))
    publish(sorted, inputs, ports)
    const failure = inputs.failOn === 'never' ? undefined : notActivated(sorted)
    if (failure) throw failure
    return { reasonCode: sorted.activated.length > 0 ? 'ok' : 'unchanged' }
  },
})

/** @throws AlmError `input-missing`: every flow of an environment is nobody's deployment. */
function requireSelection({ solutionName, flows }: Inputs): void {
  if (solutionName !== undefined || flows !== undefined) return
  throw new AlmError('input-missing', {
    message: 'neither solution-name nor flows is given',
    remedy: 'Name the solution whose flows are turned on, or the flows.',
  })
}

/** @throws AlmError `solution-not-found`. */
async function listFlows(
  dataverse: DataverseClient,
  { solutionName, includeClassic, environmentUrl }: Inputs,
): Promise<Flow[]> {
  const kinds: readonly ProcessKind[] = ['cloud-flow', ...(includeClassic ? CLASSIC : [])]
  if (solutionName === undefined) return dataverse.listFlows({ kinds })
  const { installed } = await dataverse.findSolution(solutionName)
  if (installed) return dataverse.listFlows({ solutionId: installed.id, kinds })
  throw new AlmError('solution-not-found', {
    message: `there is no solution ${quote(solutionName)} in ${environmentUrl.origin}`,
    remedy: 'Import it before its flows are turned on, and write its unique name, not its display name.',
  })
}

function publish(sorted: ReturnType<typeof sortFlows>, { environmentUrl }: Inputs, ports: Ports): void {
  const { activated, alreadyActive, inactive } = sorted
  ports.output('activated', activated.length)
  ports.output('already-active', alreadyActive.length)
  ports.output('inactive', inactive.length)
  ports.output('flows', JSON.stringify(toFlowRecords([...inactive, ...activated, ...alreadyActive])))
  for (const { flow } of activated) ports.log.info(`turned on ${quote(flow.name)}`)
  for (const { flow, problem } of inactive) {
    ports.log.warning(
      `${quote(flow.name)} stays off, ${problem.reason}: ${problem.message} ${problem.remedy}`,
    )
  }
  ports.summary(describeFlows(environmentUrl, sorted))
}
