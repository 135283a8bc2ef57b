import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { childEnvironment } from '#platform/env.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { root } from '#platform/processes/step.ts'
import { type KeyFiles, keyFilesIn, writeNewKey } from '#platform/testing/certificate.ts'
import { startSupervisor } from '#platform/testing/start-supervisor.ts'
import { demoMarker } from './start/contents.ts'

/** The supervisor and what is below it, with a certificate of their own: nothing is in the clear. */

let directory: string
let files: KeyFiles
let certificate: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'curtain-tls-'))
  await writeFile(join(directory, demoMarker), '')
  files = keyFilesIn(directory)
  certificate = await writeNewKey(files)
})

afterAll(() => rm(directory, { recursive: true, force: true }))

/** Status, cookies and text of what is at an address, for who trusts this certificate alone. */
function ask(address: string, trusted: string): Promise<{ status?: number; cookies: string; text: string }> {
  return new Promise((resolve, reject) => {
    get(address, { ca: trusted, agent: false, headers: { accept: 'text/html' } }, (response) => {
      const cookies = String(response.headers['set-cookie'] ?? '')
      text(response).then((said) => resolve({ status: response.statusCode, cookies, text: said }), reject)
    }).on('error', reject)
  })
}

const start = (variables: Readonly<Record<string, string>>) =>
  startSupervisor({
    DATA_DIR: directory,
    NEXTAUTH_SECRET: undefined,
    TLS_CERTIFICATE: files.certificate,
    TLS_KEY: files.key,
    ...variables,
  })

describe('with a certificate of its own', () => {
  test('a key of another is refused with one line', async () => {
    const { output, exit } = start({ PORT: `${await findFreePort()}`, TLS_KEY: files.certificate })
    expect((await exit)[0]).toBe(1)
    expect(output().trim()).toBe('TLS_KEY names a file that holds no key without a passphrase in PEM.')
  })

  // It may have to be built first.
  test('several web processes and their metrics answer by TLS alone, and serve a renewed certificate without a restart', {
    timeout: 600_000,
  }, async () => {
    const [port, metricsPort] = [await findFreePort(), await findFreePort()]
    const { supervisor, ready, exit } = start({
      PORT: `${port}`,
      METRICS_PORT: `${metricsPort}`,
      WEB_PROCESSES: '2',
    })
    const home = `https://localhost:${port}`
    try {
      await ready()
      expect(JSON.parse((await ask(`${home}/api/health`, certificate)).text)).toMatchObject({ status: 'ok' })
      expect((await ask(`${home}/sign-in`, certificate)).status).toBe(200)
      const leaving = await ask(`${home}/api/auth/csrf`, certificate)
      expect(leaving.cookies).toMatch(/^__Host-.*; Secure/)
      for (const [at, path] of [
        [port, 'api/health'],
        [metricsPort, 'metrics'],
      ])
        await expect(fetch(`http://localhost:${at}/${path}`)).rejects.toThrow()
      expect((await ask(`https://localhost:${metricsPort}/metrics`, certificate)).text).toContain('curtain_request')

      const renewed = await writeNewKey(files)
      const isServed = () => ask(`${home}/api/health/live`, renewed).then(({ status }) => status, String)
      await expect.poll(isServed, { timeout: 30_000, interval: 500 }).toBe(200)
      // What the image asks of itself, whatever the certificate is called.
      const environment = { PORT: `${port}`, TLS_CERTIFICATE: files.certificate, TLS_KEY: files.key }
      const health = (env: Record<string, string>) =>
        promisify(execFile)(process.execPath, ['scripts/health.ts'], { cwd: root, env: childEnvironment(env) })
      await health(environment)
      await expect(health({ ...environment, PORT: `${await findFreePort()}` })).rejects.toThrow()
    } finally {
      supervisor.kill('SIGTERM')
      await exit
    }
  })
})
