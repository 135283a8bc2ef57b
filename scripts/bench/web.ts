import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { childEnvironment, setEnvironment } from '#platform/env.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { type Service, startService } from '#platform/processes/service.ts'
import { testPasswordKeys, testUrls } from '#platform/testing/prepared-database.ts'
import { webNodeOptions } from '#scripts/start/web-node-options.ts'

/**
 * The web process of a production build on a port of its own and with its own role, to be started when a benchmark is ready for it. This
 * process reaches the same database and seals cookies as that one does.
 */
export async function prepareWeb(appUrl: string): Promise<{ origin: string; start: () => Promise<Service> }> {
  const port = await findFreePort()
  const origin = `http://localhost:${port}`
  setEnvironment({
    DATABASE_APP_URL: appUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    PASSWORD_KEYS: testPasswordKeys,
    PUBLIC_URL: origin,
  })
  const environment = childEnvironment({
    DATABASE_APP_URL: testUrls(appUrl).web,
    NODE_ENV: 'production',
    NEXTAUTH_URL: origin,
    PORT: `${port}`,
  })
  const start = () =>
    startService({
      name: 'web',
      entry: join(import.meta.dirname, '../../server/web.ts'),
      nodeOptions: webNodeOptions,
      environment,
      log: 'dropped',
      signal: new AbortController().signal,
      endWithinMs: 8000,
      onGivenUp: (problem) => {
        throw new Error(problem)
      },
    })
  return { origin, start }
}
