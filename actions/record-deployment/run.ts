// Writes an import into the repository's deployment history, so that "what is where" is a query and not a log dig.
import { defineAction } from '@powerops/actions-kit'
import { optional } from '@powerops/core'
import { readJob } from '../common/job.js'
import { openGitHub } from '../common/services.js'
import { describeImport } from './history-entry.js'
import { inputs, outputs } from './inputs.js'

/** Tells these deployments from those that GitHub makes by itself for each job with an environment. */
const TASK = 'alm-import'

export const action = defineAction({
  name: 'record-deployment',
  inputs,
  outputs,
  async run(inputs, ports) {
    const job = readJob(ports.environment)
    const payload = describeImport(inputs, job)
    const github = await openGitHub(inputs.githubToken, job.repository, ports)
    const description = `${inputs.solutionName} ${inputs.solutionVersion}`
    const { id: deploymentId } = await github.createDeployment({
      sha: job.commit,
      environment: inputs.environment,
      task: TASK,
      production: inputs.production,
      description,
      payload,
    })
    ports.output('deployment-id', deploymentId)
    await github.createDeploymentStatus(deploymentId, {
      state: inputs.state,
      description,
      logUrl: job.runUrl,
      ...optional('environmentUrl', inputs.environmentUrl?.href),
    })
    ports.log.info(`deployment ${deploymentId}: ${description} in ${inputs.environment} is ${inputs.state}`)
    const api = ports.environment['GITHUB_API_URL'] ?? 'https://api.github.com'
    const { owner, name } = job.repository
    return {
      reasonCode: 'ok',
      outputs: { 'deployment-url': `${api}/repos/${owner}/${name}/deployments/${deploymentId}` },
      details: { payload },
    }
  },
})
