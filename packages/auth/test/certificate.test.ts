// Certificates as PEM and PFX. The fixtures are made by openssl for these tests and are registered nowhere.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AlmError } from '@powerops/core'
import { parseCertificate } from '../src/certificate.js'
import { readPfx } from '../src/pfx.js'

const PASSWORD = 'fixture-password'
const NOW = Date.UTC(2027, 0, 1)
const fixture = (name: string): Buffer => readFileSync(path.join(import.meta.dirname, 'fixtures', name))
const base64 = (name: string): string => fixture(name).toString('base64')

const { certificates, key } = readPfx(fixture('aes.pfx'), PASSWORD)
const certificatePem = certificates.map(String).join('')
const keyPem = key.export({ format: 'pem', type: 'pkcs8' }).toString()
const lockedKeyPem = key
  .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: PASSWORD })
  .toString()
const thumbprintSha256 = certificates[0]?.fingerprint256.replaceAll(':', '')

it.each([
  ['a PFX with AES', base64('aes.pfx'), PASSWORD],
  ['a PFX with AES in lines', base64('aes.pfx').replace(/(.{64})/g, '$1\n'), PASSWORD],
  ['a PFX with Triple DES', base64('triple-des.pfx'), PASSWORD],
  ['a PFX without a password', base64('no-password.pfx'), undefined],
  ['a PFX that is not encrypted', base64('plain.pfx'), PASSWORD],
  ['a PFX with a chain', base64('chain.pfx'), PASSWORD],
  ['PEM, certificate first', certificatePem + keyPem, undefined],
  ['PEM, key first, with Windows line ends', (keyPem + certificatePem).replaceAll('\n', '\r\n'), undefined],
  ['PEM with \\n for line ends', (keyPem + certificatePem).replaceAll('\n', '\\n'), undefined],
  ['PEM as base64', Buffer.from(keyPem + certificatePem).toString('base64'), undefined],
  ['PEM with a locked key', certificatePem + lockedKeyPem, PASSWORD],
])('reads %s', (_name, text, password) => {
  expect(parseCertificate(text, password, NOW)).toEqual({ thumbprintSha256, privateKey: keyPem })
})

it.each([
  ['a wrong password', base64('aes.pfx'), 'canary-password', /password is wrong/],
  ['a wrong password with Triple DES', base64('triple-des.pfx'), 'canary-password', /password is wrong/],
  ['a cut PFX', fixture('aes.pfx').subarray(0, 900).toString('base64'), PASSWORD, /damaged/],
  ['a PFX with RC2', base64('rc2.pfx'), PASSWORD, /not read here/],
  ['a key that is not RSA', base64('elliptic.pfx'), PASSWORD, /not an RSA key/],
  ['a certificate without its key', certificatePem, undefined, /no PRIVATE KEY block/],
  ['a key without its certificate', keyPem, undefined, /no CERTIFICATE block/],
  [
    'the key of another certificate',
    readPfx(fixture('elliptic.pfx'), PASSWORD).certificates.map(String).join('') + keyPem,
    undefined,
    /does not belong/,
  ],
  ['a locked key without a password', certificatePem + lockedKeyPem, undefined, /cannot be read/],
  ['a damaged key', certificatePem + keyPem.replace(/M/g, '!'), undefined, /cannot be read/],
  ['some text', 'canary-text', undefined, /neither PEM nor/],
  ['nothing', '', undefined, /neither PEM nor/],
])('refuses %s and quotes none of it', (_name, text, password, message) => {
  try {
    parseCertificate(text, password, NOW)
  } catch (caught) {
    const { code, message: said, remedy, cause } = caught as AlmError
    expect(code).toBe('auth-certificate-wrong')
    expect(said).toMatch(message)
    expect(`${said} ${remedy ?? ''}`).not.toMatch(/canary|fixture-password/)
    expect(cause).toBeUndefined()
    return
  }
  throw new Error('expected a refusal')
})

it('refuses an expired certificate and says since when', () => {
  expect(() => parseCertificate(base64('aes.pfx'), PASSWORD, Date.UTC(2300, 0, 1))).toThrow(
    /expired on .*21\d\d/,
  )
})

it('survives every cut and every flipped byte of a PFX with an error of its own', () => {
  const file = fixture('plain.pfx')
  for (let at = 0; at < file.length; at += 7) {
    const flipped = Buffer.from(file)
    flipped[at] = (flipped[at] ?? 0) ^ 0x81
    for (const damaged of [file.subarray(0, at), flipped]) {
      try {
        readPfx(damaged, PASSWORD)
      } catch (caught) {
        expect(caught).toBeInstanceOf(AlmError)
      }
    }
  }
})
