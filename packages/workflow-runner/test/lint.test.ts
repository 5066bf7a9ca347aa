// Our own rules for workflow files.
import { lintWorkflow } from '../src/index.js'
import { indent, writeFiles } from './run-fixture.js'

async function lint(workflow: string): Promise<string[]> {
  const root = writeFiles({
    '.github/workflows/main.yml': workflow,
    '.github/workflows/callee.yml':
      'on: { workflow_call: { inputs: { flag: { type: boolean }, text: { type: string } } } }\njobs: { a: { runs-on: x, steps: [{ run: a }] } }',
  })
  const findings = await lintWorkflow(root, '.github/workflows/main.yml')
  return findings.map(({ rule, line }) => `${rule} ${line ?? ''}`.trim())
}

const withStep = (step: string): string =>
  `on: push\npermissions: {}\njobs:\n  a:\n    permissions: {}\n    timeout-minutes: 5\n    runs-on: x\n    steps:\n${indent(step, 6)}\n`

it.each([
  ['an action at a tag', withStep('- uses: actions/checkout@v6'), ['uses-pinned 9']],
  ['an action at a full commit', withStep(`- uses: actions/checkout@${'a'.repeat(40)}`), []],
  ['an action of the repository itself', withStep('- uses: $/actions/a'), []],
  [
    'outside text in a script',
    withStep('- run: echo "${{ github.event.inputs.a }} ${{ matrix.b }}"'),
    ['script-expression 9'],
  ],
  ['an output alone as a script', withStep('- run: ${{ steps.a.outputs.b }}'), ['script-expression 9']],
  [
    'outside text by way of a variable',
    withStep('- run: echo "$A"\n  env: { A: "${{ github.event.inputs.a }}" }'),
    [],
  ],
  [
    'a job without permissions and timeout',
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{ run: a }]',
    ['job-permissions 4', 'job-timeout 4'],
  ],
  [
    'a text for a boolean of a called workflow',
    'on: push\njobs:\n  a:\n    permissions: {}\n    uses: $/.github/workflows/callee.yml\n    with: { flag: "true", text: "true" }',
    ['call-input-type 6'],
  ],
  [
    'too many inputs',
    `on:\n  workflow_dispatch:\n    inputs:\n${Array.from({ length: 26 }, (_, index) => `      i${index}: {}`).join('\n')}\njobs: { a: { permissions: {}, timeout-minutes: 1, runs-on: x, steps: [{ run: a }] } }`,
    ['dispatch-input-count 4'],
  ],
])('%s', async (_, workflow, expected) => {
  expect(await lint(workflow)).toEqual(expected)
})
