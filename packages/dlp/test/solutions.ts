// Small solutions for tests, as the files of an archive.
import { toSolutionSource, type SolutionSource } from '../src/index.js'

export interface SolutionFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export const flowId = 'aaaaaaaa-0000-0000-0000-000000000001'

/** A solution archive with these children of the customizations and these other files. */
export function archive(
  customizations: string,
  files: Record<string, string | Uint8Array> = {},
): SolutionSource {
  return toSolutionSource([
    file('customizations.xml', `<ImportExportXml>${customizations}</ImportExportXml>`),
    ...Object.entries(files).map(([path, content]) => file(path, content)),
  ])
}

export function file(path: string, content: string | Uint8Array): SolutionFile {
  return { path, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }
}

export function workflowXml(category: string, json = '/Workflows/Flow.json'): string {
  return `<Workflow WorkflowId="{${flowId.toUpperCase()}}" Name="My flow"><JsonFileName>${json}</JsonFileName><Category>${category}</Category></Workflow>`
}

/** An archive with one cloud flow. */
export function flowArchive(
  definition: unknown,
  connectionReferences: unknown = {},
  more = '',
): SolutionSource {
  const flow = { properties: { connectionReferences, definition }, schemaVersion: '1.0.0.0' }
  return archive(`<Workflows>${workflowXml('5')}</Workflows>${more}`, {
    'Workflows/Flow.json': JSON.stringify(flow),
  })
}

export function referencesXml(logicalName: string, connector: string, customId = ''): string {
  const custom = customId && `<customconnectorid><connectorid>${customId}</connectorid></customconnectorid>`
  return `<connectionreferences><connectionreference connectionreferencelogicalname="${logicalName}"><connectorid>/providers/Microsoft.PowerApps/apis/${connector}</connectorid>${custom}</connectionreference></connectionreferences>`
}

export function canvasAppXml(connections: string, document = '/CanvasApps/app.msapp', tables = '{}'): string {
  const text = connections.replaceAll('"', '&quot;')
  return `<CanvasApps><CanvasApp><Name>new_app</Name><DisplayName>My app</DisplayName><ConnectionReferences>${text}</ConnectionReferences><DocumentUri>${document}</DocumentUri><DatabaseReferences>${tables}</DatabaseReferences></CanvasApp></CanvasApps>`
}
