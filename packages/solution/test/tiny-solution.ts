// A solution of a few lines, built in code: tests say only what matters to them.
import { parseSolution, writeZip, type SolutionArchive, type ZipInput } from '../src/index.js'

export interface TinySolution {
  /** Elements inside <ImportExportXml> of customizations.xml. */
  readonly customizations?: string
  /** Lines of <RootComponents>. */
  readonly roots?: string
  readonly missing?: string
  readonly managed?: '0' | '1' | '2'
  readonly version?: string
  readonly uniqueName?: string
  /** Further files of the zip, by entry name. */
  readonly files?: Readonly<Record<string, string>>
}

export function manifestText({
  roots = '',
  missing = '',
  managed = '0',
  version = '1.2.3.4',
  uniqueName = 'Tiny',
}: TinySolution = {}): string {
  return `<ImportExportXml version="9.2.0.0"><SolutionManifest><UniqueName>${uniqueName}</UniqueName><LocalizedNames><LocalizedName description="Tiny solution" languagecode="1033" /></LocalizedNames><Version>${version}</Version><Managed>${managed}</Managed><Publisher><UniqueName>contoso</UniqueName><LocalizedNames><LocalizedName description="Contoso" languagecode="1033" /></LocalizedNames><CustomizationPrefix>con</CustomizationPrefix><CustomizationOptionValuePrefix>10000</CustomizationOptionValuePrefix></Publisher><RootComponents>${roots}</RootComponents><MissingDependencies>${missing}</MissingDependencies></SolutionManifest></ImportExportXml>`
}

/** The entries of a tiny solution, in the order in which Dataverse writes them. */
export function tinyEntries(solution: TinySolution = {}): ZipInput[] {
  return [
    {
      name: 'customizations.xml',
      bytes: Buffer.from(`<ImportExportXml>${solution.customizations ?? '<Entities />'}</ImportExportXml>`),
    },
    { name: 'solution.xml', bytes: Buffer.from(manifestText(solution)) },
    ...Object.entries(solution.files ?? {}).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
  ]
}

export function tinyZip(solution: TinySolution = {}): Uint8Array {
  return writeZip(tinyEntries(solution))
}

export function tinySolution(solution: TinySolution = {}): SolutionArchive {
  return parseSolution(tinyZip(solution))
}

/** Names and bytes of entries, for comparing them: some are made only when somebody asks for their bytes. */
export function contents(entries: readonly ZipInput[] = []): unknown[] {
  return entries.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }))
}

/** The texts of files, without byte order marks and declarations, for comparing what matters. */
export function texts(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries(
    [...files].map(([path, bytes]) => [
      path,
      Buffer.from(bytes).toString().replace('\ufeff<?xml version="1.0" encoding="utf-8"?>\n', ''),
    ]),
  )
}
