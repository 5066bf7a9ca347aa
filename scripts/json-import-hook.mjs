// Lets plain node load GitHub's language libraries, which import JSON without the import attribute that node asks
// for. Use: node --import ./scripts/json-import-hook.mjs <script>
import { register } from 'node:module'
import { isMainThread } from 'node:worker_threads'

// Node loads this file twice: once as the import, which registers it, and once as the hook itself.
if (isMainThread && !globalThis.jsonImportHookRegistered) {
  globalThis.jsonImportHookRegistered = true
  register(import.meta.url)
}

export function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.json')) return nextLoad(url, context)
  return nextLoad(url, { ...context, importAttributes: { ...context.importAttributes, type: 'json' } })
}
