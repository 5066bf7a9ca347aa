// The most memory that this process has held so far. As a preload (node --import) it writes the figure, in bytes, to
// the file that BENCH_PEAK_MEMORY_FILE names when the process ends.
import { readFileSync, writeFileSync } from 'node:fs'

/** Resident set in bytes. What getrusage says on Linux includes the parent's from before exec, so it is a fallback. */
export function peakMemoryBytes() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    if (kilobytes) return Number(kilobytes) * 1024
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024
}

const file = process.env.BENCH_PEAK_MEMORY_FILE
if (file) process.on('exit', () => writeFileSync(file, String(peakMemoryBytes())))
