// What the Dataverse client gives and takes. Values here have been read from the service and checked.
import type { Clock, Guid, Logger, SolutionVersion } from '@powerops/core'
import type { AddComponentRequest, EnvironmentComponent, UninstallBlocker } from './component-types.js'
import type { ActingOptions } from './acting-user.js'
import type { Flow, FlowActivation, ProcessKind } from './flow-types.js'
import type {
  InstalledColumn,
  InstalledComponent,
  LayeredComponent,
  RunningCustomization,
  SolutionEntry,
} from './target-types.js'

/** What the client needs from the outside world. */
export interface DataversePorts {
  clock: Clock
  log: Logger
  signal?: AbortSignal | undefined
}

/** The signed-in user and the organization. */
export interface WhoAmI {
  userId: Guid
  businessUnitId: Guid
  organizationId: Guid
}

/** The organization behind an environment's address. */
export interface Organization {
  /** Id of the environment in the admin API; `Default-{tenant id}` for the default environment. */
  environmentId: string
  friendlyName: string
  uniqueName: string
  version: string
}

/** A solution that an environment has. */
export interface InstalledSolution {
  id: Guid
  uniqueName: string
  friendlyName: string
  version: SolutionVersion
  managed: boolean
  /** Unique name of the publisher; absent when the caller may not read it. */
  publisher?: string
  /** Customization prefix of the publisher. */
  prefix?: string
  /** Time as the service wrote it. */
  modifiedOn?: string
}

/** What an environment has of a solution. */
export interface SolutionSearch {
  installed?: InstalledSolution
  /** The holding row `<name>_Upgrade` that an upgrade leaves until it is applied. */
  pendingUpgrade?: InstalledSolution
}

/** The eleven sets of organization settings that an export can carry; each is off unless it is named. */
export type ExportSetting =
  | 'autoNumbering'
  | 'calendar'
  | 'customization'
  | 'emailTracking'
  | 'externalApplications'
  | 'general'
  | 'isvConfig'
  | 'marketing'
  | 'outlookSynchronization'
  | 'relationshipRoles'
  | 'sales'

/** The solution that is to be exported, and how. */
export interface ExportRequest {
  uniqueName: string
  managed: boolean
  settings?: readonly ExportSetting[]
  timeoutMs: number
  onProgress?: (progress: OperationProgress) => void
  /** Looks into the archive that arrived; what it throws as `response-invalid` makes the client fetch it again. */
  verify?: (archive: Uint8Array) => void
}

/** A solution with who changed its record last. */
export interface VersionedSolution extends InstalledSolution {
  modifiedBy?: Guid
}

/** The version that a solution is to have. */
export interface VersionChange {
  uniqueName: string
  /** The wanted version, from the solution as it is; called again when somebody else changed it meanwhile. */
  choose: (solution: VersionedSolution) => SolutionVersion
  /** For waiting while another customization is in the way. */
  timeoutMs: number
}

/** The version that a solution has now. */
export interface ChangedVersion {
  version: SolutionVersion
  /** Absent when the solution had the version already. */
  previousVersion?: SolutionVersion
}

/** How far an operation is. */
export interface OperationProgress {
  elapsedMs: number
  state: 'waiting' | 'running'
  /** 0 to 100 where the service says it. */
  percent?: number
  /** Of an import, the component that was done last. */
  component?: ImportedComponent
}

/** A component as an import job names it. */
export interface ImportedComponent {
  /** Name of the element in the job's document, such as `webResource`. */
  kind: string
  name: string
}

/** One thing that the service found when it validated an archive. */
export interface ValidationResult {
  /** `Error`, `Warning` or another word of the service. */
  type: string
  message: string
  /** Eight upper-case hex digits after `0x`; absent when the service gave 0. */
  errorCode?: string
  additionalText?: string
}

/** A component that a solution needs and the environment lacks. */
export interface MissingDependency {
  required: DependencyEnd
  dependent: DependencyEnd
}

/** One end of a missing dependency: what is required, or what requires it. */
export interface DependencyEnd {
  /** Component type: a number as text in both sources. */
  type: string
  schemaName: string
  displayName: string
  /** Solution that holds the component, `Active` or empty when the service does not know. */
  solution: string
}

/** The solution in a staged archive, as the service read it. */
export interface StagedSolution {
  uniqueName: string
  friendlyName: string
  version: SolutionVersion
  managed: boolean
  publisher: string
  previousVersion?: SolutionVersion
  previousManaged?: boolean
  previousPublisher?: string
  pendingUpgrade: boolean
}

/** A component in a staged archive. */
export interface StagedComponent {
  name: string
  /** For example `entity`, `connectionreference`, `EnvironmentVariableDefinition`. */
  type: string
  inTarget: 'yes' | 'no' | 'unknown'
  attributes: Readonly<Record<string, string>>
}

/** What the validation of an archive ended with; nothing has changed yet. */
export interface StageResults {
  uploadId: Guid
  passed: boolean
  validations: readonly ValidationResult[]
  missingDependencies: readonly MissingDependency[]
  /** Absent when the service could not read the archive. */
  solution?: StagedSolution
  components: readonly StagedComponent[]
}

/** The connection that a connection reference is to use. */
export interface ConnectionReferenceSetting {
  logicalName: string
  connectionId: string
  connectorId: string
  displayName?: string
}

/** The value that an environment variable is to have. */
export interface EnvironmentVariableSetting {
  schemaName: string
  value: string
  /** Row of the present value in the target, needed to overwrite it. */
  valueId?: Guid
}

/** `holding` leaves `<name>_Upgrade` beside the old version; `stage-and-upgrade` replaces the old version in one go. */
export type ImportMode = 'import' | 'holding' | 'stage-and-upgrade'

/** The import that is to be started. */
export interface ImportRequest {
  uniqueName: string
  /** Version inside the archive; the target must show it afterwards. */
  version: SolutionVersion
  source: { archive: Uint8Array } | { stageUploadId: Guid }
  /** From `deriveImportJobId`, so that a re-run finds the same job. */
  importJobId: Guid
  mode: ImportMode
  overwriteUnmanagedCustomizations: boolean
  /** Turns on flows and processes of the solution. */
  publishWorkflows: boolean
  convertToManaged?: boolean
  skipProductUpdateDependencies?: boolean
  connectionReferences?: readonly ConnectionReferenceSetting[]
  environmentVariables?: readonly EnvironmentVariableSetting[]
}

/** The ids under which an import is found again. */
export interface ImportTicket {
  importJobId: Guid
  /** Absent when a running import was found by its job alone. */
  asyncOperationId?: Guid
}

/** An import that runs: started now, or found running. */
export interface StartedImport extends ImportTicket {
  /** True when the import had been started before, by an earlier attempt or run. */
  adopted: boolean
  /** True when another run started it, for the same archive. */
  joined?: boolean
}

/** What became of an import job. `busy` marks a failure whose cause is another customization at the same time. */
export type ImportState =
  | { state: 'absent' }
  | ({ state: 'running'; percent?: number } & ImportTicket)
  | { state: 'succeeded'; importJobId: Guid; components: readonly ComponentResult[] }
  | { state: 'failed'; importJobId: Guid; busy: boolean; failure: ImportFailure }

/** How the import of one component ended. */
export interface ComponentResult {
  /** Element name in the import job, for example `entity` or `workflow`. */
  kind: string
  name: string
  result: 'success' | 'warning' | 'failure'
  errorCode?: string
  text?: string
  /** What the error code means, in words, where it is known. */
  meaning?: string
}

/** Why an import failed, in the words of the service. */
export interface ImportFailure {
  message: string
  /** Of the operation as a whole, normalised to `0x8004801D`. */
  errorCode?: string
  components: readonly ComponentResult[]
  missingDependencies: readonly MissingDependency[]
}

/** The import that is to be followed to its end. */
export interface WaitForImportRequest extends ImportTicket {
  uniqueName: string
  version: SolutionVersion
  mode: ImportMode
  timeoutMs: number
  onProgress?: (progress: OperationProgress) => void
  /** Is given the XML in which the import job reports on every component, of a failed import too. */
  onResultDocument?: (xml: string) => void
}

/** What an import ended with, verified in the environment. */
export interface ImportOutcome extends ImportTicket {
  /** The solution as the target shows it after the import. */
  installed: InstalledSolution
  /** Number of components that the import job reports on. */
  componentCount: number
  warnings: readonly ComponentResult[]
  elapsedMs: number
}

/** The import that is to be started and followed to its end. */
export interface ImportAndWaitRequest extends ImportRequest {
  /** For everything: waiting for other customizations, the import, its verification. */
  timeoutMs: number
  /** Called once the ids are known, before the waiting starts: the place to write them down. */
  onStarted?: (started: StartedImport) => void
  onProgress?: (progress: OperationProgress) => void
  /** Is given the XML in which the import job reports on every component, of a failed import too. */
  onResultDocument?: (xml: string) => void
}

/** How long to wait, and who is told how it goes. */
export interface WaitOptions {
  timeoutMs: number
  onProgress?: (progress: OperationProgress) => void
}

/** A connection reference of an environment. */
export interface ConnectionReference {
  id: Guid
  logicalName: string
  displayName: string
  connectorId: string
  /** Absent while no connection is bound. */
  connectionId?: string
}

/** An environment variable with its value in the environment. */
export interface EnvironmentVariable {
  definitionId: Guid
  schemaName: string
  displayName: string
  type: 'string' | 'number' | 'boolean' | 'json' | 'data-source' | 'secret' | 'unknown'
  defaultValue?: string
  valueId?: Guid
  value?: string
}

/** One environment's Dataverse. Every method throws AlmError; the codes beyond those of HttpClient are named. */
export interface DataverseClient {
  /** @throws AlmError `application-user-missing`, `access-denied`. */
  whoAmI(): Promise<WhoAmI>
  /** Version of the server, for example `9.2.24011.00170`. */
  retrieveVersion(): Promise<string>
  /** The way from an environment URL to the environment id without admin rights. */
  retrieveCurrentOrganization(): Promise<Organization>

  findSolution(uniqueName: string): Promise<SolutionSearch>
  /** Visible solutions, newest first. */
  listSolutions(): Promise<InstalledSolution[]>
  /** Every solution by name and version, those of the platform too. */
  listSolutionEntries(): Promise<SolutionEntry[]>
  /** Components of an installed solution, with names. */
  listComponents(solutionId: Guid): Promise<InstalledComponent[]>
  /**
   * For each component, the solutions that have a layer of it, `Active` for changes made in the environment itself;
   * undefined where the service cannot tell.
   */
  listLayers(components: readonly LayeredComponent[]): Promise<(readonly string[] | undefined)[]>
  /** For each table (logical name), the columns that managed solutions added; undefined where it is not told. */
  listCustomColumns(tables: readonly string[]): Promise<(readonly InstalledColumn[] | undefined)[]>
  /** What holds the lock on customizations now, as far as the caller may see it. */
  listRunning(): Promise<RunningCustomization[]>
  setSolutionVersion(solutionId: Guid, version: SolutionVersion): Promise<void>
  /**
   * Sets a version that depends on the present one, once: a lost answer is met by reading, and a change by somebody
   * else in between is seen. @throws AlmError `solution-not-found`, `import-busy`, `outcome-unknown`.
   */
  changeSolutionVersion(change: VersionChange): Promise<ChangedVersion>
  /** The archive, checked to be a whole zip. @throws AlmError `export-failed`, `solution-not-found`, `still-running`. */
  exportSolution(request: ExportRequest): Promise<Uint8Array>
  /** Uploads an archive and has it validated; changes nothing. @throws AlmError `solution-too-large`. */
  stageSolution(archive: Uint8Array): Promise<StageResults>

  /**
   * Finds the import of `importJobId` or starts it, and never starts it twice. A job of that id that failed is
   * followed by one whose id is derived from it. Other customizations are waited for.
   * @throws AlmError `import-busy` when they outlast `timeoutMs`, `outcome-unknown`, `import-…`.
   */
  startImport(request: ImportRequest, options: { timeoutMs: number }): Promise<StartedImport>
  findImport(importJobId: Guid): Promise<ImportState>
  /** Waits for the end and proves it. @throws AlmError `still-running` with the ids, `import-…`. */
  waitForImport(request: WaitForImportRequest): Promise<ImportOutcome>
  /** Starts (or adopts), waits, and starts anew while another customization is in the way. */
  importSolution(request: ImportAndWaitRequest): Promise<ImportOutcome>
  /** Replaces the old version by `<name>_Upgrade`, deleting what the new one lacks. */
  applyUpgrade(uniqueName: string, options: WaitOptions): Promise<InstalledSolution>
  /** @throws AlmError `publish-failed`, `import-busy`. */
  publishAll(options: WaitOptions): Promise<void>
  /** Components of a type by schema name or name, whatever solution they are in; case does not count. */
  findComponents(type: number, name: string): Promise<EnvironmentComponent[]>
  /** Number of a component type that has one of its own in every environment, such as `connectionreference`. */
  findComponentType(name: string): Promise<number | undefined>
  /** @throws AlmError `component-not-found`, `import-busy`, `outcome-unknown`. */
  addSolutionComponent(request: AddComponentRequest): Promise<'added' | 'present'>
  /** What keeps the solution from being uninstalled: nothing for an unmanaged one, whose components stay. */
  listUninstallBlockers(uniqueName: string): Promise<UninstallBlocker[]>
  /** Uninstalls; `absent` when it was not there. A managed solution takes its data with it. */
  deleteSolution(uniqueName: string, options: WaitOptions): Promise<'deleted' | 'absent'>

  /** Processes of those kinds, of one solution or of the environment. */
  listFlows(query: { solutionId?: Guid; kinds: readonly ProcessKind[] }): Promise<Flow[]>
  /**
   * Turns flows on in passes, so that child flows come before their parents in whatever order they are given, and reads
   * back how they are. What the service refuses is told for each flow and does not throw.
   */
  turnOnFlows(flows: readonly Flow[], options?: ActingOptions): Promise<FlowActivation[]>
  /** Entra object id of a user by user name or e-mail address. @throws AlmError `input-invalid` when there is none. */
  findUserObjectId(userName: string): Promise<Guid>

  listConnectionReferences(): Promise<ConnectionReference[]>
  setConnectionReference(id: Guid, connectionId: string, options?: ActingOptions): Promise<void>
  listEnvironmentVariables(): Promise<EnvironmentVariable[]>
  /** Writes the current value (not the default) of a variable as it was listed, once. */
  setEnvironmentVariable(variable: EnvironmentVariable, value: string): Promise<void>
}
