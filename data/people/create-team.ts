import { randomUUID } from 'node:crypto'
import type { Keeper } from '#data/api-client.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { teamsInScope } from '#data/scope.ts'

/** Makes a team, below another or at the top. */
export async function createTeam(
  viewer: Keeper<'teams:write'>,
  { name, parentId }: { name: string; parentId: string | null },
  /** With an id that is there already no other team is made: the same form was sent twice. */
  { id = randomUUID() }: { id?: string } = {},
): Promise<{ ok: true; teamId: string } | { ok: false; problem: 'no-such-parent' }> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    if (
      parentId !== null &&
      (await transaction.team.count({ where: { AND: [teamsInScope(viewer), { id: parentId }] } })) === 0
    )
      return { ok: false, problem: 'no-such-parent' }
    const { count } = await transaction.team.createMany({
      data: { organisationId, id, name, parentId },
      skipDuplicates: true,
    })
    if (count === 0) return { ok: true, teamId: id }
    await audit(transaction, viewer, {
      action: 'team.created',
      subject: { type: 'team', id },
      detail: { name, parentId },
    })
    return { ok: true, teamId: id }
  })
}
