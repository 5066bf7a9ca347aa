// StageSolution: what would happen, and what needs deployment settings.
import { signedCode } from '../fault.js'
import type { SolutionArchive } from '../archive/index.js'
import type { DependencyEnd } from '../archive/manifest.js'
import { connectionReferences, variableDefinitions, variableValues } from '../tables/content.js'
import { collectionOf, type Organization } from '../organization.js'
import { textOf } from '../tables/definition.js'
import { findRow, listRows, rowWith } from '../tables/rows.js'
import { publishers, solutions } from '../tables/solutions.js'
import { refusalOf, UPGRADE_SUFFIX } from './check-import.js'
import type { Collection } from '../../frame/store.js'

/** Staged archives by upload id: the blob's name. */
export function stages(organization: Organization): Collection<string> {
  return collectionOf<string>(organization, 'stages')
}

/** The `StageSolutionResults` of an archive. */
export function stageResults(
  organization: Organization,
  archive: SolutionArchive,
  uploadId: string,
): Record<string, unknown> {
  const mode = { holding: false, upgrade: false, convertToManaged: false, skipDependencies: false }
  const refusal = refusalOf(organization, archive, mode)
  return {
    StageSolutionUploadId: uploadId,
    StageSolutionStatus: refusal ? 'Failed' : 'Passed',
    SolutionComponentsDetails: componentDetails(organization, archive),
    SolutionDetails: solutionDetails(organization, archive),
    MissingDependencies: (refusal?.missing ?? []).map(({ required, dependent }) => ({
      ...endDetails('Required', required),
      RequiredSolutionName: required['solution'] ?? '',
      ...endDetails('Dependent', dependent),
    })),
    SolutionValidationResults: refusal
      ? [
          {
            SolutionValidationResultType: 'Error',
            Message: refusal.fault.message,
            ErrorCode: signedCode(refusal.fault.code),
            AdditionalInfo: null,
          },
        ]
      : [],
  }
}

function endDetails(side: 'Required' | 'Dependent', end: DependencyEnd): Record<string, string> {
  return {
    [`${side}ComponentSchemaName`]: end['schemaName'] ?? '',
    [`${side}ComponentDisplayName`]: end['displayName'] ?? '',
    [`${side}ComponentParentSchemaName`]: end['parentSchemaName'] ?? '',
    [`${side}ComponentParentDisplayName`]: end['parentDisplayName'] ?? '',
    [`${side}ComponentId`]: end['id'] ?? '',
    [`${side}ComponentType`]: end['type'] ?? '',
  }
}

function solutionDetails(organization: Organization, { manifest }: SolutionArchive): Record<string, unknown> {
  const previous = rowWith(organization, solutions, 'uniquename', manifest.uniqueName)
  const publisher = previous && findRow(organization, publishers, textOf(previous, '_publisherid_value'))
  const patches = listRows(organization, solutions).filter(
    (row) => previous !== undefined && row['_parentsolutionid_value'] === previous['solutionid'],
  )
  const pending = rowWith(organization, solutions, 'uniquename', `${manifest.uniqueName}${UPGRADE_SUFFIX}`)
  return {
    SolutionUniqueName: manifest.uniqueName,
    SolutionFriendlyName: manifest.friendlyName,
    SolutionDescription: manifest.description,
    PublisherUniqueName: manifest.publisher.uniqueName,
    PublisherFriendlyName: manifest.publisher.friendlyName,
    PreviousSolutionUniqueName: previous?.['uniquename'] ?? null,
    PreviousSolutionFriendlyName: previous?.['friendlyname'] ?? null,
    PreviousPublisherUniqueName: publisher?.['uniquename'] ?? null,
    PreviousPublisherFriendlyName: publisher?.['friendlyname'] ?? null,
    IsPatchSolution: manifest.parentUniqueName !== undefined,
    IsManaged: manifest.managed,
    PreviousIsManaged: previous?.['ismanaged'] === true,
    SolutionVersion: manifest.version,
    PreviousSolutionVersion: previous?.['version'] ?? null,
    PreviousPatchSolutionsNames: patches.map((row) => textOf(row, 'uniquename')),
    IsPrerequisitesExport: false,
    HasPendingUpgrade: pending !== undefined,
  }
}

interface Detail {
  ComponentName: string
  ComponentTypeName: string
  IsPresentInOrg: string
  Attributes: { Count: number; Keys: string[]; Values: string[] }
}

function componentDetails(organization: Organization, archive: SolutionArchive): Detail[] {
  const { manifest } = archive
  const tables = archive.components.filter(({ type }) => type === '1')
  const present = new Set(
    collectionOf<{ components: { type: string; schemaName: string }[] }>(organization, 'contents')
      .values()
      .flatMap(({ components }) => components.filter(({ type }) => type === '1'))
      .map(({ schemaName }) => schemaName.toLowerCase()),
  )
  return [
    detail(manifest.friendlyName, 'solution', 'Unknown', {
      localizedname: manifest.friendlyName,
      description: manifest.description,
    }),
    ...tables.map(({ schemaName, displayName }) =>
      detail(displayName, 'entity', presence(present.has(schemaName.toLowerCase())), { name: schemaName }),
    ),
    ...archive.connectionReferences.map((reference) => {
      const nameColumn = 'connectionreferencelogicalname'
      const row = rowWith(organization, connectionReferences, nameColumn, reference.logicalName)
      return detail(reference.logicalName, 'connectionreference', presence(row !== undefined), {
        connectorid: reference.connectorId,
        connectionreferencelogicalname: reference.logicalName,
        connectionreferencedisplayname: reference.displayName,
        description: reference.description,
      })
    }),
    ...variableDetails(organization, archive),
  ]
}

function variableDetails(organization: Organization, { variables }: SolutionArchive): Detail[] {
  const definitions = variables.map((variable) => {
    const row = rowWith(organization, variableDefinitions, 'schemaname', variable.schemaName)
    return detail(variable.displayName, 'EnvironmentVariableDefinition', presence(row !== undefined), {
      schemaname: variable.schemaName,
      displayname: variable.displayName,
      description: variable.description,
      type: variable.type,
      defaultvalue: variable.defaultValue,
      isrequired: String(variable.isRequired),
      parameterkey: variable.parameterKey,
      parentdefinitionid: '',
      apiid: variable.apiId,
    })
  })
  const values = variables.flatMap(({ schemaName, value }) => {
    if (!value) return []
    const row = rowWith(organization, variableValues, 'schemaname', schemaName)
    return [
      detail(schemaName, 'EnvironmentVariableValue', presence(row !== undefined), {
        schemaname: schemaName,
        environmentvariablevalueid: value.id,
        value: value.value,
      }),
    ]
  })
  return [...definitions, ...values]
}

function presence(present: boolean): string {
  return present ? 'True' : 'False'
}

function detail(name: string, type: string, present: string, attributes: Record<string, string>): Detail {
  const keys = Object.keys(attributes)
  return {
    ComponentName: name,
    ComponentTypeName: type,
    IsPresentInOrg: present,
    Attributes: { Count: keys.length, Keys: keys, Values: Object.values(attributes) },
  }
}
