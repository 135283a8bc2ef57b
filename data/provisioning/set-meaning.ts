import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import type { Administrator } from '#data/viewer.ts'
import type { GroupMeaning } from './group-meaning.ts'
import { lockGroup } from './internal/lock-group.ts'
import { giveMeaning, takeMeaning } from './shared/give-meaning.ts'
import { groupTimeoutMs } from './shared/group-timeout.ts'
import { groupMeaning, meaningOf } from './shared/meaning-of.ts'

/**
 * Says what being in a group means: its members get it at once, and lose what it meant before; from now on whoever comes into
 * the group or leaves it follows. What people have by hand, or by another group, stays.
 * `seen`: see isOvertaken().
 */
export async function setMeaning(
  viewer: Administrator,
  { groupId, meaning, seen }: { groupId: string; meaning: GroupMeaning; seen?: string },
  { now }: { now: Date },
): Promise<{ ok: true; gained: number; lost: number } | { ok: false; problem: 'not-found' | 'changed-meanwhile' }> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      await lockGroup(transaction, { organisationId, groupId })
      const where = { organisationId, id: groupId }
      const group = await transaction.scimGroup.findFirst({
        where,
        select: {
          ...groupMeaning,
          displayName: true,
          members: { select: { user: { select: { personId: true } } } },
        },
      })
      const teamId = 'teamId' in meaning ? meaning.teamId : null
      const isTeam = teamId === null || (await transaction.team.count({ where: { organisationId, id: teamId } })) === 1
      if (group === null || !isTeam) return { ok: false, problem: 'not-found' }
      const before = meaningOf(group)
      if (isOvertaken({ inForce: before, wanted: meaning, seen })) return { ok: false, problem: 'changed-meanwhile' }
      const personIds = group.members.flatMap(({ user }) => (user.personId === null ? [] : [user.personId]))
      await transaction.scimGroup.updateMany({
        where,
        data: { meaning: meaning.kind, teamId, role: meaning.kind === 'role' ? meaning.role : null },
      })
      const lost = await takeMeaning(transaction, viewer, { meaning: before, personIds, now })
      const gained = await giveMeaning(transaction, viewer, { meaning, personIds, now })
      await audit(transaction, viewer, {
        action: 'directory.rule-changed',
        subject: { type: 'directory-group', id: groupId },
        detail: { name: group.displayName, before, after: meaning, gained, lost },
      })
      return { ok: true, gained, lost }
    },
    { timeoutMs: groupTimeoutMs },
  )
}
