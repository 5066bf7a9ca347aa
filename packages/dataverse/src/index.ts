// The Dataverse Web API of one environment: solutions, imports, flows, settings.
import type { HttpClient } from '@powerops/http'
import type { Guid } from '@powerops/core'
import type { DataverseClient, DataversePorts } from './types.js'

export type * from './types.js'

/** A client for the environment at `environmentUrl`, whose origin `http` was opened for. */
export declare function createDataverseClient(
  http: HttpClient,
  environmentUrl: URL,
  ports: DataversePorts,
): DataverseClient

/** The import job id for one archive in one environment by one run: the same on every attempt. */
export declare function deriveImportJobId(environment: string, digest: string, run: string): Guid
