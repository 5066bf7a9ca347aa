// The control routes: what was imported, and a maker's import over HTTP.
import type { ServiceContext } from '../frame/context.js'
import type { EmulatorRequest, EmulatorResponse } from '../frame/handler.js'
import { DataverseFault, faultResponse } from './fault.js'
import { ledger } from './jobs/ledger.js'
import type { MakerImport, MakerOptions } from './maker.js'

const MAKER_IMPORT = /^\/_emulator\/dataverse\/([a-z0-9-]+)\/maker-import$/

/**
 * `GET /_emulator/dataverse/imports` lists the imports that were carried out;
 * `POST /_emulator/dataverse/{domain}/maker-import[?skipDependencyCheck=true]` takes a zip as its body.
 */
export function createControl(
  context: ServiceContext,
  importAsMaker: (environmentId: string, archive: Uint8Array, options: MakerOptions) => Promise<MakerImport>,
): (request: EmulatorRequest) => Promise<EmulatorResponse | undefined> {
  return async (request) => {
    if (request.method === 'GET' && request.path === '/_emulator/dataverse/imports') {
      return { status: 200, body: { value: ledger(context).values() } }
    }
    const domainName = MAKER_IMPORT.exec(request.path)?.[1]
    if (request.method !== 'POST' || domainName === undefined) return undefined
    const environment = context.environments.list().find((view) => view.domainName === domainName)
    if (!environment) return { status: 404 }
    const skipDependencyCheck = request.url.searchParams.get('skipDependencyCheck') === 'true'
    try {
      const made = await importAsMaker(environment.id, request.body, { skipDependencyCheck })
      return { status: 200, body: made }
    } catch (error) {
      if (!(error instanceof DataverseFault)) throw error
      return faultResponse(error, false)
    }
  }
}
