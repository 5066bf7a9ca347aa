// Damage: to bytes wherever they are, to the numbers in the headers of an archive, and to files and their names.

/** Texts that mean something to a reader of XML, JSON or paths. */
const TOKENS = [
  '<',
  '>',
  '/>',
  '</',
  '&',
  '&amp;',
  '&#0;',
  '&#x41;',
  '"',
  "'",
  '=',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?x?>',
  '<!DOCTYPE a>',
  '<a>',
  '</a>',
  '{',
  '}',
  '[',
  ']',
  ',',
  '\\',
  '/',
  '..',
  '../',
  '\0',
  '\n',
  '\ufeff',
  '\ud83d\ude00',
  '__proto__',
  'constructor',
  '1e999',
  '-1',
  '',
  ' ',
  'x'.repeat(300),
  '%2e%2e%2f',
  '{00000000-0000-0000-0000-000000000000}',
]
const NUMBERS = [0, 1, 2, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff]
const HEADERS = ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06'].map((text) => Buffer.from(text, 'latin1'))

/** The archive with one to four wounds. */
export function mutateArchive(zip, random) {
  let bytes = Buffer.from(zip)
  for (let left = 1 + random.below(4); left > 0 && bytes.length > 0; left--) {
    bytes = random.below(2) === 0 ? mutateHeader(bytes, random) : mutateBytes(bytes, random)
  }
  return bytes
}

/** The files with one to three wounds: in their content mostly, in their names or number now and then. */
export function mutateFiles(files, random) {
  const result = [...files]
  for (let left = 1 + random.below(3); left > 0 && result.length > 0; left--) {
    const at = pickFile(result, random)
    const { name, bytes } = result[at]
    const kind = random.below(12)
    if (kind === 0) result.splice(at, 1)
    else if (kind === 1) result[at] = { name: mutateText(name, random), bytes }
    else if (kind === 2) result[at] = { name, bytes: random.pick(result).bytes }
    else result[at] = { name, bytes: mutateContent(bytes, random) }
  }
  return result
}

/** The files that say what the others are, every second time. */
function pickFile(files, random) {
  const manifest = files.findIndex(({ name }) => /(solution|customizations)\.xml$/i.test(name))
  return manifest >= 0 && random.below(2) === 0 ? manifest : random.below(files.length)
}

function mutateContent(bytes, random) {
  return random.below(3) === 0
    ? mutateBytes(Buffer.from(bytes), random)
    : Buffer.from(mutateText(Buffer.from(bytes).toString(), random))
}

/** Another token for, or beside, a stretch of the text; or an element gone, doubled or emptied. */
function mutateText(text, random) {
  const start = random.below(text.length + 1)
  const kind = random.below(6)
  if (kind === 0) return text.slice(0, start) + random.pick(TOKENS) + text.slice(start)
  if (kind === 1) return text.slice(0, start) + random.pick(TOKENS) + text.slice(start + random.below(20))
  const element = elementAt(text, start)
  if (!element) return text.slice(0, start) + text.slice(start + 1 + random.below(8))
  const { from, to, inner } = element
  if (kind === 2) return text.slice(0, from) + text.slice(to)
  if (kind === 3) return text.slice(0, to) + text.slice(from)
  if (kind === 4) return text.slice(0, inner.from) + text.slice(inner.to)
  return text.slice(0, inner.from) + random.pick(TOKENS) + text.slice(inner.to)
}

/** The next element after a place that has an end tag of its own. */
function elementAt(text, start) {
  const open = /<([\w:]+)[^<>]*[^/<>]?>/g
  open.lastIndex = start
  const match = open.exec(text)
  const close = match ? text.indexOf(`</${match[1]}>`, open.lastIndex) : -1
  if (close < 0) return undefined
  return { from: match.index, to: close + match[1].length + 3, inner: { from: open.lastIndex, to: close } }
}

function mutateBytes(bytes, random) {
  const at = random.below(bytes.length)
  const kind = random.below(5)
  if (kind === 0) return bytes.subarray(0, at)
  if (kind === 1) {
    const from = random.below(bytes.length)
    const piece = bytes.subarray(from, from + random.below(64))
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])
  }
  if (kind === 2) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.below(64))])
  const copy = Buffer.from(bytes)
  for (let left = 1 + random.below(8); left > 0; left--) {
    const place = random.below(copy.length)
    copy[place] = kind === 3 ? copy[place] ^ (1 << random.below(8)) : random.below(256)
  }
  return copy
}

/** A number that has a meaning to programs, in a field of one of the archive's records. */
function mutateHeader(bytes, random) {
  const signature = random.pick(HEADERS)
  const record = bytes.indexOf(signature, random.below(bytes.length))
  const at = (record < 0 ? bytes.lastIndexOf(signature) : record) + 4 + random.below(42)
  const width = random.pick([1, 2, 4])
  if (at < 4 || at + width > bytes.length) return mutateBytes(bytes, random)
  const copy = Buffer.from(bytes)
  copy.writeUIntLE(random.pick(NUMBERS) % 2 ** (8 * width), at, width)
  return copy
}
