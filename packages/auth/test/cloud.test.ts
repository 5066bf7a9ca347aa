// Clouds by name, and their addresses replaced by the job's.
import { cloudEndpoints, cloudNames, parseCloud } from '@powerops/auth'

it.each([
  ['Public', 'Public'],
  ['public', 'Public'],
  ['UsGov', 'UsGov'],
  ['USGOVHIGH', 'UsGovHigh'],
  ['UsGovDod', 'UsGovDod'],
  ['china', 'China'],
  ['gcc', 'UsGov'],
  ['GCC High', 'UsGovHigh'],
  ['gcc-high', 'UsGovHigh'],
  ['dod', 'UsGovDod'],
])('%s is the cloud %s', (text, cloud) => {
  expect(parseCloud(text)).toBe(cloud)
})

it.each(['', 'Mars', 'constructor', '__proto__'])('refuses the cloud "%s"', (text) => {
  expect(() => parseCloud(text)).toThrow(expect.objectContaining({ code: 'input-invalid' }))
})

it.each(cloudNames)('%s has https addresses without a path, and suffixes with a dot', (cloud) => {
  const { authority, admin, powerApps, powerPlatform, dataverseSuffixes, audiences } = cloudEndpoints(
    cloud,
    {},
  )
  for (const url of [authority, admin, powerApps, powerPlatform])
    expect(url.href).toMatch(/^https:\/\/[a-z.]+\/$/)
  for (const suffix of dataverseSuffixes) expect(suffix).toMatch(/^\.crm\d*\.[a-z]+\.[a-z]+$/)
  for (const audience of Object.values(audiences)) expect(audience).toMatch(/^https:\/\/.+\/$/)
})

it('replaces addresses by those of the job', () => {
  const endpoints = cloudEndpoints('China', {
    POWER_PLATFORM_AUTHORITY_URL: 'https://login.contoso.example',
    POWER_PLATFORM_ADMIN_URL: 'http://127.0.0.1:8080',
    POWER_PLATFORM_POWERAPPS_URL: ' http://localhost:8081 ',
    POWER_PLATFORM_API_URL: '',
    POWER_PLATFORM_OIDC_AUDIENCE: 'api://mine',
  })
  expect(endpoints).toMatchObject({
    oidcAudience: 'api://mine',
    audiences: { powerApps: 'https://service.powerapps.cn/' },
  })
  expect(endpoints.authority.origin).toBe('https://login.contoso.example')
  expect(endpoints.admin.origin).toBe('http://127.0.0.1:8080')
  expect(endpoints.powerApps.origin).toBe('http://localhost:8081')
  expect(endpoints.powerPlatform.origin).toBe('https://api.powerplatform.partner.microsoftonline.cn')
})

it.each([
  'http://login.contoso.example',
  'ftp://127.0.0.1',
  'login.contoso.example',
  'https://u:p@login.contoso.example',
])('refuses the authority %s and names the variable', (address) => {
  expect(() => cloudEndpoints('Public', { POWER_PLATFORM_AUTHORITY_URL: address })).toThrow(
    /POWER_PLATFORM_AUTHORITY_URL/,
  )
})
