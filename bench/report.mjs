// The results as a Markdown table for people and as JSON for programs.

export function formatTable(rows) {
  const head = ['Row', 'Ours', 'Baseline', 'Ratio', 'Peak memory', 'Notes', 'What, and against what']
  const cells = rows.map((one) => [
    one.name,
    amount(one.ours, one.unit),
    one.baseline === null ? '' : amount(one.baseline, one.unit),
    one.ratio === null ? '' : one.ratio.toFixed(2),
    memory(one),
    one.notes.join(', '),
    one.against === '' ? one.what : `${one.what}; against: ${one.against}`,
  ])
  return [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n')
}

const amount = (value, unit) => `${unit === 'ms' ? Math.round(value) : value.toFixed(1)} ${unit}`

function memory({ peakMemoryMb, baselinePeakMemoryMb }) {
  if (peakMemoryMb === null) return ''
  return baselinePeakMemoryMb === null
    ? `${peakMemoryMb} MB`
    : `${peakMemoryMb} MB, baseline ${baselinePeakMemoryMb} MB`
}

export function formatResults(rows, { node, cpu, date }) {
  return `${JSON.stringify({ schemaVersion: 1, node, cpu, date, rows }, undefined, 2)}\n`
}
