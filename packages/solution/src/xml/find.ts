// Finds elements by name, on a tape without making elements of all the others.
import { TapeElement } from './parse.js'
import { ELEMENT } from './tape.js'
import type { XmlElement } from './tree.js'

/** Every element of that name below `root`, parents before children, in document order. */
export function* descendantsNamed(root: XmlElement, name: string): Generator<XmlElement> {
  if (root instanceof TapeElement) yield* onTape(root, Buffer.from(name))
  else {
    for (const child of root.children) {
      if (child.kind !== 'element') continue
      if (child.name === name) yield child
      yield* descendantsNamed(child, name)
    }
  }
}

function* onTape({ tape, index }: TapeElement, name: Buffer): Generator<XmlElement> {
  const end = tape.next(index)
  for (let node = tape.following(index); node < end; node = tape.following(node)) {
    if (tape.kind(node) !== ELEMENT) continue
    const start = tape.start(node) + 1
    const nameEnd = tape.nameEnd(node)
    const isNamed = nameEnd - start === name.length && name.compare(tape.bytes, start, nameEnd) === 0
    if (isNamed) yield new TapeElement(tape, node)
  }
}
