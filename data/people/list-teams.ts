import { inOrganisation } from '#data/database/database.ts'
import { teamsInScope } from '#data/scope.ts'
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
