// How the files of an unpacked folder are written, so that unpacking into it again goes on the same way.
import { join } from 'node:path'
import { newerForms } from '../components/newer-forms.js'
import { layouts, type Layout } from '../components/kind.js'
import { readHead } from '../layout/head.read.js'
import { listFiles } from '../layout/tree.read.js'
import type { LineEnds } from '../xml/serialize.js'

/** What is undefined cannot be told from the folder. */
export interface FolderStyle {
  readonly lineEnds: LineEnds | undefined
  readonly layout: Layout | undefined
}

/** Files that every unpacked folder has; the first one tells the line ends, however its neighbours were edited. */
const TELLING = ['Other/Solution.xml', 'Other/Customizations.xml']

/** Bytes in which the declaration of an XML file ends, and with it its first line. */
const HEAD_BYTES = 1024

/**
 * Tells the style of an unpacked folder.
 * @throws AlmError `path-outside-workspace` for a symbolic link among the files that tell it.
 */
export function readFolderStyle(folder: string): FolderStyle {
  const newer = new Set(newerForms.map((kind) => kind.folder))
  const files = listFiles(folder, (name) => name === 'Other' || newer.has(name))
  const telling = TELLING.find((path) => files.includes(path))
  if (telling === undefined) return { lineEnds: undefined, layout: undefined }
  return { lineEnds: lineEndsOf(readHead(join(folder, telling), HEAD_BYTES)), layout: layoutOf(files) }
}

/** The newest layout that one of the files is of. */
function layoutOf(paths: readonly string[]): Layout {
  const found = newerForms
    .filter((kind) => paths.some((path) => path.startsWith(`${kind.folder}/`)))
    .map((kind) => layouts.indexOf(kind.since ?? 'classic'))
  return layouts[Math.max(0, ...found)] ?? 'classic'
}

/** The line ends of a text, by its first one. */
function lineEndsOf(text: string): LineEnds | undefined {
  const at = text.indexOf('\n')
  if (at < 0) return undefined
  return text[at - 1] === '\r' ? 'crlf' : 'lf'
}
