// Archives that are sound, with XML that is sound, whose components have names that would act on the place where they
// are unpacked. Most names lose their teeth when they become file names; the rest is refused.
import { rawZip } from './raw-zip.mjs'

const CONTROL_NAMES = {
  'web-resource-named-like-a-workflow': '../../.github/workflows/x.yml',
  'web-resource-in-git-hooks': 'p_/.git/hooks/pre-commit',
  'web-resource-in-git-by-short-name': 'p_/git~1/hooks/pre-commit',
  'web-resource-in-git-by-invisible-character': 'p_/.g\u200cit/hooks/pre-commit',
  'web-resource-of-git-attributes': '.gitattributes',
}

/** @returns pairs of file name (without `.zip`) and bytes. */
export function solutionFiles() {
  return [
    ...Object.entries(CONTROL_NAMES).map(([what, name]) => [
      `${what.includes('like-a-workflow') ? 'zip-entry-escapes' : 'zip-entry-refused'}--${what}`,
      withWebResource(name),
    ]),
    ['zip-entry-refused--web-resource-named-like-a-device', withWebResource('p_/con')],
    ['ok--web-resource-with-a-drive', withWebResource('C:\\Windows\\evil.js')],
    ['ok--web-resource-that-is-absolute', withWebResource('/etc/passwd')],
    ['ok--web-resource-with-a-command', withWebResource('p_/$(rm -rf ~)`x`.js')],
    ['zip-entry-refused--git-config-among-the-entries', solution('', { '.git/config': 'x' })],
    ['zip-entry-refused--workflow-among-the-entries', solution('', { '.github/workflows/x.yml': 'x' })],
    ['zip-entry-refused--git-in-upper-case', solution('', { 'Assets/.GIT/config': 'x' })],
    ['solution-invalid--no-solution-xml', rawZip([{ name: 'customizations.xml', content: '<a/>' }])],
    ['solution-invalid--no-customizations-xml', rawZip([{ name: 'solution.xml', content: MANIFEST }])],
    ['solution-invalid--archive-in-an-archive', rawZip([{ name: 'solution.zip', content: solution('') }])],
    ['xml-refused--entities-in-the-manifest', solution('', {}, `<!DOCTYPE a [<!ENTITY x "y">]>${MANIFEST}`)],
    ['xml-invalid--manifest-cut-off', solution('', {}, MANIFEST.slice(0, 99))],
  ]
}

const MANIFEST =
  '<ImportExportXml version="9.2.0.0"><SolutionManifest><UniqueName>Hostile</UniqueName><LocalizedNames /><Version>1.0.0.0</Version><Managed>0</Managed><Publisher><UniqueName>contoso</UniqueName><LocalizedNames /><CustomizationPrefix>con</CustomizationPrefix><CustomizationOptionValuePrefix>10000</CustomizationOptionValuePrefix></Publisher><RootComponents /><MissingDependencies /></SolutionManifest></ImportExportXml>'

function withWebResource(name) {
  const file = '/WebResources/x'
  const element = `<WebResource><WebResourceId>{0a5d2c11-7b60-4c7d-8a34-000000000001}</WebResourceId><Name>${name}</Name><DisplayName>x</DisplayName><WebResourceType>3</WebResourceType><FileName>${file}</FileName></WebResource>`
  return solution(`<WebResources>${element}</WebResources>`, { [file.slice(1)]: 'x' })
}

function solution(customizations, files = {}, manifest = MANIFEST) {
  return rawZip([
    { name: 'customizations.xml', content: `<ImportExportXml>${customizations}</ImportExportXml>` },
    { name: 'solution.xml', content: manifest },
    ...Object.entries(files).map(([name, content]) => ({ name, content })),
  ])
}
