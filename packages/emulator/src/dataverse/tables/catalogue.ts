// All entity sets by name.
import { accounts, contacts } from './accounts.js'
import {
  canvasApps,
  connectionReferences,
  variableDefinitions,
  variableValues,
  workflows,
} from './content.js'
import type { TableDefinition } from './definition.js'
import { asyncOperations, importJobs, solutionHistories } from './operations.js'
import { organizations } from './organizations.js'
import { pluginSteps } from './plugin-steps.js'
import { businessUnits, currencies, roles, systemUsers } from './people.js'
import {
  componentDefinitions,
  componentLayers,
  componentSummaries,
  publishers,
  solutionComponents,
  solutions,
} from './solutions.js'

// A function, because some tables' hooks come back here while the modules are still being loaded.
const tables = (): readonly TableDefinition[] => [
  accounts,
  asyncOperations,
  businessUnits,
  canvasApps,
  componentDefinitions,
  componentLayers,
  componentSummaries,
  connectionReferences,
  contacts,
  currencies,
  importJobs,
  organizations,
  pluginSteps,
  publishers,
  roles,
  solutionComponents,
  solutionHistories,
  solutions,
  systemUsers,
  variableDefinitions,
  variableValues,
  workflows,
]

let byName: ReadonlyMap<string, TableDefinition> | undefined

/** The table of that entity set; its name is case-sensitive, as in the service. */
export function tableOf(entitySet: string): TableDefinition | undefined {
  byName ??= new Map(tables().map((table) => [table.entitySet, table]))
  return byName.get(entitySet)
}

/** The table of that logical name. */
export function tableNamed(logicalName: string): TableDefinition | undefined {
  return tables().find((table) => table.logicalName === logicalName)
}
