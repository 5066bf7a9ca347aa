// Makes solution zips, small and in the shape that Dataverse exports, without any code of ours.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import JSZip from 'jszip'

export interface SolutionRequest {
  name?: string
  displayName?: string
  version?: string
  managed?: boolean
  publisher?: string
  /** Names of web resources, one script each. */
  scripts?: readonly string[]
  /** Number that the ids of the scripts start from; solutions that meet in one environment need their own. */
  firstScript?: number
  /** Tables and their columns, by schema name. */
  tables?: Readonly<Record<string, readonly string[]>>
  /** A cloud flow that uses these connectors (last segments of their ids). */
  connectors?: readonly string[]
  /** Unique name of a solution that this one needs a web resource of. */
  needs?: string
  /** More entries, or other bytes of present ones. */
  entries?: Readonly<Record<string, string | Buffer>>
}

const FLOW_ID = '6f0b7c52-3a41-4f0e-9d55-1a2b3c4d5e6f'
const FLOW_FILE = `Workflows/SendIt-${FLOW_ID.toUpperCase()}.json`

/** A zip of equal bytes for equal requests. */
export async function makeSolution(request: SolutionRequest = {}): Promise<Buffer> {
  const { scripts = ['contoso_/main.js'], connectors = [], firstScript = 1, tables = {} } = request
  const zip = new JSZip()
  const add = (name: string, text: string | Buffer): void => {
    zip.file(name, text, { date: new Date(Date.UTC(2026, 0, 1)), createFolders: false })
  }
  add('customizations.xml', customizations(scripts, connectors, firstScript, tables))
  add(
    '[Content_Types].xml',
    `<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/octet-stream" /><Default Extension="json" ContentType="application/octet-stream" /></Types>`,
  )
  add('solution.xml', manifest(request, scripts, connectors.length > 0))
  scripts.forEach((name, index) => add(scriptFile(name, firstScript + index).slice(1), `// ${name}\n`))
  if (connectors.length > 0) add(FLOW_FILE, flow(connectors))
  for (const [name, text] of Object.entries(request.entries ?? {})) add(name, text)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** Writes the zip of the request into a folder; its path and SHA-256. */
export async function writeSolution(
  folder: string,
  request: SolutionRequest = {},
  fileName = 'solution.zip',
): Promise<{ file: string; bytes: Buffer; digest: string }> {
  const bytes = await makeSolution(request)
  const file = path.join(folder, fileName)
  writeFileSync(file, bytes)
  return { file, bytes, digest: sha256(bytes) }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function scriptId(number: number): string {
  return `0a5d2c11-7b60-4c7d-8a34-${String(number).padStart(12, '0')}`
}

function scriptFile(name: string, number: number): string {
  return `/WebResources/${name.replaceAll(/[^A-Za-z0-9_]/g, '')}${scriptId(number).toUpperCase()}`
}

function customizations(
  scripts: readonly string[],
  connectors: readonly string[],
  firstScript: number,
  tables: NonNullable<SolutionRequest['tables']>,
): string {
  const resources = scripts.map(
    (name, index) =>
      `<WebResource><WebResourceId>{${scriptId(firstScript + index)}}</WebResourceId><Name>${name}</Name><DisplayName>${name}</DisplayName><WebResourceType>3</WebResourceType><IntroducedVersion>1.0</IntroducedVersion><IsEnabledForMobileClient>0</IsEnabledForMobileClient><IsAvailableForMobileOffline>0</IsAvailableForMobileOffline><IsCustomizable>1</IsCustomizable><CanBeDeleted>1</CanBeDeleted><IsHidden>0</IsHidden><FileName>${scriptFile(name, firstScript + index)}</FileName></WebResource>`,
  )
  const references = connectors.map(
    (connector) =>
      `<connectionreference connectionreferencelogicalname="${referenceName(connector)}"><connectionreferencedisplayname>${connector}</connectionreferencedisplayname><connectorid>/providers/Microsoft.PowerApps/apis/${connector}</connectorid><iscustomizable>1</iscustomizable><statecode>0</statecode><statuscode>1</statuscode></connectionreference>`,
  )
  const workflows =
    connectors.length === 0
      ? ''
      : `<Workflow WorkflowId="{${FLOW_ID}}" Name="Send it"><JsonFileName>/${FLOW_FILE}</JsonFileName><Type>1</Type><Subprocess>0</Subprocess><Category>5</Category><Mode>0</Mode><Scope>4</Scope><OnDemand>0</OnDemand><TriggerOnCreate>0</TriggerOnCreate><TriggerOnDelete>0</TriggerOnDelete><AsyncAutodelete>0</AsyncAutodelete><SyncWorkflowLogOnFailure>0</SyncWorkflowLogOnFailure><StateCode>1</StateCode><StatusCode>2</StatusCode><RunAs>1</RunAs><IsTransacted>1</IsTransacted><IntroducedVersion>1.0</IntroducedVersion><IsCustomizable>1</IsCustomizable><BusinessProcessType>0</BusinessProcessType><IsCustomProcessingStepAllowedForOtherPublishers>1</IsCustomProcessingStepAllowedForOtherPublishers><PrimaryEntity>none</PrimaryEntity><LocalizedNames><LocalizedName languagecode="1033" description="Send it" /></LocalizedNames></Workflow>`
  return `<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Entities>${Object.entries(tables).map(entity).join('')}</Entities><Roles></Roles><Workflows>${workflows}</Workflows><FieldSecurityProfiles></FieldSecurityProfiles><Templates /><EntityMaps /><EntityRelationships /><OrganizationSettings /><optionsets /><WebResources>${resources.join('')}</WebResources><CustomControls /><EntityDataProviders /><connectionreferences>${references.join('')}</connectionreferences><Languages><Language>1033</Language></Languages></ImportExportXml>`
}

function entity([name, columns]: [string, readonly string[]]): string {
  const attributes = columns.map(
    (column) =>
      `<attribute PhysicalName="${column}"><Type>nvarchar</Type><Name>${column.toLowerCase()}</Name><LogicalName>${column.toLowerCase()}</LogicalName><IsCustomField>1</IsCustomField><displaynames><displayname description="${column}" languagecode="1033" /></displaynames></attribute>`,
  )
  return `<Entity><Name LocalizedName="${name}" OriginalName="${name}">${name}</Name><EntityInfo><entity Name="${name}"><attributes>${attributes.join('')}</attributes></entity></EntityInfo></Entity>`
}

function referenceName(connector: string): string {
  return `contoso_${connector}`
}

function manifest(
  {
    name = 'ContosoApp',
    displayName = 'Contoso App',
    version = '1.0.0.0',
    managed = false,
    publisher = 'Contoso',
    needs,
    tables = {},
  }: SolutionRequest,
  scripts: readonly string[],
  hasFlow: boolean,
): string {
  const roots = [
    ...Object.keys(tables).map((table) => `<RootComponent type="1" schemaName="${table}" behavior="0" />`),
    ...scripts.map((script) => `<RootComponent type="61" schemaName="${script}" behavior="0" />`),
    ...(hasFlow ? [`<RootComponent type="29" id="{${FLOW_ID}}" behavior="0" />`] : []),
  ]
  const missing = needs
    ? `<MissingDependency><Required key="0" type="61" schemaName="fabrikam_/base.js" displayName="base.js" solution="${needs} (1.2.0.0)" /><Dependent key="1" type="61" schemaName="${scripts[0] ?? ''}" displayName="main.js" /></MissingDependency>`
    : ''
  return `<ImportExportXml version="9.2.25063.160" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><SolutionManifest><UniqueName>${name}</UniqueName><LocalizedNames><LocalizedName description="${escapeXml(displayName)}" languagecode="1033" /></LocalizedNames><Descriptions></Descriptions><Version>${version}</Version><Managed>${managed ? 1 : 0}</Managed><Publisher><UniqueName>${publisher}</UniqueName><LocalizedNames><LocalizedName description="${publisher}" languagecode="1033" /></LocalizedNames><Descriptions></Descriptions><EMailAddress xsi:nil="true"></EMailAddress><SupportingWebsiteUrl xsi:nil="true"></SupportingWebsiteUrl><CustomizationPrefix>contoso</CustomizationPrefix><CustomizationOptionValuePrefix>48210</CustomizationOptionValuePrefix><Addresses></Addresses></Publisher><RootComponents>${roots.join('')}</RootComponents><MissingDependencies>${missing}</MissingDependencies></SolutionManifest></ImportExportXml>`
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
}

/** A flow with one action for each connector. */
function flow(connectors: readonly string[]): string {
  const apiId = (connector: string): string => `/providers/Microsoft.PowerApps/apis/${connector}`
  const connectionReferences = Object.fromEntries(
    connectors.map((connector) => [
      connector,
      {
        runtimeSource: 'embedded',
        connection: { connectionReferenceLogicalName: referenceName(connector) },
        api: { name: connector },
      },
    ]),
  )
  const actions = Object.fromEntries(
    connectors.map((connector, index) => [
      `Step_${index + 1}`,
      {
        runAfter: {},
        type: 'OpenApiConnection',
        inputs: {
          host: { connectionName: connector, operationId: 'Get', apiId: apiId(connector) },
          parameters: {},
        },
      },
    ]),
  )
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object' } } } },
    actions,
  }
  return JSON.stringify({ properties: { connectionReferences, definition }, schemaVersion: '1.0.0.0' })
}
