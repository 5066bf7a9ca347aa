// The words of the services themselves: what may stay as it is in a recording. Everything else is replaced.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Keys, in lower case, whose one-word values come from a list of the service. */
export const WORD_KEYS = words(`
  apienvironment azureregion azureregions backgroundoperationsstate behavior capacitytype capacityunit classification
  code componenttypename creationtype currencycode detailurltype customconnectorruleclassification databasetype
  defaultconnectoractionrulebehavior defaultconnectorsclassification environmentsku environmenttype errorcode httpstatus
  instancestate ispresentinorg isocurrencycode keymanagedby languagecode lifecycleauthority location management messagename organizationtype
  permissions platformsku principaltype processed progress protectionlevel provisioningstate provisioningstatus referencetype
  releasetag result retentionperiod runtime runtimereasoncode schematype sku stagesolutionstatus state status tier
  trialscenariotype type updatecadence @odata.type
`)

/** Keys, in lower case, whose values are sentences of the service. */
export const SENTENCE_KEYS = words('errordescription errortext friendlymessage message statusmessage')

/** Keys whose values are never shown, not even as a stand-in. */
export const SECRET_KEY =
  /token|secret|passw|pwd|assertion|credential|authorization|signature|connectionstring|(api|access|private|account|shared|primary|secondary)_?keys?$|^sas|cookie/i

/** Keys whose values are version numbers, which look like addresses. */
export const VERSION_KEY = /version$/i

/** Capitalised words that a sentence of a service may keep; any other may be somebody's name. */
export const SENTENCE_WORDS = words(`
  A An Access Admin An Any API App Application Attribute Azure Bad BadRequest Cannot Component Conflict Connection
  Could Create Customization Database Dataverse Delete Dependency Does Dynamics Email Entity Environment Error Exception Exist
  Export Failed Failure Field File Flow For Forbidden GUID HTTP Http ID If Id Import In Internal Invalid Is It JSON Key
  License Managed Microsoft Missing Name No Not NotFound OAuth OData Object Operation Organization Parameter Permission
  Platform Please Policy Power Principal Privilege Publisher Read Record Reference Request Resource Role Server Service
  Solution Status System Table Target Tenant That The There This Time Timeout To Too Try Type URL Unable Unauthorized
  Unexpected Unmanaged Update Upgrade User Value Version When With Workflow Write XML You Your
`)

/** Collections whose members' names are chosen by people: what follows one of these in a path is replaced. */
export const NAMED_COLLECTIONS = words(`
  accounts apis applicationpackages apps connections environmentgroups environments flows lifecycleoperations operations
  resourcegroups subscriptions tenants users
`)

/** Parameters of a query whose values are written by the client's code; literals in them are replaced. */
export const QUERY_PARAMETERS = words(
  '$select $expand $filter $orderby $top $count $apply api-version hideDlpExemptApis showAllDlpEnforceableApis showApisWithToS',
)

/** Hosts of the services that name no customer. A region may stand in front. */
export const PUBLIC_HOST = new RegExp(
  String.raw`^([a-z]+\.)?(` +
    [
      String.raw`(gov\.|high\.)?api\.(bap|flow|cds|advisor)\.(microsoft\.(com|us)|appsplatform\.us|partner\.microsoftonline\.cn|powerapps\.com)`,
      String.raw`(gov\.|high\.)?api\.(powerapps|powerplatform)\.(com|us|cn)`,
      String.raw`api\.advisor\.powerapps\.com`,
      String.raw`api\.(gov|high)\.powerplatform\.microsoft\.us`,
      String.raw`api\.powerplatform\.partner\.microsoftonline\.cn`,
      String.raw`api(\.apps)?\.appsplatform\.us`,
      String.raw`login\.(microsoftonline\.(com|us)|chinacloudapi\.cn)`,
      String.raw`(admin|make|apps)\.(powerplatform\.microsoft|powerapps)\.com`,
      String.raw`go\.microsoft\.com`,
      String.raw`management\.azure-apihub\.net`,
    ].join('|') +
    ')$',
)

/** A host of a Dataverse environment: its name, and what follows. */
export const DATAVERSE_HOST =
  /^([a-z0-9-]+)((?:\.api)?\.crm\d*\.(?:dynamics\.com|microsoftdynamics\.us|appsplatform\.us|dynamics\.cn))$/

/** A host of the Power Platform API that names a tenant or an environment by its id. */
export const SCOPED_HOST = /^([0-9a-f.-]+)\.(environment|tenant)\.(api\.[a-z.]+)$/
