/** Whether the web process of this machine is well, by the exit status: for containers, which know of no certificate. */
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { get as getByTls } from 'node:https'
import { port } from '#platform/env.ts'
import { tlsFiles } from '#platform/tls/tls-files.ts'

const files = tlsFiles()
const place = { host: '127.0.0.1', port: port(), path: '/api/health', timeout: 4000 }
// It is this machine, whatever name the certificate is for; and it has to be that certificate.
const own = () => ({
  ca: readFileSync(files?.certificate ?? ''),
  allowPartialTrustChain: true,
  checkServerIdentity: () => undefined,
})
const asked = files === null ? get(place) : getByTls({ ...place, ...own() })
asked.on('response', ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1))
asked.on('timeout', () => process.exit(1))
asked.on('error', () => process.exit(1))
