import { expect } from 'vitest'
import { now, type Strangers, submissionOf } from '#data/strangers.testing.ts'
import { beginFollowUp } from './begin-follow-up.ts'
import { findFollowUp } from './find-follow-up.ts'
import { ownFollowUps } from './own-follow-ups.ts'
import { practise } from './practise.ts'
import { recordFollowUpAnswer } from './record-follow-up-answer.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const followUps: Strangers = {
  ownFollowUps: async ({ stranger }) =>
    expect(await ownFollowUps(stranger.wardClinicians[0], { now })).toEqual({
      open: null,
      practising: null,
      nextOn: null,
    }),
  findFollowUp: async ({ stranger, theirs }) =>
    expect(await findFollowUp(stranger.wardClinicians[0], theirs.followUpId, { now })).toBeNull(),
  beginFollowUp: async ({ stranger, theirs }) =>
    expect(await beginFollowUp(stranger.wardClinicians[0], { followUpId: theirs.followUpId, now })).toEqual({
      ok: false,
      problem: 'not-found',
    }),
  practise: async ({ home, stranger, owner }) => {
    await practise(stranger.wardClinicians[0], { practice: 'approved-tools', now })
    const { organisationId } = home
    expect(await owner.followUp.count({ where: { organisationId, reason: 'practising' } })).toBe(0)
  },
  recordFollowUpAnswer: async ({ stranger, theirs }) =>
    expect(
      await recordFollowUpAnswer(stranger.wardClinicians[0], {
        followUpId: theirs.followUpId,
        submission: submissionOf(theirs),
        now,
      }),
    ).toEqual({ ok: false, problem: 'not-found' }),
}
