// Puts a component of the environment into an unmanaged solution.
import { defineAction, markdownFacts, type InputValues } from '@powerops/actions-kit'
import { AlmError, isGuid, parseGuid, quote, toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { DataverseClient, EnvironmentComponent } from '@powerops/dataverse'
import { openServices } from '../common/services.js'
import { findUnmanagedSolution } from '../common/unmanaged-solution.js'
import { inputs, outputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>

/** A component is added in no time, but another customization may be in the way. */
const LOCK_WAIT_MS = 15 * 60_000
/** Ids that a message names. */
const NAMED = 5

export const action = defineAction({
  name: 'add-solution-component',
  inputs,
  outputs,
  async run(inputs, ports) {
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    const solution = await findUnmanagedSolution(dataverse, {
      uniqueName: inputs.solutionName,
      environmentUrl: inputs.environmentUrl,
      managed: {
        rule: 'nothing can be added to a managed solution',
        remedy: 'Add the component in the environment where the solution is developed.',
      },
    })
    const component = await findComponent(dataverse, inputs)
    ports.output('component-id', component.id)
    ports.output('component-type', component.type)
    const outcome = await dataverse.addSolutionComponent({
      uniqueName: solution.uniqueName,
      solutionId: solution.id,
      componentId: component.id,
      type: component.type,
      addRequiredComponents: inputs.addRequiredComponents ?? false,
      timeoutMs: LOCK_WAIT_MS,
    })
    const added = outcome === 'added'
    const where = added ? 'is in' : 'was in'
    ports.log.info(`${quote(component.name)} (type ${component.type}) ${where} ${solution.uniqueName}`)
    if (added) ports.summary(describe(inputs, component))
    return { reasonCode: added ? 'ok' : 'unchanged', outputs: { added } }
  },
})

/** @throws AlmError `component-not-found`, and `input-invalid` for a name that several components have. */
async function findComponent(dataverse: DataverseClient, inputs: Inputs): Promise<EnvironmentComponent> {
  const type = await findType(dataverse, inputs.componentType)
  const given = inputs.component
  if (isGuid(given)) return { id: parseGuid(given, 'input component'), type, name: given }
  const found = await dataverse.findComponents(type, given)
  const [first, ...others] = found
  if (first === undefined) {
    throw new AlmError('component-not-found', {
      message: `${inputs.environmentUrl.origin} has no component ${quote(given)} of type ${type}`,
      remedy:
        'Give its schema name, or its id; columns, relationships and other parts of tables are found by id alone.',
    })
  }
  if (others.length === 0) return first
  throw new AlmError('input-invalid', {
    message: `input component is ${quote(given)}, and ${found.length} components of type ${type} have that name`,
    remedy: `Give the id of the one that is meant: ${found
      .slice(0, NAMED)
      .map(({ id }) => id)
      .join(', ')}.`,
  })
}

/** The number, or that of a newer kind by its name. */
async function findType(dataverse: DataverseClient, given: string): Promise<number> {
  if (/^[0-9]{1,9}$/.test(given)) return Number(given)
  const type = await dataverse.findComponentType(given)
  if (type !== undefined) return type
  throw new AlmError('input-invalid', {
    message: `input component-type is ${quote(given)}, which is neither a number nor a kind that the environment has under a name`,
    remedy: 'Write the number: 1 is a table, 29 a flow, 61 a web resource, 80 an app, 300 a canvas app.',
  })
}

function describe(
  { solutionName, environmentUrl }: Inputs,
  { id, type, name }: EnvironmentComponent,
): string {
  const facts = markdownFacts({
    Component: toMarkdownText(name),
    Type: String(type),
    Id: toMarkdownCode(id),
    Solution: toMarkdownCode(solutionName),
    In: environmentUrl.origin,
  })
  return `### Component added\n\n${facts}`
}
