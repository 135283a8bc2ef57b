import { chown, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { dangerouslyAskDatabase, dangerouslyDisconnect } from '#data/system.ts'
import { withConnection } from '#platform/database/connection.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { processNames, processRoles } from '#platform/database/process-roles.ts'
import { type KeyFiles, writeNewKey } from '#platform/testing/certificate.ts'
import { testKeys } from '#platform/testing/prepared-database.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'

/** On a PostgreSQL that lets nobody in by a password: each login shows a certificate of its own, as docs/deployment.md says. */

let database: TemporaryDatabase
let trusted: string

const owner = () => new URL(database.ownerUrl).username

const filesOf = (name: string): KeyFiles => ({
  certificate: join(database.directory, `${name}.crt`),
  key: join(database.directory, `${name}.key`),
})

/** How `role` logs in without a password, by the certificate of `shown`. */
function urlOf(role: string, shown: string = role): string {
  const url = new URL(database.ownerUrl)
  Object.assign(url, { hostname: 'localhost', username: role, password: '' })
  const { certificate, key } = filesOf(shown)
  url.search = new URLSearchParams({
    sslmode: 'verify-full',
    sslrootcert: trusted,
    sslcert: certificate,
    sslkey: key,
  }).toString()
  return url.href
}

beforeAll(async () => {
  database = await startTemporaryDatabase('prepared')
  const server = filesOf('server')
  trusted = join(database.directory, 'trusted.crt')
  await writeFile(trusted, await writeNewKey(server))
  const logins = [owner(), ...Object.values(processRoles)]
  const clients = await Promise.all(logins.map((role) => writeNewKey(filesOf(role), role)))
  await writeFile(join(database.directory, 'clients.crt'), clients.join(''))
  const data = join(database.directory, 'postgres')
  // PostgreSQL takes a key of its own user alone.
  const { uid, gid } = await stat(data)
  const ofServer = { cert: 'server.crt', key: 'server.key', ca: 'clients.crt' }
  for (const file of Object.values(ofServer)) {
    await writeFile(join(data, file), await readFile(join(database.directory, file)), { mode: 0o600 })
    await chown(join(data, file), uid, gid)
  }
  const password = await readFile(join(database.directory, 'secrets/postgres-superuser'), 'utf8')
  const superuser = Object.assign(new URL(database.ownerUrl), { username: 'postgres', password: password.trim() })
  await withConnection(superuser.href, async (client) => {
    for (const [setting, file] of Object.entries(ofServer))
      await client.query(`ALTER SYSTEM SET ssl_${setting}_file = ${pg.escapeLiteral(file)}`)
    await client.query('ALTER SYSTEM SET ssl = on')
    await writeFile(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 cert\n')
    await client.query('SELECT pg_reload_conf()')
  })
  for (const name of processNames) vi.stubEnv(`DATABASE_${name.toUpperCase()}_URL`, urlOf(processRoles[name]))
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await dangerouslyDisconnect()
  await database.remove()
})

const logIn = (url: string) => withConnection(url, async () => {})

test('a password lets nobody in any more, and nor does the certificate of another', async () => {
  await expect(logIn(database.ownerUrl)).rejects.toThrow(/no pg_hba.conf entry/)
  await expect(logIn(urlOf(processRoles.web, processRoles.worker))).rejects.toThrow(/certificate authentication failed/)
})

test('start, each process, the application’s data and its queue work by certificates alone', async () => {
  const urls = await prepareDatabase({ ownerUrl: urlOf(owner()), keys: testKeys })
  expect(urls).toEqual({ web: urlOf(processRoles.web), worker: urlOf(processRoles.worker) })
  for (const name of processNames)
    await withConnection(urls[name], async (client) => {
      const { rows } = await client.query(
        'SELECT current_user AS login, client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
      )
      expect(rows).toEqual([{ login: processRoles[name], client_dn: `/CN=${processRoles[name]}` }])
    })

  vi.stubEnv('DATABASE_APP_URL', urls.web)
  expect(await dangerouslyAskDatabase()).toBe(true)

  const queue = new PgBoss({ connectionString: urls.worker, supervise: false, schedule: false, migrate: false, max: 2 })
  queue.on('error', () => {})
  await queue.start()
  expect(await queue.isInstalled()).toBe(true)
  await queue.stop({ graceful: false })
})
