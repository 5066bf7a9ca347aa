// Outside text in the form in which the page shows it: one line, no hidden marks, of bounded length; links that are links.
import { isLoopbackHost } from '@powerops/core'

const MAX_NAME = 80
// Controls, line breaks of Unicode, the marks that reorder or hide text, halves of characters.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu

/** Marks on one letter, of which no language has more than a few. */
const MARKS = /(\p{M}{3})\p{M}+/gu

/** A name or sentence for the page; what is longer than `most` characters ends in an ellipsis. */
export function shown(untrusted: string, most = MAX_NAME): string {
  // Whoever sends megabytes must not be paid with time: a character has at most 2 units, and some are dropped.
  const line = untrusted.slice(0, most * 4).replace(UNSAFE, (char) => (/\s/.test(char) ? ' ' : '\u25a1'))
  const characters = Array.from(line.replace(MARKS, '$1'))
  const isCut = characters.length > most || untrusted.length > most * 4
  return isCut ? `${characters.slice(0, most - 1).join('')}…` : line
}

/** The address when it is one of the web that may be followed; undefined for `javascript:` and everything else. */
export function link(untrusted: string | undefined): string | undefined {
  if (untrusted === undefined || untrusted.length > 2000 || !URL.canParse(untrusted)) return undefined
  const { protocol, hostname, username, password, href } = new URL(untrusted)
  if (username || password) return undefined
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname)) ? href : undefined
}

const COMMIT = /^[0-9a-f]{7,64}$/i
const REPOSITORY = /^[\w-]{1,39}\/[\w.-]{1,100}$/

/** The page of a commit, unless repository or commit cannot be one. */
export function commitLink(serverUrl: string, repository: string, commit: string): string | undefined {
  return REPOSITORY.test(repository) && COMMIT.test(commit)
    ? link(`${serverUrl}/${repository}/commit/${commit}`)
    : undefined
}

/** The page of a run. */
export function runLink(serverUrl: string, repository: string, runId: number): string | undefined {
  return REPOSITORY.test(repository) && runId > 0
    ? link(`${serverUrl}/${repository}/actions/runs/${runId}`)
    : undefined
}

/** `2026-11-20 10:00` of a time in ISO 8601, UTC. */
export function minute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ')
}
