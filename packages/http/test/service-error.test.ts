// Error answers of every shape, and what people are told about them.
import { normaliseErrorCode, readServiceError, serviceError, type HttpResponse } from '@powerops/http'

function answer(status: number, text: string): HttpResponse {
  return {
    status,
    headers: new Headers(),
    bytes: Buffer.from(text),
    text: () => text,
    json: () => JSON.parse(text) as unknown,
    request: { method: 'POST', url: 'https://org.crm.dynamics.com/api/data/v9.2/StageSolution' },
    ids: { 'x-ms-request-id': 'r-7' },
  }
}

const body = (code: unknown, message: string): string => JSON.stringify({ error: { code, message } })

describe('normaliseErrorCode', () => {
  it.each([
    ['0x8004801D', '0x8004801D'],
    ['0x8004801d', '0x8004801D'],
    ['8004801d', '0x8004801D'],
    ['-2147188707', '0x8004801D'],
    [-2147188707, '0x8004801D'],
    [2147778589, '0x8004801D'],
    [' -2147188707 ', '0x8004801D'],
    ['0', undefined],
    ['0x0', undefined],
    ['EnvironmentNotFound', undefined],
    ['deadbeef0', undefined],
    ['99999999999', undefined],
    [null, undefined],
  ])('reads %j as %j', (untrusted, expected) => {
    expect(normaliseErrorCode(untrusted)).toBe(expected)
  })
})

describe('readServiceError', () => {
  it.each([
    [body('EnvironmentNotFound', 'gone'), { code: 'EnvironmentNotFound', message: 'gone' }],
    [body('-2147188707', 'missing'), { code: '0x8004801D', message: 'missing' }],
    [body('', 'no code'), { message: 'no code' }],
    ['{"code":"Denied","message":"no"}', { code: 'Denied', message: 'no' }],
    ['{"error":"invalid_request"}', { code: 'invalid_request', message: '' }],
    ['{"message":"Not Found","documentation_url":"https://docs.github.com"}', { message: 'Not Found' }],
    ['{"Message":"An error has occurred."}', { message: 'An error has occurred.' }],
    ['', { message: '' }],
    ['no healthy upstream', { message: 'no healthy upstream' }],
    [
      '<html><head><title>502 Bad Gateway</title></head><body>x</body></html>',
      { message: '502 Bad Gateway' },
    ],
    ['<p>Our services <b>rest</b></p>', { message: expect.stringMatching(/Our services\s+rest/) }],
    ['[1]', { message: '[1]' }],
    ['{"error":', { message: '{"error":' }],
  ])('reads %s', (text, expected) => {
    expect(readServiceError(answer(400, text))).toEqual(expected)
  })
})

describe('serviceError', () => {
  it.each([
    [400, body('0x8004801d', 'x'), 'import-missing-dependencies', 'lacks components'],
    [429, body('0x80071151', 'x'), 'import-busy', 'another customization'],
    [403, body('0x80072560', 'x'), 'application-user-missing', 'not a user'],
    [
      403,
      body('Forbidden', "The service principal with id 'a' does not have permission to access the path 'b'"),
      'access-denied',
      'management application',
    ],
    [404, body('environmentnotfound', 'x'), 'environment-not-found', 'no such environment'],
    [403, '{"message":"Resource not accessible by integration"}', 'access-denied', 'lacks a permission'],
    [401, '', 'access-denied', 'sign-in'],
    [403, '', 'access-denied', 'may not'],
    [409, '', 'service-error', 'refused'],
    [500, '<html><title>oops</title></html>', 'service-error', 'oops'],
    [400, body('constructor', 'odd'), 'service-error', 'odd'],
    [400, body('__proto__', 'odd'), 'service-error', 'odd'],
  ])('%i %s is %s', (status, text, reason, words) => {
    const error = serviceError(answer(status, text), { what: 'staging "Expenses"' })
    expect(error.code).toBe(reason)
    expect(error.message).toContain('staging "Expenses" failed')
    expect(error.message).toContain(words)
    expect(error.message).toContain('r-7')
    expect(error.details).toMatchObject({ status, 'x-ms-request-id': 'r-7' })
  })

  it('uses the reason of the caller where nothing else is known', () => {
    expect(serviceError(answer(400, '{}'), { what: 'x', fallback: 'publish-failed' }).code).toBe(
      'publish-failed',
    )
  })

  it('shows hostile text in one harmless line without tokens', () => {
    const text = body('Bad\n::error::x', `a\n::set-output\u202e ${'y'.repeat(5000)} `)
    const token = body(
      'x',
      'token eyJhbGciOiJI.eyJzdWIi.c2ln and Bearer abc.def and https://h/?sig=s%3D&se=1',
    )
    const shown = serviceError(answer(400, text), { what: 'x' }).message
    expect(shown).not.toMatch(/[\n\u202e]/)
    expect(shown.length).toBeLessThan(1200)
    expect(serviceError(answer(400, token), { what: 'x' }).message).not.toMatch(/eyJ|abc\.def|s%3D/)
  })
})
