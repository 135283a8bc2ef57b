import { z } from 'zod'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import { groupsOfPerson, type SnapshotPerson } from './organisation-groups.ts'

const PersonRow = z.object({ id: z.string(), profession: z.string(), site: z.string(), team_ids: z.array(z.string()) })
const TeamRow = z.object({ id: z.string(), parent_id: z.string().nullable() })

/** All clinicians who may act, with the teams that they are in themselves; in the order of their ids. */
const clinicians = (organisationId: string) => sql`
  SELECT p.id, p.profession, p.site, ARRAY(
    SELECT m.team_id::text FROM team_member m WHERE m.organisation_id = p.organisation_id AND m.person_id = p.id) AS team_ids
  FROM person p
  JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician'
  WHERE p.organisation_id = ${organisationId}::uuid AND p.status <> 'suspended' ORDER BY p.id`

export type Clinicians = {
  readonly people: readonly SnapshotPerson[]
  readonly numberOf: ReadonlyMap<string, number>
}

/** Who counts in the figures of groups. */
export async function readClinicians(transaction: ReadOnlyTransaction, organisationId: string): Promise<Clinicians> {
  const rows = await transaction.all(PersonRow, clinicians(organisationId))
  const teams = await transaction.all(
    TeamRow,
    sql`SELECT id, parent_id FROM team WHERE organisation_id = ${organisationId}::uuid`,
  )
  const parentOf = new Map(teams.map(({ id, parent_id }) => [id, parent_id]))
  return {
    people: rows.map(({ id, team_ids, ...person }) => ({
      id,
      groups: groupsOfPerson({ ...person, teamIds: team_ids }, parentOf),
    })),
    numberOf: new Map(rows.map(({ id }, number) => [id, number])),
  }
}
