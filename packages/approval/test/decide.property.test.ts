// Laws of the decision, tried on random histories. POWEROPS_APPROVAL_HISTORIES sets how many.
import { decide, type ApprovalEvent, type ApprovalRules } from '../src/index.js'
import { Dice, people, someEvent, someHistory, someRules, subject } from './generator.js'

const histories = Number(process.env['POWEROPS_APPROVAL_HISTORIES'] ?? 20_000)
const now = 100

interface Case {
  readonly seed: number
  readonly dice: Dice
  readonly rules: ApprovalRules
  readonly events: readonly ApprovalEvent[]
}

function* cases(): Generator<Case> {
  for (let seed = 1; seed <= histories; seed++) {
    const dice = new Dice(seed)
    yield { seed, dice, rules: someRules(dice), events: someHistory(dice) }
  }
}

/** Whose vote of a kind stands in the history for exactly this subject, counted without the code under test. */
function voters(
  events: readonly ApprovalEvent[],
  state: 'approved' | 'rejected',
  withBots: boolean,
): Set<number> {
  const ids = new Set<number>()
  for (const event of events) {
    if (event.kind !== 'environment-review' || event.state !== state) continue
    if (event.repositoryId !== 42 || event.runId !== 1000 || event.runAttempt !== 2) continue
    if (!event.environments.some((name) => name === 'production')) continue
    if (withBots || !event.isBot) ids.add(event.user.id)
  }
  return ids
}

describe('decide, over random histories', () => {
  it('approves only what enough of the right people approved and none of them rejected', () => {
    let approvals = 0
    for (const { seed, rules, events } of cases()) {
      const { decision } = decide(events, subject, rules, now)
      const named = rules.approvers
      const may = (id: number): boolean => named === undefined || named.indexOf(id) >= 0
      const isRequester = (id: number): boolean =>
        rules.forbidRequesters === false ? false : rules.requesters.indexOf(id) >= 0
      const withBots = named !== undefined
      const yes = [...voters(events, 'approved', withBots)].filter((id) => may(id) && !isRequester(id))
      const no = [...voters(events, 'rejected', withBots)].filter(may)
      const allowed =
        no.length === 0 &&
        yes.length >= rules.minimum &&
        rules.channel.kind === 'environment' &&
        rules.channel.hasReviewers &&
        !(rules.expiresAt === 50) &&
        !events.some((event) => event.kind === 'unreadable')
      if ((decision === 'approved') !== allowed) throw new Error(`seed ${seed}: ${decision}`)
      if (decision === 'approved') approvals++
    }
    expect(approvals).toBeGreaterThan(histories / 100)
  })

  it('gives the same answer for every order of the events', () => {
    for (const { seed, dice, rules, events } of cases()) {
      const first = JSON.stringify(decide(events, subject, rules, now))
      const second = JSON.stringify(decide(dice.shuffle(events), subject, rules, now))
      if (first !== second) throw new Error(`seed ${seed}: ${first} became ${second}`)
    }
    expect(histories).toBeGreaterThan(0)
  })

  it('never approves because of one more rejection', () => {
    let turned = 0
    for (const { seed, dice, rules, events } of cases()) {
      const rejection = { ...someEvent(dice), state: 'rejected' } as ApprovalEvent
      const before = decide(events, subject, rules, now).decision
      const after = decide([...events, rejection], subject, rules, now).decision
      if (after === 'approved' && before !== 'approved')
        throw new Error(`seed ${seed}: ${before} became ${after}`)
      if (before === 'approved' && after === 'rejected') turned++
    }
    expect(turned).toBeGreaterThan(0)
  })

  it('does not change by what somebody says who may not approve', () => {
    for (const { seed, dice, rules: someOf, events } of cases()) {
      const rules = { ...someOf, approvers: dice.some(people, 0.5) }
      const outsiders = people.filter((id) => !rules.approvers.includes(id))
      const event = someEvent(dice)
      const id = outsiders[dice.below(outsiders.length)]
      if (event.kind !== 'environment-review' || id === undefined) continue
      const before = JSON.stringify(decide(events, subject, rules, now))
      const after = JSON.stringify(
        decide([...events, { ...event, user: { id, login: 'x' } }], subject, rules, now),
      )
      if (before !== after) throw new Error(`seed ${seed}: ${before} became ${after}`)
    }
    expect(histories).toBeGreaterThan(0)
  })

  it('counts nothing that was said about another run, attempt, repository or environment', () => {
    for (const { seed, dice, rules, events } of cases()) {
      const elsewhere = dice.pick(
        { ...subject, runId: 7 },
        { ...subject, runAttempt: 3 },
        { ...subject, repositoryId: 7 },
        { ...subject, environment: 'staging' },
      )
      const { decision, approvedBy } = decide(events, elsewhere, rules, now)
      if (decision === 'approved' || decision === 'rejected' || approvedBy.length > 0)
        throw new Error(`seed ${seed}`)
    }
    expect(histories).toBeGreaterThan(0)
  })
})
