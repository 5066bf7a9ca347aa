// The stations of a promotion as a picture and a table, for a job summary or a comment.
import { markdownTable } from '@powerops/actions-kit'
import { toMarkdownText } from '@powerops/core'
import type { Station, StationState } from './promotion.js'

/** What was promoted, as far as it is known. */
export interface Promoted {
  readonly solution?: string
  readonly version?: string
}

const WORDS: Readonly<Record<StationState, string>> = {
  done: '✓ done',
  waiting: '… waiting',
  refused: '✗ refused',
  cancelled: '✗ cancelled',
  'not-reached': 'not reached',
}
/** Dark enough on light, light enough on dark: each box brings its own ground. */
const CLASSES = `  classDef done fill:#dafbe1,stroke:#1a7f37,color:#1f2328
  classDef waiting fill:#fff8c5,stroke:#9a6700,color:#1f2328
  classDef refused fill:#ffebe9,stroke:#cf222e,color:#1f2328
  classDef cancelled fill:#ffebe9,stroke:#cf222e,color:#1f2328
  classDef not-reached fill:#f6f8fa,stroke:#818b98,color:#1f2328`
const MAX_LABEL_LENGTH = 60
const MAX_NOTE_LENGTH = 500

/** Markdown: where the promotion stands in one sentence, a Mermaid picture of its stations, and a table of them. */
export function renderPromotion(stations: readonly Station[], { solution, version }: Promoted): string {
  const what = [solution, version].filter((part) => part !== undefined && part !== '').join(' ')
  return `### Promotion${what === '' ? '' : ` of ${toMarkdownText(what)}`}

${sentence(stations)}

\`\`\`mermaid
${picture(stations, version)}
\`\`\`

${markdownTable(
  ['Stage', 'State', 'Version', 'Why'],
  stations.map((one) => [
    toMarkdownText(one.name),
    WORDS[one.state],
    versionsOf(one, version).map(toMarkdownText).join(' → '),
    toMarkdownText(cut(one.note ?? '', MAX_NOTE_LENGTH)),
  ]),
)}`
}

function sentence(stations: readonly Station[]): string {
  const stop = stations.find(({ state }) => state !== 'done')
  if (!stop) return 'Everything that was asked for is done.'
  const name = toMarkdownText(stop.name)
  const why = toMarkdownText(cut(stop.note ?? '', MAX_NOTE_LENGTH))
  if (stop.state === 'waiting') return `**${name}** waits${why === '' ? '' : ` for ${why}`}.`
  return `Stopped at **${name}**: ${why}`
}

/** Lines of a Mermaid flowchart. Nothing of a name can leave its label. */
function picture(stations: readonly Station[], version: string | undefined): string {
  const nodes = stations.map((one, index) => {
    const lines = [one.name, versionsOf(one, version).join(' → '), WORDS[one.state]]
    const label = lines
      .filter((line) => line !== '')
      .map(toLabel)
      .join('<br/>')
    return `  s${index}["${label}"]:::${one.state}`
  })
  const edges = stations
    .slice(1)
    .map((one, index) => `  s${index} ${one.state === 'done' ? '-->' : '-.->'} s${index + 1}`)
  return [
    'flowchart LR',
    '  accTitle: Stages of the promotion, as in the table below',
    ...nodes,
    ...edges,
    CLASSES,
  ].join('\n')
}

function versionsOf({ state, previousVersion }: Station, version: string | undefined): string[] {
  if (state !== 'done' || !version) return []
  return previousVersion === undefined ? [version] : [previousVersion, version]
}

/** Letters, digits, spaces, and dots and hyphens inside words; everything else by its number, as Mermaid writes it. */
function toLabel(text: string): string {
  return cut(text.replace(/[\s\p{C}]+/gu, ' '), MAX_LABEL_LENGTH).replace(
    /(?<=[\p{L}\p{N}])[.-](?=[\p{L}\p{N}])|[^\p{L}\p{N} ]/gu,
    (char) => (/^[.-]$/.test(char) ? char : `#${char.codePointAt(0) ?? 63};`),
  )
}

function cut(text: string, length: number): string {
  const characters = [...text]
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`
}
