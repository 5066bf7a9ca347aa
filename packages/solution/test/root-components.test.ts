// Root component validation: which components have to be listed in solution.xml, and when two lines mean the same.
import { planPack, planUnpack } from '../src/index.js'
import { codeOf } from './raw-zip.js'
import { tinySolution, type TinySolution } from './tiny-solution.js'

const ID = '{11111111-1111-1111-1111-111111111111}'
const OTHER_ID = '{22222222-2222-2222-2222-222222222222}'

function pack(solution: TinySolution): readonly string[] {
  const { files } = planUnpack(tinySolution(solution), { lineEnds: 'lf', packageType: 'Unmanaged' })
  return planPack(files, { lineEnds: 'lf', packageType: 'Unmanaged' }).warnings
}

const root = (type: string, key: string): string => `<RootComponent type="${type}" ${key} behavior="0" />`

const app = `<Name>p_a</Name><BackgroundImageUri>/CanvasApps/b</BackgroundImageUri><DocumentUri>/CanvasApps/d</DocumentUri>`
const allFiles = {
  'CanvasApps/b': 'b',
  'CanvasApps/d': 'd',
  'Workflows/w.json': '{}',
  'WebResources/w': 'w',
  'PluginAssemblies/a/a.dll': 'dll',
  'Controls/p_n.C/ControlManifest.xml': '<manifest><control namespace="n" constructor="C" /></manifest>',
}

/** Of the files, those that a text names. */
function filesOf(customizations: string): Record<string, string> {
  return Object.fromEntries(Object.entries(allFiles).filter(([name]) => customizations.includes(`/${name}<`)))
}

const rooted: [string, string, string][] = [
  ['an entity', '<Entities><Entity><Name>Acc</Name></Entity></Entities>', root('1', 'schemaName="acc"')],
  ['an option set', '<optionsets><optionset Name="os" /></optionsets>', root('9', 'schemaName="os"')],
  ['a role', `<Roles><Role id="${ID}" name="r" /></Roles>`, root('20', `id="${ID.toUpperCase()}"`)],
  [
    'a flow',
    `<Workflows><Workflow WorkflowId="${ID}"><JsonFileName>/Workflows/w.json</JsonFileName></Workflow></Workflows>`,
    root('29', `id="${ID}"`),
  ],
  [
    'a report',
    `<Reports><Report><reportid>${ID}</reportid><languagecode>1033</languagecode><filename>f</filename><reporttypecode>1</reporttypecode></Report></Reports>`,
    root('31', `id="${ID}"`),
  ],
  [
    'an article template',
    `<Templates><KBArticleTemplates><t><kbarticletemplateid>${ID}</kbarticletemplateid></t></KBArticleTemplates></Templates>`,
    root('38', `id="${ID}"`),
  ],
  [
    'a ribbon of the application',
    '<RibbonDiffXml><a /></RibbonDiffXml>',
    root('50', 'schemaName=":RibbonDiffXml"'),
  ],
  ['a dashboard', `<Dashboards><d><FormId>${ID}</FormId></d></Dashboards>`, root('60', `id="${ID}"`)],
  [
    'an interactive dashboard',
    `<InteractionCentricDashboards><d><FormId>${ID}</FormId></d></InteractionCentricDashboards>`,
    root('60', `id="${ID}"`),
  ],
  ['a dialog', `<Dialogs><d><FormId>${ID}</FormId></d></Dialogs>`, root('60', `id="${ID}"`)],
  [
    'a web resource',
    '<WebResources><WebResource><Name>p_w</Name><FileName>/WebResources/w</FileName></WebResource></WebResources>',
    root('61', 'schemaName="p_w"'),
  ],
  ['a site map', '<SiteMap><SiteMap /></SiteMap>', root('62', 'id="{d5684797-805b-4188-b8fa-1028cfbef003}"')],
  [
    'a site map of an app',
    '<AppModuleSiteMaps><s><SiteMapUniqueName>n</SiteMapUniqueName></s></AppModuleSiteMaps>',
    root('62', 'schemaName="n"'),
  ],
  [
    'a connection role',
    `<ConnectionRoles><ConnectionRole><connectionroleid>${ID}</connectionroleid></ConnectionRole></ConnectionRoles>`,
    root('63', `id="${ID}"`),
  ],
  [
    'a control',
    '<CustomControls><CustomControl><Name>p_n.C</Name><FileName>/Controls/p_n.C/ControlManifest.xml</FileName></CustomControl></CustomControls>',
    root('66', 'schemaName="p_n.C"'),
  ],
  [
    'a column security profile',
    `<FieldSecurityProfiles><FieldSecurityProfile fieldsecurityprofileid="${ID}" /></FieldSecurityProfiles>`,
    root('70', `id="${ID}"`),
  ],
  ['an app', '<AppModules><a><UniqueName>n</UniqueName></a></AppModules>', root('80', 'schemaName="n"')],
  [
    'an assembly',
    '<SolutionPluginAssemblies><PluginAssembly FullName="a, Version=1.0.0.0"><FileName>/PluginAssemblies/a/a.dll</FileName></PluginAssembly></SolutionPluginAssemblies>',
    root('91', 'schemaName="a, Version=1.0.0.0"'),
  ],
  [
    'a step',
    `<SdkMessageProcessingSteps><s SdkMessageProcessingStepId="${ID}" /></SdkMessageProcessingSteps>`,
    root('92', `id="${ID}"`),
  ],
  [
    'a service endpoint',
    `<ServiceEndpoints><ServiceEndpoint ServiceEndpointId="${ID}" /></ServiceEndpoints>`,
    root('95', `id="${ID}"`),
  ],
  [
    'a data provider',
    `<EntityDataProviders><p><EntityDataProviderId>${ID}</EntityDataProviderId></p></EntityDataProviders>`,
    root('166', `id="${ID}"`),
  ],
  [
    'a channel access profile',
    `<ChannelAccessProfiles><p Name="n" ChannelAccessProfileId="${ID}" /></ChannelAccessProfiles>`,
    root('172', `id="${ID}"`),
  ],
  [
    'a data source',
    `<EntityDataSources><s EntityDataSourceId="${ID}" /></EntityDataSources>`,
    root('183', `id="${ID}"`),
  ],
  ['a canvas app', `<CanvasApps><CanvasApp>${app}</CanvasApp></CanvasApps>`, root('300', 'schemaName="p_a"')],
]

describe('a component has to be a root component:', () => {
  it.each(rooted)('%s', (_case, customizations, roots) => {
    const files = filesOf(customizations)
    expect(pack({ customizations, roots, files })).toEqual([])
    expect(codeOf(() => pack({ customizations, files }))).toBe('solution-component-lost')
  })
})

describe('a component need not be a root component:', () => {
  it.each([
    [
      'an e-mail template',
      `<Templates><EmailTemplates><t><templateid>${ID}</templateid></t></EmailTemplates></Templates>`,
    ],
    ['a map', '<EntityMaps><EntityMap /></EntityMaps>'],
    ['a connector', '<Connectors><c><name>n</name></c></Connectors>'],
    ['an environment variable', '<EnvironmentVariables><d><Name>n</Name></d></EnvironmentVariables>'],
    [
      'a mobile offline profile',
      `<MobileOfflineProfiles><p MobileOfflineProfileId="${ID}"><name>n</name></p></MobileOfflineProfiles>`,
    ],
    ['a component of an unknown kind', '<Foos><foo><Name>n</Name></foo></Foos>'],
    ['an element that stays in place', '<Bars><bar /></Bars>'],
  ])('%s', (_case, customizations) => {
    expect(pack({ customizations })).toEqual([])
  })
})

describe('two root components', () => {
  it.each([
    [
      'with one id in two spellings are one',
      `id="${OTHER_ID}"`,
      `id="${OTHER_ID.toUpperCase().replace(/[{}]/g, '')}"`,
    ],
    ['of two types with one id are one', `id="${OTHER_ID}"`, `id="${OTHER_ID}"`],
  ])('%s', (_case, one, two) => {
    expect(codeOf(() => pack({ roots: root('29', one) + root('21', two) }))).toBe('solution-invalid')
  })

  it.each([
    ['of two types with one name are two', root('1', 'schemaName="a"') + root('300', 'schemaName="a"')],
    [
      'that are option sets in two spellings are two',
      root('9', 'schemaName="a"') + root('9', 'schemaName="A"'),
    ],
  ])('%s', (_case, roots) => {
    expect(pack({ roots })).toHaveLength(2)
  })

  it('that are entities in two spellings are one', () => {
    const roots = root('1', 'schemaName="a"') + root('1', 'schemaName="A"')
    expect(codeOf(() => pack({ roots }))).toBe('solution-invalid')
  })
})
