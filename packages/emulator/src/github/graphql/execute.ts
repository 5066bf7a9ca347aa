// Answers a parsed query from a schema: each selected field must exist, and a field that fails is null beside its error.
import { isRecord, type JsonRecord } from '@powerops/core'
import type { FieldNode, Operation, Selection, Value } from './query.js'

/** One error of an answer, in GitHub's form. */
export interface GraphqlError {
  type?: string
  path?: readonly (string | number)[]
  extensions?: JsonRecord
  message: string
}

/** Makes one field null. */
export class FieldError extends Error {
  readonly type: string
  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}

export interface Field<Context> {
  /** Name of the object type of the value, or of each of its items; absent for plain values. */
  of?: string
  /** Names of the arguments that it takes. */
  args?: readonly string[]
  /** A list may hold a FieldError in place of an item. */
  resolve: (source: unknown, args: JsonRecord, context: Context) => unknown
}

export interface Schema<Context> {
  types: Readonly<Record<string, Readonly<Record<string, Field<Context>>>>>
  /** The object types behind an interface. */
  interfaces: Readonly<Record<string, readonly string[]>>
  /** The object type of a value that a field of an interface gave. */
  typeOf: (source: unknown) => string
}

/** Looks the whole query over before anything is asked. */
export function validate<C>(schema: Schema<C>, operation: Operation, variables: JsonRecord): GraphqlError[] {
  const errors: GraphqlError[] = []
  for (const [name, isRequired] of operation.variables) {
    if (isRequired && (variables[name] ?? null) === null) {
      errors.push({ message: `Variable $${name} of required type was provided invalid value` })
    }
  }
  check(schema, operation, 'Query', operation.selections, ['query'], errors)
  return errors
}

function check<C>(
  schema: Schema<C>,
  operation: Operation,
  typeName: string,
  selections: readonly Selection[],
  path: readonly string[],
  errors: GraphqlError[],
): void {
  for (const selection of selections) {
    if (selection.kind === 'fragment') {
      const known = selection.typeName in schema.types || selection.typeName in schema.interfaces
      const message = `No such type ${selection.typeName}, so it can't be a fragment condition`
      if (!known) errors.push({ path, extensions: { code: 'undefinedType' }, message })
      else check(schema, operation, selection.typeName, selection.selections, path, errors)
      continue
    }
    const { name } = selection
    const at = [...path, selection.key]
    const field = fieldOf(schema, typeName, name)
    if (!field) {
      const extensions = { code: 'undefinedField', typeName, fieldName: name }
      errors.push({ path: at, extensions, message: `Field '${name}' doesn't exist on type '${typeName}'` })
      continue
    }
    for (const [argument, value] of selection.args) {
      if (!field.args?.includes(argument))
        errors.push({ path: at, message: `Field '${name}' doesn't accept argument '${argument}'` })
      if (isRecord(value) && !operation.variables.has(String(value['variable'])))
        errors.push({ path: at, message: `Variable $${String(value['variable'])} is used but not declared` })
    }
    if (field.of === undefined) {
      if (selection.selections.length > 0)
        errors.push({ path: at, message: `Selections can't be made on scalars (field '${name}')` })
    } else if (selection.selections.length === 0) {
      errors.push({ path: at, message: `Field must have selections (field '${name}' returns ${field.of})` })
    } else check(schema, operation, field.of, selection.selections, at, errors)
  }
}

const TYPENAME: Field<unknown> = { resolve: () => undefined }

function fieldOf<C>(schema: Schema<C>, typeName: string, name: string): Field<C> | undefined {
  if (name === '__typename') return TYPENAME
  const own = schema.types[typeName]
  if (own) return Object.hasOwn(own, name) ? own[name] : undefined
  const [first] = schema.interfaces[typeName] ?? []
  const shared = (schema.interfaces[typeName] ?? []).every((each) => schema.types[each]?.[name] !== undefined)
  return shared && first !== undefined ? schema.types[first]?.[name] : undefined
}

/** The data of the answer; what failed is null, with an error in `errors`. The operation must be valid. */
export function execute<C>(
  schema: Schema<C>,
  operation: Operation,
  variables: JsonRecord,
  context: C,
  errors: GraphqlError[],
): JsonRecord {
  const plain = (value: Value): unknown =>
    isRecord(value) ? variables[String(value['variable'])] : Array.isArray(value) ? value.map(plain) : value

  const select = (
    typeName: string,
    source: unknown,
    selections: readonly Selection[],
    path: readonly (string | number)[],
  ): JsonRecord => {
    const answer: Record<string, unknown> = {}
    for (const selection of selections) {
      if (selection.kind === 'field') answer[selection.key] = fieldValue(typeName, source, selection, path)
      else if (covers(schema, selection.typeName, typeName))
        Object.assign(answer, select(typeName, source, selection.selections, path))
    }
    return answer
  }

  const fieldValue = (
    typeName: string,
    source: unknown,
    node: FieldNode,
    path: readonly (string | number)[],
  ): unknown => {
    if (node.name === '__typename') return typeName
    const at = [...path, node.key]
    const field = schema.types[typeName]?.[node.name]
    if (!field) return null
    const args = Object.fromEntries([...node.args].map(([name, value]) => [name, plain(value)]))
    try {
      return complete(field, field.resolve(source, args, context), node, at)
    } catch (caught) {
      if (!(caught instanceof FieldError)) throw caught
      return failed(caught, at)
    }
  }

  const complete = (
    field: Field<C>,
    value: unknown,
    node: FieldNode,
    at: readonly (string | number)[],
  ): unknown => {
    if (value instanceof FieldError) return failed(value, at)
    if (value === null || value === undefined) return null
    if (field.of === undefined) return value
    if (Array.isArray(value)) return value.map((item, index) => complete(field, item, node, [...at, index]))
    const typeName = field.of in schema.interfaces ? schema.typeOf(value) : field.of
    return select(typeName, value, node.selections, at)
  }

  const failed = ({ type, message }: FieldError, path: readonly (string | number)[]): null => {
    errors.push({ type, path, message })
    return null
  }

  return select('Query', undefined, operation.selections, [])
}

function covers<C>(schema: Schema<C>, condition: string, typeName: string): boolean {
  return condition === typeName || (schema.interfaces[condition] ?? []).includes(typeName)
}
