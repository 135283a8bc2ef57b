import type { Keeper } from '#data/api-client.ts'
import { reconcileEnrolments } from '#data/assignments/shared/reconcile-enrolments.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { peopleInScope, teamsInScope } from '#data/scope.ts'

export type TeamPlace = 'member' | 'manager'

/**
 * Puts a person into a team, as one of its members or as its manager, and enrols a member in what the team is asked. A manager
 * gains the role, but from a programme: what it may do to teams gives nobody a role, so who lacks it is `no-manager`.
 */
export async function addToTeam(
  viewer: Keeper<'teams:write'>,
  { teamId, personId, as }: { teamId: string; personId: string; as: TeamPlace },
  { now }: { now: Date },
): Promise<'added' | 'not-found' | 'no-manager'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const person = await transaction.person.count({ where: { AND: [peopleInScope(viewer), { id: personId }] } })
    const team = await transaction.team.count({ where: { AND: [teamsInScope(viewer), { id: teamId }] } })
    if (person === 0 || team === 0) return 'not-found'
    const row = { organisationId, teamId, personId }
    switch (as) {
      case 'member':
        await transaction.teamMember.createMany({ data: row, skipDuplicates: true })
        await reconcileEnrolments(transaction, { organisationId, personIds: [personId], assignmentId: null, now })
        break
      case 'manager': {
        const role = { organisationId, personId, role: 'manager' as const }
        if (viewer.acts === 'api-client' && (await transaction.personRole.count({ where: role })) === 0)
          return 'no-manager'
        await transaction.teamManager.createMany({ data: row, skipDuplicates: true })
        await transaction.personRole.createMany({ data: role, skipDuplicates: true })
        break
      }
    }
    await audit(transaction, viewer, {
      action: as === 'member' ? 'team.member-added' : 'team.manager-added',
      subject: { type: 'team', id: teamId },
      detail: { personId },
    })
    return 'added'
  })
}
