// Stands in for actions/upload-artifact.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { AlmError, quote } from '@powerops/core'
import { commonFolder, findFiles, searchRoot } from '../find-files.js'
import { countInput, flagInput, refuseInputs, textInput } from './input.js'
import type { SubstituteAction, SubstituteCall } from './substitute.js'
import { writeZip } from './zip.js'

const INPUTS = {
  name: 'artifact',
  path: '',
  'if-no-files-found': 'warn',
  'retention-days': '',
  'compression-level': '6',
  overwrite: 'false',
  'include-hidden-files': 'false',
  archive: 'true',
}

/** actions/upload-artifact */
export const uploadArtifact: SubstituteAction = {
  inputs: INPUTS,
  async run(call) {
    refuseInputs(call, INPUTS, ['archive'])
    const name = readName(call)
    const { files, root } = selectFiles(call)
    if (files.length === 0) return reportNothing(call)
    const entries = files.map((file) => ({
      path: relative(root, file).split(sep).join('/'),
      content: readFileSync(file),
    }))
    const zip = writeZip(entries, countInput(call, 'compression-level'))
    const { runId, host } = call
    const { id, digest } = await host.uploadArtifact({
      runId,
      name,
      zip,
      overwrite: flagInput(call, 'overwrite'),
    })
    call.log(`Artifact ${name} has been successfully uploaded! ${files.length} files, artifact ID is ${id}`)
    return {
      'artifact-id': String(id),
      'artifact-digest': digest.replace(/^sha256:/, ''),
      'artifact-url': `${host.endpoints.serverUrl}/${call.repository}/actions/runs/${runId}/artifacts/${id}`,
    }
  },
}

function readName(call: SubstituteCall): string {
  const name = textInput(call, 'name')
  if (name !== '' && !/[":<>|*?\r\n\\/]/.test(name)) return name
  throw new AlmError('input-invalid', { message: `the artifact name is not valid: ${quote(name)}` })
}

/** The files, and the folder that their paths in the zip start from. */
function selectFiles(call: SubstituteCall): { files: string[]; root: string } {
  const patterns = textInput(call, 'path')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (patterns.length === 0)
    throw new AlmError('input-missing', { message: 'Input required and not supplied: path' })
  const hidden = flagInput(call, 'include-hidden-files')
  const files = findFiles(call.workspace, patterns, { hidden })
  const roots = patterns
    .filter((pattern) => !pattern.startsWith('!'))
    .map((pattern) => searchRoot(resolve(call.workspace, pattern)))
  const folders = roots.map((root) => (existsSync(root) && statSync(root).isFile() ? dirname(root) : root))
  return { files, root: commonFolder(folders) }
}

function reportNothing(call: SubstituteCall): Record<string, string> {
  const message = `No files were found with the provided path: ${textInput(call, 'path')}. No artifacts will be uploaded.`
  const behavior = textInput(call, 'if-no-files-found')
  if (behavior === 'error') throw new AlmError('file-not-found', { message })
  if (behavior === 'warn') call.warn(message)
  else if (behavior === 'ignore') call.log(message)
  else {
    throw new AlmError('input-invalid', {
      message: `unrecognized if-no-files-found input ${quote(behavior)}; the options are warn, error, ignore`,
    })
  }
  return {}
}
