// What a solution leaves open for its targets, from a zip and from its unpacked folder.
import { openFolder, planUnpack, readSolutionSettings } from '../src/index.js'
import { tinySolution } from './tiny-solution.js'

const CUSTOMIZATIONS = `<Entities /><connectionreferences><connectionreference connectionreferencelogicalname="con_sp"><connectionreferencedisplayname>Documents</connectionreferencedisplayname><connectorid>/providers/Microsoft.PowerApps/apis/shared_sharepointonline</connectorid></connectionreference><connectionreference connectionreferencelogicalname="con_own"><connectorid>/providers/Microsoft.PowerApps/apis/shared_own-5f1</connectorid><customconnectorid>{1}</customconnectorid></connectionreference></connectionreferences>`
const folder = (name: string): string =>
  `environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`
const values = (list: string): string => `{"environmentvariablevalues":{"environmentvariablevalue":${list}}}`
const SOLUTION = {
  customizations: CUSTOMIZATIONS,
  files: {
    [folder('con_Url')]:
      '<environmentvariabledefinition schemaname="con_Url"><defaultvalue>https://a</defaultvalue><displayname default="Address"><label description="Address" languagecode="1033" /></displayname><isrequired>1</isrequired><type>100000000</type></environmentvariabledefinition>',
    [folder('con_Count')]:
      '<environmentvariabledefinition schemaname="con_Count"><type>100000001</type></environmentvariabledefinition>',
    'environmentvariabledefinitions/con_Count/environmentvariablevalues.json': values('{"value":"3"}'),
  },
}
const EXPECTED = {
  connectionReferences: [
    {
      logicalName: 'con_sp',
      displayName: 'Documents',
      connectorId: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline',
      custom: false,
    },
    {
      logicalName: 'con_own',
      displayName: '',
      connectorId: '/providers/Microsoft.PowerApps/apis/shared_own-5f1',
      custom: true,
    },
  ],
  environmentVariables: [
    {
      schemaName: 'con_Url',
      displayName: 'Address',
      type: 'string',
      required: true,
      defaultValue: 'https://a',
    },
    { schemaName: 'con_Count', displayName: '', type: 'number', required: false, value: '3' },
  ],
}

describe('the settings of a solution', () => {
  it('are read from a zip', () => {
    expect(readSolutionSettings(tinySolution(SOLUTION))).toEqual(EXPECTED)
  })

  it('are the same in the unpacked folder', () => {
    const { files } = planUnpack(tinySolution(SOLUTION), { packageType: 'Unmanaged', lineEnds: 'lf' })
    const { connectionReferences, environmentVariables } = readSolutionSettings(openFolder(files))
    const byName = [...environmentVariables].sort((a, b) => b.schemaName.localeCompare(a.schemaName))
    expect({ connectionReferences, environmentVariables: byName }).toEqual(EXPECTED)
  })

  it('take the first of several values', () => {
    const file = 'environmentvariabledefinitions/con_Count/environmentvariablevalues.json'
    const several = { ...SOLUTION.files, [file]: values('[{"value":"7"},{"value":"8"}]') }
    const { environmentVariables } = readSolutionSettings(tinySolution({ files: several }))
    expect(environmentVariables.map(({ value }) => value)).toEqual([undefined, '7'])
  })

  it.each([
    [
      'a reference',
      { customizations: '<connectionreferences><connectionreference /></connectionreferences>' },
    ],
    ['a variable', { files: { [folder('x')]: '<environmentvariabledefinition />' } }],
  ])('name the file where %s has no name', (_what, solution) => {
    expect(() => readSolutionSettings(tinySolution(solution))).toThrow(/customizations\.xml|definition\.xml/)
  })
})
