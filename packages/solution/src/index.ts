// The Power Platform solution format: zip and XML read without trust, written reproducibly; unpack and pack byte for
// byte as the platform's own tool does.
export { solutionDigest } from './digest.js'
export { describeFolder, describeZip } from './describe.js'
export { parseUnpackedPath, toFileName, toReferencedPath } from './layout/file-names.js'
export { componentFoldersOf } from './layout/component-folders.js'
export { SolutionFolders } from './layout/solution-folders.js'
export { parseSolution, type SolutionArchive, type SolutionDocuments } from './model/solution.js'
export {
  type DependencyEnd,
  type MissingDependency,
  type RootComponent,
  type SolutionManifest,
  type SolutionPublisher,
} from './model/manifest.js'
export {
  readSolutionSettings,
  type ConnectionReferenceDefinition,
  type SolutionSettings,
  type VariableDefinition,
  type VariableType,
} from './model/settings.js'
export { setManifestVersion, setZipVersion } from './model/manifest-version.js'
export { componentsByType, listComponents, type SolutionComponent } from './model/components.js'
export { diffSolutions, type ComponentDifference, type SolutionDifferences } from './diff/diff-solutions.js'
export {
  filesOfSingle,
  foldersOfSingle,
  reduceToSingle,
  type SingleComponent,
} from './pack/single-component.js'
export { diffUnpacked } from './diff/diff-unpacked.js'
export { openFolder } from './pack/folder-solution.js'
export { componentTypeName } from './model/component-types.js'
export { type PackageType } from './model/package-type.js'
export { parseMapFile, type Mapping } from './mapping/parse.js'
export { openMappedFiles, type OpenMapping } from './mapping/mapped-files.read.js'
export { type MappedFiles } from './mapping/mapped-files.js'
export { extractResources, type ExtractOptions } from './localization/extract.js'
export { mergeResources, type MergedResources } from './localization/merge.js'
export { planUnpack, planUnpackBoth, type UnpackOptions, type UnpackPlan } from './unpack/plan.js'
export { readFolderStyle, type FolderStyle } from './unpack/folder-style.read.js'
export { layouts, type Layout } from './components/kind.js'
export {
  writeUnpackedFolder,
  type FolderChanges,
  type ReadFormerFiles,
  type WriteFolderOptions,
} from './unpack/folder.write.js'
export { readUnpackedFolder } from './pack/folder.read.js'
export { planPack, type PackOptions, type PackPlan } from './pack/plan.js'
export {
  normalizeFiles,
  type Normalization,
  type NormalizedFiles,
  type NormalizeOptions,
} from './normalize/normalize-files.js'
export { normalizationRules, type NormalizationRule } from './normalize/rules.js'
export { findSecrets, type SecretFinding, type SecretKind } from './secrets/find-secrets.js'
export { defaultZipLimits, type ZipLimits } from './zip/limits.js'
export { foldName } from './zip/names.js'
export { withForwardSlashes, type RenamedArchive } from './zip/forward-slashes.js'
export { readZip, type ZipEntry } from './zip/reader.js'
export { writeZip, writeZipInPieces, type ZipInput } from './zip/writer.js'
export { defaultXmlLimits, parseXml, type XmlLimits } from './xml/parse.js'
export { descendantsNamed } from './xml/find.js'
export { serializeXml, type LineEnds } from './xml/serialize.js'
export {
  attributeOf,
  childElement,
  childElements,
  childText,
  descendants,
  textOf,
  type XmlAttribute,
  type XmlCharacters,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from './xml/tree.js'
