import type { Keeper } from '#data/api-client.ts'
import { reconcilePeople } from '#data/assignments/shared/reconcile-assignment.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import { readTeamBranch } from '#data/people/internal/team-branch.ts'
import { teamsInScope } from '#data/scope.ts'

/**
 * Gives a team another name, or puts it below another team (null: at the top), with all that is below it. What its people
 * are asked follows. A team is never put below itself.
 * `seen`: see isOvertaken(), of its name and parentId.
 */
export async function changeTeam(
  viewer: Keeper<'teams:write'>,
  { teamId, name, parentId, seen }: { teamId: string; name: string; parentId: string | null; seen?: string },
  { now }: { now: Date },
): Promise<'changed' | 'not-found' | 'no-such-parent' | 'below-itself' | 'changed-meanwhile'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    // Of two teams that are put below each other at once, the second sees where the first has gone.
    const branch = await readTeamBranch(transaction, { organisationId, teamId })
    const team = await transaction.team.findFirst({
      where: { AND: [teamsInScope(viewer), { id: teamId }] },
      select: { name: true, parentId: true },
    })
    if (team === null) return 'not-found'
    if (isOvertaken({ inForce: team, wanted: { name, parentId }, seen })) return 'changed-meanwhile'
    if (parentId !== null) {
      if (branch.teams.includes(parentId)) return 'below-itself'
      if ((await transaction.team.count({ where: { AND: [teamsInScope(viewer), { id: parentId }] } })) === 0)
        return 'no-such-parent'
    }
    const changes = [...(team.name === name ? [] : ['name']), ...(team.parentId === parentId ? [] : ['place'])]
    if (changes.length === 0) return 'changed'
    await transaction.team.updateMany({ where: { organisationId, id: teamId }, data: { name, parentId } })
    if (team.parentId !== parentId)
      await reconcilePeople(transaction, { organisationId, personIds: branch.members, now })
    await audit(transaction, viewer, {
      action: 'team.changed',
      subject: { type: 'team', id: teamId },
      detail: { changed: changes, name, parentId, nameBefore: team.name, parentIdBefore: team.parentId },
      at: now,
    })
    return 'changed'
  })
}
