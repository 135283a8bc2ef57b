'use server'

import { z } from 'zod'
import { answerContest } from '#data/contests/answer-contest.ts'
import { contestItem } from '#data/contests/contest-item.ts'
import { longestContest } from '#server/contest-rule.ts'
import { action } from './action.ts'
import { Identifier } from './fields.ts'

const Words = z.string('required').trim().min(1, 'required').max(longestContest, 'too-long')

/** A clinician says that a question that they answered is wrong or does not fit their work. */
export const contest = action(
  'clinician',
  z.object({ answerId: Identifier, kind: z.enum(['wrong', 'does_not_fit'], 'choose-one'), reason: Words }),
  async (viewer, contest, at) => {
    const outcome = await contestItem(viewer, contest, at)
    return outcome.ok
      ? { ok: true, done: 'contested' }
      : { ok: false, field: outcome.problem === 'not-found' ? 'answerId' : 'reason', problem: outcome.problem }
  },
)

/** An administrator answers a contest, once. */
export const reply = action(
  'administrator',
  z.object({
    contestId: Identifier,
    outcome: z.enum(['kept', 'to_be_corrected'], 'choose-one'),
    reply: Words,
  }),
  async (viewer, answer, at) => {
    const outcome = await answerContest(viewer, answer, at)
    return outcome === 'answered'
      ? { ok: true, done: 'contest-answered' }
      : { ok: false, field: 'reply', problem: 'not-found' }
  },
)
