// Reads the inputs of stand-ins the way GitHub's own actions do.
import { resolve, sep } from 'node:path'
import { AlmError, quote } from '@powerops/core'
import type { SubstituteCall } from './substitute.js'

/** The input as text without surrounding white space. */
export function textInput(call: SubstituteCall, name: string): string {
  return (call.inputs[name] ?? '').trim()
}

/** The input as true or false, in the spellings of YAML. */
export function flagInput(call: SubstituteCall, name: string): boolean {
  const text = textInput(call, name)
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE|)$/.test(text)) return false
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(text)}, which is not true or false`,
  })
}

/** The input as a whole number that is not negative. */
export function countInput(call: SubstituteCall, name: string): number {
  const text = textInput(call, name)
  if (/^\d+$/.test(text)) return Number(text)
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(text)}, which is not a whole number`,
  })
}

/** Refuses an input that the stand-in does not act on, unless it has its default. */
export function refuseInputs(
  call: SubstituteCall,
  defaults: Readonly<Record<string, string>>,
  names: readonly string[],
): void {
  for (const name of names) {
    if (textInput(call, name) === (defaults[name] ?? '')) continue
    throw new AlmError('unsupported', {
      message: `input ${name} with ${quote(textInput(call, name))} is not run here`,
    })
  }
}

/** A path of the workspace. */
export function workspacePath(call: SubstituteCall, path: string): string {
  const absolute = resolve(call.workspace, path)
  if (absolute === call.workspace || absolute.startsWith(call.workspace + sep)) return absolute
  throw new AlmError('path-outside-workspace', { message: `${quote(path)} is not under the workspace` })
}
