// A comment on an issue or pull request, or an issue of its own.
import { createHash } from 'node:crypto'
import { AlmError } from '@powerops/core'
import { renderMarkdown } from '@powerops/notify'
import { openGitHub } from '../common/services.js'
import type { Channel } from './channel.js'

/** Author of what is written with the token of a job. */
const JOB_AUTHOR = 'github-actions[bot]'
/** By which the issues of this action are found. */
const LABEL = 'powerops-notification'

/** Written once per key: a step that runs again finds its own comment by the marker. */
export const githubCommentChannel: Channel = async (
  { message, mentions, key, topic, job },
  settings,
  ports,
) => {
  const { githubCommentOn: number, githubAuthor: author } = settings
  if (number === undefined) {
    throw new AlmError('input-missing', {
      message: 'the channel github-comment needs github-comment-on',
      remedy: 'Give the number of an issue or pull request, or leave github-comment out of channels.',
    })
  }
  const github = await openGitHub(settings.githubToken, job.repository, ports)
  const marker = markerOf(settings.githubCommentMode === 'update' ? topic : key)
  const { url } = await github.writeComment(number, marker, renderMarkdown(message, mentions), author)
  return [{ to: `#${number}`, outcome: 'sent', url }]
}

/** Opened once per key; an issue of that key that is open already is the one. */
export const githubIssueChannel: Channel = async ({ message, mentions, key, job }, settings, ports) => {
  const github = await openGitHub(settings.githubToken, job.repository, ports)
  const author = (settings.githubAuthor ?? JOB_AUTHOR).toLowerCase()
  const marker = markerOf(key)
  const present = (await github.listIssues(LABEL)).find(
    (issue) => issue.body.startsWith(marker) && issue.author.login.toLowerCase() === author,
  )
  const body = `${marker}\n${renderMarkdown(message, mentions)}`
  const { number, url } =
    present ?? (await github.createIssue({ title: message.subject, body, labels: [LABEL] }))
  return [{ to: `#${number}`, outcome: 'sent', url }]
}

/** An HTML comment of which nothing comes from outside. */
function markerOf(name: string): string {
  return `<!-- powerops-notify ${createHash('sha256').update(name).digest('hex').slice(0, 32)} -->`
}
