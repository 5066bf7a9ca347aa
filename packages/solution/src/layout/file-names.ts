// How names of components become names of files. One rule on every operating system, so that a folder made on Linux
// can be checked out on Windows.
import { AlmError, quote } from '@powerops/core'
import { decodeEntryName, parseRelativePath } from '../zip/names.js'

/** A component's name as one file name: what Windows cannot hold becomes `_`, as SolutionPackager does there. */
export function toFileName(componentName: string): string {
  return componentName.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_')
}

/** A web resource's name as a path: `/` makes folders, empty segments collapse. */
export function toFilePath(componentName: string): string {
  return componentName.split('/').filter(Boolean).map(toFileName).join('/')
}

/** The path of the zip entry that a text of customizations.xml, such as `/Workflows/x.json`, names. */
export function toReferencedPath(reference: string): string {
  return decodeEntryName(reference.replace(/^\/+/, ''))
}

/** git's own files, also by the short name that Windows gives to `.git`. */
const GIT_SEGMENT = /(^|\/)(\.git|git~\d)/i

/** Characters that the file system of macOS does not see in names, so that they could hide one (CVE-2014-9390). */
const IGNORED_ON_MACOS = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g

/** A dot folder, or a dot file that is no component's: settings of tools that run in the repository. */
const TOOL_SETTINGS = /(^|\/)\.([^/]*\/|(?![^/]*\.xml$|xml$))/i

/**
 * Holds that a path may be written into an unpacked folder: inside one of its folders, and none of the files by which
 * git, GitHub and other tools are told what to do.
 * @throws AlmError `zip-entry-escapes` or `zip-entry-refused`.
 */
export function parseUnpackedPath(untrusted: string): string {
  const path = parseRelativePath(untrusted, 'unpacked file')
  const seen = path.replace(IGNORED_ON_MACOS, '')
  if (path.startsWith('.') || GIT_SEGMENT.test(seen) || TOOL_SETTINGS.test(seen) || !path.includes('/')) {
    throw new AlmError('zip-entry-refused', {
      message: `the solution names a file ${quote(path)}, which would act on the repository that it is unpacked into`,
      remedy: 'Rename the component, and find out who gave it this name.',
      details: { entry: path },
    })
  }
  return path
}

/** `x.xml` as `x_managed.xml`: the file that holds the managed form of a component which has both. */
export function managedTwin(path: string): string {
  return path.replace(/\.xml$/, '_managed.xml')
}

/** `x_managed.xml` as `x.xml`; any other path as it is. */
export function withoutTwin(path: string): string {
  return path.replace(/_managed\.xml$/, '.xml')
}

/** Tells whether a path is that of a managed twin. */
export function isManagedTwin(path: string): boolean {
  return path.endsWith('_managed.xml')
}

/** Tells whether a path is that of git's own files, such as those of a submodule, which would leak a history. */
export function isOfGit(path: string): boolean {
  return /(^|\/)\.git(\/|$)/i.test(path)
}

/** Tells whether a top-level folder never is a part of a solution: dot folders, and what builds leave behind. */
export function isIgnoredFolder(name: string): boolean {
  return name.startsWith('.') || /^(bin|obj)$/i.test(name)
}
