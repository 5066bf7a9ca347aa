// Whose deployments count as records of imports.
import { JOB_ACCOUNT } from '@powerops/history'
import { lines } from './lines-input.js'

export const trustedCreatorsInput = { 'trusted-creators': lines.default(JOB_ACCOUNT) }
