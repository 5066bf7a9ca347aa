// The one entry of the bundle: finds the action that a stub names, loads it and nothing else, and runs it.
import { runActionProcess, type Action } from '@powerops/actions-kit'

/** Every action by its folder name; each is a lazy chunk of the bundle. */
export const actions: Readonly<Record<string, () => Promise<{ action: Action }>>> = {
  'activate-flows': () => import('./activate-flows/index.js'),
  'add-solution-component': () => import('./add-solution-component/index.js'),
  'approve-gate': () => import('./approve-gate/index.js'),
  'assign-connections': () => import('./assign-connections/index.js'),
  'branch-solution': () => import('./branch-solution/index.js'),
  'build-dashboard': () => import('./build-dashboard/index.js'),
  'check-dlp': () => import('./check-dlp/index.js'),
  'check-solution': () => import('./check-solution/index.js'),
  'clone-solution': () => import('./clone-solution/index.js'),
  'comment-pull-request': () => import('./comment-pull-request/index.js'),
  'create-environment': () => import('./create-environment/index.js'),
  'delete-environment': () => import('./delete-environment/index.js'),
  'delete-solution': () => import('./delete-solution/index.js'),
  'deployment-history': () => import('./deployment-history/index.js'),
  'deployment-settings': () => import('./deployment-settings/index.js'),
  'export-solution': () => import('./export-solution/index.js'),
  'import-solution': () => import('./import-solution/index.js'),
  'merge-pull-request': () => import('./merge-pull-request/index.js'),
  notify: () => import('./notify/index.js'),
  'open-pull-request': () => import('./open-pull-request/index.js'),
  pack: () => import('./pack/index.js'),
  'plan-solution': () => import('./plan-solution/index.js'),
  'publish-solution': () => import('./publish-solution/index.js'),
  'record-deployment': () => import('./record-deployment/index.js'),
  'set-environment-variables': () => import('./set-environment-variables/index.js'),
  'set-online-solution-version': () => import('./set-online-solution-version/index.js'),
  'summarize-promotion': () => import('./summarize-promotion/index.js'),
  unpack: () => import('./unpack/index.js'),
  'update-dlp-policy': () => import('./update-dlp-policy/index.js'),
  'update-solution-version': () => import('./update-solution-version/index.js'),
  'upgrade-solution': () => import('./upgrade-solution/index.js'),
  'validate-solutions': () => import('./validate-solutions/index.js'),
  'who-am-i': () => import('./who-am-i/index.js'),
}

/** Runs the action of that name as this process's work and ends the process. */
export async function main(name: string): Promise<void> {
  const load = actions[name]
  if (!load) throw new Error(`the bundle holds no action named ${name}`)
  await runActionProcess((await load()).action)
}
