// Publishes all customizations of an environment.
import { defineAction, markdownFacts } from '@powerops/actions-kit'
import { formatDuration } from '@powerops/core'
import { sayWhatGoesOn } from '../common/cancellation.js'
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
    const startedAtMs = ports.clock.now()
    const report = reportProgress(ports.log, 'publish')
    let running: string | undefined
    await sayWhatGoesOn(
      () => running,
      () =>
        dataverse.publishAll({
          timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
          onProgress: (progress) => {
            running = 'the publishing'
            report(progress)
          },
        }),
    )
    const { origin } = inputs.environmentUrl
    ports.log.info(`all customizations of ${origin} are published`)
    const time = formatDuration(ports.clock.now() - startedAtMs)
    ports.summary(`### Customizations published\n\n${markdownFacts({ In: origin, Time: time })}`)
    return { reasonCode: 'ok' }
  },
})
