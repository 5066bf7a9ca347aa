// One field of the emulated schema.
import type { JsonRecord } from '@powerops/core'
import type { Viewer } from '../access/viewer.js'
import type { Forge } from '../forge.js'
import type { Field } from './execute.js'

/** What a resolver may look at. */
export interface GraphqlContext {
  forge: Forge
  viewer: Viewer
}

/** A field of a source that the types around it guarantee. */
export function field<S>(
  resolve: (source: S, args: JsonRecord, context: GraphqlContext) => unknown,
  more: { of?: string; args?: readonly string[] } = {},
): Field<GraphqlContext> {
  return { ...more, resolve: (source, args, context) => resolve(source as S, args, context) }
}
