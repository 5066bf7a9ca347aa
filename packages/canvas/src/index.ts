// Canvas apps as source: an app document (msapp) taken apart into files that people can review, and built from them.
export { unpackCanvasApp, type CanvasSource } from './unpack.js'
export { packCanvasApp, type BuiltCanvasApp } from './pack.js'
