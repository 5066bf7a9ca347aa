// What makes two notifications the same.
import type { NotificationFacts } from '@powerops/notify'
import type { Job } from '../common/job.js'

/** One event of one attempt of one run. */
export function keyOf(facts: NotificationFacts, { repositoryId, runId, runAttempt }: Job): string {
  return JSON.stringify([repositoryId, runId, runAttempt, facts.event, facts.subject ?? '', ...thing(facts)])
}

/** One solution in one environment, whatever happens to it. */
export function topicOf(facts: NotificationFacts): string {
  return JSON.stringify(thing(facts))
}

function thing({ environmentName, environmentUrl, solutionName }: NotificationFacts): string[] {
  return [environmentName ?? environmentUrl?.host ?? '', solutionName ?? '']
}
