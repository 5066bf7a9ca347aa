// Writes the conversation with the services, redacted, one file for each answer and one line for each request.
import { createHash, randomUUID } from 'node:crypto'
import { isLoopbackHost, type Clock, type Logger } from '@powerops/core'
import { createPlaceholders, type Placeholders } from './placeholders.js'
import { fileFacts, redactBody } from './redact-body.js'
import { redactHost, redactRequestPath, redactUrl } from './redact-address.js'
import type { RecordedExchange, Recorder } from './recorder.js'
import { DATAVERSE_HOST, SCOPED_HOST } from './vocabulary.js'

/** A folder that is written to; paths are relative to it, with `/`. */
export interface RecordingFolder {
  writeFile(path: string, text: string): void
  appendFile(path: string, text: string): void
}

/** Which service is recorded, and the host it is shown with when a test server stands for it. */
export interface RecordedService {
  name: 'admin' | 'powerapps' | 'powerplatform' | 'dataverse' | 'entra'
  host: string
}

/** A recording that several services write to. */
export interface Recording {
  recorderOf(service: RecordedService): Recorder
}

/** What a recording needs from the outside world. */
export interface RecordingPorts {
  folder: RecordingFolder
  /** Secret of the recording, at least 16 bytes; processes that share it give equal values equal stand-ins. */
  key: Uint8Array
  log: Logger
  clock: Clock
}

const MAX_FILE_CHARACTERS = 1_000_000

/** One line of the index part; `scripts/merge-recordings.mjs` makes `index.json` of them. */
interface IndexLine {
  order: string
  file?: string
  request: string
  status: number
  kind: 'recorded'
  note?: string
  sha256?: string
}

/**
 * Opens a recording. Each recording has names of its own in the folder, so that several processes may write at once.
 * When it can't write it says so once, and the requests go on.
 */
export function createRecording({ folder, key, log, clock }: RecordingPorts): Recording {
  const placeholder = createPlaceholders(key)
  const part = randomUUID().slice(0, 8)
  let count = 0
  let warned = false

  function write(service: RecordedService, exchange: RecordedExchange): void {
    count += 1
    const sequence = String(count).padStart(4, '0')
    const request = requestLine(service, exchange.method, exchange.url)
    const line: IndexLine = {
      order: `${String(clock.now()).padStart(15, '0')}-${part}-${sequence}`,
      request,
      status: exchange.status,
      kind: 'recorded',
    }
    const note = noteOf(service, exchange, placeholder)
    if (note !== '') line.note = note
    if (service.name !== 'entra' && exchange.bytes.length > 0) {
      line.file = `${service.name}/${sequence}-${part}-${fileWords(request)}-${exchange.status}.json`
      const text = bodyText(exchange.bytes, placeholder)
      line.sha256 = createHash('sha256').update(text).digest('hex')
      folder.writeFile(line.file, text)
    }
    folder.appendFile(`index-${part}.jsonl`, `${JSON.stringify(line)}\n`)
  }

  return {
    recorderOf: (service) => ({
      record(exchange) {
        try {
          write(service, exchange)
        } catch (caught) {
          if (warned) return
          warned = true
          const code = caught instanceof Error && 'code' in caught ? String(caught.code) : 'unexpected answer'
          log.warning(`The recording of the services is incomplete (${code}); the work goes on without it.`)
        }
      },
    }),
  }
}

function requestLine(service: RecordedService, method: string, url: URL): string {
  const path = redactRequestPath(url)
  const shownPath = service.name === 'entra' ? path.replace(/^\/[^/]+/, '/{tenant}') : path
  return `${method} ${requestHost(service, url.hostname)}${shownPath}`
}

function requestHost({ name, host }: RecordedService, hostname: string): string {
  if (name === 'dataverse' || DATAVERSE_HOST.test(hostname)) return '{org}'
  const [, , scope] = SCOPED_HOST.exec(hostname) ?? []
  if (scope !== undefined) return `{${scope}-host}`
  if (isLoopbackHost(hostname)) return host
  return redactHost(hostname, () => '{host}')
}

/** What a reader needs of the headers: where to poll and how long to wait; of a refused sign-in, its code. */
function noteOf(
  service: RecordedService,
  { headers, bytes }: RecordedExchange,
  placeholder: Placeholders,
): string {
  const notes: string[] = []
  const location = headers.get('operation-location') ?? headers.get('location')
  if (location !== null && URL.canParse(location)) {
    notes.push(`location ${redactUrl(location, placeholder)}`)
  }
  const retryAfter = headers.get('retry-after')
  if (retryAfter !== null && /^\d{1,6}$/.test(retryAfter)) notes.push(`retry-after ${retryAfter}`)
  if (service.name === 'entra') {
    const code = /\bAADSTS\d{4,8}\b/.exec(new TextDecoder().decode(bytes))?.[0]
    notes.push('body not recorded', ...(code === undefined ? [] : [code]))
  }
  return notes.join('; ')
}

function bodyText(bytes: Uint8Array, placeholder: Placeholders): string {
  const parsed = parsedJson(bytes)
  if (parsed === undefined) return textOf({ notJson: fileFacts(bytes) })
  const text = textOf(redactBody(parsed, placeholder))
  return text.length <= MAX_FILE_CHARACTERS ? text : textOf({ tooLong: { bytes: bytes.length } })
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** The last words of the path, for the name of the file. */
function fileWords(request: string): string {
  const [method = '', address = ''] = request.split(' ', 2)
  const path = address.replace(/\?.*$/, '').replace(/\{[^}]*\}/g, '')
  const last = path.match(/[A-Za-z]{2,}/g)?.slice(-2) ?? []
  return [method, ...last].join('-').toLowerCase().slice(0, 60)
}
