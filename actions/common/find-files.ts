// Files that an input names by their paths or by patterns: `*` and `?` within a name, `**` for any folders.
import type { ActionPorts } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { requireFile } from './files.js'

const WILDCARD = /[*?]/
/** Folders that hold no file that anybody means by a pattern. */
const PASSED_OVER = new Set(['.git', 'node_modules'])

/**
 * The files of an input of several lines, each once, those of a pattern in the order of their names.
 * @throws AlmError `file-not-found` naming the line that leads to no file.
 */
export async function findFiles(
  ports: Pick<ActionPorts, 'workspace'>,
  workingDirectory: string | undefined,
  text: string,
  inputName: string,
): Promise<string[]> {
  const root = path.resolve(ports.workspace, workingDirectory ?? '')
  const lines = text.split('\n').map((line) => line.trim())
  const found = new Set<string>()
  for (const line of lines.filter((each) => each !== '')) {
    for (const file of await filesOf(root, line, inputName)) found.add(file)
  }
  return [...found]
}

async function filesOf(root: string, line: string, inputName: string): Promise<string[]> {
  const parts = path.resolve(root, line).split(path.sep)
  const firstWild = parts.findIndex((part) => WILDCARD.test(part))
  if (firstWild === -1) {
    const file = parts.join(path.sep)
    await requireFile(file, inputName)
    return [file]
  }
  const folder = parts.slice(0, firstWild).join(path.sep) || path.sep
  const files = await match(folder, parts.slice(firstWild))
  if (files.length > 0) return files
  throw new AlmError('file-not-found', {
    message: `no file fits ${quote(line)} of input ${inputName}`,
    remedy:
      'Check the pattern; it starts from the workspace (or working-directory), and the step that puts the files there must come first.',
  })
}

async function match(folder: string, [part = '', ...rest]: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const found: string[] = []
  if (part === '**') found.push(...(await match(folder, rest.length > 0 ? rest : ['*'])))
  const pattern = patternOf(part)
  for (const entry of sorted) {
    const place = path.join(folder, entry.name)
    if (part === '**') {
      if (entry.isDirectory() && !PASSED_OVER.has(entry.name))
        found.push(...(await match(place, ['**', ...rest])))
    } else if (pattern.test(entry.name)) {
      if (rest.length === 0 && !entry.isDirectory()) found.push(place)
      else if (rest.length > 0 && entry.isDirectory()) found.push(...(await match(place, rest)))
    }
  }
  return found
}

function patternOf(part: string): RegExp {
  const text = part.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${text.replace(/\*+/g, '.*').replaceAll('?', '.')}$`)
}
