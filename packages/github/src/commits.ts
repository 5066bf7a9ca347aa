// Commits and what points at them.
import { booleanField, isRecord, recordField } from '@powerops/core'
import {
  optional,
  parseAccount,
  requiredId,
  requiredList,
  requiredRecord,
  requiredText,
  requiredWord,
} from './fields.js'
import { call, callIfThere, type Api } from './octokit.js'
import type { Account, Commit, CommitComparison } from './types.js'

const READ = 'contents: read'

export async function compareCommits(
  { octokit, repo }: Api,
  base: string,
  head: string,
): Promise<CommitComparison> {
  return call({ what: `comparing ${base} with ${head}`, permission: READ }, async () => {
    // One file and one commit per page: only the counts are read.
    const page = { per_page: 1, page: 1 }
    const route = { ...repo, basehead: `${base}...${head}`, ...page }
    return parseComparison((await octokit.rest.repos.compareCommitsWithBasehead(route)).data)
  })
}

/** @throws AlmError `response-invalid`. */
function parseComparison(untrusted: unknown): CommitComparison {
  const answer = 'the comparison of commits'
  return {
    status: requiredWord(untrusted, 'status', ['ahead', 'behind', 'diverged', 'identical'], answer),
    aheadBy: requiredId(untrusted, 'ahead_by', answer),
    behindBy: requiredId(untrusted, 'behind_by', answer),
    mergeBaseSha: requiredText(recordField(untrusted, 'merge_base_commit'), 'sha', answer),
  }
}

export async function findRef({ octokit, repo }: Api, ref: string): Promise<string | undefined> {
  return callIfThere({ what: `reading ${ref}`, permission: READ }, async () => {
    const { data } = await octokit.rest.git.getRef({ ...repo, ref: ref.replace(/^refs\//, '') })
    return requiredText(requiredRecord(data, 'object', 'the ref'), 'sha', 'the ref')
  })
}

export async function getCommit({ octokit, repo }: Api, ref: string): Promise<Commit> {
  return call({ what: `reading commit ${ref}`, permission: READ }, async () => {
    return parseCommit((await octokit.rest.repos.getCommit({ ...repo, ref, per_page: 1 })).data)
  })
}

/** @throws AlmError `response-invalid`. */
function parseCommit(untrusted: unknown): Commit {
  const answer = 'the commit'
  const commit = requiredRecord(untrusted, 'commit', answer)
  // Those who wrote what a merge merged may not approve it, so that parents are never merely absent.
  const parents = requiredList(isRecord(untrusted) ? untrusted['parents'] : undefined, `${answer}'s parents`)
  return {
    sha: requiredText(untrusted, 'sha', answer),
    message: requiredText(commit, 'message', answer),
    treeSha: requiredText(requiredRecord(commit, 'tree', answer), 'sha', answer),
    parents: parents.map((parent) => requiredText(parent, 'sha', answer)),
    ...optional('author', personIn(untrusted, 'author')),
    ...optional('committer', personIn(untrusted, 'committer')),
    verified: booleanField(recordField(commit, 'verification'), 'verified') ?? false,
  }
}

/** Absent when the e-mail address of the commit belongs to nobody. */
function personIn(untrusted: unknown, role: 'author' | 'committer'): Account | undefined {
  const account = recordField(untrusted, role)
  if (!account || Object.keys(account).length === 0) return undefined
  return parseAccount(account, `the commit's ${role}`)
}
