// What must be true after an attempt and after the last one.

/** Reasons that say that nothing was done, or that what was started failed. */
const SAYS_NOT_IMPORTED = /^(import-|solution-|input-|access-|auth-|service-error$|throttled$)/
const SAYS_DONE = ['ok', 'already-exists', 'unchanged']

/** 128 and the number of the signal. */
const SIGTERM_EXIT_CODE = 143

/** What is wrong with the way in which a step ended, whatever it did; undefined when it can be taken at its word. */
export function judgeManners(step, saysDone) {
  const { action, exitCode, reasonCode, outputs } = step
  const said = `${action} ended with ${exitCode} and "${reasonCode}"`
  if (step.killed)
    return Object.keys(outputs).includes('reason-code') ? [`${action} spoke after its death`] : []
  if (reasonCode === undefined) return [`${action} ended with ${exitCode} and no reason code`]
  if (reasonCode === 'internal-error') return [`${said}: ${outputs.result}`]
  if ((reasonCode === 'cancelled') !== (exitCode === SIGTERM_EXIT_CODE))
    return [`${said}, and ${SIGTERM_EXIT_CODE} is the code of what was cancelled`]
  if (exitCode === 0 && !saysDone.includes(reasonCode)) return [`${said}, which is no success`]
  return undefined
}

/** What is untrue in what a step said, given what the environments show at that moment. */
export function judgeStep(step, { imports, running, version, installed, pending, inactive }) {
  const { action, exitCode, reasonCode, outputs } = step
  const said = `${action} ended with ${exitCode} and "${reasonCode}"`
  const rude = judgeManners(step, SAYS_DONE)
  if (rude) return rude
  if (action === 'export-solution') {
    const whole = exitCode !== 0 || /^[0-9a-f]{64}$/.test(outputs['solution-digest'] ?? '')
    return whole ? [] : [`${said} without a digest`]
  }
  const done = imports.some(({ succeeded }) => succeeded)
  if (exitCode === 0) {
    const problems = []
    if (!done) problems.push(`${said}, but no import took place`)
    const isHeld = action === 'import-solution' && pending === version
    if (installed !== version && !isHeld)
      problems.push(`${said}, but ${installed} is installed instead of ${version}`)
    if (action === 'upgrade-solution' && pending) problems.push(`${said}, but ${pending} is still pending`)
    if (action === 'activate-flows' && inactive.length > 0) problems.push(`${said}, but ${inactive} is off`)
    if (action === 'import-solution' && outputs.imported !== 'true')
      problems.push(`${said} with imported=${outputs.imported}`)
    return problems
  }
  if (action !== 'import-solution') return []
  if (SAYS_NOT_IMPORTED.test(reasonCode) && (done || running)) {
    return [`${said}, but the import ${done ? 'took place' : 'runs'}: ${outputs.result}`]
  }
  return []
}

/** What is wrong after the last attempt. */
export function judgeEnd({ steps, end: { imports, state, devState }, expected }) {
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
  compare('the target', state, expected?.end.state ?? state)
  compare('the source', devState, expected?.end.devState ?? devState)
  return problems
}
