// The answer of deployment-history: many repositories, one document, a report that outside text cannot break.
import { AlmError, parseVersion } from '@powerops/core'
import type { GitHubClient, Repository } from '@powerops/github'
import type { HistoryDocument, HistoryRecord } from '@powerops/history'
import { compactCurrent, createDocument } from '../../actions/deployment-history/document.js'
import { readRepositories } from '../../actions/deployment-history/read-repositories.js'
import { renderHistory } from '../../actions/deployment-history/report.js'
import { countProcessorTime } from '../helpers/processor-time.js'

const NOW = Date.parse('2026-03-02T00:00:00Z')
const REPORT = { serverUrl: 'https://github.com', maxRows: 100 }
const EVIL = '|a|<script>`x`*[b](https://evil)@everyone'

function record(id: number, more: Partial<HistoryRecord> = {}): HistoryRecord {
  const minute = String(id % 60).padStart(2, '0')
  const hour = String(Math.floor(id / 60) % 24).padStart(2, '0')
  return {
    repository: 'contoso/apps',
    deploymentId: id,
    environment: 'test',
    production: false,
    solution: 'ContosoApp',
    version: parseVersion(`1.0.${id}.0`),
    digest: 'ab'.repeat(32),
    commit: 'c0'.repeat(20),
    runId: id,
    runAttempt: 1,
    outcome: 'success',
    inactive: false,
    queuedAt: `2026-03-01T${hour}:${minute}:00.000Z`,
    finishedAt: `2026-03-01T${hour}:${minute}:30.000Z`,
    recordedBy: 'github-actions[bot]',
    ...more,
  }
}

const documentOf = (records: HistoryRecord[], filter = {}): HistoryDocument =>
  createDocument({ read: ['contoso/apps'], unreadable: [], foreign: [], records }, filter, NOW)

describe('the document', () => {
  it('tells what is where from the whole history, and lists what fits', () => {
    const records = [record(1), record(2, { outcome: 'failure' }), record(3, { environment: 'production' })]
    const document = documentOf(records, { outcome: 'failure', sinceMs: NOW - 86_400_000, limit: 10 })
    expect(document.current.map(({ record }) => record.deploymentId)).toEqual([3, 1])
    expect(document.history.map(({ deploymentId }) => deploymentId)).toEqual([2])
    expect(document).toMatchObject({
      schemaVersion: 1,
      generatedAt: '2026-03-02T00:00:00.000Z',
      filter: { state: 'failure', since: '2026-03-01T00:00:00.000Z', limit: 10 },
      truncated: false,
    })
  })

  it.each([
    [0, 0, true],
    [2, 2, true],
    [3, 3, false],
  ])('lists %d at the most', (limit, count, truncated) => {
    const document = documentOf([record(1), record(2), record(3)], { limit })
    expect([document.history.length, document.truncated]).toEqual([count, truncated])
  })

  it('goes through thousands of records in no time', () => {
    const records = Array.from({ length: 5000 }, (_, index) =>
      record(index + 1, { environment: `stage ${index % 7}`, solution: `Solution${index % 40}` }),
    )
    const elapsedMs = countProcessorTime()
    const document = documentOf(records)
    expect(elapsedMs()).toBeLessThan(2000)
    expect(document.current).toHaveLength(280)
  })

  it('fits on one line for steps that read outputs', () => {
    const approval = { approvers: ['adam'], evidence: [] }
    const newer = record(2, { outcome: 'in_progress' })
    const text = compactCurrent(documentOf([record(1, { approval }), newer]).current)
    expect(text).not.toContain('\n')
    expect(JSON.parse(text)).toMatchObject([
      {
        version: '1.0.1.0',
        since: '2026-03-01T00:01:30.000Z',
        approvedBy: ['adam'],
        newer: { state: 'in_progress' },
      },
    ])
  })
})

describe('the report', () => {
  it('names repositories where there are several', () => {
    const two = { ...documentOf([record(1)]), repositories: ['contoso/apps', 'contoso/others'] }
    expect(renderHistory(two, REPORT)).toContain('| Repository | Environment |')
    expect(renderHistory(documentOf([record(1)]), REPORT)).not.toContain('| Repository |')
  })

  it('shows the newest, and says that there are more', () => {
    const document = documentOf(Array.from({ length: 9 }, (_, index) => record(index + 1)))
    const text = renderHistory(document, { ...REPORT, maxRows: 4 })
    expect(text).toContain('The newest 4 are shown')
    expect(text).not.toContain('1.0.5.0')
  })

  it('keeps outside text in its cell', () => {
    const hostile = record(1, {
      environment: EVIL,
      requester: EVIL,
      approval: { approvers: [EVIL], evidence: [] },
      environmentUrl: 'https://contoso.example/',
    })
    const foreign = {
      repository: EVIL,
      deploymentId: 2,
      environment: EVIL,
      createdAt: '',
      createdBy: EVIL,
      reason: EVIL,
    }
    const document = {
      ...documentOf([hostile]),
      foreign: [foreign],
      unreadable: [{ repository: EVIL, reasonCode: 'service-error', message: `${EVIL}\n# big` }],
    }
    const text = renderHistory(document, REPORT)
    expect(text).not.toMatch(/<script|@everyone|[^\\]\]\(https:\/\/evil|^# big/m)
    for (const table of text.split('\n\n').filter((part) => part.startsWith('|'))) {
      const widths = table.split('\n').map((line) => line.split(/(?<!\\)\|/).length)
      expect(new Set(widths).size).toBe(1)
    }
  })
})

describe('several repositories', () => {
  const named = (name: string): Repository => ({ owner: 'contoso', name })

  /** Repositories whose name begins with `bad` cannot be read. */
  function open(running: { now: number; most: number }): (repository: Repository) => Promise<GitHubClient> {
    return async (repository) => {
      const client: Pick<GitHubClient, 'repository' | 'eachDeployment' | 'listStatusesOf'> = {
        repository,
        // eslint-disable-next-line require-yield
        async *eachDeployment() {
          running.most = Math.max(running.most, ++running.now)
          await new Promise((resolve) => setImmediate(resolve))
          running.now--
          if (repository.name === 'stop')
            throw new AlmError('cancelled', { message: 'the run was cancelled' })
          if (repository.name.startsWith('bad')) throw new AlmError('service-error', { message: 'Not Found' })
        },
        listStatusesOf: async () => new Map(),
      }
      return client as GitHubClient
    }
  }

  it('are read a few at a time, in the order that was asked for', async () => {
    const running = { now: 0, most: 0 }
    const repositories = ['a', 'bad1', 'b', 'c', 'bad2', 'd', 'e'].map(named)
    const result = await readRepositories(repositories, open(running), undefined, [])
    expect(result.read).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `contoso/${name}`))
    expect(result.unreadable).toEqual(
      ['bad1', 'bad2'].map((name) => ({
        repository: `contoso/${name}`,
        reasonCode: 'service-error',
        message: 'Not Found',
      })),
    )
    expect(running.most).toBe(3)
  })

  it.each([
    ['none can be read', ['bad1', 'bad2'], 'Not Found'],
    ['the run is cancelled', ['a', 'stop', 'b'], 'the run was cancelled'],
  ])('fail when %s', async (_, names, message) => {
    const reading = readRepositories(names.map(named), open({ now: 0, most: 0 }), undefined, [])
    await expect(reading).rejects.toThrow(message)
  })

  it('may be none at all', async () => {
    expect(await readRepositories([], open({ now: 0, most: 0 }), undefined, [])).toMatchObject({ read: [] })
  })
})
