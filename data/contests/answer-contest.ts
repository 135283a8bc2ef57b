import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { tellPerson } from '#data/notices/shared/tell-person.ts'
import type { Administrator } from '#data/viewer.ts'

/** Answers an open contest, once, and tells its maker. `to_be_corrected` marks it for the authors of the items: no answer is marked again. */
export async function answerContest(
  viewer: Administrator,
  { contestId, outcome, reply }: { contestId: string; outcome: 'kept' | 'to_be_corrected'; reply: string },
  { now }: { now: Date },
): Promise<'answered' | 'not-found'> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const where = { organisationId, id: contestId, outcome: null }
    const contest = await transaction.contest.findFirst({ where, select: { itemId: true, personId: true } })
    if (contest === null) return 'not-found'
    const { count } = await transaction.contest.updateMany({
      where,
      data: { outcome, reply, repliedById: personId, repliedAt: now },
    })
    if (count === 0) return 'not-found'
    await tellPerson(
      transaction,
      { organisationId, personId: contest.personId, kind: 'contest-answered', aboutId: contestId },
      { now },
    )
    await audit(transaction, viewer, {
      action: 'contest.answered',
      subject: { type: 'contest', id: contestId },
      detail: { name: contest.itemId, outcome },
      at: now,
    })
    return 'answered'
  })
}
