// Solution zips for the fault matrix, small and in the shape that Dataverse exports.
import JSZip from 'jszip'
import path from 'node:path'

export const CONNECTOR = '/providers/Microsoft.PowerApps/apis/shared_sharepointonline'
export const CONNECTION = 'c-files'
/** The cloud flow of a solution that has one, and the connection reference that it uses. */
export const FLOW = '6f0b7c52-3a41-4f0e-9d55-1a2b3c4d5e6f'
export const REFERENCE = 'contoso_files'

const ID_TAIL = (index) => `0a5d2c11-7b60-4c7d-8a34-${String(index + 1).padStart(12, '0')}`

const FLOW_FILE = `Workflows/${FLOW}.json`
const WORKFLOW = `<Workflow WorkflowId="{${FLOW}}" Name="File it"><JsonFileName>/${FLOW_FILE}</JsonFileName><Type>1</Type><Category>5</Category><StateCode>0</StateCode><StatusCode>1</StatusCode><PrimaryEntity>none</PrimaryEntity></Workflow>`
const CONNECTION_REFERENCES = `<connectionreferences><connectionreference connectionreferencelogicalname="${REFERENCE}"><connectionreferencedisplayname>Files</connectionreferencedisplayname><connectorid>${CONNECTOR}</connectorid></connectionreference></connectionreferences>`
const FLOW_DEFINITION = JSON.stringify({
  properties: {
    connectionReferences: {
      files: {
        runtimeSource: 'embedded',
        connection: { connectionReferenceLogicalName: REFERENCE },
        api: { name: path.posix.basename(CONNECTOR) },
      },
    },
    definition: { actions: {} },
  },
  schemaVersion: '1.0.0.0',
})

/** A zip of equal bytes for equal requests; `contents` gives the bytes of scripts that are stored as they are. */
export async function makeSolution({
  name = 'ContosoApp',
  version = '1.0.0.0',
  managed = false,
  scripts = ['contoso_/main.js'],
  contents = {},
  hasFlow = false,
  variables = [],
}) {
  const zip = new JSZip()
  const add = (file, content, compression = 'DEFLATE') =>
    zip.file(file, content, { compression, date: new Date(Date.UTC(2026, 0, 1)), createFolders: false })
  const fileOf = (script, index) =>
    `WebResources/${script.replaceAll(/\W/g, '')}${ID_TAIL(index).toUpperCase()}`
  const resources = scripts.map(
    (script, index) =>
      `<WebResource><WebResourceId>{${ID_TAIL(index)}}</WebResourceId><Name>${script}</Name><DisplayName>${script}</DisplayName><WebResourceType>3</WebResourceType><IntroducedVersion>1.0</IntroducedVersion><IsCustomizable>1</IsCustomizable><CanBeDeleted>1</CanBeDeleted><IsHidden>0</IsHidden><FileName>/${fileOf(script, index)}</FileName></WebResource>`,
  )
  const roots = scripts.map((script) => `<RootComponent type="61" schemaName="${script}" behavior="0" />`)
  if (hasFlow) roots.push(`<RootComponent type="29" id="{${FLOW}}" behavior="0" />`)
  add(
    'customizations.xml',
    `<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Entities></Entities><Roles></Roles><Workflows>${hasFlow ? WORKFLOW : ''}</Workflows><WebResources>${resources.join('')}</WebResources>${hasFlow ? CONNECTION_REFERENCES : ''}<Languages><Language>1033</Language></Languages></ImportExportXml>`,
  )
  add(
    '[Content_Types].xml',
    '<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/octet-stream" /><Default Extension="json" ContentType="application/octet-stream" /></Types>',
  )
  add(
    'solution.xml',
    `<ImportExportXml version="9.2.25063.160" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><SolutionManifest><UniqueName>${name}</UniqueName><LocalizedNames><LocalizedName description="${name}" languagecode="1033" /></LocalizedNames><Descriptions></Descriptions><Version>${version}</Version><Managed>${managed ? 1 : 0}</Managed><Publisher><UniqueName>Contoso</UniqueName><LocalizedNames><LocalizedName description="Contoso" languagecode="1033" /></LocalizedNames><Descriptions></Descriptions><EMailAddress xsi:nil="true"></EMailAddress><SupportingWebsiteUrl xsi:nil="true"></SupportingWebsiteUrl><CustomizationPrefix>contoso</CustomizationPrefix><CustomizationOptionValuePrefix>48210</CustomizationOptionValuePrefix><Addresses></Addresses></Publisher><RootComponents>${roots.join('')}</RootComponents><MissingDependencies></MissingDependencies></SolutionManifest></ImportExportXml>`,
  )
  scripts.forEach((script, index) =>
    add(
      fileOf(script, index),
      contents[script] ?? `// ${script} of ${version}\n`,
      contents[script] && 'STORE',
    ),
  )
  if (hasFlow) add(FLOW_FILE, FLOW_DEFINITION)
  for (const variable of variables) {
    add(
      `environmentvariabledefinitions/${variable}/environmentvariabledefinition.xml`,
      `<environmentvariabledefinition schemaname="${variable}"><type>100000000</type></environmentvariabledefinition>`,
    )
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

const made = new Map()

/** As makeSolution, for a request that comes again and again. */
export async function solutionOf(request) {
  const key = JSON.stringify(request)
  if (!made.has(key)) made.set(key, await makeSolution(request))
  return made.get(key)
}
