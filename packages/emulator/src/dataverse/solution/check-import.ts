// What the service looks at before it lets an archive in.
import { compareVersions, parseVersion } from '@powerops/core'
import type { SolutionArchive } from '../archive/index.js'
import type { MissingDependency } from '../archive/manifest.js'
import { codes, DataverseFault } from '../fault.js'
import type { Organization, Row } from '../organization.js'
import { textOf } from '../tables/definition.js'
import { findRow, rowWith } from '../tables/rows.js'
import { publishers, solutions } from '../tables/solutions.js'
import { contentOfArchive, namesOf } from './content.js'
import { dependenciesXml, unmetRequirements } from './dependencies.js'
import { isPlatformTable, isRestrictedName } from './platform.js'

export interface ImportMode {
  /** As holding solution, to be promoted later or at once. */
  holding: boolean
  upgrade: boolean
  convertToManaged: boolean
  skipDependencies: boolean
}

export interface Refusal {
  fault: DataverseFault
  missing: readonly MissingDependency[]
}

/** Suffix of a holding solution. */
export const UPGRADE_SUFFIX = '_Upgrade'
/** The newest and the oldest archives that this platform reads. */
const PLATFORM_PACKAGE_VERSION = '9.2'
const OLDEST_PACKAGE_VERSION = '6.0'

/** The first reason to refuse the archive in this environment, or undefined. */
export function refusalOf(
  organization: Organization,
  archive: SolutionArchive,
  mode: ImportMode,
): Refusal | undefined {
  const { manifest } = archive
  const installed = rowWith(organization, solutions, 'uniquename', manifest.uniqueName)
  const managed = manifest.managed || mode.convertToManaged
  const fault =
    packageFault(manifest.packageVersion) ??
    nameFault(manifest.uniqueName) ??
    (installed && !(mode.convertToManaged && manifest.managed) && managementFault(installed, managed)) ??
    (installed && publisherFault(organization, installed, archive)) ??
    patchFault(organization, archive, managed) ??
    upgradeFault(organization, archive, installed, managed, mode)
  if (fault) return { fault, missing: [] }
  const missing = mode.skipDependencies
    ? []
    : unmetRequirements(organization, contentOfArchive(archive, '', managed))
  if (missing.length > 0) return { fault: dependencyFault(manifest.uniqueName, missing), missing }
  const root = missingRoot(archive)
  return root ? { fault: root, missing: [] } : undefined
}

function packageFault(packageVersion: string): DataverseFault | undefined {
  if (packageVersion === '') return undefined
  const tooNew = isNewer(packageVersion, PLATFORM_PACKAGE_VERSION)
  if (!tooNew && !isNewer(OLDEST_PACKAGE_VERSION, packageVersion)) return undefined
  return new DataverseFault(
    400,
    codes.packageVersion,
    `You can only import solutions with a package version of ${PLATFORM_PACKAGE_VERSION} or earlier into this organization. Also, you can't import any solutions into this organization that were exported from Microsoft Dynamics 365 2011 or earlier.`,
  )
}

function nameFault(uniqueName: string): DataverseFault | undefined {
  if (!isRestrictedName(uniqueName)) return undefined
  return new DataverseFault(400, codes.restrictedSolution, 'System solution cannot be imported.')
}

function managementFault(installed: Row, managed: boolean): DataverseFault | undefined {
  const was = installed['ismanaged'] === true
  if (was === managed) return undefined
  const [present, given] = managed ? ['an unmanaged', 'managed'] : ['a managed', 'unmanaged']
  return new DataverseFault(
    400,
    managed ? codes.managedOverUnmanaged : codes.unmanagedOverManaged,
    `The solution is already installed on this system as ${present} solution and the package supplied is attempting to install it in ${given} mode. Import can only update solutions when the modes match. Uninstall the current solution and try again.`,
  )
}

function publisherFault(
  organization: Organization,
  installed: Row,
  { manifest }: SolutionArchive,
): DataverseFault | undefined {
  const publisher = findRow(organization, publishers, textOf(installed, '_publisherid_value'))
  const present = publisher ? textOf(publisher, 'uniquename') : ''
  const given = manifest.publisher.uniqueName
  if (present.toLowerCase() === given.toLowerCase()) return undefined
  return new DataverseFault(
    400,
    codes.wrongPublisher,
    `The following managed solution cannot be imported: ${manifest.uniqueName}. The publisher name cannot be changed from ${present} to ${given}.`,
  )
}

/** A patch goes onto its own parent only: of the same major and minor version, and managed as the patch is. */
function patchFault(
  organization: Organization,
  { manifest }: SolutionArchive,
  managed: boolean,
): DataverseFault | undefined {
  const { parentUniqueName, uniqueName, version } = manifest
  if (parentUniqueName === undefined) return undefined
  const parent = rowWith(organization, solutions, 'uniquename', parentUniqueName)
  const wanted = majorAndMinor(version)
  if (!parent || majorAndMinor(textOf(parent, 'version')) !== wanted) {
    return new DataverseFault(
      400,
      codes.missingSolution,
      `${uniqueName} requires solutions that are not currently installed. Import the following solutions before importing this one. ${parentUniqueName} ${wanted}`,
    )
  }
  return managementFault(parent, managed)
}

function majorAndMinor(version: string): string {
  return version.split('.').slice(0, 2).map(Number).join('.')
}

function upgradeFault(
  organization: Organization,
  { manifest }: SolutionArchive,
  installed: Row | undefined,
  managed: boolean,
  mode: ImportMode,
): DataverseFault | undefined {
  const holdingName = `${manifest.uniqueName}${UPGRADE_SUFFIX}`
  if (rowWith(organization, solutions, 'uniquename', holdingName)) {
    return new DataverseFault(
      400,
      codes.holdingExists,
      mode.holding || mode.upgrade
        ? `Solution manifest import: FAILURE: Holding solution ${holdingName} already exists.`
        : `Solution manifest import: FAILURE: Holding solution ${holdingName} exists. Cannot update solution.`,
    )
  }
  if (mode.upgrade && !installed) {
    return new DataverseFault(
      400,
      codes.nothingToPromote,
      `The solution ${manifest.uniqueName} is not installed, so there is nothing to upgrade.`,
    )
  }
  if ((mode.holding || mode.upgrade) && !managed) {
    return new DataverseFault(
      400,
      codes.holdingExists,
      'The imported solution and the existing solution must both be managed for upgrade.',
    )
  }
  return installed && managed ? versionFault(installed, manifest.version, mode) : undefined
}

/** An upgrade needs a higher version; a plain import of a managed solution takes the same one again. */
function versionFault(installed: Row, version: string, mode: ImportMode): DataverseFault | undefined {
  const present = textOf(installed, 'version')
  const lower = isNewer(present, version)
  const same = !lower && !isNewer(version, present)
  if (!lower && !(same && (mode.holding || mode.upgrade))) return undefined
  return new DataverseFault(
    400,
    codes.versionNotHigher,
    'The import solution must have a higher version than the existing solution it is upgrading.',
  )
}

function isNewer(left: string, right: string): boolean {
  return compareVersions(parseVersion(left), parseVersion(right)) > 0
}

function dependencyFault(uniqueName: string, missing: readonly MissingDependency[]): DataverseFault {
  return new DataverseFault(
    400,
    codes.missingDependencies,
    `The following solution cannot be imported: ${uniqueName}. Some dependencies are missing. The missing dependencies are : ${dependenciesXml(missing)} , ProductUpdatesOnly : False`,
  )
}

/** Kinds whose root components must be in customizations.xml. */
const ROOT_KINDS = new Set(['1', '9', '20', '29', '61', '62', '66', '70', '80', '91', '300'])

function missingRoot(archive: SolutionArchive): DataverseFault | undefined {
  const present = new Set(contentOfArchive(archive, '', false).components.flatMap(namesOf))
  const root = archive.manifest.rootComponents.find(
    ({ type, id, schemaName }) =>
      ROOT_KINDS.has(type) &&
      !present.has(`${type}|${(schemaName || id).toLowerCase()}`) &&
      !present.has(`${type}|${id}`) &&
      !(type === '1' && isPlatformTable(schemaName)),
  )
  if (!root) return undefined
  return new DataverseFault(
    400,
    codes.missingRootComponent,
    `The solution ${archive.manifest.uniqueName} cannot be imported: the root component ${root.schemaName || root.id} of type ${root.type} is not in customizations.xml.`,
  )
}
