import { expect } from 'vitest'
import { now, type Strangers, submissionOf } from '#data/strangers.testing.ts'
import { beginAttempt } from './begin-attempt.ts'
import { findEnrolment } from './find-enrolment.ts'
import { findSaferPath } from './find-safer-path.ts'
import { goOnInAttempt } from './go-on.ts'
import { recordAnswer } from './record-answer.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const attempts: Strangers = {
  goOnInAttempt: async ({ stranger, theirs }) =>
    expect(
      await goOnInAttempt(stranger.wardClinicians[0], {
        attemptId: theirs.attemptId,
        sceneId: theirs.sceneId,
        now,
      }),
    ).toEqual({
      ok: false,
      problem: 'not-found',
    }),
  findEnrolment: async ({ stranger, theirs }) =>
    expect(await findEnrolment(stranger.wardClinicians[0], theirs.enrolmentId)).toBeNull(),
  findSaferPath: async ({ stranger, theirs, owner, home }) => {
    const { organisationId } = home
    const attempt = await owner.attempt.findFirstOrThrow({ where: { organisationId, id: theirs.attemptId } })
    const state = { ...(attempt.state as object), ended: true }
    await owner.attempt.updateMany({ where: { organisationId, id: attempt.id }, data: { state, endedAt: now } })
    expect(await findSaferPath(stranger.wardClinicians[0], theirs.enrolmentId)).toBeNull()
    const before = { state: attempt.state ?? {}, endedAt: attempt.endedAt }
    await owner.attempt.updateMany({ where: { organisationId, id: attempt.id }, data: before })
  },
  beginAttempt: async ({ stranger, theirs }) =>
    expect(await beginAttempt(stranger.wardClinicians[0], { enrolmentId: theirs.enrolmentId, now })).toEqual({
      ok: false,
      problem: 'not-found',
    }),
  recordAnswer: async ({ stranger, theirs }) =>
    expect(
      await recordAnswer(stranger.wardClinicians[0], {
        attemptId: theirs.attemptId,
        submission: submissionOf(theirs),
        now,
      }),
    ).toEqual({
      ok: false,
      problem: 'not-found',
    }),
}
