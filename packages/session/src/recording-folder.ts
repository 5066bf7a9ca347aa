// The folder of a recording on disk, and the key that the processes of a job share.
import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isRecord } from '@powerops/core'
import type { Environment } from '@powerops/auth'
import type { RecordingFolder } from '@powerops/http'

const KEY_BYTES = 32

/**
 * Opens a folder for recording; a relative path starts at the workspace of the job. The key lies in the temporary
 * folder of the runner and not in the recording, so that it is not uploaded with it.
 */
export function openRecordingFolder(
  untrustedPath: string,
  environment: Environment,
): { folder: RecordingFolder; key: Uint8Array } {
  const root = path.resolve(environment['GITHUB_WORKSPACE'] ?? '.', untrustedPath)
  mkdirSync(root, { recursive: true })
  const folder: RecordingFolder = {
    writeFile(file, text) {
      const target = path.join(root, file)
      mkdirSync(path.dirname(target), { recursive: true })
      writeFileSync(target, text)
    },
    appendFile: (file, text) => appendFileSync(path.join(root, file), text),
  }
  return { folder, key: sharedKey(root, environment['RUNNER_TEMP']?.trim() || tmpdir()) }
}

/** The key of the folder. The first process makes it: written aside and linked into place, so nobody reads half of it. */
function sharedKey(root: string, temporaryFolder: string): Uint8Array {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const file = path.join(temporaryFolder, `powerops-recording-${name}.key`)
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file)
  } catch (caught) {
    if (!isRecord(caught) || caught['code'] !== 'EEXIST') throw caught
  } finally {
    rmSync(draft)
  }
  const key = readFileSync(file)
  if (key.length !== KEY_BYTES) throw Object.assign(new Error('the key is damaged'), { code: 'KEY_DAMAGED' })
  return key
}
