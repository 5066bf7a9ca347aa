// One loopback port that speaks http and https: the first byte of a connection tells which.
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type Socket } from 'node:net'
import { AlmError } from '@powerops/core'

const TLS_HANDSHAKE = 0x16
const LOOPBACK = '127.0.0.1'

export interface Listener {
  readonly port: number
  /** Ends every connection and frees the port. */
  close(): Promise<void>
}

export interface TlsIdentity {
  certificate: string
  privateKey: string
}

/**
 * Listens on 127.0.0.1; port 0 takes any free one.
 * @throws AlmError `input-invalid` when the port is taken.
 */
export function listen(port: number, tls: TlsIdentity, onRequest: RequestListener): Promise<Listener> {
  const http = createHttpServer({ keepAliveTimeout: 60_000 }, onRequest)
  const https = createHttpsServer({ cert: tls.certificate, key: tls.privateKey }, onRequest)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
    socket.once('data', (first: Buffer) => {
      socket.pause()
      socket.unshift(first)
      const speaker = first[0] === TLS_HANDSHAKE ? https : http
      speaker.emit('connection', socket)
      process.nextTick(() => socket.resume())
    })
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      http.close()
      https.close()
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new AlmError('input-invalid', {
          message: `the emulator cannot listen on port ${port}: ${cause.message}`,
          remedy: 'Stop the program that uses the port, or choose another port.',
          cause,
        }),
      )
    })
    server.listen(port, LOOPBACK, () => {
      const address = server.address()
      resolve({ port: typeof address === 'object' && address ? address.port : port, close })
    })
  })
}
