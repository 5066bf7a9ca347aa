// Expands a job's matrix into its combinations, with GitHub's rules for `include` and `exclude`.
import { AlmError, isRecord } from '@powerops/core'

/** One combination: axis name to value. */
export type Combination = Readonly<Record<string, unknown>>

/** GitHub's limit of jobs that one matrix may make. */
const MAX_COMBINATIONS = 256

/** The combinations of an evaluated `strategy.matrix`, in GitHub's order. */
export function expandMatrix(untrusted: unknown): Combination[] {
  if (!isRecord(untrusted)) throw invalid('the matrix is not a mapping')
  const { include, exclude, ...axes } = untrusted
  const product = Object.entries(axes).reduce<Record<string, unknown>[]>(
    (rows, [axis, values]) =>
      rows.flatMap((row) => listOf(axis, values).map((value) => ({ ...row, [axis]: value }))),
    [{}],
  )
  const excluded = records('exclude', exclude)
  const rows = (Object.keys(axes).length === 0 ? [] : product).filter(
    (row) => !excluded.some((pattern) => fits(row, pattern)),
  )
  const combinations = addIncluded(rows, records('include', include))
  if (combinations.length === 0) throw invalid('the matrix has no combinations')
  if (combinations.length > MAX_COMBINATIONS)
    throw invalid(`the matrix has ${combinations.length} combinations`)
  return combinations
}

/** An entry extends each original combination that it contradicts in no axis; if there is none, it is a new one. */
function addIncluded(rows: readonly Combination[], included: readonly Combination[]): Combination[] {
  const extended = rows.map((row) => ({ ...row }))
  const added: Combination[] = []
  for (const entry of included) {
    const targets = extended.filter((_, index) => {
      const original = rows[index] ?? {}
      return Object.entries(entry).every(([key, value]) => !(key in original) || same(original[key], value))
    })
    if (targets.length === 0) added.push({ ...entry })
    else for (const target of targets) Object.assign(target, entry)
  }
  return [...extended, ...added]
}

function fits(row: Combination, pattern: Combination): boolean {
  return Object.entries(pattern).every(([key, value]) => same(row[key], value))
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function listOf(axis: string, values: unknown): readonly unknown[] {
  if (Array.isArray(values) && values.length > 0) return values
  throw invalid(`the matrix axis '${axis}' does not have any values`)
}

function records(key: string, value: unknown): Combination[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value) && value.every(isRecord)) return value
  throw invalid(`matrix.${key} is not a list of mappings`)
}

function invalid(message: string): AlmError {
  return new AlmError('input-invalid', { message })
}
