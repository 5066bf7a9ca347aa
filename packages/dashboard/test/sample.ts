// Histories for tests: made by rule, so that every run sees the same.
import type { DashboardDocument, Deployment } from '@powerops/dashboard'

const DAY_MS = 86_400_000
/** The moment at which the sample documents are made. */
export const NOW = Date.parse('2026-11-21T09:00:00.000Z')

const SOLUTIONS = [
  'ContosoFieldVisits',
  'ContosoExpenses',
  'AssetTracker',
  'OnboardingPortal',
  'SupplierScorecard',
  'MeetingRooms',
  'InspectionForms',
  'WarrantyClaims',
  'ShiftPlanner',
  'SafetyReports',
  'VendorInvoices',
  'CampusGuide',
]
const PEOPLE = ['mia-maker', 'noah-maker', 'emma-maker', 'liam-maker']
const STAGES = ['test', 'uat', 'production'] as const

/** An ISO time so many days before NOW. */
export function daysAgo(days: number): string {
  return new Date(NOW - days * DAY_MS).toISOString()
}

/** A document with about `count` deployments of twelve projects, requests and environments. */
export function sampleDocument(count: number): DashboardDocument {
  const history = sampleHistory(count)
  return {
    schemaVersion: 1,
    generatedAt: new Date(NOW).toISOString(),
    title: 'Contoso Power Platform',
    serverUrl: 'https://github.com',
    repositories: ['contoso/field-apps', 'contoso/back-office'],
    unreadable: [],
    history,
    truncated: false,
    foreign: [],
    requests: [
      {
        kind: 'issue',
        repository: 'contoso/field-apps',
        environment: 'production',
        title: 'Deploy ContosoFieldVisits 1.25.0.0 to production',
        url: 'https://github.com/contoso/field-apps/issues/41',
        requestedBy: 'mia-maker',
        waitsFor: ['adam-admin', 'contoso/release-managers'],
        openedAt: daysAgo(0.2),
        expiresAt: daysAgo(-2),
        solution: 'ContosoFieldVisits',
        version: '1.25.0.0',
      },
      {
        kind: 'environment',
        repository: 'contoso/back-office',
        environment: 'production',
        title: 'Promote VendorInvoices',
        url: 'https://github.com/contoso/back-office/actions/runs/15000000377',
        requestedBy: 'noah-maker',
        waitsFor: ['adam-admin'],
        openedAt: daysAgo(3.1),
      },
    ],
    environments: [
      {
        name: 'Contoso dev Mia',
        url: 'https://contoso-dev-mia.crm4.dynamics.com',
        type: 'Developer',
        owner: 'mia-maker',
        createdAt: daysAgo(25),
        expiresAt: daysAgo(-5),
      },
      {
        name: 'Contoso spike',
        url: 'https://contoso-spike.crm4.dynamics.com',
        type: 'Sandbox',
        owner: 'liam-maker',
        createdAt: daysAgo(40),
        expiresAt: daysAgo(2),
      },
      {
        name: 'Contoso dev Noah',
        url: 'https://contoso-dev-noah.crm4.dynamics.com',
        type: 'Developer',
        owner: 'noah-maker',
        createdAt: daysAgo(3),
        expiresAt: daysAgo(-27),
      },
      { name: 'Contoso production', url: 'https://contoso.crm4.dynamics.com', type: 'Production' },
    ],
  }
}

/** Newest first: each version of each project goes to test, most go to uat, some to production. */
function sampleHistory(count: number): Deployment[] {
  const history: Deployment[] = []
  for (let round = 0; history.length < count; round++) {
    for (const [index, solution] of SOLUTIONS.entries()) {
      const reach = (round * 7 + index * 5) % 9 < 3 ? 3 : (round + index) % 3 === 0 ? 1 : 2
      for (const [stage, environment] of STAGES.slice(0, reach).entries()) {
        const number = history.length
        const ageDays = (round * 12 + index) * 0.35 - stage * 0.09 + 0.4
        history.push(deployment(number, solution, environment, ageDays, index, round))
      }
    }
  }
  return history.slice(0, count).sort((one, other) => other.queuedAt.localeCompare(one.queuedAt, 'en'))
}

function deployment(
  number: number,
  solution: string,
  environment: (typeof STAGES)[number],
  ageDays: number,
  index: number,
  round: number,
): Deployment {
  const failed = number % 17 === 3
  const hex = (seed: number, length: number): string =>
    Array.from({ length }, (_, at) =>
      (((seed * 2654435761 + at * 40503 * (seed + 7)) >>> (at % 24)) & 15).toString(16),
    ).join('')
  const bytes = round * 100 + index + 1
  return {
    repository: index < 6 ? 'contoso/field-apps' : 'contoso/back-office',
    deploymentId: 900_000 - number,
    environment,
    production: environment === 'production',
    solution,
    version: `1.${Math.max(0, 40 - round)}.${index}.0`,
    previousVersion: `1.${Math.max(0, 39 - round)}.${index}.0`,
    digest: hex(bytes, 64),
    commit: hex(bytes + 1, 40),
    runId: 15_000_000_000 + number,
    runAttempt: 1,
    outcome: number === 0 ? 'in_progress' : failed ? 'failure' : 'success',
    inactive: false,
    operation: 'upgrade',
    importJobId: `0f0e0d0c-0000-4000-8000-${String(number).padStart(12, '0')}`,
    requester: PEOPLE[(index + round) % PEOPLE.length] ?? '',
    environmentUrl: `https://contoso-${environment}.crm4.dynamics.com/`,
    queuedAt: daysAgo(ageDays + 0.01),
    startedAt: daysAgo(ageDays + 0.008),
    ...(number === 0 ? {} : { finishedAt: daysAgo(ageDays) }),
    ...(environment === 'production' && number % 5 !== 0
      ? {
          approval: {
            approvers: ['adam-admin'],
            evidence: ['https://github.com/contoso/field-apps/actions/runs/1'],
          },
        }
      : {}),
    recordedBy: 'github-actions[bot]',
  }
}

/** Texts that break pages: markup, quotes, reordering marks, halves of characters, far too long words. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>window.hacked = 1</script>',
  '"><img src=x onerror="window.hacked = 2">',
  "' onmouseover='window.hacked = 3",
  '</script><script>window.hacked = 4</script>',
  '<!--<script>',
  'javascript:window.hacked=5',
  '\u202egnp.exe',
  '\ud800',
  '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(20),
  'W'.repeat(10_000),
  '\u0000\u0007\u001b[31m',
  '${window.hacked = 6}`',
  '&lt;b&gt; &#x3c;i&#x3e;',
  'x'.repeat(300) + ' ' + 'y'.repeat(300),
  'Ḽ̶̛͓̰̲̮̺̗̗̦̀́̓̇̑̎̕͝o̵͇̤͎̱͈̜̿̏̅̀̂̐͜͝͠r̸̢̛̘̯̬̩̣̓͑̇̑̈̊̚͝e̶m',
]

/** Every text field of every list holds such a text, and the next entry holds nulls. */
export function hostileData(): unknown {
  const texts = HOSTILE_TEXTS
  const at = (index: number): string => texts[index % texts.length] ?? ''
  const history = texts.flatMap((_, index) => [
    {
      repository: at(index),
      deploymentId: index + 1,
      environment: at(index + 1),
      production: index % 2 === 0,
      solution: at(index + 2),
      version: at(index + 3),
      previousVersion: at(index + 4),
      digest: at(index + 5),
      commit: at(index + 6),
      runId: index + 1,
      runAttempt: 1,
      requester: at(index + 7),
      operation: at(index + 8),
      importJobId: at(index + 9),
      environmentUrl: at(index + 10),
      logUrl: `javascript:window.hacked=${index}`,
      outcome: index % 3 === 0 ? 'failure' : 'success',
      queuedAt: daysAgo(index),
      approval: {
        approvers: [at(index + 11), at(index + 12)],
        evidence: ['data:text/html,<script>1</script>'],
      },
      recordedBy: at(index),
    },
    {
      repository: null,
      environment: `null ${index}`,
      solution: null,
      version: null,
      outcome: null,
      queuedAt: null,
      approval: null,
    },
  ])
  return {
    schemaVersion: 1,
    generatedAt: new Date(NOW).toISOString(),
    title: at(0),
    serverUrl: 'javascript:alert(1)//',
    repositories: texts,
    history: [...history, null, 7, 'text', {}, { environment: {} }],
    foreign: texts.map((text) => ({
      repository: text,
      environment: text,
      reason: text,
      createdBy: text,
      createdAt: text,
    })),
    requests: texts.map((text) => ({
      kind: text,
      repository: text,
      environment: text,
      title: text,
      url: text,
      requestedBy: text,
      waitsFor: [text, null],
      openedAt: text,
      solution: text,
      version: text,
    })),
    environments: texts.map((text, index) => ({
      name: text,
      url: text,
      type: text,
      owner: text,
      createdAt: text,
      expiresAt: daysAgo(index - 5),
    })),
    unreadable: texts.map((text) => ({ repository: text, reasonCode: text, message: text })),
  }
}
