// Loaded before an action: ends the process without warning right before its n-th change of what lies below a folder.
// A removal of a whole folder is begun first.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'

const folder = process.env.KILL_BELOW ?? ''
const last = Number(process.env.KILL_AT)
let count = 0

for (const name of ['mkdirSync', 'renameSync', 'rmSync', 'rmdirSync', 'writeFileSync']) {
  const original = fs[name]
  fs[name] = (target, ...rest) => {
    if (String(target).startsWith(folder) && ++count === last) {
      if (name === 'rmSync') removeOne(target)
      process.kill(process.pid, 'SIGKILL')
    }
    return original(target, ...rest)
  }
}
syncBuiltinESMExports()

function removeOne(target) {
  if (!fs.statSync(target, { throwIfNoEntry: false })?.isDirectory()) return
  const files = fs
    .readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
  const [first] = files
  if (first) fs.unlinkSync(path.join(first.parentPath, first.name))
}
