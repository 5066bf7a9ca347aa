// The services that are built apart from the frame: Dataverse and GitHub.
import { createDataverseService, type DataverseService } from './dataverse/index.js'
import type { ServiceContext } from './frame/context.js'
import { createGitHubService, type GitHubService } from './github/index.js'

export interface PluggedServices {
  dataverse: DataverseService
  github: GitHubService
}

export function createPluggedServices(context: ServiceContext): PluggedServices {
  return { dataverse: createDataverseService(context), github: createGitHubService(context) }
}
