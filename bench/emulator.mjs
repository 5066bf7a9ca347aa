// The emulator for rows that need a service.
import { completeSeed, startEmulator } from '@powerops/emulator'

/** Starts one whose Dataverse takes as long as `dataverse` says; `variables` lead an action to it. */
export async function openEmulator(stateDir, dataverse, seed = {}) {
  const emulator = await startEmulator({ stateDir, seed: completeSeed({ dataverse, ...seed }) })
  const { environments, GITHUB_TOKEN: _, ...variables } = emulator.endpoints
  const named = (wanted) => environments.find(({ name }) => name === wanted)
  return {
    variables,
    url: named('Contoso Test')?.url,
    urlOf: (name) => named(name).url,
    addSolution: (name, archive) => emulator.dataverse.importAsMaker(named(name).id, archive),
    imports: () => emulator.dataverse.imports(),
    requests: emulator.requests,
    close: () => emulator.close(),
  }
}
