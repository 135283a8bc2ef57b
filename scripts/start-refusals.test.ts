import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { requireBuildablePath } from '#platform/build.ts'
import { ConfigurationError, checkEnvironment } from '#platform/env.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { startSupervisor } from '#platform/testing/start-supervisor.ts'

/** What a start says where it cannot start. */

let directory: string
let port: number

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'curtain-refusals-'))
  port = await findFreePort()
})

afterAll(() => rm(directory, { recursive: true, force: true }))

describe('refuses with one line, and a status that is not 0', () => {
  const refusalOf = async (variables: Readonly<Record<string, string>>) => {
    const { output, exit } = startSupervisor({ PORT: `${port}`, DATA_DIR: directory, ...variables })
    const [status] = await exit
    return { status, lines: output().trim().split('\n') }
  }

  test.for([
    ['PORT', 'http', /^PORT must be a whole number from 1 to 65535, not "http"\.$/],
    [
      'DATABASE_URL',
      'postgresql://owner:secret@127.0.0.1:1/curtain',
      /^The database at 127\.0\.0\.1:1\/curtain cannot be reached: .*ECONNREFUSED/,
    ],
    ['DATA_DIR', join(import.meta.dirname, 'start.ts/data'), /^DATA_DIR cannot be written: .*ENOTDIR/],
  ] as const)('%s=%s', async ([name, value, line]) => {
    const { status, lines } = await refusalOf({ [name]: value })
    expect(lines).toEqual([expect.stringMatching(line)])
    expect(status).toBe(1)
  })

  test('a folder that it cannot be built in', () => {
    expect(() => requireBuildablePath('/srv/Training #1/curtain')).toThrow(
      new ConfigurationError(
        'Curtain cannot be built in /srv/Training #1/curtain, because of the “#” in it: move it to another folder.',
      ),
    )
    expect(() => requireBuildablePath('/srv/Über uns (100%)/curtain')).not.toThrow()
  })

  test('what it does not know', async () => {
    const { output, exit } = startSupervisor({ DATA_DIR: directory }, { parameters: ['--port', '4000'] })
    expect([await exit, output()]).toEqual([[1, null], expect.stringMatching(/^Unknown option '--port'/)])
    expect(output()).toContain('Usage: npm start')
  })

  test('a port that is taken', async () => {
    const other = createServer()
    await once(other.listen(port), 'listening')
    const { status, lines } = await refusalOf({})
    other.close()
    expect(lines).toEqual([`Port ${port} is taken: choose another with PORT=….`])
    expect(status).toBe(1)
  })

  // What one wrong variable ends in was seen above; here what is asked first of all.
  const linesAbout = (name: string, value: string) => {
    vi.stubEnv(name, value)
    try {
      checkEnvironment()
      return []
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error
      return error.message.split('\n')
    } finally {
      vi.unstubAllEnvs()
    }
  }

  test.for([
    ['PORT', '70000', /^PORT must be a whole number/],
    ['PUBLIC_URL', 'curtain.example', /^PUBLIC_URL must be an address such as/],
    ['DATABASE_URL', 'mysql://here', /^DATABASE_URL must be an address such as postgresql:/],
    ['SMTP_URL', 'https://mail.example', /^SMTP_URL must be/],
    ['MAIL_FROM', 'Curtain <nobody>', /^MAIL_FROM must be/],
  ] as const)('%s=%s', ([name, value, line]) => {
    expect(linesAbout(name, value)).toEqual([expect.stringMatching(line)])
  })

  test('a password in a wrong address is not repeated', () => {
    const line = expect.stringMatching(/^(?!.*hidden)DATABASE_URL must be/)
    expect(linesAbout('DATABASE_URL', 'mysql://owner:hidden@here')).toEqual([line])
  })
})
