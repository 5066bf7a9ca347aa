// Opens the services that an action needs from its credentials.
export { openGitHub, openGitHubHttp, type GitHubHttp } from './github.js'
export type { SessionPorts } from './ports.js'
export { openSession, type Identity, type Session, type SessionHttp, type SessionInputs } from './session.js'
