// Issues and their comments in GraphQL: the history of edits, which REST does not tell.
import { isRecord, numberField } from '@powerops/core'
import { accountById, isoTime, isoTimeOrNull, nodeId, type Forge } from '../forge.js'
import type { Comment, Issue } from '../state.js'
import { FieldError, type Field } from './execute.js'
import { field, type GraphqlContext } from './field.js'

export const discussionNodes = ['Issue', 'IssueComment']

const TIMELINE_ITEMS = ['CLOSED_EVENT', 'REOPENED_EVENT']

interface Timeline {
  nodes: readonly { turn: 'ClosedEvent' | 'ReopenedEvent' }[]
}

export const discussionTypes: Readonly<Record<string, Readonly<Record<string, Field<GraphqlContext>>>>> = {
  Issue: {
    id: field<Issue>(({ id }) => nodeId('I', id)),
    databaseId: field<Issue>(({ id }) => id),
    number: field<Issue>(({ number }) => number),
    title: field<Issue>(({ title }) => title),
    body: field<Issue>(({ body }) => body ?? ''),
    state: field<Issue>(({ state }) => state.toUpperCase()),
    locked: field<Issue>(({ locked }) => locked),
    createdAt: field<Issue>(({ createdAt }) => isoTime(createdAt)),
    lastEditedAt: field<Issue>(({ editedAt }) => isoTimeOrNull(editedAt ?? null)),
    author: field<Issue>(({ authorId }, _, { forge }) => accountById(forge.state, authorId), { of: 'Actor' }),
    editor: field<Issue>(
      ({ editorId }, _, { forge }) => (editorId === undefined ? null : accountById(forge.state, editorId)),
      { of: 'Actor' },
    ),
    timelineItems: field<Issue>((issue, args) => timelineOf(issue, args), {
      of: 'IssueTimelineItemsConnection',
      args: ['first', 'itemTypes'],
    }),
  },
  IssueTimelineItemsConnection: {
    nodes: field<Timeline>(({ nodes }) => nodes, { of: 'IssueTimelineItems' }),
  },
  ClosedEvent: {},
  ReopenedEvent: {},
  IssueComment: {
    id: field<Comment>(({ id }) => nodeId('IC', id)),
    databaseId: field<Comment>(({ id }) => id),
    body: field<Comment>(({ body }) => body),
    createdAt: field<Comment>(({ createdAt }) => isoTime(createdAt)),
    lastEditedAt: field<Comment>(({ editedAt }) => isoTimeOrNull(editedAt ?? null)),
    includesCreatedEdit: field<Comment>(({ editedAt }) => editedAt !== undefined),
    isMinimized: field<Comment>(() => false),
    author: field<Comment>(({ authorId }, _, { forge }) => accountById(forge.state, authorId), {
      of: 'Actor',
    }),
  },
}

export function discussionTypeOf(source: unknown): string | undefined {
  if (!isRecord(source)) return undefined
  if ('turn' in source) return String(source['turn'])
  if ('issueId' in source) return 'IssueComment'
  return 'assigneeIds' in source ? 'Issue' : undefined
}

/** The issue of an id `I_…`, the comment of one `IC_…`. Pull requests have ids of their own. */
export function findDiscussionNode(
  { state }: Forge,
  kind: string,
  key: string,
): { node: Issue | Comment; repositoryId: number } | undefined {
  const comment = kind === 'IC' ? state.comments.get(key) : undefined
  const issue = comment ? state.issues.get(String(comment.issueId)) : kind === 'I' && state.issues.get(key)
  return issue ? { node: comment ?? issue, repositoryId: issue.repositoryId } : undefined
}

function timelineOf({ turns = 0 }: Issue, args: Readonly<Record<string, unknown>>): Timeline {
  const first = numberField(args, 'first')
  const types = args['itemTypes']
  const isKnown = Array.isArray(types) && types.every((type) => TIMELINE_ITEMS.includes(String(type)))
  if (first === undefined || !isKnown) {
    throw new FieldError('ARGUMENT_NOT_ACCEPTED', 'timelineItems is emulated for closing and opening alone')
  }
  const all = Array.from({ length: turns }, (_, index) =>
    index % 2 === 0 ? ({ turn: 'ClosedEvent' } as const) : ({ turn: 'ReopenedEvent' } as const),
  )
  const wanted = all.filter(({ turn }) =>
    (types as unknown[]).includes(turn === 'ClosedEvent' ? 'CLOSED_EVENT' : 'REOPENED_EVENT'),
  )
  return { nodes: wanted.slice(0, first) }
}
