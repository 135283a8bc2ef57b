import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { answerContest } from './answer-contest.ts'
import { contestItem } from './contest-item.ts'
import { listContests } from './list-contests.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const contests: Strangers = {
  contestItem: async ({ home, stranger, theirs }) => {
    const contest = { answerId: theirs.answerId, kind: 'wrong', reason: 'Because.' } as const
    for (const clinician of [stranger.wardClinicians[0], home.wardClinicians[0]])
      expect(await contestItem(clinician, contest, { now })).toEqual({ ok: false, problem: 'not-found' })
  },
  listContests: async ({ stranger }) =>
    expect(await listContests(stranger.administrator, { page: 1 })).toMatchObject({
      contests: [],
      open: 0,
    }),
  answerContest: async ({ stranger, theirs }) =>
    expect(
      await answerContest(
        stranger.administrator,
        { contestId: theirs.contestId, outcome: 'kept', reply: 'No.' },
        { now },
      ),
    ).toBe('not-found'),
}
