// Names of zip entries and of unpacked files, parsed and never cleaned: what is not plainly a relative path on every
// operating system is refused.
import { AlmError, quote, type ReasonCode } from '@powerops/core'

/** Windows takes no longer path without special settings, and a solution is checked out on Windows sooner or later. */
const MAX_PATH = 260

const REMEDY = 'Export the solution again, and do not use archives from sources that you do not trust.'

const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?$/i

/**
 * Reads a relative path with `/` between its segments that means the same file on every operating system.
 * @param what names the thing in errors, such as `zip entry`.
 * @param remedy says in errors what to do about such a name.
 * @throws AlmError `zip-entry-escapes` for a path that leaves its folder, `zip-entry-refused` for a name that some
 * system cannot hold.
 */
export function parseRelativePath(untrusted: string, what: string, remedy = REMEDY): string {
  const refuse = (code: ReasonCode, rule: string): never => {
    throw new AlmError(code, {
      message: `${what} ${quote(untrusted)} ${rule}`,
      remedy,
      details: { entry: untrusted.slice(0, MAX_PATH) },
    })
  }
  if (untrusted === '') return refuse('zip-entry-refused', 'has no name')
  if (/[\u0000-\u001f\u007f-\u009f]/.test(untrusted)) {
    return refuse('zip-entry-refused', 'has a control character in its name')
  }
  if (untrusted.includes('\\')) return refuse('zip-entry-escapes', 'has a backslash in its name')
  if (/^[A-Za-z]:/.test(untrusted)) return refuse('zip-entry-escapes', 'starts with a drive letter')
  if (untrusted.startsWith('/')) return refuse('zip-entry-escapes', 'is an absolute path')
  const segments = untrusted.split('/')
  if (segments.some((segment) => segment === '..'))
    return refuse('zip-entry-escapes', 'leads out of its folder')
  if (untrusted.length > MAX_PATH) {
    return refuse('zip-entry-refused', `is longer than ${MAX_PATH} characters`)
  }
  for (const segment of segments) {
    const rule = segmentRule(segment)
    if (rule) return refuse('zip-entry-refused', rule)
  }
  return untrusted
}

function segmentRule(segment: string): string | undefined {
  if (segment === '' || segment === '.') return 'has an empty segment in its path'
  if (/[<>:"|?*]/.test(segment)) return 'has a character that Windows does not allow in names'
  if (/[. ]$/.test(segment)) return 'has a segment that ends with a dot or a blank, which Windows cuts off'
  if (RESERVED.test(segment)) return 'has the name of a Windows device'
  return undefined
}

/** The key by which two names are one file on a system that ignores case and Unicode normalisation. */
export function foldName(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

/** Percent-decodes an entry name; a `%` that starts no valid sequence stays as it is. */
export function decodeEntryName(name: string): string {
  return name.replace(/(?:%[0-9A-Fa-f]{2})+/g, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded // Not percent-encoded UTF-8, so the `%` is part of the name.
    }
  })
}

/** Percent-encodes a path as the names of package parts are written: what a URI path may hold stays as it is. */
export function encodeEntryName(path: string): string {
  return path.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/]+/gu, encodeURIComponent)
}
