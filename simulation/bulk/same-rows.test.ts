import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { initialPolicy, makeOrganisation } from '#data/people/make-organisation.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { simulatedCurriculum } from '#simulation/curriculum-in-service.ts'
import { demoPlan, demoWaves } from '#simulation/demo/demo-plan.ts'
import { live } from '#simulation/living/live.ts'
import { simulateClinician } from '#simulation/model/clinician.ts'
import type { Life, PlannedAssignment } from '#simulation/model/life.ts'
import { liveThrough } from '#simulation/model/live-through.ts'
import { seededRandom } from '#simulation/model/random.ts'
import { uuidFrom } from '#simulation/model/uuid-from.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { inBulk } from './bulk.ts'
import { insertLives } from './insert-lives.ts'
import { copyLives, lifeText } from './life-text.ts'
import type { IdKind } from './rows.ts'

const now = new Date('2026-06-10T03:07:00Z')
const start = new Date('2025-10-01T09:00:00Z')
const clinicians = ['one', 'two', 'three', 'four', 'five', 'six']
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let client: pg.Client

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  client = await connect(testDatabase.ownerUrl)
})

afterAll(async () => {
  await client.end()
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

type LivedLives = { readonly organisationId: string; readonly lives: readonly { personId: string; life: Life }[] }

/** The same lives in an organisation of the same shape: what differs is how they come into the database. */
async function makeOne(name: string, enrolment: 'by-assignment' | 'not-yet'): Promise<LivedLives & Helpers> {
  const { organisationId, personId } = await makeOrganisation(owner, {
    name,
    policy: initialPolicy,
    teams: [{ name: 'Ward', above: null }],
    people: clinicians.map((local) => ({
      email: `${local}@${name}.example`,
      givenName: local,
      familyName: 'Same',
      profession: 'Nurse',
      roles: ['clinician'],
      memberOf: ['Ward'],
      manages: [],
      passwordHash: 'unusable',
    })),
    createdAt: start,
  })
  const curriculum = await simulatedCurriculum({ organisationId })
  const assignments: PlannedAssignment[] = []
  for (const { at, dueOn, modules } of demoWaves([...curriculum.modules.keys()], now)) {
    const { id: assignmentId } = await owner.assignment.create({ data: { organisationId, dueOn, createdAt: at } })
    for (const moduleSlug of modules) {
      await owner.assignmentModule.create({ data: { organisationId, assignmentId, moduleSlug } })
      assignments.push({ assignmentId, moduleSlug, at, dueOn })
      if (enrolment === 'not-yet') continue
      for (const local of clinicians) {
        const person = personId(`${local}@${name}.example`)
        await owner.enrolment.create({
          data: { organisationId, personId: person, assignmentId, moduleSlug, dueOn, createdAt: at },
        })
      }
    }
  }
  const practices = curriculum.practices.map(({ id }) => id)
  const lives = clinicians.map((local, place) => {
    const random = seededRandom(40 + place)
    const clinician = simulateClinician(random, { practices, mean: place / 3 - 0.8 })
    const plan = demoPlan(assignments, { random, now, who: place === 0 ? 'shown' : 'colleague' })
    const again = { moduleSlug: assignments[0]?.moduleSlug ?? '', startedAt: new Date('2026-05-20T11:00:00Z') }
    const runs = [...plan.runs, { ...again, calledAwayAfter: null, because: 'own-choice' as const }]
    // Whatever the questions are, somebody leaves a follow-up.
    const leavesFollowUpsFrom = place === 1 ? new Date('2026-03-01T00:00:00Z') : plan.leavesFollowUpsFrom
    const life = liveThrough(clinician, { ...plan, runs, leavesFollowUpsFrom }, { curriculum, random })
    return { personId: personId(`${local}@${name}.example`), life }
  })
  return { organisationId, lives, curriculum }
}

type Helpers = { readonly curriculum: Awaited<ReturnType<typeof simulatedCurriculum>> }

/** Every row of an organisation's training, with what is drawn at random or belongs to one organisation told by what it stands for. */
async function rowsOf(organisationId: string) {
  const read = async (sql: string) => (await client.query(sql, [organisationId])).rows
  const names = new Map(
    [
      ...(await read(`SELECT id, split_part(email, '@', 1) AS name FROM person WHERE organisation_id = $1`)),
      ...(await read(`SELECT id, 'asked ' || created_at AS name FROM assignment WHERE organisation_id = $1`)),
      ...(await read('SELECT id, name FROM team WHERE organisation_id = $1')),
      ...(await read(`SELECT e.id, concat_ws(' ', 'enrolment', p.email, e.module_slug, e.created_at) AS name FROM enrolment e
        JOIN person p ON p.id = e.person_id WHERE e.organisation_id = $1`)),
      ...(await read(`SELECT t.id, concat_ws(' ', 'attempt', p.email, t.started_at) AS name FROM attempt t
        JOIN person p ON p.id = t.person_id WHERE t.organisation_id = $1`)),
      ...(await read(`SELECT f.id, concat_ws(' ', 'follow-up', p.email, f.created_at) AS name FROM follow_up f
        JOIN person p ON p.id = f.person_id WHERE f.organisation_id = $1`)),
    ].map(({ id, name }) => [id, `${name}`.replace(/@\S+/, '')]),
  )
  const tables: Record<string, unknown[]> = {}
  for (const table of [
    'enrolment',
    'attempt',
    'follow_up',
    'answer',
    'understanding',
    'person_snapshot',
    'group_snapshot',
  ]) {
    const rows = await read(`SELECT to_jsonb(r) - 'organisation_id' AS row FROM ${table} r WHERE organisation_id = $1`)
    tables[table] = rows
      .map(({ row }) => comparable(table, row, names))
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  }
  return tables
}

/** Snapshots sum over rows in the order in which they are read, which nobody promises. Everything else is the same to the last digit. */
function toTwelveDigits(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toTwelveDigits)
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value
}

function comparable(
  table: string,
  row: Record<string, unknown>,
  names: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const roundValue = table.endsWith('_snapshot') ? toTwelveDigits : (value: unknown) => value
  const drawnColumns = table === 'answer' ? ['id'] : table === 'attempt' ? ['seed'] : []
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !drawnColumns.includes(column))
      // What the page of a follow-up holds for a time without a network: a life that is written in bulk was on no page.
      .map(([column, value]) => [
        column,
        column === 'state' ? { ...Object(value), held: null, heldBefore: null } : value,
      ])
      .map(([column, value]) => [column, typeof value === 'string' ? (names.get(value) ?? value) : roundValue(value)]),
  )
}

describe('a life', { timeout: 300_000 }, () => {
  test('leaves the same rows, lived through the application or written in bulk', async () => {
    const livedOne = await makeOne('lived', 'by-assignment')
    const answerIds = seededRandom(7)
    for (const { personId, life } of livedOne.lives) {
      const duties = await dangerouslyDutiesOfPerson({ organisationId: livedOne.organisationId, personId })
      if (duties?.clinician == null) throw new Error('Nobody lives here')
      await live(duties.clinician, life, { policyVersion: 1, random: answerIds })
    }
    const insertedOne = await makeOne('inserted', 'by-assignment')
    await insertLives(owner, { ...insertedOne, random: seededRandom(8) })
    const copiedOne = await makeOne('copied', 'not-yet')
    const random = seededRandom(9)
    const { organisationId, curriculum } = copiedOne
    const people = copiedOne.lives.map(({ personId, life }) => {
      const ids = new Map<string, string>([['person 0', personId]])
      const idOf = (key: string) => ids.get(key) ?? ids.set(key, uuidFrom(random)).get(key) ?? ''
      return {
        text: lifeText(life, { organisationId, curriculum }),
        ids: (kind: IdKind, n: number) => idOf(`${kind} ${n}`),
      }
    })
    await inBulk(client, () => copyLives(client, people))

    for (const { organisationId } of [livedOne, insertedOne, copiedOne])
      await dangerouslyTakeSnapshot(organisationId, { now })
    const expectedRows = await rowsOf(livedOne.organisationId)
    expect(await rowsOf(insertedOne.organisationId)).toEqual(expectedRows)
    expect(await rowsOf(copiedOne.organisationId)).toEqual(expectedRows)

    // Else it would prove little.
    const lives = livedOne.lives.map(({ life }) => life)
    const did = new Set(lives.flatMap(({ steps }) => steps.map((step) => step.did)))
    expect([...did].sort().join(' ')).toBe(
      'answered answered-follow-up began began-follow-up chose left-follow-up was-due went-on',
    )
    expect(lives.flatMap(({ followUps }) => followUps).length).toBeGreaterThan(20)
    expect(expectedRows.answer?.length).toBeGreaterThan(400)
    expect(expectedRows.person_snapshot?.length).toBe(clinicians.length)
  })
})
