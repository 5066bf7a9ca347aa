// Error codes of Dataverse, from its reference of Web service error codes.
import type { KnownError } from './known-error.js'

const PRIVILEGE_REMEDY =
  'Give the application user a security role with that privilege in the environment (System Customizer exports, System Administrator imports).'
const SAME_KIND_REMEDY =
  'Import the same kind that the target has, or delete the other one in the target first.'
const ARCHIVE_REMEDY = 'Export or pack the solution again; a merge may have damaged its files.'
const WAITING_REMEDY = 'Run fewer jobs at once against the environment, or run again later.'
const throttling = (what: string): KnownError => ({
  reason: 'throttled',
  says: `the service protection limit was reached: ${what}`,
  remedy: WAITING_REMEDY,
})
const workflowImport: KnownError = {
  reason: 'import-failed',
  says: 'a flow or process of the solution could not be imported',
  remedy:
    'The text of the service names the flow; open it in the source environment, save it without errors and export again.',
}

const IMPORT_JOB_REMEDY =
  'Mend the components that it names in the source environment, export again and import that file.'

/** By code, as `0x` with eight upper-case digits. */
export const dataverseErrors: Readonly<Record<string, KnownError>> = {
  '0x80071151': {
    reason: 'import-busy',
    says: 'another customization (import, publish or uninstall) runs in the environment',
    remedy: 'Wait for it; Solutions > See history shows what runs.',
  },
  '0x80072321': throttling('execution time within five minutes'),
  '0x80072322': throttling('number of requests within five minutes'),
  '0x80072326': throttling('requests at the same time'),
  '0x80048543': {
    reason: 'import-failed',
    says: 'the service gave up the import because it took too long',
    remedy: 'Split the solution, or run again off-peak.',
  },
  '0x8004801D': {
    reason: 'import-missing-dependencies',
    says: 'the target lacks components that the solution needs',
    remedy: 'Install the solutions that hold them first, in the same or a higher version.',
  },
  '0x80048034': {
    reason: 'import-missing-dependencies',
    says: 'a solution that this one needs is missing in the target or too old',
    remedy: 'Install or update that solution first.',
  },
  '0x8004801F': { reason: 'solution-invalid', says: 'the archive lacks a component', remedy: ARCHIVE_REMEDY },
  '0x8004803A': {
    reason: 'solution-invalid',
    says: 'the archive lacks a root component',
    remedy: ARCHIVE_REMEDY,
  },
  '0x80048033': {
    reason: 'import-failed',
    says: 'the import failed; the component errors of the import job say why',
    remedy: IMPORT_JOB_REMEDY,
  },
  '0x8004801E': {
    reason: 'import-failed',
    says: 'the import failed; the component errors of the import job say why',
    remedy: IMPORT_JOB_REMEDY,
  },
  '0x80048038': {
    reason: 'import-managed-conflict',
    says: 'the target has the solution in the other kind (managed or unmanaged)',
    remedy: SAME_KIND_REMEDY,
  },
  '0x80048040': {
    reason: 'import-managed-conflict',
    says: 'a managed solution cannot replace the unmanaged one in the target',
    remedy: SAME_KIND_REMEDY,
  },
  '0x80048041': {
    reason: 'import-managed-conflict',
    says: 'an unmanaged solution cannot replace the managed one in the target',
    remedy: SAME_KIND_REMEDY,
  },
  '0x8004801C': {
    reason: 'import-publisher-conflict',
    says: 'the target has a solution of this name from another publisher',
    remedy: 'Use the same publisher in the source environment, or another unique name.',
  },
  '0x80048049': {
    reason: 'solution-invalid',
    says: 'the default solution cannot be managed',
    remedy: 'Export a solution of your own.',
  },
  '0x8004801A': {
    reason: 'solution-invalid',
    says: 'a file of the archive breaks its schema',
    remedy: ARCHIVE_REMEDY,
  },
  '0x8004802C': {
    reason: 'solution-invalid',
    says: 'a file of the archive is not valid XML',
    remedy: ARCHIVE_REMEDY,
  },
  '0x80048060': {
    reason: 'solution-invalid',
    says: 'the file is not a zip with a solution.xml',
    remedy: ARCHIVE_REMEDY,
  },
  '0x80048425': {
    reason: 'solution-invalid',
    says: 'the XML of a form breaks its schema',
    remedy: ARCHIVE_REMEDY,
  },
  '0x80048066': {
    reason: 'import-failed',
    says: 'the solution comes from a newer version of the platform than the target has',
    remedy: 'Update the target environment, or wait until the update has reached its region.',
  },
  '0x80048068': {
    reason: 'import-failed',
    says: 'the package version of the solution does not fit the target',
    remedy: 'Update the target environment, or wait until the update has reached its region.',
  },
  '0x80040375': {
    reason: 'solution-too-large',
    says: 'the file is larger than the service accepts',
    remedy: 'Split the solution.',
  },
  '0x8004F023': {
    reason: 'already-exists',
    says: 'the unique name is in use',
    remedy: 'Choose another unique name.',
  },
  '0x8004F046': {
    reason: 'import-failed',
    says: 'the upgrade of the solution failed',
    remedy:
      'If a solution with the ending _Upgrade is left in the target, apply or delete it, then run again.',
  },
  '0x8004853B': {
    reason: 'import-failed',
    says: 'there is no upgrade to apply',
    remedy: 'Import with stage and upgrade, or as an update.',
  },
  '0x80048021': workflowImport,
  '0x80048022': workflowImport,
  '0x80048023': workflowImport,
  '0x80048027': workflowImport,
  '0x80048028': workflowImport,
  '0x80048018': {
    reason: 'access-denied',
    says: 'a privilege for a role of the solution is missing',
    remedy: PRIVILEGE_REMEDY,
  },
  '0x8004802F': { reason: 'access-denied', says: 'a privilege is missing', remedy: PRIVILEGE_REMEDY },
  '0x80040220': { reason: 'access-denied', says: 'a privilege is missing', remedy: PRIVILEGE_REMEDY },
  '0x80048405': { reason: 'access-denied', says: 'access was denied', remedy: PRIVILEGE_REMEDY },
  '0x80072560': {
    reason: 'application-user-missing',
    says: 'the application is not a user of the environment',
    remedy:
      'Add it as an application user with a security role: admin.powerplatform.microsoft.com > environment > Settings > Users > Application users. A new environment takes up to ten minutes.',
  },
  '0x80040237': {
    reason: 'already-exists',
    says: 'a row with this key exists already',
    remedy: 'Run again: what is there is found then.',
  },
  '0x8004810C': {
    reason: 'already-exists',
    says: 'a table of this name exists already',
    remedy: 'Give the table another name in its source environment, or delete the one in the target.',
  },
  '0x80040265': {
    reason: 'service-error',
    says: 'a plug-in of the environment refused it',
    remedy: 'The text comes from the plug-in; ask its author.',
  },
  '0x80060888': {
    reason: 'service-error',
    says: 'the service does not understand the address of the request',
    remedy: 'Report it with the ids in this message: the request is one of this action.',
  },
  '0x80040217': {
    reason: 'service-error',
    says: 'there is no such row',
    remedy: 'Run again; somebody may have deleted it meanwhile.',
  },
  '0x8004F01F': {
    reason: 'service-error',
    says: 'it cannot be deleted because other components depend on it',
    remedy: 'Remove what depends on it first; "Show dependencies" lists it.',
  },
  '0x8004F01D': {
    reason: 'solution-in-use',
    says: 'it cannot be deleted because other components depend on it',
    remedy: 'Remove what depends on it first; "Show dependencies" lists it.',
  },
}
