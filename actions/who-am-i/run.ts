// Signs in and walks through the set-up step by step, so that the first step that is missing is named.
import { defineAction, markdownTable, type ActionPorts } from '@powerops/actions-kit'
import { AlmError, toMarkdownText } from '@powerops/core'
import { openServices, type Services } from '../common/services.js'
import { inputs, outputs } from './inputs.js'

type Ports = ActionPorts<(typeof outputs)[number]>

/** One step of the set-up, and how it stands. */
interface Check {
  step: string
  state: 'done' | 'missing' | 'not checked'
  text: string
}

export const action = defineAction({
  name: 'who-am-i',
  inputs,
  outputs,
  async run(inputs, ports) {
    const services = openServices(inputs, ports)
    const checks: Check[] = []
    try {
      await checkAdministrator(services, checks, ports)
      if (inputs.environmentUrl) await checkEnvironment(services, inputs.environmentUrl, checks, ports)
    } finally {
      report(checks, ports)
    }
    return { reasonCode: 'ok', details: { identity: services.identity, checks } }
  },
})

/** Sign-in and the admin API. Without admin rights a solution can still be exported and imported: a note, no failure. */
async function checkAdministrator(services: Services, checks: Check[], ports: Ports): Promise<void> {
  try {
    const environments = await (await services.admin()).listEnvironments()
    checks.push({ step: 'Sign-in', state: 'done', text: describeIdentity(services) })
    checks.push({
      step: 'Management application',
      state: 'done',
      text: `sees ${environments.length} environments`,
    })
    ports.output('administrator', true)
  } catch (error) {
    if (!(error instanceof AlmError) || error.code !== 'access-denied') {
      checks.push({ step: 'Sign-in', state: 'missing', text: textOf(error) })
      throw error
    }
    checks.push({ step: 'Sign-in', state: 'done', text: describeIdentity(services) })
    checks.push({ step: 'Management application', state: 'missing', text: textOf(error) })
    ports.output('administrator', false)
  }
}

async function checkEnvironment(services: Services, url: URL, checks: Check[], ports: Ports): Promise<void> {
  const dataverse = await services.dataverse(url)
  try {
    const [me, organization] = await Promise.all([
      dataverse.whoAmI(),
      dataverse.retrieveCurrentOrganization(),
    ])
    checks.push({
      step: 'Application user',
      state: 'done',
      text: `user ${me.userId} in ${organization.friendlyName}`,
    })
    ports.output('user-id', me.userId)
    ports.output('organization-id', me.organizationId)
    ports.output('environment-id', organization.environmentId)
  } catch (error) {
    checks.push({ step: 'Application user', state: 'missing', text: textOf(error) })
    checks.push({ step: 'Security role', state: 'not checked', text: '' })
    throw error
  }
  try {
    const solutions = await dataverse.listSolutions()
    checks.push({ step: 'Security role', state: 'done', text: `reads ${solutions.length} solutions` })
  } catch (error) {
    checks.push({ step: 'Security role', state: 'missing', text: textOf(error) })
    throw error
  }
}

function describeIdentity({ identity }: Services): string {
  return `${identity.kind}${identity.applicationId ? `, application ${identity.applicationId}` : ''}`
}

function textOf(error: unknown): string {
  if (!(error instanceof AlmError)) return String(error)
  return error.remedy ? `${error.message}. ${error.remedy}` : error.message
}

const MARKS: Readonly<Record<Check['state'], string>> = { done: '✓', missing: '✗', 'not checked': '–' }

function report(checks: readonly Check[], ports: Ports): void {
  for (const { step, state, text } of checks) ports.log.info(`${MARKS[state]} ${step}: ${text || state}`)
  const rows = checks.map(({ step, state, text }) => [step, MARKS[state], toMarkdownText(text)])
  ports.summary(`### Who am I\n\n${markdownTable(['Step', '', ''], rows)}`)
}
