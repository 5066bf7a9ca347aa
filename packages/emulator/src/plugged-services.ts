// The services that are built apart from the frame: Dataverse, GitHub, Microsoft Graph and Teams.
import { createDataverseService, type DataverseService } from './dataverse/index.js'
import type { ServiceContext } from './frame/context.js'
import { createGitHubService, type GitHubService } from './github/index.js'
import { createGraphService, type GraphService } from './graph/service.js'
import { createTeamsService, type TeamsService } from './teams/service.js'

export interface PluggedServices {
  dataverse: DataverseService
  github: GitHubService
  graph: GraphService
  teams: TeamsService
}

export function createPluggedServices(context: ServiceContext): PluggedServices {
  return {
    dataverse: createDataverseService(context),
    github: createGitHubService(context),
    graph: createGraphService(context),
    teams: createTeamsService(context),
  }
}
