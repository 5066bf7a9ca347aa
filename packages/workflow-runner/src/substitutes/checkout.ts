// Stands in for actions/checkout: fetches one ref of a repository with git, signed in with the token.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { AlmError, quote } from '@powerops/core'
import { countInput, flagInput, refuseInputs, textInput, workspacePath } from './input.js'
import type { SubstituteAction, SubstituteCall } from './substitute.js'

const INPUTS = {
  repository: '',
  ref: '',
  token: '',
  'ssh-key': '',
  'ssh-known-hosts': '',
  'ssh-strict': 'true',
  'ssh-user': 'git',
  'persist-credentials': 'true',
  path: '',
  clean: 'true',
  filter: '',
  'sparse-checkout': '',
  'sparse-checkout-cone-mode': 'true',
  'fetch-depth': '1',
  'fetch-tags': 'false',
  'show-progress': 'true',
  lfs: 'false',
  submodules: 'false',
  'set-safe-directory': 'true',
  'github-server-url': '',
}

const NOT_RUN = ['ssh-key', 'filter', 'sparse-checkout', 'lfs', 'submodules', 'github-server-url']

/** actions/checkout */
export const checkout: SubstituteAction = {
  inputs: INPUTS,
  async run(call) {
    refuseInputs(call, INPUTS, NOT_RUN)
    const git = new Git(call)
    const wanted = await readWanted(call, git)
    mkdirSync(git.folder, { recursive: true })
    if (!existsSync(join(git.folder, '.git'))) await git.run('init', '--quiet')
    await git.setOrigin()
    await fetchCommit(call, git, wanted)
    if (wanted.branch === '') await git.run('checkout', '--quiet', '--force', '--detach', wanted.commit)
    else await git.run('checkout', '--quiet', '--force', '-B', wanted.branch, wanted.commit)
    if (flagInput(call, 'clean')) await git.run('clean', '-ffdx', '--quiet')
    if (flagInput(call, 'persist-credentials')) await git.persistCredentials()
    const commit = await git.run('rev-parse', 'HEAD')
    call.log(`HEAD is now at ${commit}`)
    return { ref: wanted.ref, commit }
  },
  async post(call) {
    const git = new Git(call)
    if (existsSync(join(git.folder, '.git'))) await git.forgetCredentials()
  },
}

/** What is to be checked out. */
interface Wanted {
  /** Full ref that the commit is reachable from; '' for a bare commit. */
  readonly ref: string
  readonly commit: string
  /** Local branch to make; '' for a detached head. */
  readonly branch: string
}

async function readWanted(call: SubstituteCall, git: Git): Promise<Wanted> {
  const input = textInput(call, 'ref')
  const own = git.repository.toLowerCase() === call.repository.toLowerCase()
  if (input === '' && own) return withBranch(call.ref, call.sha)
  if (/^[0-9a-f]{40}$/i.test(input)) return { ref: '', commit: input.toLowerCase(), branch: '' }
  const listed = parseRefs(await git.run('ls-remote', '--symref', git.url))
  const candidates =
    input === '' ? [listed.head] : [input, `refs/heads/${input}`, `refs/tags/${input}`, `refs/${input}`]
  for (const ref of candidates) {
    const commit = listed.refs.get(`${ref}^{}`) ?? listed.refs.get(ref)
    if (commit !== undefined && ref.startsWith('refs/')) return withBranch(ref, commit)
  }
  throw new AlmError('input-invalid', {
    message: `a branch or tag with the name ${quote(input)} could not be found in ${git.repository}`,
  })
}

function withBranch(ref: string, commit: string): Wanted {
  return { ref, commit, branch: ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : '' }
}

function parseRefs(listing: string): { head: string; refs: Map<string, string> } {
  const lines = listing.split('\n').map((line) => line.split('\t'))
  const head = lines.find(([first, name]) => first?.startsWith('ref: ') && name === 'HEAD')?.[0]
  const refs = lines.flatMap(([id, name]): [string, string][] => (id && name ? [[name, id]] : []))
  return { head: head?.slice('ref: '.length) ?? '', refs: new Map(refs) }
}

/** Asks for the commit alone; a server that hands out tips only is asked for the branch with its history. */
async function fetchCommit(call: SubstituteCall, git: Git, wanted: Wanted): Promise<void> {
  const depth = countInput(call, 'fetch-depth')
  const tags = flagInput(call, 'fetch-tags') ? '--tags' : '--no-tags'
  if (depth === 0) {
    await git.run('fetch', '--quiet', '--tags', 'origin', '+refs/heads/*:refs/remotes/origin/*')
    if (await git.has(wanted.commit)) return
  }
  const target =
    wanted.branch === '' ? wanted.commit : `+${wanted.commit}:refs/remotes/origin/${wanted.branch}`
  const shallow = depth === 0 ? [] : [`--depth=${depth}`]
  try {
    await git.run('fetch', '--quiet', tags, ...shallow, 'origin', target)
  } catch (caught) {
    if (!(caught instanceof AlmError) || call.signal.aborted) throw caught
    await git.run('fetch', '--quiet', '--tags', 'origin', '+refs/heads/*:refs/remotes/origin/*')
    if (!(await git.has(wanted.commit))) throw caught
  }
}

/** Runs git in the folder of the checkout. */
class Git {
  readonly folder: string
  readonly repository: string
  readonly url: string
  readonly #call: SubstituteCall
  readonly #headerKey: string
  readonly #header: string

  constructor(call: SubstituteCall) {
    this.#call = call
    const { serverUrl } = call.host.endpoints
    this.folder = workspacePath(call, textInput(call, 'path') || '.')
    this.repository = textInput(call, 'repository') || call.repository
    if (!/^[\w.-]+\/[\w.-]+$/.test(this.repository)) {
      throw new AlmError('input-invalid', { message: `${quote(this.repository)} is not owner/name` })
    }
    this.url = `${serverUrl}/${this.repository}.git`
    const token = textInput(call, 'token') || call.token
    const credentials = Buffer.from(`x-access-token:${token}`).toString('base64')
    call.mask(credentials)
    this.#headerKey = `http.${serverUrl}/.extraheader`
    this.#header = `AUTHORIZATION: basic ${credentials}`
  }

  /** Trimmed standard output. The sign-in header goes through the environment, where other users cannot see it. */
  async run(...args: string[]): Promise<string> {
    const { environment, signal } = this.#call
    const env = {
      PATH: process.env['PATH'],
      GIT_TERMINAL_PROMPT: '0',
      ...environment,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: this.#headerKey,
      GIT_CONFIG_VALUE_0: this.#header,
    }
    const cwd = existsSync(this.folder) ? this.folder : this.#call.workspace
    try {
      const { stdout } = await promisify(execFile)('git', args, {
        cwd,
        env,
        signal,
        maxBuffer: 64 * 1024 * 1024,
      })
      return stdout.trim()
    } catch (cause) {
      if (signal.aborted) throw cause
      const detail = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause)
      throw new AlmError('git-failed', { message: `git ${args[0]} failed: ${detail}`, cause })
    }
  }

  async has(commit: string): Promise<boolean> {
    return this.run('cat-file', '-e', `${commit}^{commit}`).then(
      () => true,
      () => false,
    )
  }

  async setOrigin(): Promise<void> {
    await this.run('config', 'remote.origin.url', this.url)
    await this.run('config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*')
  }

  /** Later steps of the job may use the repository with the token. */
  async persistCredentials(): Promise<void> {
    await this.run('config', '--local', this.#headerKey, this.#header)
  }

  async forgetCredentials(): Promise<void> {
    // Nothing to forget is no failure, and git has no way of saying so.
    await this.run('config', '--local', '--unset-all', this.#headerKey).catch(() => undefined)
  }
}
