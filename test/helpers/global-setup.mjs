// Builds what the acceptance tests run: the sources compiled and bundled, once a run, into a folder of its own.
// POWEROPS_DIST names a bundle that is there already.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compile, root, runOrExit } from '../../scripts/prepare.mjs'

export default function setUp() {
  if (process.env.POWEROPS_DIST) return
  compile()
  const folder = mkdtempSync(path.join(tmpdir(), 'powerops-dist-'))
  const script = path.join(root, 'scripts', 'build-dist.mjs')
  runOrExit(process.execPath, [script, '--out', path.join(folder, 'dist')], { stdio: ['ignore', 2, 2] })
  process.env.POWEROPS_DIST = path.join(folder, 'dist')
  process.env.POWEROPS_DIST_TEMPORARY = folder
}
