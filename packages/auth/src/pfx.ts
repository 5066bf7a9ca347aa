// Reads the certificates and the key of a PFX (PKCS #12) file, which node can use but not open.
import { AlmError } from '@powerops/core'
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { children, integer, objectId, octets, readElements, type DerElement } from './der.js'
import { decryptByPassword, UnknownEncryptionError } from './password-encryption.js'

const DATA = '1.2.840.113549.1.7.1'
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6'
const KEY_BAG = '1.2.840.113549.1.12.10.1.1'
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2'
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3'

const CONVERT =
  'Check POWER_PLATFORM_CLIENT_CERTIFICATE_PASSWORD, or convert the file: openssl pkcs12 -legacy -in cert.pfx -nodes -out cert.pem, and give the PEM text instead.'

/**
 * Reads a PFX file whose parts are protected by password (AES or Triple DES) or not at all.
 * @throws AlmError `auth-certificate-wrong`.
 */
export function readPfx(file: Buffer, password: string): { certificates: X509Certificate[]; key: KeyObject } {
  try {
    const bags = safeContents(file, password)
    const key = bags.map((bag) => readKey(bag, password)).find((found) => found !== undefined)
    if (!key) throw new RangeError('it holds no private key')
    return { certificates: bags.flatMap(readCertificate), key }
  } catch (caught) {
    // The cause may quote bytes of the key, so it is told in our words.
    const reason =
      caught instanceof UnknownEncryptionError
        ? 'it is encrypted in a way that is not read here'
        : 'it is damaged, or the password is wrong'
    throw new AlmError('auth-certificate-wrong', {
      message: `the client certificate cannot be used: the PFX file cannot be opened: ${reason}`,
      remedy: CONVERT,
    })
  }
}

/** The bags of all parts of the file, decrypted. */
function safeContents(file: Buffer, password: string): DerElement[] {
  const [version, authenticatedSafe] = children(readElements(file)[0])
  if (integer(version) !== 3) throw new RangeError('it is not version 3')
  const parts = children(readElements(contentOf(authenticatedSafe, password))[0])
  return parts.flatMap((part) => children(readElements(contentOf(part, password))[0]))
}

/** The bytes that a ContentInfo carries. */
function contentOf(contentInfo: DerElement | undefined, password: string): Buffer {
  const [type, wrapped] = children(contentInfo)
  const [content] = children(wrapped)
  if (objectId(type) === DATA) return octets(content)
  if (objectId(type) !== ENCRYPTED_DATA) throw new UnknownEncryptionError(objectId(type))
  const [, encryptedContentInfo] = children(content)
  const [, algorithm, encrypted] = children(encryptedContentInfo)
  return decryptByPassword(algorithm, octets(encrypted), password)
}

function readKey(bag: DerElement, password: string): KeyObject | undefined {
  const [id, wrapped] = children(bag)
  if (objectId(id) === KEY_BAG) return pkcs8Key(wrapped?.content)
  if (objectId(id) !== SHROUDED_KEY_BAG) return undefined
  const [algorithm, encrypted] = children(children(wrapped)[0])
  return pkcs8Key(decryptByPassword(algorithm, octets(encrypted), password))
}

function pkcs8Key(der: Buffer | undefined): KeyObject {
  return createPrivateKey({ key: der ?? Buffer.alloc(0), format: 'der', type: 'pkcs8' })
}

function readCertificate(bag: DerElement): X509Certificate[] {
  const [id, wrapped] = children(bag)
  if (objectId(id) !== CERTIFICATE_BAG) return []
  const [, certificate] = children(children(wrapped)[0])
  return [new X509Certificate(octets(children(certificate)[0]))]
}
