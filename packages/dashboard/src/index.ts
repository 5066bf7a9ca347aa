// Static page of projects, stages, requests and history.
export type {
  DashboardDocument,
  Deployment,
  KnownEnvironment,
  OpenRequest,
  State,
} from './dashboard-document.js'
export { readExpiryNote, type ExpiryNote } from './expiry.js'
export { renderPage, type Page, type PageOptions } from './page/page.js'
export { findProblems, type Problem } from './problems.js'
export { planBoard, timeOf, type Board, type Project, type Stage } from './projects.js'
export {
  readDashboardDocument,
  readEnvironmentList,
  sortDeployments,
  type ReadDocument,
} from './read-document.js'
