// Runs the fault matrix in as many threads as there are cores, and puts their results together.
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

const MAX_THREADS = 8

/**
 * Runs the schedules on the bundle of the folder `dist`.
 * @returns the counts by kind of fault (`schedules`, `atOnce`, `survived`), the failures, and the requests of each
 * deployment without a fault.
 */
export async function runInThreads({ dist, only = '', tell }) {
  const shards = Math.min(MAX_THREADS, availableParallelism())
  const threads = Array.from({ length: shards }, (_, shard) =>
    runThread({ dist, only, shard, shards, verbose: tell !== undefined }, tell),
  )
  return merge((await Promise.all(threads)).flat())
}

function runThread(workerData, tell) {
  return new Promise((resolve, reject) => {
    let results
    const worker = new Worker(path.join(import.meta.dirname, 'worker.mjs'), { workerData })
    worker.on('message', (message) => {
      if (message.text !== undefined) tell(message.text)
      else results = message.results
    })
    worker.once('error', reject)
    worker.once('exit', () =>
      results ? resolve(results) : reject(new Error('a thread ended without results')),
    )
  })
}

/** Adds the counts of several results up. */
function merge(results) {
  const kinds = {}
  for (const [name, counts] of results.flatMap((result) => Object.entries(result.kinds))) {
    const sum = (kinds[name] ??= { schedules: 0, atOnce: 0, survived: 0 })
    for (const key of Object.keys(sum)) sum[key] += counts[key]
  }
  return {
    kinds,
    failures: results.flatMap(({ failures }) => failures),
    requests: Object.assign({}, ...results.map(({ requests }) => requests)),
  }
}
