import {
  AlmError,
  bumpVersion,
  compareVersions,
  isLoopbackHost,
  nearestNames,
  parseGuid,
  parseHttpsUrl,
  parseUniqueName,
  parseVersion,
  reasonCodes,
  toAlmError,
  uuidV5,
} from '@powerops/core'

/** The code that a call fails with. */
function codeOf(call: () => unknown): string | undefined {
  try {
    call()
    return undefined
  } catch (error) {
    return error instanceof AlmError ? error.code : String(error)
  }
}

describe('parseGuid', () => {
  const plain = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
  it.each([plain, `{${plain}}`, plain.toUpperCase(), ` ${plain} `])('reads %s', (text) => {
    expect(parseGuid(text, 'id')).toBe(plain)
  })
  it.each(['', 'x', plain.slice(1), `${plain}0`, `{${plain}`.slice(0, 20)])('refuses %j', (text) => {
    expect(codeOf(() => parseGuid(text, 'id'))).toBe('input-invalid')
  })
})

describe('uuidV5', () => {
  it('gives the value that RFC 9562 shows for a DNS name', () => {
    const dns = parseGuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'namespace')
    expect(uuidV5(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
  })
})

describe('versions', () => {
  it.each([
    ['1.10.0.0', '1.9.0.0', 1],
    ['1.0', '1.0.0.0', 0],
    ['1.0.0.1', '1.0.0.2', -1],
    ['2.0.0.0', '10.0.0.0', -8],
  ])('compares %s with %s', (left, right, difference) => {
    expect(compareVersions(parseVersion(left), parseVersion(right))).toBe(difference)
  })
  it.each(['1', '1.2.3.4.5', '1.x', '', '1..2', '-1.0', '1.0 beta'])('refuses %j', (text) => {
    expect(codeOf(() => parseVersion(text))).toBe('version-invalid')
  })
})

describe('parseUniqueName', () => {
  it.each(['Contoso', 'contoso_Visits2', '_x'])('accepts %s', (name) => {
    expect(parseUniqueName(name, 'name')).toBe(name)
  })
  it.each(['Contoso Field Visits', "x' or 1 eq 1", '2x', '', 'a/b'])('refuses %j', (name) => {
    expect(codeOf(() => parseUniqueName(name, 'name'))).toBe('input-invalid')
  })
})

describe('parseHttpsUrl', () => {
  it.each(['https://contoso.crm4.dynamics.com', 'http://127.0.0.1:5000', 'http://localhost:1'])(
    'accepts %s',
    (text) => {
      expect(parseHttpsUrl(text, 'url').href).toContain(new URL(text).host)
    },
  )
  it.each([
    'http://contoso.crm4.dynamics.com',
    'contoso',
    'https://user:word@contoso.com',
    'http://127.0.0.1.evil.example',
    'ftp://a',
  ])('refuses %s', (text) => {
    expect(codeOf(() => parseHttpsUrl(text, 'url'))).toBe('input-invalid')
  })
  it('knows which hosts are this machine', () => {
    expect(['localhost', '127.0.0.9', '[::1]'].every(isLoopbackHost)).toBe(true)
    expect(['localhost.evil.example', '128.0.0.1', '127.0.0.1.nip.io'].some(isLoopbackHost)).toBe(false)
  })
})

describe('nearestNames', () => {
  const names = ['environment-url', 'solution-name', 'solution-file', 'managed']
  it.each([
    ['enviroment-url', 'environment-url'],
    ['solution-nam', 'solution-name'],
    ['solution-foolder', 'solution-file'],
  ])('takes %s for %s', (given, meant) => {
    expect(nearestNames(given, names)[0]).toBe(meant)
  })
  it('finds nothing for a name that is like none', () => {
    expect(nearestNames('zz', names)).toEqual([])
  })
})

describe('AlmError', () => {
  it('knows who can mend it', () => {
    expect(new AlmError('dlp-violation', { message: 'x' }).fault).toBe('policy')
  })
  it('is made of any caught value', () => {
    expect(toAlmError(new Error('x')).code).toBe('internal-error')
    expect(toAlmError('x').message).toContain('x')
    expect(toAlmError(new DOMException('stop', 'AbortError')).code).toBe('cancelled')
  })
  it('has codes in kebab-case, each with a sentence', () => {
    for (const [code, { meaning }] of Object.entries(reasonCodes)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(meaning).toMatch(/^[A-Z].*\.$/)
    }
  })
})

describe('bumpVersion', () => {
  it.each([
    ['major', '1.2.3.4', '2.0.0.0'],
    ['minor', '1.2.3.4', '1.3.0.0'],
    ['build', '1.2.3.4', '1.2.4.0'],
    ['revision', '1.2.3.4', '1.2.3.5'],
    ['revision', '1.9', '1.9.0.1'],
    ['minor', '1.9.0', '1.10.0.0'],
  ] as const)('raises the %s of %s to %s', (part, version, expected) => {
    expect(bumpVersion(parseVersion(version), part)).toBe(expected)
  })

  it('refuses to make a number that is too long', () => {
    expect(codeOf(() => bumpVersion(parseVersion('1.0.0.999999999'), 'revision'))).toBe('version-invalid')
  })
})
