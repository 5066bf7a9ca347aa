// Takes the formulas out of the JSON of a screen or component, and puts them back.
import { AlmError, quote } from '@powerops/core'
import { memberOf, stringToken, textOfToken, type JsonNode } from '../json/token-tree.js'
import { mapFormulas } from './controls.js'
import { addControl, findControl, newControl } from './control-tree.js'
import type { FxControl } from './fx-text.js'

/** What stands in the JSON where a formula was taken out: one whose lines end with LF, or with CRLF. */
const IN_FX = '@fx'
const IN_FX_CRLF = '@fx crlf'

/** The controls of a part with their formulas, and the part without them. */
export interface SplitPart {
  readonly rest: JsonNode
  readonly controls: Map<string, FxControl>
}

/** Takes the formulas out of a part. */
export function takeFormulas(part: JsonNode): SplitPart {
  const root: FxControl = newControl()
  const rest = mapFormulas(part, (formula, keys, property) => {
    const text = textOfToken(formula)
    if (text === undefined) return formula
    addControl(root, keys).formulas.set(property, withLineFeeds(text))
    return placeholder(formula, text)
  })
  return { rest, controls: root.children }
}

/** A formula that is spelled in an unusual way keeps its spelling, which counts until the formula is edited. */
function placeholder(formula: JsonNode, text: string): JsonNode {
  const lines = withLineFeeds(text)
  for (const mark of [IN_FX, IN_FX_CRLF]) {
    const rebuilt = stringToken(mark === IN_FX ? lines : withCarriageReturns(lines))
    if (formula.kind === 'scalar' && formula.token === rebuilt.token) return stringToken(mark)
  }
  return { kind: 'object', members: [{ key: `"${IN_FX}"`, value: formula }] }
}

/**
 * Puts the formulas back.
 * @throws AlmError `solution-invalid` when the controls are not those of the JSON.
 */
export function putFormulas({ rest, controls }: SplitPart, file: string): JsonNode {
  const root: FxControl = { formulas: new Map(), children: controls }
  const used = new Map<FxControl, Set<string>>()
  const part = mapFormulas(rest, (mark, keys, property) => {
    const original = textOfToken(memberOf(mark, IN_FX))
    const known = original !== undefined || [IN_FX, IN_FX_CRLF].includes(textOfToken(mark) ?? '')
    if (!known) return mark
    const control = findControl(root, keys)
    const text = control?.formulas.get(property)
    if (!control || text === undefined) return refuse(file, [...keys, property], 'is missing')
    used.set(control, (used.get(control) ?? new Set()).add(property))
    if (original === undefined) {
      return stringToken(textOfToken(mark) === IN_FX ? text : withCarriageReturns(text))
    }
    if (withLineFeeds(original) === text) return memberOf(mark, IN_FX) ?? mark
    return stringToken(original.includes('\r\n') ? withCarriageReturns(text) : text)
  })
  refuseUnused(controls, used, [], file)
  return part
}

function refuseUnused(
  controls: ReadonlyMap<string, FxControl>,
  used: ReadonlyMap<FxControl, ReadonlySet<string>>,
  parent: readonly string[],
  file: string,
): void {
  for (const [key, control] of controls) {
    const keys = [...parent, key]
    const extra = [...control.formulas.keys()].find((property) => !used.get(control)?.has(property))
    if (extra !== undefined) refuse(file, [...keys, extra], 'is not in the JSON file beside it')
    refuseUnused(control.children, used, keys, file)
  }
}

function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function withCarriageReturns(text: string): string {
  return text.replaceAll('\n', '\r\n')
}

function refuse(file: string, keys: readonly string[], rule: string): never {
  throw new AlmError('solution-invalid', {
    message: `formula ${quote(keys.join(' > '))} of ${quote(file)} ${rule}`,
    remedy:
      'Controls and properties are added and removed in Power Apps Studio; here their formulas can be changed. Restore the name, or unpack the solution again.',
    details: { file },
  })
}
