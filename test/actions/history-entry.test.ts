import { parseVersion } from '@powerops/core'
import { describeImport } from '../../actions/record-deployment/history-entry.js'

const job = { runId: 5, runAttempt: 2 }
const facts = {
  solutionName: 'Contoso',
  solutionVersion: parseVersion('1.2.0.0'),
  solutionDigest: 'ab'.repeat(32),
  environmentUrl: undefined,
  importJobId: undefined,
  approvalRecord: undefined,
}

describe('an entry of the deployment history', () => {
  it('holds solution, digest and run, and leaves out what was not given', () => {
    expect(describeImport(facts, job)).toEqual({
      schemaVersion: 1,
      solution: 'Contoso',
      version: '1.2.0.0',
      digest: facts.solutionDigest,
      runId: 5,
      runAttempt: 2,
    })
  })

  it('holds the origin of the environment and the approval as an object', () => {
    const environmentUrl = new URL('https://contoso.crm4.dynamics.com/main.aspx')
    const approvalRecord = '{"decision":"approved"}'
    expect(describeImport({ ...facts, environmentUrl, approvalRecord }, job)).toMatchObject({
      environmentUrl: 'https://contoso.crm4.dynamics.com',
      approval: { decision: 'approved' },
    })
  })

  it.each([
    ['approved', /not JSON/],
    ['"approved"', /not a JSON object/],
    ['[]', /not a JSON object/],
  ])('never leaves out an approval that it cannot read: %s', (approvalRecord, message) => {
    expect(() => describeImport({ ...facts, approvalRecord }, job)).toThrow(message)
  })
})
