import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { childEnvironment } from '#platform/env.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { root } from '#platform/processes/step.ts'
import { applicationFile } from './application.ts'
import { applicationIn } from './application-in.ts'
import { fasterThanAnyone } from './faster-than-anyone.ts'

/**
 * Starts the real thing for the browser tests, as `npm start` would, on a data directory and a port of its own. What
 * it says is kept, and told if it does not come up.
 */
export default function startApplication(): Promise<() => Promise<void>> {
  return startApplicationOf(root, [])
}

/** The same of the sources in another folder; with `--dev` as `npm run dev` would. */
export async function startApplicationOf(folder: string, parameters: readonly string[]): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'curtain-e2e-'))
  const port = await findFreePort()
  const baseUrl = `http://localhost:${port}`
  const supervisor = spawn(process.execPath, ['scripts/start.ts', ...parameters], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: childEnvironment({
      PORT: `${port}`,
      PUBLIC_URL: baseUrl,
      DATA_DIR: directory,
      NODE_ENV: undefined,
      REQUESTS_A_MINUTE: fasterThanAnyone,
      // Two browsers ask for pages ahead on two cores that vitest has too: what is turned away has tests of its own.
      REQUESTS_AT_ONCE: '400',
    }),
  })
  const lines: string[] = []
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: supervisor.stdout }).on('line', (line) => {
      lines.push(line)
      if (line.startsWith('Curtain is ready')) resolve()
    })
    supervisor.once('exit', () => reject(new Error(`The application did not start:\n${lines.join('\n')}`)))
  }).catch(async (error: unknown) => {
    await rm(directory, { recursive: true, force: true })
    throw error
  })

  const application = { ...(await applicationIn(directory, baseUrl)), supervisor: supervisor.pid ?? null }
  await writeFile(applicationFile(process.pid), JSON.stringify(application), { mode: 0o600 })
  return async () => {
    supervisor.kill('SIGTERM')
    await once(supervisor, 'exit')
    await rm(applicationFile(process.pid), { force: true })
    await rm(directory, { recursive: true, force: true })
  }
}
