// Reusable workflows: inputs, secrets, outputs, contexts, permissions, references.
import { printed, run, writeFiles } from './run-fixture.js'

const callee = (body: string, on = ''): Record<string, string> => ({
  '.github/workflows/callee.yml': `on:\n  workflow_call:\n${on}\njobs:\n${body}`,
})

const caller = (keys: string): string => `jobs:\n  call:\n    uses: $/.github/workflows/callee.yml\n${keys}`

const declared = `    inputs:
      flag: { type: boolean, default: true }
      count: { type: number }
      text: { type: string, required: true }
    secrets:
      PASS: { required: true }
      EXTRA: {}
    outputs:
      word: { value: "\${{ jobs.inner.outputs.word }}" }`

const inner = `  inner:
    runs-on: x
    env: { PASS: "\${{ secrets.PASS }}", EXTRA: "\${{ secrets.EXTRA }}" }
    outputs: { word: "\${{ steps.s.outputs.word }}" }
    steps:
      - id: s
        run: |
          echo "\${{ inputs.flag }} \${{ inputs.count }} \${{ inputs.text }} [$OUTER] \${{ secrets.PASS != '' }} \${{ secrets.EXTRA != '' }}"
          echo "\${{ job.workflow_file_path }} \${{ github.workflow }} $PASS"
          echo word=done >> "$GITHUB_OUTPUT"
`

describe('a reusable workflow', () => {
  it('gets typed inputs and named secrets, and gives outputs back', async () => {
    const result = await run({
      workflow: `name: Outer
env: { OUTER: not passed }
${caller(`    with: { text: "t \${{ github.actor }}", count: 2 }
    secrets: { PASS: "\${{ secrets.MY_PASS }}" }
  after:
    needs: call
    runs-on: x
    steps: [{ run: 'echo "\${{ needs.call.outputs.word }} \${{ needs.call.result }}"' }]`)}`,
      files: callee(inner, declared),
      settings: { secrets: { MY_PASS: 'swordfish', EXTRA: 'never passed' } },
    })
    expect(result.conclusion).toBe('success')
    expect(printed(result)).toEqual([
      'true 2 t alice [] true false',
      '.github/workflows/callee.yml Outer ***',
      'done success',
    ])
    expect(result.host.startedJobs.map(({ name, jobWorkflowRef }) => [name, jobWorkflowRef])).toEqual([
      ['call / inner', 'contoso/app/.github/workflows/callee.yml@refs/heads/main'],
      ['after', 'contoso/app/.github/workflows/main.yml@refs/heads/main'],
    ])
  })

  it('inherits all secrets when asked to', async () => {
    const result = await run({
      workflow: caller('    with: { text: t }\n    secrets: inherit'),
      files: callee(inner, declared),
      settings: { secrets: { PASS: 'swordfish', EXTRA: 'more secret' } },
    })
    expect(printed(result)[0]).toBe('true 0 t [] true true')
  })

  it.each([
    ['a required input is missing', '    secrets: { PASS: x }', /required input "text"/],
    ['an input is unknown', '    with: { text: t, more: 1 }\n    secrets: { PASS: x }', /unexpected inputs/],
    [
      'an input has another type',
      '    with: { text: t, flag: "true" }\n    secrets: { PASS: x }',
      /not a boolean/,
    ],
    ['a number is a text', '    with: { text: t, count: "2" }\n    secrets: { PASS: x }', /not a number/],
    ['a required secret is missing', '    with: { text: t }', /required secret "PASS"/],
    [
      'a secret is unknown',
      '    with: { text: t }\n    secrets: { PASS: x, MORE: y }',
      /secret "MORE" is not declared/,
    ],
    [
      'the token is handed over',
      '    with: { text: t }\n    secrets: { PASS: "${{ secrets.GITHUB_TOKEN }}" }',
      /GITHUB_TOKEN/,
    ],
  ])('fails its job when %s', async (_, keys, message) => {
    const result = await run({ workflow: caller(keys), files: callee(inner, declared) })
    expect(result.conclusion).toBe('failure')
    expect(result.annotations[0]?.message).toMatch(message)
  })

  it('can call others, of which failure and skipping reach the top', async () => {
    const result = await run({
      workflow: `jobs:
  call: { uses: ./.github/workflows/callee.yml }
  after: { needs: call, runs-on: x, steps: [{ run: echo no }] }
  tidy: { needs: after, if: failure(), runs-on: x, steps: [{ run: echo tidy }] }`,
      files: {
        ...callee(
          '  deep: { uses: $/.github/workflows/deep.yml }\n  skip: { if: false, runs-on: x, steps: [{ run: echo no }] }\n',
        ),
        '.github/workflows/deep.yml':
          'on: workflow_call\njobs: { bad: { runs-on: x, steps: [{ run: exit 1 }] } }',
      },
    })
    expect(result.jobs['call']?.jobs?.['deep']?.jobs?.['bad']).toMatchObject({
      name: 'call / deep / bad',
      result: 'failure',
    })
    expect(result.jobs).toMatchObject({ after: { result: 'skipped' }, tidy: { result: 'success' } })
    expect(printed(result)).toEqual(['tidy'])
  })

  it('of another repository keeps its own files, and its identity is told apart from the caller', async () => {
    const suiteRoot = writeFiles({
      '.github/workflows/callee.yml': `on: workflow_call
jobs:
  inner:
    runs-on: x
    steps:
      - uses: $/actions/own
      - run: echo "\${{ job.workflow_repository }} \${{ job.workflow_sha == github.sha }} \${{ github.repository }}"`,
      'actions/own/action.yml': '{ name: own, description: d, runs: { using: node20, main: m.cjs } }',
      'actions/own/m.cjs': "console.log('own', process.env.GITHUB_ACTION_REPOSITORY)",
    })
    const callerRoot = writeFiles({
      '.github/workflows/main.yml': `on: workflow_dispatch
jobs:
  call:
    uses: powerops/suite/.github/workflows/callee.yml@${'c'.repeat(40)}`,
    })
    const suite = { repository: 'powerops/suite', ref: 'refs/tags/v1', sha: 'c'.repeat(40) }
    const result = await run({ workflow: 'unused', request: { suiteRoot, callerRoot, suite } })
    expect(printed(result)).toEqual(['own powerops/suite', 'powerops/suite false contoso/app'])
    expect(result.host.startedJobs[0]?.jobWorkflowRef).toBe(
      'powerops/suite/.github/workflows/callee.yml@refs/tags/v1',
    )
  })
})

describe('permissions', () => {
  const steps = 'runs-on: x, steps: [{ run: "echo [$ACTIONS_ID_TOKEN_REQUEST_TOKEN]" }]'

  it.each([
    [
      'nothing written gives the restricted default',
      `jobs: { a: { ${steps} } }`,
      { contents: 'read', packages: 'read', metadata: 'read' },
    ],
    ['an empty map gives nothing', `permissions: {}\njobs: { a: { ${steps} } }`, { metadata: 'read' }],
    [
      'the job replaces the workflow',
      `permissions: { issues: write }\njobs: { a: { ${steps}, permissions: { contents: write } } }`,
      { contents: 'write', metadata: 'read' },
    ],
    [
      'none is not granted',
      `permissions: { issues: none, checks: read }\njobs: { a: { ${steps} } }`,
      { checks: 'read', metadata: 'read' },
    ],
  ])('%s', async (_, workflow, permissions) => {
    const result = await run({ workflow })
    expect(result.host.startedJobs[0]?.permissions).toEqual(permissions)
  })

  it.each([
    ['read-all', 'read', undefined],
    ['write-all', 'write', 'write'],
  ])('%s grants every scope', async (shorthand, contents, idToken) => {
    const result = await run({ workflow: `permissions: ${shorthand}\njobs: { a: { ${steps} } }` })
    expect(result.host.startedJobs[0]?.permissions).toMatchObject({
      contents,
      deployments: contents,
      models: 'read',
    })
    expect(result.host.startedJobs[0]?.permissions['id-token']).toBe(idToken)
  })

  it.each([
    ['is there', 'id-token: write', '[***]'],
    ['is not there', 'contents: read', '[]'],
  ])('the identity token %s with %s', async (_, permission, line) => {
    const result = await run({ workflow: `permissions: { ${permission} }\njobs: { a: { ${steps} } }` })
    expect(printed(result)).toEqual([line])
  })

  it('shrink along the chain of calls', async () => {
    const result = await run({
      workflow: `permissions: { contents: write, issues: write }\n${caller('    permissions: { contents: write }')}`,
      files: callee(`  same: { ${steps} }\n  less: { ${steps}, permissions: { contents: read } }\n`),
    })
    expect(
      result.host.startedJobs.map(({ name, permissions }) => [
        name,
        permissions['contents'],
        permissions['issues'],
      ]),
    ).toEqual([
      ['call / same', 'write', undefined],
      ['call / less', 'read', undefined],
    ])
  })

  it('that a called job asks for beyond its caller keep the run from starting', async () => {
    const fixture = {
      workflow: `permissions: { contents: read }\n${caller('')}`,
      files: callee(`  more: { ${steps}, permissions: { id-token: write } }\n`),
    }
    await expect(run(fixture)).rejects.toThrow(
      "the nested job 'more' of .github/workflows/callee.yml is requesting 'id-token: write', but is only allowed 'id-token: none'",
    )
  })
})
