import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PrismaClient } from '#data/generated/client.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { asOwner } from './database/owner-database.ts'
import { dangerouslyDisconnect } from './system.ts'

let testDatabase: TestDatabase
let application: PrismaClient
let here: TestOrganisation
let elsewhere: TestOrganisation

const tenantTables = `
  SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id'
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  application = new PrismaClient({ adapter: new PrismaPg({ connectionString: testDatabase.appUrl, max: 2 }) })
  await asOwner(testDatabase.ownerUrl, async (owner) => {
    here = await makeTestOrganisation(owner, 'here')
    elsewhere = await makeTestOrganisation(owner, 'elsewhere')
  })
})

afterAll(async () => {
  await application.$disconnect()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** Runs statements as the application does, with the organisation set. */
function within<Result>(
  organisationId: string,
  work: (transaction: Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]) => Promise<Result>,
) {
  return application.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT set_config('app.organisation_id', ${organisationId}, true)`
    return work(transaction)
  })
}

describe("the application's role", () => {
  test('owns no table, cannot bypass row-level security and is no superuser', async () => {
    const [role] = await application.$queryRaw<{ rolbypassrls: boolean; rolsuper: boolean; owned: number }[]>`
      SELECT rolbypassrls, rolsuper, (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owned
      FROM pg_roles WHERE rolname = current_user`
    expect(role).toEqual({ rolbypassrls: false, rolsuper: false, owned: 0 })
  })

  test('cannot read a password hash', async () => {
    await expect(within(here.organisationId, (transaction) => transaction.credential.findMany())).rejects.toThrow(
      /permission denied|denied access/i,
    )
  })

  test.each([
    'answer',
    'audit_event',
    'policy',
    'module_version',
    'curriculum_version',
    'parameter_version',
    'publication',
    'item_statistics',
  ])('can neither change nor delete a row of %s', async (table) => {
    const change = `UPDATE ${table} SET ${table === 'publication' ? 'published_at = now()' : table === 'audit_event' ? 'at = now()' : table === 'answer' ? 'correct = true' : table === 'item_statistics' ? 'computed_at = now()' : 'created_at = now()'}`
    for (const statement of [change, `DELETE FROM ${table}`])
      await expect(
        within(here.organisationId, (transaction) => transaction.$executeRawUnsafe(statement)),
      ).rejects.toThrow(/permission denied|denied access/i)
  })

  test('can neither empty a table nor turn off its security', async () => {
    for (const statement of ['TRUNCATE answer', 'ALTER TABLE answer DISABLE ROW LEVEL SECURITY', 'DROP TABLE answer'])
      await expect(application.$executeRawUnsafe(statement)).rejects.toThrow(
        /permission denied|denied access|must be owner/i,
      )
  })
})

/** No process reads these as a table: functions of the owner alone do. */
const readByNobody = ['credential', 'unsubscribe_token']

describe('row-level security', () => {
  test('is enabled and forced on every table that holds an organisation, and on the organisations', async () => {
    const tables = await application.$queryRawUnsafe<{ name: string }[]>(tenantTables)
    expect(tables.length).toBeGreaterThan(15)
    const open = await application.$queryRaw<{ relname: string }[]>`
      SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
        AND relname = ANY (${[...tables.map(({ name }) => name), 'organisation']}) AND NOT (relrowsecurity AND relforcerowsecurity)`
    expect(open).toEqual([])
  })

  test('shows nothing at all to a query that sets no organisation', async () => {
    const tables = await application.$queryRawUnsafe<{ name: string }[]>(tenantTables)
    const read = tables.filter(({ name }) => !readByNobody.includes(name))
    expect(read.length).toBe(tables.length - readByNobody.length)
    for (const { name } of read) {
      const [result] = await application.$queryRawUnsafe<{ rows: number }[]>(
        `SELECT count(*)::int AS rows FROM ${name}`,
      )
      expect(result, name).toEqual({ rows: 0 })
    }
  })

  test("shows one organisation's people and no other's", async () => {
    const people = await within(here.organisationId, (transaction) =>
      transaction.person.findMany({ select: { organisationId: true } }),
    )
    expect(people).toHaveLength(7)
    expect(new Set(people.map(({ organisationId }) => organisationId))).toEqual(new Set([here.organisationId]))
  })

  test('refuses to write a row into another organisation', async () => {
    const intrusion = within(here.organisationId, (transaction) =>
      transaction.team.create({ data: { organisationId: elsewhere.organisationId, name: 'Intruders' } }),
    )
    await expect(intrusion).rejects.toThrow(/row-level security/i)
  })
})

describe('the keys', () => {
  test('of every tenant table begin with the organisation', async () => {
    const keys = await application.$queryRaw<{ table: string; first: string }[]>`
      SELECT i.indrelid::regclass::text AS "table", a.attname AS first
      FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
      WHERE i.indisprimary AND i.indrelid IN (SELECT attrelid FROM pg_attribute WHERE attname = 'organisation_id')
        AND i.indrelid IN (SELECT oid FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace)`
    expect(keys.length).toBeGreaterThan(15)
    expect(keys.filter(({ first }) => first !== 'organisation_id')).toEqual([])
  })

  test('that point from one tenant table to another carry the organisation first', async () => {
    const foreign = await application.$queryRaw<{ name: string; first: string; to: string }[]>`
      SELECT k.conname AS name, a.attname AS first, k.confrelid::regclass::text AS "to"
      FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      WHERE k.contype = 'f' AND k.confrelid IN (
        SELECT attrelid FROM pg_attribute WHERE attname = 'organisation_id'
        UNION SELECT 'organisation'::regclass)`
    expect(foreign.length).toBeGreaterThan(15)
    expect(foreign.filter(({ first }) => first !== 'organisation_id')).toEqual([])
  })

  test('keep a member of one organisation out of another organisation’s team', async () => {
    const mixedInsert = within(here.organisationId, (transaction) =>
      transaction.teamMember.create({
        data: {
          organisationId: here.organisationId,
          teamId: elsewhere.teams.ward,
          personId: here.wardClinicians[0].personId,
        },
      }),
    )
    await expect(mixedInsert).rejects.toThrow(/foreign key/i)
  })
})

describe('an answer', () => {
  test.each([
    ['neither to an attempt nor to a follow-up', null, null],
    ['to both', randomUUID(), randomUUID()],
  ])('cannot belong %s', async (_what, attemptId, followUpId) => {
    const crossWrite = within(here.organisationId, (transaction) =>
      transaction.answer.createMany({
        data: {
          organisationId: here.organisationId,
          id: randomUUID(),
          personId: here.wardClinicians[0].personId,
          attemptId,
          followUpId,
          sceneId: 'scene',
          itemId: 'item',
          practiceId: 'practice',
          choice: [],
          correct: true,
          confidence: 'sure',
          elapsedMs: 1,
          misconceptions: [],
          counts: true,
          answeredAt: new Date(),
        },
      }),
    )
    await expect(crossWrite).rejects.toThrow(/answer_of_one/)
  })
})

describe('a module version', () => {
  test('cannot be changed or deleted by its owner either', async () => {
    await asOwner(testDatabase.ownerUrl, async (owner) => {
      await expect(owner.moduleVersion.updateMany({ data: { slug: 'rewritten' } })).rejects.toThrow(/immutable/)
      await expect(owner.moduleVersion.deleteMany()).rejects.toThrow(/immutable/)
    })
  })
})
