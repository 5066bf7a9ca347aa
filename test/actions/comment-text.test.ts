// The text of a comment: within GitHub's length, with every part begun and every block closed.
import { composeComment, markerOf } from '../../actions/comment-pull-request/compose.js'

const RUN = 'https://github.com/contoso/apps/actions/runs/1'
const NOTE = `*… [The rest is in the run](${RUN}).*`
const lines = (count: number, text = 'a line'): string => `${text}\n`.repeat(count).trimEnd()

describe('composeComment', () => {
  it.each([
    { name: 'joins what has text', parts: ['One', '', ' \n', 'Two\r\nlines\n'], text: 'One\n\nTwo\nlines' },
    { name: 'is empty without any text', parts: ['', '\n'], text: '' },
    { name: 'is empty without parts', parts: [], text: '' },
  ])('$name', ({ parts, text }) => {
    expect(composeComment(parts, 1000, RUN)).toBe(text)
  })

  it.each([
    { name: 'one long part', parts: [lines(500)] },
    { name: 'long parts around a short one', parts: [lines(500), 'short', lines(900)] },
    { name: 'many parts', parts: Array.from({ length: 12 }, () => lines(100)) },
    { name: 'parts without number', parts: Array.from({ length: 500 }, () => lines(100)) },
    { name: 'a single endless line', parts: ['# Title', 'x'.repeat(5000)] },
  ])('cuts $name to the length that is left', ({ parts }) => {
    const text = composeComment(parts, 2000, RUN)
    expect(text.length).toBeLessThanOrEqual(2000)
    expect(text).toContain(NOTE)
    for (const line of text.split('\n')) expect(['a line', 'short', '# Title', NOTE, '']).toContain(line)
  })

  it('gives short parts whole and shares what is left', () => {
    const text = composeComment([lines(500, 'first'), 'short', lines(500, 'third')], 2000, RUN)
    const [first = 0, third = 0] = ['first', 'third'].map((word) => text.split(word).length - 1)
    expect(text).toContain('\n\nshort\n\n')
    expect(Math.abs(first - third)).toBeLessThanOrEqual(1)
    expect(text.length).toBeGreaterThan(1950)
  })

  it.each([
    {
      name: 'a folded section',
      open: '<details><summary>All</summary>\n',
      closed: /a line\n\n<\/details>\n\n\*…/,
    },
    {
      name: 'a section in a section',
      open: '<details><summary>A</summary>\n\n<details><summary>B</summary>\n',
      closed: /a line\n\n<\/details>\n\n<\/details>\n\n\*…/,
    },
    { name: 'a code block', open: '````yaml', closed: /a line\n\n````\n\n\*…/ },
    {
      name: 'a code block that shows another and a section',
      open: '````md\n```\n<details>\n```',
      closed: /a line\n\n````\n\n\*…/,
    },
    { name: 'nothing that was closed', open: '<details>\n</details>\n```\n```', closed: /a line\n\n\*…/ },
  ])('closes $name around the cut', ({ open, closed }) => {
    const text = composeComment([`${open}\n${lines(500)}`], 2000, RUN)
    expect(text).toMatch(closed)
    expect(text.match(/<\/details>\n\n<\/details>\n\n<\/details>/)).toBeNull()
    expect(text.length).toBeLessThanOrEqual(2000)
  })
})

it('marks each key with a comment that nothing can break out of', () => {
  const marks = ['a', 'b', '--> <b>'].map(markerOf)
  for (const mark of marks) expect(mark).toMatch(/^<!-- powerops-comment [0-9a-f]{32} -->$/)
  expect(new Set(marks).size).toBe(3)
})
