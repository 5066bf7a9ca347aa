export { action } from './run.js'
