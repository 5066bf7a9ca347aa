// Sets the current values of environment variables, those alone that differ.
import { defineAction, markdownTable } from '@powerops/actions-kit'
import { toMarkdownCode } from '@powerops/core'
import { openServices } from '../common/services.js'
import { readWantedValues } from '../common/wanted-settings.js'
import { inputs, outputs } from './inputs.js'
import { planValues, type PlannedValue } from './plan.js'

export const action = defineAction({
  name: 'set-environment-variables',
  inputs,
  outputs,
  async run(inputs, ports) {
    const wanted = await readWantedValues(
      { ...inputs, inputName: 'variables', assignments: inputs.variables },
      (settings) =>
        settings.environmentVariables.map(({ schemaName, value }) => ({ name: schemaName, value })),
      ports,
    )
    const dataverse = await openServices(inputs, ports).dataverse(inputs.environmentUrl)
    const plan = planValues(wanted, await dataverse.listEnvironmentVariables())
    for (const { variable, value, change } of plan) {
      if (change === 'none') continue
      await dataverse.setEnvironmentVariable(variable, value)
      ports.log.info(`${change === 'create' ? 'created' : 'updated'} the value of ${variable.schemaName}`)
    }
    const count = (change: PlannedValue['change']): number =>
      plan.filter((planned) => planned.change === change).length
    ports.summary(describe(inputs.environmentUrl, plan))
    return {
      reasonCode: plan.length === count('none') ? 'unchanged' : 'ok',
      outputs: { created: count('create'), updated: count('update'), unchanged: count('none') },
      details: {
        variables: plan.map(({ variable, change }) => ({ schemaName: variable.schemaName, change })),
      },
    }
  },
})

const WORDS = { create: 'created', update: 'updated', none: 'unchanged' } as const

/** Names and what became of them; a value may be a secret. */
function describe(target: URL, plan: readonly PlannedValue[]): string {
  const rows = plan.map(({ variable, change }) => [
    toMarkdownCode(variable.schemaName),
    variable.type,
    WORDS[change],
  ])
  return `### Environment variables of ${target.origin}\n\n${markdownTable(['Variable', 'Type', 'Value'], rows)}`
}
