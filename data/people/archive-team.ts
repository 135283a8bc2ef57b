import { holdEnrolments } from '#data/assignments/shared/hold-enrolments.ts'
import { reconcilePeople } from '#data/assignments/shared/reconcile-assignment.ts'
import { auditEach } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readTeamBranch } from '#data/people/internal/team-branch.ts'
import { teamsInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

/**
 * Archives a team with all below it: what was assigned to them is withdrawn, and nobody is in them or manages them any
 * more. What was done stays, and so do the names in the history. Nobody can be put into an archived team.
 */
export async function archiveTeam(
  viewer: Administrator,
  { teamId }: { teamId: string },
  { now }: { now: Date },
): Promise<'archived' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      const { teams, members } = await readTeamBranch(transaction, { organisationId, teamId })
      if ((await transaction.team.count({ where: { AND: [teamsInScope(viewer), { id: teamId }] } })) === 0)
        return 'not-found'
      await holdEnrolments(transaction, organisationId)
      const ofThese = { organisationId, teamId: { in: teams } }
      const ending = await transaction.team.findMany({
        where: { organisationId, id: { in: teams }, archivedAt: null },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        select: { id: true, name: true },
      })
      const assignments = await transaction.assignment.findMany({
        where: { ...ofThese, withdrawnAt: null },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { id: true },
      })
      await transaction.assignment.updateMany({ where: { ...ofThese, withdrawnAt: null }, data: { withdrawnAt: now } })
      await transaction.teamMember.deleteMany({ where: ofThese })
      await transaction.teamManager.deleteMany({ where: ofThese })
      await transaction.team.updateMany({
        where: { organisationId, id: { in: ending.map(({ id }) => id) } },
        data: { archivedAt: now },
      })
      await reconcilePeople(transaction, { organisationId, personIds: members, now })
      await auditEach(transaction, viewer, [
        ...assignments.map(({ id }) => ({
          action: 'assignment.withdrawn' as const,
          subject: { type: 'assignment' as const, id },
          at: now,
        })),
        ...ending.map(({ id, name }) => ({
          action: 'team.archived' as const,
          subject: { type: 'team' as const, id },
          detail: { name, members: members.length },
          at: now,
        })),
      ])
      return 'archived'
    },
    { timeoutMs: 30_000 },
  )
}
