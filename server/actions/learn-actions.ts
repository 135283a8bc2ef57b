'use server'

import { z } from 'zod'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { beginFollowUp as beginOwnFollowUp } from '#data/follow-ups/begin-follow-up.ts'
import { practise as practiseOwn } from '#data/follow-ups/practise.ts'
import { action } from './action.ts'
import { Identifier, Required } from './fields.ts'

/** Begins an enrolment's module, or goes on with the attempt under way. */
export const begin = action(
  'clinician',
  z.object({ enrolmentId: Identifier }),
  async (viewer, { enrolmentId }, { now }) => {
    const begun = await beginAttempt(viewer, { enrolmentId, now })
    return begun.ok
      ? { ok: true, goTo: `/learn/${enrolmentId}` }
      : { ok: false, field: 'enrolmentId', problem: begun.problem }
  },
)

/** Enrols the clinician in a module that nobody asked them to do. */
export const choose = action('clinician', z.object({ moduleSlug: Required }), async (viewer, { moduleSlug }, at) => {
  const chosen = await chooseModule(viewer, moduleSlug, at)
  return chosen.ok
    ? { ok: true, goTo: `/learn/${chosen.enrolmentId}` }
    : { ok: false, field: 'moduleSlug', problem: 'not-found' }
})

/** Begins a follow-up, or goes on with it. */
export const beginFollowUp = action(
  'clinician',
  z.object({ followUpId: Identifier }),
  async (viewer, { followUpId }, { now }) => {
    const begun = await beginOwnFollowUp(viewer, { followUpId, now })
    return begun.ok
      ? { ok: true, goTo: `/learn/follow-ups/${followUpId}` }
      : { ok: false, field: 'followUpId', problem: 'not-found' }
  },
)

/** Begins a round of practising, at any time. */
export const practise = action('clinician', z.object({ practice: Required }), async (viewer, { practice }, { now }) => {
  const begun = await practiseOwn(viewer, { practice, now })
  return begun.ok
    ? { ok: true, goTo: `/learn/follow-ups/${begun.followUpId}` }
    : { ok: false, field: 'practice', problem: 'not-found' }
})
