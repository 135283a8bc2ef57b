import { z } from 'zod'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { peopleRoles } from '#domain/people/people-filter.ts'

/** What someone was beside a member of teams, and whether they could not sign in. */
export const Before = z.object({
  personId: z.string(),
  roles: z.array(z.enum(peopleRoles)),
  manages: z.array(z.string()),
  suspended: z.boolean(),
})
export type Before = Readonly<z.output<typeof Before>>

/** Takes roles from people, and the teams that they managed from those who are no managers any more; returns what they had. */
export async function takeDuties(
  transaction: Transaction,
  {
    organisationId,
    personIds,
    roles,
  }: { organisationId: string; personIds: readonly string[]; roles: readonly Before['roles'][number][] },
): Promise<Before[]> {
  const ids = [...personIds]
  const before = await readerWithin(transaction)(
    Before,
    sql`
      SELECT r.person_id AS "personId", array_agg(r.role::text) AS roles, ARRAY(
        SELECT m.team_id FROM team_manager m WHERE m.organisation_id = r.organisation_id AND m.person_id = r.person_id
          AND ${roles.includes('manager')}) AS manages, false AS suspended
      FROM person_role r
      WHERE r.organisation_id = ${organisationId}::uuid AND r.person_id = ANY (${ids}::uuid[])
        AND r.role = ANY (${roles}::role[])
      GROUP BY r.organisation_id, r.person_id`,
  )
  const had = before.map(({ personId }) => personId)
  await transaction.personRole.deleteMany({
    where: { organisationId, personId: { in: had }, role: { in: [...roles] } },
  })
  if (roles.includes('manager'))
    await transaction.teamManager.deleteMany({ where: { organisationId, personId: { in: had } } })
  return before
}

/** Gives back what was taken, but for teams that are gone. */
export async function giveDutiesBack(
  transaction: Transaction,
  { organisationId, before }: { organisationId: string; before: readonly Before[] },
): Promise<void> {
  await transaction.personRole.createMany({
    data: before.flatMap(({ personId, roles }) => roles.map((role) => ({ organisationId, personId, role }))),
    skipDuplicates: true,
  })
  await transaction.person.updateMany({
    where: { organisationId, id: { in: before.filter(({ suspended }) => suspended).map(({ personId }) => personId) } },
    data: { status: 'suspended' },
  })
  const teams = await transaction.team.findMany({
    where: { organisationId, id: { in: before.flatMap(({ manages }) => manages) }, archivedAt: null },
    select: { id: true },
  })
  const there = new Set(teams.map(({ id }) => id))
  await transaction.teamManager.createMany({
    data: before.flatMap(({ personId, manages }) =>
      manages.filter((teamId) => there.has(teamId)).map((teamId) => ({ organisationId, personId, teamId })),
    ),
    skipDuplicates: true,
  })
}
