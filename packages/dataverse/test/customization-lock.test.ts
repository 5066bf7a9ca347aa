// How often a locked environment is asked: looks come soon and then more rarely, starts are not tried in haste.
import { AlmError } from '@powerops/core'
import { testPorts } from '../../../test/helpers/scripted-http.js'
import { whileLocked } from '../src/customization-lock.js'

const seen = new AlmError('import-busy', { message: 'an import runs', details: { unfinished: ['1'] } })
const refused = new AlmError('import-busy', { message: 'Cannot start another [Import]' })
const HOUR_MS = 3_600_000

/** The pauses of a wait that meets `met`, so many times, before it goes through. */
async function pausesOf(met: AlmError, times: number): Promise<number[]> {
  const ports = testPorts()
  let left = times
  await whileLocked(ports, { timeoutMs: HOUR_MS, what: 'the import' }, () =>
    left-- > 0 ? Promise.reject(met) : Promise.resolve(),
  )
  return ports.clock.sleeps
}

it('what a look sees is looked at again after three seconds, then after a tenth of the time, then every 30 s', async () => {
  const pauses = await pausesOf(seen, 60)
  expect(pauses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 3_000))
  expect(pauses.every((pause, at) => at === 0 || pause >= (pauses[at - 1] ?? 0))).toBe(true)
  expect(pauses.at(-1)).toBe(30_000)
})

it('a start that the service refuses is tried again every 30 s', async () => {
  expect(await pausesOf(refused, 3)).toEqual([30_000, 30_000, 30_000])
})

it('the wait ends with its time, and says for what', async () => {
  const wait = whileLocked(testPorts(), { timeoutMs: 60_000, what: 'the import' }, () => Promise.reject(seen))
  await expect(wait).rejects.toMatchObject({
    code: 'import-busy',
    message: expect.stringMatching(/the import could not start within 1m 00s.*an import runs/),
  })
})
