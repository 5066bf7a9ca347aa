// Stands in for actions/download-artifact.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { AlmError, quote } from '@powerops/core'
import { matchesName } from '../find-files.js'
import { countInput, flagInput, refuseInputs, textInput } from './input.js'
import type { SubstituteAction, SubstituteCall } from './substitute.js'
import { readZip } from './zip.js'

const INPUTS = {
  name: '',
  'artifact-ids': '',
  path: '',
  pattern: '',
  'merge-multiple': 'false',
  'github-token': '',
  repository: '',
  'run-id': '',
  'skip-decompress': 'false',
  'digest-mismatch': 'error',
}

type Downloaded = NonNullable<Awaited<ReturnType<SubstituteCall['host']['downloadArtifact']>>>

/** actions/download-artifact */
export const downloadArtifact: SubstituteAction = {
  inputs: INPUTS,
  async run(call) {
    refuseInputs(call, INPUTS, ['skip-decompress'])
    refuseOtherRepository(call)
    const target = resolve(call.workspace, textInput(call, 'path') || '.')
    const { artifacts, single } = await selectArtifacts(call)
    for (const artifact of artifacts) {
      const direct = single || flagInput(call, 'merge-multiple')
      extract(call, artifact, direct ? target : join(target, artifact.name))
    }
    call.log(`Total of ${artifacts.length} artifact(s) downloaded`)
    return { 'download-path': target }
  },
}

function refuseOtherRepository(call: SubstituteCall): void {
  const repository = textInput(call, 'repository')
  if (repository === '' || repository.toLowerCase() === call.repository.toLowerCase()) return
  throw new AlmError('unsupported', { message: `artifacts of ${quote(repository)} are not at hand` })
}

/** By name, by ids, or all that the pattern fits. Each one asked for by name or id has to exist. */
async function selectArtifacts(call: SubstituteCall): Promise<{ artifacts: Downloaded[]; single: boolean }> {
  const name = textInput(call, 'name')
  const ids = textInput(call, 'artifact-ids')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean)
  if (name !== '' && ids.length > 0) {
    throw new AlmError('input-conflict', {
      message: "Inputs 'name' and 'artifact-ids' cannot be used together. Please specify only one.",
    })
  }
  // Without a token the real action looks at its own run alone, whatever run-id says.
  const isOther = textInput(call, 'run-id') !== '' && textInput(call, 'github-token') !== ''
  const runId = isOther ? countInput(call, 'run-id') : call.runId
  const fetchOne = async (wanted: { id: number } | { name: string }): Promise<Downloaded> => {
    const artifact = await call.host.downloadArtifact({ runId, ...wanted })
    if (artifact) return artifact
    const label = 'id' in wanted ? `id ${wanted.id}` : `name ${quote(wanted.name)}`
    throw new AlmError('file-not-found', { message: `Artifact not found for ${label} in run ${runId}` })
  }
  if (name !== '') return { artifacts: [await fetchOne({ name })], single: true }
  const listed = ids.length > 0 ? ids.map(parseId) : await listIds(call, runId)
  return { artifacts: await Promise.all(listed.map((id) => fetchOne({ id }))), single: ids.length === 1 }
}

function parseId(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new AlmError('input-invalid', { message: `Invalid artifact ID: ${quote(text)}. Must be a number.` })
}

async function listIds(call: SubstituteCall, runId: number): Promise<number[]> {
  const pattern = textInput(call, 'pattern')
  const artifacts = await call.host.listArtifacts(runId)
  return artifacts.filter(({ name }) => pattern === '' || matchesName(name, pattern)).map(({ id }) => id)
}

function extract(call: SubstituteCall, artifact: Downloaded, target: string): void {
  const digest = createHash('sha256').update(artifact.zip).digest('hex')
  if (digest !== artifact.digest.replace(/^sha256:/, '')) {
    const message = `The digest of artifact ${quote(artifact.name)} does not match: expected ${artifact.digest}, got ${digest}`
    const behavior = textInput(call, 'digest-mismatch')
    if (behavior === 'error') throw new AlmError('digest-mismatch', { message })
    if (behavior === 'warn') call.warn(message)
    else call.log(message)
  }
  for (const { path, content } of readZip(artifact.zip)) {
    mkdirSync(dirname(join(target, path)), { recursive: true })
    writeFileSync(join(target, path), content)
  }
}
