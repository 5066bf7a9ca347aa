// Steps: scripts, shells, environment, files and commands of the runner.
import { printed, runSteps } from './run-fixture.js'

describe('a run step', () => {
  it('prints into the log and ends successfully', async () => {
    const result = await runSteps('- run: echo "hello ${{ github.repository }}"')
    expect(result.conclusion).toBe('success')
    expect(printed(result)).toEqual(['hello contoso/app'])
    expect(result.jobs['main']?.steps.map((step) => step.conclusion)).toEqual(['success'])
    expect(result.host.finishedRuns).toEqual(['success'])
  })
})
