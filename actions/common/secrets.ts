// Says where source files hold what looks like a secret, before they are written and committed.
import type { ActionPorts } from '@powerops/actions-kit'
import { AlmError, toLogText } from '@powerops/core'
import { findSecrets, type SecretFinding } from '@powerops/solution'
import path from 'node:path'

/** Annotations of one step that people see; GitHub shows no more than ten of a kind. */
const MAX_SHOWN = 10

/**
 * Warns of secrets in files, or refuses them. The value is never shown.
 * @throws AlmError `secret-found` in the mode `fail`.
 */
export function reportSecrets(
  files: ReadonlyMap<string, Uint8Array>,
  folder: string,
  mode: 'warn' | 'fail' | 'off',
  ports: ActionPorts,
): void {
  if (mode === 'off') return
  const all = findSecrets(files)
  const isShape = ({ kind }: SecretFinding): boolean => PLAIN_KINDS[kind] === undefined
  const found = [...all.filter(isShape), ...all.filter((finding) => !isShape(finding))]
  for (const finding of found.slice(0, MAX_SHOWN)) {
    ports.annotate({
      level: mode === 'fail' ? 'error' : 'warning',
      title: 'Secret in a solution',
      message: `${describe(finding)}. Whoever can read the repository can read it. Keep it in an environment variable of type secret, remove it before the export, and replace what was exposed.`,
      file: path.relative(ports.workspace, path.join(folder, finding.path)),
      line: finding.line,
    })
  }
  if (found.length > MAX_SHOWN) ports.log.warning(`${found.length - MAX_SHOWN} more secrets are not listed`)
  const [first] = found
  if (mode !== 'fail' || !first) return
  throw new AlmError('secret-found', {
    message: `${found.length} secrets are in the solution, the first: ${describe(first)}`,
    remedy:
      'Remove the values in the environment and export again, or set "secrets: warn" when they are no secrets; nothing was written.',
    details: { findings: found },
  })
}

const PLAIN_KINDS: Partial<Record<SecretFinding['kind'], string>> = {
  'environment-variable-value': 'the current value of an environment variable',
  'secret-default-value': 'the default value of a secret environment variable',
  'flow-credential': 'a credential in a flow',
}

function describe({ kind, path: file, line }: SecretFinding): string {
  const what = PLAIN_KINDS[kind] ?? `what looks like a secret (${kind.replaceAll('-', ' ')})`
  return `${what} is in ${toLogText(file)}, line ${line}`
}
