import type { Keeper } from '#data/api-client.ts'
import { reconcileEnrolments } from '#data/assignments/shared/reconcile-enrolments.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { TeamPlace } from './add-to-team.ts'

/** Takes a person out of a team. What they did or began there stays theirs; what the team is asked is no longer asked of them. */
export async function removeFromTeam(
  viewer: Keeper<'teams:write'>,
  { teamId, personId, as }: { teamId: string; personId: string; as: TeamPlace },
  { now }: { now: Date },
): Promise<'removed' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const where = { organisationId, teamId, personId }
    const { count } =
      as === 'member'
        ? await transaction.teamMember.deleteMany({ where })
        : await transaction.teamManager.deleteMany({ where })
    if (count === 0) return 'not-found'
    if (as === 'member')
      await reconcileEnrolments(transaction, { organisationId, personIds: [personId], assignmentId: null, now })
    await audit(transaction, viewer, {
      action: as === 'member' ? 'team.member-removed' : 'team.manager-removed',
      subject: { type: 'team', id: teamId },
      detail: { personId },
    })
    return 'removed'
  })
}
