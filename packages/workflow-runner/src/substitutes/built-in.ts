// The stand-ins that every run has.
import { checkout } from './checkout.js'
import { downloadArtifact } from './download-artifact.js'
import { deployPages, uploadPagesArtifact } from './pages.js'
import { setupNode } from './setup-node.js'
import type { Substitute } from './substitute.js'
import { uploadArtifact } from './upload-artifact.js'

/** By the repository of the real action. */
export const builtInSubstitutes: Readonly<Record<string, Substitute>> = {
  'actions/checkout': checkout,
  'actions/deploy-pages': deployPages,
  'actions/download-artifact': downloadArtifact,
  'actions/setup-node': setupNode,
  'actions/upload-artifact': uploadArtifact,
  'actions/upload-pages-artifact': uploadPagesArtifact,
}
