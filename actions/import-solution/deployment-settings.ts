// The deployment settings of an import are those of every action.
export {
  parseDeploymentSettings,
  readDeploymentSettings,
  type DeploymentSettings,
} from '../common/deployment-settings.js'
