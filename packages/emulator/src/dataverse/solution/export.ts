// Writes a solution as an archive, in the form in which Dataverse exports it.
import JSZip from 'jszip'
import type { ArchiveEntries } from '../archive/zip.js'
import { openArchive } from '../archive/zip.js'
import { escapeXml } from '../archive/xml.js'
import { codes, DataverseFault } from '../fault.js'
import type { Organization, Row } from '../organization.js'
import { textOf } from '../tables/definition.js'
import { findRow, rowWith } from '../tables/rows.js'
import { publishers, solutions } from '../tables/solutions.js'
import { contentOf } from './content.js'

/** The first three entries of every export, in this order. */
const LEADING = ['customizations.xml', '[Content_Types].xml', 'solution.xml']
/** The earliest time that a zip can hold: equal state makes equal bytes. */
const FIXED_TIME = new Date(Date.UTC(1980, 0, 1))

/**
 * The solution that may be exported.
 * @throws DataverseFault 0x80048037 when it is not there, 0x80048036 when it is managed.
 */
export function exportableSolution(organization: Organization, uniqueName: string): Row {
  const solution = rowWith(organization, solutions, 'uniquename', uniqueName)
  if (!solution) {
    throw new DataverseFault(
      404,
      codes.exportMissing,
      'An error occurred while exporting a solution. The solution does not exist in this system.',
    )
  }
  if (solution['ismanaged'] === true) {
    throw new DataverseFault(
      400,
      codes.exportManaged,
      'An error occurred while exporting a solution. Managed solutions cannot be exported.',
    )
  }
  return solution
}

/** The archive of an unmanaged solution as it is now; equal state gives equal bytes. */
export async function exportSolution(
  organization: Organization,
  uniqueName: string,
  managed: boolean,
): Promise<Buffer> {
  const solution = exportableSolution(organization, uniqueName)
  const digest = contentOf(organization, uniqueName)?.digest
  const stored = digest === undefined ? undefined : organization.context.store.blobs.get(digest)
  const entries = stored ? await openArchive(stored) : emptySolution(organization, solution)
  const zip = new JSZip()
  for (const [name, bytes] of inExportOrder(entries)) {
    zip.file(name, rewrite(name, bytes, solution, managed), { date: FIXED_TIME, createFolders: false })
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' })
}

function inExportOrder(entries: ArchiveEntries): [string, Buffer][] {
  const rank = (name: string): number => {
    const at = LEADING.findIndex((leading) => leading.toLowerCase() === name.toLowerCase())
    return at === -1 ? LEADING.length : at
  }
  return [...entries].sort(([a], [b]) => rank(a) - rank(b))
}

function rewrite(name: string, bytes: Buffer, solution: Row, managed: boolean): Buffer {
  const lower = name.toLowerCase()
  if (lower !== 'solution.xml' && lower !== 'customizations.xml') return bytes
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/^<\?xml[^>]*\?>\s*/, '')
  if (lower === 'customizations.xml') return Buffer.from(text)
  const version = textOf(solution, 'version')
  return Buffer.from(
    text
      .replace(/<Version>[^<]*<\/Version>/, () => `<Version>${escapeXml(version)}</Version>`)
      .replace(/<Managed>[^<]*<\/Managed>/, `<Managed>${managed ? 1 : 0}</Managed>`),
  )
}

/** A solution that was made here and into which nothing was imported. */
function emptySolution(organization: Organization, solution: Row): ArchiveEntries {
  const publisher = findRow(organization, publishers, textOf(solution, '_publisherid_value'))
  const root = `<ImportExportXml version="${organization.environment.version}" SolutionPackageVersion="9.2" languagecode="${organization.environment.baseLanguage}" generatedBy="CrmLive" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
  const manifest = `${root}
  <SolutionManifest>
    <UniqueName>${textOf(solution, 'uniquename')}</UniqueName>
    ${labels(organization, textOf(solution, 'friendlyname'))}
    <Descriptions />
    <Version>${textOf(solution, 'version')}</Version>
    <Managed>0</Managed>
    <Publisher>
      <UniqueName>${publisher ? textOf(publisher, 'uniquename') : ''}</UniqueName>
      ${labels(organization, publisher ? textOf(publisher, 'friendlyname') : '')}
      <Descriptions />
      <EMailAddress xsi:nil="true"></EMailAddress>
      <SupportingWebsiteUrl xsi:nil="true"></SupportingWebsiteUrl>
      <CustomizationPrefix>${publisher ? textOf(publisher, 'customizationprefix') : ''}</CustomizationPrefix>
      <CustomizationOptionValuePrefix>${String(publisher?.['customizationoptionvalueprefix'] ?? 10_000)}</CustomizationOptionValuePrefix>
      <Addresses />
    </Publisher>
    <RootComponents />
    <MissingDependencies />
  </SolutionManifest>
</ImportExportXml>`
  const customizations = `<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Entities></Entities>
  <Roles></Roles>
  <Workflows></Workflows>
  <FieldSecurityProfiles></FieldSecurityProfiles>
  <Templates />
  <EntityMaps />
  <EntityRelationships />
  <OrganizationSettings />
  <optionsets />
  <CustomControls />
  <EntityDataProviders />
  <Languages>
    <Language>${organization.environment.baseLanguage}</Language>
  </Languages>
</ImportExportXml>`
  const types =
    '<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/octet-stream" /></Types>'
  return new Map([
    ['customizations.xml', Buffer.from(customizations)],
    ['[Content_Types].xml', Buffer.from(types)],
    ['solution.xml', Buffer.from(manifest)],
  ])
}

function labels({ environment }: Organization, text: string): string {
  return `<LocalizedNames><LocalizedName description="${escapeXml(text)}" languagecode="${environment.baseLanguage}" /></LocalizedNames>`
}
