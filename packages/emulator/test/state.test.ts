// What the emulator keeps: values in files, blobs by content, time, faults, and the seed that it starts from.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AlmError } from '@powerops/core'
import { defaultSeed, readSeed } from '../src/index.js'
import { createClock } from '../src/frame/clock.js'
import { createFaults } from '../src/frame/faults.js'
import { openFileStore } from '../src/frame/file-store.js'
import { guidSequence } from '../src/frame/guid-sequence.js'
import { temporaryFolder } from './harness.js'

describe('the store', () => {
  it('gives values back in the order of insertion, whatever their keys', () => {
    const folder = temporaryFolder()
    const store = openFileStore(folder)
    const keys = ['b', '10', '__proto__', '2', 'constructor', '']
    for (const [index, key] of keys.entries()) store.collection<number>('some/rows').put(key, index)
    store.flush()
    const reopened = openFileStore(folder).collection<number>('some/rows')
    expect(reopened.entries()).toEqual(keys.map((key, index) => [key, index]))
    expect(reopened.has('toString')).toBe(false)
  })

  it('writes nothing that did not change, and leaves no temporary file', () => {
    const folder = temporaryFolder()
    const store = openFileStore(folder)
    store.collection('rows').put('a', 1)
    store.collection('untouched').get('a')
    store.flush()
    expect(readdirSync(path.join(folder, 'collections'))).toEqual(['rows.json'])
  })

  it('keeps blobs by their content', () => {
    const { blobs } = openFileStore(temporaryFolder())
    const name = blobs.put(Buffer.from('archive'))
    expect(blobs.put(Buffer.from('archive'))).toBe(name)
    expect(blobs.get(name)?.toString()).toBe('archive')
    expect(blobs.get('../collections/rows.json')).toBeUndefined()
  })

  it('forgets everything on a reset but who it is', () => {
    const folder = temporaryFolder()
    const store = openFileStore(folder)
    store.collection('rows').put('a', 1)
    store.blobs.put(Buffer.from('x'))
    const own = store.folder('git')
    writeFileSync(path.join(own, 'HEAD'), 'x')
    mkdirSync(path.join(folder, 'identity'))
    store.reset()
    store.flush()
    expect(openFileStore(folder).collection('rows').values()).toEqual([])
    expect(existsSync(own)).toBe(false)
    expect(readdirSync(folder)).toEqual(['collections', 'identity'])
  })

  it.each(['../up', 'Upper', 'a//b', ''])('has no collection %j', (name) => {
    expect(() => openFileStore(temporaryFolder()).collection(name)).toThrow(AlmError)
  })

  it('says which document is damaged', () => {
    const folder = temporaryFolder()
    const store = openFileStore(folder)
    store.collection('rows').put('a', 1)
    store.flush()
    writeFileSync(path.join(folder, 'collections', 'rows.json'), '{"=a":')
    expect(() => openFileStore(folder).collection('rows')).toThrow(/rows\.json" is not JSON/)
  })
})

describe('the clock', () => {
  it('runs by its speed from the moment of the change, and over a restart', () => {
    const folder = temporaryFolder()
    const machine = { ms: 1_000_000, now: () => machine.ms }
    const store = openFileStore(folder)
    const clock = createClock(store, machine)
    expect(clock.now()).toBe(1_000_000)
    clock.setSpeed(10)
    machine.ms += 100
    expect(clock.now()).toBe(1_001_000)
    clock.advance(5000)
    store.flush()
    machine.ms += 100
    expect(createClock(openFileStore(folder), machine).now()).toBe(1_007_000)
  })
})

describe('faults', () => {
  it('that a service asks for by name are counted, matched by subject, and survive a restart', () => {
    const folder = temporaryFolder()
    const store = openFileStore(folder)
    const faults = createFaults(store)
    expect(faults.push({ name: 'broken', subject: 'x', skip: 1, detail: { why: 'test' } })).toBeUndefined()
    expect(faults.take('broken', 'y')).toBeUndefined()
    expect(faults.take('broken', 'x')).toBeUndefined()
    store.flush()
    const reopened = createFaults(openFileStore(folder))
    expect(reopened.take('broken', 'x')).toEqual({ why: 'test' })
    expect(reopened.take('broken', 'x')).toBeUndefined()
  })
})

describe('new ids', () => {
  it('are the same in every run, and none comes twice', () => {
    const first = guidSequence(openFileStore(temporaryFolder()))
    const second = guidSequence(openFileStore(temporaryFolder()))
    const ids = [first(), first(), first()]
    expect([second(), second(), second()]).toEqual(ids)
    expect(new Set(ids).size).toBe(3)
  })
})

describe('a seed', () => {
  it('is completed from the built-in one', () => {
    const seed = readSeed('{"tenant":{"domain":"other.example"},"policies":[],"timings":{"lifecycleMs":0}}')
    expect(seed.tenant).toEqual({ ...defaultSeed.tenant, domain: 'other.example' })
    expect(seed.policies).toEqual([])
    expect(seed.timings).toEqual({ ...defaultSeed.timings, lifecycleMs: 0 })
    expect(seed.environments).toBe(defaultSeed.environments)
  })

  it.each([
    ['no JSON', '{', /is not JSON/],
    ['no object', '[]', /is not an object/],
    ['an unknown member', '{"environment":[]}', /no member "environment"/],
    ['a list that is none', '{"users":{}}', /"users" is not a list/],
    ['an application without an id', '{"applications":[{"displayName":"x"}]}', /no GUID in "clientId"/],
    ['an environment without a kind', '{"environments":[{"displayName":"x"}]}', /no "sku"/],
    ['a capacity that is none', '{"databaseCapacity":"yes"}', /not true or false/],
  ])('with %s is refused', (_case, text, message) => {
    expect(() => readSeed(text)).toThrow(message)
  })
})
