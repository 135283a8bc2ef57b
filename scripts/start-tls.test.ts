import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chown, constants, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildIfStale } from '#platform/build.ts'
import { childEnvironment } from '#platform/env.ts'
import { actionKey, deriveSecret } from '#platform/keys.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { root } from '#platform/processes/step.ts'
import { type KeyFiles, keyFilesIn, writeNewKey } from '#platform/testing/certificate.ts'
import { startSupervisor } from '#platform/testing/start-supervisor.ts'
import { demoMarker } from './start/contents.ts'

/**
 * The supervisor and what is below it, from an empty data directory and with a certificate of their own: nothing is in the clear.
 * As in the image, they are a user who may write nothing in the application's folder, where this one can become another.
 */

const nobody = 65_534
const canBecome = process.getuid?.() === 0 && (await canEnter(root))

let directory: string
let files: KeyFiles
let certificate: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'curtain-tls-'))
  await writeFile(join(directory, demoMarker), '')
  files = keyFilesIn(directory)
  certificate = await writeNewKey(files)
  if (!canBecome) return
  await chown(directory, nobody, nobody)
  await buildIfStale({
    signal: new AbortController().signal,
    actionKey: actionKey(deriveSecret('0'.repeat(64), 'session cookies')),
  })
}, 600_000)

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
  startSupervisor(
    {
      DATA_DIR: directory,
      HOME: directory,
      NEXTAUTH_SECRET: undefined,
      TLS_CERTIFICATE: files.certificate,
      TLS_KEY: files.key,
      ...variables,
    },
    canBecome ? { as: nobody } : {},
  )

const asWhom = canBecome ? 'as a user who may write nothing in its folder' : 'as this user, who is not root'

describe('with a certificate of its own', () => {
  test('a key of another is refused with one line', async () => {
    const { output, exit } = start({ PORT: `${await findFreePort()}`, TLS_KEY: files.certificate })
    expect((await exit)[0]).toBe(1)
    expect(output().trim()).toBe('TLS_KEY names a file that holds no key without a passphrase in PEM.')
  })

  // It may have to be built first.
  test(`several web processes and their metrics answer by TLS alone, and serve a renewed certificate without a restart, ${asWhom}`, {
    timeout: 600_000,
  }, async () => {
    const [port, metricsPort] = [await findFreePort(), await findFreePort()]
    const { supervisor, ready, exit, output } = start({
      PORT: `${port}`,
      METRICS_PORT: `${metricsPort}`,
      WEB_PROCESSES: '2',
    })
    const home = `https://localhost:${port}`
    try {
      await ready()
      expect(JSON.parse((await ask(`${home}/api/health`, certificate)).text)).toMatchObject({
        status: 'ok',
        database: 'ok',
      })
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
      // Each web looks for itself whether the certificate was renewed, and either may answer.
      const isWell = () => health(environment).then(() => 'well', String)
      await expect.poll(isWell, { timeout: 60_000, interval: 500 }).toBe('well')
      await expect(health({ ...environment, PORT: `${await findFreePort()}` })).rejects.toThrow()
    } finally {
      supervisor.kill('SIGTERM')
      await exit
    }
    // A web may look at the new key before its certificate is there, says so and looks again.
    const errors = output()
      .split('\n')
      .filter((line) => line.includes('"level":"error"') && !line.includes('the certificate cannot be renewed'))
    expect(errors).toEqual([])
  })
})

/** Whether others than its owner may enter a folder: where a machine keeps its clones to root, this cannot be tried. */
async function canEnter(folder: string): Promise<boolean> {
  const probe = spawn(
    process.execPath,
    ['-e', `require('node:fs').accessSync(${JSON.stringify(folder)}, ${constants.R_OK})`],
    {
      uid: nobody,
      gid: nobody,
      stdio: 'ignore',
    },
  )
  const [status] = await Promise.race([once(probe, 'exit'), once(probe, 'error').then(() => [1])])
  return status === 0 && (await access(folder).then(() => true))
}
