// The OData surface: who may call, lists and rows, writes, batches, and how mistakes are told.
import { INSTALLED_BY_PLATFORM } from '../../src/dataverse/solution/platform.js'
import { ask, createWorld, environment, START, tokenFor, APPLICATION, type Ask, type World } from './world.js'

const PERSON = {
  objectId: '00000000-0000-4000-8000-0000000000b1',
  displayName: 'Mia',
  userPrincipalName: 'mia@contoso.example',
  availableAt: 0,
}

describe('the caller', () => {
  it('is refused with a token for another environment, which names the right one', async () => {
    const answer = await ask(createWorld(), 'test', 'WhoAmI', { token: tokenFor('prod') })
    expect(answer.status).toBe(401)
    expect(answer.headers['WWW-Authenticate']).toContain('resource_id=http://test.example/')
  })

  const strangers: [string, typeof PERSON | typeof APPLICATION][] = [
    ['who was never added', { ...PERSON, objectId: '00000000-0000-4000-8000-0000000000b9' }],
    ['who was added a moment ago', { ...PERSON, availableAt: START + 10_000 }],
  ]

  it.each(strangers)('%s is not a member', async (_name, member) => {
    const world = createWorld([
      environment('test', member.availableAt > 0 ? [APPLICATION, member] : [APPLICATION]),
    ])
    const call: Ask = { token: tokenFor('test', member) }
    const answer = await ask(world, 'test', 'WhoAmI', call)
    expect(answer.status).toBe(403)
    expect(answer.body.error).toEqual({
      code: '0x80072560',
      message: 'The user is not a member of the organization.',
    })
    world.advance(10_001)
    expect((await ask(world, 'test', 'WhoAmI', call)).status).toBe(member.availableAt > 0 ? 200 : 403)
  })

  const roles: [string, string | undefined, string, Ask, number][] = [
    ['no role cannot read', undefined, 'solutions', {}, 403],
    ['no role can ask who it is', undefined, 'WhoAmI', {}, 200],
    [
      'System Customizer can import',
      'System Customizer',
      'StageSolution',
      { method: 'POST', body: { CustomizationFile: 'AAAA' } },
      400,
    ],
    [
      'System Customizer cannot make users',
      'System Customizer',
      'systemusers',
      { method: 'POST', body: { applicationid: PERSON.objectId } },
      403,
    ],
    [
      'Basic User cannot import',
      'Basic User',
      'StageSolution',
      { method: 'POST', body: { CustomizationFile: 'AAAA' } },
      403,
    ],
  ]

  it.each(roles)('with %s', async (_name, role, path, call, status) => {
    const world = createWorld([environment('test', [APPLICATION, PERSON])])
    await setRole(world, role)
    const answer = await ask(world, 'test', path, { ...call, token: tokenFor('test', PERSON) })
    expect(answer.status).toBe(status)
    if (status === 403) {
      expect(answer.body.error).toMatchObject({
        code: '0x80040220',
        message: expect.stringMatching(/missing prv\w+ privilege/),
      })
    }
  })

  it('who is disabled is told so', async () => {
    const world = createWorld([environment('test', [APPLICATION, PERSON])])
    const [user] = (await ask(world, 'test', "systemusers?$filter=fullname eq 'Mia'")).body.value
    await ask(world, 'test', `systemusers(${user.systemuserid})`, {
      method: 'PATCH',
      body: { isdisabled: true },
    })
    const answer = await ask(world, 'test', 'WhoAmI', { token: tokenFor('test', PERSON) })
    expect(answer.body.error.code).toBe('0x80040225')
  })
})

/** Leaves Mia with that role alone. */
async function setRole(world: World, name: string | undefined): Promise<void> {
  const [user] = (
    await ask(
      world,
      'test',
      "systemusers?$filter=fullname eq 'Mia'&$expand=systemuserroles_association($select=name)",
    )
  ).body.value
  const base = `systemusers(${user.systemuserid})/systemuserroles_association`
  for (const role of user.systemuserroles_association) {
    expect((await ask(world, 'test', `${base}(${role.roleid})/$ref`, { method: 'DELETE' })).status).toBe(204)
  }
  if (name === undefined) return
  const [role] = (await ask(world, 'test', `roles?$filter=name eq '${name}'&$select=roleid`)).body.value
  const link = { '@odata.id': `http://test.example/api/data/v9.2/roles(${role.roleid})` }
  expect((await ask(world, 'test', `${base}/$ref`, { method: 'POST', body: link })).status).toBe(204)
}

/** Solutions of a fresh environment: five that it is made of, and what the platform installs. */
const FRESH = 5 + INSTALLED_BY_PLATFORM.length

describe('lists', () => {
  const filters: [string, string[]][] = [
    ["uniquename eq 'default'", ['Default']],
    ["isvisible eq false and ismanaged eq false and contains(uniquename,'s')", ['System', 'Basic']],
    ["not startswith(uniquename,'Cr') and isvisible eq true", ['Default']],
    ["(uniquename eq 'Active' or uniquename eq 'Basic') and ismanaged ne true", ['Active', 'Basic']],
    ["publisherid/uniquename eq 'MicrosoftCorporation' and ismanaged eq false", ['System']],
    ["Microsoft.Dynamics.CRM.In(PropertyName='uniquename',PropertyValues=['Active','Nope'])", ['Active']],
    ["uniquename eq 'It''s'", []],
    ['_parentsolutionid_value ne null', []],
    ["createdon ge 2020-01-01T00:00:00Z and endswith(friendlyname,'Active Solution')", ['Active']],
  ]

  it.each(filters)('$filter=%s', async (filter, names) => {
    const answer = await ask(
      createWorld(),
      'test',
      `solutions?$select=uniquename&$filter=${encodeURIComponent(filter)}`,
    )
    expect(answer.body.value.map((row: { uniquename: string }) => row.uniquename)).toEqual(names)
    expect(Object.keys(answer.body.value[0] ?? { '@odata.etag': 1, uniquename: 1, solutionid: 1 })).toEqual([
      '@odata.etag',
      'uniquename',
      'solutionid',
    ])
    expect(answer.headers['OData-Version']).toBe('4.0')
  })

  it('a guid without quotes, an expanded lookup, an order and a count', async () => {
    const world = createWorld()
    const { body } = await ask(
      world,
      'test',
      'solutions?$select=uniquename&$expand=publisherid($select=uniquename)&$orderby=uniquename desc&$count=true',
      { version: 'v9.1' },
    )
    expect(body['@odata.context']).toBe(
      'http://test.example/api/data/v9.1/$metadata#solutions(uniquename,publisherid(uniquename))',
    )
    expect(body['@odata.count']).toBe(FRESH)
    expect(body.value[0]).toMatchObject({
      uniquename: 'System',
      publisherid: { uniquename: 'MicrosoftCorporation' },
    })
    const one = await ask(world, 'test', `solutions?$filter=solutionid eq ${body.value[0].solutionid}&$top=1`)
    expect(one.body.value[0].uniquename).toBe('System')
    expect((await ask(world, 'test', 'solutions/$count')).body).toBe(String(FRESH))
  })

  it('pages of the size that was asked for, through next links', async () => {
    const world = createWorld()
    const seen: string[] = []
    let next: string | undefined = 'solutions?$select=uniquename'
    while (next !== undefined) {
      const { body } = await ask(world, 'test', next, { headers: { prefer: 'odata.maxpagesize=2' } })
      expect(body.value.length).toBeLessThanOrEqual(2)
      seen.push(...body.value.map((row: { uniquename: string }) => row.uniquename))
      next = body['@odata.nextLink']
    }
    expect(new Set(seen).size).toBe(FRESH)
  })

  const mistakes: [string, Ask, number, string][] = [
    ['nonsense', {}, 404, '0x80060888'],
    ['NoSuchMessage', { method: 'POST', body: {} }, 404, '0x80060888'],
    ['ImportSolutionAsync', {}, 404, '0x80060888'],
    ['solutions?$filter=nope eq 1', {}, 400, '0x80060888'],
    ['solutions?$filter=uniquename eq', {}, 400, '0x80060888'],
    ['solutions?$select=nope', {}, 400, '0x80060888'],
    ['solutions?$skip=3', {}, 400, '0x80060888'],
    ['solutions?$expand=nope', {}, 400, '0x80060888'],
    ['solutions(00000000-0000-0000-0000-000000000000)', {}, 404, '0x80040217'],
    ['solutions(nope)', {}, 400, '0x80060888'],
    ['publishers', { method: 'POST', body: '{"uniquename":' }, 400, '0x80048d19'],
    [
      'publishers',
      { method: 'POST', body: { uniquename: 'a', friendlyname: 'a', customizationprefix: 'a', nope: 1 } },
      400,
      '0x80048d19',
    ],
    ['publishers', { method: 'POST', body: { uniquename: 'a' } }, 400, '0x80048d19'],
    [
      'ExportSolution',
      { method: 'POST', body: { SolutionName: 'a', Managed: true, Nope: 1 } },
      400,
      '0x80048d19',
    ],
    ['ExportSolution', { method: 'POST', body: { SolutionName: 'a' } }, 400, '0x80048d19'],
    ['importjobs', { method: 'POST', body: {} }, 400, '0x80040800'],
    ['asyncoperations(00000000-0000-0000-0000-000000000000)', {}, 404, '0x80040217'],
    ["msdyn_componentlayers?$filter=msdyn_componentid eq 'x'", {}, 400, '0x80040203'],
  ]

  it.each(mistakes)('%s %j answers %i %s', async (path, call, status, code) => {
    const answer = await ask(createWorld(), 'test', path, call)
    expect(answer.status).toBe(status)
    expect(answer.body.error).toEqual({ code, message: expect.stringMatching(/./) })
    const annotated = await ask(createWorld(), 'test', path, {
      ...call,
      headers: { prefer: 'odata.include-annotations="*"' },
    })
    expect(annotated.body.error).toHaveProperty(['@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode'])
  })
})

describe('writes', () => {
  const publisher = { uniquename: 'fabrikam', friendlyname: 'Fabrikam', customizationprefix: 'fab' }

  it('create, read, change with an etag, delete', async () => {
    const world = createWorld()
    const made = await ask(world, 'test', 'publishers', { method: 'POST', body: publisher })
    expect(made.status).toBe(204)
    const address = made.headers['OData-EntityId'] ?? ''
    expect(address).toMatch(/^http:\/\/test\.example\/api\/data\/v9\.2\/publishers\([0-9a-f-]{36}\)$/)
    const { body } = await ask(world, 'test', address)
    expect(body).toMatchObject({ ...publisher, isreadonly: false, createdon: '2026-01-05T08:00:00Z' })
    const change = { method: 'PATCH', body: { friendlyname: 'F' } }
    expect((await ask(world, 'test', address, { ...change, headers: { 'if-match': 'W/"1"' } })).status).toBe(
      412,
    )
    expect(
      (await ask(world, 'test', address, { ...change, headers: { 'if-match': body['@odata.etag'] } })).status,
    ).toBe(204)
    const shown = await ask(world, 'test', address, {
      ...change,
      headers: { prefer: 'return=representation' },
    })
    expect(shown).toMatchObject({ status: 200, body: { friendlyname: 'F' } })
    expect((await ask(world, 'test', address, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(world, 'test', address, { ...change, headers: { 'if-match': '*' } })).status).toBe(404)
  })

  it('upsert by an alternate key', async () => {
    const world = createWorld()
    const path = "accounts(accountnumber='A1')"
    expect((await ask(world, 'test', path, { method: 'PATCH', body: { name: 'One' } })).status).toBe(204)
    expect((await ask(world, 'test', path, { method: 'PATCH', body: { name: 'Two' } })).status).toBe(204)
    const again = await ask(world, 'test', path, {
      method: 'PATCH',
      body: {},
      headers: { 'if-none-match': '*' },
    })
    expect(again.body.error.code).toBe('0x80040237')
    expect((await ask(world, 'test', 'accounts?$select=name,accountnumber')).body.value).toEqual([
      expect.objectContaining({ name: 'Two', accountnumber: 'A1' }),
    ])
  })

  it('an application user is made once', async () => {
    const world = createWorld()
    const body = { applicationid: PERSON.objectId, accessmode: 4 }
    expect((await ask(world, 'test', 'systemusers', { method: 'POST', body })).status).toBe(204)
    expect((await ask(world, 'test', 'systemusers', { method: 'POST', body })).body.error.code).toBe(
      '0x80040237',
    )
  })

  const refusals: [string, string, Ask, string][] = [
    [
      'a name that is taken',
      'publishers',
      { method: 'POST', body: { ...publisher, uniquename: 'MicrosoftCorporation' } },
      '0x8004F023',
    ],
    [
      'a link to nothing',
      'solutions',
      {
        method: 'POST',
        body: {
          uniquename: 'A',
          friendlyname: 'A',
          version: '1.0',
          'publisherid@odata.bind': '/publishers(00000000-0000-0000-0000-000000000000)',
        },
      },
      '0x80040217',
    ],
  ]

  it.each(refusals)('%s is refused', async (_name, path, call, code) => {
    expect((await ask(createWorld(), 'test', path, call)).body.error.code).toBe(code)
  })

  it('a batch: reads stand alone, a change set happens whole or not at all', async () => {
    const world = createWorld()
    const change = (id: number, name: string): string =>
      `--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ${id}\r\n\r\nPOST publishers HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify({ ...publisher, uniquename: name })}\r\n`
    const batch = async (names: string[]): Promise<string> => {
      const set = `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${names.map((name, at) => change(at + 1, name)).join('')}--c--\r\n`
      const read =
        '--b\r\nContent-Type: application/http\r\n\r\nGET /api/data/v9.2/publishers?$select=uniquename HTTP/1.1\r\nAccept: application/json\r\n\r\n'
      const answer = await ask(world, 'test', '$batch', {
        method: 'POST',
        body: `${set}${read}--b--`,
        headers: { 'content-type': 'multipart/mixed; boundary=b', prefer: 'odata.continue-on-error' },
      })
      expect(answer.status).toBe(200)
      return String(answer.body)
    }
    expect(await batch(['one', 'MicrosoftCorporation'])).toMatch(
      /HTTP\/1\.1 400[^]*0x8004F023[^]*HTTP\/1\.1 200 OK(?![^]*"one")/,
    )
    expect(await batch(['one', 'two'])).toMatch(
      /HTTP\/1\.1 204[^]*HTTP\/1\.1 204[^]*HTTP\/1\.1 200[^]*"one"[^]*"two"/,
    )
  })
})

describe('messages about the environment', () => {
  it('WhoAmI, the version and the organization', async () => {
    const world = createWorld()
    expect((await ask(world, 'test', 'WhoAmI()')).body).toMatchObject({
      OrganizationId: environment('test').organizationId,
    })
    expect((await ask(world, 'test', 'RetrieveVersion()')).body.Version).toMatch(/^9\.2\./)
    const type = "AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default'"
    const { Detail } = (await ask(world, 'test', `RetrieveCurrentOrganization(${type})`)).body
    expect(Detail).toMatchObject({
      EnvironmentId: environment('test').id,
      UrlName: 'test',
      TenantId: environment('test').tenantId,
    })
  })
})

describe('patches', () => {
  it('keep major and minor, and are rolled up into the next version', async () => {
    const world = createWorld()
    const [{ publisherid }] = (await ask(world, 'dev', 'publishers')).body.value
    await ask(world, 'dev', 'solutions', {
      method: 'POST',
      body: {
        uniquename: 'A',
        friendlyname: 'A',
        version: '1.2.0.0',
        'publisherid@odata.bind': `/publishers(${publisherid})`,
      },
    })
    const clone = async (message: string, VersionNumber: string) =>
      ask(world, 'dev', message, {
        method: 'POST',
        body: { ParentSolutionUniqueName: 'A', DisplayName: 'A', VersionNumber },
      })
    expect((await clone('CloneAsPatch', '1.3.0.0')).body.error.code).toBe('0x8004F04D')
    const patch = await clone('CloneAsPatch', '1.2.1.0')
    const row = await ask(
      world,
      'dev',
      `solutions(${patch.body.SolutionId})?$expand=parentsolutionid($select=uniquename)`,
    )
    expect(row.body).toMatchObject({ version: '1.2.1.0', parentsolutionid: { uniquename: 'A' } })
    expect((await clone('CloneAsSolution', '1.3.0.0')).status).toBe(200)
    expect((await ask(world, 'dev', `solutions(${patch.body.SolutionId})`)).status).toBe(404)
  })
})
