// Texts of flow definitions and apps: literal, or worked out when they run.
import type { Endpoint } from '../resource.js'

/** True when the workflow language evaluates the text: `@…` or `…@{…}…`; `@@` is a literal `@`. */
export function isExpression(text: string): boolean {
  return /^@(?!@)|@\{/.test(text.replaceAll('@@{', ''))
}

/** The endpoint in a value of a flow definition. */
export function toEndpoint(value: unknown): Endpoint {
  if (typeof value !== 'string' || value === '')
    return { kind: 'dynamic', expression: 'not given in the step' }
  if (isExpression(value)) return { kind: 'dynamic', expression: value }
  return { kind: 'static', value: value.replace(/^@@/, '@') }
}

/**
 * UTF-8 text.
 * @throws TypeError when the bytes are not UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}
