import { expect } from 'vitest'
import { now, type Strangers, submissionOf } from '#data/strangers.testing.ts'
import { beginAttempt } from './begin-attempt.ts'
import { findEnrolment } from './find-enrolment.ts'
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
