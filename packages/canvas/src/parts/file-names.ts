// Names of the files of a source folder, made of names that somebody chose for screens and parts: safe on every system,
// the same for the same name, and never one file for two of them.
import { createHash } from 'node:crypto'
import { foldName, parseUnpackedPath } from '@powerops/solution'

const MAX_SEGMENT = 80
const MAX_PATH = 150
/** What Windows cannot hold, what hides or reorders a name, and `%`, which is read as an escape elsewhere. */
const UNSAFE =
  /[\\/:*?"<>|%\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/gu
/** Dot files (git reads some of them), blanks at an end, a dot at the end. */
const UNSAFE_ENDS = /^[. ]|[. ]$/g

/** A name as one segment of a path; a name that had to be changed gets a suffix that tells it from others. */
export function toSegment(name: string): string {
  const safe = name.replace(UNSAFE, '_').replace(UNSAFE_ENDS, '_').slice(0, MAX_SEGMENT)
  const whole = safe === name && isPortable(safe) ? safe : withSuffix(safe, name)
  return isPortable(whole) ? whole : `_${whole}`
}

function isPortable(segment: string): boolean {
  try {
    return segment !== '' && parseUnpackedPath(`x/${segment}/x`) !== ''
  } catch {
    return false // Names of Windows devices and of git's own files.
  }
}

/** Keeps the extension, so that editors know what the file is. */
function withSuffix(safe: string, name: string): string {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8)
  const dot = safe.lastIndexOf('.')
  return dot > 0 ? `${safe.slice(0, dot)}~${digest}${safe.slice(dot)}` : `${safe}~${digest}`
}

/** The file names of one source folder. */
export class FileNames {
  private readonly files = new Set<string>()
  private readonly folders = new Set<string>()

  /** The file of a part that has no better name than its own. */
  ofPart(path: string): string {
    const segments = path.split('/').map(toSegment)
    const file = ['Parts', ...segments].join('/')
    const last = segments.at(-1) ?? ''
    return this.claim(file.length > MAX_PATH ? `Parts/${withSuffix(last, path)}` : file, 'Parts', last, path)
  }

  /** The JSON file of a screen or component. */
  ofControls(name: string, isComponent: boolean): string {
    const folder = isComponent ? 'Src/Components' : 'Src'
    const last = `${toSegment(name)}.json`
    return this.claim(`${folder}/${last}`, folder, last, name)
  }

  /** Takes the file, or one in the folder, which no name can make a file. */
  private claim(file: string, folder: string, last: string, name: string): string {
    let free = file
    for (let count = 2; !this.isFree(foldName(free)); count++) {
      free = `${folder}/${withSuffix(last, `${name} ${count}`)}`
    }
    const key = foldName(free)
    this.files.add(key)
    for (const parent of foldersOf(key)) this.folders.add(parent)
    return free
  }

  private isFree(key: string): boolean {
    return (
      !this.files.has(key) &&
      !this.folders.has(key) &&
      !foldersOf(key).some((folder) => this.files.has(folder))
    )
  }
}

function foldersOf(path: string): string[] {
  const segments = path.split('/')
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'))
}
