// Recognises folders of components of types that no table names, so that what a solution no longer has goes away.

/** Bytes in which the root element of a component's description names the component. */
export const HEAD_BYTES = 4096

/**
 * Tells whether a top-level folder holds components and nothing else, as platforms write them: `things/NAME/thing.xml`
 * for each one, whose root element is `thing` and names it. A folder of somebody's own hardly looks like that.
 * @param names of the folders in it; undefined when it holds files too.
 * @param readHead the first `HEAD_BYTES` of a file of the folder; undefined when there is none.
 */
export function holdsComponents(
  folder: string,
  names: readonly string[] | undefined,
  readHead: (path: string) => string | undefined,
): boolean {
  if (names === undefined || names.length === 0) return false
  const singulars = singularsOf(folder)
  return names.every((name) =>
    singulars.some((singular) => {
      const head = readHead(`${folder}/${name}/${singular}.xml`)
      return head !== undefined && head.includes(`<${singular} `) && head.includes(name)
    }),
  )
}

/** The top-level folders among the files of an unpacked solution that hold components and nothing else. */
export function componentFoldersOf(files: ReadonlyMap<string, Uint8Array>): string[] {
  const names = new Map<string, Set<string> | undefined>()
  for (const path of files.keys()) {
    const [folder = '', name = '', ...below] = path.split('/')
    const known = names.has(folder) ? names.get(folder) : new Set<string>()
    names.set(folder, below.length === 0 ? undefined : known?.add(name))
  }
  const readHead = (path: string): string | undefined => {
    const bytes = files.get(path)
    return bytes && Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString()
  }
  return [...names]
    .filter(([folder, found]) => holdsComponents(folder, found && [...found], readHead))
    .map(([folder]) => folder)
}

function singularsOf(plural: string): string[] {
  return [
    [/s$/, ''],
    [/es$/, ''],
    [/ies$/, 'y'],
  ].flatMap(([ending = '', other]) => {
    const singular = plural.replace(ending, String(other))
    return singular === plural ? [] : [singular]
  })
}
