import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import { changeMeaning, type MeaningOutcome, type MeaningRequest } from '#data/provisioning/shared/change-meaning.ts'
import { groupMeaning } from '#data/provisioning/shared/meaning-of.ts'
import type { Administrator } from '#data/viewer.ts'

/** Says what being in a group of the provider's means, for who was in it at their last sign-in: everyone's next one decides anew. */
export async function setClaimedMeaning(
  viewer: Administrator,
  request: MeaningRequest,
  at: { now: Date },
): Promise<MeaningOutcome> {
  const { organisationId } = viewer
  const { groupId } = request
  const where = { organisationId, id: groupId }
  return changeMeaning(
    viewer,
    request,
    {
      action: 'sign-on.rule-changed',
      subject: 'sign-on-group',
      hold: async (transaction) => {
        await transaction.$executeRaw`
          SELECT 1 FROM sign_on_group WHERE organisation_id = ${organisationId}::uuid AND id = ${groupId}::uuid FOR UPDATE`
        const group = await transaction.signOnGroup.findFirst({ where, select: { ...groupMeaning, value: true } })
        if (group === null) return null
        const members = await transaction.signOnAccount.findMany({
          where: { organisationId, groupValues: { has: group.value } },
          select: { personId: true },
        })
        return { ...group, name: group.value, personIds: members.map(({ personId }) => personId) }
      },
      keep: (transaction, data) => transaction.signOnGroup.updateMany({ where, data }),
    },
    at,
  )
}

/** Enters a group before anyone of it has signed in, to say what it means. Returns its id, also where it is known already. */
export async function enterClaimedGroup(
  viewer: Administrator,
  { value }: { value: string },
  { id, now }: { id: string; now: Date },
): Promise<string> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await transaction.signOnGroup.createMany({
      data: { organisationId, id, value, firstSeenAt: now },
      skipDuplicates: true,
    })
    const group = await transaction.signOnGroup.findFirstOrThrow({
      where: { organisationId, value },
      select: { id: true },
    })
    return group.id
  })
}

/**
 * Says in which claim the provider names groups; empty: none is read any more, and what people have stays. `seen`: see isOvertaken().
 */
export async function chooseGroupClaim(
  viewer: Administrator,
  { claim, seen }: { claim: string; seen?: string },
): Promise<'done' | 'not-found' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await transaction.$executeRaw`SELECT 1 FROM sign_on WHERE organisation_id = ${organisationId}::uuid FOR UPDATE`
    const signOn = await transaction.signOn.findUnique({ where: { organisationId }, select: { groupClaim: true } })
    if (signOn === null) return 'not-found'
    if (isOvertaken({ inForce: signOn, wanted: { groupClaim: claim }, seen })) return 'changed-meanwhile'
    if (signOn.groupClaim === claim) return 'done'
    await transaction.signOn.updateMany({ where: { organisationId }, data: { groupClaim: claim } })
    // What was said under the other name says nothing about this one.
    await transaction.signOnAccount.updateMany({
      where: { organisationId },
      data: { groupValues: [], groupsAt: null, groupsProblem: null },
    })
    await audit(transaction, viewer, {
      action: 'sign-on.group-claim-changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { before: signOn.groupClaim, claim },
    })
    return 'done'
  })
}
