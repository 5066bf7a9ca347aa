// Shows how far a promotion came, and where and why it stopped.
import { defineAction } from '@powerops/actions-kit'
import { optional } from '@powerops/core'
import path from 'node:path'
import { writeWholeFile } from '../common/files.js'
import { inputs, outputs } from './inputs.js'
import { describePromotion, parseStages } from './promotion.js'
import { renderPromotion } from './render-promotion.js'

export const action = defineAction({
  name: 'summarize-promotion',
  inputs,
  outputs,
  async run(inputs, ports) {
    const stations = describePromotion(inputs.needs, {
      stage: inputs.stage,
      between: inputs.stages === undefined ? [] : parseStages(inputs.stages),
      testEnvironment: inputs.testEnvironment,
      productionEnvironment: inputs.productionEnvironment,
      approval: inputs.approval,
      ...optional('pullRequest', inputs.pullRequest),
    })
    const markdown = renderPromotion(stations, {
      ...optional('solution', inputs.solutionName),
      ...optional('version', inputs.solutionVersion),
    })
    const markdownFile = path.join(ports.temporaryFolder, 'promotion.md')
    await writeWholeFile(markdownFile, `${markdown}\n`)
    ports.summary(markdown)
    const stop = stations.find(({ state }) => state !== 'done')
    return {
      reasonCode: 'ok',
      outputs: {
        state: stop?.state ?? 'done',
        ...optional('stopped-at', stop?.name),
        'markdown-file': markdownFile,
      },
      details: { stations },
    }
  },
})
