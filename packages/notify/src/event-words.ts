// The words of each event: subject, what happened, what to do next.
import type { NotificationEvent, NotificationFacts } from './facts.js'
import { oneLine } from './one-line.js'

/** How a notification is coloured. */
export type Tone = 'good' | 'bad' | 'attention' | 'neutral'

/** What an event is called. */
export interface EventWords {
  tone: Tone
  subject: string
  happened: string
  next: readonly string[]
}

/** Names as they stand in a sentence. */
interface Names {
  /** `ContosoApp 1.4.0.0`, or `the solution`. */
  solution: string
  /** `production`, or `the environment`. */
  environment: string
  /** ` on 24 December 2026`, or nothing. */
  expires: string
}

/** The words for the event of the facts; names in them are one line each. */
export function eventWords(facts: NotificationFacts): EventWords {
  const { tone, subject, happened, next } = words[facts.event](namesOf(facts))
  return { tone, subject: capital(subject), happened: capital(happened), next }
}

const AGAIN = 'The log of the run shows every step. When the cause is mended, start the deployment again.'

const words: Readonly<Record<NotificationEvent, (names: Names) => EventWords>> = {
  'deployment-succeeded': ({ solution, environment }) => ({
    tone: 'good',
    subject: `${solution} is in ${environment}`,
    happened: `${solution} was deployed to ${environment}.`,
    next: ['Open the app there and check what has changed. Nothing else is left to do.'],
  }),
  'deployment-failed': ({ solution, environment }) => ({
    tone: 'bad',
    subject: `${solution} could not be deployed to ${environment}`,
    happened: `The deployment of ${solution} to ${environment} failed.`,
    next: [AGAIN],
  }),
  'deployment-cancelled': ({ solution, environment }) => ({
    tone: 'attention',
    subject: `The deployment of ${solution} to ${environment} was cancelled`,
    happened: `The deployment of ${solution} to ${environment} was cancelled before it ended.`,
    next: [
      'An import that had started goes on in the environment; look at its solution history before you start again.',
    ],
  }),
  'approval-requested': ({ solution, environment, expires }) => ({
    tone: 'attention',
    subject: `Approval wanted: ${solution} to ${environment}`,
    happened: `${solution} waits for approval before it goes to ${environment}.`,
    next: [
      `Look at the plan, then approve or reject${expires === '' ? '' : `; the request ends${expires}`}.`,
    ],
  }),
  'approval-granted': ({ solution, environment }) => ({
    tone: 'good',
    subject: `Approved: ${solution} for ${environment}`,
    happened: `${solution} was approved for ${environment}.`,
    next: ['The deployment goes on by itself; another message says how it ended.'],
  }),
  'approval-rejected': ({ solution, environment }) => ({
    tone: 'bad',
    subject: `Rejected: ${solution} for ${environment}`,
    happened: `${solution} was not approved for ${environment}, and nothing was deployed.`,
    next: ['Read the reason, change what it asks for, and start the deployment again.'],
  }),
  'approval-expired': ({ solution, environment }) => ({
    tone: 'attention',
    subject: `No answer in time: ${solution} for ${environment}`,
    happened: `Nobody answered the request to deploy ${solution} to ${environment} in time; nothing was deployed.`,
    next: ['Start the deployment again to ask anew.'],
  }),
  'environment-ready': ({ environment }) => ({
    tone: 'good',
    subject: `${environment} is ready`,
    happened: `The environment ${environment} was created and can be used.`,
    next: ['Open it in Power Apps and start building.'],
  }),
  'environment-expiring': ({ environment, expires }) => ({
    tone: 'attention',
    subject: `${environment} expires${expires === '' ? ' soon' : expires}`,
    happened: `The environment ${environment} will be deleted${expires === '' ? ' soon' : expires}, with everything in it.`,
    next: ['Deploy or export what you want to keep, or ask for more time.'],
  }),
  'environment-deleted': ({ environment }) => ({
    tone: 'neutral',
    subject: `${environment} was deleted`,
    happened: `The environment ${environment} was deleted.`,
    next: ['An administrator can recover it in the admin center for a few days.'],
  }),
  custom: () => ({ tone: 'neutral', subject: 'a notice from PowerOps', happened: '', next: [] }),
}

function namesOf({
  solutionName,
  solutionVersion,
  environmentName,
  environmentUrl,
  expires,
}: NotificationFacts): Names {
  const solution = oneLine(solutionName ?? '', 80)
  const version = oneLine(solutionVersion ?? '', 40)
  const date = oneLine(expires ?? '', 40)
  return {
    solution: solution === '' ? 'the solution' : `${solution} ${version}`.trim(),
    environment: oneLine(environmentName ?? '', 80) || environmentUrl?.host || 'the environment',
    expires: date === '' ? '' : ` on ${date}`,
  }
}

/** Only our own articles begin small; a name keeps its spelling. */
function capital(sentence: string): string {
  return sentence.replace(/^(the|a) /, (article) => article.charAt(0).toUpperCase() + article.slice(1))
}
