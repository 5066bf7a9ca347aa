// Refusals of GitHub, which it tells by text: its error bodies carry no code.
import type { KnownError } from './known-error.js'

const PERMISSION_REMEDY =
  'Give the job the permission that the documentation of the action names, under "permissions:" in the workflow.'

export const githubErrorTexts: readonly { pattern: RegExp; known: KnownError }[] = [
  {
    pattern: /resource not accessible by integration/i,
    known: {
      reason: 'access-denied',
      says: 'the token of the job lacks a permission',
      remedy: PERMISSION_REMEDY,
    },
  },
  {
    pattern: /bad credentials/i,
    known: {
      reason: 'access-denied',
      says: 'GitHub does not accept the token',
      remedy: 'Check the token input; a job token ends with its job.',
    },
  },
  {
    pattern: /(secondary|api) rate limit/i,
    known: { reason: 'throttled', says: 'GitHub asks for fewer requests', remedy: 'Run again later.' },
  },
]
