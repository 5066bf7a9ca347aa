// GitHub's own workflow parser, loaded so that callers need no flags: it imports JSON without the import attribute
// that node asks for, so a loader hook adds the attribute first.
import { register } from 'node:module'

const addJsonAttribute = `
export function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.json')) return nextLoad(url, context)
  return nextLoad(url, { ...context, importAttributes: { ...context.importAttributes, type: 'json' } })
}`

try {
  register(`data:text/javascript,${encodeURIComponent(addJsonAttribute)}`)
} catch {
  // A test runner with a module loader of its own takes no hooks and adds the attribute itself; where nothing adds
  // it, the imports below say so.
}

export const {
  NoOperationTraceWriter,
  convertWorkflowTemplate,
  isBasicExpression,
  isMapping,
  isScalar,
  isSequence,
  isString,
  parseWorkflow,
} = await import('@actions/workflow-parser')
export const { parseAction } = await import('@actions/workflow-parser/actions/action-parser')
export const { ensureStatusFunction } = await import('@actions/workflow-parser/model/converter/if-condition')
