import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { moment } from '#data/database/columns.ts'
import { inOrganisation } from '#data/database/database.ts'
import { contains } from '#data/database/names.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { hasEachWord } from '#domain/text/words-in.ts'
import { assignmentIsInScope } from './shared/assignment-is-in-scope.ts'
import { NamedRule, namedRulesJson } from './shared/named-rules-json.ts'

const Row = z.object({
  id: z.string(),
  modules: z.array(z.string()),
  /** The name of the path that it asks for; null: modules. */
  path: z.string().nullable(),
  /** With neither: everyone. */
  team: z.object({ id: z.string(), name: z.string() }).nullable(),
  person: z.object({ givenName: z.string(), familyName: z.string() }).nullable(),
  rules: z.array(NamedRule).nullable(),
  dueOn: moment,
  createdAt: moment,
  withdrawnAt: moment.nullable(),
  /** Since when the counts stand; null: they are of this moment. */
  countedAt: moment.nullable(),
  /** How many people were asked, however many modules each, and how many of them have finished all of it. */
  people: z.number(),
  finished: z.number(),
  /** How many people have how many modules left to finish, how many are late, and on which day something is due next. */
  openPeople: z.number(),
  openEnrolments: z.number(),
  overdue: z.number(),
  /** Who has nothing of it to do now and need not finish it: see count_spared.sql. */
  waived: z.number(),
  excused: z.number(),
  nextDueOn: moment.nullable(),
})
export type AssignmentRow = Readonly<z.output<typeof Row>>

export type AssignmentsPage = {
  readonly assignments: readonly AssignmentRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

const assignmentsAPage = 20
/** An assignment of more people than this is told as it was counted last, at the latest last night. */
const maxCount = 100

/**
 * One page of the viewer's assignments, newest first, with how many were asked and how many have finished. Each word of
 * `search` is found in the titles of the modules and in the names of the path and of who it is for. Page counts from 1.
 */
export async function listAssignments(
  viewer: Manager | Administrator,
  { search = '', page }: { search?: string; page: number },
  { now }: { now: Date } = { now: new Date() },
): Promise<AssignmentsPage> {
  const { organisationId } = viewer
  const words = search.split(/\s+/).filter((word) => word !== '')
  const faces = words.length === 0 ? [] : [...(await modulesFor(viewer, await curriculumInService(viewer))).values()]
  const where = words.reduce((all, word) => {
    const slugs = faces.flatMap(({ slug, title }) => (hasEachWord(title.text, word) ? [slug] : []))
    return sql`${all} AND (${contains(sql`concat_ws(' ', team.name, whom.given_name, whom.family_name, path.name)`, word)} OR EXISTS (
      SELECT FROM assignment_module m WHERE m.organisation_id = assignment.organisation_id
        AND m.assignment_id = assignment.id AND m.module_slug = ANY (${slugs}::text[]))
      OR EXISTS (SELECT FROM jsonb_array_elements(${namedRulesJson(viewer, sql`assignment`)}) rule
        WHERE ${contains(sql`rule ->> 'name'`, word)}))`
  }, assignmentIsInScope(viewer))
  const from = sql`
    FROM assignment
    LEFT JOIN team ON team.organisation_id = assignment.organisation_id AND team.id = assignment.team_id
    LEFT JOIN person whom ON whom.organisation_id = assignment.organisation_id AND whom.id = assignment.person_id
    LEFT JOIN learning_path path ON path.organisation_id = assignment.organisation_id AND path.id = assignment.path_id
    WHERE ${where}`
  return inOrganisation(viewer, async (transaction) => {
    const read = readerWithin(transaction)
    const [countRow] = await read(z.object({ total: z.number() }), sql`SELECT count(*)::integer AS total ${from}`)
    const total = countRow?.total ?? 0
    const pages = Math.max(1, Math.ceil(total / assignmentsAPage))
    const visiblePage = Math.min(Math.max(1, page), pages)
    const assignments = await read(
      Row,
      sql`
        WITH shown AS MATERIALIZED (
          SELECT assignment.*, to_jsonb(team) AS for_team, to_jsonb(whom) AS for_person, path.name AS path,
            coalesce(assignment.people > ${maxCount}::integer AND assignment.overdue_people IS NOT NULL
              AND assignment.counted_at IS NOT NULL, false) AS is_kept
          ${from}
          ORDER BY assignment.created_at DESC, assignment.id DESC
          LIMIT ${assignmentsAPage}::integer OFFSET ${(visiblePage - 1) * assignmentsAPage}::integer
        ), few AS (SELECT array_agg(s.id) AS ids FROM shown s WHERE NOT s.is_kept)
        SELECT s.id, s.due_on AS "dueOn", s.created_at AS "createdAt", s.withdrawn_at AS "withdrawnAt",
          ARRAY(SELECT m.module_slug FROM assignment_module m WHERE m.organisation_id = s.organisation_id
            AND m.assignment_id = s.id ORDER BY m.place, m.module_slug) AS modules,
          s.path,
          CASE WHEN s.team_id IS NOT NULL
            THEN jsonb_build_object('id', s.team_id, 'name', s.for_team -> 'name') END AS team,
          CASE WHEN s.person_id IS NOT NULL THEN jsonb_build_object('givenName', s.for_person -> 'given_name',
            'familyName', s.for_person -> 'family_name') END AS person,
          ${namedRulesJson(viewer, sql`s`)} AS rules,
          CASE WHEN s.is_kept THEN s.counted_at END AS "countedAt",
          coalesce(CASE WHEN s.is_kept THEN s.people ELSE c.people END, 0) AS people,
          coalesce(CASE WHEN s.is_kept THEN s.finished ELSE c.finished END, 0) AS finished,
          coalesce(CASE WHEN s.is_kept THEN s.open_people ELSE c.open_people END, 0) AS "openPeople",
          coalesce(CASE WHEN s.is_kept THEN s.open_enrolments ELSE c.open_enrolments END, 0) AS "openEnrolments",
          coalesce(CASE WHEN s.is_kept THEN s.overdue_people ELSE late.overdue_people END, 0) AS overdue,
          coalesce(CASE WHEN s.is_kept THEN s.waived_people ELSE spared.waived_people END, 0) AS waived,
          coalesce(CASE WHEN s.is_kept THEN s.excused_people ELSE spared.excused_people END, 0) AS excused,
          CASE WHEN s.is_kept THEN s.next_due_on ELSE late.next_due_on END AS "nextDueOn"
        FROM shown s
        LEFT JOIN count_assignments(${organisationId}::uuid, (SELECT coalesce(few.ids, '{}') FROM few)) c ON c.assignment_id = s.id
        LEFT JOIN count_overdue(${organisationId}::uuid, (SELECT coalesce(few.ids, '{}') FROM few),
          ${dayIn(viewer.organisationTimeZone, now)}::date) late ON late.assignment_id = s.id
        LEFT JOIN count_spared(${organisationId}::uuid, (SELECT coalesce(few.ids, '{}') FROM few)) spared ON spared.assignment_id = s.id
        ORDER BY s.created_at DESC, s.id DESC`,
    )
    return { assignments, total, page: visiblePage, pages }
  })
}
