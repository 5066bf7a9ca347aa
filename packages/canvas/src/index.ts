// Canvas apps as source: an app document (msapp) taken apart into files that people can review, and built from them.
export { addCanvasSources } from './add-sources.js'
export { buildCanvasApps } from './build-apps.js'
export { packCanvasApp, type BuiltCanvasApp } from './pack.js'
export { type ProcessedFiles, type SolutionFiles } from './solution-folder.js'
export { unpackCanvasApp, type CanvasSource } from './unpack.js'
