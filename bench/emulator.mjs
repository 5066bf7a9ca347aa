// The emulator for rows that need a service.
import { completeSeed, startEmulator } from '@powerops/emulator'

/** Starts one whose Dataverse takes as long as `dataverse` says; `variables` lead an action to it. */
export async function openEmulator(stateDir, dataverse) {
  const emulator = await startEmulator({ stateDir, seed: completeSeed({ dataverse }) })
  const { environments, GITHUB_TOKEN: _, ...variables } = emulator.endpoints
  return {
    variables,
    url: environments.find(({ name }) => name === 'Contoso Test').url,
    requests: emulator.requests,
    close: () => emulator.close(),
  }
}
