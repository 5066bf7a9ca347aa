// A local Entra ID, Power Platform and GitHub for tests and the demo.
export type { EmulatorClock, EmulatorRequest, EmulatorResponse, Handler, Service } from './frame/handler.js'
export type {
  Authorization,
  ConnectionView,
  EnvironmentDirectory,
  EnvironmentMember,
  EnvironmentView,
  FaultSwitch,
  Identity,
  SeedUser,
  ServiceContext,
  TokenVerifier,
} from './frame/context.js'
export type { BlobStore, Collection, Store } from './frame/store.js'
export { startEmulator, type Emulator, type StartOptions } from './start.js'
export { defaultSeed } from './seed/default-seed.js'
export { completeSeed, readSeed } from './seed/read-seed.js'
export type { Endpoints } from './endpoints.js'
export type {
  AccountState,
  Seed,
  SeedApplication,
  SeedConnection,
  SeedEnvironment,
  SeedFederatedCredential,
  SeedPerson,
  SeedPolicy,
  SeedSecret,
  SeedTimings,
} from './seed/seed.js'
export type { FaultEffect, FaultRule, Faults } from './frame/faults.js'
export type { AdjustableClock } from './frame/clock.js'
export type { LoggedRequest, RequestLog } from './frame/request-log.js'
export { DataverseFault, type DataverseService } from './dataverse/index.js'
export type { GitHubService } from './github/index.js'
export type { GraphService } from './graph/service.js'
export type { SentMail } from './graph/send-mail.js'
export type { TeamsRun, TeamsService } from './teams/service.js'
