import { noSuchId } from '#data/no-such-id.ts'
import { nextFollowUp } from '#domain/follow-ups/schedule.ts'
import { curriculumInService } from './curriculum.ts'
import { inOrganisation } from './database.ts'
import { evidenceIn } from './evidence-row.ts'
import { followUpFacts } from './follow-up-facts.ts'
import { findFollowUpForAnswer } from './follow-up-row.ts'
import { makeFollowUp } from './make-follow-up.ts'
import { nextInFollowUp } from './next-in-follow-up.ts'
import { practicesToConfirm } from './practices-to-confirm.ts'

type Made = { readonly id: string; readonly personId: string }

/**
 * Makes the follow-ups that these people are due today. One that would find nothing to ask is closed at once, and nobody
 * hears of it: its occasion has passed. Returns how many are there to be done.
 */
export async function schedulePeople({
  organisationId,
  personIds,
  now,
}: {
  organisationId: string
  personIds: readonly string[]
  now: Date
}): Promise<number> {
  const { made, toConfirmOf } = await inOrganisation({ organisationId }, async (transaction) => {
    const factsOf = await followUpFacts(transaction, { organisationId, personIds, now })
    const made: Made[] = []
    for (const personId of personIds) {
      const { trainings, earlier } = factsOf(personId)
      const due = nextFollowUp(trainings, earlier, { now })
      if (due === null || due.dueOn > now) continue
      const id = await makeFollowUp(transaction, { organisationId, personId, due, reason: 'training', now })
      if (id !== null) made.push({ id, personId })
    }
    const asked = made.map(({ personId }) => personId)
    return { made, toConfirmOf: await practicesToConfirm(transaction, { organisationId, personIds: asked }) }
  })
  let left = 0
  for (const { id, personId } of made) {
    if (await asksSomething({ organisationId, personId, followUpId: id, toConfirm: toConfirmOf(personId), now }))
      left += 1
    else
      await inOrganisation({ organisationId }, (transaction) =>
        transaction.followUp.updateMany({
          where: { organisationId, id, startedAt: null },
          data: { expiredAt: now },
        }),
      )
  }
  return left
}

async function asksSomething({
  organisationId,
  personId,
  followUpId,
  toConfirm,
  now,
}: {
  organisationId: string
  personId: string
  followUpId: string
  toConfirm: ReadonlySet<string>
  now: Date
}): Promise<boolean> {
  const followUp = await findFollowUpForAnswer({ organisationId, personId }, { followUpId, answerId: noSuchId })
  if (followUp === null) return false
  const { policyVersion } = await curriculumInService({ organisationId })
  const evidence = new Map([...followUp.understanding].map(([practice, row]) => [practice, evidenceIn(row)]))
  // Whether anything is asked is the same in every language.
  const reader = { organisationId, language: 'en' }
  const { asked } = await nextInFollowUp(
    reader,
    { ...followUp, policyVersion, evidence, given: [], toConfirm: [...toConfirm] },
    { now },
  )
  return asked !== null
}

/** Closes the follow-ups whose time is over, of one person or (null) of everybody. Returns how many. */
export async function closeFollowUps({
  organisationId,
  personId,
  now,
}: {
  organisationId: string
  personId: string | null
  now: Date
}): Promise<number> {
  // A day and a half after the beginning of the last day, see isOver().
  return inOrganisation(
    { organisationId },
    (transaction) => transaction.$executeRaw`
      UPDATE follow_up SET expired_at = ${now}::timestamptz
      WHERE organisation_id = ${organisationId}::uuid AND (${personId}::uuid IS NULL OR person_id = ${personId}::uuid)
        AND ended_at IS NULL AND expired_at IS NULL
        AND closes_on + interval '36 hours' <= ${now}::timestamptz AT TIME ZONE 'UTC'`,
  )
}
