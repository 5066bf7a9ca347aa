// The certificate of an application: PEM or PFX text into what msal signs with.
import { AlmError } from '@powerops/core'
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { readPfx } from './pfx.js'

/** What msal needs to sign an assertion. */
export interface ClientCertificate {
  /** SHA-256 of the certificate, hexadecimal without colons. */
  thumbprintSha256: string
  /** PEM, PKCS #8. */
  privateKey: string
}

const PEM_HINT =
  'POWER_PLATFORM_CLIENT_CERTIFICATE holds the certificate and its private key as PEM, or a PFX file as base64; the password belongs in POWER_PLATFORM_CLIENT_CERTIFICATE_PASSWORD.'

/**
 * Reads a certificate with its RSA key from PEM text or from a PFX file in base64.
 * @throws AlmError `auth-certificate-wrong`; no message holds any of the text.
 */
export function parseCertificate(
  text: string,
  password: string | undefined,
  nowMs: number,
): ClientCertificate {
  const { certificates, key } = readKeyPair(text, password)
  if (key.asymmetricKeyType !== 'rsa')
    throw wrong('its key is not an RSA key', 'Make a certificate with an RSA key.')
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key))
  if (!own) throw wrong('the private key does not belong to it', PEM_HINT)
  if (Date.parse(own.validTo) < nowMs) {
    throw wrong(`it expired on ${own.validTo}`, 'Make a new one and upload it to the app registration.')
  }
  return {
    thumbprintSha256: own.fingerprint256.replaceAll(':', ''),
    privateKey: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }
}

interface KeyPair {
  certificates: X509Certificate[]
  key: KeyObject
}

function readKeyPair(text: string, password: string | undefined): KeyPair {
  if (text.includes('-----BEGIN')) return readPem(text, password)
  const bytes = Buffer.from(text, 'base64')
  if (bytes.subarray(0, 10).toString('latin1') === '-----BEGIN')
    return readPem(bytes.toString('utf8'), password)
  if (bytes[0] !== 0x30) throw wrong('it is neither PEM nor a PFX file in base64', PEM_HINT)
  return readPfx(bytes, password ?? '')
}

function readPem(text: string, password: string | undefined): KeyPair {
  const blocks =
    text.replaceAll('\\n', '\n').match(/-----BEGIN ([A-Z ]+)-----[\s\S]*?-----END \1-----/g) ?? []
  const certificates = blocks.filter((block) => block.startsWith('-----BEGIN CERTIFICATE'))
  const key = blocks.find((block) => /^-----BEGIN ([A-Z]+ )*PRIVATE KEY/.test(block))
  if (certificates.length === 0) throw wrong('it has no CERTIFICATE block', PEM_HINT)
  if (!key) throw wrong('it has no PRIVATE KEY block', PEM_HINT)
  try {
    return {
      certificates: certificates.map((block) => new X509Certificate(block)),
      key: createPrivateKey({ key, ...(password === undefined ? {} : { passphrase: password }) }),
    }
  } catch {
    throw wrong('its PEM cannot be read', `Check that it is whole, and the password. ${PEM_HINT}`)
  }
}

/** The error for a certificate that is of no use; the cause stays out, because it may quote key material. */
function wrong(what: string, remedy: string): AlmError {
  return new AlmError('auth-certificate-wrong', {
    message: `the client certificate cannot be used: ${what}`,
    remedy,
  })
}
