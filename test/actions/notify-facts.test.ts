// notify: facts out of inputs, the result of a step and the job; channels out of what is set up.
import { AlmError } from '@powerops/core'
import { chooseChannels } from '../../actions/notify/choose-channels.js'
import { gatherFacts, type GatheredFacts } from '../../actions/notify/gather-facts.js'
import { inputs, type Settings } from '../../actions/notify/inputs.js'
import { keyOf, topicOf } from '../../actions/notify/keys.js'
import { readMentions, readRecipients } from '../../actions/notify/recipients.js'
import { readSettings } from '../../actions/notify/setting.js'
import { readInputs } from '@powerops/actions-kit'

const job = {
  repository: { owner: 'contoso', name: 'powerops' },
  repositoryId: 1,
  runId: 15,
  runAttempt: 1,
  commit: '0'.repeat(40),
  runUrl: 'https://github.com/contoso/powerops/actions/runs/15',
}
const ID = '11111111-2222-4333-8444-555555555555'

function read(given: Record<string, string>): ReturnType<typeof readSettings<object>> & { values: Settings } {
  const variables = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  return readSettings(readInputs(inputs, Object.fromEntries(variables) as Record<string, string>))
}

function gather(given: Record<string, string>, environment: Record<string, string> = {}): GatheredFacts {
  const { values } = read({ event: 'deployment-succeeded', ...given })
  return gatherFacts(values, values.event ?? 'custom', job, environment)
}

const result = (change: object): string =>
  JSON.stringify({
    schemaVersion: 1,
    action: 'import-solution',
    reasonCode: 'ok',
    outcome: 'success',
    ...change,
  })

describe('gatherFacts', () => {
  it.each([
    ['deployment-success', 'deployment-succeeded'],
    ['deployment-failure', 'deployment-failed'],
    ['deployment-cancelled', 'deployment-cancelled'],
    ['DEPLOYMENT-SUCCEEDED', 'deployment-succeeded'],
  ])('understands the event %s as %s', (event, expected) => {
    expect(gather({ event }).facts.event).toBe(expected)
  })

  it('takes from the result what the inputs leave open, and no more', () => {
    const outputs = {
      'solution-name': 'A',
      'solution-version': '1.0',
      'previous-version': '',
      'environment-url': 'javascript:x',
    }
    const { facts, leftOut } = gather({
      result: result({ outputs, durationMs: 5 }),
      'solution-version': '2.0',
    })
    expect(facts).toMatchObject({ solutionName: 'A', solutionVersion: '2.0', durationMs: 5 })
    expect([facts.previousVersion, facts.environmentUrl, facts.failure]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(leftOut).toEqual([])
  })

  it('tells a failure of the step whatever the event says', () => {
    const failed = { outcome: 'failure', reasonCode: 'import-failed', message: 'no', remedy: 'mend it' }
    expect(gather({ result: result(failed) }).facts.failure).toEqual({
      step: 'import-solution',
      reasonCode: 'import-failed',
      message: 'no',
      remedy: 'mend it',
    })
  })

  it.each(['{', 'null', '[]', '7', '{}', '{"reasonCode":1}'])(
    'leaves the result %j out and says so',
    (text) => {
      const { facts, leftOut } = gather({ result: text })
      expect(facts.solutionName).toBeUndefined()
      expect(leftOut.map(({ code }) => code)).toEqual(['json-invalid'])
    },
  )

  it('reads links by their title or alone, and leaves out what is none', () => {
    const links =
      'My app=https://apps.powerapps.com/play/1?a=b\nhttps://contoso.example/x?y=z\n=https://a.example\nApp=http://a.example\nApp'
    const { facts, leftOut } = gather({ links })
    expect(facts.links.map(({ title, url }) => [title, url.href])).toEqual([
      ['My app', 'https://apps.powerapps.com/play/1?a=b'],
      ['contoso.example', 'https://contoso.example/x?y=z'],
      ['', 'https://a.example/'],
    ])
    expect(leftOut).toHaveLength(2)
  })

  it.each([
    [{}, 'make.powerapps.com'],
    [{ cloud: 'UsGovHigh' }, 'make.high.powerapps.us'],
    [{ cloud: 'China' }, 'make.powerapps.cn'],
  ])('links to the maker portal of the cloud: %j', (given, host) => {
    const [link] = gather({ 'environment-id': ID, ...given }).facts.links
    expect(link?.url.href).toBe(`https://${host}/environments/${ID}/solutions`)
  })

  it('takes the cloud of the job', () => {
    const [link] = gather({ 'environment-id': ID }, { POWER_PLATFORM_CLOUD: 'UsGov' }).facts.links
    expect(link?.url.host).toBe('make.gov.powerapps.us')
  })

  it('links to the run and, for deployments, to the Deployments page, unless other addresses are given', () => {
    const { facts } = gather({})
    expect([facts.runUrl?.href, facts.historyUrl?.href]).toEqual([
      job.runUrl,
      'https://github.com/contoso/powerops/deployments',
    ])
    expect(gather({ event: 'environment-ready' }).facts.historyUrl).toBeUndefined()
    expect(gather({ 'history-url': 'https://a.example' }).facts.historyUrl?.host).toBe('a.example')
  })
})

describe('the names of a notification', () => {
  const { facts } = gather({ 'solution-name': 'A', 'environment-name': 'test' })

  it('differ by attempt, event, environment and subject', () => {
    const keys = [
      keyOf(facts, job),
      keyOf(facts, { ...job, runAttempt: 2 }),
      keyOf({ ...facts, event: 'deployment-failed' }, job),
      keyOf({ ...facts, environmentName: 'production' }, job),
      keyOf({ ...facts, subject: 'x' }, job),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('are one for all events of a solution in an environment', () => {
    expect(topicOf({ ...facts, event: 'deployment-failed', solutionVersion: '2.0' })).toBe(topicOf(facts))
    expect(topicOf({ ...facts, environmentName: 'production' })).not.toBe(topicOf(facts))
  })
})

describe('chooseChannels', () => {
  const choose = (given: Record<string, string>): ReturnType<typeof chooseChannels> => {
    const { values, faults } = read(given)
    return chooseChannels(values, faults)
  }
  it.each([
    [{}, []],
    [{ 'smtp-host': '', 'teams-webhook-url': '', 'github-issue': 'false' }, []],
    [{ 'smtp-host': 'mail', 'github-issue': 'true' }, ['smtp', 'github-issue']],
    [{ 'github-comment-on': 'seven' }, ['github-comment']],
    [{ channels: 'teams\nSMTP, teams' }, ['smtp', 'teams']],
    [{ channels: 'teams', 'smtp-host': 'mail' }, ['teams']],
  ])('%j uses %j', (given, channels) => {
    expect(choose(given).channels).toEqual(channels)
  })

  it('names the channel that was probably meant', () => {
    const [error] = choose({ channels: 'team' }).unknown
    expect(error?.remedy).toMatch(/Did you mean teams\?/)
  })
})

describe('readRecipients', () => {
  it('takes each address once, a maker first, and says what is none', () => {
    const { recipients, leftOut } = readRecipients({
      maker: ['mia@x.example', 'oops'],
      admin: ['MIA@x.example', 'al@x.example'],
    })
    expect(recipients.map(({ address, role }) => [address.address, role])).toEqual([
      ['mia@x.example', 'maker'],
      ['al@x.example', 'admin'],
    ])
    expect(leftOut).toEqual([expect.any(AlmError)])
  })

  it('mails to no more than fifty, and says so', () => {
    const maker = Array.from({ length: 60 }, (_, index) => `m${index}@x.example`)
    const { recipients, leftOut } = readRecipients({ maker, admin: undefined })
    expect(recipients).toHaveLength(50)
    expect(leftOut[0]?.message).toContain('60')
  })
})

describe('readMentions', () => {
  it('knows logins and teams', () => {
    const { mentions, leftOut } = readMentions([
      '@mia',
      'contoso/release-managers',
      'a b',
      'x](https://evil.example)',
    ])
    expect(mentions).toEqual(['mia', 'contoso/release-managers'])
    expect(leftOut).toHaveLength(2)
  })
})
