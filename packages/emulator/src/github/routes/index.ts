// The table of REST routes. The first that fits answers, so exact paths stand before templates.
import type { Route } from '../http/route.js'
import { accountRoutes } from './accounts.js'
import { artifactRoutes } from './artifacts.js'
import { commentRoutes } from './comments.js'
import { contentRoutes } from './contents.js'
import { deploymentRoutes } from './deployments.js'
import { dispatchRoutes } from './dispatches.js'
import { environmentRoutes } from './environments.js'
import { gateRoutes } from './gates.js'
import { gitDataRoutes } from './git-data.js'
import { historyRoutes } from './history.js'
import { issueRoutes } from './issues.js'
import { labelRoutes } from './labels.js'
import { mergeRoutes } from './merges.js'
import { pullRoutes } from './pulls.js'
import { refRoutes } from './refs.js'
import { repositoryRoutes } from './repositories.js'
import { reviewRoutes } from './reviews.js'
import { runRoutes } from './runs.js'
import { statusRoutes } from './statuses.js'
import { variableRoutes } from './variables.js'

export const routes: readonly Route[] = [
  ...accountRoutes,
  ...repositoryRoutes,
  ...refRoutes,
  ...gitDataRoutes,
  ...contentRoutes,
  ...statusRoutes,
  ...historyRoutes,
  ...mergeRoutes,
  ...pullRoutes,
  ...reviewRoutes,
  ...commentRoutes,
  ...labelRoutes,
  ...issueRoutes,
  ...deploymentRoutes,
  ...environmentRoutes,
  ...gateRoutes,
  ...runRoutes,
  ...artifactRoutes,
  ...dispatchRoutes,
  ...variableRoutes,
]
