// Scripts: shells, defaults, variables, conditions, timeouts, command files and printed commands.
import { fastClock, printed, run, runSteps } from './run-fixture.js'

const conclusions = (result: Awaited<ReturnType<typeof runSteps>>): string[] =>
  (result.jobs['main']?.steps ?? []).map((step) => `${step.outcome}/${step.conclusion}`)

describe('scripts', () => {
  it.each([
    ['no shell stops at the first failing command', '- run: "false\\necho on"', 'failure', []],
    ['no shell does not look into pipes', '- run: "false | cat\\necho on"', 'success', ['on']],
    ['bash looks into pipes', '- run: "false | cat\\necho on"\n  shell: bash', 'failure', []],
    ['sh runs', '- run: echo $0 | grep -c sh\n  shell: sh', 'success', ['1']],
    ['python runs', '- run: print(6 * 7)\n  shell: python', 'success', ['42']],
    ['a command with {0} is a shell', '- run: console.log(6 * 7)\n  shell: node {0}', 'success', ['42']],
    ['an unknown shell fails', '- run: echo hi\n  shell: fish', 'failure', []],
    ['a missing working directory fails', '- run: echo hi\n  working-directory: nowhere', 'failure', []],
  ])('%s', async (_, steps, conclusion, lines) => {
    const result = await runSteps(steps)
    expect(result.conclusion).toBe(conclusion)
    expect(printed(result)).toEqual(lines)
  })

  it('take shell and working directory from the job before the workflow', async () => {
    const result = await run({
      workflow: `
defaults: { run: { shell: sh, working-directory: outer } }
jobs:
  main:
    runs-on: any label
    defaults: { run: { working-directory: inner } }
    steps:
      - run: mkdir inner
        working-directory: .
      - run: basename "$PWD"`,
    })
    expect(printed(result)).toEqual(['inner'])
  })

  it('see the variables of workflow, job and step, the nearest first, and those of the machine', async () => {
    const result = await run({
      workflow: `
env: { A: workflow, B: workflow, C: workflow }
jobs:
  main:
    runs-on: ubuntu-latest
    env: { B: job, C: job }
    steps:
      - run: echo "$A $B $C $M $CI $GITHUB_REPOSITORY"
        env: { C: step, GITHUB_REPOSITORY: forged }
      - run: echo "\${{ env.A }} \${{ env.B }} \${{ env.C }} \${{ env.M }}"`,
      request: { environment: { M: 'machine', A: 'machine' } },
    })
    expect(printed(result)).toEqual(['workflow job step machine true contoso/app', 'workflow job job '])
  })

  it('get no variable of this process but PATH', async () => {
    process.env['LEAK_PROBE'] = 'leak'
    const result = await runSteps('- run: echo "[$LEAK_PROBE]"')
    delete process.env['LEAK_PROBE']
    expect(printed(result)).toEqual(['[]'])
  })
})

describe('conditions and outcomes', () => {
  it('run steps after a failure only when they ask for it', async () => {
    const result = await runSteps(`
- run: exit 3
- run: echo no
- run: echo failure
  if: failure()
- run: echo always
  if: always()
- run: echo condition
  if: github.actor == 'alice'
- run: echo both
  if: \${{ failure() && github.actor == 'ALICE' }}`)
    expect(result.conclusion).toBe('failure')
    expect(printed(result)).toEqual(['failure', 'always', 'both'])
    expect(result.annotations.map((annotation) => annotation.message)).toEqual([
      'Process completed with exit code 3.',
    ])
  })

  it('tell outcome and conclusion apart under continue-on-error', async () => {
    const result = await runSteps(`
- id: try
  run: exit 1
  continue-on-error: true
- run: echo "\${{ steps.try.outcome }} \${{ steps.try.conclusion }} \${{ job.status }}"`)
    expect(result.conclusion).toBe('success')
    expect(printed(result)).toEqual(['failure success success'])
    expect(conclusions(result)).toEqual(['failure/success', 'success/success'])
  })

  it('see the variables of their own step', async () => {
    const result = await runSteps("- run: echo yes\n  if: env.GO == '1'\n  env: { GO: 1 }")
    expect(printed(result)).toEqual(['yes'])
  })

  it('fail a step whose time is over, and end its process', async () => {
    const result = await runSteps('- run: sleep 30\n  timeout-minutes: 1', {
      request: { clock: fastClock(60), cancellation: { interruptMs: 1, terminateMs: 1 } },
    })
    expect(result.conclusion).toBe('failure')
    expect(result.annotations[0]?.message).toBe("The action 'Run sleep 30' has timed out after 1 minutes.")
  })

  it('cancel a job whose time is over', async () => {
    const result = await runSteps('- run: sleep 30\n- run: echo late\n  if: cancelled()', {
      job: 'timeout-minutes: 1',
      // What follows has five of these minutes, even where the machine has much else to do.
      request: { clock: fastClock(1000), cancellation: { interruptMs: 1, terminateMs: 1 } },
    })
    expect(result.conclusion).toBe('cancelled')
    expect(printed(result)).toEqual(['late'])
    expect(conclusions(result)).toEqual(['cancelled/cancelled', 'success/success'])
    expect(result.host.finishedJobs).toEqual([{ name: 'main', conclusion: 'cancelled' }])
  })
})

describe('command files', () => {
  it('hand over outputs, variables, path entries and the summary', async () => {
    const result = await runSteps(`
- id: make
  run: |
    echo "plain=a=b" >> "$GITHUB_OUTPUT"
    printf 'long<<EOF\\none\\ntwo\\nEOF\\n' >> "$GITHUB_OUTPUT"
    echo "COLOUR=blue" >> "$GITHUB_ENV"
    mkdir tools && printf '#!/bin/sh\\necho from the tool' > tools/mytool && chmod +x tools/mytool
    echo "$PWD/tools" >> "$GITHUB_PATH"
    echo "# Done" >> "$GITHUB_STEP_SUMMARY"
- run: |
    mytool
    echo "$COLOUR \${{ env.COLOUR }} \${{ steps.make.outputs.plain }}"
    echo '\${{ toJSON(steps.make.outputs.long) }}'`)
    expect(result.conclusion).toBe('success')
    expect(printed(result)).toEqual(['from the tool', 'blue blue a=b', '"one\\ntwo"'])
    expect(result.summaries).toEqual([
      { job: 'main', step: expect.stringContaining('Run'), markdown: '# Done\n' },
    ])
    expect(result.jobs['main']?.steps[0]?.outputs).toEqual({ plain: 'a=b', long: 'one\ntwo' })
  })

  it('do not take NODE_OPTIONS', async () => {
    const result = await runSteps(
      '- run: echo NODE_OPTIONS=--x >> "$GITHUB_ENV"\n- run: echo "[$NODE_OPTIONS]"',
    )
    expect(result.conclusion).toBe('success')
    expect(printed(result)).toEqual(['[]'])
    expect(result.annotations[0]?.message).toContain("Can't store NODE_OPTIONS")
  })

  it('fail the step when they cannot be read', async () => {
    const result = await runSteps('- run: printf "a<<END\\nb\\n" >> "$GITHUB_OUTPUT"')
    expect(result.conclusion).toBe('failure')
    expect(result.annotations[1]?.message).toBe("Invalid value. Matching delimiter not found 'END'")
  })
})

describe('printed commands', () => {
  it('make annotations with their properties', async () => {
    const result = await runSteps('- run: "echo \'::error file=a.ts,line=3,title=a%3Ab::one%0Atwo\'"')
    expect(result.annotations).toMatchObject([
      {
        level: 'error',
        message: 'one\ntwo',
        properties: { file: 'a.ts', line: '3', title: 'a:b' },
        job: 'main',
      },
    ])
  })

  it.each([
    ['set-output still works and warns', '::set-output name=x::1', 'success', '1', 'deprecated'],
    ['the bracket form works anywhere in a line', 'so ##[set-output name=x;]1', 'success', '1', 'deprecated'],
    ['set-env is disabled', '::set-env name=x::1', 'failure', '', 'disabled'],
    ['add-path is disabled', '::add-path::/tmp', 'failure', '', 'disabled'],
    ['a stop needs a token that is no command', '::stop-commands::error', 'failure', '', 'not a safe token'],
  ])('%s', async (_, line, conclusion, output, message) => {
    const result = await runSteps(`- id: a\n  run: |\n    echo '${line}'`)
    expect(result.conclusion).toBe(conclusion)
    expect(result.jobs['main']?.steps[0]?.outputs['x'] ?? '').toBe(output)
    expect(result.annotations[0]?.message).toContain(message)
  })

  it('are not read between stop-commands and its token', async () => {
    const result = await runSteps(
      "- run: |\n    echo '::stop-commands::t0ken'\n    echo '::warning::quiet'\n    echo '::t0ken::'\n    echo '::warning::loud'",
    )
    expect(result.annotations.map((annotation) => annotation.message)).toEqual(['loud'])
    expect(printed(result)).toEqual(['::warning::quiet'])
  })

  it('are not read when nobody knows them', async () => {
    const result = await runSteps("- run: echo '::unknown::x'; echo '::debug::hidden'")
    expect(printed(result)).toEqual(['::unknown::x'])
  })
})

describe('secrets', () => {
  const settings = { secrets: { PASS: 'hunter2+hunter2', KEY: 'line-one-of-key\nline-two-of-key' } }

  it.each([
    ['the value', 'echo "$P"'],
    ['its base64', 'printf %s "$P" | base64'],
    ['the base64 of a text that ends with it', 'printf %s "user:$P" | base64'],
    ['its URL form', 'echo "hunter2%2Bhunter2"'],
    ['each line of a longer secret', 'echo "$K"'],
  ])('are hidden as %s', async (_, script) => {
    const result = await runSteps(
      `- run: ${script}\n  env: { P: "\${{ secrets.PASS }}", K: "\${{ secrets.KEY }}" }`,
      {
        settings,
      },
    )
    expect(result.conclusion).toBe('success')
    const [line] = printed(result)
    expect(line).toContain('***')
    expect(result.log).not.toMatch(/hunter2|-of-key|aHVudGVyMi/)
  })

  it('that a step registers are hidden from then on, line by line, and dropped from outputs', async () => {
    const result = await run({
      workflow: `
jobs:
  main:
    runs-on: ubuntu-latest
    outputs: { secret: "\${{ steps.a.outputs.s }}", plain: "\${{ steps.a.outputs.p }}" }
    steps:
      - id: a
        run: |
          echo '::add-mask::first part%0Asecond part'
          echo 'has second part inside'
          echo '::error::first part'
          echo 's=xfirst partx' >> "$GITHUB_OUTPUT"
          echo 'p=fine' >> "$GITHUB_OUTPUT"
  next:
    needs: main
    runs-on: ubuntu-latest
    steps:
      - run: echo "[\${{ needs.main.outputs.secret }}] \${{ needs.main.outputs.plain }}"`,
    })
    expect(printed(result)).toEqual(['has *** inside', '[] fine'])
    expect(result.annotations.map((annotation) => annotation.message)).toEqual([
      '***',
      "Skip output 'secret' since it may contain secret.",
    ])
  })

  it('hide the token, and are absent from conditions', async () => {
    const result = await runSteps(
      '- run: echo "${{ github.token }}" "${{ secrets.GITHUB_TOKEN }}"\n- run: echo "$ACTIONS_ID_TOKEN_REQUEST_URL"',
    )
    expect(printed(result)).toEqual(['*** ***', ''])
  })
})
