import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { followUpFacts } from '#data/follow-ups/internal/follow-up-facts.ts'
import { makeFollowUp } from '#data/follow-ups/internal/make-follow-up.ts'
import type { Clinician } from '#data/viewer.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { isOver } from '#domain/follow-ups/schedule.ts'
import { beginFollowUp } from './begin-follow-up.ts'

/**
 * Begins a round of practising of the viewer's own: a few cases of the bank about one practice, at any time. Where a
 * follow-up waits, that is what is done first: it asks about weak points too. A round about the same practice goes on; one
 * about another is given up, and what was answered in it stays.
 */
export async function practise(
  viewer: Clinician,
  { practice, now }: { practice: string; now: Date },
): Promise<{ ok: true; followUpId: string } | { ok: false; problem: 'not-found' }> {
  const { organisationId, personId } = viewer
  const { practices } = await curriculumInService(viewer)
  if (!practices.some(({ id }) => id === practice)) return { ok: false, problem: 'not-found' }
  const followUpId = await inOrganisation(viewer, async (transaction) => {
    const factsOf = await followUpFacts(readerWithin(transaction), { organisationId, personIds: [personId], now })
    const { open } = factsOf(personId)
    if (open !== null) {
      const goesOn = open.practises === null || open.practises === practice
      if (goesOn && !isOver(open, { now })) return open.id
      await transaction.followUp.updateMany({
        where: { organisationId, id: open.id, endedAt: null },
        data: { expiredAt: now },
      })
    }
    const today = dayIn(viewer.organisationTimeZone, now)
    const due = { occasion: 'own', dueOn: today, closesOn: today, modules: [] } as const
    const newId = await makeFollowUp(transaction, {
      organisationId,
      personId,
      due,
      reason: 'practising',
      practises: practice,
      now,
    })
    // Of two presses at once the second finds what the first has made.
    if (newId !== null) return newId
    const other = { organisationId, personId, endedAt: null, expiredAt: null }
    return (await transaction.followUp.findFirst({ where: other, select: { id: true } }))?.id ?? null
  })
  if (followUpId === null) return { ok: false, problem: 'not-found' }
  const start = await beginFollowUp(viewer, { followUpId, now })
  return start.ok ? { ok: true, followUpId } : start
}
