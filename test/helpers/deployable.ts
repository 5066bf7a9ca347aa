// Solutions with what deployments have to set up: flows, connection references, environment variables.
import JSZip from 'jszip'
import { makeSolution } from './solutions.js'

export interface DeployableFlow {
  id: string
  name: string
  /** Last segments of connector ids; the reference of each is `contoso_<connector>`. */
  connectors?: readonly string[]
  /** Ids of the flows that it calls. */
  calls?: readonly string[]
  /** 5 for a cloud flow, which is the default; 0 for a classic workflow. */
  category?: number
  /** Whether it was on where it was exported; default: off. */
  on?: boolean
}

export interface Deployable {
  name?: string
  version?: string
  managed?: boolean
  flows?: readonly DeployableFlow[]
  /** Elements inside the definition, by schema name. */
  variables?: Readonly<Record<string, string>>
}

/** A zip of equal bytes for equal requests. */
export async function makeDeployable({ flows = [], variables = {}, ...rest }: Deployable): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await makeSolution(rest))
  const customizations = await text(zip, 'customizations.xml')
  const manifest = await text(zip, 'solution.xml')
  const connectors = [...new Set(flows.flatMap((flow) => flow.connectors ?? []))]
  const entries = {
    'customizations.xml': customizations
      .replace('<Workflows></Workflows>', `<Workflows>${flows.map(workflow).join('')}</Workflows>`)
      .replace(
        '<connectionreferences></connectionreferences>',
        `<connectionreferences>${connectors.map(reference).join('')}</connectionreferences>`,
      ),
    'solution.xml': manifest.replace(
      '</RootComponents>',
      `${flows.map(({ id }) => `<RootComponent type="29" id="{${id}}" behavior="0" />`).join('')}</RootComponents>`,
    ),
    ...Object.fromEntries(flows.map((flow) => [`Workflows/${flow.id}.json`, clientData(flow)])),
    ...Object.fromEntries(
      Object.entries(variables).map(([name, elements]) => [
        `environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`,
        `<environmentvariabledefinition schemaname="${name}">${elements}</environmentvariabledefinition>`,
      ]),
    ),
  }
  return makeSolution({ ...rest, entries })
}

async function text(zip: JSZip, name: string): Promise<string> {
  return (await zip.file(name)?.async('text')) ?? ''
}

function workflow({ id, name, category = 5, on = false }: DeployableFlow): string {
  return `<Workflow WorkflowId="{${id}}" Name="${name}"><JsonFileName>/Workflows/${id}.json</JsonFileName><Type>1</Type><Category>${category}</Category><StateCode>${on ? 1 : 0}</StateCode><StatusCode>${on ? 2 : 1}</StatusCode><PrimaryEntity>none</PrimaryEntity></Workflow>`
}

function reference(connector: string): string {
  return `<connectionreference connectionreferencelogicalname="contoso_${connector}"><connectionreferencedisplayname>${connector}</connectionreferencedisplayname><connectorid>/providers/Microsoft.PowerApps/apis/${connector}</connectorid></connectionreference>`
}

function clientData({ connectors = [], calls = [] }: DeployableFlow): string {
  const connectionReferences = Object.fromEntries(
    connectors.map((connector) => [
      connector,
      {
        runtimeSource: 'embedded',
        connection: { connectionReferenceLogicalName: `contoso_${connector}` },
        api: { name: connector },
      },
    ]),
  )
  const actions = Object.fromEntries(
    calls.map((workflowReferenceName, index) => [
      `Call_${index}`,
      { type: 'Workflow', inputs: { host: { workflowReferenceName } } },
    ]),
  )
  return JSON.stringify({
    properties: { connectionReferences, definition: { actions } },
    schemaVersion: '1.0.0.0',
  })
}
