// A row of the table: what was measured, on what, against what.

const MEGABYTE = 1e6

/**
 * Makes a row of two durations in ms, or of what is given in `unit`. `notes` are short facts for people,
 * `baselinePeakMemoryBytes` is there where the baseline ran in a process of its own, and `contentBytes` is the
 * uncompressed size of the solution where memory is to be seen beside it. Rows of one `series` show growth with it.
 */
export function row({
  name,
  what,
  against,
  ours,
  baseline,
  unit = 'ms',
  peakMemoryBytes,
  baselinePeakMemoryBytes,
  contentBytes,
  series = null,
  runs,
  notes = [],
}) {
  return {
    name,
    what,
    against,
    ours: round(ours),
    baseline: baseline === undefined ? null : round(baseline),
    ratio: baseline === undefined ? null : Number((ours / baseline).toFixed(2)),
    unit,
    peakMemoryMb: toMegabytes(peakMemoryBytes),
    baselinePeakMemoryMb: toMegabytes(baselinePeakMemoryBytes),
    contentMb: toMegabytes(contentBytes),
    memoryPerContent:
      contentBytes && peakMemoryBytes ? Number((peakMemoryBytes / contentBytes).toFixed(2)) : null,
    series,
    runs,
    notes,
  }
}

/** A row of two runs of processes, as `compare` gives them. */
export function rowOf({ ours, baseline }, rest) {
  return row({
    ours: ours.durationMs,
    baseline: baseline.durationMs,
    peakMemoryBytes: ours.peakMemoryBytes,
    baselinePeakMemoryBytes: baseline.peakMemoryBytes,
    ...rest,
  })
}

const round = (value) => Number(value.toPrecision(4))
const toMegabytes = (bytes) => (bytes === undefined ? null : Math.round(bytes / MEGABYTE))

export const formatMegabytes = (bytes) => `${(bytes / MEGABYTE).toFixed(1)} MB`
export const formatSpeed = (bytes, durationMs) =>
  `${(bytes / MEGABYTE / (durationMs / 1000)).toFixed(0)} MB/s`
