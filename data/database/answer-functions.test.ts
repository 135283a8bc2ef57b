import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Clinician } from '#data/viewer.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { entryOf } from './entry.ts'
import { asOwner } from './owner-database.ts'

/**
 * The functions that write a learner's step have the owner's rights: no policy of row-level security asks whose organisation it
 * is. So they are asked here for the step of another organisation, by a statement of someone who has its ids.
 */

const now = new Date()
let testDatabase: TestDatabase
let web: pg.Client
let here: QuestionPosition
let elsewhere: QuestionPosition

type QuestionPosition = { readonly clinician: Clinician; readonly sessionId: string; readonly attemptId: string }

beforeAll(async () => {
  testDatabase = await createTestDatabase({ as: 'web' })
  await asOwner(testDatabase.ownerUrl, async (owner) => {
    here = await atQuestion((await makeTestOrganisation(owner, 'here')).wardClinicians[0])
    elsewhere = await atQuestion((await makeTestOrganisation(owner, 'elsewhere')).wardClinicians[0])
  })
  web = await connect(testDatabase.urls.web)
})

afterAll(async () => {
  await web.end()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

async function atQuestion(clinician: Clinician): Promise<QuestionPosition> {
  const choice = await chooseModule(clinician, 'the-call-that-dropped', { now })
  const attempt = await beginAttempt(clinician, { enrolmentId: choice.ok ? choice.enrolmentId : '', now })
  const { sessionId } = await dangerouslyStartSession(clinician, {
    expiresAt: new Date(now.getTime() + 3600_000),
    network: '192.0.2.1',
    now,
  })
  return { clinician, sessionId, attemptId: attempt.ok ? attempt.attemptId : '' }
}

const entryHere = () => entryOf(here.clinician, { answeredAt: now })
const state = JSON.stringify({ sceneId: 'somewhere', ended: false })

/** Both take a session, an organisation, a person, an attempt and its revision first. */
const steps = {
  move_attempt_in_session: ({ clinician, sessionId, attemptId }: QuestionPosition) =>
    web.query('SELECT * FROM move_attempt_in_session($1, $2, $3, $4, 0, $5, NULL, NULL, $6)', [
      ...[sessionId, clinician.organisationId, clinician.personId, attemptId, state, now],
    ]),
  record_answer_in_session: ({ clinician, sessionId, attemptId }: QuestionPosition) =>
    web.query(
      `SELECT * FROM record_answer_in_session($1, $2, $3, $4, 0, $5, NULL, NULL, gen_random_uuid(), 'scene', 'item', 'practice', '{a}',
        true, 'sure', 5000, '{}', $6, NULL)`,
      [sessionId, clinician.organisationId, clinician.personId, attemptId, state, now],
    ),
} as const

const revisionOf = ({ attemptId }: QuestionPosition) =>
  asOwner(testDatabase.ownerUrl, (owner) =>
    owner.attempt.findFirstOrThrow({ where: { id: attemptId }, select: { revision: true } }),
  )

describe.for(Object.entries(steps))('%s()', ([, step]) => {
  test('refuses the organisation of another entry, and any without one', async () => {
    const refusalMessage = 'this is not the organisation of the entry'
    await expect(step(elsewhere)).rejects.toThrow(refusalMessage)
    await web.query('BEGIN')
    await web.query('SELECT enter_organisation($1)', [entryHere()])
    await expect(step(elsewhere)).rejects.toThrow(refusalMessage)
    await web.query('ROLLBACK')
    await web.query('BEGIN')
    await web.query('SELECT enter_organisation($1)', [entryHere()])
    await web.query(`SELECT set_config('app.organisation_id', $1, true)`, [elsewhere.clinician.organisationId])
    await expect(step(elsewhere)).rejects.toThrow(refusalMessage)
    await web.query('ROLLBACK')
    expect(await revisionOf(elsewhere)).toEqual({ revision: 0 })
  })

  test('takes a step of its own, and finds no attempt and no session of another organisation there', async () => {
    await web.query('BEGIN')
    await web.query('SELECT enter_organisation($1)', [entryHere()])
    const strange = await step({ ...here, attemptId: elsewhere.attemptId })
    expect(strange.rows).toEqual([])
    const signedOut = await step({ ...here, sessionId: elsewhere.sessionId })
    expect(signedOut.rows).toMatchObject([{ outcome: 'signed-out' }])
    const own = await step(here)
    expect(own.rows).toMatchObject([{ outcome: 'recorded' }])
    await web.query('ROLLBACK')
    expect(await revisionOf(elsewhere)).toEqual({ revision: 0 })
  })
})
