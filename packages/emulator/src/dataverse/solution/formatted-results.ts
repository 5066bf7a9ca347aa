// The import log as the spreadsheet that the maker portal offers for download.
import type { SolutionArchive } from '../archive/index.js'
import { escapeXml } from '../archive/xml.js'
import type { JobOutcome } from '../jobs/job.js'
import type { ComponentResult } from './import-log.js'

const HEADER = [
  '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>',
  '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office"',
  ' xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"',
  ' xmlns:html="http://www.w3.org/TR/REC-html40">',
].join('')

const COLUMNS = [
  ['Date/Time', 'DateTime'],
  ['ItemType', 'ItemType'],
  ['Id', 'Id'],
  ['Name', 'Name'],
  ['Localized Name', 'LocalizedName'],
  ['Original Name', 'OriginalName'],
  ['Description', 'Description'],
  ['Status', 'Status'],
  ['ErrorCode', 'ErrorCode'],
  ['ErrorText', 'ErrorText'],
] as const

/** SpreadsheetML with the sheets "Solution" and "Components". */
export function formattedResults(
  archive: SolutionArchive,
  outcome: JobOutcome,
  results: readonly ComponentResult[],
  endedAt: number,
): string {
  return `${HEADER}${solutionSheet(archive, outcome)}${componentsSheet(archive, outcome, results, endedAt)}</Workbook>`
}

function solutionSheet({ manifest }: SolutionArchive, outcome: JobOutcome): string {
  const rows = [
    pair('Solution', 'Name', manifest.uniqueName),
    pair('Solution', 'Display Name', manifest.friendlyName),
    pair('Solution', 'Description', manifest.description),
    pair('Solution', 'Version', manifest.version),
    pair('Solution', 'Package Type', manifest.managed ? 'Managed' : 'Unmanaged'),
    pair('Publisher', 'Name', manifest.publisher.uniqueName),
    pair('Publisher', 'Display Name', manifest.publisher.friendlyName),
    pair('Publisher', 'Description', manifest.publisher.description),
    pair('Publisher', 'Email', manifest.publisher.emailAddress),
    pair('Publisher', 'Website', manifest.publisher.website),
    pair('Solution', 'Status', outcome.succeeded ? 'Processed' : 'Failed'),
    pair('Solution', 'Message', outcome.message),
  ]
  return `<Worksheet ss:Name="Solution" ss:Id="Solution"><Table>${rows.join('')}</Table></Worksheet>`
}

function pair(parent: string, name: string, value: string): string {
  return `<Row ss:AutoFitHeight="0" parent="${parent}"><Cell ss:StyleID="s176">${text(name)}</Cell><Cell ss:StyleID="s137">${text(value)}</Cell></Row>`
}

function text(value: string): string {
  return `<Data ss:Type="String">${escapeXml(value)}</Data>`
}

function componentsSheet(
  archive: SolutionArchive,
  outcome: JobOutcome,
  results: readonly ComponentResult[],
  endedAt: number,
): string {
  const head = COLUMNS.map(([title]) => `<Cell ss:StyleID="s175">${text(title)}</Cell>`).join('')
  const time = new Date(endedAt).toISOString().slice(11, 22)
  const manifestRow = componentRow(
    time,
    'Solution',
    '',
    archive.manifest.uniqueName,
    archive.manifest.friendlyName,
    {
      status: outcome.succeeded ? 'Processed' : 'Failure',
      code: outcome.code,
      text: outcome.message,
    },
  )
  const rows = archive.components.flatMap((component) => {
    if (!component.log) return []
    const special = results.find(({ item }) => item === component.schemaName)
    const status = special ? special.result : outcome.succeeded ? 'Processed' : 'Unprocessed'
    const { label } = component.log
    return [
      componentRow(time, label, component.id, component.schemaName, component.displayName, {
        status: status === 'success' ? 'Processed' : capital(status),
        code: special?.code ?? '',
        text: special?.text ?? '',
      }),
    ]
  })
  return `<Worksheet ss:Name="Components" ss:Id="Components"><Table><Row ss:AutoFitHeight="0" ss:StyleID="s133">${head}</Row>${manifestRow}${rows.join('')}</Table></Worksheet>`
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
}

function componentRow(
  time: string,
  type: string,
  id: string,
  name: string,
  label: string,
  end: { status: string; code: string; text: string },
): string {
  const values = [time, type, id, name, label, label, '', end.status, end.code, end.text]
  const cells = values.map(
    (value, at) =>
      `<Cell ss:StyleID="s137" name="${at === 0 ? 'Time' : (COLUMNS[at]?.[1] ?? '')}">${text(value)}</Cell>`,
  )
  return `<Row ss:AutoFitHeight="0" type="${escapeXml(type)}">${cells.join('')}</Row>`
}
