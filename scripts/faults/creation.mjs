// The creation of an environment as a deployment of the fault matrix: what it does, sees, and must have said.
import { rmSync } from 'node:fs'
import { attempt } from './attempt.mjs'
import { judgeManners } from './verdict.mjs'

const DOMAIN = 'contoso-new'
const INPUTS = {
  name: 'Contoso new',
  domain: DOMAIN,
  region: 'europe',
  currency: 'EUR',
  type: 'Sandbox',
}
/** Reasons that say that no environment came of it. */
const SAYS_NOT_CREATED = /^(environment-|input-|access-|auth-|service-error$|throttled$)/
const SAYS_DONE = ['ok', 'already-exists']

export const creation = {
  prepare: () => undefined,
  createRun: async (world, _deployment, runId) => ({
    stepCount: 1,
    attemptRun: async (attemptNumber, network) => {
      const action = 'create-environment'
      const step = {
        action,
        ...(await attempt(world, { action, inputs: INPUTS, attemptNumber, runId, network })),
      }
      rmSync(step.folder, { recursive: true, force: true })
      return [step]
    },
  }),
  /** Nobody customizes an environment that is not there yet. */
  excludes: ['lock held by someone else'],
  momentOf: async (world) => ({
    made: world.environmentsOf(DOMAIN),
    state: world.environmentsOf(DOMAIN).map(({ displayName, sku, currencyCode, members }) => ({
      displayName,
      sku,
      currencyCode,
      members: members.map(({ objectId }) => objectId).sort(),
    })),
  }),
  judgeStep(step, { made }) {
    const { exitCode, reasonCode, outputs } = step
    const rude = judgeManners(step, SAYS_DONE)
    if (rude) return rude
    const said = `create-environment ended with ${exitCode} and "${reasonCode}"`
    if (exitCode !== 0) {
      return SAYS_NOT_CREATED.test(reasonCode) && made.length > 0
        ? [`${said}, but the environment is there: ${outputs.result}`]
        : []
    }
    const [only] = made
    return made.length === 1 && outputs['environment-id'] === only.id
      ? []
      : [
          `${said} with the id ${outputs['environment-id']}, but there is ${JSON.stringify(made.map(({ id }) => id))}`,
        ]
  },
  judgeEnd({ steps, end, expected }) {
    const problems = []
    const [last] = steps
    if (last.exitCode !== 0)
      problems.push(`the last attempt ended with "${last.reasonCode}": ${last.outputs.result}`)
    if (end.made.length !== 1) problems.push(`${end.made.length} environments have the domain ${DOMAIN}`)
    const [actual, wanted] = [JSON.stringify(end.state), JSON.stringify(expected?.end.state ?? end.state)]
    if (actual !== wanted) problems.push(`the environment is ${actual} instead of ${wanted}`)
    return problems
  },
}
