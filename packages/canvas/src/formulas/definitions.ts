// Instances of a component carry a copy of its definition. Its formulas are read and edited in one place, the component,
// and the copies follow.
import { AlmError, quote } from '@powerops/core'
import { memberOf, stringToken, textOfToken, type JsonNode } from '../json/token-tree.js'
import { addControl, findControl, newControl, type ControlTree } from './control-tree.js'
import { mapDefinitionCopies, mapFormulas, mapFormulasBelow } from './controls.js'

/** The formulas of components by the names of the components' templates. */
export type Definitions = ReadonlyMap<string, ControlTree<JsonNode>>

/** What stands in a copy for a formula that is the component's own. */
const IN_COMPONENT = '@component'

/** The formulas of the components whose parts these are. */
export function definitionsOf(components: Iterable<JsonNode>): Definitions {
  const definitions = new Map<string, ControlTree<JsonNode>>()
  for (const part of components) {
    const template = textOfToken(memberOf(memberOf(memberOf(part, 'TopParent'), 'Template'), 'Name'))
    if (template === undefined) continue
    const root = newControl<JsonNode>()
    mapFormulas(part, (formula, [, ...keys], property) => {
      addControl(root, keys).formulas.set(property, formula)
      return formula
    })
    definitions.set(template, root)
  }
  return definitions
}

/** Takes out of the copies the formulas that are spelled as in their component. */
export function takeCopies(part: JsonNode, definitions: Definitions): JsonNode {
  return mapDefinitionCopies(part, (copy, template) =>
    mapFormulasBelow(copy, (formula, keys, property) => {
      const original = formulaOf(definitions, template, keys, property)
      const isEqual =
        original?.kind === 'scalar' && formula.kind === 'scalar' && original.token === formula.token
      return isEqual ? stringToken(IN_COMPONENT) : formula
    }),
  )
}

/**
 * Puts the formulas of the components into the copies.
 * @throws AlmError `solution-invalid` for a copy of a component that has no such formula.
 */
export function putCopies(part: JsonNode, definitions: Definitions, file: string): JsonNode {
  return mapDefinitionCopies(part, (copy, template) =>
    mapFormulasBelow(copy, (formula, keys, property) => {
      if (textOfToken(formula) !== IN_COMPONENT) return formula
      const original = formulaOf(definitions, template, keys, property)
      if (original) return original
      throw new AlmError('solution-invalid', {
        message: `${quote(file)} takes formula ${quote([...keys, property].join(' > '))} from a component that does not have it`,
        remedy: 'Take the screen and the component from the same version, or unpack the solution again.',
        details: { file },
      })
    }),
  )
}

function formulaOf(
  definitions: Definitions,
  template: string,
  keys: readonly string[],
  property: string,
): JsonNode | undefined {
  const root = definitions.get(template)
  return root && findControl(root, keys)?.formulas.get(property)
}
