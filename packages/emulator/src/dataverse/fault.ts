// The errors that Dataverse answers: HTTP status, code and text.
import type { EmulatorResponse } from '../frame/handler.js'

/** A refusal in the words of the service. */
export class DataverseFault extends Error {
  readonly status: number
  /** Eight hex digits after `0x`. */
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = 'DataverseFault'
    this.status = status
    this.code = code
  }
}

/** Codes by their documented names. */
export const codes = {
  accessDenied: '0x80040220',
  badUri: '0x80060888',
  badPayload: '0x80048d19',
  unexpected: '0x80040216',
  notFound: '0x80040217',
  invalidArgument: '0x80040203',
  duplicateRecord: '0x80040237',
  concurrencyMismatch: '0x80060882',
  notMember: '0x80072560',
  userDisabled: '0x80040225',
  tooManyRequests: '0x80072322',
  tooMuchExecution: '0x80072321',
  tooManyAtOnce: '0x80072326',
  customizationRunning: '0x80071151',
  fileTooLarge: '0x80040375',
  badArchive: '0x80048060',
  notWellFormed: '0x80048013',
  invalidXml: '0x8004802C',
  wrongPublisher: '0x8004801C',
  missingDependencies: '0x8004801D',
  missingRootComponent: '0x8004803A',
  importFailed: '0x80048033',
  missingSolution: '0x80048034',
  exportManaged: '0x80048036',
  exportMissing: '0x80048037',
  managedOverUnmanaged: '0x80048040',
  unmanagedOverManaged: '0x80048041',
  restrictedSolution: '0x80048046',
  packageVersion: '0x80048068',
  componentDependencies: '0x8004F01F',
  solutionDependencies: '0x8004F01D',
  nameInUse: '0x8004F023',
  notPatchable: '0x8004F04D',
  holdingExists: '0x80048539',
  nothingToPromote: '0x8004853B',
  versionNotHigher: '0x80048541',
  importTimeout: '0x80048543',
  flowClientError: '0x80060467',
} as const

/** The service's `0x…` code as the signed number that some answers carry. */
export function signedCode(code: string): number {
  return Number.parseInt(code, 16) | 0
}

export function notFound(logicalName: string, id: string): DataverseFault {
  return new DataverseFault(404, codes.notFound, `Entity '${logicalName}' With Id = ${id} Does Not Exist`)
}

export function unknownSegment(segment: string): DataverseFault {
  return new DataverseFault(404, codes.badUri, `Resource not found for the segment '${segment}'.`)
}

export function badPayload(entity: string, detail: string): DataverseFault {
  return new DataverseFault(
    400,
    codes.badPayload,
    `Error identified in Payload provided by the user for Entity :'${entity}', InnerException : Microsoft.OData.ODataException: ${detail}`,
  )
}

/** The refusal as an answer; the annotations only for who asked to see them all. */
export function faultResponse(fault: DataverseFault, annotated: boolean): EmulatorResponse {
  const annotations = {
    '@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus': '0',
    '@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode': String(signedCode(fault.code) >>> 0),
    '@Microsoft.PowerApps.CDS.HelpLink': `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${fault.code.slice(2)}`,
    '@Microsoft.PowerApps.CDS.InnerError.Message': fault.message,
  }
  return {
    status: fault.status,
    headers: { 'OData-Version': '4.0' },
    body: { error: { code: fault.code, message: fault.message, ...(annotated ? annotations : {}) } },
  }
}
