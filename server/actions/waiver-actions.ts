'use server'

import { z } from 'zod'
import { liftWaiver } from '#data/assignments/lift-waiver.ts'
import { waive } from '#data/assignments/waive.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { problemOfLastDay } from '#domain/assignments/waiver.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { action, type Outcome } from './action.ts'
import { DueDay, Identifier, many, Optional, OptionalIdentifier, textField } from './fields.ts'

// Each for administrators, of anyone, and for managers, of their people.

type Viewer = Manager | Administrator
type At = { now: Date; id: string }

const New = z.object({
  /** What is waived: one of the two. */
  assignmentId: OptionalIdentifier,
  moduleSlug: Optional,
  personId: many(Identifier).refine((ids) => ids.length > 0, 'not-found'),
  waiverReason: textField(300),
  until: DueDay,
  /** The team in whose grid people were selected. */
  teamId: OptionalIdentifier,
})
const OneWaiver = z.object({ waiverId: Identifier })

export const waiveAsManager = action('manager', New, waiveWork)
export const waiveAsAdministrator = action('administrator', New, waiveWork)
export const liftAsManager = action('manager', OneWaiver, lift)
export const liftAsAdministrator = action('administrator', OneWaiver, lift)

async function waiveWork(
  viewer: Viewer,
  { assignmentId, moduleSlug, personId: personIds, waiverReason: reason, until, teamId }: z.output<typeof New>,
  at: At,
): Promise<Outcome> {
  const problem = problemOfLastDay(until, { today: dayIn(viewer.organisationTimeZone, at.now) })
  if (problem !== null) return { ok: false, field: 'until', problem }
  const work = assignmentId === null ? { moduleSlug } : { assignmentId }
  const waiver = await waive(viewer, { work, personIds, reason, until }, at)
  if (!waiver.ok) return { ok: false, field: 'personId', problem: waiver.problem }
  const { waived: count, leftOut } = waiver
  if (teamId !== null) return { ok: true, goTo: `/teams/${teamId}?done=waived&count=${count}&already=${leftOut}` }
  if (assignmentId === null) return { ok: true, done: 'waived' }
  const home = viewer.acts === 'manager' ? '/teams' : '/admin'
  return { ok: true, goTo: `${home}/assignments/${assignmentId}?waived=${count}` }
}

async function lift(viewer: Viewer, { waiverId }: z.output<typeof OneWaiver>, at: At): Promise<Outcome> {
  return (await liftWaiver(viewer, waiverId, at)) === 'lifted'
    ? { ok: true, done: 'waiver-lifted' }
    : { ok: false, field: 'waiverId', problem: 'not-found' }
}
