import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerIn } from '#data/database/read.ts'
import { noSuchId } from '#data/no-such-id.ts'
import { practicesToConfirm } from '#data/policy/shared/practices-to-confirm.ts'
import { evidenceIn } from '#data/understanding/shared/evidence-row.ts'
import type { Clinician } from '#data/viewer.ts'
import { type FollowUpState, practiceStatuses } from '#domain/follow-ups/follow-up-state.ts'
import { isOver } from '#domain/follow-ups/schedule.ts'
import { nextInFollowUp } from './internal/next-in-follow-up.ts'
import { findFollowUpForAnswer } from './shared/follow-up-row.ts'

/**
 * Begins a follow-up of the viewer's own under the policy in force, which it ends on. One that is under way goes on, on
 * this or another device; one whose time is over is not begun any more. Where nothing is left to ask it has ended at once.
 */
export async function beginFollowUp(
  viewer: Clinician,
  { followUpId, now }: { followUpId: string; now: Date },
): Promise<{ ok: true } | { ok: false; problem: 'not-found' }> {
  const { organisationId, personId } = viewer
  const followUp = await findFollowUpForAnswer(viewer, { followUpId, answerId: noSuchId })
  if (followUp === null) return { ok: false, problem: 'not-found' }
  if (followUp.state !== null) return { ok: true }
  if (followUp.expiredAt !== null || isOver(followUp, { now })) return { ok: false, problem: 'not-found' }
  const { policyVersion } = await curriculumInService(viewer)
  const toConfirmOf = await practicesToConfirm(readerIn(viewer), { organisationId, personIds: [personId] })
  const toConfirm = [...toConfirmOf(personId)]
  const evidence = new Map([...followUp.understanding].map(([practice, row]) => [practice, evidenceIn(row)]))
  const { asked, held, ahead, estimates } = await nextInFollowUp(
    viewer,
    { ...followUp, policyVersion, evidence, soFar: [], toConfirm },
    { now },
  )
  const before = practiceStatuses(estimates)
  const ended = asked === null
  const after = ended ? before : null
  const state: FollowUpState = { asked, answered: [], ahead, held, heldBefore: [], toConfirm, before, after, ended }
  await inOrganisation(
    viewer,
    // Of two beginnings one is written; both go on with it.
    (transaction) =>
      transaction.followUp.updateMany({
        where: { organisationId, id: followUpId, personId, startedAt: null, expiredAt: null },
        data: {
          state,
          policyVersion,
          revision: { increment: 1 },
          startedAt: now,
          lastMovedAt: now,
          endedAt: ended ? now : null,
        },
      }),
  )
  return { ok: true }
}
