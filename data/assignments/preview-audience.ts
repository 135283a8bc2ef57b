import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { personByName } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { noSuchId } from '#data/no-such-id.ts'
import type { Administrator } from '#data/viewer.ts'
import type { AudienceRule } from '#domain/assignments/audience-rule.ts'
import type { DueRule } from '#domain/assignments/due-rule.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { rulesJson } from './internal/columns-of-rules.ts'
import { dueWhenAskedIn, joinedOn } from './shared/rule-columns.ts'

const Preview = z.object({
  /** Whom the rules mean. */
  people: z.number(),
  /** Who is asked that was not, and the first of them by name. */
  adds: z.number(),
  addedNames: z.array(z.string()),
  /** Of an assignment that is there: who is no longer asked what they have not finished, how many of them have begun. */
  drops: z.number(),
  droppedNames: z.array(z.string()),
  dropsBegun: z.number(),
  /** Who is added and has one of the modules to do already: it is one piece of work, and of how many its date moves nearer. */
  already: z.number(),
  moves: z.number(),
  /** The earliest and the latest date of who is added; null: nobody is. */
  firstDue: moment.nullable(),
  lastDue: moment.nullable(),
})
export type AudiencePreview = Readonly<z.output<typeof Preview>>

const maxNames = 5

/**
 * Whom rules would ask to do modules, and by when, before anyone is asked. With `assignmentId`: what giving that assignment these
 * rules would change.
 */
export async function previewAudience(
  viewer: Administrator,
  {
    rules,
    modules,
    dueOn,
    assignmentId = null,
  }: { rules: readonly AudienceRule[]; modules: readonly string[]; dueOn: DueRule; assignmentId?: string | null },
  { now }: { now: Date },
): Promise<AudiencePreview> {
  const { organisationId, organisationTimeZone } = viewer
  const today = sql`${dayIn(organisationTimeZone, now)}::date`
  const due = dueWhenAskedIn(dueOn, {
    madeOn: sql`(SELECT coalesce((SELECT (a.created_at AT TIME ZONE ${organisationTimeZone}::text)::date FROM assignment a
      WHERE a.organisation_id = ${organisationId}::uuid AND a.id = ${assignmentId}::uuid), ${today}))`,
    joinedOn: joinedOn(sql`person`, organisationTimeZone),
    askedOn: today,
  })
  const org = sql`${organisationId}::uuid`
  const names = (of: 'added' | 'dropped') => sql`
    ARRAY(SELECT trim(person.given_name || ' ' || person.family_name) FROM person
      WHERE person.organisation_id = ${org} AND person.id IN (SELECT x.person_id FROM ${of === 'added' ? sql`added` : sql`dropped`} x)
      ORDER BY ${personByName(viewer)} LIMIT ${maxNames}::integer)`
  const [preview] = await readInOrganisation(
    viewer,
    Preview,
    sql`
      WITH meant AS MATERIALIZED (
        SELECT m.person_id FROM people_meant(${org}, ${rulesJson(rules, assignmentId ?? noSuchId)}::jsonb, NULL) m
      ), open AS MATERIALIZED (
        SELECT e.person_id, e.assignment_id, min(e.due_on) AS due_on, bool_or(EXISTS (
          SELECT FROM attempt t WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id)) AS begun
        FROM enrolment e
        WHERE e.organisation_id = ${org} AND e.module_slug = ANY (${modules}::text[]) AND e.assignment_id IS NOT NULL
          AND e.completed_at IS NULL AND e.released_at IS NULL
        GROUP BY e.person_id, e.assignment_id
      ), asked_before AS MATERIALIZED (
        SELECT DISTINCT e.person_id FROM enrolment e
        WHERE e.organisation_id = ${org} AND e.assignment_id = ${assignmentId}::uuid
          AND (e.released_at IS NULL OR e.completed_at IS NOT NULL)
      ), added AS MATERIALIZED (
        SELECT m.person_id, ${due} AS due_on FROM meant m
        JOIN person ON person.organisation_id = ${org} AND person.id = m.person_id
        WHERE m.person_id NOT IN (SELECT b.person_id FROM asked_before b)
      ), dropped AS MATERIALIZED (
        SELECT o.person_id, o.begun FROM open o
        WHERE o.assignment_id = ${assignmentId}::uuid AND o.person_id NOT IN (SELECT m.person_id FROM meant m)
      ), elsewhere AS MATERIALIZED (
        SELECT o.person_id, min(o.due_on) AS due_on FROM open o
        WHERE o.assignment_id IS DISTINCT FROM ${assignmentId}::uuid AND o.person_id IN (SELECT a.person_id FROM added a)
        GROUP BY o.person_id
      )
      SELECT (SELECT count(*)::integer FROM meant) AS people, (SELECT count(*)::integer FROM added) AS adds,
        ${names('added')} AS "addedNames", (SELECT count(*)::integer FROM dropped) AS drops, ${names('dropped')} AS "droppedNames",
        (SELECT count(*)::integer FROM dropped d WHERE d.begun) AS "dropsBegun",
        (SELECT count(*)::integer FROM elsewhere) AS already,
        -- Grouped: joined, the planner may compare each with each.
        (SELECT count(*)::integer FROM (
          SELECT FROM (
            SELECT e.person_id, e.due_on AS now, NULL::date AS added FROM elsewhere e UNION ALL SELECT a.person_id, NULL, a.due_on FROM added a
          ) dates GROUP BY dates.person_id HAVING max(dates.now) > max(dates.added)) nearer) AS moves,
        (SELECT min(a.due_on) FROM added a) AS "firstDue", (SELECT max(a.due_on) FROM added a) AS "lastDue"`,
  )
  if (preview === undefined) throw new Error('Counting gave no row')
  return preview
}
