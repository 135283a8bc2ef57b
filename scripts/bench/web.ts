import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { childEnvironment, setEnvironment } from '#platform/env.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { type Service, startService } from '#platform/processes/service.ts'
import { fasterThanAnyone } from '#platform/testing/faster-than-anyone.ts'
import { testPasswordKeys, testUrls } from '#platform/testing/prepared-database.ts'
import { webNodeOptions } from '#scripts/start/web-node-options.ts'

/**
 * The web process of a production build, or several, on a port of its own and with its own role, to be started when a benchmark is
 * ready for it. This process reaches the same database and seals cookies as that one does.
 */
export async function prepareWeb(
  appUrl: string,
  {
    profileIn = null,
    webs = 1,
  }: {
    /** Where the web process leaves a profile of its time as it ends; null: nowhere. */
    profileIn?: string | null
    /** How many there are behind the port. */
    webs?: number
  } = {},
): Promise<{ origin: string; start: () => Promise<Service>; startWorker: () => Promise<Service> }> {
  const port = await findFreePort()
  const origin = `http://localhost:${port}`
  setEnvironment({
    DATABASE_APP_URL: appUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    PASSWORD_KEYS: testPasswordKeys,
    PUBLIC_URL: origin,
  })
  const profile = profileIn === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileIn}`]
  const startProcess = (
    name: 'web' | 'worker',
    nodeOptions: readonly string[],
    file: 'web' | 'webs' | 'worker' = name,
  ) =>
    startService({
      name,
      entry: join(import.meta.dirname, `../../server/${file}.ts`),
      nodeOptions,
      environment: childEnvironment({
        DATABASE_APP_URL: testUrls(appUrl)[name],
        NODE_ENV: 'production',
        NEXTAUTH_URL: origin,
        PORT: `${port}`,
        REQUESTS_A_MINUTE: fasterThanAnyone,
        WEB_PROCESSES: `${webs}`,
      }),
      log: 'dropped',
      signal: new AbortController().signal,
      // Writing a profile takes a while.
      endWithinMs: profileIn === null ? 8000 : 60_000,
      onGivenUp: (problem) => {
        throw new Error(problem)
      },
    })
  return {
    origin,
    start: () => startProcess('web', [...webNodeOptions, ...profile], webs > 1 ? 'webs' : 'web'),
    startWorker: () => startProcess('worker', []),
  }
}
