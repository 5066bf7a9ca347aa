import { parseXml, serializeXml, textOf, type XmlElement, type XmlNode } from '../src/index.js'
import { codeOf } from './raw-zip.js'

const HEAD = '\ufeff<?xml version="1.0" encoding="utf-8"?>\n'

function rewrite(text: string, lineEnds: 'lf' | 'crlf' = 'lf'): string {
  return Buffer.from(serializeXml(parseXml(Buffer.from(text), 'test.xml'), lineEnds)).toString()
}

describe('XML is written as', () => {
  it.each([
    ['a self-closed element', '<a/>', '<a />'],
    ['an empty element with an end tag', '<a></a>', '<a></a>'],
    ['an element that had white space alone', '<a>\r\n  </a>', '<a></a>'],
    ['white space by reference', '<a>&#x20;&#10;</a>', '<a></a>'],
    ['white space by reference and other', '<a> &#10;\t&#32; </a>', '<a></a>'],
    ['text that starts with white space by reference', '<a>&#32; &lt;</a>', '<a>  &lt;</a>'],
    ['preserved white space', '<a xml:space="preserve">  </a>', '<a xml:space="preserve">  </a>'],
    [
      'white space that a value with a reference preserves',
      '<a xml:space="pres&#x65;rve">  </a>',
      '<a xml:space="preserve">  </a>',
    ],
    [
      'white space that is preserved no more',
      '<a xml:space="preserve"><b xml:space="default"> </b></a>',
      '<a xml:space="preserve">\n  <b xml:space="default"></b>\n</a>',
    ],
    ['children, indented', '<a><b/><c><d/></c></a>', '<a>\n  <b />\n  <c>\n    <d />\n  </c>\n</a>'],
    ['mixed content, not indented', '<f>a<g/>b</f>', '<f>a<g />b</f>'],
    [
      'mixed content from its first text on',
      '<l><m/>tail<n><o/></n></l>',
      '<l>\n  <m />tail<n><o /></n></l>',
    ],
    ['leading and trailing blanks', '<b>  x  </b>', '<b>  x  </b>'],
    [
      'text with references',
      '<h>a &gt; &amp; &lt; &quot; &apos; &#x85;&#x1D11E;</h>',
      '<h>a &gt; &amp; &lt; " \' \u0085𝄞</h>',
    ],
    ['a bare greater-than sign', '<h>a > b</h>', '<h>a &gt; b</h>'],
    ['CDATA as it was', '<e><![CDATA[<x>&amp;]]></e>', '<e><![CDATA[<x>&amp;]]></e>'],
    [
      'comments and instructions on lines of their own',
      '<i><!-- c --><?pi x?></i>',
      '<i>\n  <!-- c -->\n  <?pi x?>\n</i>',
    ],
    ['comments around the root', '<!--b--><a/><!--c-->', '<!--b-->\n<a />\n<!--c-->'],
    ['attributes in their order', `<a z="1" b='2'  a="3"/>`, '<a z="1" b="2" a="3" />'],
    [
      'attribute values with references',
      `<a at="tab&#9;nl&#10;cr&#13;q&quot;a'lt&lt;gt>amp&amp;"/>`,
      `<a at="tab&#x9;nl&#xA;cr&#xD;q&quot;a'lt&lt;gt&gt;amp&amp;" />`,
    ],
    ['attribute values with raw line ends', '<a at="x\r\ny\tz"/>', '<a at="x y z" />'],
    ['line ends in text', '<a>l1\r\nl2\rl3&#13;l4&#13;&#10;l5</a>', '<a>l1\nl2\nl3\nl4\nl5</a>'],
    [
      'namespaces',
      '<p:a xmlns:p="urn:p"><b xmlns="urn:b"/><p:c xml:lang="en"/></p:a>',
      '<p:a xmlns:p="urn:p">\n  <b xmlns="urn:b" />\n  <p:c xml:lang="en" />\n</p:a>',
    ],
    [
      'names of JavaScript',
      '<__proto__ constructor="1"><toString/></__proto__>',
      '<__proto__ constructor="1">\n  <toString />\n</__proto__>',
    ],
    ['a file with mark and declaration', `\ufeff<?xml version='1.0' encoding='UTF-8'?>\r\n<a/>`, '<a />'],
  ])('%s', (_case, input, output) => {
    expect(rewrite(input)).toBe(HEAD + output)
    expect(rewrite(HEAD + output)).toBe(HEAD + output)
  })

  it('lines of Windows', () => {
    expect(rewrite('<a><b>1\n2</b><!--x\ny--></a>', 'crlf')).toBe(
      `${HEAD}<a>\n  <b>1\n2</b>\n  <!--x\ny-->\n</a>`.replaceAll('\n', '\r\n'),
    )
  })
})

describe('a file that is no XML', () => {
  it.each([
    ['is empty', '', 'xml-invalid'],
    ['has no root', '<!-- x -->', 'xml-invalid'],
    ['has two roots', '<a/><b/>', 'xml-invalid'],
    ['has text before its root', 'x<a/>', 'xml-invalid'],
    ['has text after its root', '<a/>x', 'xml-invalid'],
    ['has CDATA outside of its root', '<a/><![CDATA[x]]>', 'xml-invalid'],
    ['has an unclosed element', '<a><b></a>', 'xml-invalid'],
    ['ends early', '<a><b>', 'xml-invalid'],
    ['ends in a tag', '<a', 'xml-invalid'],
    ['ends in an attribute', '<a b="', 'xml-invalid'],
    ['has an end tag too many', '<a/></a>', 'xml-invalid'],
    ['has an end tag of a longer name', '<a></ab>', 'xml-invalid'],
    ['has an attribute twice', '<a b="1" b="2"/>', 'xml-invalid'],
    ['has an element with a prefix that nothing declares', '<p:a/>', 'xml-invalid'],
    [
      'has an attribute with a prefix that nothing declares',
      '<a><b xmlns:p="u"/><b p:c="1"/></a>',
      'xml-invalid',
    ],
    ['has an attribute without value', '<a b/>', 'xml-invalid'],
    ['has an attribute without quotes', '<a b=1/>', 'xml-invalid'],
    ['has attributes without a blank between them', '<a b="1"c="2"/>', 'xml-invalid'],
    ['has "<" in an attribute', '<a b="<"/>', 'xml-invalid'],
    ['has a bare ampersand', '<a>AT&T</a>', 'xml-invalid'],
    ['has a reference to no character', '<a>&#0;</a>', 'xml-invalid'],
    ['has a reference to half a character', '<a>&#xD800;</a>', 'xml-invalid'],
    ['has a control character', '<a>\u0001</a>', 'xml-invalid'],
    ['has "]]>" in text', '<a>]]></a>', 'xml-invalid'],
    ['has an unclosed comment', '<a><!-- </a>', 'xml-invalid'],
    ['has "--" in a comment', '<a><!-- x -- y --></a>', 'xml-invalid'],
    ['has unclosed CDATA', '<a><![CDATA[</a>', 'xml-invalid'],
    ['has a second declaration', '<a><?xml version="1.0"?></a>', 'xml-invalid'],
    ['has a tag that starts with a digit', '<1a/>', 'xml-invalid'],
    ['declares another encoding', '<?xml version="1.0" encoding="utf-16"?><a/>', 'xml-invalid'],
    ['has a document type', '<!DOCTYPE a><a/>', 'xml-refused'],
    ['has entities of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'xml-refused'],
    ['uses an entity that nobody declared', '<a>&nbsp;</a>', 'xml-refused'],
    ['is 257 deep', '<a>'.repeat(257) + '</a>'.repeat(257), 'xml-refused'],
    ['is a million deep', '<a>'.repeat(1_000_000), 'xml-refused'],
    [
      'has 513 attributes',
      `<a ${Array.from({ length: 513 }, (_, i) => `a${i}=""`).join(' ')}/>`,
      'xml-refused',
    ],
  ])('%s', (_case, text, code) => {
    expect(codeOf(() => parseXml(Buffer.from(text), 'test.xml'))).toBe(code)
  })

  it.each([
    ['is UTF-16', Buffer.from('\ufeff<a/>', 'utf16le')],
    ['has an overlong character', Buffer.from([0x3c, 0x61, 0x3e, 0xc0, 0xbc, 0x3c, 0x2f, 0x61, 0x3e])],
  ])('%s', (_case, bytes) => {
    expect(codeOf(() => parseXml(bytes, 'test.xml'))).toBe('xml-invalid')
  })

  it('is larger than the limit', () => {
    const limits = { sizeBytes: 3, depth: 256, attributesPerElement: 512, nodes: 9, bytesPerNode: 1 }
    expect(codeOf(() => parseXml(Buffer.from('<a/>'), 'test.xml', limits))).toBe('xml-refused')
  })
})

it('names file, line and column of an error', () => {
  expect(() => parseXml(Buffer.from('<a>\r\n  <b>\r\n  </c>\r\n</a>'), 'Other/Solution.xml')).toThrow(
    '"Other/Solution.xml" has <b> that is not closed before (line 3, column 3)',
  )
})

it('reads 256 levels and writes them', () => {
  const text = '<a>'.repeat(255) + '<a />' + '</a>'.repeat(255)
  expect(rewrite(text)).toContain('<a />')
})

it('takes time in proportion to a million references', () => {
  const { root } = parseXml(Buffer.from(`<a>${'&#65;'.repeat(1_000_000)}</a>`), 'test.xml')
  const [text] = root.children
  expect(text?.kind === 'text' && text.value.length).toBe(1_000_000)
})

const TEXTS = [
  'a',
  ' b ',
  '&amp;',
  '<a>',
  '"',
  "'",
  'é\u0085\u2028',
  'a]]>b',
  '&#38;',
  '\ud83d\ude00',
  '-',
  '?',
  '\u00a0',
  'x\ny',
]

/** A tree of any shape that the reader can give: no blank text, no two texts in a row. */
function randomElement(next: (below: number) => number, depth: number): XmlElement {
  const text = (): string => Array.from({ length: 1 + next(3) }, () => TEXTS[next(TEXTS.length)]).join('')
  const children: XmlNode[] = []
  for (let count = depth > 4 ? 0 : next(5); count > 0; count--) {
    const kind = next(6)
    if (kind === 0 && children.at(-1)?.kind !== 'text') children.push({ kind: 'text', value: text() })
    else if (kind === 1) children.push({ kind: 'cdata', value: text().replaceAll(']]>', '') })
    else if (kind === 2) children.push({ kind: 'comment', value: text().replaceAll('-', '') })
    else if (kind === 3) children.push({ kind: 'instruction', value: `pi ${text().replaceAll('?', '')}` })
    else children.push(randomElement(next, depth + 1))
  }
  const attributes = Array.from({ length: next(4) }, (_, index) => ({
    name: `a${index}`,
    value: `\t${text()}\r`,
  }))
  const selfClosed = children.length === 0 && next(2) === 0
  return {
    kind: 'element',
    name: ['a', 'xml:b', '__proto__', 'ü'][next(4)] ?? 'a',
    attributes,
    children,
    selfClosed,
  }
}

/** The element with everything in it looked at. */
function plain(element: XmlElement): XmlElement {
  const { kind, name, attributes, selfClosed } = element
  const children = element.children.map((node) => (node.kind === 'element' ? plain(node) : node))
  return { kind, name, attributes, children, selfClosed }
}

it('reads back 2 000 trees as it wrote them, and writes them the same again', () => {
  let state = 7
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >>> 8) % below
  }
  for (let i = 0; i < 2_000; i++) {
    const tree = randomElement(next, 0)
    const bytes = serializeXml(tree, 'lf')
    const { root } = parseXml(bytes, 'test.xml')
    expect(plain(root)).toEqual(tree)
    expect(Buffer.from(serializeXml(root, 'lf')).equals(bytes)).toBe(true)
  }
})

it.each([
  ['splits a CDATA section that holds its own end', { kind: 'cdata', value: 'a]]>b' }, 'none'],
  ['does not write a comment that would end early', { kind: 'comment', value: 'a-->b' }, 'xml-invalid'],
  ['does not write a comment that ends with a dash', { kind: 'comment', value: 'a-' }, 'xml-invalid'],
  [
    'does not write an instruction that would end early',
    { kind: 'instruction', value: 'a?>b' },
    'xml-invalid',
  ],
] as const)('%s', (_case, node, code) => {
  const tree: XmlElement = { kind: 'element', name: 'a', attributes: [], children: [node], selfClosed: false }
  expect(codeOf(() => expect(textOf(parseXml(serializeXml(tree, 'lf'), 'x').root)).toBe('a]]>b'))).toBe(code)
})
