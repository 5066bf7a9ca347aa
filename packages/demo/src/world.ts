// The stage of the demo: an emulator with the company in it, and its repository with the one workflow that it needs.
import { startEmulator, type Emulator, type EnvironmentView, type GitHubService } from '@powerops/emulator'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ADMIN, demoSeed, MAKER, REPOSITORY } from './cast.js'

/** The suite as the company's workflow names it. */
export const SUITE = { repository: 'powerops/powerops-actions', ref: 'refs/tags/v1', sha: 'f'.repeat(40) }
export const CALLER_WORKFLOW = '.github/workflows/promote.yml'

export interface World {
  emulator: Emulator
  github: GitHubService
  /** First commit of the repository. */
  sha: string
  /** Folder that holds the files of that commit. */
  callerRoot: string
  environment(domainName: string): EnvironmentView | undefined
  close(): Promise<void>
}

/** Builds the stage in a folder of its own; `files` are added to the repository. */
export async function buildWorld(files: Readonly<Record<string, string | Uint8Array>>): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), 'powerops-demo-'))
  const emulator = await startEmulator({ stateDir: path.join(folder, 'state'), seed: demoSeed })
  const github = emulator.github
  const callerRoot = path.join(folder, 'repository')
  const workflow = callerWorkflow()
  await mkdir(path.join(callerRoot, path.dirname(CALLER_WORKFLOW)), { recursive: true })
  await writeFile(path.join(callerRoot, CALLER_WORKFLOW), workflow)
  const { sha } = await github.setup.createRepository({
    name: REPOSITORY,
    files: { 'README.md': '# Apps of Contoso\n', [CALLER_WORKFLOW]: workflow, ...files },
    collaborators: { [MAKER.login]: 'write', [ADMIN.login]: 'admin' },
  })
  const environment = (domainName: string): EnvironmentView | undefined =>
    emulator.environments().find((candidate) => candidate.domainName === domainName)
  prepareRepository(emulator, environment)
  return {
    emulator,
    github,
    sha: sha ?? '',
    callerRoot,
    environment,
    close: async () => {
      await emulator.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What the administrator of the guide does once: environments with a reviewer, and variables. */
function prepareRepository(
  { github: { setup }, endpoints }: Emulator,
  environment: (domainName: string) => EnvironmentView | undefined,
): void {
  setup.setEnvironment(REPOSITORY, 'development', {})
  setup.setEnvironment(REPOSITORY, 'test', {})
  setup.setEnvironment(REPOSITORY, 'production', { reviewers: [ADMIN.login], preventSelfReview: true })
  const variables = {
    POWER_PLATFORM_TENANT_ID: endpoints.POWER_PLATFORM_TENANT_ID,
    POWER_PLATFORM_CLIENT_ID: demoSeed.applications[0]?.clientId,
    ALM_TEST_URL: environment('contoso-test')?.instanceUrl,
    ALM_PRODUCTION_URL: environment('contoso')?.instanceUrl,
  }
  for (const [name, value] of Object.entries(variables)) setup.setVariable(REPOSITORY, name, value ?? '')
}

/** The workflow of the README, with a development environment for the maker. */
function callerWorkflow(): string {
  return `name: Promote
on:
  workflow_dispatch:
    inputs:
      solution-name: { type: string, default: '' }
      stage: { type: choice, options: [test, production], default: test }
      managed-solution-file: { type: string, default: '' }
      development-name: { type: string, default: '' }
      development-domain: { type: string, default: '' }
permissions: {}
jobs:
  promote:
    name: Promote
    uses: ${SUITE.repository}/.github/workflows/alm-promote.yml@v1
    permissions:
      actions: read # reads who approved the run
      contents: write # pushes the developer branch
      deployments: write # writes the deployment history
      id-token: write # signs in to Entra by OIDC
      issues: write # asks for an approval in an issue, where you choose that
      pull-requests: write # opens the pull request and merges it
    with:
      solution-name: \${{ inputs.solution-name }}
      stage: \${{ inputs.stage }}
      managed-solution-file: \${{ inputs.managed-solution-file }}
      development-name: \${{ inputs.development-name }}
      development-domain: \${{ inputs.development-domain }}
`
}
