import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { secret } from '#platform/data-directory.ts'
import { connect } from '#platform/database/connection.ts'
import { processRoles } from '#platform/database/process-roles.ts'
import { childEnvironment } from '#platform/env.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { startService } from '#platform/processes/service.ts'
import type { Application } from '#platform/testing/application.ts'

/** A web process whose statements PostgreSQL writes down, and nobody else's. */
export type CountedWeb = {
  readonly origin: string
  /** The statements that PostgreSQL was sent meanwhile: everything counts, BEGIN and COMMIT too. */
  readonly statementsOf: (work: () => Promise<void>) => Promise<string[]>
  readonly stop: () => Promise<void>
}

const statementLine = /LOG: {2}(?:statement|execute [^:]*): (.*)/

/**
 * A second web process on the running application's database and build, which logs in as a member of the web process's
 * role. PostgreSQL logs each statement of that login alone, so tests that run at the same time do not count.
 */
export async function startCountedWeb({
  ownerUrl,
  sessionSecret,
  passwordKeys,
  dataDirectory,
}: Application): Promise<CountedWeb> {
  const superuser = await connectAsSuperuser({ ownerUrl, dataDirectory })
  const login = `counted_${randomBytes(4).toString('hex')}`
  const password = randomUUID()
  await superuser.query(`CREATE ROLE ${login} LOGIN PASSWORD '${password}' IN ROLE ${processRoles.web}`)
  await superuser.query(`ALTER ROLE ${login} SET log_statement = 'all'`)
  await superuser.query(`SET log_statement = 'all'`)
  const appUrl = new URL(ownerUrl)
  appUrl.username = login
  appUrl.password = password
  const port = await findFreePort()
  const origin = `http://localhost:${port}`
  const web = await startService({
    name: 'web',
    entry: join(import.meta.dirname, '../../server/web.ts'),
    environment: childEnvironment({
      DATABASE_APP_URL: appUrl.href,
      NEXTAUTH_SECRET: sessionSecret,
      PASSWORD_KEYS: passwordKeys,
      NEXTAUTH_URL: origin,
      PUBLIC_URL: origin,
      PORT: `${port}`,
      NODE_ENV: 'production',
    }),
    signal: new AbortController().signal,
    endWithinMs: 8000,
    onGivenUp: () => {},
  })
  const log = () => readFile(join(dataDirectory, 'postgres.log'), 'utf8')
  /** All servers of a cluster write to one log, so what stands before a mark was sent before it. */
  const mark = async (): Promise<string> => {
    const name = `mark ${randomUUID()}`
    await superuser.query(`SELECT '${name}'`)
    while (!(await log()).includes(name)) await new Promise((again) => setImmediate(again))
    return name
  }
  return {
    origin,
    async statementsOf(work) {
      const before = await mark()
      await work()
      const after = await mark()
      const [, meanwhile = ''] = (await log()).split(before)
      return (
        (meanwhile.split(after)[0] ?? '')
          .split('\n')
          .flatMap((line) => statementLine.exec(line)?.[1] ?? [])
          .slice(0, -1)
          // Whether the database is there: asked before pages, at most five times a second for all of them together.
          .filter((statement) => statement !== 'SELECT 1')
      )
    },
    async stop() {
      await web.stop()
      await superuser.query(`DROP ROLE ${login}`)
      await superuser.end()
    },
  }
}

async function connectAsSuperuser({
  ownerUrl,
  dataDirectory,
}: Pick<Application, 'ownerUrl' | 'dataDirectory'>): Promise<pg.Client> {
  const url = new URL(ownerUrl)
  url.username = 'postgres'
  url.password = (await secret(dataDirectory, 'postgres-superuser')).value
  return connect(url.href)
}
