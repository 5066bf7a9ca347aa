// Keeps one comment on a pull request or issue as it should be: written, changed in place, left alone or deleted.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError } from '@powerops/core'
import type { Comment, GitHubClient } from '@powerops/github'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { isFolder, readText, resolvePath } from '../common/files.js'
import { readJob } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import { composeComment, markerOf, MAX_COMMENT_LENGTH } from './compose.js'
import { inputs, outputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>

const MAX_FILE_BYTES = 64 * 1_000_000

/** The comment as it is now; `changed` when this step made it so. */
interface Written {
  readonly comment: Comment | undefined
  readonly changed: boolean
}

export const action = defineAction({
  name: 'comment-pull-request',
  inputs,
  outputs,
  async run(inputs, ports) {
    const { repository, runUrl } = readJob(ports.environment)
    const marker = markerOf(inputs.key)
    const parts = await readParts(inputs, ports)
    const text = composeComment(parts, MAX_COMMENT_LENGTH - marker.length - 1, runUrl)
    if (text === '' && !inputs.deleteWhenEmpty) throw nothingToSay()
    const github = await openGitHub(inputs.githubToken, repository, ports)
    try {
      const { comment, changed } = await write(github, inputs, marker, text)
      ports.log.info(comment ? `the comment: ${comment.url}` : `#${inputs.number} has no comment of this key`)
      if (comment) ports.summary(`[Comment on #${inputs.number}](${comment.url})`)
      return { reasonCode: changed ? 'ok' : 'unchanged', outputs: { 'comment-url': comment?.url, changed } }
    } catch (caught) {
      if (inputs.whenDenied === 'fail' || !isDenied(caught)) throw caught
      ports.log.notice(`No comment was written, since the token may not: ${caught.message}`)
      if (text !== '') ports.summary(text)
      return { reasonCode: 'skipped', outputs: { changed: false } }
    }
  },
})

async function readParts({ body, bodyFile = [] }: Inputs, ports: ActionPorts): Promise<string[]> {
  const files = []
  for (const name of bodyFile) files.push(...(await filesAt(resolvePath(ports, undefined, name))))
  return [
    body ?? '',
    ...(await Promise.all(files.map((file) => readText(file, 'body-file', MAX_FILE_BYTES)))),
  ]
}

/** The file, or the Markdown files of the folder, by name. */
async function filesAt(place: string): Promise<string[]> {
  if (!(await isFolder(place))) return [place]
  const names = (await readdir(place)).filter((name) => name.endsWith('.md'))
  return names.sort((a, b) => (a < b ? -1 : 1)).map((name) => path.join(place, name))
}

async function write(
  github: GitHubClient,
  { number, author }: Inputs,
  marker: string,
  text: string,
): Promise<Written> {
  const present = await github.findComment(number, marker, author)
  if (text === '') {
    if (present) await github.deleteComment(present.id)
    return { comment: undefined, changed: present !== undefined }
  }
  const body = `${marker}\n${text}`
  if (present?.body === body) return { comment: present, changed: false }
  const comment = present
    ? await github.updateComment(present.id, body)
    : await github.createComment(number, body)
  return { comment, changed: true }
}

function isDenied(caught: unknown): caught is AlmError {
  return caught instanceof AlmError && caught.code === 'access-denied'
}

function nothingToSay(): AlmError {
  return new AlmError('input-missing', {
    message: 'there is no text for the comment: body and body-file are not given, or empty',
    remedy: 'Give the text, or set delete-when-empty to true when none means that the comment is to go.',
  })
}
