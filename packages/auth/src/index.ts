// Who signs in, at which cloud, and the tokens that come of it.
export { cloudNames, type CloudName } from './cloud-table.js'
export { cloudEndpoints, parseCloud, type CloudEndpoints } from './cloud.js'
export { readCredentials, type CredentialInputs, type Credentials } from './credentials.js'
export type { Environment } from './environment.js'
export type { AuthPorts } from './ports.js'
export { maskSecret, type Mask } from './secrets.js'
export { createTokenSource } from './token-source.js'
