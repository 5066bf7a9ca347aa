// Loads an action's manifest and refuses kinds of actions that are not run here.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AlmError, quote } from '@powerops/core'
import { NoOperationTraceWriter, parseAction } from './github-parser.js'
import { entries, field, items, literalText, path, type Token } from './tokens.js'

/** An action's manifest and the folder that holds it. */
export interface ActionFile {
  readonly folder: string
  readonly name: string
  readonly inputs: readonly ActionInput[]
  readonly outputs: readonly { readonly name: string; readonly value: Token | undefined }[]
  readonly runs: JavaScriptRuns | CompositeRuns
}

export interface ActionInput {
  readonly name: string
  readonly default: Token | undefined
  readonly deprecationMessage: string | undefined
}

export interface JavaScriptRuns {
  readonly kind: 'javascript'
  /** `node20` or `node24`. */
  readonly using: string
  readonly pre: string | undefined
  readonly main: string
  readonly post: string | undefined
  readonly preIf: string
  readonly postIf: string
}

export interface CompositeRuns {
  readonly kind: 'composite'
  readonly steps: readonly Token[]
}

/**
 * Reads the action in a folder.
 * @throws AlmError `file-not-found`, `input-invalid` with the parser's findings, or `unsupported`.
 */
export function loadAction(folder: string, uses: string): ActionFile {
  const file = ['action.yml', 'action.yaml']
    .map((name) => join(folder, name))
    .find((name) => existsSync(name))
  if (!file) {
    throw new AlmError('file-not-found', {
      message: `can't find 'action.yml' or 'action.yaml' for ${quote(uses)}`,
      remedy: 'Check the path; an action in the workspace needs actions/checkout first.',
    })
  }
  const content = readFileSync(file, 'utf8')
  const { value, context } = parseAction({ name: uses, content }, new NoOperationTraceWriter())
  const findings = context.errors.getErrors().map((error) => error.message)
  if (!value || findings.length > 0) {
    throw new AlmError('input-invalid', {
      message: `${quote(uses)} is not a valid action: ${findings.join('; ') || 'the file is empty'}`,
    })
  }
  return {
    folder,
    name: literalText(field(value, 'name')) ?? uses,
    inputs: entries(field(value, 'inputs')).map(([name, input]) => ({
      name,
      default: field(input, 'default'),
      deprecationMessage: literalText(field(input, 'deprecationMessage')),
    })),
    outputs: entries(field(value, 'outputs')).map(([name, output]) => ({
      name,
      value: field(output, 'value'),
    })),
    runs: readRuns(field(value, 'runs'), folder, uses),
  }
}

function readRuns(runs: Token | undefined, folder: string, uses: string): JavaScriptRuns | CompositeRuns {
  const using = literalText(field(runs, 'using')) ?? ''
  if (using === 'composite') return { kind: 'composite', steps: items(path(runs, 'steps')) }
  const main = literalText(field(runs, 'main'))
  if (!/^node\d+$/.test(using) || main === undefined) {
    throw new AlmError('unsupported', { message: `${quote(uses)} runs using ${quote(using)}` })
  }
  const pre = literalText(field(runs, 'pre'))
  const post = literalText(field(runs, 'post'))
  for (const script of [pre, main, post]) {
    if (script !== undefined && !existsSync(join(folder, script))) {
      throw new AlmError('file-not-found', {
        message: `${quote(uses)} names ${quote(script)}, which is missing`,
      })
    }
  }
  const condition = (key: string): string => field(runs, key)?.toString() ?? 'always()'
  return {
    kind: 'javascript',
    using,
    pre,
    main,
    post,
    preIf: condition('pre-if'),
    postIf: condition('post-if'),
  }
}
