import { holdEnrolments } from '#data/assignments/shared/hold-enrolments.ts'
import { reconcilePeople } from '#data/assignments/shared/reconcile-assignment.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readTeamBranch } from '#data/people/internal/team-branch.ts'
import { teamsInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

/**
 * Merges a team into another: its people, its managers, the teams below it, what is assigned to it and its channels are the
 * other's from now on, and it is archived. A team is never merged into itself or into one below it.
 */
export async function mergeTeam(
  viewer: Administrator,
  { teamId, intoId }: { teamId: string; intoId: string },
  { now }: { now: Date },
): Promise<'merged' | 'not-found' | 'no-such-team' | 'into-itself'> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      const branch = await readTeamBranch(transaction, { organisationId, teamId })
      const teams = await transaction.team.findMany({
        where: { AND: [teamsInScope(viewer), { id: { in: [teamId, intoId] } }] },
        select: { id: true, name: true },
      })
      const from = teams.find(({ id }) => id === teamId)
      const into = teams.find(({ id }) => id === intoId)
      if (from === undefined) return 'not-found'
      if (branch.teams.includes(intoId)) return 'into-itself'
      if (into === undefined) return 'no-such-team'
      await holdEnrolments(transaction, organisationId)
      const ofTeam = { organisationId, teamId }
      const members = await transaction.teamMember.findMany({ where: ofTeam, select: { personId: true, since: true } })
      const managers = await transaction.teamManager.findMany({ where: ofTeam, select: { personId: true } })
      await transaction.teamMember.createMany({
        data: members.map((member) => ({ organisationId, teamId: intoId, ...member })),
        skipDuplicates: true,
      })
      await transaction.teamManager.createMany({
        data: managers.map((manager) => ({ organisationId, teamId: intoId, ...manager })),
        skipDuplicates: true,
      })
      await transaction.teamMember.deleteMany({ where: ofTeam })
      await transaction.teamManager.deleteMany({ where: ofTeam })
      await transaction.team.updateMany({ where: { organisationId, parentId: teamId }, data: { parentId: intoId } })
      await transaction.assignment.updateMany({ where: { ...ofTeam, withdrawnAt: null }, data: { teamId: intoId } })
      await transaction.assignmentAudience.updateMany({ where: ofTeam, data: { teamId: intoId } })
      await transaction.team.updateMany({ where: { organisationId, id: teamId }, data: { archivedAt: now } })
      // After the team is archived: a channel that was made meanwhile is seen here, or is made of a team that is no longer used.
      const channels = await transaction.webhook.updateMany({ where: ofTeam, data: { teamId: intoId } })
      const targetBranch = await readTeamBranch(transaction, { organisationId, teamId: intoId })
      await reconcilePeople(transaction, { organisationId, personIds: targetBranch.members, now })
      await audit(transaction, viewer, {
        action: 'team.merged',
        subject: { type: 'team', id: intoId },
        detail: {
          name: into.name,
          from: from.name,
          fromId: teamId,
          members: members.length,
          ...(channels.count === 0 ? {} : { channels: channels.count }),
        },
        at: now,
      })
      return 'merged'
    },
    { timeoutMs: 30_000 },
  )
}
