// How far an import is, for the people who wait: its percent, and the component that was last done.
import { AlmError, type Guid } from '@powerops/core'
import { optional } from './fields.js'
import { findImportJob } from './find-import.js'
import { lastProcessed } from './import-results.js'
import type { ImportedComponent, OperationProgress } from './types.js'
import type { WebApi } from './web-api.js'

/** Percent points after which the document of the job is worth reading. */
const STEP = 10
/** A document of this length is not read again before the end: it takes longer than its news are worth. */
const MAX_DOCUMENT_LENGTH = 2_000_000

/** Looks at an import job as often as it is called, and into its document once for each tenth of the way. */
export function watchImportJob(
  api: WebApi,
  importJobId: Guid,
): (elapsedMs: number, state: OperationProgress['state']) => Promise<OperationProgress> {
  let reportedTenth = 0
  let component: ImportedComponent | undefined
  return async (elapsedMs, state) => {
    const percent = (await findImportJob(api, importJobId, 'progress'))?.percent
    const tenth = Math.floor((percent ?? 0) / STEP)
    if (tenth > reportedTenth) {
      reportedTenth = tenth
      const xml = (await findImportJob(api, importJobId, 'all'))?.resultXml ?? ''
      if (xml.length > MAX_DOCUMENT_LENGTH) reportedTenth = Infinity
      component = (await readLastProcessed(xml)) ?? component
    }
    return { elapsedMs, state, ...optional('percent', percent), ...optional('component', component) }
  }
}

/** A document that the service is still writing may be anything; only its end has to be readable. */
async function readLastProcessed(untrustedXml: string): Promise<ImportedComponent | undefined> {
  if (untrustedXml === '') return undefined
  try {
    return await lastProcessed(untrustedXml)
  } catch (caught) {
    if (caught instanceof AlmError && caught.code === 'response-invalid') return undefined
    throw caught
  }
}
