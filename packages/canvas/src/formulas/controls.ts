// Where the formulas are in the tree of controls of a screen or component, and under which keys people find them.
import { itemsOf, memberOf, textOfToken, withMember, type JsonNode } from '../json/token-tree.js'

/** What becomes of a control's formula; `keys` lead from the root to the control. */
export type FormulaChange = (formula: JsonNode, keys: readonly string[], property: string) => JsonNode

/** The name of the screen, component or app whose part this is; undefined when the part holds something else. */
export function rootName(part: JsonNode): string | undefined {
  const root = memberOf(part, 'TopParent')
  return isControl(root) ? textOfToken(memberOf(root, 'Name')) : undefined
}

/** A copy of the part with every formula of its controls changed. What is no control stays as it is. */
export function mapFormulas(part: JsonNode, change: FormulaChange): JsonNode {
  return withMember(part, 'TopParent', (root) => mapControls([root], [], change)[0] ?? root)
}

/** A copy of one control with every formula in it changed; keys start below it. */
export function mapFormulasBelow(control: JsonNode, change: FormulaChange): JsonNode {
  return mapControl(control, [], change)
}

/**
 * A copy of the part with the definitions changed that instances of components carry along: each is a copy of the
 * component that the instance's template names.
 */
export function mapDefinitionCopies(
  part: JsonNode,
  change: (copy: JsonNode, template: string) => JsonNode,
): JsonNode {
  const mapInstance = (control: JsonNode): JsonNode => {
    const template = memberOf(control, 'Template')
    const name = textOfToken(memberOf(template, 'Name'))
    const changed =
      name === undefined || memberOf(template, 'ComponentDefinitionInfo') === undefined
        ? control
        : withMember(control, 'Template', (node) =>
            withMember(node, 'ComponentDefinitionInfo', (copy) => change(copy, name)),
          )
    return withItems(changed, 'Children', (children) => children.map(mapInstance))
  }
  return withMember(part, 'TopParent', mapInstance)
}

function isControl(node: JsonNode | undefined): node is JsonNode {
  return textOfToken(memberOf(node, 'Name')) !== undefined && memberOf(node, 'Rules')?.kind === 'array'
}

function mapControls(
  siblings: readonly JsonNode[],
  parent: readonly string[],
  change: FormulaChange,
): JsonNode[] {
  const taken = new Set<string>()
  return siblings.map((control) => {
    if (!isControl(control)) return control
    const template = textOfToken(memberOf(memberOf(control, 'Template'), 'Name')) ?? ''
    const name = textOfToken(memberOf(control, 'Name')) ?? ''
    return mapControl(control, [...parent, freeKey(`${name} As ${template}`, taken)], change)
  })
}

function mapControl(control: JsonNode, keys: readonly string[], change: FormulaChange): JsonNode {
  const properties = new Set<string>()
  const mapRule = (rule: JsonNode): JsonNode => {
    const property = textOfToken(memberOf(rule, 'Property'))
    if (property === undefined) return rule
    return withMember(rule, 'InvariantScript', (formula) =>
      change(formula, keys, freeKey(property, properties)),
    )
  }
  const withRules = withItems(control, 'Rules', (rules) => rules.map(mapRule))
  const withDynamic = withItems(withRules, 'DynamicProperties', (items) =>
    items.map((item) => withMember(item, 'Rule', mapRule)),
  )
  return withItems(withDynamic, 'Children', (children) => mapControls(children, keys, change))
}

function withItems(
  node: JsonNode,
  name: string,
  change: (items: readonly JsonNode[]) => JsonNode[],
): JsonNode {
  return withMember(node, name, (list) =>
    list.kind === 'array' ? { kind: 'array', items: change(itemsOf(list)) } : list,
  )
}

/** The key, or the key with the first number that makes it differ from those of its siblings. */
function freeKey(key: string, taken: Set<string>): string {
  let free = key
  for (let count = 2; taken.has(free); count++) free = `${key} (${count})`
  taken.add(free)
  return free
}
