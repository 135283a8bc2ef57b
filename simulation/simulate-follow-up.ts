import { caseAsked } from '#data/curriculum/shared/follow-up-cases.ts'
import { beginFollowUp } from '#data/follow-ups/begin-follow-up.ts'
import { recordFollowUpAnswer } from '#data/follow-ups/record-follow-up-answer.ts'
import { findFollowUpForAnswer } from '#data/follow-ups/shared/follow-up-row.ts'
import { noSuchId } from '#data/no-such-id.ts'
import type { Clinician } from '#data/viewer.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import { answerItem } from './model/answer.ts'
import { type SimulatedClinician, teach } from './model/clinician.ts'
import type { Random } from './model/random.ts'
import { gain, readingMs, simulated } from './simulate-attempt.ts'
import { uuidFrom } from './uuid-from.ts'

/**
 * A simulated clinician does a follow-up of theirs as a person would, through the functions that serve the player. What
 * they recall they keep for longer. Returns them as it left them.
 */
export async function simulateFollowUp(
  viewer: Clinician,
  simulatedClinician: SimulatedClinician,
  { followUpId, startedAt }: { followUpId: string; startedAt: Date },
  { parameters, random }: { parameters: Parameters; random: Random },
): Promise<SimulatedClinician> {
  await beginFollowUp(viewer, { followUpId, now: startedAt })
  let clinician = simulatedClinician
  let at = startedAt
  for (;;) {
    const followUp = await findFollowUpForAnswer(viewer, { followUpId, answerId: noSuchId })
    const asked = followUp?.state?.asked ?? null
    if (followUp === null || asked === null) return clinician
    const { item } = await caseAsked(viewer, asked, followUp.policyVersion ?? 1)
    const { a, b, c } = itemParameters(parameters, item.id)
    const answer = answerItem(clinician, simulated(item, { a, b, c }), at, random)
    at = new Date(at.getTime() + readingMs + Math.round(answer.elapsedMs))
    const given = {
      answerId: uuidFrom(random),
      sceneId: item.id,
      itemId: item.id,
      choice: answer.choice,
      confidence: answer.confidence,
      elapsedMs: Math.round(answer.elapsedMs),
    }
    const recorded = await recordFollowUpAnswer(viewer, { followUpId, given, now: at, found: followUp })
    if (!recorded.ok) throw new Error(`Item ${item.id} could not be answered: ${recorded.problem}`)
    if (recorded.feedback.correct) clinician = teach(clinician, item.practice, at, random, { gain })
  }
}
