'use server'

import { z } from 'zod'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { beginFollowUp as beginOwnFollowUp } from '#data/follow-ups/begin-follow-up.ts'
import { practise as practiseOwn } from '#data/follow-ups/practise.ts'
import { action } from './action.ts'
import { Identifier, RequiredText } from './fields.ts'

/** Begins an enrolment's module, or goes on with the attempt under way. */
export const begin = action(
  'clinician',
  z.object({ enrolmentId: Identifier }),
  async (viewer, { enrolmentId }, { now }) => {
    const start = await beginAttempt(viewer, { enrolmentId, now })
    return start.ok
      ? { ok: true, goTo: `/learn/${enrolmentId}` }
      : { ok: false, field: 'enrolmentId', problem: start.problem }
  },
)

/** Enrols the clinician in a module that nobody asked them to do. */
export const choose = action(
  'clinician',
  z.object({ moduleSlug: RequiredText }),
  async (viewer, { moduleSlug }, at) => {
    const choice = await chooseModule(viewer, moduleSlug, at)
    return choice.ok
      ? { ok: true, goTo: `/learn/${choice.enrolmentId}` }
      : { ok: false, field: 'moduleSlug', problem: 'not-found' }
  },
)

/** Begins a follow-up, or goes on with it. */
export const beginFollowUp = action(
  'clinician',
  z.object({ followUpId: Identifier }),
  async (viewer, { followUpId }, { now }) => {
    const start = await beginOwnFollowUp(viewer, { followUpId, now })
    return start.ok
      ? { ok: true, goTo: `/learn/follow-ups/${followUpId}` }
      : { ok: false, field: 'followUpId', problem: 'not-found' }
  },
)

/** Begins a round of practising, at any time. */
export const practise = action(
  'clinician',
  z.object({ practice: RequiredText }),
  async (viewer, { practice }, { now }) => {
    const start = await practiseOwn(viewer, { practice, now })
    return start.ok
      ? { ok: true, goTo: `/learn/follow-ups/${start.followUpId}` }
      : { ok: false, field: 'practice', problem: 'not-found' }
  },
)
