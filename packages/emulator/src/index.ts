// A local Entra ID, Power Platform and GitHub for tests and the demo.
export type {
  EmulatorClock,
  EmulatorRequest,
  EmulatorResponse,
  Handler,
  Service,
} from './frame/handler.js'
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
