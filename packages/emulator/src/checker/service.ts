// The Power Apps checker: rule sets and rules for everybody; upload, analysis and status for applications of the tenant.
// A named fault `checker` gives the next analysis another end: `{status, additionalMessage, reportsLost}`.
import { isGuid } from '@powerops/core'
import type { Identity, ServiceContext } from '../frame/context.js'
import type { EmulatorRequest, EmulatorResponse, Service } from '../frame/handler.js'
import { jsonBody } from '../frame/respond.js'
import { fileOfForm } from './form.js'
import { guidanceUrl, RULE_SETS, rulesOfSets } from './rules.js'
import { carryOut, readWanted, runsOf, type Run } from './runs.js'
import { createStorage, type CheckerStorage } from './storage.js'

const AUDIENCES = ['https://advisor.powerapps.com/', 'https://api.advisor.powerapps.com/']
const MAX_UPLOAD_BYTES = 100 * 1024 * 1024
const STATUS_PATH = /^\/api\/status\/([^/]+)$/
const NO_ID = '00000000-0000-0000-0000-000000000000'
const LOOKS = 4

/** How long an analysis takes, in milliseconds of the emulator's clock. */
export interface CheckerOptions {
  analysisMs: number
  /** Factor of the emulator's clock. */
  speed: () => number
}

interface Call {
  request: EmulatorRequest
  identity: Identity
  runId: string
  context: ServiceContext
  storage: CheckerStorage
  options: CheckerOptions
}

type Answer = (call: Call) => EmulatorResponse | Promise<EmulatorResponse>

const CATALOGUE: Readonly<Record<string, (request: EmulatorRequest) => EmulatorResponse>> = {
  '/api/ruleset': () => ({ status: 200, body: RULE_SETS.map(({ id, name }) => ({ id, name })) }),
  '/api/rule': ({ url }) => ({ status: 200, body: catalogueOf(url.searchParams.get('ruleset')) }),
}
const STARTS: Readonly<Record<string, Answer>> = { '/api/upload': upload, '/api/analyze': analyze }

export function createCheckerService(context: ServiceContext, options: CheckerOptions): Service {
  const storage = createStorage(context)
  return {
    name: 'checker',
    handle: async (request) => {
      const { path, method, url } = request
      const version = url.searchParams.get('api-version')
      const catalogue = Object.hasOwn(CATALOGUE, path) ? CATALOGUE[path] : undefined
      if (catalogue) {
        if (version !== null && !['1.0', '2.0'].includes(version)) return unsupportedVersion(version)
        return method === 'GET' ? catalogue(request) : notAllowed('GET')
      }
      const answer = STATUS_PATH.test(path) ? status : Object.hasOwn(STARTS, path) ? STARTS[path] : undefined
      if (!answer) return storage.answer(request)
      const wantedMethod = answer === status ? 'GET' : 'POST'
      if (method !== wantedMethod) return notAllowed(wantedMethod)
      if (version !== '1.0') return unsupportedVersion(version ?? '')
      const { identity, refusal } = await context.tokens.authorize(request, AUDIENCES)
      if (!identity) return refusal
      const runId = request.headers.get('x-ms-correlation-id')?.toLowerCase() ?? ''
      if (!isGuid(runId)) return problem(400, 'The header x-ms-correlation-id must be a GUID.')
      const tenant = request.headers.get('x-ms-tenant-id')?.toLowerCase() ?? context.tenantId
      if (tenant !== context.tenantId) return problem(403, 'The token is of another tenant.')
      return answer({ request, identity, runId, context, storage, options })
    },
  }
}

function upload({ request, storage }: Call): EmulatorResponse {
  const file = fileOfForm(request)
  if (!file) return problem(400, 'The request has no file.')
  if (file.length > MAX_UPLOAD_BYTES) return problem(413, 'The file is too large.')
  return { status: 200, body: [storage.put(request.root, file)] }
}

async function analyze({
  request,
  identity,
  runId,
  context,
  storage,
  options,
}: Call): Promise<EmulatorResponse> {
  const runs = runsOf(context)
  if (runs.get(runId)) return problem(409, `A request with the correlation id ${runId} was made before.`)
  const wanted = readWanted(jsonBody(request))
  if (!wanted) return problem(400, 'An analysis needs sasUriList, and either ruleSets or ruleCodes.')
  const files = wanted.addresses.map((address) => storage.read(address))
  if (!files.every((file) => file !== undefined)) return problem(400, 'A file of sasUriList cannot be read.')
  const version = request.headers.get('accept')?.includes('application/x-ms-sarif-v2') === true ? 2 : 1
  const startedAt = context.clock.now()
  runs.put({
    id: runId,
    host: request.url.hostname,
    applicationId: identity.applicationId,
    startedAt,
    endsAt: startedAt + options.analysisMs,
    ...(await carryOut(files, wanted, version, storage, context.faults.take('checker'))),
  })
  return { status: 202, headers: { location: statusAddress(request, runId) } }
}

function status({ request, identity, context, storage, options }: Call): EmulatorResponse {
  const id = STATUS_PATH.exec(request.path)?.[1]?.toLowerCase() ?? ''
  // The service takes this id for an unset one and breaks.
  if (id === NO_ID) return { status: 500 }
  const run = runsOf(context).get(id)
  if (!run || run.host !== request.url.hostname) return problem(404, 'There is no such analysis.')
  if (run.applicationId !== identity.applicationId) return problem(403, 'Another application started it.')
  const left = run.endsAt - context.clock.now()
  if (left <= 0) return { status: 200, body: ended(run, (file) => storage.sign(request.root, file)) }
  const progress = Math.floor(100 * (1 - left / (run.endsAt - run.startedAt)))
  const seconds = Math.max(1, Math.round(options.analysisMs / 1000 / LOOKS / (options.speed() || 1)))
  return {
    status: 202,
    headers: { location: statusAddress(request, id), 'retry-after': String(seconds) },
    body: { runCorrelationId: id, status: 'InProgress', progress, resultFileUris: [] },
  }
}

function ended({ id, status, remark, counts, reports }: Run, sign: (file: string) => string): object {
  return {
    privacyPolicy: 'https://go.microsoft.com/fwlink/?LinkID=310140',
    progress: 100,
    runCorrelationId: id,
    status,
    issueSummary: counts,
    resultFileUris: reports.map(sign),
    ...(remark === '' ? {} : { additionalMessage: remark }),
  }
}

function statusAddress({ root }: EmulatorRequest, id: string): string {
  return `${root}/api/status/${id}?api-version=1.0`
}

function catalogueOf(ruleSet: string | null): object[] {
  return rulesOfSets(ruleSet).map((rule) => ({
    code: rule.code,
    summary: rule.summary,
    description: `Looks for this: ${rule.summary}.`,
    howToFix: rule.howToFix,
    guidanceUrl: guidanceUrl(rule),
    include: true,
    componentType: 0,
    primaryCategory: rule.category,
    severity: rule.severity,
  }))
}

function problem(statusCode: number, detail: string): EmulatorResponse {
  const body = { type: 'about:blank', title: detail, status: statusCode, message: detail }
  return { status: statusCode, headers: { 'content-type': 'application/problem+json' }, body }
}

function unsupportedVersion(version: string): EmulatorResponse {
  const message = `The HTTP resource does not support the API version '${version}'.`
  return { status: 400, body: { error: { code: 'UnsupportedApiVersion', message } } }
}

function notAllowed(allow: string): EmulatorResponse {
  return { status: 405, headers: { allow } }
}
