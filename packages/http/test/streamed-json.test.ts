// Uploads whose base64 is made while they are sent: what arrives, and that it can be sent again.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { silentLogger, systemClock } from '@powerops/core'
import { createHttpClient, serviceHosts } from '../src/index.js'

interface Arrived {
  headers: IncomingHttpHeaders
  body: string
}

let server: Server
let arrived: Arrived[] = []
let statuses: number[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      arrived.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.writeHead(statuses.shift() ?? 200, { location: '/elsewhere' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  arrived = []
  statuses = []
})

async function upload(body: Record<string, unknown>): Promise<number> {
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/upload`)
  const client = createHttpClient({
    hosts: serviceHosts(url),
    log: silentLogger,
    clock: systemClock,
    random: () => 0,
    authorization: { audience: 'x', tokens: { token: async () => 'token' } },
  })
  return (await client.send({ method: 'POST', url, retry: 'safe', body })).status
}

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 7) % 256)

describe('an object with bytes among its members', () => {
  const PIECE = 3 * 16 * 1024
  it.each([0, 1, 2, 3, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 5])(
    'arrives as JSON of announced length with %d bytes as base64',
    async (length) => {
      const bytes = bytesOf(length)
      await upload({ First: true, File: bytes, Left: undefined, Text: 'ä"', Inner: { a: [1] } })
      const [{ headers, body } = { headers: {}, body: '' }] = arrived
      const expected = {
        First: true,
        File: Buffer.from(bytes).toString('base64'),
        Text: 'ä"',
        Inner: { a: [1] },
      }
      expect(JSON.parse(body)).toEqual(expected)
      expect(headers['content-length']).toBe(String(Buffer.byteLength(body)))
      expect(headers['content-type']).toBe('application/json; charset=utf-8')
    },
  )

  it('takes the bytes of a part of a buffer alone', async () => {
    await upload({ File: bytesOf(100).subarray(10, 20) })
    expect(JSON.parse(arrived[0]?.body ?? '')).toEqual({
      File: Buffer.from(bytesOf(100).subarray(10, 20)).toString('base64'),
    })
  })

  it.each([401, 503])('is sent whole again after %d', async (status) => {
    statuses = [status]
    expect(await upload({ File: bytesOf(PIECE + 10) })).toBe(200)
    expect(arrived).toHaveLength(2)
    expect(arrived[1]?.body).toBe(arrived[0]?.body)
  })

  it('is not sent to where a redirect leads, but fails', async () => {
    statuses = [307, 307, 307, 307, 307]
    await expect(upload({ File: bytesOf(10) })).rejects.toMatchObject({ code: 'network-error' })
  })
})
