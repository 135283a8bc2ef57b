import { z } from 'zod'
import { namedRulesJson } from '#data/assignments/shared/named-rules-json.ts'
import { auditActions } from '#data/database/audit.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { dayCounts } from '#domain/assignments/due-rule.ts'
import { type AuditSearch, matchesSearch } from './internal/audit-search.ts'

/** What may be looked for. */
export const loggedActions = auditActions

/** What an event says of itself that its sentence tells; each event has a few of these. */
const AuditDetail = z.object({
  nameBefore: z.string().optional(),
  name: z.string().optional(),
  changed: z.array(z.string()).optional(),
  roles: z.array(z.string()).optional(),
  module: z.string().optional(),
  modules: z.array(z.string()).optional(),
  to: z.string().optional(),
  version: z.number().optional(),
  timeZone: z.string().optional(),
  before: z.string().optional(),
  form: z.string().optional(),
  people: z.number().optional(),
  item: z.string().optional(),
  reason: z.string().optional(),
  kind: z.string().optional(),
  months: z.number().optional(),
  monthsBefore: z.number().optional(),
  records: z.number().optional(),
  by: z.string().optional(),
  breakGlass: z.boolean().optional(),
  requirement: z.string().optional(),
  readers: z.string().optional(),
})

const AuditRow = z.object({
  id: z.string(),
  at: moment,
  action: z.enum(auditActions),
  /** A person, or a programme by its token's name. Null: the system, or someone not signed in. */
  actor: z.string().nullable(),
  subjectType: z.string(),
  /** The name of the person or team that it was done to, as it is now. */
  subject: z.string().nullable(),
  /** Whether they did it to themselves, as in signing in. */
  own: z.boolean().nullable(),
  /** Who joined or left a team. */
  other: z.string().nullable(),
  /** Of an assignment: the slugs of its modules, who is asked (null: everyone) and by which day. */
  modules: z.array(z.string()).nullable(),
  asked: z.string().nullable(),
  dueOn: z.string().nullable(),
  dueBy: z.enum(['date', ...dayCounts]).nullable(),
  dueDays: z.number().nullable(),
  // Events of before may say the same in another form: then the sentence goes without.
  detail: AuditDetail.catch({}),
})

export type AuditRow = Readonly<z.output<typeof AuditRow>>

const eventsAPage = 100
/** One more says whether there are more. In the query's text: of a value PostgreSQL would not know how few these are. */
const limit = sql`LIMIT 101`

/** The name of one person of the event `e`'s organisation, each found by themselves: a page has few. */
const nameOf = (id: Query) => sql`(
  SELECT nullif(trim(concat_ws(' ', p.given_name, p.family_name)), '') FROM person p
  WHERE p.organisation_id = e.organisation_id AND p.id = ${id})`
const teamOf = (id: Query) => sql`(
  SELECT t.name FROM team t WHERE t.organisation_id = e.organisation_id AND t.id = ${id})`

/**
 * The organisation's audit trail, newest first, or what of it matches a search; `before` is the id of the last event of the
 * page before.
 */
export async function listAuditEvents(
  viewer: Administrator,
  { before, search }: { before: string | null; search?: AuditSearch },
): Promise<{ events: AuditRow[]; more: string | null }> {
  const { organisationId } = viewer
  const from =
    before === null
      ? sql`true`
      : sql`(e.at, e.id) < (
          SELECT b.at, b.id FROM audit_event b WHERE b.organisation_id = ${organisationId}::uuid AND b.id = ${before}::uuid)`
  const rows = await readInOrganisation(
    viewer,
    AuditRow,
    sql`
      SELECT e.id, e.at, e.action, e.subject_type AS "subjectType", e.detail, coalesce(${nameOf(sql`e.actor_id`)}, e.detail ->> 'programme') AS actor,
        coalesce(${nameOf(sql`e.subject_id`)}, ${teamOf(sql`e.subject_id`)}, (
          SELECT o.name FROM organisation o WHERE e.subject_type = 'organisation' AND o.id = e.subject_id
        ), e.detail ->> 'name', e.detail ->> 'item') AS subject,
        e.subject_id = e.actor_id AS own,
        ${nameOf(sql`(e.detail ->> 'personId')::uuid`)} AS other,
        a.modules, coalesce(${teamOf(sql`a.team_id`)}, ${nameOf(sql`a.person_id`)}, a.meant) AS asked, a.due_on::text AS "dueOn",
        a.due_by AS "dueBy", a.due_days AS "dueDays"
      FROM (
        SELECT * FROM audit_event e
        WHERE e.organisation_id = ${organisationId}::uuid AND ${from} AND ${search === undefined ? sql`true` : matchesSearch(viewer, search)}
        ORDER BY e.at DESC, e.id DESC ${limit}
      ) e
      LEFT JOIN LATERAL (
        SELECT a.team_id, a.person_id, a.due_on, a.due_by, a.due_days, (
            SELECT string_agg(rule ->> 'name', ', ' ORDER BY place)
            FROM jsonb_array_elements(${namedRulesJson(viewer, sql`a`)}) WITH ORDINALITY named(rule, place)
            WHERE rule ->> 'side' = 'asked' AND rule ->> 'name' <> ''
          ) AS meant, ARRAY(
            SELECT m.module_slug FROM assignment_module m
            WHERE m.organisation_id = a.organisation_id AND m.assignment_id = a.id ORDER BY m.module_slug
          ) AS modules
        FROM assignment a
        WHERE e.subject_type = 'assignment' AND a.organisation_id = e.organisation_id AND a.id = e.subject_id
      ) a ON true
      ORDER BY e.at DESC, e.id DESC`,
  )
  const events = rows.slice(0, eventsAPage)
  return { events, more: rows.length > eventsAPage ? (events.at(-1)?.id ?? null) : null }
}
