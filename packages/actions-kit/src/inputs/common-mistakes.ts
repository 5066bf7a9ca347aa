// Names that people write for inputs of these actions and that no edit distance leads to the right one.

/** Wrong name to the names that were meant, the likeliest first. */
export const commonMistakes: Readonly<Record<string, readonly string[]>> = {
  'client-id': ['app-id'],
  'application-id': ['app-id'],
  appid: ['app-id'],
  username: ['user-name'],
  password: ['password-secret'],
  async: ['run-asynchronously'],
  'run-asynchronously': ['async'],
  'solution-name': ['name'],
  'solution-version': ['version'],
  'async-operation': ['run-asynchronously'],
  'max-async-wait': ['max-async-wait-time'],
  token: ['repo-token', 'github-token'],
  'holding-solution': ['import-as-holding'],
  folder: ['solution-folder'],
  'overwrite-unmanaged-customizations': ['force-overwrite'],
  'solution-input-file': ['solution-file'],
  'solution-output': ['solution-output-file'],
  'package-type': ['solution-type'],
  environment: ['environment-url', 'environment-id', 'name'],
  url: ['environment-url'],
}
