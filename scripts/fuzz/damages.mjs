// The kinds of damage by the name of what they are done to, each a zip made of a sample.
import { writeZip } from '@powerops/solution'
import { mutateArchive, mutateFiles } from './mutate.mjs'
import { lyingArchive, renameComponents } from './structure.mjs'

export const damages = {
  bytes: (sample, random) => mutateArchive(sample.zip, random),
  records: (sample, random) => lyingArchive(sample.files, random),
  names: (sample, random) => writeZip(renameComponents(sample.files, random)),
  files: (sample, random) => writeZip(mutateFiles(sample.files, random)),
  // The zip is sound; the files that it is unpacked to are damaged later.
  folder: (sample) => writeZip(sample.files),
}
