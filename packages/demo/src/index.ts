// The demo is a program: see main.ts.
export { promote, type Performance } from './promote.js'
export type { Outcome } from './outcome.js'
