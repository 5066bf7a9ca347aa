// The Dataverse of every environment: who calls, what has ended meanwhile, what is asked.
import type { EnvironmentView, ServiceContext } from '../frame/context.js'
import type { EmulatorRequest, EmulatorResponse, Service } from '../frame/handler.js'
import { actingUserOf, callerOf } from './access.js'
import { createControl } from './control.js'
import { answer } from './dispatch.js'
import { policyViolation } from './dlp.js'
import { DataverseFault, faultResponse } from './fault.js'
import { prepare, systemUserId } from './fresh.js'
import { settle } from './jobs/run.js'
import { ledger, type ImportRecord } from './jobs/ledger.js'
import { importAsMaker, type MakerImport, type MakerOptions } from './maker.js'
import { parseRequest, preferencesOf, rootOf } from './odata/request.js'
import type { EvaluateDlp, Organization } from './organization.js'
import { createServiceProtection } from './service-protection.js'
import { readSettings } from './settings.js'
import { textOf } from './tables/definition.js'

export interface DataverseOptions {
  /** Judges a flow instead of the environment's own data policies. */
  evaluateDlp?: EvaluateDlp
}

export interface DataverseService extends Service {
  /**
   * Puts a solution into an environment as a maker's own work: the checks of an import, no waiting.
   * @throws DataverseFault with the service's code when it is refused.
   */
  importAsMaker(environmentId: string, archive: Uint8Array, options?: MakerOptions): Promise<MakerImport>
  /** Every import that was carried out, in any environment. */
  imports(): ImportRecord[]
}

/** Answers `{environment}/api/data/v9.x/` and the control routes `/_emulator/dataverse/`. */
export function createDataverseService(
  context: ServiceContext,
  options: DataverseOptions = {},
): DataverseService {
  const settings = readSettings(context.seed)
  const inTurn = createTurns()
  const protect = createServiceProtection(settings, context.clock)
  const evaluateDlp: EvaluateDlp =
    options.evaluateDlp ?? ((id, uses) => policyViolation(context.environments.dataPolicies(id), uses))
  const organizationOf = (environment: EnvironmentView, baseUrl: string): Organization => {
    const organization = {
      environment,
      context,
      settings,
      evaluateDlp,
      baseUrl,
      now: context.clock.now(),
      userId: '',
    }
    return { ...organization, userId: systemUserId(organization) }
  }
  const withOrganization = async <T>(
    environment: EnvironmentView,
    baseUrl: string,
    use: (organization: Organization) => Promise<T>,
  ): Promise<T> =>
    inTurn(environment.id, async () => {
      const organization = organizationOf(environment, baseUrl)
      prepare(organization)
      await settle(organization)
      return use(organization)
    })
  const maker = (
    environmentId: string,
    archive: Uint8Array,
    makerOptions: MakerOptions = {},
  ): Promise<MakerImport> => {
    const environment = context.environments.get(environmentId)
    if (!environment)
      throw new DataverseFault(404, '0x80040217', `environment ${environmentId} does not exist`)
    return withOrganization(environment, `${environment.instanceUrl}api/data/v9.2/`, (organization) =>
      importAsMaker(organization, archive, makerOptions),
    )
  }
  const control = createControl(context, maker)
  return {
    name: 'dataverse',
    importAsMaker: maker,
    imports: () => ledger(context).values(),
    handle: async (request) => {
      if (request.path.startsWith('/_emulator/dataverse/')) return control(request)
      const root = rootOf(request.path)
      const { environment } = request
      if (root === undefined || !environment) return undefined
      return protect(request, environment.id, () =>
        withOrganization(environment, `${request.root}${root}`, (organization) =>
          answerCaller(organization, request),
        ),
      )
    },
  }
}

async function answerCaller(organization: Organization, request: EmulatorRequest): Promise<EmulatorResponse> {
  const { identity, refusal } = await organization.context.tokens.authorize(
    request,
    organization.environment.audiences,
  )
  if (!identity) return refusal
  try {
    const caller = actingUserOf(organization, callerOf(organization, identity), request.headers)
    const url = new URL(request.path + request.url.search, request.root)
    const parsed = parseRequest(request.method, url, request.headers, request.body)
    return await answer(
      { ...organization, userId: textOf(caller, 'systemuserid') },
      { ...parsed, url: new URL(`${request.root}${request.path}${request.url.search}`) },
    )
  } catch (error) {
    if (!(error instanceof DataverseFault)) throw error
    return faultResponse(error, preferencesOf(request.headers).annotated)
  }
}

/** One request at a time in an environment: a check and what follows from it are never torn apart. */
function createTurns(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (key, task) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(task, task)
    last.set(key, turn)
    return turn
  }
}
