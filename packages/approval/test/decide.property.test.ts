// Laws of the decision over random histories. scripts/approval-histories.mjs tries a million and more of them.
import { decide } from '../src/index.js'
import { code, Dice, now, someHistory, someRules, subject } from './generator.js'
import { tryLaws } from './laws.js'
import { judge } from './oracle.js'

const HISTORIES = 10_000

describe('decide, over random histories', () => {
  it('agrees with the protocol, whatever the order, and never approves by a no, a stranger or another subject', () => {
    const counts = { approved: 0, rejected: 0, pending: 0, expired: 0 }
    for (let seed = 1; seed <= HISTORIES; seed++) counts[tryLaws(seed)]++
    // A generator that makes hardly any of one kind tries nothing.
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(HISTORIES / 50)
  })

  it('would notice a decision that approves too much', () => {
    let noticed = 0
    for (let seed = 1; seed <= 2000; seed++) {
      const dice = new Dice(seed)
      const rules = someRules(dice)
      const events = someHistory(dice, rules)
      const lax = decide(events, subject, { ...rules, requesters: [] }, now).decision
      if (lax !== judge(events, subject, rules, code, now)) noticed++
    }
    expect(noticed).toBeGreaterThan(0)
  })
})
