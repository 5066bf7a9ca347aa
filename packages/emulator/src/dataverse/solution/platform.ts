// What every fresh environment with Dataverse already has: the platform's own solutions and tables.

/** Solutions that the platform installs into every environment, as people never see them. */
export const INSTALLED_BY_PLATFORM: readonly string[] = [
  'ActivityFeedsCore',
  'ApplicationUserSolution',
  'AppModuleWebResources',
  'AppNotifications',
  'BaseCustomControlsCore',
  'CustomControlsCore',
  'EnvironmentVariables',
  'GuidedHelp',
  'MetadataExtension',
  'MobileOfflineMembership',
  'PowerPages_Apps',
  'PowerPages_AppResources',
  'SettingDefinitionsData',
  'SolutionHistoryAPIs',
  'SolutionUpgradeInfrastructure',
]

/** The platform's solutions whose names do not begin with one of its prefixes. */
const BASE_SOLUTIONS = new Set(
  ['System', 'Active', 'Default', 'Basic', ...INSTALLED_BY_PLATFORM].map((name) => name.toLowerCase()),
)

const BASE_PREFIXES = ['msdyn_', 'msdynce_', 'msft_', 'mspp_', 'microsoft_']

/** Parts of Dynamics 365 apps and other first-party products that are installed on demand only. */
const OPTIONAL_PREFIXES = [
  'msdynce_sales',
  'msdynce_marketing',
  'msdynce_leadmanagement',
  'msdynce_productmanagement',
  'msdynce_scheduling',
  'msdynce_service',
  'msdynce_talkingpoints',
  'msdyn_playbook',
  'msdyn_forecasting',
  'msdyn_sales',
  'msdyn_acceleratedsales',
  'msdyn_leadhygiene',
  'msdyn_assetcommon',
  'msdyn_projectservice',
  'msdyn_fieldservice',
  'msdyn_flowapprovals',
]

/** Whether a fresh environment carries that solution. */
export function isPlatformSolution(uniqueName: string): boolean {
  const name = uniqueName.toLowerCase()
  if (BASE_SOLUTIONS.has(name)) return true
  if (OPTIONAL_PREFIXES.some((prefix) => name.startsWith(prefix))) return false
  return BASE_PREFIXES.some((prefix) => name.startsWith(prefix))
}

/** Names that no archive may use. */
export function isRestrictedName(uniqueName: string): boolean {
  return ['system', 'active', 'default', 'basic'].includes(uniqueName.toLowerCase())
}

const BASE_TABLES = new Set(
  [
    'account activitymimeattachment activityparty activitypointer annotation appaction appmodule appointment',
    'asyncoperation attachment audit bookableresource bot botcomponent businessunit calendar canvasapp category',
    'connection connectionreference connectionrole connector contact customapi customeraddress',
    'customerrelationship duplicaterule email environmentvariabledefinition environmentvariablevalue fax feedback',
    'fieldsecurityprofile goal importjob kbarticle knowledgearticle letter mailbox metric msdyn_aimodel',
    'organization owner phonecall pluginassembly position postfollow post processsession processstage publisher',
    'queue queueitem recurringappointmentmaster report role rollupfield savedquery sdkmessageprocessingstep',
    'serviceendpoint sharepointdocumentlocation sharepointsite sla socialactivity socialprofile solution subject',
    'systemform systemuser task team template territory theme transactioncurrency userquery usersettings webresource',
    'workflow',
  ]
    .join(' ')
    .split(' '),
)

/** Whether the table is one of the platform's own. */
export function isPlatformTable(logicalName: string): boolean {
  return BASE_TABLES.has(logicalName.toLowerCase())
}
