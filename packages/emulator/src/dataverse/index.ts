// The emulated Dataverse Web API.
export { createDataverseService, type DataverseOptions, type DataverseService } from './service.js'
export { DataverseFault } from './fault.js'
export type { EvaluateDlp } from './organization.js'
export type { ImportRecord } from './jobs/ledger.js'
export type { MakerImport, MakerOptions } from './maker.js'
export type { DataverseSettings } from './settings.js'
