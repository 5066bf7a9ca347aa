// The facts of a notification: what the inputs say, what the result of an earlier step says, what the job knows.
import { parseCloud, type CloudName } from '@powerops/auth'
import {
  AlmError,
  isRecord,
  numberField,
  optional,
  parseHttpsUrl,
  parseJson,
  quote,
  recordField,
  stringField,
  toAlmError,
  type JsonRecord,
} from '@powerops/core'
import type { FailureFacts, NamedLink, NotificationEvent, NotificationFacts } from '@powerops/notify'
import type { Environment } from '@powerops/actions-kit'
import type { Job } from '../common/job.js'
import type { Settings } from './inputs.js'

const MAKER_PORTALS: Readonly<Record<CloudName, string>> = {
  Public: 'https://make.powerapps.com',
  UsGov: 'https://make.gov.powerapps.us',
  UsGovHigh: 'https://make.high.powerapps.us',
  UsGovDod: 'https://make.apps.appsplatform.us',
  China: 'https://make.powerapps.cn',
}

/** Facts, and what had to be left out of them. */
export interface GatheredFacts {
  facts: NotificationFacts
  leftOut: readonly AlmError[]
}

/** Gathers the facts; nothing that is wrong with an input but the event stops it. */
export function gatherFacts(
  settings: Settings,
  event: NonNullable<Settings['event']>,
  job: Job,
  environment: Environment,
): GatheredFacts {
  const result = attempt(() => readResult(settings.result))
  const links = (settings.links ?? []).map((line) => attempt(() => parseLink(line)))
  const portal = attempt(() => makerPortal(settings, result.value, environment))
  const { owner, name } = job.repository
  const notificationEvent = eventOf(event)
  const facts: NotificationFacts = {
    ...factsOfResult(result.value),
    event: notificationEvent,
    repository: `${owner}/${name}`,
    runUrl: settings.runUrl ?? new URL(job.runUrl),
    links: [...links, portal].flatMap(({ value }) => value ?? []),
    ...optional('historyUrl', settings.historyUrl ?? deploymentsPage(notificationEvent, job)),
    ...optional('actor', environment['GITHUB_TRIGGERING_ACTOR'] ?? environment['GITHUB_ACTOR']),
    ...optional('environmentName', settings.environmentName),
    ...optional('environmentUrl', settings.environmentUrl),
    ...optional('solutionName', settings.solutionName),
    ...optional('solutionVersion', settings.solutionVersion),
    ...optional('approvalUrl', settings.approvalUrl),
    ...optional('expires', settings.expires),
    ...optional('subject', settings.subject),
    ...optional('message', settings.message),
  }
  return { facts, leftOut: [result, portal, ...links].flatMap(({ fault }) => fault ?? []) }
}

/** Understands the words of `job.status`, too. */
function eventOf(word: NonNullable<Settings['event']>): NotificationEvent {
  if (word === 'deployment-success') return 'deployment-succeeded'
  return word === 'deployment-failure' ? 'deployment-failed' : word
}

function attempt<T>(read: () => T): { value?: T; fault?: AlmError } {
  try {
    return { value: read() }
  } catch (caught) {
    return { fault: toAlmError(caught) }
  }
}

/** @throws AlmError `json-invalid` for something that no step of the suite has written. */
function readResult(text: string | undefined): JsonRecord | undefined {
  if (text === undefined) return undefined
  const result = parseJson(text, 'input result')
  if (isRecord(result) && stringField(result, 'reasonCode') !== undefined) return result
  throw new AlmError('json-invalid', {
    message: 'input result is not the result of a step: it has no reasonCode',
    remedy: 'Hand on the output "result" of a step of this suite: ${{ steps.import.outputs.result }}.',
  })
}

function factsOfResult(result: JsonRecord | undefined): Partial<NotificationFacts> {
  if (!result) return {}
  const outputs = recordField(result, 'outputs')
  return {
    ...optional('solutionName', filled(outputs, 'solution-name')),
    ...optional('solutionVersion', filled(outputs, 'solution-version')),
    ...optional('previousVersion', filled(outputs, 'previous-version')),
    ...optional('environmentUrl', safeUrl(filled(outputs, 'environment-url'))),
    ...optional('durationMs', numberField(result, 'durationMs')),
    ...optional('failure', failureOf(result)),
  }
}

function failureOf(result: JsonRecord): FailureFacts | undefined {
  if (stringField(result, 'outcome') === 'success') return undefined
  return {
    ...optional('step', filled(result, 'action')),
    ...optional('reasonCode', filled(result, 'reasonCode')),
    ...optional('message', filled(result, 'message')),
    ...optional('remedy', filled(result, 'remedy')),
  }
}

function filled(record: JsonRecord | undefined, name: string): string | undefined {
  return stringField(record, name)?.trim() || undefined
}

/** An address that a step gave out, unless it is none that may be linked to. */
function safeUrl(text: string | undefined): URL | undefined {
  return text === undefined ? undefined : attempt(() => parseHttpsUrl(text, 'environment-url')).value
}

/** `Title=https://…`, or the address alone. @throws AlmError `input-invalid`. */
function parseLink(line: string): NamedLink {
  const at = /^https?:\/\//i.test(line) ? -1 : line.indexOf('=')
  const url = parseHttpsUrl(line.slice(at + 1), `the link ${quote(line)}`)
  return { title: at < 0 ? url.host : line.slice(0, at).trim(), url }
}

/** The solutions of the environment in the maker portal of its cloud. @throws AlmError `input-invalid`. */
function makerPortal(
  settings: Settings,
  result: JsonRecord | undefined,
  environment: Environment,
): NamedLink | undefined {
  const id = settings.environmentId ?? filled(recordField(result, 'outputs'), 'environment-id')
  if (id === undefined || !/^[\w-]{1,64}$/.test(id)) return undefined
  const cloud = parseCloud(settings.cloud ?? (environment['POWER_PLATFORM_CLOUD']?.trim() || 'Public'))
  return {
    title: 'Open it in Power Apps',
    url: new URL(`/environments/${id}/solutions`, MAKER_PORTALS[cloud]),
  }
}

/** GitHub's own page of deployments, for events that it knows of. */
function deploymentsPage(event: NotificationEvent, { runUrl }: Job): URL | undefined {
  return event.startsWith('deployment-')
    ? new URL(runUrl.replace(/\/actions\/runs\/.*$/, '/deployments'))
    : undefined
}
