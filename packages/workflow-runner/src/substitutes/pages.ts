// Stand in for actions/upload-pages-artifact and actions/deploy-pages: the page is an artifact of files, and its address
// is told without a server behind it.
import { AlmError, quote } from '@powerops/core'
import { refuseInputs, textInput } from './input.js'
import type { SubstituteAction } from './substitute.js'
import { uploadArtifact } from './upload-artifact.js'

const ARTIFACT = 'github-pages'
const DEPLOY_INPUTS = {
  token: '',
  timeout: '600000',
  error_count: '10',
  reporting_interval: '5000',
  artifact_name: ARTIFACT,
  preview: 'false',
}

/** actions/upload-pages-artifact */
export const uploadPagesArtifact: SubstituteAction = {
  inputs: { name: ARTIFACT, path: '_site/', 'retention-days': '1' },
  run: (call) =>
    uploadArtifact.run({
      ...call,
      inputs: {
        ...uploadArtifact.inputs,
        name: textInput(call, 'name'),
        path: textInput(call, 'path'),
        'if-no-files-found': 'error',
      },
    }),
}

/** actions/deploy-pages */
export const deployPages: SubstituteAction = {
  inputs: DEPLOY_INPUTS,
  async run(call) {
    refuseInputs(call, DEPLOY_INPUTS, ['preview'])
    const name = textInput(call, 'artifact_name')
    const artifacts = await call.host.listArtifacts(call.runId)
    const found = artifacts.filter((artifact) => artifact.name === name)
    if (found.length !== 1) {
      throw new AlmError('file-not-found', {
        message: `the run has ${found.length} artifacts named ${quote(name)}, and one is needed`,
      })
    }
    const [owner = '', repository = ''] = call.repository.split('/')
    const pageUrl = `https://${owner.toLowerCase()}.github.io/${repository}/`
    call.log(`Reported success! ${pageUrl}`)
    return { page_url: pageUrl }
  },
}
