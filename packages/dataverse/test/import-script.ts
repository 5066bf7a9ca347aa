// What tests of imports script: the answers of a service to an import, step by step, and a client that meets them.
import { AlmError, parseGuid, parseVersion, type Guid } from '@powerops/core'
import { createDataverseClient, deriveImportJobId, type ImportAndWaitRequest } from '../src/index.js'
import { nextImportJobId } from '../src/import-job-id.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

export const JOB = deriveImportJobId('https://contoso.crm4.dynamics.com', 'd'.repeat(64), '42')
export const OTHER_RUN = deriveImportJobId('https://contoso.crm4.dynamics.com', 'd'.repeat(64), '43')
export const NEXT_JOB = nextImportJobId(JOB)
export const OPERATION = parseGuid('310799b8-dc6c-ee11-9ae7-000d3aaae21d', 'id')

export const started = (job: Guid = JOB): Step => ({
  body: { ImportJobKey: job, AsyncOperationId: OPERATION },
})
export const operation = (statecode: number, statuscode: number, more: object = {}): Step => ({
  body: { statecode, statuscode, ...more },
})
export const none: Step = { body: { value: [] } }
export const absent: Step = {
  status: 404,
  body: { error: { code: '0x80040217', message: 'does not exist' } },
}
export const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })
export const unfinished: Step = {
  body: { value: [{ asyncoperationid: OPERATION, statecode: 2, createdon: '2026-01-01T00:00:00Z' }] },
}
export const locked: Step = {
  status: 429,
  body: { error: { code: '0x80071151', message: 'Cannot start another [Import]' } },
}
export const JOBS = 'GET importjobs'
export const jobOf = (importjobid: string, solutionname = 'Fabrikam'): Step => ({
  body: {
    value: [
      { importjobid, solutionname, startedon: '2026-01-01T00:00:00Z', createdby: { fullname: 'Ada Admin' } },
    ],
  },
})
export const FOREIGN_JOB = 'c0ffee00-0000-4000-8000-000000000001'
export const running: Step = { body: { progress: 12.5, completedon: null } }

export const document = (succeeded: string, inside = ''): string =>
  `<importexportxml progress="100" processed="true" succeeded="${succeeded}">` +
  `<solutionManifests><solutionManifest id="Contoso"><result result="success" errorcode="0" errortext=""/>${inside}</solutionManifest></solutionManifests>` +
  `<entities><entity id="contoso_x" LocalizedName="X"><result result="success" errorcode="0" errortext=""/></entity></entities></importexportxml>`
export const failedComponent = document('success').replace(
  '</entities>',
  '<entity id="contoso_y" LocalizedName="Y"><result result="failure" errorcode="-2147188707" errortext="Y &lt;broke&gt;"/></entity></entities>',
)
export const missing =
  '<MissingDependencies><MissingDependency><Required type="1" schemaName="contoso_base" displayName="Base" solution="Base (1.0.0.0)"/><Dependent type="60" schemaName="f" displayName="F"/></MissingDependency></MissingDependencies>'
export const completed = (data: string | null): Step => ({
  body: { progress: 100, completedon: '2026-01-01T00:02:00Z', data },
})
export const solutions = (version: string, ...more: [name: string, version: string][]): Step => ({
  body: {
    value: [['Contoso', version] as const, ...more].map(([uniquename, shown]) => ({
      solutionid: '86928ed8-df37-4ce2-add5-47030a833bff',
      uniquename,
      version: shown,
      ismanaged: true,
      publisherid: { uniquename: 'contoso', customizationprefix: 'cts' },
    })),
  },
})

export const request = (more: Partial<ImportAndWaitRequest> = {}): ImportAndWaitRequest => ({
  uniqueName: 'Contoso',
  version: parseVersion('1.1.0.0'),
  source: { archive: new Uint8Array([1, 2, 3]) },
  importJobId: JOB,
  mode: 'import',
  overwriteUnmanagedCustomizations: true,
  publishWorkflows: true,
  timeoutMs: 3_600_000,
  ...more,
})

export const job = (id: Guid = JOB): string => `GET importjobs(${id})`
export const START = 'POST ImportSolutionAsync'
export const POLL = `GET asyncoperations(${OPERATION})`
export const OPERATIONS = 'GET asyncoperations'
export const SOLUTIONS = 'GET solutions'

export interface Tried {
  http: ScriptedHttp
  sleeps: number[]
  outcome: Promise<unknown>
}

export function tryImport(
  script: Record<string, Step | Step[]>,
  more: Partial<ImportAndWaitRequest> = {},
): Tried {
  const http = scriptedHttp({ [JOBS]: none, ...script }, '/api/data/v9.2/')
  const ports = testPorts()
  const client = createDataverseClient(http, new URL('https://contoso.crm4.dynamics.com/'), ports)
  return { http, sleeps: ports.clock.sleeps, outcome: client.importSolution(request(more)) }
}

export const starts = ({ http }: Tried): number => http.sent.filter((key) => key === START).length
