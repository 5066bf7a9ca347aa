// Every reason code of the suite, in one closed table. Workflows branch on these words, so a code is never reused
// for another meaning and never renamed.

/**
 * Who can do something about it: `input` the author of the workflow, `policy` nobody (the refusal is the product),
 * `remote` the service or its administrator, `internal` us; `none` where nothing is wrong.
 */
export type Fault = 'none' | 'input' | 'policy' | 'remote' | 'internal'

/** Every reason code with who can mend it and what it means. */
export const reasonCodes = {
  // Outcomes of a step that ended well.
  ok: { fault: 'none', meaning: 'The action did what it was asked to do.' },
  unchanged: { fault: 'none', meaning: 'Nothing had to be done: the target already is as asked.' },
  'already-exists': {
    fault: 'none',
    meaning: 'The thing exists already and is the one that was asked for.',
  },
  skipped: { fault: 'none', meaning: 'The step was left out on purpose, as its inputs ask.' },
  'approval-pending': {
    fault: 'none',
    meaning: 'The approval was asked for and not given yet; its answer starts what follows.',
  },

  // The author of the workflow can mend these.
  'input-unknown': { fault: 'input', meaning: 'An input that the action does not have.' },
  'input-missing': { fault: 'input', meaning: 'A required input is missing.' },
  'input-invalid': { fault: 'input', meaning: 'An input has a value that it cannot have.' },
  'input-conflict': { fault: 'input', meaning: 'Two inputs contradict each other.' },
  'credentials-missing': { fault: 'input', meaning: 'No credentials, or an incomplete set of them.' },
  'credentials-conflict': { fault: 'input', meaning: 'More than one kind of credentials was given.' },
  'oidc-unavailable': { fault: 'input', meaning: 'The job may not ask GitHub for an OIDC token.' },
  'file-not-found': { fault: 'input', meaning: 'A file or folder that an input names does not exist.' },
  'file-exists': { fault: 'input', meaning: 'The output file or folder exists and may not be overwritten.' },
  'path-outside-workspace': { fault: 'input', meaning: 'A path leads out of the folder that it belongs to.' },

  // Sign-in.
  'auth-secret-wrong': { fault: 'remote', meaning: 'Entra refused the client secret.' },
  'auth-secret-expired': { fault: 'remote', meaning: 'The client secret has expired.' },
  'auth-tenant-wrong': {
    fault: 'remote',
    meaning: 'The tenant does not exist or does not know the application.',
  },
  'auth-federation-mismatch': {
    fault: 'remote',
    meaning: 'No federated credential fits the presented token.',
  },
  'auth-certificate-wrong': {
    fault: 'remote',
    meaning: 'The certificate is not registered, unreadable or expired.',
  },
  'auth-user-refused': { fault: 'remote', meaning: 'User name and password were refused.' },
  'auth-failed': { fault: 'remote', meaning: 'Entra refused the sign-in for another reason.' },
  'access-denied': { fault: 'remote', meaning: 'The identity lacks a role or privilege.' },
  'application-user-missing': {
    fault: 'remote',
    meaning: 'The application is not a user of the environment.',
  },

  // Talking to the services.
  'network-error': { fault: 'remote', meaning: 'The connection failed or broke off.' },
  'request-timeout': { fault: 'remote', meaning: 'The service did not answer in time.' },
  'response-invalid': { fault: 'remote', meaning: 'The service answered something that cannot be read.' },
  'response-too-large': { fault: 'remote', meaning: 'The answer is larger than the limit.' },
  'host-not-allowed': { fault: 'input', meaning: 'The host is not one that credentials may be sent to.' },
  throttled: { fault: 'remote', meaning: 'The service kept on asking to wait.' },
  'service-error': { fault: 'remote', meaning: 'The service refused the request.' },
  'outcome-unknown': { fault: 'remote', meaning: 'The request may or may not have been carried out.' },

  // Environments.
  'environment-not-found': { fault: 'input', meaning: 'No such environment, or no access to it.' },
  'environment-not-ready': { fault: 'remote', meaning: 'The environment exists but does not answer yet.' },
  'environment-name-taken': {
    fault: 'input',
    meaning: 'The domain or display name is in use by another environment.',
  },
  'environment-create-failed': { fault: 'remote', meaning: 'The environment could not be created.' },
  'environment-delete-failed': { fault: 'remote', meaning: 'The environment could not be deleted.' },
  'environment-protected': {
    fault: 'policy',
    meaning: 'The environment is of a kind that is not deleted without consent.',
  },
  'environment-ambiguous': { fault: 'input', meaning: 'More than one environment fits the name.' },

  // Solutions and archives.
  'solution-not-found': { fault: 'input', meaning: 'The solution is not in the environment.' },
  'solution-managed': { fault: 'input', meaning: 'A managed solution has no unmanaged source to export.' },
  'component-not-found': { fault: 'input', meaning: 'The environment has no such component.' },
  'solution-in-use': { fault: 'input', meaning: 'Other solutions depend on the solution.' },
  'solution-type-mismatch': {
    fault: 'input',
    meaning: 'The package type of the solution is not the requested one.',
  },
  'solution-invalid': { fault: 'input', meaning: 'The file or folder is not a solution.' },
  'solution-file-missing': { fault: 'input', meaning: 'A file that the solution names is not there.' },
  'solution-component-lost': { fault: 'input', meaning: 'Packing would lose a component.' },
  'solution-layout-unsupported': {
    fault: 'input',
    meaning: 'The folder has a layout that cannot be packed yet.',
  },
  'solution-too-large': { fault: 'input', meaning: 'The solution is larger than the service accepts.' },
  'version-invalid': { fault: 'input', meaning: 'A version that is not four numbers.' },
  'digest-mismatch': { fault: 'policy', meaning: 'The bytes are not those that were tested or approved.' },
  'zip-invalid': { fault: 'input', meaning: 'The archive is damaged or ambiguous.' },
  'zip-entry-escapes': {
    fault: 'input',
    meaning: 'An entry of the archive would be written outside its folder.',
  },
  'zip-entry-refused': {
    fault: 'input',
    meaning: 'An entry of the archive has a name or type that is not allowed.',
  },
  'zip-duplicate-entry': { fault: 'input', meaning: 'Two entries of the archive have the same name.' },
  'zip-too-large': { fault: 'input', meaning: 'The archive exceeds a size limit.' },
  'zip-checksum': { fault: 'input', meaning: 'An entry of the archive does not match its checksum or size.' },
  'xml-invalid': { fault: 'input', meaning: 'An XML file is not well-formed.' },
  'xml-refused': {
    fault: 'input',
    meaning: 'An XML file has a document type, an entity or a depth that is not allowed.',
  },
  'json-invalid': { fault: 'input', meaning: 'A JSON file cannot be read.' },

  // Export, import, publish.
  'export-failed': { fault: 'remote', meaning: 'The service could not export the solution.' },
  'import-failed': { fault: 'remote', meaning: 'The import failed; the component errors say why.' },
  'import-missing-dependencies': {
    fault: 'remote',
    meaning: 'The target lacks components that the solution needs.',
  },
  'import-version-lower': { fault: 'input', meaning: 'The target has the same or a higher version.' },
  'import-managed-conflict': {
    fault: 'input',
    meaning: 'The target has the solution in the other kind (managed or unmanaged).',
  },
  'import-publisher-conflict': {
    fault: 'input',
    meaning: 'The target has the solution from another publisher.',
  },
  'import-upgrade-pending': {
    fault: 'input',
    meaning: 'The target holds an upgrade that was imported and not applied.',
  },
  'plan-changed': {
    fault: 'policy',
    meaning: 'The target or the files are no longer those that the approved plan was made for.',
  },
  'import-busy': {
    fault: 'remote',
    meaning: 'Another customization runs in the target and did not end in time.',
  },
  'flow-not-activated': { fault: 'remote', meaning: 'A flow or process could not be turned on.' },
  'publish-failed': { fault: 'remote', meaning: 'The customizations could not be published.' },
  'still-running': {
    fault: 'remote',
    meaning: 'The waiting time is over, the operation is not: it goes on in the service.',
  },

  // Data policies, approval, git.
  'check-failed': { fault: 'remote', meaning: 'The solution checker could not analyse the solution.' },
  'check-findings': {
    fault: 'policy',
    meaning: 'The solution checker found more than the step allows.',
  },
  'secret-found': { fault: 'policy', meaning: 'A solution holds what looks like a secret, and may not.' },
  'dlp-violation': { fault: 'policy', meaning: 'The solution breaks a data policy.' },
  'dlp-unknown': { fault: 'policy', meaning: 'Compliance could not be decided, which is not compliance.' },
  'dlp-policy-not-found': { fault: 'input', meaning: 'No such data policy, or no access to it.' },
  'dlp-policy-ambiguous': { fault: 'input', meaning: 'More than one data policy has the name.' },
  'dlp-policy-changed': {
    fault: 'policy',
    meaning: 'The data policy is no longer the one that was read or approved.',
  },
  'test-missing': {
    fault: 'policy',
    meaning: 'The history has no believable successful test of these bytes.',
  },
  'approval-rejected': { fault: 'policy', meaning: 'An approver said no.' },
  'approval-missing': { fault: 'policy', meaning: 'There is no valid approval for this subject.' },
  'approval-unprotected': {
    fault: 'policy',
    meaning: 'The GitHub environment has no required reviewers, so nothing was approved.',
  },
  'pull-request-changed': {
    fault: 'policy',
    meaning: 'The pull request no longer has the commit that was deployed.',
  },
  'pull-request-blocked': {
    fault: 'policy',
    meaning: 'GitHub does not merge the pull request: a conflict, a rule of the branch, a draft.',
  },
  'git-failed': { fault: 'internal', meaning: 'A git command failed.' },
  'git-conflict': { fault: 'remote', meaning: 'The branch moved while it was being written.' },

  'notification-failed': {
    fault: 'remote',
    meaning: 'Somebody could not be notified. What was done before stands.',
  },

  // The rest.
  cancelled: { fault: 'input', meaning: 'The run was cancelled.' },
  unsupported: { fault: 'input', meaning: 'Something that this version does not do.' },
  'internal-error': { fault: 'internal', meaning: 'A defect of ours.' },
} as const satisfies Record<string, { fault: Fault; meaning: string }>

/** A stable, kebab-case word that says what happened. */
export type ReasonCode = keyof typeof reasonCodes
