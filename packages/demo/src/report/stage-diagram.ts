// The picture of a promotion: three environments, what moved between them, and where it stopped.
import type { Outcome, StageOutcome } from '../outcome.js'
import { escapeHtml } from './html.js'

const WIDTH = 1000
const BOX = { width: 208, height: 132, y: 24 }
/** Characters of a label that fit between two boxes. */
const MAX_LABEL = 28
const TITLES = { development: 'Development', test: 'Test', production: 'Production' }

/** An inline SVG that follows the colours of the page. */
export function stageDiagram(outcome: Outcome): string {
  const step = (WIDTH - BOX.width) / 2
  const boxes = outcome.stages.map((stage, index) => drawStage(stage, index * step))
  const arrows = outcome.stages
    .slice(1)
    .map((stage, index) =>
      drawArrow(index * step + BOX.width, (index + 1) * step, stage, arrowLabels(outcome, stage)),
    )
  const words = outcome.stages.map((stage) => `${TITLES[stage.name]}: ${stage.state}`).join(', ')
  return `<svg class="stages" viewBox="-2 0 ${WIDTH + 4} 180" role="img" aria-label="${escapeHtml(words)}">
<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" class="arrow-head"/></marker></defs>
${arrows.join('\n')}
${boxes.join('\n')}
</svg>`
}

function drawStage(stage: StageOutcome, x: number): string {
  const version = stage.versionAfter ?? '—'
  const form = stage.managed === undefined ? '' : stage.managed ? 'managed' : 'unmanaged'
  const before = stage.versionBefore === undefined ? '' : `was ${stage.versionBefore}`
  const detail = [form, stage.operation, before].filter(Boolean).join(' · ')
  const place = stage.environmentUrl === undefined ? '' : new URL(stage.environmentUrl).host
  return `<g class="stage ${stage.state}" transform="translate(${x} ${BOX.y})">
<rect width="${BOX.width}" height="${BOX.height}" rx="14"/>
<text x="18" y="32" class="title">${TITLES[stage.name]}</text>
<text x="${BOX.width - 18}" y="33" class="mark" text-anchor="end">${MARKS[stage.state]}</text>
<text x="18" y="70" class="version">${escapeHtml(version)}</text>
<text x="18" y="94" class="detail">${escapeHtml(detail)}</text>
<text x="18" y="116" class="detail">${escapeHtml(place)}</text>
</g>`
}

const MARKS: Readonly<Record<StageOutcome['state'], string>> = {
  done: '✓',
  refused: '✕',
  failed: '!',
  'not-reached': '',
}

function arrowLabels(outcome: Outcome, target: StageOutcome): string[] {
  const policy = target.policyVerdict === undefined ? [] : [`policies: ${target.policyVerdict}`]
  const approver = target.name === 'production' ? outcome.approval?.approvedBy.join(', ') : undefined
  return [...policy, ...(approver ? [`approved: ${approver}`] : [])]
}

function drawArrow(from: number, to: number, target: StageOutcome, labels: readonly string[]): string {
  const y = BOX.y + BOX.height / 2
  const middle = (from + to) / 2
  const texts = labels.map(
    (label, index) =>
      `<text x="${middle}" y="${y - 12 + index * 30}" text-anchor="middle" class="label">${escapeHtml(label.length > MAX_LABEL ? `${label.slice(0, MAX_LABEL - 1)}…` : label)}</text>`,
  )
  return `<g class="arrow ${target.state}"><line x1="${from + 8}" y1="${y}" x2="${to - 8}" y2="${y}" marker-end="url(#head)"/>${texts.join('')}</g>`
}
