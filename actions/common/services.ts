// The services as an action opens them: credentials from its inputs or the job, ports from the runner.
import type { ActionPorts } from '@powerops/actions-kit'
import type { AdminClient, ConnectionReader } from '@powerops/admin'
import type { DataverseClient } from '@powerops/dataverse'
import type { GitHubClient, Repository } from '@powerops/github'
import {
  openGitHub as openGitHubSession,
  openSession,
  type Session,
  type SessionInputs,
} from '@powerops/session'

export interface Services {
  /** Who is signed in, without secrets. */
  identity: { kind: string; applicationId: string | undefined }
  admin(): Promise<AdminClient>
  connections(): Promise<ConnectionReader>
  /** @throws AlmError `host-not-allowed` for an address that is not one of the cloud. */
  dataverse(environmentUrl: URL): Promise<DataverseClient>
  /** The Power Apps checker of that geography, or of that environment's region. */
  checker: Session['checker']
}

/**
 * Decides who signs in; the first request of a client does.
 * @throws AlmError `credentials-missing`, `credentials-conflict`, `input-invalid`.
 */
export function openServices(inputs: SessionInputs, ports: ActionPorts): Services {
  const session = openSession(inputs, ports)
  const { kind, clientId } = session.identity
  return {
    identity: { kind, applicationId: kind === 'user' ? undefined : clientId },
    admin: () => session.admin(),
    connections: () => session.connections(),
    dataverse: (environmentUrl) => session.dataverse(environmentUrl),
    checker: (wish) => session.checker(wish),
  }
}

/** GitHub's API for one repository, with the given token or that of the job's environment. */
export function openGitHub(
  token: string | undefined,
  repository: Repository,
  ports: ActionPorts,
): Promise<GitHubClient> {
  return openGitHubSession(token ?? ports.environment['GITHUB_TOKEN'], repository, ports)
}
