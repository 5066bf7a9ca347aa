// The key with which the emulated Entra ID signs, kept in the state folder.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'
import { parseJson } from '@powerops/core'
import { writeAtomically } from '../frame/file-store.js'

export interface SigningKey {
  keyId: string
  privateKey: CryptoKey
  publicKey: CryptoKey
  publicJwk: JWK
}

const KEY_ID = 'emulator-signing-key'

/** Reads the signing key of the state folder, or makes one. */
export async function readOrMakeSigningKey(stateFolder: string): Promise<SigningKey> {
  const file = path.join(stateFolder, 'identity', 'signing-key.json')
  if (!existsSync(file)) {
    const pair = await generateKeyPair('RS256', { extractable: true })
    writeAtomically(file, JSON.stringify(await exportJWK(pair.privateKey)))
  }
  const privateJwk = parseJson(readFileSync(file, 'utf8'), 'the signing key') as JWK
  const { kty, n, e } = privateJwk
  const publicJwk = { kty, n, e, kid: KEY_ID, use: 'sig', alg: 'RS256' } as JWK
  return {
    keyId: KEY_ID,
    privateKey: (await importJWK(privateJwk, 'RS256')) as CryptoKey,
    publicKey: (await importJWK(publicJwk, 'RS256')) as CryptoKey,
    publicJwk,
  }
}
