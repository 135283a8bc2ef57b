import { randomUUID } from 'node:crypto'
import { answersOfPerson } from '#data/attempts/shared/answer-rows.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import type { Clinician } from '#data/viewer.ts'

/** What a clinician says: that the key is wrong, or that it does not fit their work. */
export type NewContest = {
  readonly answerId: string
  readonly kind: 'wrong' | 'does_not_fit'
  readonly reason: string
}

/** Contests the item of an own answer. One person has one open contest of an item. It changes no answer and no estimate. */
export async function contestItem(
  viewer: Clinician,
  { answerId, kind, reason }: NewContest,
  /** With an id that is there already nothing more is contested: the same form was sent twice. */
  { now, id = randomUUID() }: { now: Date; id?: string },
): Promise<{ ok: true; contestId: string } | { ok: false; problem: 'not-found' | 'contested-already' }> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const [answer] = await answersOfPerson(readerWithin(transaction), viewer, { answerId })
    if (answer === undefined) return { ok: false, problem: 'not-found' }
    const { itemId, practiceId, documentHash, policyVersion } = answer
    const reference = { answerId, itemId, practiceId, documentHash, policyVersion }
    const { count } = await transaction.contest.createMany({
      data: { organisationId, id, personId, ...reference, kind, reason, madeAt: now },
      // One that is open already is all that there can be in the way.
      skipDuplicates: true,
    })
    if (count === 0) {
      const repeatCount = await transaction.contest.count({ where: { organisationId, id, personId } })
      return repeatCount === 1 ? { ok: true, contestId: id } : { ok: false, problem: 'contested-already' }
    }
    const subject = { type: 'contest', id } as const
    await audit(transaction, viewer, { action: 'contest.made', subject, detail: { name: itemId }, at: now })
    return { ok: true, contestId: id }
  })
}
