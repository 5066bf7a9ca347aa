// Runs one task once and prints what it took as JSON. usage: task-process.mjs TASK [ARGUMENT…]
import { performance } from 'node:perf_hooks'
import { peakMemoryBytes } from './peak-memory.mjs'
import { tasks } from './tasks.mjs'

const [name, ...args] = process.argv.slice(2)
const work = await tasks[name](...args)
const startedAtMs = performance.now()
const cpuBefore = process.cpuUsage()
const made = await work()
const cpu = process.cpuUsage(cpuBefore)
const durationMs = performance.now() - startedAtMs
const cpuMs = (cpu.user + cpu.system) / 1000
console.log(JSON.stringify({ durationMs, cpuMs, peakMemoryBytes: peakMemoryBytes(), ...made }))
