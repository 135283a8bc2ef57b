import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Clinician } from '#data/viewer.ts'
import { type StatusReaders, statusReaders } from '#domain/reports/status-readers.ts'

const MayLook = z.object({ name: z.string(), as: z.enum(['manager', 'administrator', 'programme']) })

/**
 * What someone looked at: the person's own page; a report of a team that they stand in, on its page or as a file; an export
 * with all answers, under ids or under names. A programme with a token of the API fetched what they completed, or understand.
 */
const looks = [
  ...(['own-page', 'team-page', 'team-file', 'answers', 'answers-with-names'] as const),
  ...(['programme-completion', 'programme-understanding'] as const),
] as const
const LookRow = z.object({
  name: z.string(),
  what: z.enum(looks),
  /** The team's name as it is now; null where it is no team's report. */
  team: z.string().nullable(),
  at: moment,
})

const OnlookersRow = z.object({
  may: z.array(MayLook),
  looked: z.array(LookRow),
  teams_since: moment.nullable(),
  readers: z.enum(statusReaders),
})

export type Onlookers = {
  /** Who may see it: the managers of the person's teams and of those above them, those whom they lend their view to, the administrators, and programmes with a token for it. */
  readonly may: readonly Readonly<z.output<typeof MayLook>>[]
  /** Who looked, at most once a day at each thing, newest first; at most 20. */
  readonly looked: readonly Readonly<z.output<typeof LookRow>>[]
  /** Looks at teams before this were not kept; null where all were. */
  readonly teamsSince: Date | null
  /** Whom the organisation shows statuses by name. */
  readonly readers: StatusReaders
}

export const mostLooks = 20

/** Who may see what the viewer understands, and who has looked at it. */
export async function ownOnlookers(viewer: Clinician): Promise<Onlookers> {
  const { organisationId, personId } = viewer
  const [row] = await readInOrganisation(
    viewer,
    OnlookersRow,
    sql`
      WITH RECURSIVE above AS (
        SELECT t.id, t.parent_id FROM team t JOIN team_member m ON m.organisation_id = t.organisation_id AND m.team_id = t.id
        WHERE t.organisation_id = ${organisationId}::uuid AND m.person_id = ${personId}::uuid
        UNION
        SELECT t.id, t.parent_id FROM team t JOIN above a ON t.id = a.parent_id WHERE t.organisation_id = ${organisationId}::uuid
      ),
      may AS (
        SELECT trim(p.given_name || ' ' || p.family_name) AS name, 'manager' AS as
        FROM person p
        WHERE p.organisation_id = ${organisationId}::uuid AND p.id <> ${personId}::uuid AND p.status = 'active'
          AND statuses_shown(${organisationId}::uuid, 'manager') AND p.id = ANY (ARRAY(
          SELECT m.person_id FROM team_manager m
          WHERE m.organisation_id = ${organisationId}::uuid AND m.team_id = ANY (ARRAY(SELECT id FROM above))
          UNION
          SELECT l.to_id FROM lent_view l JOIN team_manager m ON m.organisation_id = l.organisation_id AND m.person_id = l.from_id
          WHERE l.organisation_id = ${organisationId}::uuid AND m.team_id = ANY (ARRAY(SELECT id FROM above))
            AND l.ended_at IS NULL AND l.until >= (now() AT TIME ZONE ${viewer.organisationTimeZone})::date))
        UNION
        SELECT trim(p.given_name || ' ' || p.family_name), 'administrator'
        FROM person p
        WHERE p.organisation_id = ${organisationId}::uuid AND p.id <> ${personId}::uuid AND p.status = 'active'
          AND statuses_shown(${organisationId}::uuid, 'administrator') AND p.id = ANY (ARRAY(
          SELECT administrators_of(${organisationId}::uuid)))
        UNION
        SELECT t.name, 'programme' FROM api_token t
        WHERE t.organisation_id = ${organisationId}::uuid AND t.expires_at > now()
          AND ('completion:read' = ANY (t.scopes)
            OR 'understanding:read' = ANY (t.scopes) AND statuses_shown(${organisationId}::uuid, 'api-client'))
        UNION
        SELECT w.name, 'programme' FROM webhook w
        WHERE w.organisation_id = ${organisationId}::uuid AND w.switched_off_at IS NULL
          AND (w.events && ARRAY['completed', 'overdue']
            OR w.events && ARRAY['understands', 'faded'] AND statuses_shown(${organisationId}::uuid, 'api-client'))
      ),
      look AS (
        SELECT e.actor_id AS viewer_id, NULL AS programme, 'own-page' AS what, NULL::uuid AS team_id, e.at FROM audit_event e
        WHERE e.organisation_id = ${organisationId}::uuid AND e.subject_id = ${personId}::uuid AND e.action = 'understanding.viewed'
        UNION ALL
        SELECT l.viewer_id, NULL, 'team-' || l.form, l.team_id, l.at FROM team_look l
        WHERE l.organisation_id = ${organisationId}::uuid AND l.people @> ARRAY[${personId}::uuid]
        UNION ALL
        SELECT NULL, l.token_name, 'programme-' || l.what, NULL, l.at FROM api_look l
        WHERE l.organisation_id = ${organisationId}::uuid AND l.people @> ARRAY[${personId}::uuid]
        UNION ALL
        SELECT NULL, w.name, CASE WHEN d.kind IN ('completed', 'overdue') THEN 'programme-completion' ELSE 'programme-understanding' END,
          NULL, d.tried_at
        FROM webhook_event v JOIN webhook_delivery d ON d.organisation_id = v.organisation_id AND d.event_id = v.id
        JOIN webhook w ON w.organisation_id = d.organisation_id AND w.id = d.webhook_id
        WHERE v.organisation_id = ${organisationId}::uuid AND v.person_id = ${personId}::uuid AND d.tried_at IS NOT NULL
        UNION ALL
        SELECT e.actor_id, NULL, CASE WHEN e.detail ->> 'names' = 'with-names' THEN 'answers-with-names' ELSE 'answers' END, NULL, e.at
        FROM audit_event e
        WHERE e.organisation_id = ${organisationId}::uuid AND e.action = 'data.exported' AND e.detail ->> 'name' IN ('responses', 'auditor-pack')
          AND EXISTS (SELECT 1 FROM answer a
            WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = ${personId}::uuid AND a.answered_at <= e.at)
      ),
      looked AS (
        SELECT coalesce(look.programme, trim(p.given_name || ' ' || p.family_name)) AS name, look.what, t.name AS team, max(look.at) AS at
        FROM look LEFT JOIN person p ON p.organisation_id = ${organisationId}::uuid AND p.id = look.viewer_id
        LEFT JOIN team t ON t.organisation_id = ${organisationId}::uuid AND t.id = look.team_id
        WHERE p.id <> ${personId}::uuid OR look.programme IS NOT NULL
        GROUP BY look.programme, p.id, p.given_name, p.family_name, look.what, t.id, t.name, date_trunc('day', look.at)
        ORDER BY 4 DESC LIMIT ${mostLooks}::integer
      )
      SELECT (SELECT coalesce(jsonb_agg(may ORDER BY may.as DESC, may.name), '[]') FROM may) AS may,
        (SELECT coalesce(jsonb_agg(looked ORDER BY looked.at DESC), '[]') FROM looked) AS looked,
        CASE WHEN o.looks_kept_since > o.created_at + interval '1 minute' THEN o.looks_kept_since END AS teams_since,
        o.statuses_shown_to AS readers
      FROM organisation o WHERE o.id = ${organisationId}::uuid`,
  )
  if (row === undefined) throw new Error(`Organisation ${organisationId} is not there`)
  return { may: row.may, looked: row.looked, teamsSince: row.teams_since, readers: row.readers }
}
