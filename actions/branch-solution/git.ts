// Git as a child process: one repository, one identity, and a token that never shows up in an argument or a file.
import { getExecOutput } from '@actions/exec'
import type { Environment } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'

export interface GitOptions {
  /** The git directory. */
  folder: string
  /** Address of the remote repository, without credentials. */
  remote: URL
  token: string
  /** Variables of the process, for the path and the proxies. */
  environment: Environment
  /** More variables for every command, such as the identity of author and committer. */
  variables?: Readonly<Record<string, string>>
}

export interface Git {
  /** Runs git and returns what it prints, trimmed. @throws AlmError `git-failed` with what git said. */
  run(args: readonly string[], variables?: Readonly<Record<string, string>>): Promise<string>
  /** Runs git where failing is an answer. */
  try(args: readonly string[]): Promise<{ exitCode: number; stdout: string; stderr: string }>
}

/** Opens git on a folder; the machine's own configuration, hooks and prompts play no part. */
export function openGit({ folder, remote, token, environment: outer, variables }: GitOptions): Git {
  const environment = {
    HOME: folder,
    GIT_DIR: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C.UTF-8',
    ...machineVariables(outer),
    ...configuration({
      [`http.${remote.origin}/.extraheader`]: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
      'core.autocrlf': 'false',
      'core.longpaths': 'true',
      'core.hooksPath': '/dev/null',
      'gc.auto': '0',
      'http.followRedirects': 'false',
      'protocol.allow': 'never',
      'protocol.https.allow': 'always',
      'protocol.http.allow': 'always',
    }),
    ...variables,
  }
  const execute = async (
    args: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ exitCode: number; stdout: string; stderr: string }> =>
    getExecOutput('git', [...args], {
      env: { ...environment, ...more },
      silent: true,
      ignoreReturnCode: true,
    })
  return {
    try: execute,
    run: async (args, more) => {
      const { exitCode, stdout, stderr } = await execute(args, more)
      if (exitCode === 0) return stdout.trim()
      throw new AlmError('git-failed', {
        message: `git ${args[0] ?? ''} ended with ${exitCode}: ${quote(stderr.trim().slice(-400))}`,
        remedy:
          'Check repo-url, and that repo-token may write: the job needs "permissions: contents: write".',
      })
    },
  }
}

/** Configuration through the environment: unlike `-c`, it is not visible in the list of processes. */
function configuration(settings: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(settings)
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(entries.length)],
    ...entries.flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ])
}

/** What git needs to know of the machine: where programs are, proxies, certificates. */
const MACHINE_VARIABLES = [
  'PATH',
  'SYSTEMROOT',
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'NO_PROXY',
  'no_proxy',
  'SSL_CERT_FILE',
  'GIT_SSL_CAINFO',
]

function machineVariables(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    MACHINE_VARIABLES.flatMap((name) => {
      const value = environment[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
