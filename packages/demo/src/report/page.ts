// The report as a page: what moved where, in which version, by whose approval, and how long it took.
import { formatBytes, formatDuration } from '@powerops/core'
import type { Outcome, StepTiming } from '../outcome.js'
import { escapeHtml, factList, table } from './html.js'
import { stageDiagram } from './stage-diagram.js'
import { style } from './style.js'

const HEADLINES: Readonly<Record<Outcome['outcome'], string>> = {
  promoted: 'Promoted to production',
  refused: 'Refused',
  failed: 'Failed',
}

/** The whole page; it needs nothing from anywhere else. */
export function renderPage(outcome: Outcome): string {
  const { solution } = outcome
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${solution.displayName} ${solution.version}: ${HEADLINES[outcome.outcome].toLowerCase()}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<span class="badge ${outcome.outcome}">${HEADLINES[outcome.outcome]}</span>
<h1>${escapeHtml(solution.displayName)} ${escapeHtml(solution.version)}</h1>
<p>${escapeHtml(subtitle(outcome))}</p>
</header>
${outcome.outcome === 'promoted' ? '' : `<p class="reason"><strong>${escapeHtml(outcome.reasonCode)}</strong><br>${escapeHtml(outcome.reason)}</p>`}
<h2>From ${outcome.stages[0]?.name ?? 'development'} to production</h2>
<div class="card scroll">${stageDiagram(outcome)}</div>
<div class="grid">${solutionCard(outcome)}${approvalCard(outcome)}${sourceCard(outcome)}</div>
${historySection(outcome)}
${timelineSection(outcome.steps)}
<footer>Made on a local emulator of Entra ID, Power Platform and GitHub by running the workflow alm-promote.yml as it is.</footer>
</main>
</body>
</html>
`
}

function subtitle({ solution, startedAt, durationMs }: Outcome): string {
  const day = startedAt.replace('T', ' ').slice(0, 16)
  return `${solution.uniqueName} by ${solution.publisher} · ${day} UTC · ${formatDuration(durationMs)}`
}

function solutionCard({ solution, solutionDigest }: Outcome): string {
  const facts = factList({
    Name: solution.uniqueName,
    Version: solution.version,
    Publisher: solution.publisher,
    'Given as': `${solution.managed ? 'managed' : 'unmanaged'} zip, ${formatBytes(solution.sizeBytes)}, ${solution.componentCount} root component${solution.componentCount === 1 ? '' : 's'}`,
    'SHA-256 of the bytes in test and production': solutionDigest,
  })
  return `<section><h2>Solution</h2><div class="card">${facts}</div></section>`
}

function approvalCard({ approval, stages }: Outcome): string {
  const verdicts = stages.flatMap(({ name, policyVerdict }) =>
    policyVerdict ? [`${name}: ${policyVerdict}`] : [],
  )
  const facts = factList({
    'Data policies': verdicts.join(', ') || 'not judged',
    'Approved by': approval?.approvedBy.join(', ') ?? 'nobody',
    Comment: approval?.comment,
    'When (UTC)': approval?.decidedAt.replace('T', ' ').slice(0, 19),
    Request: approval?.requestId,
  })
  return `<section><h2>Policies and approval</h2><div class="card">${facts}</div></section>`
}

function sourceCard({ source }: Outcome): string {
  if (!source) return ''
  const facts = factList({
    Repository: source.repository,
    Branch: source.branch,
    Commit: source.commit,
    'Pull request': source.pullRequest,
    'Source files': source.fileCount?.toString(),
  })
  return `<section><h2>Source</h2><div class="card">${facts}</div></section>`
}

function historySection({ history }: Outcome): string {
  if (history.length === 0) return ''
  const rows = history.map((entry) => [
    entry.environment,
    `${entry.solution} ${entry.version}`,
    entry.state,
    entry.at.replace('T', ' ').replace('Z', ''),
    entry.approvedBy.join(', ') || '—',
    entry.digest.slice(0, 12),
    entry.importJobId ?? '',
  ])
  const head = ['Environment', 'Solution', 'State', 'When (UTC)', 'Approved by', 'Digest', 'Import job']
  return `<h2>Deployment history</h2><div class="card">${table(head, rows)}</div>`
}

function timelineSection(steps: readonly StepTiming[]): string {
  const endMs = Math.max(1, ...steps.map(({ startMs, durationMs }) => startMs + durationMs))
  const share = (ms: number): string => `${((100 * ms) / endMs).toFixed(2)}%`
  let lastJob = ''
  const rows = steps.map(({ job, step, result, startMs, durationMs }) => {
    const heading = job === lastJob ? '' : `<div class="job">${escapeHtml(job)}</div>`
    lastJob = job
    return `${heading}<div>${escapeHtml(step)}</div><div class="bar ${result}"><i style="left:${share(startMs)};width:${share(durationMs)}"></i></div><div class="time">${formatDuration(durationMs)}</div>`
  })
  if (steps.length === 0) return ''
  return `<h2>Where the time went</h2><div class="card timeline">${rows.join('\n')}</div>`
}
