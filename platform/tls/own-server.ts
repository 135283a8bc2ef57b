import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import { ConfigurationError } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import { readTlsKey, type TlsFiles, type TlsKey, tlsFiles } from './tls-files.ts'

/** Those of TLS 1.3, and of 1.2 those that keep what was said before secret when a key becomes known. */
const accepted = {
  minVersion: 'TLSv1.2',
  handshakeTimeout: 10_000,
  ciphers: [
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_GCM_SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
  ].join(':'),
} as const

/** How often it is looked whether a certificate was renewed. */
const lookEveryMs = 10_000

/**
 * A server of this process: https with the certificate of TLS_CERTIFICATE, and no http beside it; http where none is set. A
 * certificate that is renewed is served to all who connect from then on, without a restart.
 */
export function createOwnServer(
  options: ServerOptions,
  listener?: RequestListener,
  { everyMs = lookEveryMs }: { everyMs?: number } = {},
): Server {
  const files = tlsFiles()
  if (files === null) return createServer(options, listener)
  const key = readTlsKey(files)
  const server = createTlsServer({ ...options, ...accepted, ...key }, listener)
  renew(server, files, { key, everyMs })
  return server
}

/** Serves what stands in the files from now on. What cannot be served is told once, and the certificate before it stays. */
function renew(server: TlsServer, files: TlsFiles, { key, everyMs }: { key: TlsKey; everyMs: number }): void {
  let served = key
  let problemTold: string | null = null
  let problemSeen: string | null = null
  const look = () => {
    try {
      const now = readTlsKey(files)
      problemSeen = null
      problemTold = null
      if (now.cert === served.cert && now.key === served.key) return
      server.setSecureContext({ ...accepted, ...now })
      served = now
      log('info', 'a new certificate is served', {})
    } catch (error) {
      const problem = error instanceof ConfigurationError ? error.message : String(error)
      // Two files are not written in one moment: what is wrong at a second look is.
      if (problem === problemSeen && problem !== problemTold) {
        problemTold = problem
        log('error', 'the certificate cannot be renewed: the one before it is served', { problem })
      }
      problemSeen = problem
    }
  }
  const timer = setInterval(look, everyMs).unref()
  server.on('close', () => clearInterval(timer))
}
