// Laws of the decision, each tried on one random history. A broken law is an error that names the seed.
import { decide, type ApprovalEvent, type Decision, type Subject } from '../src/index.js'
import { code, Dice, now, people, someEvent, someHistory, someRules, subject } from './generator.js'
import { judge } from './oracle.js'

/** Tries every law on the history of the seed; the decision about it. */
export function tryLaws(seed: number): Decision['decision'] {
  const dice = new Dice(seed)
  const rules = someRules(dice)
  const events = someHistory(dice, rules)
  const { decision, approvedBy, reasons } = decide(events, subject, rules, now)
  const fail = (law: string): never => {
    throw new Error(`seed ${seed}: ${law}: ${JSON.stringify({ decision, reasons, rules, events })}`)
  }

  const expected = judge(events, subject, rules, code, now)
  if (decision !== expected) fail(`decided otherwise than the protocol, which says ${expected}`)
  if (decision === 'approved') {
    if (new Set(approvedBy.map(({ id }) => id)).size < rules.minimum) fail('approved by too few')
    if (!events.some((event) => event.kind !== 'unknown')) fail('approved without an event')
  }

  const shuffled = decide(dice.shuffle(events), subject, rules, now)
  if (JSON.stringify(shuffled) !== JSON.stringify({ decision, approvedBy, reasons }))
    fail('depends on the order')

  const rejection = toRejection(someEvent(dice))
  const after = decide([...events, rejection], subject, rules, now).decision
  if (after === 'approved' && decision !== 'approved') fail('approved because of one more rejection')

  if (rules.approvers) {
    const outsider = people.find((id) => !rules.approvers?.includes(id))
    const event = someEvent(dice)
    if (outsider !== undefined && 'user' in event) {
      const said = [...events, { ...event, user: { id: outsider, login: 'x' } }]
      if (decide(said, subject, rules, now).decision !== decision) fail('heeds somebody who may not approve')
    }
  }
  if (decision === 'approved' && decide(events, elsewhere(dice), rules, now).decision === 'approved') {
    if (rules.channel.kind !== 'pull-request') fail('approves another subject')
  }
  return decision
}

function toRejection(event: ApprovalEvent): ApprovalEvent {
  switch (event.kind) {
    case 'environment-review':
      return { ...event, state: 'rejected' }
    case 'pull-request-review':
      return { ...event, state: 'changes-requested' }
    case 'issue-comment':
      return { ...event, body: `/reject ${code}` }
    default:
      return event
  }
}

/** A subject that differs in what the channels tell apart. */
function elsewhere(dice: Dice): Subject {
  return dice.pick(
    { ...subject, runId: 7 },
    { ...subject, runAttempt: 3 },
    { ...subject, repositoryId: 7 },
    { ...subject, environment: 'staging' },
  )
}
