// The message as an Adaptive Card 1.4 for Teams. All outside text is in text runs, which know no Markdown: in text
// blocks and facts a solution could bring links of its own.
import type { Tone } from './event-words.js'
import type { Message } from './message.js'

const STYLES: Readonly<Record<Tone, string>> = {
  good: 'good',
  bad: 'attention',
  attention: 'warning',
  neutral: 'emphasis',
}

/** Teams shows no more of them. */
const MAX_ACTIONS = 6

/** Teams refuses messages of more than 28 kB; names and sentences in any script stay below with this. */
const MAX_CARD_BYTES = 24_000

/** What a workflow with the trigger "When a Teams webhook request is received" expects. */
export interface TeamsMessage extends Readonly<Record<string, unknown>> {
  readonly type: 'message'
  readonly attachments: readonly [{ contentType: string; contentUrl: null; content: object }]
}

/** The message as the body of a request to a Teams workflow. */
export function renderTeamsMessage(message: Message): TeamsMessage {
  const whole = renderCard(message)
  const small = { ...message, happened: message.happened.slice(0, 2), next: message.next.slice(-1) }
  const content = Buffer.byteLength(JSON.stringify(whole)) <= MAX_CARD_BYTES ? whole : renderCard(small)
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  }
}

function renderCard({ tone, subject, happened, next, rows, links }: Message): object {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    fallbackText: subject,
    msteams: { width: 'Full' },
    body: [
      {
        type: 'Container',
        style: STYLES[tone],
        bleed: true,
        items: [paragraph([{ text: subject, size: 'Large', weight: 'Bolder' }])],
      },
      ...happened.map((text) => paragraph([{ text }])),
      ...rows.map(({ name, value }, index) =>
        paragraph(
          [{ text: `${name}: `, weight: 'Bolder' }, { text: value }],
          index === 0 ? 'Medium' : 'None',
        ),
      ),
      ...next.map((text) => paragraph([{ text }], 'Medium')),
    ],
    actions: links
      .slice(0, MAX_ACTIONS)
      .map(({ title, url }) => ({ type: 'Action.OpenUrl', title, url: url.href })),
  }
}

type Run = Readonly<Record<'text', string>> & Readonly<Partial<Record<'size' | 'weight', string>>>

function paragraph(runs: readonly Run[], spacing = 'Default'): object {
  return { type: 'RichTextBlock', spacing, inlines: runs.map((run) => ({ type: 'TextRun', ...run })) }
}
