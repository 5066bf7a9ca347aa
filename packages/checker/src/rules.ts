// Rule sets and rules. The catalogue differs between geographies, so it is always asked for.
import { isRecord, requiredText, stringField, unreadableAnswer } from '@powerops/core'
import { requireStatus, type Service } from './service.js'
import { parseSeverity } from './severity.js'
import type { CheckerRule, RuleSet } from './types.js'

const VERSION = '2.0'

export async function listRuleSets(service: Service, runId: string): Promise<RuleSet[]> {
  const items = await fetchList(service, runId, 'api/ruleset', {}, 'listing the rule sets')
  return items.map((item) => ({
    id: requiredText(item, 'id', 'the rule set'),
    name: requiredText(item, 'name', 'the rule set'),
  }))
}

/** A rule without a severity that can be read counts as high: nothing is waved through unread. */
export async function listRules(service: Service, runId: string, ruleSetId: string): Promise<CheckerRule[]> {
  const items = await fetchList(service, runId, 'api/rule', { ruleset: ruleSetId }, 'listing the rules')
  return items.map((item) => ({
    code: requiredText(item, 'code', 'the rule'),
    severity: parseSeverity(isRecord(item) ? item['severity'] : undefined) ?? 'High',
    summary: stringField(item, 'summary') ?? '',
    guidanceUrl: stringField(item, 'guidanceUrl') ?? '',
  }))
}

async function fetchList(
  service: Service,
  runId: string,
  path: string,
  query: Readonly<Record<string, string>>,
  what: string,
): Promise<unknown[]> {
  const response = await service.send(runId, {
    method: 'GET',
    path,
    query: { ...query, 'api-version': VERSION },
    retry: 'safe',
  })
  const items = requireStatus(response, 200, what).json()
  if (!Array.isArray(items)) throw unreadableAnswer(`${what} failed: the answer is not a list`)
  return items
}
