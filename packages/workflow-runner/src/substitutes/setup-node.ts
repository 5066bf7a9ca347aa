// Stands in for actions/setup-node: the node of the machine is used as it is.
import type { SubstituteAction } from './substitute.js'

/** actions/setup-node */
export const setupNode: SubstituteAction = {
  inputs: {
    'always-auth': 'false',
    'node-version': '',
    'node-version-file': '',
    architecture: '',
    'check-latest': 'false',
    'registry-url': '',
    scope: '',
    token: '',
    cache: '',
    'package-manager-cache': 'true',
    'cache-dependency-path': '',
    mirror: '',
    'mirror-token': '',
  },
  async run(call) {
    call.log(`The node of the machine is used: ${process.version}`)
    return { 'cache-hit': 'false', 'node-version': process.version }
  },
}
