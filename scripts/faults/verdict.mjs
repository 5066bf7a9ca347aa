// What must be true after an attempt and after the last one.

/** Reasons that say that nothing was done, or that what was started failed. */
const SAYS_NOT_IMPORTED = /^(import-|solution-|input-|access-|auth-|service-error$|throttled$)/
const SAYS_DONE = ['ok', 'already-exists']

/** What is untrue in what a step said, given what the environments show at that moment. */
export function judgeStep(step, { imports, running, version, installed }) {
  const { action, exitCode, reasonCode, outputs } = step
  const said = `${action} ended with ${exitCode} and "${reasonCode}"`
  if (step.killed)
    return Object.keys(outputs).includes('reason-code') ? [`${action} spoke after its death`] : []
  if (reasonCode === 'internal-error') return [`${said}: ${outputs.result}`]
  if (exitCode === 0 && !SAYS_DONE.includes(reasonCode)) return [`${said}, which is no success`]
  if (action === 'export-solution') {
    const whole = exitCode !== 0 || /^[0-9a-f]{64}$/.test(outputs['solution-digest'] ?? '')
    return whole ? [] : [`${said} without a digest`]
  }
  const done = imports.some(({ succeeded }) => succeeded)
  if (exitCode === 0) {
    const problems = []
    if (!done) problems.push(`${said}, but no import took place`)
    if (installed !== version) problems.push(`${said}, but ${installed} is installed instead of ${version}`)
    if (outputs.imported !== 'true') problems.push(`${said} with imported=${outputs.imported}`)
    return problems
  }
  if (SAYS_NOT_IMPORTED.test(reasonCode) && (done || running)) {
    return [`${said}, but the import ${done ? 'took place' : 'runs'}: ${outputs.result}`]
  }
  return []
}

/** What is wrong after the last attempt. */
export function judgeEnd({ steps, imports, state, expectedState, devState, expectedDevState }) {
  const problems = []
  const failed = steps.find(({ exitCode }) => exitCode !== 0)
  if (failed) {
    problems.push(
      `the last attempt: ${failed.action} ended with "${failed.reasonCode}": ${failed.outputs.result}`,
    )
  }
  if (imports.length !== 1 || !imports[0].succeeded) {
    problems.push(`${imports.length} imports of the digest took place: ${JSON.stringify(imports)}`)
  }
  const compare = (name, actual, expected) => {
    const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)]
    if (a !== b) problems.push(`${name} is ${a} instead of ${b}`)
  }
  compare('the target', state, expectedState)
  compare('the source', devState, expectedDevState)
  return problems
}
