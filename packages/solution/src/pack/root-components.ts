// Root component validation: what solution.xml lists and what customizations.xml holds must be the same.
import { AlmError, isGuid } from '@powerops/core'
import type { ComponentIdentity } from '../components/kind.js'
import { componentTypeName } from '../model/component-types.js'
import type { RootComponent } from '../model/manifest.js'

const ENTITY = '1'
const OPTION_SET = '9'
const WEB_RESOURCE = '61'

/**
 * Compares the root components of solution.xml with the components that were packed.
 * @returns the root components that the customizations do not hold; Dataverse tolerates those that it has itself.
 * @throws AlmError `solution-invalid` for a root component that is listed twice, `solution-component-lost` for a
 * component that is no root component: an import would leave it out.
 */
export function checkRootComponents(
  roots: readonly RootComponent[],
  packed: readonly ComponentIdentity[],
): RootComponent[] {
  const rootKeys = new Set<string>()
  for (const root of roots) {
    const [key = ''] = keysOf(root)
    if (rootKeys.has(key)) {
      throw new AlmError('solution-invalid', {
        message: `duplicate root component '${root.schemaName ?? root.id ?? ''}' of type '${root.typeName}'`,
        remedy: 'Remove one of the two lines <RootComponent> from Other/Solution.xml.',
      })
    }
    for (const each of keysOf(root)) rootKeys.add(each)
  }
  const lost = packed.filter((component) => {
    const keys = keysOf(component)
    // A component without any key is of a shape that is not known here, and cannot be judged.
    return !component.isOptional && keys.length > 0 && !keys.some((key) => rootKeys.has(key))
  })
  if (lost.length > 0) throw lostComponents(lost.map((component) => describeComponent(component)))
  const packedKeys = new Set(packed.flatMap(keysOf))
  return roots.filter((root) => !keysOf(root).some((key) => packedKeys.has(key)))
}

/** A line for each root component that is not packed; the platform's tool does not mind web resources without a name. */
export function warnOfMissing(missing: readonly RootComponent[]): string[] {
  return missing
    .filter((root) => root.type !== WEB_RESOURCE || root.schemaName !== undefined)
    .map((root) => `root component is not defined in customizations: ${describeComponent(root)}`)
}

/** The error for components that a packed solution would not bring with it. */
function lostComponents(descriptions: readonly string[]): AlmError {
  return new AlmError('solution-component-lost', {
    message: `following objects, required by the solution, are not present: ${descriptions.join(', ')}`,
    remedy:
      'Add each one to <RootComponents> of Other/Solution.xml, or export the solution again with these components in it.',
    details: { components: descriptions },
  })
}

/** Ids are unique across types, names within theirs; case counts in the names of option sets alone. */
function keysOf(component: ComponentIdentity | RootComponent): string[] {
  const { type, id, schemaName } = component
  // A root component that names nothing but its type can only mean the one component of that type.
  const isSingle = 'behavior' in component ? !id && !schemaName : component.isSingle === true
  const keys = isSingle ? [`only ${type}`] : []
  if (id) keys.push(isGuid(id) ? `id ${id.replace(/[{}]/g, '').toLowerCase()}` : `id ${type} ${id}`)
  if (schemaName) keys.push(`name ${type} ${type === OPTION_SET ? schemaName : schemaName.toLowerCase()}`)
  return keys
}

/** A component as the platform's tools print it. */
export function describeComponent({ type, id, schemaName }: ComponentIdentity | RootComponent): string {
  const typeName = componentTypeName(type)
  const name = type === ENTITY ? schemaName?.toLowerCase() : schemaName
  const prefix = typeName === type ? 'GenericComponent' : typeName
  return `Type='${typeName}', Id (or schema name)='${id ?? `${prefix}-${name ?? ''}`}'`
}
