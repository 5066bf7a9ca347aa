// GitHub's published response types: the compiler checks our answers against them.
import type { components } from '@octokit/openapi-types'

export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]
