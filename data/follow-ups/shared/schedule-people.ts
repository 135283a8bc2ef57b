import { randomUUID } from 'node:crypto'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { followUpFacts } from '#data/follow-ups/internal/follow-up-facts.ts'
import { makeFollowUp } from '#data/follow-ups/internal/make-follow-up.ts'
import { nextInFollowUp } from '#data/follow-ups/internal/next-in-follow-up.ts'
import { noSuchId } from '#data/no-such-id.ts'
import { practicesToConfirm } from '#data/policy/shared/practices-to-confirm.ts'
import { evidenceIn } from '#data/understanding/shared/evidence-row.ts'
import { nextFollowUp } from '#domain/follow-ups/schedule.ts'
import { findFollowUpForAnswer } from './follow-up-row.ts'

/** A follow-up that was made, and can be done. */
export type MadeFollowUp = { readonly id: string; readonly personId: string; readonly closesOn: Date }

/**
 * Makes the follow-ups that these people are due today. One that would find nothing to ask is closed at once, and nobody
 * hears of it: its occasion has passed. `policyVersion`: that in force. Returns those that are there to be done.
 */
export async function schedulePeople({
  organisationId,
  personIds,
  policyVersion,
  now,
  newSeed = randomUUID,
}: {
  organisationId: string
  personIds: readonly string[]
  policyVersion: number
  now: Date
  /** Where a follow-up's chance comes from: for the demo, which is the same each time. */
  newSeed?: () => string
}): Promise<MadeFollowUp[]> {
  const { made, toConfirmOf } = await inOrganisation({ organisationId }, async (transaction) => {
    const read = readerWithin(transaction)
    const factsOf = await followUpFacts(read, { organisationId, personIds, now })
    const newFollowUps: MadeFollowUp[] = []
    for (const personId of personIds) {
      const { trainings, earlier } = factsOf(personId)
      const due = nextFollowUp(trainings, earlier, { now })
      if (due === null || due.dueOn > now) continue
      const newFollowUp = { organisationId, personId, due, reason: 'training', seed: newSeed(), now } as const
      const id = await makeFollowUp(transaction, newFollowUp)
      if (id !== null) newFollowUps.push({ id, personId, closesOn: due.closesOn })
    }
    const withFollowUp = newFollowUps.map(({ personId }) => personId)
    return {
      made: newFollowUps,
      toConfirmOf: await practicesToConfirm(read, { organisationId, personIds: withFollowUp }),
    }
  })
  const open: MadeFollowUp[] = []
  const empty: string[] = []
  for (const followUp of made) {
    const toConfirm = toConfirmOf(followUp.personId)
    if (await asksSomething({ organisationId, ...followUp, toConfirm, policyVersion, now })) open.push(followUp)
    else empty.push(followUp.id)
  }
  if (empty.length > 0)
    await inOrganisation({ organisationId }, (transaction) =>
      transaction.followUp.updateMany({
        where: { organisationId, id: { in: empty }, startedAt: null },
        data: { expiredAt: now },
      }),
    )
  return open
}

async function asksSomething({
  organisationId,
  personId,
  id,
  toConfirm,
  policyVersion,
  now,
}: {
  organisationId: string
  personId: string
  id: string
  toConfirm: ReadonlySet<string>
  policyVersion: number
  now: Date
}): Promise<boolean> {
  const followUp = await findFollowUpForAnswer({ organisationId, personId }, { followUpId: id, answerId: noSuchId })
  if (followUp === null) return false
  const evidence = new Map([...followUp.understanding].map(([practice, row]) => [practice, evidenceIn(row)]))
  // Whether anything is asked is the same in every language.
  const reader = { organisationId, language: 'en' }
  const { asked } = await nextInFollowUp(
    reader,
    { ...followUp, policyVersion, evidence, soFar: [], toConfirm: [...toConfirm] },
    { now },
  )
  return asked !== null
}

const closedAfterMs = 36 * 60 * 60 * 1000

/** The last `closesOn` that is over: a day and a half after it began, see isOver(). A day is compared with a day. */
export function lastOver(now: Date): Date {
  return new Date(now.getTime() - closedAfterMs)
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
  const { count } = await inOrganisation({ organisationId }, (transaction) =>
    transaction.followUp.updateMany({
      where: {
        organisationId,
        ...(personId === null ? {} : { personId }),
        endedAt: null,
        expiredAt: null,
        closesOn: { lte: lastOver(now) },
      },
      data: { expiredAt: now },
    }),
  )
  return count
}
