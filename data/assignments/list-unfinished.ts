import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { contains, inOrderOf, personByName } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { teamIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { noticeKinds } from '#domain/notices/notice-kinds.ts'
import { openPeople } from './internal/open-people.ts'
import { assignmentIsInScope } from './shared/assignment-is-in-scope.ts'

const Sent = z.object({
  kind: z.enum(noticeKinds),
  at: moment,
  /** Who reminded; null: nobody, or someone who is gone. */
  by: z.string().nullable(),
  /** What became of the mail it went with; null: it is in the application alone, or waits to be put into one. */
  mail: z.enum(['waiting', 'sent', 'failed', 'cancelled']).nullable(),
})
export type SentNotice = Readonly<z.output<typeof Sent>>

const Unfinished = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string(),
  status: z.enum(['invited', 'active', 'suspended']),
  lastActiveAt: moment.nullable(),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  dueOn: moment.nullable(),
  /** Of the assignment's modules, how many they have left. */
  left: z.number(),
  begun: z.boolean(),
  /** What they were told about these modules since they are asked, oldest first: of several modules at once, once. */
  sent: z.array(Sent),
})
export type UnfinishedRow = Readonly<z.output<typeof Unfinished>>

export type UnfinishedPage = {
  readonly people: readonly UnfinishedRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** The viewer's teams that they are in, and those above these, to filter by. */
  readonly teams: readonly { readonly id: string; readonly name: string }[]
}

export const unfinishedAPage = 25
const mostTeams = 500

/**
 * One page of those who have not finished an assignment of the viewer's, longest overdue first, with what was sent to them.
 * A team means those below it too. Page counts from 1.
 */
export async function listUnfinished(
  viewer: Manager | Administrator,
  assignmentId: string,
  { search, teamId, page }: { search: string; teamId: string | null; page: number },
  { now }: { now: Date },
): Promise<UnfinishedPage> {
  const { organisationId } = viewer
  const words = search.split(/\s+/).filter((word) => word !== '')
  const conditions = [
    sql`EXISTS (SELECT FROM assignment WHERE ${assignmentIsInScope(viewer)} AND assignment.id = ${assignmentId}::uuid)`,
    ...words.map((word) => contains(sql`concat_ws(' ', person.given_name, person.family_name)`, word)),
    ...(teamId === null
      ? []
      : [
          sql`person.id IN (SELECT m.person_id FROM team_member m WHERE m.organisation_id = ${organisationId}::uuid
            AND m.team_id = ANY (teams_and_below(${organisationId}::uuid, ARRAY[${teamId}::uuid])))`,
        ]),
  ].reduce((all, each) => sql`${all} AND ${each}`)
  const open = openPeople(viewer, assignmentId, { now })
  const meant = sql`(${open}) p JOIN person ON person.organisation_id = ${organisationId}::uuid AND person.id = p.id WHERE ${conditions}`
  const [[counted], teams] = await Promise.all([
    readInOrganisation(viewer, z.object({ total: z.number() }), sql`SELECT count(*)::integer AS total FROM ${meant}`),
    readInOrganisation(
      viewer,
      z.object({ id: z.string(), name: z.string() }),
      sql`
        WITH RECURSIVE above AS (
          SELECT t.id, t.parent_id FROM team t WHERE t.organisation_id = ${organisationId}::uuid AND t.id IN (
            SELECT m.team_id FROM team_member m JOIN (${open}) p ON p.id = m.person_id
            WHERE m.organisation_id = ${organisationId}::uuid)
          UNION
          SELECT t.id, t.parent_id FROM team t JOIN above ON t.id = above.parent_id WHERE t.organisation_id = ${organisationId}::uuid
        )
        SELECT team.id, team.name FROM team WHERE ${teamIsInScope(viewer)} AND team.id IN (SELECT above.id FROM above)
        ORDER BY ${inOrderOf(viewer, sql`team.name`)}, team.id LIMIT ${mostTeams}::integer`,
    ),
  ])
  const total = counted?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / unfinishedAPage))
  const shown = Math.min(Math.max(1, page), pages)
  const people = await readInOrganisation(
    viewer,
    Unfinished,
    sql`
      SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", person.profession, person.status,
        person.last_active_at AS "lastActiveAt", p.due_on AS "dueOn", p.left_to_do AS left, p.begun,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', team.id, 'name', team.name) ORDER BY team.name), '[]')
          FROM team JOIN team_member m ON m.organisation_id = team.organisation_id AND m.team_id = team.id
          WHERE m.person_id = person.id AND ${teamIsInScope(viewer)}) AS teams,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', told.kind, 'at', told.at, 'mail', told.mail, 'by', told.by)
            ORDER BY told.at, told.kind), '[]')
          FROM (SELECT DISTINCT n.kind, n.created_at AS at, mail.status AS mail,
            nullif(trim(by.given_name || ' ' || by.family_name), '') AS by
          FROM notice n
          LEFT JOIN mail ON mail.organisation_id = n.organisation_id AND mail.id = n.mail_id
          LEFT JOIN person by ON by.organisation_id = n.organisation_id AND by.id = n.by_id
          WHERE n.organisation_id = person.organisation_id AND n.person_id = person.id AND n.created_at >= p.asked_at
            AND (n.kind = 'reminder' OR (n.kind IN ('assigned', 'due-soon', 'overdue') AND EXISTS (
              SELECT FROM enrolment about
              JOIN assignment_module m ON m.organisation_id = about.organisation_id AND m.module_slug = about.module_slug
              WHERE about.organisation_id = n.organisation_id AND about.id = n.about_id
                AND m.assignment_id = ${assignmentId}::uuid)))) told) AS sent
      FROM ${meant}
      ORDER BY p.due_on NULLS LAST, ${personByName(viewer)}
      LIMIT ${unfinishedAPage}::integer OFFSET ${(shown - 1) * unfinishedAPage}::integer`,
  )
  return { people, total, page: shown, pages, teams }
}
