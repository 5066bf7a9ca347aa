// The results as a Markdown table for people and as JSON for programs.

export function formatTable(rows) {
  const head = [
    'Row',
    'Ours',
    'Baseline',
    'Ratio',
    'Peak memory',
    'Memory / size',
    'Notes',
    'What, and against what',
  ]
  const cells = rows.map((one) => [
    one.name,
    amount(one.ours, one.unit),
    one.baseline === null ? '' : amount(one.baseline, one.unit),
    one.ratio === null ? '' : one.ratio.toFixed(2),
    memory(one),
    one.memoryPerContent === null ? '' : one.memoryPerContent.toFixed(1),
    one.notes.join(', '),
    one.against === '' ? one.what : `${one.what}; against: ${one.against}`,
  ])
  return [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n')
}

const amount = (value, unit) => `${unit === 's' ? value.toFixed(1) : Math.round(value)} ${unit}`

function memory({ peakMemoryMb, baselinePeakMemoryMb }) {
  if (peakMemoryMb === null) return ''
  return baselinePeakMemoryMb === null
    ? `${peakMemoryMb} MB`
    : `${peakMemoryMb} MB, baseline ${baselinePeakMemoryMb} MB`
}

/**
 * A line for each series: what a megabyte costs as solutions grow, on average and, in brackets, each one more since the
 * size before. The latter leaves out what a process takes for itself; equal figures mean linear growth.
 */
export function formatGrowth(rows) {
  const series = [...new Set(rows.map((one) => one.series).filter((name) => name !== null))]
  return series.map((name) => {
    const points = rows.filter((one) => one.series === name).sort((a, b) => a.contentMb - b.contentMb)
    const costs = points.map((point, index) => {
      const former = points[index - 1]
      const more = former ? ` (each more ${costPerMegabyte(difference(point, former))})` : ''
      return `${point.contentMb} MB: ${costPerMegabyte(point)}${more}`
    })
    return `Growth of ${name}, for each MB of a solution of ${costs.join('; ')}.`
  })
}

const difference = (a, b) =>
  Object.fromEntries(['ours', 'peakMemoryMb', 'contentMb'].map((figure) => [figure, a[figure] - b[figure]]))

const costPerMegabyte = ({ ours, peakMemoryMb, contentMb }) =>
  `${(ours / contentMb).toFixed(1)} ms and ${(peakMemoryMb / contentMb).toFixed(1)} MB`

export function formatResults(rows, { node, cpu, date, skipped }) {
  return `${JSON.stringify({ schemaVersion: 1, node, cpu, date, skipped, rows }, undefined, 2)}\n`
}
