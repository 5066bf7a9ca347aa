// npm run emulator: one line of JSON, an end with npm's own, and the same addresses after a restart.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { parseJson, readArray, readRecord, readString } from '@powerops/core'
import { freshFolder } from '../helpers/folder.js'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

interface Started {
  line: string
  npmProcess: ChildProcess
}
