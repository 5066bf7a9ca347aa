// The analyses of the emulated checker: what was asked, and how each ends.
import { arrayField, numberField, stringField, type JsonRecord } from '@powerops/core'
import { DataverseFault } from '../dataverse/fault.js'
import type { ServiceContext } from '../frame/context.js'
import { inspectSolution, type Finding, type Inspection } from './inspect.js'
import { countFindings, zipReport } from './report.js'
import { RULES, rulesOfSets } from './rules.js'
import type { CheckerStorage } from './storage.js'

const SEVERITIES = ['', 'informational', 'low', 'medium', 'high', 'critical']

/** An analysis that was accepted. */
export interface Run {
  id: string
  /** Host that was asked: another geography does not know the run. */
  host: string
  applicationId: string
  startedAt: number
  endsAt: number
  status: string
  remark: string
  counts: Record<string, number>
  /** Ids of the reports in the storage. */
  reports: string[]
}

/** What an analysis is asked for; undefined when the request is none. */
export interface Wanted {
  addresses: string[]
  inspection: Inspection
}

export function readWanted(body: unknown): Wanted | undefined {
  const addresses = texts(arrayField(body, 'sasUriList'))
  const sets = arrayField(body, 'ruleSets').flatMap((item) => stringField(item, 'id') ?? [])
  const codes = arrayField(body, 'ruleCodes').flatMap((item) => stringField(item, 'code') ?? [])
  // Rules come by set or one by one, not both ways.
  if (addresses.length === 0 || sets.length > 0 === codes.length > 0) return undefined
  const rules =
    sets.length > 0 ? rulesOfSets(sets.join(',')) : RULES.filter(({ code }) => codes.includes(code))
  const exclusions = texts(arrayField(body, 'fileExclusions'))
  return { addresses, inspection: { rules, exclusions, overrides: readOverrides(body) } }
}

function texts(items: readonly unknown[]): string[] {
  return items.filter((item) => typeof item === 'string')
}

function readOverrides(body: unknown): Map<string, number> {
  const overrides = arrayField(body, 'ruleLevelOverrides').flatMap((item): [string, number][] => {
    const code = stringField(item, 'code')
    const level = SEVERITIES.indexOf((stringField(item, 'overrideLevel') ?? '').toLowerCase())
    return code !== undefined && level > 0 ? [[code, level]] : []
  })
  return new Map(overrides)
}

/** Carries out an analysis; its end shows when its time has come. */
export async function carryOut(
  files: readonly Buffer[],
  { inspection }: Wanted,
  version: 1 | 2,
  storage: CheckerStorage,
  fault: JsonRecord | undefined,
): Promise<Pick<Run, 'status' | 'remark' | 'counts' | 'reports'>> {
  const findings: Finding[] = []
  const reports: string[] = []
  try {
    for (const file of files) {
      const inspected = await inspectSolution(file, inspection)
      findings.push(...inspected.findings)
      const zip = await zipReport({ ...inspected, rules: inspection.rules, version })
      reports.push(storage.keep(zip))
    }
  } catch (error) {
    if (!(error instanceof DataverseFault)) throw error
    return { status: 'Failed', remark: error.message, counts: countFindings([]), reports: [] }
  }
  const status = stringField(fault, 'status') ?? 'Finished'
  const remark = stringField(fault, 'additionalMessage') ?? ''
  const lost = numberField(fault, 'reportsLost') ?? (status === 'Failed' ? reports.length : 0)
  return { status, remark, counts: countFindings(findings), reports: reports.slice(lost) }
}

/** The runs of an emulator, by id. */
export function runsOf({ store }: ServiceContext): {
  get(id: string): Run | undefined
  put(run: Run): void
} {
  const runs = store.collection<Run>('checker/runs')
  return { get: (id) => runs.get(id), put: (run) => runs.put(run.id, run) }
}
