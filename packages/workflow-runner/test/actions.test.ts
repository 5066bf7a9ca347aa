// Actions: JavaScript with pre, main and post, composite, references, inputs and state.
import { printed, run, runSteps } from './run-fixture.js'

const script = (body: string): string =>
  `const fs = require('node:fs'); const put = (file, line) => fs.appendFileSync(process.env[file], line + '\\n');\n${body}`

const greet = {
  'actions/greet/action.yml': `
name: Greet
description: d
inputs:
  who: { description: d, default: "\${{ github.actor }}" }
  'Two Words': { description: d }
  old: { description: d, deprecationMessage: use who }
outputs:
  said: { description: d }
runs: { using: node24, pre: pre.cjs, main: main.cjs, post: post.cjs }
`,
  'actions/greet/pre.cjs': script("console.log('pre'); put('GITHUB_STATE', 'early=1')"),
  'actions/greet/main.cjs': script(
    "const who = process.env.INPUT_WHO; console.log('hello ' + who, '[' + process.env.INPUT_TWO_WORDS + ']', process.env.STATE_early); put('GITHUB_OUTPUT', 'said=' + who); put('GITHUB_STATE', 'who=' + who); if (who === 'nobody') process.exit(2)",
  ),
  'actions/greet/post.cjs': script("console.log('post ' + process.env.STATE_who)"),
}

describe('a JavaScript action', () => {
  it('runs pre before all steps and post after them, the last first, with the state of its own step', async () => {
    const result = await runSteps(
      `
- run: echo start
- uses: $/actions/greet
- uses: $/actions/greet
  with: { WHO: bob, two words: x }
- run: echo end`,
      { files: greet },
    )
    expect(printed(result)).toEqual([
      'pre',
      'pre',
      'start',
      'hello alice [] 1',
      'hello bob [x] 1',
      'end',
      'post bob',
      'post alice',
    ])
    expect(result.jobs['main']?.steps.map((step) => step.name)).toEqual([
      'Pre Run $/actions/greet',
      'Pre Run $/actions/greet',
      'Run echo start',
      'Run $/actions/greet',
      'Run $/actions/greet',
      'Run echo end',
      'Post Run $/actions/greet',
      'Post Run $/actions/greet',
    ])
  })

  it('runs post although main failed, and hands its outputs over', async () => {
    const result = await runSteps(
      `
- id: g
  uses: $/actions/greet
  with: { who: nobody }
- run: echo "\${{ steps.g.outputs.said }} \${{ steps.g.outcome }}"
  if: always()`,
      { files: greet },
    )
    expect(result.conclusion).toBe('failure')
    expect(printed(result)).toEqual(['pre', 'hello nobody [] 1', 'nobody failure', 'post nobody'])
  })

  it('warns of unexpected and deprecated inputs as the runner does', async () => {
    const result = await runSteps('- uses: $/actions/greet\n  with: { extra: 1, old: 2 }', { files: greet })
    expect(result.annotations.map((annotation) => annotation.message)).toEqual([
      "Input 'old' has been deprecated with message: use who",
      "Unexpected input(s) 'extra', valid inputs are ['who', 'Two Words', 'old']",
      "Input 'old' has been deprecated with message: use who",
      "Unexpected input(s) 'extra', valid inputs are ['who', 'Two Words', 'old']",
    ])
  })

  it.each([
    ['success()', true, false],
    ['failure()', false, true],
  ])('decides post-if %s by the job', async (condition, afterSuccess, afterFailure) => {
    const files = {
      'a/action.yml': `{ name: a, description: d, runs: { using: node20, main: m.cjs, post: p.cjs, post-if: "${condition}" } }`,
      'a/m.cjs': '',
      'a/p.cjs': "console.log('post')",
    }
    const good = await runSteps('- uses: $/a\n- run: "true"', { files })
    const bad = await runSteps('- uses: $/a\n- run: "false"', { files })
    expect([printed(good).length > 0, printed(bad).length > 0]).toEqual([afterSuccess, afterFailure])
  })

  it('is found in the workspace only once a step has put it there', async () => {
    const result = await runSteps(`
- uses: ./local
  continue-on-error: true
- run: |
    mkdir local
    echo '{ name: l, description: d, runs: { using: node20, main: m.cjs } }' > local/action.yml
    echo "console.log('local', process.env.GITHUB_ACTION)" > local/m.cjs
- uses: ./local`)
    expect(printed(result)).toEqual(['local __self_2'])
    expect(result.annotations[0]?.message).toContain("can't find 'action.yml'")
  })

  it.each([
    ['the node that it asks for was not given', 'node24', /no executable was given/],
    ['it is a docker action', 'docker', /runs using|not a valid action/],
  ])('fails the job when %s', async (_, using, message) => {
    const image = using === 'docker' ? ', image: Dockerfile' : ', main: m.cjs'
    const files = {
      'a/action.yml': `{ name: a, description: d, runs: { using: ${using}${image} } }`,
      'a/m.cjs': '',
    }
    const request = { nodes: { node20: process.execPath } }
    const result = await runSteps('- uses: $/a', { files, request })
    expect(result.conclusion).toBe('failure')
    expect(result.annotations[0]?.message).toMatch(message)
  })

  it.each([
    ['an action without a substitute', '- uses: other/action@v1', /has no substitute/],
    ['a folder without an action', '- uses: $/nowhere', /does not exist/],
    ['a path out of the repository', '- uses: $/../../etc', /leads out of/],
    ['another commit of the own repository', '- uses: contoso/app/a@v9', /names another commit/],
  ])('fails before the first step for %s, even when the step would be skipped', async (_, step, message) => {
    const result = await runSteps(`- run: echo first\n${step}\n  if: false`)
    expect(result.conclusion).toBe('failure')
    expect(printed(result)).toEqual([])
    expect(result.annotations[0]?.message).toMatch(message)
  })
})

describe('a composite action', () => {
  const files = {
    ...greet,
    'actions/both/action.yml': `
name: Both
description: d
inputs: { name: { description: d, default: carol } }
outputs: { result: { description: d, value: "\${{ steps.inner.outputs.said }}!" } }
runs:
  using: composite
  steps:
    - id: inner
      uses: $/actions/plain
      with: { who: "\${{ inputs.name }}" }
    - run: echo "$OUTER $(basename "$GITHUB_ACTION_PATH") [\${{ inputs.flavour }}]" && echo SHARED=yes >> "$GITHUB_ENV"
      shell: bash
    - run: exit 1
      shell: bash
      if: inputs.name == 'fail'
    - run: echo "cleanup \${{ job.status }}"
      shell: bash
      if: always()
    - run: echo not on
      shell: bash
      if: failure()
`,
    'actions/plain/action.yml': `
name: Plain
description: d
inputs: { who: { description: d } }
outputs: { said: { description: d } }
runs: { using: node20, main: ../greet/main.cjs, post: ../greet/post.cjs }
`,
  }

  it('has steps, inputs and outputs of its own, and shares variables and post steps with the job', async () => {
    const result = await runSteps(
      `
- id: both
  uses: $/actions/both
  env: { OUTER: seen }
- run: echo "\${{ steps.both.outputs.result }} $SHARED [$OUTER] [\${{ steps.inner.outputs.said }}]"`,
      { files },
    )
    expect(result.conclusion).toBe('success')
    expect(printed(result)).toEqual([
      'hello carol [undefined] undefined',
      'seen both []',
      'cleanup success',
      'carol! yes [] []',
      'post carol',
    ])
    expect(result.jobs['main']?.steps.map((step) => step.name)).toEqual([
      'Run $/actions/both',
      'Run echo "carol! $SHARED [$OUTER] []"',
      'Post Run $/actions/plain',
    ])
  })

  it('fails its step when one of its steps fails, and judges failure() by its own steps', async () => {
    const result = await runSteps('- uses: $/actions/both\n  with: { name: fail }', { files })
    expect(result.conclusion).toBe('failure')
    expect(printed(result).slice(-3)).toEqual(['cleanup success', 'not on', 'post fail'])
  })
})

describe('substitutes', () => {
  const pinned = `acme/tool/sub@${'b'.repeat(40)}`

  it('stand in as a folder', async () => {
    const result = await runSteps(`- uses: ${pinned}`, {
      files: {},
      request: {
        substitutes: { 'acme/tool': new URL('./fixtures/tool', import.meta.url).pathname },
      },
    })
    expect(printed(result)).toEqual([`tool of acme/tool at ${'b'.repeat(40)}`])
  })

  it('stand in as a function whose inputs are those of the real action', async () => {
    const substitutes = {
      'acme/tool': {
        inputs: { a: 'one', b: 'two' },
        run: async (call: { inputs: Readonly<Record<string, string>> }) => ({
          c: JSON.stringify(call.inputs),
        }),
        post: async (call: { log(text: string): void }) => call.log('post'),
      },
    }
    const good = await run({
      workflow: `
jobs:
  main:
    runs-on: x
    steps:
      - id: t
        uses: ${pinned}
        with: { b: 3 }
      - run: echo '\${{ steps.t.outputs.c }}'`,
      request: { substitutes },
    })
    expect(printed(good)).toEqual(['{"a":"one","b":"3"}', 'post'])
    const bad = await runSteps(`- uses: ${pinned}\n  with: { z: 3 }`, { request: { substitutes } })
    expect(bad.annotations[0]?.message).toContain('has no input "z"')
  })
})
