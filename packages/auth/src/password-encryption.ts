// Decryption by password as PFX files use it: PBES2 (RFC 8018) and the older SHA-1 with Triple DES (RFC 7292).
import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto'
import { children, integer, objectId, octets, type DerElement } from './der.js'

const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'
const SHA1_TRIPLE_DES = '1.2.840.113549.1.12.1.3'

const CIPHERS: Readonly<Record<string, { name: string; keyBytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24 },
}

const HMAC_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

/** A kind of encryption that is not known here, such as RC2. */
export class UnknownEncryptionError extends Error {}

/** Decrypts with the key that an algorithm identifier derives from the password. Throws on a wrong password. */
export function decryptByPassword(
  algorithm: DerElement | undefined,
  encrypted: Buffer,
  password: string,
): Buffer {
  const [id, parameters] = children(algorithm)
  const { name, key, iv } = cipherOf(objectId(id), parameters, password)
  const decipher = createDecipheriv(name, key, iv)
  return Buffer.concat([decipher.update(encrypted), decipher.final()])
}

interface Cipher {
  name: string
  key: Buffer
  iv: Buffer
}

function cipherOf(id: string, parameters: DerElement | undefined, password: string): Cipher {
  const [first, second] = children(parameters)
  if (id === SHA1_TRIPLE_DES) {
    const derive = (purpose: number, bytes: number): Buffer =>
      derivePkcs12({ purpose, bytes, salt: octets(first), iterations: integer(second), password })
    return { name: 'des-ede3-cbc', key: derive(1, 24), iv: derive(2, 8) }
  }
  const [scheme, iv] = id === PBES2 ? children(second) : []
  const cipher = scheme ? CIPHERS[objectId(scheme)] : undefined
  if (!cipher) throw new UnknownEncryptionError(id)
  return { name: cipher.name, key: derivePbkdf2(first, cipher.keyBytes, password), iv: octets(iv) }
}

function derivePbkdf2(algorithm: DerElement | undefined, keyBytes: number, password: string): Buffer {
  const [id, parameters] = children(algorithm)
  if (objectId(id) !== PBKDF2) throw new UnknownEncryptionError(objectId(id))
  const [salt, iterations, ...rest] = children(parameters)
  const prf = rest.find((element) => element.tag === 0x30)
  const hash = prf ? HMAC_HASHES[objectId(children(prf)[0])] : 'sha1'
  if (hash === undefined) throw new UnknownEncryptionError('unknown HMAC')
  return pbkdf2Sync(password, octets(salt), integer(iterations), keyBytes, hash)
}

interface Pkcs12Derivation {
  /** 1 for a key, 2 for an initialization vector. */
  purpose: number
  bytes: number
  salt: Buffer
  iterations: number
  password: string
}

const BLOCK = 64

/** The key derivation of RFC 7292, appendix B.2, with SHA-1. */
function derivePkcs12({ purpose, bytes, salt, iterations, password }: Pkcs12Derivation): Buffer {
  const diversifier = Buffer.alloc(BLOCK, purpose)
  const text = Buffer.from(`${password}\0`, 'utf16le').swap16()
  const input = Buffer.concat([fillBlocks(salt), fillBlocks(text)])
  const derived: Buffer[] = []
  for (let made = 0; made < bytes; made += 20) {
    let hash = createHash('sha1').update(diversifier).update(input).digest()
    for (let i = 1; i < iterations; i++) hash = createHash('sha1').update(hash).digest()
    derived.push(hash)
    addToBlocks(input, Buffer.alloc(BLOCK, hash))
  }
  return Buffer.concat(derived).subarray(0, bytes)
}

/** Repeats the bytes to a whole number of blocks. */
function fillBlocks(bytes: Buffer): Buffer {
  return bytes.length === 0 ? bytes : Buffer.alloc(Math.ceil(bytes.length / BLOCK) * BLOCK, bytes)
}

/** Adds `summand` + 1 to every block, as big-endian numbers without overflow. */
function addToBlocks(blocks: Buffer, summand: Buffer): void {
  for (let start = 0; start < blocks.length; start += BLOCK) {
    let carry = 1
    for (let i = BLOCK - 1; i >= 0; i--) {
      const sum = (blocks[start + i] ?? 0) + (summand[i] ?? 0) + carry
      blocks[start + i] = sum & 0xff
      carry = sum >> 8
    }
  }
}
