// A part of the fault matrix in a thread of its own, with an emulator of its own.
import { parentPort, workerData } from 'node:worker_threads'
import { runMatrix } from './matrix.mjs'
import { runRaces } from './race.mjs'
import { openWorld } from './world.mjs'

const { dist, only, shard, shards, verbose } = workerData
const tell = verbose ? (text) => parentPort.postMessage({ text }) : undefined
const world = await openWorld(dist)
// A schedule that hangs ends the thread by its error; a world in which something hangs might not close.
const results = [await runMatrix(world, { only, shard, shards, tell })]
if (shard === shards - 1) results.push(await runRaces(world, { only, tell }))
parentPort.postMessage({ results })
await world.close()
