import { enrol } from '#data/assignments/shared/enrol.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { peopleInScope, teamsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

export type TeamRow = {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly members: number
  readonly managers: readonly { readonly id: string; readonly givenName: string; readonly familyName: string }[]
}

/** The teams in the viewer's scope by name, with how many people belong to each itself. */
export async function listTeams(viewer: Manager | Administrator): Promise<TeamRow[]> {
  return inOrganisation(viewer, async (transaction) => {
    const teams = await transaction.team.findMany({
      where: teamsInScope(viewer),
      select: {
        id: true,
        name: true,
        parentId: true,
        _count: { select: { members: true } },
        managers: { select: { person: { select: { id: true, givenName: true, familyName: true } } } },
      },
      orderBy: { name: 'asc' },
    })
    return teams.map(({ id, name, parentId, _count, managers }) => ({
      id,
      name,
      parentId,
      members: _count.members,
      managers: managers.map(({ person }) => person),
    }))
  })
}

/** Makes a team, below another or at the top. */
export async function createTeam(
  viewer: Administrator,
  { name, parentId }: { name: string; parentId: string | null },
): Promise<{ ok: true; teamId: string } | { ok: false; problem: 'no-such-parent' }> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    if (parentId !== null && (await transaction.team.count({ where: { organisationId, id: parentId } })) === 0)
      return { ok: false, problem: 'no-such-parent' }
    const team = await transaction.team.create({ data: { organisationId, name, parentId }, select: { id: true } })
    await audit(transaction, viewer, {
      action: 'team.created',
      subject: { type: 'team', id: team.id },
      detail: { name, parentId },
    })
    return { ok: true, teamId: team.id }
  })
}

export type TeamPlace = 'member' | 'manager'

/** Puts a person into a team, as one of its members or as its manager (who gains the role), and enrols a member in what the team is asked. */
export async function addToTeam(
  viewer: Administrator,
  { teamId, personId, as }: { teamId: string; personId: string; as: TeamPlace },
  { now }: { now: Date },
): Promise<'added' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const person = await transaction.person.count({ where: { AND: [peopleInScope(viewer), { id: personId }] } })
    const team = await transaction.team.count({ where: { AND: [teamsInScope(viewer), { id: teamId }] } })
    if (person === 0 || team === 0) return 'not-found'
    const row = { organisationId, teamId, personId }
    switch (as) {
      case 'member':
        await transaction.teamMember.createMany({ data: row, skipDuplicates: true })
        await enrol(transaction, { organisationId, personId, assignmentId: null, now })
        break
      case 'manager':
        await transaction.teamManager.createMany({ data: row, skipDuplicates: true })
        await transaction.personRole.createMany({
          data: { organisationId, personId, role: 'manager' },
          skipDuplicates: true,
        })
        break
    }
    await audit(transaction, viewer, {
      action: as === 'member' ? 'team.member-added' : 'team.manager-added',
      subject: { type: 'team', id: teamId },
      detail: { personId },
    })
    return 'added'
  })
}

/** Takes a person out of a team. What they did there and what they were asked stays theirs. */
export async function removeFromTeam(
  viewer: Administrator,
  { teamId, personId, as }: { teamId: string; personId: string; as: TeamPlace },
): Promise<'removed' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const where = { organisationId, teamId, personId }
    const { count } =
      as === 'member'
        ? await transaction.teamMember.deleteMany({ where })
        : await transaction.teamManager.deleteMany({ where })
    if (count === 0) return 'not-found'
    await audit(transaction, viewer, {
      action: as === 'member' ? 'team.member-removed' : 'team.manager-removed',
      subject: { type: 'team', id: teamId },
      detail: { personId },
    })
    return 'removed'
  })
}
