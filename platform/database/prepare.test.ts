import { hash } from '@node-rs/argon2'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { connect, withConnection } from '#platform/database/connection.ts'
import { type Keys, keysIn, passwordKeysOf, processUrls, webhookKeysOf } from '#platform/keys.ts'
import { openHash, passwordMatches, sealHash } from '#platform/password.ts'
import { testKeys } from '#platform/testing/prepared-database.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { rightsToApply } from './apply-rights.ts'
import { prepareDatabase } from './prepare.ts'
import { processNames, processRoles } from './process-roles.ts'
import type { ProcessUrls } from './roles.ts'

let database: TemporaryDatabase
let ownerUrl: string
let urls: ProcessUrls

const prepare = (keys: Keys = testKeys) => prepareDatabase({ ownerUrl, keys })

beforeAll(async () => {
  database = await startTemporaryDatabase('empty')
  ownerUrl = database.ownerUrl
  urls = processUrls(ownerUrl, testKeys)
})

afterEach(() => vi.unstubAllEnvs())
afterAll(() => database.remove())

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return withConnection(url, async (client) => (await client.query(sql)).rows)
}

test('several that start at once on an empty database migrate it once', async () => {
  const preparations = await Promise.all([1, 2, 3].map(() => prepare()))
  expect(preparations).toEqual([urls, urls, urls])
  const rows = await query(ownerUrl, 'SELECT migration_name, count(*)::int AS times FROM _prisma_migrations GROUP BY 1')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(({ times }) => times === 1)).toBe(true)
})

test.each(processNames)(
  '%s works as a role of its own that owns nothing and row-level security binds',
  async (name) => {
    const [role] = await query(
      urls[name],
      `SELECT current_user AS login, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
       (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
       (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
     FROM pg_roles r WHERE rolname = current_user`,
    )
    expect(role).toEqual({
      login: processRoles[name],
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owned: 0,
      memberships: 0,
    })
    for (const statement of [
      'CREATE TABLE mine (id int)',
      'SELECT * FROM curtain.applied_function',
      'SELECT * FROM curtain.key_in_use',
    ])
      await expect(query(urls[name], statement)).rejects.toThrow('permission denied')
  },
)

test('the worker may work with the job queue and not change its tables; web has no part in it', async () => {
  expect(await query(urls.worker, 'SELECT count(*)::int AS jobs FROM pgboss.job')).toEqual([{ jobs: 0 }])
  await expect(query(urls.worker, 'DROP TABLE pgboss.job')).rejects.toThrow('must be owner')
  await expect(query(urls.web, 'SELECT count(*) FROM pgboss.job')).rejects.toThrow('permission denied')
})

test('a database that is up to date is left in peace', async () => {
  // Every row carries the transaction that wrote it.
  const readRows = () =>
    query(
      ownerUrl,
      `SELECT oid::regprocedure::text AS what, xmin::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
       UNION ALL SELECT oid::regclass::text, xmin::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
       UNION ALL SELECT polname || polrelid::regclass::text, xmin::text FROM pg_policy
       UNION ALL SELECT migration_name, xmin::text FROM _prisma_migrations
       UNION ALL SELECT name, xmin::text FROM curtain.applied_function
       UNION ALL SELECT fingerprint, xmin::text FROM curtain.key_in_use ORDER BY 1, 2`,
    )
  const before = await readRows()
  await prepare()
  expect(await readRows()).toEqual(before)
})

test('what was granted or taken by hand is set right again', async () => {
  await query(ownerUrl, `ALTER ROLE curtain_web PASSWORD 'another'`)
  await query(
    ownerUrl,
    `GRANT SELECT ON credential TO curtain_web; REVOKE ALL ON answer FROM curtain_web;
     GRANT EXECUTE ON FUNCTION publish_calibration TO curtain_web; REVOKE ALL ON FUNCTION session_holds FROM curtain_web`,
  )
  await prepare()
  expect(await query(urls.web, 'SELECT count(*)::int AS answers FROM answer')).toEqual([{ answers: 0 }])
  await expect(query(urls.web, 'SELECT password_hash FROM credential')).rejects.toThrow('permission denied')
  const client = await connect(ownerUrl)
  expect(await rightsToApply(client, ['policy', 'table', 'function'])).toEqual([])
  await client.end()
})

test('an installation of before the two roles is brought over, and nobody logs in as the former role any more', async () => {
  await query(
    ownerUrl,
    `GRANT curtain_web, curtain_worker TO curtain_owner; DROP OWNED BY curtain_web, curtain_worker; DROP ROLE curtain_web, curtain_worker; ALTER ROLE curtain_app LOGIN PASSWORD 'known'`,
  )
  const former = Object.assign(new URL(ownerUrl), { username: 'curtain_app', password: 'known' }).href
  expect(await query(former, 'SELECT count(*)::int AS people FROM person')).toEqual([{ people: 0 }])
  await prepare()
  expect(await query(urls.web, 'SELECT count(*)::int AS people FROM person')).toEqual([{ people: 0 }])
  expect(await query(urls.worker, 'SELECT * FROM organisation_ids()')).toEqual([])
  await expect(query(former, 'SELECT 1')).rejects.toThrow('not permitted to log in')
})

describe('keys', () => {
  const [other, third] = [keysIn('2b'.repeat(32)), keysIn('3c'.repeat(32))]

  test('a host with another key is refused before it changes what the others log in with', async () => {
    await expect(prepare(other)).rejects.toThrow('This database is used with another key: set CURTAIN_KEYS')
    expect(await query(urls.web, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('passwords of before are sealed, a rotated key takes them over, and what no key opens opens nothing', async () => {
    const passwords = { web: processUrls(ownerUrl, other).web, sealed: passwordKeysOf(testKeys) }
    const phc = await hash('a long enough password')
    await query(
      ownerUrl,
      `INSERT INTO organisation (id, name) VALUES ('00000000-0000-4000-8000-000000000001', 'One');
       INSERT INTO person (organisation_id, id, email, given_name, family_name, profession)
         VALUES ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', 'one@one.example', 'One', 'Person', 'Nurse');
       INSERT INTO credential (organisation_id, person_id, password_hash, changed_at)
         VALUES ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', ${pg.escapeLiteral(phc)}, now());
       INSERT INTO sign_on (organisation_id, issuer, client_id, client_secret, changed_at)
         VALUES ('00000000-0000-4000-8000-000000000001', 'https://login.one.example', 'curtain', ${pg.escapeLiteral(sealHash('of the client', passwords.sealed))}, now());
       INSERT INTO webhook (organisation_id, id, name, address, events, secret, secret_id, created_by_id, created_at, rests_until)
         VALUES ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000003', 'SIEM', 'https://siem.example', '{audit}', ${pg.escapeLiteral(sealHash('whsec_one', webhookKeysOf(testKeys)))}, '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', now(), now())`,
    )
    const passwordHashNow = async () =>
      String((await query(ownerUrl, 'SELECT password_hash FROM credential'))[0]?.password_hash)
    await prepare()
    const first = await passwordHashNow()
    expect(first).toMatch(/^sealed\./)
    expect(first).not.toContain('argon2')
    expect(openHash(first, passwords.sealed)).toBe(phc)

    await prepare({ current: other.current, former: [testKeys.current] })
    const second = await passwordHashNow()
    expect(openHash(second, passwords.sealed)).toBeNull()
    expect(openHash(second, passwordKeysOf(other))).toBe(phc)
    const [signOn] = await query(ownerUrl, 'SELECT client_secret FROM sign_on')
    expect(openHash(String(signOn?.client_secret), passwordKeysOf(other))).toBe('of the client')
    const [webhook] = await query(ownerUrl, 'SELECT secret FROM webhook')
    expect(openHash(String(webhook?.secret), webhookKeysOf(other))).toBe('whsec_one')
    vi.stubEnv('PASSWORD_KEYS', passwordKeysOf(other))
    expect(await passwordMatches(second, 'a long enough password')).toBe(true)
    expect(await passwordMatches(second, 'another long password')).toBe(false)
    expect(await passwordMatches(first, 'a long enough password')).toBe(false)
    // The rotated key alone, from now on; and the former one is another.
    await expect(prepare(other)).resolves.toMatchObject({ web: passwords.web })
    await expect(prepare(testKeys)).rejects.toThrow('another key')
    await expect(prepare(third)).rejects.toThrow('another key')
  })
})
