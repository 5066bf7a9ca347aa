import { author, branchName, repositoryFolder } from '../../actions/branch-solution/kinds.js'
import { defaultBranchName, identities, readRepository } from '../../actions/branch-solution/defaults.js'
import { digest } from '../../actions/common/digest-input.js'
import { environmentId } from '../../actions/common/environment-id-input.js'
import { managedTwin } from '../../actions/common/files.js'
import { readJob } from '../../actions/common/job.js'
import { domainNameFor, parseDomainName } from '../../actions/create-environment/domain-name.js'
import { parseDeploymentSettings } from '../../actions/common/deployment-settings.js'

const parse = <T>(kind: { required(): { parse(text: string, name: string): T } }, text: string): T =>
  kind.required().parse(text, 'x')

describe('branch names', () => {
  it.each(['main', 'dev/ada-maker', 'release/1.2.x', 'feature/a_b+c'])('accept %s', (name) => {
    expect(parse(branchName, name)).toBe(name)
  })
  it.each([
    '-x',
    '/a',
    'a/',
    'a//b',
    'a..b',
    'a b',
    'a~1',
    'a^',
    'a:b',
    'refs/heads/x.lock',
    '.a',
    'a/.b',
    'a@{1}',
    "a'b",
    'a\nb',
    '',
  ])('refuse %j', (name) => {
    expect(() => parse(branchName, name)).toThrow(/not a branch name/)
  })
})

describe('folders of the repository', () => {
  it.each([
    ['solutions/contoso', 'solutions/contoso'],
    ['./solutions/contoso/', 'solutions/contoso'],
    ['solutions\\contoso', 'solutions/contoso'],
  ])('read %s', (given, folder) => {
    expect(parse(repositoryFolder, given)).toBe(folder)
  })
  it.each([
    '.',
    '',
    '..',
    '../x',
    'a/../b',
    '/etc',
    '.git/hooks',
    '.github/workflows',
    '.gitmodules',
    'a//b',
    'a\0b',
    'C:/x',
  ])('refuse %j', (given) => {
    expect(() => parse(repositoryFolder, given)).toThrow(/repository|git or GitHub/)
  })
})

it('reads an author as git writes it', () => {
  expect(parse(author, 'Ada Maker <ada@contoso.com>')).toEqual({ name: 'Ada Maker', mail: 'ada@contoso.com' })
  expect(() => parse(author, 'Ada')).toThrow(/NAME <MAIL>/)
})

it('names a branch by folder and UTC time', () => {
  expect(defaultBranchName('solutions/Contoso Visits', Date.UTC(2026, 0, 31, 9, 5))).toBe(
    'Contoso-Visits-20260131-0905',
  )
})

describe('identities', () => {
  it('are the starter of the run and the workflow', () => {
    expect(identities(undefined, { GITHUB_ACTOR: 'ada', GITHUB_ACTOR_ID: '7' })).toMatchObject({
      GIT_AUTHOR_NAME: 'ada',
      GIT_AUTHOR_EMAIL: '7+ada@users.noreply.github.com',
      GIT_COMMITTER_NAME: 'github-actions[bot]',
    })
  })
})

describe('readRepository', () => {
  it('is the repository of the job by default', () => {
    const repository = readRepository(undefined, {
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'contoso/apps',
    })
    expect(repository).toMatchObject({ owner: 'contoso', name: 'apps' })
    expect(repository.url.href).toBe('https://github.com/contoso/apps.git')
  })
  it('refuses an address that is no repository', () => {
    expect(() => readRepository(new URL('https://github.com/contoso'), {})).toThrow(
      /does not name a repository/,
    )
  })
})

describe('digests', () => {
  const hex = 'ab'.repeat(32)
  it.each([hex, `sha256:${hex}`, hex.toUpperCase()])('read %s', (given) => {
    expect(parse(digest, given)).toBe(hex)
  })
  it.each(['', hex.slice(1), `${hex}0`, 'sha1:ab'])('refuse %j', (given) => {
    expect(() => parse(digest, given)).toThrow(/SHA-256/)
  })
})

describe('ids of environments', () => {
  const guid = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
  it.each([
    [guid.toUpperCase(), guid],
    [`Default-${guid}`, `default-${guid}`],
  ])('read %s', (given, id) => {
    expect(parse(environmentId, given)).toBe(id)
  })
  it.each(['', 'contoso-test', guid.slice(1), `Test-${guid}`])(
    'refuse %j, which no policy would fit',
    (given) => {
      expect(() => parse(environmentId, given)).toThrow(/not the id of an environment/)
    },
  )
})

it('names the managed twin as the packager does', () => {
  expect(managedTwin('/out/Contoso.zip')).toBe('/out/Contoso_managed.zip')
})

describe('readJob', () => {
  it('reads the variables of the runner', () => {
    const job = readJob({
      GITHUB_REPOSITORY: 'contoso/apps',
      GITHUB_RUN_ID: '5',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_REPOSITORY_ID: '9',
      GITHUB_SHA: 'AB',
    })
    expect(job).toMatchObject({
      runId: 5,
      runAttempt: 2,
      repositoryId: 9,
      commit: 'ab',
      runUrl: 'https://github.com/contoso/apps/actions/runs/5',
    })
  })
  it('refuses to guess outside a job', () => {
    expect(() => readJob({})).toThrow(/not a job of GitHub Actions/)
  })
})

describe('domain names', () => {
  it.each([
    ['Field visits (development)', 'field-visits-development'],
    ['Überraschung für Ärzte', 'uberraschung-fur-arzte'],
    ['A very long name of an environment', 'a-very-long-name-of-an-e'],
  ])('are made from %s', (name, domain) => {
    expect(domainNameFor(name)).toBe(domain)
    expect(parseDomainName(domain, 'domain')).toBe(domain)
  })
  it.each(['a', '-ab', 'a'.repeat(25), 'a_b', 'a.b'])('refuse %j', (domain) => {
    expect(() => parseDomainName(domain, 'domain')).toThrow(/not a domain name/)
  })
  it('cannot be made from a name without letters or digits', () => {
    expect(() => domainNameFor('***')).toThrow(/no domain name/)
  })
})

describe('deployment settings', () => {
  it('leave out what is not filled in', () => {
    const text = JSON.stringify({
      EnvironmentVariables: [
        { SchemaName: 'c_A', Value: '1' },
        { SchemaName: 'c_B', Value: '' },
      ],
      ConnectionReferences: [
        {
          LogicalName: 'c_sp',
          ConnectionId: 'abc',
          ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline',
        },
        { LogicalName: 'c_x', ConnectionId: '' },
      ],
    })
    expect(parseDeploymentSettings(text, 'f.json')).toMatchObject({
      environmentVariables: [{ schemaName: 'c_A', value: '1' }],
      connectionReferences: [{ logicalName: 'c_sp', connectionId: 'abc' }],
    })
  })
  it.each([
    ['[]', /is not an object/],
    ['{', /is not JSON/],
    ['{"EnvironmentVariables":[{"Value":"1"}]}', /no SchemaName in EnvironmentVariables\[0\]/],
    ['{"EnvironmentVariables":[{"SchemaName":"c_A","Value":1.10}]}', /Value in .*\[0\] that is not a text/],
    ['{"EnvironmentVariables":[null]}', /no object in EnvironmentVariables\[0\]/],
    ['{"EnvironmentVariables":{"c_A":"1"}}', /no list in EnvironmentVariables/],
    ['{"connectionReferences":[]}', /"connectionReferences" where ConnectionReferences belongs/],
  ])('refuse %s', (text, message) => {
    expect(() => parseDeploymentSettings(text, 'f.json')).toThrow(message)
  })
})
