// Makes of unpacked files what another export of the same solution could have given: other values, numbers and digits,
// and other orders where the order has no meaning. Works on text, without the code that takes the noise out.

const VALUES = /environmentvariablevalues\.json$|environment_variable_values\.json$/
const MANIFEST = /^Other\/(Solution|Customizations)\.xml$/
const APP = /^AppModules\/[^/]+\/AppModule(_managed)?\.xml$/
const FORMS = /\/(FormXml\/[^/]+|SavedQueries|Visualizations)\/[^/]+\.xml$|SiteMap(_managed)?\.xml$/
const JSON_FILES = /^(Workflows|Connectors|bots|fxexpressions)\/.*\.json$/
const APP_FILE = /^(CanvasApps\/.*)(\d{5})(_(?:DocumentUri|BackgroundImageUri|AdditionalUris\d+))/

/** The files of another export. */
export function withNoise(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const renamed = new Map<string, string>()
  const noisy = [...files].map(([path, bytes]): [string, Uint8Array] => [
    path,
    noise(path, bytes, files, renamed),
  ])
  return new Map(noisy.map(([path, bytes]) => [renamed.get(path) ?? path, bytes]))
}

function noise(
  path: string,
  bytes: Uint8Array,
  files: ReadonlyMap<string, Uint8Array>,
  renamed: Map<string, string>,
): Uint8Array {
  const edit = (change: (text: string) => string): Buffer =>
    Buffer.from(change(Buffer.from(bytes).toString()))
  if (VALUES.test(path)) return Buffer.from('{"value":"of another environment"}')
  if (MANIFEST.test(path)) return edit((text) => otherServer(reversed(text, 'MissingDependency')))
  if (APP.test(path)) return edit((text) => reversed(reversed(text, 'Role'), 'AppModuleComponent'))
  if (FORMS.test(path)) return edit(reversedAttributes)
  if (JSON_FILES.test(path)) return edit((text) => ` ${text}\r\n`)
  if (path.endsWith('.meta.xml')) return edit((text) => otherDigits(text, files, renamed))
  return bytes
}

function otherServer(text: string): string {
  let key = 0
  const server =
    'OrganizationVersion="9.2.99" OrganizationSchemaType="Other" CRMServerServiceabilityVersion="9.2.98"'
  return text
    .replace(/ (OrganizationVersion|OrganizationSchemaType|CRMServerServiceabilityVersion)="[^"]*"/g, '')
    .replace('<ImportExportXml', `<ImportExportXml ${server}`)
    .replace(/(<ImportExportXml[^>]* version="\d+\.\d+)\.\d+\.\d+"/, '$1.99.1"')
    .replace(/<(Required|Dependent)(?= )(?![^>]* key=)/g, (tag) => `${tag} key="${++key}"`)
}

/** Elements of a name in the opposite order, each one run of neighbours for itself. */
function reversed(text: string, name: string): string {
  const one = `<${name}(?: [^>]*)?(?:/>|>[^]*?</${name}>)\\s*`
  return text.replace(new RegExp(`(?:${one})+`, 'g'), (run) =>
    [...run.matchAll(new RegExp(one, 'g'))].reverse().join(''),
  )
}

function reversedAttributes(text: string): string {
  return text.replace(/<[\w:.-]+(?: [\w:.-]+="[^"]*")+/g, (tag) =>
    tag.includes('xmlns')
      ? tag
      : [tag.split(' ', 1)[0], ...(tag.match(/ [\w:.-]+="[^"]*"/g) ?? []).reverse()].join(''),
  )
}

/** Digits that are the end of the app's own name stay. */
function otherDigits(
  text: string,
  files: ReadonlyMap<string, Uint8Array>,
  renamed: Map<string, string>,
): string {
  const name = /<Name>([^<]*)</.exec(text)?.[1] ?? ''
  return text.replace(/\/(CanvasApps\/[^<]*)</g, (reference, path: string) => {
    const other = path.replace(APP_FILE, (all, start: string, digits: string, rest: string) =>
      `${start}${digits}` === `CanvasApps/${name}` ? all : `${start}54321${rest}`,
    )
    if (other === path || !files.has(path)) return reference
    renamed.set(path, other)
    return `/${other}<`
  })
}
