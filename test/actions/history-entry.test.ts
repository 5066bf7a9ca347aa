// What record-deployment writes into a deployment.
import { parseGuid, parseVersion } from '@powerops/core'
import { describeImport, importFacts } from '../../actions/record-deployment/history-entry.js'

const commit = 'c0'.repeat(20)
const job = { runId: 5, runAttempt: 2, commit, actor: 'mia-maker' }
const NOW = Date.parse('2026-03-01T08:10:00Z')
const facts = {
  solutionName: 'Contoso',
  solutionVersion: parseVersion('1.2.0.0'),
  solutionDigest: 'ab'.repeat(32),
  managed: undefined,
  previousVersion: undefined,
  operation: undefined,
  importJobId: undefined,
  planDigest: undefined,
  commit: undefined,
  requester: undefined,
  environmentUrl: undefined,
  approvalRecord: undefined,
  durationSeconds: undefined,
  state: 'success',
} as const

describe('an entry of the deployment history', () => {
  it('holds solution, digest, run and requester, and leaves out what was not given', () => {
    expect(describeImport(facts, job, NOW)).toEqual({
      schemaVersion: 1,
      solution: 'Contoso',
      version: '1.2.0.0',
      digest: facts.solutionDigest,
      runId: 5,
      runAttempt: 2,
      requester: 'mia-maker',
    })
  })

  it('holds the origin of the environment, and the approval as an object with the digest of its text', () => {
    const environmentUrl = new URL('https://contoso.crm4.dynamics.com/main.aspx')
    const approvalRecord = '{"decision":"approved"}'
    expect(describeImport({ ...facts, environmentUrl, approvalRecord }, job, NOW)).toMatchObject({
      environmentUrl: 'https://contoso.crm4.dynamics.com',
      approval: { decision: 'approved' },
      approvalDigest: 'dd0397dbad6f6b07c4fd7e228ee5afca39dce5b038bf2781c3d251114ca79cd9',
    })
  })

  it.each([
    [
      'the commit of the workflow where another one was deployed',
      { commit: 'd1'.repeat(20) },
      { workflowCommit: commit },
    ],
    [
      'when the import began, counted back',
      { durationSeconds: 90.5 },
      { startedAt: '2026-03-01T08:08:29.500Z' },
    ],
    ['the requester that is named', { requester: '@adam-admin' }, { requester: 'adam-admin' }],
    [
      'kind and plan',
      { managed: false, planDigest: 'cd'.repeat(32) },
      { managed: false, planDigest: 'cd'.repeat(32) },
    ],
  ])('holds %s', (_, more, expected) => {
    expect(describeImport({ ...facts, ...more }, job, NOW)).toMatchObject(expected)
  })

  it.each([
    ['second commit where it is the same', { commit }, 'workflowCommit'],
    ['beginning of an import that is to come', { durationSeconds: 9, state: 'queued' as const }, 'startedAt'],
  ])('holds no %s', (_, more, name) => {
    expect(describeImport({ ...facts, ...more }, job, NOW)).not.toHaveProperty(name)
  })

  it('leaves out an actor that is no login', () => {
    expect(describeImport(facts, { ...job, actor: '<b>' }, NOW)).not.toHaveProperty('requester')
  })

  it('tells of the import what is known', () => {
    const importJobId = parseGuid('11111111-2222-3333-4444-555555555555', 'a test')
    expect(importFacts({ ...facts, operation: 'upgrade', importJobId })).toEqual({
      operation: 'upgrade',
      importJobId,
    })
  })

  it.each([
    [{ approvalRecord: 'approved' }, /not JSON/],
    [{ approvalRecord: '"approved"' }, /not a JSON object/],
    [{ approvalRecord: '[]' }, /not a JSON object/],
    [{ requester: 'a b' }, /not a login/],
    [{ requester: 'mia](https://evil)' }, /not a login/],
  ])('never leaves out what it cannot read: %j', (more, message) => {
    expect(() => describeImport({ ...facts, ...more }, job, NOW)).toThrow(message)
  })
})
