// Removes the bundle that the setup built.
import { rmSync } from 'node:fs'

export default function tearDown() {
  const folder = process.env.POWEROPS_DIST_TEMPORARY
  if (folder) rmSync(folder, { recursive: true, force: true })
}
