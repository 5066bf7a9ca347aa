// Small solution archives, made to order.
import JSZip from 'jszip'

export interface ArchiveWish {
  uniqueName?: string
  version?: string
  managed?: boolean
  publisher?: string
  packageVersion?: string
  /** Unique name of the solution that this is a patch of. */
  parent?: string
  /** Schema names of tables. */
  tables?: string[]
  /** `type schemaName solution` of what is required from elsewhere. */
  requires?: { type: string; schemaName: string; solution: string }[]
  flows?: { id: string; name: string; references?: string[]; on?: boolean; json?: string }[]
  connectionReferences?: string[]
  variables?: { schemaName: string; defaultValue?: string; value?: string }[]
  rootComponents?: string
  extra?: Record<string, string>
  /** Entries to leave out. */
  without?: string[]
  solutionXml?: string
  customizationsXml?: string
}

export const FLOW_ID = '11111111-0000-4000-8000-000000000001'
export const SHAREPOINT = '/providers/Microsoft.PowerApps/apis/shared_sharepointonline'

export async function makeArchive(wish: ArchiveWish = {}): Promise<Buffer> {
  const entries: Record<string, string> = {
    'customizations.xml': wish.customizationsXml ?? customizations(wish),
    '[Content_Types].xml': '<?xml version="1.0"?><Types />',
    'solution.xml': wish.solutionXml ?? solution(wish),
    ...flowEntries(wish),
    ...variableEntries(wish),
    ...wish.extra,
  }
  const zip = new JSZip()
  for (const [name, text] of Object.entries(entries)) {
    if (!wish.without?.includes(name)) zip.file(name, text, { date: new Date(0), createFolders: false })
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

function solution(wish: ArchiveWish): string {
  const { uniqueName = 'Contoso', version = '1.0.0.0', publisher = 'contoso', packageVersion = '9.2' } = wish
  const roots = (wish.tables ?? ['cts_order']).map(
    (name) => `<RootComponent type="1" schemaName="${name}" behavior="0" />`,
  )
  const missing = (wish.requires ?? []).map(
    ({ type, schemaName, solution: from }) =>
      `<MissingDependency><Required type="${type}" schemaName="${schemaName}" displayName="${schemaName}" solution="${from}" /><Dependent type="1" schemaName="cts_order" /></MissingDependency>`,
  )
  const patch = wish.parent ? `<ParentSolution><UniqueName>${wish.parent}</UniqueName></ParentSolution>` : ''
  return `<ImportExportXml version="9.2.0.0" SolutionPackageVersion="${packageVersion}" languagecode="1033"><SolutionManifest><UniqueName>${uniqueName}</UniqueName><LocalizedNames><LocalizedName description="${uniqueName} &amp; more" languagecode="1033" /></LocalizedNames><Descriptions /><Version>${version}</Version><Managed>${wish.managed ? 1 : 0}</Managed><Publisher><UniqueName>${publisher}</UniqueName><LocalizedNames><LocalizedName description="Contoso" languagecode="1033" /></LocalizedNames><CustomizationPrefix>cts</CustomizationPrefix><CustomizationOptionValuePrefix>10001</CustomizationOptionValuePrefix></Publisher>${patch}<RootComponents>${wish.rootComponents ?? roots.join('')}</RootComponents><MissingDependencies>${missing.join('')}</MissingDependencies></SolutionManifest></ImportExportXml>`
}

function customizations(wish: ArchiveWish): string {
  const tables = (wish.tables ?? ['cts_order']).map(
    (name) =>
      `<Entity><Name LocalizedName="${name}" OriginalName="${name}">${name}</Name><EntityInfo><entity Name="${name}"><attributes><attribute PhysicalName="${name}Id"><LogicalName>${name}id</LogicalName></attribute></attributes></entity></EntityInfo></Entity>`,
  )
  const flows = (wish.flows ?? []).map(
    ({ id, name, on = true }) =>
      `<Workflow WorkflowId="{${id}}" Name="${name}"><JsonFileName>/Workflows/${id}.json</JsonFileName><Type>1</Type><Category>5</Category><StateCode>${on ? 1 : 0}</StateCode><PrimaryEntity>none</PrimaryEntity></Workflow>`,
  )
  const references = (wish.connectionReferences ?? []).map(
    (name) =>
      `<connectionreference connectionreferencelogicalname="${name}"><connectionreferencedisplayname>${name}</connectionreferencedisplayname><connectorid>${SHAREPOINT}</connectorid></connectionreference>`,
  )
  return `<ImportExportXml><Entities>${tables.join('')}</Entities><Workflows>${flows.join('')}</Workflows><connectionreferences>${references.join('')}</connectionreferences><Languages><Language>1033</Language></Languages></ImportExportXml>`
}

function flowEntries({ flows = [] }: ArchiveWish): Record<string, string> {
  return Object.fromEntries(
    flows.map(({ id, references = [], json }) => {
      const connectionReferences = Object.fromEntries(
        references.map((name) => [
          name,
          { connection: { connectionReferenceLogicalName: name }, api: { name: 'shared_sharepointonline' } },
        ]),
      )
      return [`Workflows/${id}.json`, json ?? JSON.stringify({ properties: { connectionReferences } })]
    }),
  )
}

function variableEntries({ variables = [] }: ArchiveWish): Record<string, string> {
  const entries = variables.flatMap(({ schemaName, defaultValue, value }) => {
    const folder = `environmentvariabledefinitions/${schemaName}`
    const given = defaultValue === undefined ? '' : `<defaultvalue>${defaultValue}</defaultvalue>`
    const definition = `<environmentvariabledefinition schemaname="${schemaName}"><displayname default="${schemaName}" />${given}<isrequired>1</isrequired><type>100000000</type></environmentvariabledefinition>`
    const values = {
      environmentvariablevalues: {
        environmentvariablevalue: {
          '@environmentvariablevalueid': '22222222-0000-4000-8000-000000000001',
          value,
        },
      },
    }
    return [
      [`${folder}/environmentvariabledefinition.xml`, definition],
      ...(value === undefined ? [] : [[`${folder}/environmentvariablevalues.json`, JSON.stringify(values)]]),
    ]
  })
  return Object.fromEntries(entries)
}
