import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { GroupMeaning } from '#data/provisioning/group-meaning.ts'
import { giveMeaning, takeMeaning } from '#data/provisioning/shared/give-meaning.ts'
import { groupTimeoutMs } from '#data/provisioning/shared/group-timeout.ts'
import { groupMeaning, meaningOf } from '#data/provisioning/shared/meaning-of.ts'
import type { Administrator } from '#data/viewer.ts'

/**
 * Says what being in a group of the provider's means: who was in it at their last sign-in gets it at once, and loses what it meant
 * before; from now on everyone's next sign-in decides. `seen`: see isOvertaken().
 */
export async function setClaimedMeaning(
  viewer: Administrator,
  { groupId, meaning, seen }: { groupId: string; meaning: GroupMeaning; seen?: string },
  { now }: { now: Date },
): Promise<{ ok: true; gained: number; lost: number } | { ok: false; problem: 'not-found' | 'changed-meanwhile' }> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      await transaction.$executeRaw`
        SELECT 1 FROM sign_on_group WHERE organisation_id = ${organisationId}::uuid AND id = ${groupId}::uuid FOR UPDATE`
      const where = { organisationId, id: groupId }
      const group = await transaction.signOnGroup.findFirst({ where, select: { ...groupMeaning, value: true } })
      const teamId = 'teamId' in meaning ? meaning.teamId : null
      const isTeam = teamId === null || (await transaction.team.count({ where: { organisationId, id: teamId } })) === 1
      if (group === null || !isTeam) return { ok: false, problem: 'not-found' }
      const before = meaningOf(group)
      if (isOvertaken({ inForce: before, wanted: meaning, seen })) return { ok: false, problem: 'changed-meanwhile' }
      const members = await transaction.signOnAccount.findMany({
        where: { organisationId, groupValues: { has: group.value } },
        select: { personId: true },
      })
      const personIds = members.map(({ personId }) => personId)
      const role = meaning.kind === 'role' ? meaning.role : null
      await transaction.signOnGroup.updateMany({ where, data: { meaning: meaning.kind, teamId, role } })
      const lost = await takeMeaning(transaction, viewer, { meaning: before, personIds, now })
      const gained = await giveMeaning(transaction, viewer, { meaning, personIds, now })
      await audit(transaction, viewer, {
        action: 'sign-on.rule-changed',
        subject: { type: 'sign-on-group', id: groupId },
        detail: { name: group.value, before, after: meaning, gained, lost },
      })
      return { ok: true, gained, lost }
    },
    { timeoutMs: groupTimeoutMs },
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
    const known = await transaction.signOnGroup.findFirstOrThrow({
      where: { organisationId, value },
      select: { id: true },
    })
    return known.id
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
    const found = await transaction.signOn.findUnique({ where: { organisationId }, select: { groupClaim: true } })
    if (found === null) return 'not-found'
    if (isOvertaken({ inForce: found, wanted: { groupClaim: claim }, seen })) return 'changed-meanwhile'
    if (found.groupClaim === claim) return 'done'
    await transaction.signOn.updateMany({ where: { organisationId }, data: { groupClaim: claim } })
    // What was said under the other name says nothing about this one.
    await transaction.signOnAccount.updateMany({
      where: { organisationId },
      data: { groupValues: [], groupsAt: null, groupsProblem: null },
    })
    await audit(transaction, viewer, {
      action: 'sign-on.group-claim-changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { before: found.groupClaim, claim },
    })
    return 'done'
  })
}
