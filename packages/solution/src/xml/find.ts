// Finds elements by name, on a tape without making elements of all the others.
import { TapeElement } from './parse.js'
import type { XmlElement } from './tree.js'

/** Every element of that name below `root`, parents before children, in document order. */
export function* descendantsNamed(root: XmlElement, name: string): Generator<XmlElement> {
  if (root instanceof TapeElement) yield* onTape(root, name)
  else {
    for (const child of root.children) {
      if (child.kind !== 'element') continue
      if (child.name === name) yield child
      yield* descendantsNamed(child, name)
    }
  }
}

function* onTape({ tape, index }: TapeElement, name: string): Generator<XmlElement> {
  const end = tape.next(index)
  for (let node = tape.following(index); node < end; node = tape.following(node)) {
    if (tape.isNamed(node, name)) yield new TapeElement(tape, node)
  }
}
