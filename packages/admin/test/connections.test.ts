// What the Power Platform API tells of a connection, and where it is asked.
import { createConnectionReader, type ConnectionState } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const PLACE = {
  environmentId: '0A1B2C3D-4e5f-6071-8293-a4b5c6d7e8f9',
  connectorId: '/providers/Microsoft.PowerApps/apis/shared_office365',
  connectionId: 'c/1',
}

function ask(step: Step, url = 'https://api.powerplatform.com'): [ScriptedHttp, Promise<ConnectionState>] {
  const http = scriptedHttp({
    'GET connectivity/connectors/shared_office365/connections/c/1': step,
    [`GET connectivity/environments/${PLACE.environmentId}/connectors/shared_office365/connections/c/1`]:
      step,
  })
  return [http, createConnectionReader({ http, url: new URL(url) }, testPorts()).lookUp(PLACE)]
}

const error = (status: number, code: string): Step => ({ status, body: { error: { code, message: 'No.' } } })
const connection = (...statuses: object[]): Step => ({ body: { name: 'c1', properties: { statuses } } })

const cases: [name: string, answer: Step, expected: ConnectionState][] = [
  ['is usable', connection({ status: 'Connected' }), { state: 'usable' }],
  ['is usable when no status is told', { body: {} }, { state: 'usable' }],
  [
    'is broken by one of its statuses',
    connection({ status: 'Connected' }, { status: 'Error', error: { message: 'Expired.' } }),
    { state: 'broken', why: 'Expired.' },
  ],
  ['is missing', error(404, 'ConnectionNotFound'), { state: 'missing' }],
  ['is not shared', error(403, 'ConnectionAuthorizationFailed'), { state: 'not-shared' }],
  [
    'is unknown while the environment is not known there yet',
    error(404, 'ServiceToServiceEnvironmentNotFound'),
    { state: 'unknown', why: '404 ServiceToServiceEnvironmentNotFound' },
  ],
  ['is unknown for an answer without words', { status: 404 }, { state: 'unknown', why: '404' }],
]
it.each(cases)('a connection %s', async (_name, step, expected) => {
  expect(await ask(step)[1]).toEqual(expected)
})

it("is asked for at the environment's own host, whose name is its id", async () => {
  const [http, state] = ask(connection())
  await state
  expect(http.requests[0]?.url.host).toBe(
    '0a1b2c3d4e5f60718293a4b5c6d7e8.f9.environment.api.powerplatform.com',
  )
})

it('is asked for below the path of the environment on this machine', async () => {
  const [http, state] = ask(connection(), 'http://127.0.0.1:8080')
  await state
  expect(http.requests[0]?.url.host).toBe('127.0.0.1:8080')
})
