// Writes generated solutions of the given sizes into a folder, as generated-SIZE.zip.
// usage: generate/format.mjs FOLDER MEGABYTES_OF_XML…
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { countsFor, createSolution } from './solution.mjs'

const SEED = 20261102
const [target, ...sizes] = process.argv.slice(2)
for (const megabytes of sizes) {
  const zip = await createSolution({
    name: `ContosoGenerated${megabytes}`,
    seed: SEED,
    ...countsFor(Number(megabytes)),
  })
  await writeFile(path.join(target, `generated-${megabytes}.zip`), zip)
}
