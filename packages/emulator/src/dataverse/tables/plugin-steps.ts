// Plug-in steps: which message of the platform runs which plug-in, and whether they do.
import type { SolutionArchive } from '../archive/index.js'
import type { Organization, Row } from '../organization.js'
import { columns, type TableDefinition } from './definition.js'
import { findRow, insertRow, updateRow } from './rows.js'

const STEP = '92'
const ENABLED = { statecode: 0, statuscode: 1 }
const DISABLED = { statecode: 1, statuscode: 2 }

export const pluginSteps: TableDefinition = {
  entitySet: 'sdkmessageprocessingsteps',
  logicalName: 'sdkmessageprocessingstep',
  privilege: 'SdkMessageProcessingStep',
  typeCode: 4608,
  primaryId: 'sdkmessageprocessingstepid',
  primaryName: 'name',
  columns: columns(
    'sdkmessageprocessingstepid name description statecode statuscode stage mode rank configuration',
    'filteringattributes solutionid ismanaged createdon modifiedon versionnumber',
  ),
  defaults: { ...ENABLED, ismanaged: false, stage: 40, mode: 0, rank: 1 },
  lookups: {},
  canCreate: false,
}

/** An import turns its steps on or leaves them off, whatever they were before. */
export function applyPluginSteps(
  organization: Organization,
  { components }: SolutionArchive,
  origin: Row,
  activate: boolean,
): void {
  for (const { id, schemaName } of components.filter(({ type }) => type === STEP)) {
    const given = { ...origin, name: schemaName, ...(activate ? ENABLED : DISABLED) }
    const before = findRow(organization, pluginSteps, id)
    if (before) updateRow(organization, pluginSteps, before, given)
    else insertRow(organization, pluginSteps, given, id)
  }
}
