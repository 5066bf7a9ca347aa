// The settings of real solutions: all of them are read, and they are the same in the unpacked folder.
import { openFolder, planUnpack, readSolutionSettings } from '../src/index.js'
import { corpusRows, corpusSolution, describeCorpus } from './corpus.js'

interface ZipRow {
  readonly id: string
  readonly packageType: 'Unmanaged' | 'Managed'
}

/** As many as the text of the files names. */
function countIn({ customizationsXml: _, ...archive }: ReturnType<typeof corpusSolution>): [number, number] {
  const customizations = Buffer.from(archive.find('customizations.xml')?.read() ?? []).toString()
  const definitions = archive.entries.filter(({ path }) =>
    path.endsWith('/environmentvariabledefinition.xml'),
  )
  return [customizations.split('<connectionreference ').length - 1, definitions.length]
}

describeCorpus('the settings of a real solution', () => {
  it.each(corpusRows<ZipRow>('manifest.jsonl'))('$id', ({ id, packageType }) => {
    const archive = corpusSolution(id)
    const settings = readSolutionSettings(archive)
    const { connectionReferences, environmentVariables } = settings
    expect([connectionReferences.length, environmentVariables.length]).toEqual(countIn(archive))
    for (const { type } of environmentVariables) expect(type).not.toBe('unknown')
    for (const { connectorId } of connectionReferences) expect(connectorId).toMatch(/^\/providers\//)
    const { files } = planUnpack(archive, { packageType, lineEnds: 'lf' })
    const unpacked = readSolutionSettings(openFolder(files))
    const names = (list: readonly { schemaName: string }[]): string[] =>
      list.map((each) => each.schemaName).sort()
    expect(unpacked.connectionReferences).toEqual(connectionReferences)
    expect(names(unpacked.environmentVariables)).toEqual(names(environmentVariables))
  })
})
