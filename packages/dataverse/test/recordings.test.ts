// The parsers read what a real service answered. Needs the reference data, which is not part of the repository.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAsyncOperation } from '../src/async-operation.js'
import { joinVariables } from '../src/environment-variables.js'
import { parseWhoAmI } from '../src/identity.js'
import { parseSolution } from '../src/solutions.js'
import { parseStageResults } from '../src/stage-solution.js'

const reference = process.env['ALM_REFERENCE_DATA']
const recorded = (name: string): { value: unknown[] } =>
  JSON.parse(readFileSync(join(reference ?? '', 'api-recordings', 'dataverse', name), 'utf8'))

;(reference ? describe : describe.skip)('recorded answers', () => {
  it('tell who calls', () => {
    expect(parseWhoAmI(recorded('whoami.json')).userId).toMatch(/2$/)
  })
  it('list solutions', () => {
    const [solution] = recorded('solutions/list.json').value.map(parseSolution)
    expect(solution).toMatchObject({
      uniqueName: 'TerraformTestSolution',
      version: '1.1.0.0',
      publisher: 'Crefda7',
    })
  })
  it('tell that an operation has ended', () => {
    expect(parseAsyncOperation(recorded('solutions/asyncoperation-completed.json'))).toEqual({
      state: 'succeeded',
    })
  })
  it('tell what an import would meet', () => {
    const results = parseStageResults(recorded('solutions/stage-solution.json'))
    expect(results).toMatchObject({
      passed: true,
      solution: { uniqueName: 'TerraformTestSolution', managed: false },
    })
    expect(results.components.find(({ type }) => type === 'connectionreference')).toMatchObject({
      inTarget: 'no',
      attributes: { connectorid: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline' },
    })
  })
  it('list environment variables with their values', () => {
    const definitions = recorded('environment-variables/definitions.json').value
    const values = recorded('environment-variables/values.json').value
    expect(joinVariables(definitions, values)).toMatchObject([
      { type: 'string', value: 'https://api.contoso.example' },
    ])
  })
})
