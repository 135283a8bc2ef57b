import { z } from 'zod'
import { inOrderOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { teamIsInScope } from '#data/scope.ts'
import { statusesAreShown } from '#data/understanding/shared/statuses-of.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

const ReportedTeam = z.object({
  id: z.string(),
  name: z.string(),
  /** The team that it belongs to, where the viewer may know of it. */
  above: z.string().nullable(),
  /** Whether more clinicians are in it and in those below it than a report names; then `below` and `reached` are empty. */
  tooMany: z.boolean(),
  /** The clinicians in it and in those below it; empty where there are too many. */
  personIds: z.array(z.string()),
  below: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The team itself and all below it, with what each belongs to. */
  reached: z.array(z.object({ id: z.string(), parentId: z.string().nullable() })),
  lastVisibility: z.string().nullable(),
  /** Whether the organisation lets this reader see statuses by name. */
  statusesShown: z.boolean(),
})
export type ReportedTeam = Readonly<z.output<typeof ReportedTeam>>

/**
 * A team that the viewer may have a report of; null: no such team. Where last night counted more clinicians than `namingLimit`
 * that is so; else they are looked up, to one more.
 */
export async function findReportedTeam(
  viewer: Manager | Administrator,
  teamId: string,
  { namingLimit }: { namingLimit: number },
): Promise<ReportedTeam | null> {
  const [team] = await readInOrganisation(
    viewer,
    ReportedTeam,
    sql`
      SELECT found.id, found.name, counted.too_many AS "tooMany",
        (SELECT team.id FROM team WHERE ${teamIsInScope(viewer)} AND team.id = found.parent_id) AS above,
        CASE WHEN counted.too_many THEN '[]' ELSE
          (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY ${inOrderOf(viewer, sql`t.name`)}, t.id), '[]') FROM team t
            WHERE t.organisation_id = found.organisation_id AND t.parent_id = found.id) END AS below,
        CASE WHEN counted.too_many THEN '[]' ELSE
          (SELECT jsonb_agg(jsonb_build_object('id', t.id, 'parentId', t.parent_id))
            FROM unnest(teams_and_below(found.organisation_id, ARRAY[found.id])) reached(id)
            JOIN team t ON t.organisation_id = found.organisation_id AND t.id = reached.id) END AS reached,
        CASE WHEN counted.too_many THEN '{}' ELSE counted.person_ids END AS "personIds",
        CASE WHEN newest.day IS NOT NULL THEN coalesce(night.shown, 'not-yet') END AS "lastVisibility",
        ${statusesAreShown(viewer)} AS "statusesShown"
      FROM (SELECT * FROM team WHERE ${teamIsInScope(viewer)} AND team.id = ${teamId}::uuid) found
      LEFT JOIN LATERAL (
        SELECT s.day FROM snapshot s WHERE s.organisation_id = found.organisation_id ORDER BY s.day DESC LIMIT 1
      ) newest ON true
      LEFT JOIN group_snapshot night ON night.organisation_id = found.organisation_id AND night.kind = 'team'
        AND night.group_id = found.id::text AND night.day = newest.day
      CROSS JOIN LATERAL (
        SELECT person_ids, coalesce(cardinality(person_ids) > ${namingLimit}::integer, true) AS too_many
        FROM (
          SELECT CASE WHEN night.people > ${namingLimit}::integer THEN NULL ELSE ARRAY(
            SELECT person_id FROM (${someClinicians(viewer.organisationId)} LIMIT ${namingLimit + 1}::integer) clinician
          ) END AS person_ids
          OFFSET 0
        ) clinicians
        -- Read once, though four columns ask.
        OFFSET 0
      ) counted`,
  )
  return team ?? null
}

/**
 * The clinicians in team `found` and in those below it, each once: in the first of these teams that they are in. Nothing in
 * it has to be read to its end before the first of them is found, so that a LIMIT bounds what is read.
 */
function someClinicians(organisationId: string): Query {
  return sql`
    SELECT m.person_id FROM (
      WITH RECURSIVE reached AS (
        SELECT found.id
        UNION
        SELECT t.id FROM team t JOIN reached r ON t.parent_id = r.id WHERE t.organisation_id = ${organisationId}::uuid
      )
      SELECT id FROM reached
    ) reached
    CROSS JOIN LATERAL (
      SELECT member.team_id, member.person_id FROM team_member member
      WHERE member.organisation_id = ${organisationId}::uuid AND member.team_id = reached.id
      OFFSET 0
    ) m
    WHERE (SELECT person.status FROM person WHERE person.organisation_id = ${organisationId}::uuid AND person.id = m.person_id) <> 'suspended'
      AND (
        SELECT r.role FROM person_role r
        WHERE r.organisation_id = ${organisationId}::uuid AND r.person_id = m.person_id AND r.role = 'clinician'
      ) IS NOT NULL
      AND NOT (
        SELECT coalesce(bool_or(found.id IN (
          WITH RECURSIVE above AS (
            SELECT other.team_id AS id
            UNION
            SELECT t.parent_id FROM above a JOIN team t ON t.organisation_id = ${organisationId}::uuid AND t.id = a.id
          )
          SELECT id FROM above WHERE id IS NOT NULL
        )), false)
        FROM team_member other
        WHERE other.organisation_id = ${organisationId}::uuid AND other.person_id = m.person_id AND other.team_id < m.team_id
      )`
}
