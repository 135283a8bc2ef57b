import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { peopleInScope, personIsInScope, teamIsInScope, teamsInScope } from '#data/scope.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { inOrganisation } from './database.ts'
import type { OwnerDatabase } from './owner-database.ts'
import { readerWithin, readInOrganisation, readOfAll, readWithKeptPlan } from './read.ts'
import { sql, textOfQuery } from './sql.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let home: TestOrganisation
let other: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  home = await makeTestOrganisation(owner, 'home')
  other = await makeTestOrganisation(owner, 'other')
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const Email = z.object({ email: z.string() })

describe('a read in one statement', () => {
  test('sees the rows of its organisation and of no other', async () => {
    const people = await readInOrganisation(home, Email, sql`SELECT email FROM person ORDER BY email`)
    expect(people.length).toBe(await owner.person.count({ where: { organisationId: home.organisationId } }))
    expect(people.every(({ email }) => email.endsWith('@home.example'))).toBe(true)
    const elsewhere = sql`SELECT email FROM person WHERE organisation_id = ${other.organisationId}::uuid`
    expect(await readInOrganisation(home, Email, elsewhere)).toEqual([])
  })

  test('leaves no organisation behind on its connection', async () => {
    for (let times = 0; times < 12; times++) {
      await readInOrganisation(home, Email, sql`SELECT email FROM person`)
      expect(await readOfAll(Email, sql`SELECT email FROM person`)).toEqual([])
    }
  })

  test('cannot write', async () => {
    const renameQuery = sql`UPDATE person SET given_name = 'X' RETURNING email`
    await expect(readInOrganisation(home, Email, renameQuery)).rejects.toThrow(/syntax error/)
    const hiddenDelete = sql`WITH gone AS (DELETE FROM session RETURNING id) SELECT 'x' AS email FROM gone`
    await expect(readInOrganisation(home, Email, hiddenDelete)).rejects.toThrow(/top level/)
  })

  test('refuses a row that is not what the schema says', async () => {
    const wrong = sql`SELECT 1 AS email`
    await expect(readInOrganisation(home, Email, wrong)).rejects.toThrow(z.ZodError)
    await expect(inOrganisation(home, (transaction) => readerWithin(transaction)(Email, wrong))).rejects.toThrow(
      z.ZodError,
    )
  })

  test('takes its values as values, whatever is in them', async () => {
    const words = `'; DROP TABLE person; -- $1 \\ "{,}`
    const Row = z.object({ text: z.string(), texts: z.array(z.string()), none: z.null() })
    const query = sql`SELECT ${words} AS text, ${[words, '', 'NULL']}::text[] AS texts, ${null}::text AS none`
    const expectedRows = [{ text: words, texts: [words, '', 'NULL'], none: null }]
    expect(await readInOrganisation(home, Row, query)).toEqual(expectedRows)
    expect(await inOrganisation(home, (transaction) => readerWithin(transaction)(Row, query))).toEqual(expectedRows)
  })

  test('is written of parts', () => {
    const part = sql`a = ${1}::integer AND b = ${'x'}`
    const whole = sql`SELECT ${true}::boolean WHERE ${part} OR ${part} LIMIT ${2}::integer`
    expect(textOfQuery(whole)).toBe(
      'SELECT $1::boolean WHERE a = $2::integer AND b = $3 OR a = $4::integer AND b = $5 LIMIT $6::integer',
    )
    expect(whole.values).toEqual(['true', '1', 'x', '1', 'x', '2'])
  })
})

describe('a read whose plan is kept', () => {
  const emails = sql`SELECT email FROM person ORDER BY email`

  test('reads what the same query reads without', async () => {
    expect(await readWithKeptPlan(home, Email, emails)).toEqual(await readInOrganisation(home, Email, emails))
    expect(await readWithKeptPlan(home, Email, sql`SELECT email FROM person WHERE false`)).toEqual([])
  })

  test('keeps a plan for each text, and nothing of the values or the organisation that it was used with', async () => {
    for (let times = 0; times < 8; times++) {
      for (const organisation of [home, other]) {
        const people = await readWithKeptPlan(organisation, Email, emails)
        expect(people).toEqual(await readInOrganisation(organisation, Email, emails))
        expect(people.length).toBeGreaterThan(0)
      }
      for (const email of ['first', 'second'])
        expect(await readWithKeptPlan(home, Email, sql`SELECT ${email} AS email`)).toEqual([{ email }])
    }
    // The reads of this file follow each other, so one connection has them all.
    const plans = await readOfAll(
      z.object({ statement: z.string(), used: z.number() }),
      sql`SELECT statement, (generic_plans + custom_plans)::integer AS used FROM pg_prepared_statements WHERE statement ~ '^PREPARE'`,
    )
    const usedOf = (text: string) => plans.filter(({ statement }) => statement.includes(text)).map(({ used }) => used)
    expect(usedOf('SELECT email FROM person ORDER BY email')).toEqual([17])
    expect(usedOf('SELECT ($1)[1] AS email')).toEqual([16])
  })

  test('cannot write, and says what is wrong with a query', async () => {
    const hiddenDelete = sql`WITH gone AS (DELETE FROM session RETURNING id) SELECT 'x' AS email FROM gone`
    await expect(readWithKeptPlan(home, Email, hiddenDelete)).rejects.toThrow(/top level/)
    await expect(readWithKeptPlan(home, Email, sql`SELECT nothing AS email`)).rejects.toThrow(/"nothing"/)
    await expect(readWithKeptPlan(home, Email, sql`SELECT 1 AS email`)).rejects.toThrow(z.ZodError)
  })

  test('takes its values as values, whatever is in them', async () => {
    const words = `'; DROP TABLE person; -- $1 \\ "{,}`
    const Row = z.object({ text: z.string(), texts: z.array(z.string()), none: z.null() })
    const query = sql`SELECT ${words} AS text, ${[words, '', 'NULL']}::text[] AS texts, ${null}::text AS none`
    expect(await readWithKeptPlan(home, Row, query)).toEqual([{ text: words, texts: [words, '', 'NULL'], none: null }])
  })
})

describe('who a viewer may know of', () => {
  test.each(['clinician', 'manager', 'administrator'] as const)(
    'is the same for a raw query as for one of Prisma: %s',
    async (acts) => {
      const viewer = { clinician: home.bayClinicians[0], manager: home.wardManager, administrator: home.administrator }[
        acts
      ]
      const people = await inOrganisation(viewer, (transaction) =>
        transaction.person.findMany({
          where: peopleInScope(viewer),
          select: { email: true },
          orderBy: { email: 'asc' },
        }),
      )
      const inScope = sql`SELECT person.email FROM person WHERE ${personIsInScope(viewer)} ORDER BY person.email`
      expect(await readInOrganisation(viewer, Email, inScope)).toEqual(people)
      expect(people.length).toBeGreaterThan(0)
      if (viewer.acts === 'clinician') return
      const teams = await inOrganisation(viewer, (transaction) =>
        transaction.team.findMany({ where: teamsInScope(viewer), select: { name: true }, orderBy: { name: 'asc' } }),
      )
      const teamNames = sql`SELECT team.name FROM team WHERE ${teamIsInScope(viewer)} ORDER BY team.name`
      expect(await readInOrganisation(viewer, z.object({ name: z.string() }), teamNames)).toEqual(teams)
    },
  )
})

test('a connection does one thing at a time, also where a transaction asks for several, and goes on after one that failed', async () => {
  const warnings = vi.spyOn(process, 'emitWarning')
  const { organisationId } = home
  const result = await inOrganisation(home, async (transaction) => {
    const people = {
      where: { organisationId },
      select: { roles: true, memberships: true, managed: true, tokens: true },
    }
    const read = readerWithin(transaction)
    const counts = await Promise.all(
      [1, 2, 3, 4].map((n) => read(z.object({ n: z.number() }), sql`SELECT ${n}::integer AS n`)),
    )
    return { counts: counts.flat(), people: await transaction.person.findMany(people) }
  })
  expect(result.counts).toEqual([1, 2, 3, 4].map((n) => ({ n })))
  expect(result.people.length).toBeGreaterThan(0)
  expect(warnings).not.toHaveBeenCalled()
  const failing = inOrganisation(home, async (transaction) => {
    await Promise.all(
      [1, 0].map((n) => readerWithin(transaction)(Email, sql`SELECT (1 / ${n}::integer)::text AS email`)),
    )
  })
  await expect(failing).rejects.toThrow(/division/)
  expect(await readInOrganisation(home, Email, sql`SELECT email FROM person`)).not.toEqual([])
})
