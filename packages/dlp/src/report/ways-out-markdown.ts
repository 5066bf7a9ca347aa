// The three ways out as Markdown: what the maker, the administrator or a new environment would have to do.
import { toMarkdownCode } from '@powerops/core'
import type { ExceptionEnvironment, NewEnvironment } from '../ways-out/exception-environment.js'
import type { Exclusion } from '../ways-out/exclude-environment.js'
import type { PolicyExtension } from '../ways-out/extend-policy.js'
import type { Opening } from '../ways-out/opening.js'
import type { ResourceChange } from '../ways-out/change-resource.js'
import type { Coverage } from '../ways-out/coverage.js'
import { GROUP_NAMES, toYaml, type UpdateStep } from '../ways-out/update-step.js'
import type { ResourceWaysOut, WaysOut } from '../ways-out/ways-out.js'
import {
  bulletSection,
  clipped,
  codeBlock,
  details,
  nameList,
  shownName,
  shownSentence,
} from './markdown-parts.js'

/** Documents longer than this are in the JSON report only. */
const MAX_DOCUMENT = 20_000

/** The ways out for one resource, as the items of a list. */
export function resourceWays({ deny, extend, exception }: ResourceWaysOut): string[] {
  return [
    `**Change the resource:** ${denyText(deny)}`,
    ...extend.map(
      ({ policy, opening }) => `**Open policy ${shownName(policy.name)}:** ${openingText(opening)}`,
    ),
    `**Use another environment:** ${exceptionText(exception)}`,
  ]
}

function denyText(deny: ResourceChange): string {
  const named = (because: 'blocked' | 'grouping'): string[] =>
    deny.replace.filter((one) => one.because === because).map(({ name }) => name)
  const blocked = named('blocked')
  const grouping = named('grouping')
  const parts = [
    blocked.length > 0 ? `do without ${nameList(blocked)} (blocked)` : '',
    grouping.length > 0
      ? `replace ${nameList(grouping)}, so that ${nameList(deny.keep.map(({ name }) => name))} may stay`
      : '',
    deny.split.length > 0
      ? `or split it in ${deny.split.length}: ${deny.split
          .slice(0, 5)
          .map((part) =>
            nameList(
              part.map(({ name }) => name),
              5,
            ),
          )
          .join(' — ')}`
      : '',
    ...deny.avoidOperations.map(
      (one) =>
        `avoid ${one.operation === null ? 'every operation' : toMarkdownCode(clipped(one.operation))} of ${shownName(one.name)}`,
    ),
    ...deny.avoidEndpoints.map(
      (one) =>
        `avoid ${one.endpoint === null ? 'every endpoint' : toMarkdownCode(clipped(one.endpoint))} of ${shownName(one.name)}`,
    ),
    deny.isSmallest ? '' : 'a smaller change may exist, the search was cut short',
  ]
  return `${parts
    .filter((part) => part !== '')
    .slice(0, 20)
    .join('; ')}.`
}

function openingText({ moves, addresses, operations, endpoints }: Opening): string {
  const parts = [
    ...moves.map(
      ({ name, from, to }) => `move ${shownName(name)} from ${GROUP_NAMES[from]} to ${GROUP_NAMES[to]}`,
    ),
    ...addresses.map(
      ({ pattern, to }) =>
        `add a first rule for custom connectors, ${toMarkdownCode(clipped(pattern))} is ${GROUP_NAMES[to]}`,
    ),
    ...operations.map(
      ({ name, value }) =>
        `allow ${value === null ? 'every operation' : toMarkdownCode(clipped(value))} of ${shownName(name)}`,
    ),
    ...endpoints.map(
      ({ name, value }) =>
        `allow ${value === null ? 'every endpoint' : toMarkdownCode(clipped(value))} of ${shownName(name)}, before the other rules`,
    ),
  ]
  const shown = parts.slice(0, 20)
  return `${shown.join('; ')}${parts.length > shown.length ? `; and ${parts.length - shown.length} more` : ''}.`
}

function exceptionText(ids: readonly string[] | null): string {
  if (ids === null) return 'which environments would take it is not known without their list.'
  if (ids.length === 0) return 'no other environment of the tenant would take it as it is.'
  const shown = ids.slice(0, 5).map((id) => toMarkdownCode(clipped(id)))
  return `${shown.join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''} would take it as it is.`
}

/** The second way for the whole solution, policy by policy. */
export function renderExtension({ policies, remainingViolations }: WaysOut['extend']): string {
  if (policies.length === 0) return ''
  const proof =
    remainingViolations === 0
      ? 'Evaluated again with all of these changes, the solution has no violation.'
      : `Evaluated again with all of these changes, ${remainingViolations} violations are left.`
  return [
    '#### Open the policies',
    proof,
    ...policies.slice(0, 20).map(extensionText),
    ...(policies.length > 20 ? [`… and ${policies.length - 20} more policies, in the JSON report.`] : []),
  ].join('\n\n')
}

function extensionText({
  policy,
  opening,
  coverage,
  alsoForbiddenBy,
  cautions,
  step,
}: PolicyExtension): string {
  const body = [
    `Reaches ${coverageText(coverage)}. There are no exceptions within it.`,
    alsoForbiddenBy.length === 0
      ? ''
      : `Not enough alone: ${nameList(alsoForbiddenBy.map(({ name }) => name))} forbid the same resources.`,
    bulletSection('Mind:', cautions.map(shownSentence)),
    stepText(step),
  ]
  return [
    `**Policy ${shownName(policy.name)}:** ${openingText(opening)}`,
    details(
      'Whom it reaches, what it may break, and the step for it',
      body.filter((part) => part !== '').join('\n\n'),
    ),
  ].join('\n\n')
}

function coverageText({ filter, listed, environments }: Coverage): string {
  if (environments) {
    const names = environments.map(({ displayName }) => displayName)
    return `${environments.length} environment${environments.length === 1 ? '' : 's'}${names.length > 0 ? `: ${nameList(names, 20)}` : ''}`
  }
  if (filter === 'AllEnvironments') return 'every environment of the tenant'
  const those = nameList(listed, 20)
  return filter === 'ExceptEnvironments'
    ? `every environment but ${those || 'none'}`
    : `these environments: ${those}`
}

function stepText(step: UpdateStep | null): string {
  return step ? codeBlock('yaml', toYaml(step)) : ''
}

/** The third way for the whole solution. */
export function renderException({ existing, target, new: fresh }: ExceptionEnvironment): string {
  const parts = [
    existing
      ? bulletSection(
          'Environments that would take the solution as it is:',
          existing.accepting.map(environmentText),
        )
      : '',
    existing && existing.accepting.length === 0
      ? 'No other environment of the tenant would take the solution as it is.'
      : '',
    existing
      ? ''
      : 'Which environments there are is not known here: give environments-file, or let the application list them.',
    existing && existing.undecided.length > 0
      ? `Could not be decided for ${nameList(existing.undecided.map(({ displayName }) => displayName))}.`
      : '',
    details('Take this environment out of the policies', target.map(exclusionText).join('\n\n')),
    details('A new environment', newText(fresh)),
  ]
  return ['#### Use an exception environment', ...parts.filter((part) => part !== '')].join('\n\n')
}

function environmentText({
  id,
  displayName,
  type,
  use,
}: NonNullable<ExceptionEnvironment['existing']>['accepting'][number]): string {
  const whose = use === 'unknown' ? '' : `, ${use}`
  return `${shownName(displayName)} (${shownName(type || 'type not known')}${whose}), ${toMarkdownCode(clipped(id))}`
}

function exclusionText({ policy, from, to, obstacle, step }: Exclusion): string {
  const text = to
    ? `Policy ${shownName(policy.name)}: its filter goes from ${from} to ${to}.`
    : `Policy ${shownName(policy.name)}: ${shownSentence(obstacle ?? '')}`
  return [text, stepText(step)].filter((part) => part !== '').join('\n\n')
}

function newText({ exclusions, keeps, dedicated, shared, notes }: NewEnvironment): string {
  if (exclusions.length === 0)
    return 'A new environment would take the solution as it is: no policy that would cover it forbids it.'
  const parts = [
    'Put the id of the new environment in place of NEW_ENVIRONMENT_ID. It has to come out of:',
    ...exclusions.map(exclusionText),
    keeps.length > 0 ? `Policies that go on covering it: ${nameList(keeps.map(({ name }) => name))}.` : '',
    ...dedicated.map((document) =>
      documentText('Its own policy, when it is for this solution alone', document),
    ),
    ...shared.map((document) => documentText('Its own policy, when other solutions share it', document)),
    bulletSection('Mind:', notes.map(shownSentence)),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function documentText(title: string, document: object): string {
  const text = JSON.stringify(document, undefined, 2)
  const body = text.length > MAX_DOCUMENT ? 'It is long, and in the JSON report.' : codeBlock('json', text)
  return details(title, body)
}
