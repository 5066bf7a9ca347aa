// The client of one environment: every function bound to its Web API.
import type { HttpClient } from '@powerops/http'
import { changeSolutionVersion } from './change-version.js'
import { findUserObjectId } from './acting-user.js'
import { applyUpgrade } from './apply-upgrade.js'
import { listConnectionReferences, setConnectionReference } from './connection-references.js'
import { listEnvironmentVariables, setEnvironmentVariable } from './environment-variables.js'
import { deleteSolution } from './delete-solution.js'
import { exportSolution } from './export-solution.js'
import { findImport } from './find-import.js'
import { listFlows, turnOnFlows } from './flows.js'
import { retrieveCurrentOrganization, retrieveVersion, whoAmI } from './identity.js'
import { importSolution } from './import-solution.js'
import { publishAll } from './publish.js'
import { addSolutionComponent, findComponents, findComponentType } from './solution-components.js'
import { findSolution, listSolutions, setSolutionVersion } from './solutions.js'
import { listRunning } from './running-imports.js'
import { stageSolution } from './stage-solution.js'
import { startImport } from './start-import.js'
import { listComponents, listCustomColumns, listLayers, listSolutionEntries } from './target-reads.js'
import type { DataverseClient, DataversePorts } from './types.js'
import { waitForImport } from './wait-for-import.js'
import { listUninstallBlockers } from './uninstall-blockers.js'
import { createWebApi } from './web-api.js'

/** A client for the environment at `environmentUrl` (a path prefix is kept), whose origin `http` was opened for. */
export function createDataverseClient(
  http: HttpClient,
  environmentUrl: URL,
  ports: DataversePorts,
): DataverseClient {
  const api = createWebApi(http, environmentUrl, ports)
  return {
    whoAmI: () => whoAmI(api),
    retrieveVersion: () => retrieveVersion(api),
    retrieveCurrentOrganization: () => retrieveCurrentOrganization(api),
    findSolution: (uniqueName) => findSolution(api, uniqueName),
    listSolutions: () => listSolutions(api),
    listSolutionEntries: () => listSolutionEntries(api),
    listComponents: (solutionId) => listComponents(api, solutionId),
    listLayers: (components) => listLayers(api, components),
    listCustomColumns: (tables) => listCustomColumns(api, tables),
    listRunning: () => listRunning(api),
    setSolutionVersion: (id, version) => setSolutionVersion(api, id, version),
    changeSolutionVersion: (change) => changeSolutionVersion(api, change),
    exportSolution: (request) => exportSolution(api, request),
    stageSolution: (archive) => stageSolution(api, archive),
    startImport: (request, options) => startImport(api, request, options),
    findImport: (importJobId) => findImport(api, importJobId),
    waitForImport: (request) => waitForImport(api, request),
    importSolution: (request) => importSolution(api, request),
    applyUpgrade: (uniqueName, options) => applyUpgrade(api, uniqueName, options),
    publishAll: (options) => publishAll(api, options),
    findComponents: (type, name) => findComponents(api, type, name),
    findComponentType: (name) => findComponentType(api, name),
    addSolutionComponent: (request) => addSolutionComponent(api, request),
    listUninstallBlockers: (uniqueName) => listUninstallBlockers(api, uniqueName),
    deleteSolution: (uniqueName, options) => deleteSolution(api, uniqueName, options),
    listFlows: (query) => listFlows(api, query),
    turnOnFlows: (flows, options) => turnOnFlows(api, flows, options),
    findUserObjectId: (userName) => findUserObjectId(api, userName),
    listConnectionReferences: () => listConnectionReferences(api),
    setConnectionReference: (id, connectionId, options) =>
      setConnectionReference(api, id, connectionId, options),
    listEnvironmentVariables: () => listEnvironmentVariables(api),
    setEnvironmentVariable: (variable, value) => setEnvironmentVariable(api, variable, value),
  }
}
