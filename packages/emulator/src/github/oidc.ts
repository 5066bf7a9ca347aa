// The issuer of the job's OIDC tokens: `/_github/oidc/.well-known/openid-configuration`, its keys, and the address
// that jobs ask for tokens.
import { randomBytes, randomUUID } from 'node:crypto'
import { exportJWK, exportPKCS8, generateKeyPair, importPKCS8, SignJWT, type JWK } from 'jose'
import type { ServiceContext } from '../frame/context.js'
import type { EmulatorRequest, EmulatorResponse } from '../frame/handler.js'
import { shortRef } from './bodies/run-body.js'
import { accountById, fullNameOf, repositoryById, type Forge } from './forge.js'
import type { Job, Repository, Run } from './state.js'

const PATH = '/_github/oidc'
const LIFETIME_S = 300

/** `iss` of the tokens: `{issuer}/.well-known/openid-configuration` leads to the keys. */
export function oidcIssuer(context: Pick<ServiceContext, 'origin'>): string {
  return `${context.origin()}${PATH}`
}

/** Opens the door to tokens for one job. */
export function requestAccess(
  forge: Forge,
  run: Run,
  job: Job,
): { requestUrl: string; requestToken: string } {
  const requestToken = randomBytes(32).toString('base64url')
  forge.state.idTokenRequests.put(requestToken, { jobId: job.id, runId: run.id })
  const query = `api-version=2.0&jobId=${job.id}`
  return { requestUrl: `${oidcIssuer(forge.context)}/token?${query}`, requestToken }
}

export function closeAccess(forge: Forge, jobId: number): void {
  for (const [token, request] of forge.state.idTokenRequests.entries()) {
    if (request.jobId === jobId) forge.state.idTokenRequests.delete(token)
  }
}

interface SigningKey {
  kid: string
  privateKey: Awaited<ReturnType<typeof importPKCS8>>
  publicJwk: JWK
}

/** Answers everything beneath the issuer's path. */
export function createOidcHandler(
  forge: Forge,
): (request: EmulatorRequest) => Promise<EmulatorResponse | undefined> {
  const saved = forge.context.store.collection<{ pem: string; publicJwk: JWK }>('github/oidc-keys')
  let opening: Promise<SigningKey> | undefined
  const key = (): Promise<SigningKey> => (opening ??= openKey(saved))
  return async ({ path, method, url, headers }) => {
    if (!path.startsWith(`${PATH}/`) || method !== 'GET') return undefined
    const issuer = oidcIssuer(forge.context)
    switch (path.slice(PATH.length)) {
      case '/.well-known/openid-configuration':
        return { status: 200, body: configuration(issuer) }
      case '/.well-known/jwks':
        return { status: 200, body: { keys: [(await key()).publicJwk] } }
      case '/token':
        return answerToken(forge, issuer, await key(), url, headers.get('authorization') ?? '')
      default:
        return undefined
    }
  }
}

async function openKey(saved: {
  get(key: string): { pem: string; publicJwk: JWK } | undefined
  put(key: string, value: { pem: string; publicJwk: JWK }): void
}): Promise<SigningKey> {
  let record = saved.get('key')
  if (!record) {
    const pair = await generateKeyPair('RS256', { extractable: true })
    const kid = randomBytes(20).toString('hex').toUpperCase()
    const publicJwk = { ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' }
    record = { pem: await exportPKCS8(pair.privateKey), publicJwk }
    saved.put('key', record)
  }
  const privateKey = await importPKCS8(record.pem, 'RS256')
  return { kid: record.publicJwk.kid ?? '', privateKey, publicJwk: record.publicJwk }
}

function configuration(issuer: string): object {
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
    claims_supported: [
      'sub',
      'aud',
      'exp',
      'iat',
      'iss',
      'jti',
      'nbf',
      'ref',
      'sha',
      'repository',
      'environment',
    ],
  }
}

async function answerToken(
  forge: Forge,
  issuer: string,
  key: SigningKey,
  url: URL,
  authorization: string,
): Promise<EmulatorResponse> {
  const requestToken = /^bearer (.+)$/i.exec(authorization)?.[1] ?? ''
  const request = forge.state.idTokenRequests.get(requestToken)
  const job = request && forge.state.jobs.get(String(request.jobId))
  const run = request && forge.state.runs.get(String(request.runId))
  if (!job || !run || url.searchParams.get('jobId') !== String(job.id)) {
    return { status: 401, body: { message: 'the request token is unknown, or its job is over' } }
  }
  const now = Math.floor(forge.state.clock.now() / 1000)
  const repository = repositoryById(forge.state, run.repositoryId)
  const owner = accountById(forge.state, repository.ownerId).login
  const value = await new SignJWT(claimsOf(forge, repository, run, job))
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, x5t: key.kid })
    .setIssuer(issuer)
    .setAudience(url.searchParams.get('audience') ?? `${forge.serverUrl()}/${owner}`)
    .setSubject(subjectOf(forge, repository, run, job))
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setNotBefore(now - LIFETIME_S)
    .setExpirationTime(now + LIFETIME_S)
    .sign(key.privateKey)
  return { status: 200, body: { count: value.length, value } }
}

/** In the order of precedence: environment, pull request, ref. A colon in an environment's name is escaped. */
function subjectOf(forge: Forge, repository: Repository, run: Run, job: Job): string {
  const owner = accountById(forge.state, repository.ownerId)
  const subject =
    repository.oidcSubject === 'immutable'
      ? `repo:${owner.login}@${owner.id}/${repository.name}@${repository.id}`
      : `repo:${owner.login}/${repository.name}`
  if (job.environment !== null) return `${subject}:environment:${job.environment.replaceAll(':', '%3A')}`
  return run.event === 'pull_request' ? `${subject}:pull_request` : `${subject}:ref:${run.ref}`
}

function claimsOf(forge: Forge, repository: Repository, run: Run, job: Job): Record<string, string> {
  const owner = accountById(forge.state, repository.ownerId)
  const actor = accountById(forge.state, run.actorId)
  const fullName = fullNameOf(forge.state, repository)
  return {
    ref: run.ref,
    ref_type: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: String(repository.protectedBranches.includes(shortRef(run.ref))),
    sha: run.sha,
    repository: fullName,
    repository_id: String(repository.id),
    repository_owner: owner.login,
    repository_owner_id: String(owner.id),
    repository_visibility: repository.private ? 'private' : 'public',
    run_id: String(run.id),
    run_number: String(run.runNumber),
    run_attempt: String(run.runAttempt),
    actor: actor.login,
    actor_id: String(actor.id),
    workflow: run.workflowName,
    workflow_ref: `${fullName}/${run.workflowPath}@${run.ref}`,
    workflow_sha: run.sha,
    job_workflow_ref: job.jobWorkflowRef,
    job_workflow_sha: run.sha,
    event_name: run.event,
    head_ref: '',
    base_ref: '',
    runner_environment: 'github-hosted',
    ...(job.environment === null ? {} : { environment: job.environment }),
  }
}
