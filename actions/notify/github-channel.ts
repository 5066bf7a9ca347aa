// A comment on an issue or pull request, or an issue of its own.
import { createHash } from 'node:crypto'
import { AlmError, quote } from '@powerops/core'
import { renderMarkdown } from '@powerops/notify'
import { openGitHub } from '../common/services.js'
import type { Channel } from './channel.js'
import type { Settings } from './inputs.js'

const LOGIN = /^@?([\w-]{1,39}(?:\/[\w.-]{1,100})?)$/

/** Written once per key: a step that runs again finds its own comment by the marker. */
export const githubCommentChannel: Channel = async ({ message, key, topic, job }, settings, ports) => {
  const { githubCommentOn: number, githubAuthor: author } = settings
  if (number === undefined) throw missing('github-comment', 'github-comment-on')
  const github = await openGitHub(settings.githubToken, job.repository, ports)
  const marker = markerOf(settings.githubCommentMode === 'update' ? topic : key)
  const { url } = await github.writeComment(
    number,
    marker,
    renderMarkdown(message, mentionsOf(settings)),
    author,
  )
  return [{ to: `#${number}`, outcome: 'sent', url }]
}

export const githubIssueChannel: Channel = async () => {
  throw missing('github-issue', 'github-issue')
}

/** An HTML comment of which nothing comes from outside. */
function markerOf(name: string): string {
  return `<!-- powerops-notify ${createHash('sha256').update(name).digest('hex').slice(0, 32)} -->`
}

/** @throws AlmError `input-invalid`. */
function mentionsOf({ githubMention = [] }: Settings): string[] {
  return githubMention.map((text) => {
    const name = LOGIN.exec(text)?.[1]
    if (name !== undefined) return name
    throw new AlmError('input-invalid', {
      message: `github-mention names ${quote(text)}, which is neither a login nor organization/team`,
      remedy: 'Write logins such as mia-maker, or teams such as contoso/release-managers.',
    })
  })
}

function missing(channel: string, name: string): AlmError {
  return new AlmError('input-missing', {
    message: `the channel ${channel} needs ${name}`,
    remedy: `Give ${name}, or leave ${channel} out of channels.`,
  })
}
