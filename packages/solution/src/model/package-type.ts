// Package types: what a zip or an unpacked folder holds, and what it may be unpacked or packed as.
import { AlmError } from '@powerops/core'

/** Unmanaged source, managed release, or a folder that holds both. */
export type PackageType = 'Unmanaged' | 'Managed' | 'Both'

/** The values of `<Managed>` in solution.xml. */
const FLAGS: Readonly<Record<PackageType, string>> = { Unmanaged: '0', Managed: '1', Both: '2' }

/** The value of `<Managed>` that stands for a package type. */
export function managedFlag(type: PackageType): string {
  return FLAGS[type]
}

/**
 * Reads the value of `<Managed>`.
 * @throws AlmError `solution-invalid` when it is none of 0, 1 and 2.
 */
export function parseManagedFlag(untrusted: string): PackageType {
  const flag = untrusted.trim()
  for (const type of ['Unmanaged', 'Managed', 'Both'] as const) if (FLAGS[type] === flag) return type
  throw new AlmError('solution-invalid', {
    message: `<Managed> of solution.xml is "${flag}"; it must be 0 (unmanaged), 1 (managed) or 2 (both)`,
  })
}

/**
 * Holds that content of type `actual` is what was requested.
 * @param otherWay what else the reader can do about it.
 * @throws AlmError `solution-type-mismatch`.
 */
export function checkPackageType(
  actual: PackageType,
  requested: PackageType,
  what: string,
  otherWay = `Or export the solution as ${requested.toLowerCase()}.`,
): void {
  if (actual === requested) return
  throw new AlmError('solution-type-mismatch', {
    message: `${what} is ${actual} but ${requested} was requested: the package type of the solution and the requested type must be equal`,
    remedy: `Request the type ${actual}. ${otherWay}`,
    details: { actual, requested },
  })
}
