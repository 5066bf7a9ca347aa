import { EOL } from 'node:os'
import { formatCommand, formatOutput } from '../src/workflow-commands.js'

describe('a command to the runner', () => {
  it.each([
    ['has a name and a message', ['debug', 'hello'], '::debug::hello'],
    ['needs no message', ['endgroup', ''], '::endgroup::'],
    ['says where', ['error', 'no', { file: 'a.ts', line: 3 }], '::error file=a.ts,line=3::no'],
    [
      'leaves out what is not known',
      ['error', 'no', { title: undefined, file: '', line: 3 }],
      '::error line=3::no',
    ],
    ['stays on its line', ['notice', 'a\r\nb 100%0A'], '::notice::a%0D%0Ab 100%250A'],
    [
      'does not let a property end early',
      ['warning', 'x', { title: 'a::b,line=9\n', file: 'c:%3A' }],
      '::warning title=a%3A%3Ab%2Cline=9%0A,file=c%3A%253A::x',
    ],
  ] as const)('%s', (_case, [name, message, properties], expected) => {
    expect(formatCommand(name, message, properties)).toBe(`${expected}${EOL}`)
  })
})

describe('an output', () => {
  it('ends at a line that its value cannot hold', () => {
    const [first = '', ...rest] = formatOutput('name', 'one\ntwo').split(EOL)
    const delimiter = /^name<<(ghadelimiter_[-0-9a-f]{36})$/.exec(first)?.[1]
    expect(rest.join('\n')).toBe(`one\ntwo\n${delimiter}\n`)
    expect(formatOutput('name', 'one\ntwo')).not.toContain(delimiter)
  })
})
