// As many histories as scripts/approval-histories.mjs asks for.
import { tryLaws } from './laws.js'

const count = Number(process.env['POWEROPS_APPROVAL_HISTORIES'] ?? 0)
const first = Number(process.env['POWEROPS_APPROVAL_FIRST_SEED'] ?? 1)

;(count > 0 ? it : it.skip)(
  `finds no broken law in ${count} histories from seed ${first} on`,
  () => {
    let approved = 0
    for (let seed = first; seed < first + count; seed++) if (tryLaws(seed) === 'approved') approved++
    expect(approved).toBeGreaterThan(0)
  },
  3_600_000,
)
