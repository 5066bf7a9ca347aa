import { formatBytes, formatDuration, quote, toLogText, toMarkdownCode, toMarkdownText } from '@powerops/core'

describe('quote', () => {
  it.each([
    ['plain text in quotes', 'contoso', '"contoso"'],
    ['a line break as \\n', 'a\nb', '"a\\nb"'],
    ['an escape sequence as its number', 'a\u001b[31mb', '"a\\u001b[31mb"'],
    ['a mark that reverses text as its number', 'a\u202eb', '"a\\u202eb"'],
  ])('shows %s', (_, given, shown) => {
    expect(quote(given)).toBe(shown)
  })

  it('cuts a long value', () => {
    expect(quote('x'.repeat(500)).length).toBeLessThan(130)
  })
})

describe('toLogText', () => {
  it.each([
    ['::set-output name=approved::true'],
    ['  ::add-mask::x'],
    ['a name\n::error::b'],
    ['##[error]no'],
    ['##[set-output name=a]b'],
  ])('leaves nothing that the runner takes for a command in %j', (given) => {
    const line = toLogText(given)
    expect(line).not.toMatch(/[\r\n]/)
    expect(line.trimStart()).not.toMatch(/^(::|##\[)/)
  })

  it('leaves harmless text as it is', () => {
    expect(toLogText('import of Contoso 1.0.0.0: 40 %')).toBe('import of Contoso 1.0.0.0: 40 %')
  })
})

describe('Markdown', () => {
  it('neutralises markup, HTML and mentions in text', () => {
    const shown = toMarkdownText('<img src=x> **b** [a](http://e) @admin | `c`\n# d')
    expect(shown).not.toMatch(/<|\n/)
    expect(shown).not.toMatch(/@admin/)
    expect(shown).not.toMatch(/(?<!\\)[*[|`#]/)
  })

  it.each([
    ['a', '`a`'],
    ['a`b', '`` a`b ``'],
    ['a|b', '`a\\|b`'],
  ])('puts %j into a code span', (given, shown) => {
    expect(toMarkdownCode(given)).toBe(shown)
  })
})

describe('formatDuration', () => {
  it.each([
    [850, '850 ms'],
    [12_340, '12.3 s'],
    [59_999, '1m 00s'],
    [65_000, '1m 05s'],
    [7_380_000, '2h 03m'],
  ])('shows %d ms as %s', (ms, shown) => {
    expect(formatDuration(ms)).toBe(shown)
  })
})

describe('formatBytes', () => {
  it.each([
    [512, '512 B'],
    [1500, '1.5 kB'],
    [2_700_000, '2.7 MB'],
  ])('shows %d bytes as %s', (bytes, shown) => {
    expect(formatBytes(bytes)).toBe(shown)
  })
})
