// Publishes all customizations of an environment.
import { defineAction } from '@powerops/actions-kit'
import { reportProgress } from '../common/progress.js'
import { openServices } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { inputs } from './inputs.js'

export const action = defineAction({
  name: 'publish-solution',
  inputs,
  outputs: [],
  async run(inputs, ports) {
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    await dataverse.publishAll({
      timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
      onProgress: reportProgress(ports.log, 'publish'),
    })
    ports.log.info(`all customizations of ${inputs.environmentUrl.origin} are published`)
    return { reasonCode: 'ok' }
  },
})
