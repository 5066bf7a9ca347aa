// Addresses that want a token: which get one.
import { AlmError } from '@powerops/core'
import { isAllowedUrl, requireAllowedUrl, serviceHosts, type HostRule } from '@powerops/http'

const admin = serviceHosts(new URL('https://api.bap.microsoft.com'), { subdomains: true })
const dataverse: HostRule = { origins: [], suffixes: ['.crm.dynamics.com', '.crm4.dynamics.com'] }
const emulator = serviceHosts(new URL('http://127.0.0.1:8080'), { subdomains: true })

it.each([
  [admin, 'https://api.bap.microsoft.com/x'],
  [admin, 'https://API.BAP.MICROSOFT.COM:443/x'],
  [admin, 'https://europe.api.bap.microsoft.com/x?y=z'],
  [dataverse, 'https://contoso.crm4.dynamics.com/'],
  [emulator, 'http://127.0.0.1:8080/'],
  [emulator, 'http://localhost:8080/'],
  [emulator, 'https://localhost:8080/'],
  [emulator, 'http://127.0.0.2:8080/'],
  [emulator, 'http://[::1]:8080/'],
])('%j lets %s in', (rule, text) => {
  expect(isAllowedUrl(new URL(text), rule)).toBe(true)
})

it.each([
  'https://api.bap.microsoft.com.evil.tld/',
  'https://evil.tld/?x=api.bap.microsoft.com',
  'https://evil.tld/api.bap.microsoft.com',
  'https://evil.tld/#.api.bap.microsoft.com',
  'https://evilapi.bap.microsoft.com/',
  'https://europe-api.bap.microsoft.com/',
  'https://bap.microsoft.com/',
  'https://microsoft.com/',
  'https://.api.bap.microsoft.com/',
  'https://api.bap.microsoft.com./',
  'https://api.bap.microsoft.com@evil.tld/',
  'https://api.bap.microsoft.com:x@evil.tld/',
  'https://user@api.bap.microsoft.com/',
  'https://:secret@api.bap.microsoft.com/',
  'https://api.bap.microsoft.com:8443/',
  'https://europe.api.bap.microsoft.com:8443/',
  'http://api.bap.microsoft.com/',
  'http://api.bap.microsoft.com:443/',
  'ftp://api.bap.microsoft.com/',
  'file:///api.bap.microsoft.com',
  'data:text/html,api.bap.microsoft.com',
  'https://аpi.bap.microsoft.com/',
  'https://api.bap.microsоft.com/',
  'https://api.bap.microsoft。com.evil.tld/',
  'https://evil.tld\\@api.bap.microsoft.com/',
  'https://evil.tld%2f.api.bap.microsoft.com/',
  'https://127.0.0.1/',
  'http://localhost:8080/',
  'https://169.254.169.254/',
  'https://[::ffff:127.0.0.1]/',
])('the admin API does not send its token to %s', (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  expect(url !== undefined && isAllowedUrl(url, admin)).toBe(false)
})

it.each([
  'http://127.0.0.1:8081/',
  'ftp://127.0.0.1:8080/',
  'http://127.0.0.1/',
  'http://localhost.evil.tld:8080/',
  'http://127.0.0.1.nip.io:8080/',
  'http://0.0.0.0:8080/',
  'http://10.0.0.1:8080/',
  'https://api.bap.microsoft.com/',
])('an emulator does not send its token to %s', (text) => {
  expect(isAllowedUrl(new URL(text), emulator)).toBe(false)
})

it.each([
  'https://dynamics.com/',
  'https://crm4.dynamics.com/',
  'https://contoso.crm5.dynamics.com/',
  'https://contoso.crm4.dynamics.com.evil.tld/',
])('Dataverse does not send its token to %s', (text) => {
  expect(isAllowedUrl(new URL(text), dataverse)).toBe(false)
})

it('names the refused and the allowed hosts, and no credentials', () => {
  expect(() => requireAllowedUrl(new URL('https://u:secret-pw@evil.tld/?secret-query'), admin)).toThrow(
    AlmError,
  )
  try {
    requireAllowedUrl(new URL('https://u:secret-pw@evil.tld/?secret-query'), admin)
  } catch (error) {
    const { code, message, remedy } = error as AlmError
    expect({ code, remedy }).toEqual({
      code: 'host-not-allowed',
      remedy: expect.stringContaining('https://api.bap.microsoft.com, https://*.api.bap.microsoft.com'),
    })
    expect(message).toContain('https://evil.tld')
    expect(message).not.toContain('secret')
  }
})
