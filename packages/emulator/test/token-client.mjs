// Asks for tokens with a public client library, as a program of its own; says on stdout how each went.
import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { ClientCertificateCredential, ClientSecretCredential } from '@azure/identity'
import { ConfidentialClientApplication } from '@azure/msal-node'

const { AUTHORITY, TENANT, CLIENT, SECRET, PEM_FILE, SCOPE } = process.env
const pem = readFileSync(PEM_FILE, 'utf8')
const privateKey = pem.slice(0, pem.indexOf('-----BEGIN CERTIFICATE'))
const thumbprintSha256 = createHash('sha256').update(new X509Certificate(pem).raw).digest('hex')

function withMsal(credential) {
  const auth = {
    clientId: CLIENT,
    authority: `${AUTHORITY}/${TENANT}`,
    knownAuthorities: [new URL(AUTHORITY).host],
    ...credential,
  }
  return new ConfidentialClientApplication({ auth }).acquireTokenByClientCredential({ scopes: [SCOPE] })
}

const options = { authorityHost: AUTHORITY, disableInstanceDiscovery: true }
const clients = {
  msal: {
    secret: () => withMsal({ clientSecret: SECRET }),
    certificate: () => withMsal({ clientCertificate: { thumbprintSha256, privateKey } }),
    wrong: () => withMsal({ clientSecret: 'bad' }),
  },
  identity: {
    secret: () => new ClientSecretCredential(TENANT, CLIENT, SECRET, options).getToken(SCOPE),
    certificate: () => new ClientCertificateCredential(TENANT, CLIENT, PEM_FILE, options).getToken(SCOPE),
    wrong: () => new ClientSecretCredential(TENANT, CLIENT, 'bad', options).getToken(SCOPE),
  },
}

const outcome = {}
for (const [name, ask] of Object.entries(clients[process.argv[2]])) {
  try {
    const token = await ask()
    outcome[name] = (token.accessToken ?? token.token) ? 'ok' : 'no token'
  } catch (caught) {
    outcome[name] = /AADSTS(\d+)/.exec(String(caught))?.[1] ?? String(caught)
  }
}
process.stdout.write(JSON.stringify(outcome))
