// One commit on one branch: the target folder becomes equal to the solution folder, everything else stays.
import { AlmError, quote, type Logger } from '@powerops/core'
import type { Git } from './git.js'

export interface CommitPlan {
  branch: string
  /** Branch that a new branch starts from; undefined: the default branch of the repository. */
  base: string | undefined
  /** Folder of the repository that is replaced, with `/`. */
  targetFolder: string
  /** Folder that holds a copy of the solution at `targetFolder`. */
  workTree: string
  /** Whether a path below the target folder is a file of a solution, and so goes when the solution has it no more. */
  isSolutionFile: (path: string) => boolean
  message: string
  allowEmpty: boolean
  clobber: boolean
}

export interface CommitResult {
  changed: boolean
  /** The branch's commit after the step; the base's when the branch was not created. */
  commit: string
  base: string
  branchExists: boolean
}

/** The branch may move between reading and pushing; then the commit is made again on top of what came. */
const MAX_TRIES = 3

/**
 * Makes the commit and pushes it, when something changed.
 * @throws AlmError `git-failed`, `git-conflict`.
 */
export async function commitFolder(git: Git, plan: CommitPlan, log: Logger): Promise<CommitResult> {
  for (let attempt = 1; ; attempt++) {
    const remote = await readRemote(git, plan)
    const tree = await buildTree(git, plan, remote.start)
    const present = plan.clobber && remote.tip !== undefined ? remote.tip : remote.start
    const changed = tree !== (await treeOf(git, present)) || plan.allowEmpty
    if (!changed) {
      return { changed, commit: present ?? '', base: remote.base, branchExists: remote.tip !== undefined }
    }
    const commit = await git.run([
      'commit-tree',
      tree,
      ...(remote.start === undefined ? [] : ['-p', remote.start]),
      '-m',
      plan.message,
    ])
    if (await push(git, commit, plan.branch, remote.tip)) {
      return { changed, commit, base: remote.base, branchExists: true }
    }
    if (attempt === MAX_TRIES) throw conflict(plan.branch)
    log.info(`the branch ${plan.branch} moved meanwhile: the commit is made again on top of it`)
  }
}

interface Remote {
  base: string
  /** Commit of the branch, when it exists. */
  tip: string | undefined
  /** Commit that the new one follows; undefined in an empty repository. */
  start: string | undefined
}

async function readRemote(git: Git, plan: CommitPlan): Promise<Remote> {
  const lines = (await git.run(['ls-remote', '--symref', 'origin', 'HEAD', 'refs/heads/*'])).split('\n')
  const heads = new Map(
    lines.flatMap((line) => {
      const match = /^([0-9a-f]{40,64})\trefs\/heads\/(.+)$/.exec(line)
      return match?.[1] && match[2] ? [[match[2], match[1]]] : []
    }),
  )
  const defaultBranch = /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(lines.join('\n'))?.[1] ?? 'main'
  const base = plan.base ?? defaultBranch
  const tip = heads.get(plan.branch)
  const baseTip = heads.get(base)
  if (plan.base !== undefined && baseTip === undefined && heads.size > 0) {
    throw new AlmError('input-invalid', {
      message: `input base-branch is ${quote(plan.base)}, which is not a branch of the repository`,
      remedy: `The default branch is ${defaultBranch}.`,
    })
  }
  const start = tip !== undefined && !plan.clobber ? tip : baseTip
  for (const commit of new Set([start, tip])) {
    if (commit !== undefined) await git.run(['fetch', '--quiet', '--depth=1', 'origin', commit])
  }
  return { base, tip, start }
}

/** The tree of `start` with the target folder replaced, built in the index alone: nothing is checked out. */
async function buildTree(git: Git, plan: CommitPlan, start: string | undefined): Promise<string> {
  await git.run(start === undefined ? ['read-tree', '--empty'] : ['read-tree', start])
  const inWorkTree = { GIT_WORK_TREE: plan.workTree }
  await git.run(['add', '--all', '--force', '--', plan.targetFolder], inWorkTree)
  if (start !== undefined) await keepForeignFiles(git, plan, start)
  return git.run(['write-tree'])
}

/** Brings back what stood in the target folder and is no part of a solution: a README, tests, canvas sources. */
async function keepForeignFiles(git: Git, plan: CommitPlan, start: string): Promise<void> {
  const removed = await git.run([
    'diff-index',
    '--cached',
    '--name-only',
    '--diff-filter=D',
    '-z',
    start,
    '--',
    plan.targetFolder,
  ])
  const foreign = removed
    .split('\0')
    .filter((file) => file !== '' && !plan.isSolutionFile(file.slice(plan.targetFolder.length + 1)))
  for (const file of foreign) {
    const [entry = ''] = (await git.run(['ls-tree', '-z', start, '--', `:(top,literal)${file}`])).split('\0')
    const [mode, , object] = entry.split(/[ \t]/)
    if (mode && object) await git.run(['update-index', '--add', '--cacheinfo', `${mode},${object},${file}`])
  }
}

async function treeOf(git: Git, commit: string | undefined): Promise<string | undefined> {
  return commit === undefined ? undefined : git.run(['rev-parse', `${commit}^{tree}`])
}

/** Pushes only if the branch still is where it was read; false when it moved. */
async function push(
  git: Git,
  commit: string,
  branch: string,
  expected: string | undefined,
): Promise<boolean> {
  const ref = `refs/heads/${branch}`
  const lease = `--force-with-lease=${ref}:${expected ?? ''}`
  const { exitCode, stdout, stderr } = await git.try([
    'push',
    '--porcelain',
    lease,
    'origin',
    `${commit}:${ref}`,
  ])
  if (exitCode === 0) return true
  if (/stale info|fetch first|non-fast-forward|cannot lock ref/.test(stdout + stderr)) return false
  throw new AlmError('git-failed', {
    message: `the branch ${quote(branch)} could not be pushed: ${quote((stderr || stdout).trim().slice(-400))}`,
    remedy:
      'Check that repo-token may write (the job needs "permissions: contents: write") and that no branch rule forbids it.',
  })
}

function conflict(branch: string): AlmError {
  return new AlmError('git-conflict', {
    message: `the branch ${quote(branch)} moved ${MAX_TRIES} times while it was being written`,
    remedy: 'Run the step again when the other runs have ended; nothing of theirs was overwritten.',
  })
}
