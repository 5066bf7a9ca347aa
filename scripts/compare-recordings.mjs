// Compares the shapes of two recordings, such as one of the emulator and one of a tenant, route by route.
// usage: compare-recordings.mjs EMULATOR_FOLDER LIVE_FOLDER   (exit code 1 when a shape differs)
import { readFileSync } from 'node:fs'
import path from 'node:path'

const [folderA, folderB] = process.argv.slice(2)
if (!folderA || !folderB) {
  console.error('usage: compare-recordings.mjs EMULATOR_FOLDER LIVE_FOLDER')
  process.exit(2)
}

/** Method, host without region, path and status; of the query only the names: other values give the same shape. */
function routeOf({ request, status }) {
  const [method, address] = [request.slice(0, request.indexOf(' ')), request.slice(request.indexOf(' ') + 1)]
  const [place, query = ''] = address.split(/\?(.*)/s)
  const names = query
    .split('&')
    .flatMap((parameter) => parameter.split('=', 1))
    .filter((name) => name !== '')
    .sort()
  const host = place.replace(/^[a-z]+\.(api\.(bap|powerapps|flow)\.)/, '$1')
  return `${method} ${host}${names.length === 0 ? '' : `?${names.join('&')}`} → ${status}`
}

const typeOf = (value) =>
  value === undefined ? 'no body' : value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value

/** Keys that are ids stand for each other. */
const generic = (key) => (/^(00000000-[0-9a-f-]{27}|text-\w+)$/.test(key) ? '{id}' : key)

/** Notes for every place in a value which types stand there, and which place is around it. */
function note(value, place, around, shape) {
  const entry = shape.get(place) ?? { types: new Set(), around }
  shape.set(place, entry)
  entry.types.add(typeOf(value))
  if (Array.isArray(value)) for (const member of value) note(member, `${place}[]`, place, shape)
  else if (value !== null && typeof value === 'object') {
    for (const [key, field] of Object.entries(value)) {
      note(field, `${place}${place === '' ? '' : '.'}${generic(key)}`, place, shape)
    }
  }
}

function shapesOf(folder) {
  const read = (file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
  const routes = new Map()
  for (const row of read('index.json')) {
    const route = routeOf(row)
    const shape = routes.get(route) ?? new Map()
    routes.set(route, shape)
    note(row.file === undefined ? undefined : read(row.file), '', undefined, shape)
  }
  return routes
}

/** In words: what stands in one shape and not in the other. What is inside of something missing is not told again. */
function differences(a, b) {
  const words = ({ types }) => [...types].sort().join(' or ')
  return [...new Set([...a.keys(), ...b.keys()])].sort().flatMap((place) => {
    const [inA, inB] = [a.get(place), b.get(place)]
    if (inA && inB) {
      const [typesA, typesB] = [words(inA), words(inB)]
      return typesA === typesB
        ? []
        : [`~ ${place || '(body)'}: ${typesA} in the first, ${typesB} in the second`]
    }
    const { around, types } = inA ?? inB
    // An empty list says nothing about its members.
    if (place.endsWith('[]') || !a.has(around) || !b.has(around)) return []
    return [`${inA ? '-' : '+'} ${place}: ${words({ types })} only in the ${inA ? 'first' : 'second'}`]
  })
}

const [first, second] = [shapesOf(folderA), shapesOf(folderB)]
let differing = 0
const alone = { first: [], second: [] }
for (const route of [...new Set([...first.keys(), ...second.keys()])].sort()) {
  const [a, b] = [first.get(route), second.get(route)]
  if (!a || !b) {
    alone[a ? 'first' : 'second'].push(route)
    continue
  }
  const told = differences(a, b)
  if (told.length === 0) continue
  differing += 1
  console.log(`${route}\n${told.map((line) => `  ${line}`).join('\n')}\n`)
}
for (const [which, routes] of Object.entries(alone)) {
  if (routes.length > 0)
    console.log(`Only in the ${which}:\n${routes.map((route) => `  ${route}`).join('\n')}\n`)
}
const compared = [...first.keys()].filter((route) => second.has(route)).length
console.log(`${compared} routes in both, ${differing} of them with different shapes`)
process.exitCode = differing === 0 ? 0 : 1
