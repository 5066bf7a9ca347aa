// The emulator's own certificate authority, which is also its server certificate, made at the first start.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { generate } from 'selfsigned'
import { writeAtomically } from './file-store.js'

export interface ServerCertificate {
  /** Of the PEM file to name in `NODE_EXTRA_CA_CERTS`. */
  file: string
  certificate: string
  privateKey: string
}

/** Real names, so that a client behind a proxy gets a certificate that fits. */
const DNS_NAMES = [
  'localhost',
  '*.environment.localhost',
  'login.microsoftonline.com',
  'api.bap.microsoft.com',
  '*.api.bap.microsoft.com',
  'api.powerapps.com',
  'api.powerplatform.com',
  '*.crm.dynamics.com',
  '*.crm4.dynamics.com',
  'api.github.com',
  'github.com',
  'graph.microsoft.com',
]

/** Reads the certificate of the state folder, or makes one that is valid for ten years. */
export async function readOrMakeCertificate(stateFolder: string): Promise<ServerCertificate> {
  const file = path.join(stateFolder, 'identity', 'ca.pem')
  const keyFile = path.join(stateFolder, 'identity', 'ca.key.pem')
  if (existsSync(file) && existsSync(keyFile)) {
    return { file, certificate: readFileSync(file, 'utf8'), privateKey: readFileSync(keyFile, 'utf8') }
  }
  const notBeforeDate = new Date(Date.now() - 24 * 60 * 60 * 1000)
  const made = await generate([{ name: 'commonName', value: 'PowerOps emulator' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate: new Date(notBeforeDate.getTime() + 3650 * 24 * 60 * 60 * 1000),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [...DNS_NAMES.map((value) => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }],
      },
    ],
  })
  writeAtomically(keyFile, made.private)
  writeAtomically(file, made.cert, 0o644)
  return { file, certificate: made.cert, privateKey: made.private }
}
