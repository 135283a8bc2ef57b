import { once } from 'node:events'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { get as getInTheClear, type Server } from 'node:http'
import { get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { checkEnvironment, metricsListener, publicUrl } from '#platform/env.ts'
import { type KeyFiles, keyFilesIn, writeNewKey } from '#platform/testing/certificate.ts'
import { createOwnServer } from './own-server.ts'
import { readTlsKey, tlsFiles } from './tls-files.ts'

let folder: string
let files: KeyFiles
let certificate: string
let server: Server
let port: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'curtain-tls-'))
  files = keyFilesIn(folder)
})

beforeEach(async () => {
  certificate = await writeNewKey(files)
  vi.stubEnv('TLS_CERTIFICATE', files.certificate)
  vi.stubEnv('TLS_KEY', files.key)
  server = createOwnServer({}, (_request, response) => response.end('a page'), { everyMs: 10 })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

afterEach(() => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  server.close()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** What a proxy that trusts this certificate alone gets, or why it gets nothing. */
async function asked(trusted: string, options: ConnectionOptions = {}): Promise<string> {
  const request = get({ port, host: 'localhost', path: '/', ca: trusted, agent: false, ...options })
  try {
    const [response] = await once(request, 'response')
    response.resume()
    return (response.socket as TLSSocket).getProtocol() ?? ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('with a certificate', () => {
  test('answers by TLS 1.3 or 1.2, to who trusts that certificate and no other', async () => {
    expect(await asked(certificate)).toBe('TLSv1.3')
    expect(await asked(certificate, { maxVersion: 'TLSv1.2' })).toBe('TLSv1.2')
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    expect(await asked(certificate, old)).toMatch(/alert protocol version/)
    const weak = { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' } as const
    expect(await asked(certificate, weak)).toMatch(/alert handshake failure/)
    const another = await writeNewKey(keyFilesIn(await mkdtemp(join(folder, 'another-'))))
    expect(await asked(another)).toMatch(/self-signed certificate|unable to verify/)
  })

  test('answers nothing in the clear', async () => {
    const request = getInTheClear({ port, host: 'localhost', path: '/' })
    await expect(once(request, 'response')).rejects.toThrow()
  })

  test('serves a renewed one without a restart, and does not break off who is connected', async () => {
    const before = connect({ port, host: 'localhost', ca: certificate })
    await once(before, 'secureConnect')
    const renewed = await writeNewKey(files)
    await expect.poll(() => asked(renewed)).toBe('TLSv1.3')
    expect(await asked(certificate)).not.toBe('TLSv1.3')
    before.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
    const [said] = await once(before, 'data')
    expect(String(said)).toContain('200 OK')
    before.destroy()
  })

  test('goes on with the one before where the files do not belong together, and says so once', async () => {
    const lines: string[] = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(`${line}`) > 0)
    const others = keyFilesIn(await mkdtemp(join(folder, 'others-')))
    const renewed = await writeNewKey(others)
    await rename(others.certificate, files.certificate)
    await expect.poll(() => lines.length).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      problem: expect.stringMatching(/^TLS_KEY is not/),
    })
    expect(await asked(certificate)).toBe('TLSv1.3')
    expect(await asked(renewed)).not.toBe('TLSv1.3')
    expect(lines).toHaveLength(1)
    write.mockRestore()
  })

  test('is at https, and its metrics may be asked for by other machines', () => {
    expect(publicUrl()).toBe('https://localhost:3000')
    vi.stubEnv('METRICS_PORT', '9464')
    vi.stubEnv('METRICS_HOST', '0.0.0.0')
    expect(metricsListener('web')).toEqual({ host: '0.0.0.0', port: 9464 })
    expect(checkEnvironment).not.toThrow()
    vi.stubEnv('TLS_CERTIFICATE', '')
    expect(() => metricsListener('web')).toThrow(/^METRICS_HOST/)
  })
})

describe('is refused with one line', () => {
  const problem = () => {
    try {
      const named = tlsFiles()
      return named === null ? null : readTlsKey(named) && null
    } catch (error) {
      return error instanceof Error ? error.message : error
    }
  }

  test('where a file is missing, holds something else, or is of another key', async () => {
    expect(problem()).toBeNull()
    vi.stubEnv('TLS_KEY', '')
    expect(problem()).toBe('TLS_KEY is missing: a certificate and its key are set together.')
    vi.stubEnv('TLS_KEY', '/nowhere/server.key')
    expect(problem()).toBe('TLS_KEY names a file that cannot be read (ENOENT): /nowhere/server.key.')
    vi.stubEnv('TLS_KEY', files.certificate)
    expect(problem()).toBe('TLS_KEY names a file that holds no key without a passphrase in PEM.')
    vi.stubEnv('TLS_KEY', files.key)
    vi.stubEnv('TLS_CERTIFICATE', files.key)
    expect(problem()).toBe('TLS_CERTIFICATE names a file that holds no certificate in PEM.')
    const others = keyFilesIn(await mkdtemp(join(folder, 'others-')))
    await writeNewKey(others)
    vi.stubEnv('TLS_CERTIFICATE', others.certificate)
    expect(problem()).toBe('TLS_KEY is not the key of the first certificate in TLS_CERTIFICATE.')
  })

  test('and nothing is, where no certificate is named: then it speaks http', () => {
    vi.stubEnv('TLS_CERTIFICATE', '')
    vi.stubEnv('TLS_KEY', '')
    expect(tlsFiles()).toBeNull()
    expect(publicUrl()).toBe('http://localhost:3000')
  })
})
