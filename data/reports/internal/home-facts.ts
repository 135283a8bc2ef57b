import { z } from 'zod'
import { enrolmentIsOverdue } from '#data/assignments/shared/enrolment-is-overdue.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { invitationIsLate } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'
import { daysBefore } from './days.ts'

const HomeFacts = z.object({
  people: z.number(),
  teams: z.number(),
  hasClinicians: z.boolean(),
  hasAssignments: z.boolean(),
  /** Someone had finished a module before the newest night was taken. */
  hasReport: z.boolean(),
  overduePeople: z.number(),
  /** The modules that most are overdue with, and since when the first of them is. */
  overdueModules: z.array(z.object({ slug: z.string(), people: z.number(), since: moment })),
  invitations: z.number(),
  oldestInvitation: moment.nullable(),
  failedMails: z.number(),
  contests: z.number(),
  oldestContest: moment.nullable(),
  requests: z.number(),
  oldestRequest: moment.nullable(),
  joined: z.number(),
  left: z.number(),
  asked: z.number(),
  finished: z.number(),
  finishers: z.number(),
  /** When each job that works for all organisations last finished. */
  jobs: z.array(z.object({ name: z.string(), finishedAt: moment })),
  snapshotAt: moment.nullable(),
  /** Since when there is something to do at night for this organisation. */
  since: moment,
})
export type HomeFacts = Readonly<z.output<typeof HomeFacts>>

/** What the home of an organisation counts, in one statement. */
export async function homeFacts(viewer: Administrator, { now }: { now: Date }): Promise<HomeFacts> {
  const org = sql`${viewer.organisationId}::uuid`
  const weekAgo = sql`${daysBefore(now, 7)}::timestamptz`
  const at = sql`${now}::timestamptz`
  const late = invitationIsLate({ now })
  const [facts] = await readInOrganisation(
    viewer,
    HomeFacts,
    sql`
      WITH overdue AS MATERIALIZED (
        SELECT e.person_id, e.module_slug, e.due_on
        FROM enrolment e JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.person_id AND p.status = 'active'
        WHERE e.organisation_id = ${org} AND ${enrolmentIsOverdue(viewer, { now })}
      ), week AS (
        SELECT count(*)::integer AS finished, count(DISTINCT e.person_id)::integer AS finishers
        FROM enrolment e
        WHERE e.organisation_id = ${org} AND e.completed_at > ${weekAgo} AND e.completed_at <= ${at}
      ), assigned AS (
        SELECT count(DISTINCT e.person_id)::integer AS asked
        FROM assignment a JOIN enrolment e ON e.organisation_id = a.organisation_id AND e.assignment_id = a.id
        WHERE a.organisation_id = ${org} AND a.created_at > ${weekAgo} AND a.created_at <= ${at}
      ), came AS (
        SELECT count(DISTINCT a.subject_id) FILTER (WHERE a.action = 'person.joined')::integer AS joined,
          count(DISTINCT p.id) FILTER (WHERE a.action = 'person.suspended' AND p.status = 'suspended' AND p.left_at IS NULL)::integer AS suspended
        FROM audit_event a LEFT JOIN person p ON p.organisation_id = a.organisation_id AND p.id = a.subject_id
        WHERE a.organisation_id = ${org} AND a.at > ${weekAgo} AND a.action IN ('person.joined', 'person.suspended')
      ), who AS (
        SELECT count(*) FILTER (WHERE person.status <> 'suspended')::integer AS people,
          count(*) FILTER (WHERE person.left_at > ${weekAgo} AND person.left_at <= ${at})::integer AS gone,
          count(*) FILTER (WHERE ${late})::integer AS invitations, min(person.created_at) FILTER (WHERE ${late}) AS oldest_invitation
        FROM person WHERE person.organisation_id = ${org}
      ), night AS (SELECT max(s.as_of) AS at FROM snapshot s WHERE s.organisation_id = ${org})
      SELECT week.*, assigned.asked, came.joined, came.suspended + who.gone AS left, who.people, night.at AS "snapshotAt",
        (SELECT count(*)::integer FROM team t WHERE t.organisation_id = ${org} AND t.archived_at IS NULL) AS teams,
        EXISTS (SELECT FROM person_role r WHERE r.organisation_id = ${org} AND r.role = 'clinician') AS "hasClinicians",
        EXISTS (SELECT FROM assignment a WHERE a.organisation_id = ${org}) AS "hasAssignments",
        EXISTS (SELECT FROM enrolment e WHERE e.organisation_id = ${org} AND e.completed_at <= night.at) AS "hasReport",
        (SELECT count(DISTINCT person_id)::integer FROM overdue) AS "overduePeople",
        (SELECT coalesce(jsonb_agg(m ORDER BY m.people DESC, m.slug), '[]') FROM (
          SELECT module_slug AS slug, count(DISTINCT person_id)::integer AS people, min(due_on) AS since
          FROM overdue GROUP BY module_slug ORDER BY 2 DESC, 1 LIMIT 2) m) AS "overdueModules",
        who.invitations, who.oldest_invitation AS "oldestInvitation",
        (SELECT count(*)::integer FROM mail m WHERE m.organisation_id = ${org} AND m.status = 'failed') AS "failedMails",
        (SELECT count(*)::integer FROM contest c WHERE c.organisation_id = ${org} AND c.outcome IS NULL) AS contests,
        (SELECT min(c.made_at) FROM contest c WHERE c.organisation_id = ${org} AND c.outcome IS NULL) AS "oldestContest",
        (SELECT count(*)::integer FROM data_request d WHERE d.organisation_id = ${org} AND d.outcome IS NULL) AS requests,
        (SELECT min(d.made_at) FROM data_request d WHERE d.organisation_id = ${org} AND d.outcome IS NULL) AS "oldestRequest",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('name', j.name, 'finishedAt', j.finished_at)), '[]') FROM job_run j) AS jobs,
        greatest((SELECT min(n.published_at) FROM publication n),
          (SELECT o.created_at FROM organisation o WHERE o.id = ${org})) AS since
      FROM week, assigned, came, who, night`,
  )
  if (facts === undefined) throw new Error(`Organisation ${viewer.organisationId} could not be counted`)
  return facts
}
