// Where a solution is checked, how large it may be, and how severities are written.
import { judgeUploadSize, locateChecker, parseSeverity, type CheckerWish } from '../src/index.js'

const environment = (host: string): CheckerWish => ({ environmentUrl: new URL(`https://${host}`) })

describe('the checker is found', () => {
  it.each([
    { what: 'by the named geography', wish: { geo: 'Europe' }, host: 'europe.api.advisor.powerapps.com' },
    {
      what: 'by a name as the official action writes it',
      wish: { geo: 'PreviewUnitedStates' },
      host: 'unitedstatesfirstrelease.api.advisor.powerapps.com',
    },
    {
      what: 'by the region of the environment',
      wish: environment('contoso.crm4.dynamics.com'),
      host: 'europe.api.advisor.powerapps.com',
    },
    {
      what: 'by the region that has no number',
      wish: environment('contoso.crm.dynamics.com'),
      host: 'unitedstates.api.advisor.powerapps.com',
    },
    {
      what: 'by the geography before the region',
      wish: { ...environment('contoso.crm4.dynamics.com'), geo: 'France' },
      host: 'france.api.advisor.powerapps.com',
    },
    {
      what: 'in the United States without any hint',
      wish: {},
      host: 'unitedstates.api.advisor.powerapps.com',
    },
    {
      what: 'at the address of the job',
      wish: { ...environment('127.0.0.1'), ownUrl: new URL('http://127.0.0.1:1234/') },
      host: '127.0.0.1:1234',
    },
  ])('$what', ({ wish, host }) => {
    expect(locateChecker('Public', wish)).toMatchObject({
      url: expect.objectContaining({ host }),
      audience: 'https://advisor.powerapps.com/',
    })
  })

  it.each([
    { cloud: 'UsGov', host: 'gov.api.advisor.powerapps.us', audience: 'https://gov.advisor.powerapps.us/' },
    { cloud: 'China', host: 'china.api.advisor.powerapps.cn', audience: 'https://advisor.powerapps.cn/' },
  ] as const)('in the cloud $cloud at its only host', ({ cloud, host, audience }) => {
    expect(locateChecker(cloud, {})).toMatchObject({ url: expect.objectContaining({ host }), audience })
  })

  it.each([
    { what: 'an unknown geography', wish: { geo: 'Eurpoe' }, message: /"Eurpoe"/, remedy: /mean europe/ },
    {
      what: 'an environment whose region is not known',
      wish: environment('contoso.crm99.dynamics.com'),
      message: /crm99/,
      remedy: /"geo"/,
    },
  ])('but not for $what', ({ wish, message, remedy }) => {
    const locate = (): unknown => locateChecker('Public', wish)
    expect(locate).toThrow(message)
    expect(locate).toThrow(expect.objectContaining({ remedy: expect.stringMatching(remedy) }))
  })

  it('but not for a geography in a cloud that has none', () => {
    expect(() => locateChecker('UsGov', { geo: 'Europe' })).toThrow(/one checker/)
  })
})

describe('the size of an upload', () => {
  const mebibyte = 1024 * 1024
  it.each([
    { sizeBytes: 30 * mebibyte, verdict: 'certain' },
    { sizeBytes: 30 * mebibyte + 1, verdict: 'doubtful' },
    { sizeBytes: 100 * mebibyte, verdict: 'doubtful' },
  ])('of $sizeBytes bytes is $verdict', ({ sizeBytes, verdict }) => {
    expect(judgeUploadSize('a.zip', sizeBytes)).toBe(verdict)
  })

  it('above 100 MB is refused with both limits', () => {
    expect(() => judgeUploadSize('a.zip', 100 * mebibyte + 1)).toThrow(/"a\.zip".*100 MB.*30 MB/)
  })
})

it.each([
  [5, 'Critical'],
  [1, 'Informational'],
  ['4', 'High'],
  ['medium', 'Medium'],
  [' Low ', 'Low'],
  [0, undefined],
  [6, undefined],
  ['error', undefined],
  [undefined, undefined],
])('the severity %p is %p', (written, severity) => {
  expect(parseSeverity(written)).toBe(severity)
})
