// Values that become part of git's own names, and so must not be able to mean anything else.
import { AlmError, quote } from '@powerops/core'
import { input } from '@powerops/actions-kit'

/** The rules of git-check-ref-format, less what nobody needs: a branch is letters, digits and `._/@+-`. */
const BRANCH = /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|@\{|\.lock(?:\/|$)))[A-Za-z0-9._/@+-]{1,200}(?<![/.])$/

function refuse(name: string, value: string, rule: string, remedy: string): AlmError {
  return new AlmError('input-invalid', { message: `input ${name} is ${quote(value)}, ${rule}`, remedy })
}

/** A branch of git, without `refs/heads/`. */
export const branchName = input.defineKind('branch name', (value, name) => {
  if (BRANCH.test(value)) return value
  throw refuse(
    name,
    value,
    'which is not a branch name',
    'Use letters, digits and . _ / @ + - alone, such as dev/contoso.',
  )
})

/** A folder inside the repository: never the root, never git's or GitHub's own folders. */
export const repositoryFolder = input.defineKind('folder of the repository', (value, name) => {
  const parts = value.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '').split('/')
  if (
    parts.some((part) => part === '' || part === '.' || part === '..' || /[\u0000-\u001f:*?"<>|]/.test(part))
  ) {
    throw refuse(
      name,
      value,
      'which is not a folder inside the repository',
      'Write a relative path such as solutions/contoso.',
    )
  }
  if (/^\.git/i.test(parts[0] ?? '')) {
    throw refuse(
      name,
      value,
      'which belongs to git or GitHub',
      'Choose a folder for the solution, such as solutions/contoso.',
    )
  }
  return parts.join('/')
})

/** `NAME <MAIL>` as git writes it. */
export const author = input.defineKind('author', (value, name) => {
  const match = /^([^<>\r\n]+?)\s*<([^<>\s]+)>$/.exec(value)
  if (match?.[1] && match[2]) return { name: match[1], mail: match[2] }
  throw refuse(name, value, 'which is not NAME <MAIL>', 'Write for example: Ada Maker <ada@contoso.com>.')
})
