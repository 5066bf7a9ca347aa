// The files outside of a solution folder that take part in packing it.

/** Content that a mapping file takes from elsewhere, as packing asks for it. */
export interface MappedFiles {
  /**
   * The content of a file of the solution; undefined when it is that in the solution folder.
   * @param isNamed see `Mapping.match`.
   * @param isRequired false for a file that may as well not be there.
   * @throws AlmError `solution-file-missing` for a required file that is in none of its mapped places.
   */
  read(path: string, isNamed: boolean, isRequired: boolean): Uint8Array | undefined
  /** Paths in the solution of the files at any depth of a folder that `Folder` directives take from elsewhere. */
  list(folder: string): readonly string[]
}
