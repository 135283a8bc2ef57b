import type { AuditAction } from '#data/database/audit.ts'
import { contains, foldedContains, foldedPerson } from '#data/database/names.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

/** What is looked for in the trail; what is empty or null narrows nothing. */
export type AuditSearch = {
  /** A part of a name or an email: who did it, or whom it was done to. */
  readonly person: string
  /** A part of the name of a team or of what else it was done to. */
  readonly object: string
  /** Modules whose titles match the object: titles are content, which the database does not search. */
  readonly moduleSlugs: readonly string[]
  readonly action: AuditAction | null
  /** The first and the last day, both included, in the reader's zone. */
  readonly from: string | null
  readonly until: string | null
}

/** The condition on the event `e`. */
export function matchesSearch(viewer: Administrator, search: AuditSearch): Query {
  const { person, object, action, from, until } = search
  return sql`${action === null ? sql`true` : sql`e.action = ${action}`}
    AND ${from === null ? sql`true` : sql`e.at >= (${from}::date)::timestamp AT TIME ZONE ${viewer.timeZone}`}
    AND ${until === null ? sql`true` : sql`e.at < (${until}::date + 1)::timestamp AT TIME ZONE ${viewer.timeZone}`}
    AND ${person === '' ? sql`true` : concerns(viewer, person)}
    AND ${object === '' ? sql`true` : isAbout(viewer, search)}`
}

function concerns({ organisationId }: Administrator, name: string): Query {
  const people = sql`
    SELECT person.id FROM person WHERE person.organisation_id = ${organisationId}::uuid
      AND ${foldedContains(foldedPerson, name)}`
  return sql`(e.actor_id IN (${people}) OR e.subject_id IN (${people}) OR (e.detail ->> 'personId')::uuid IN (${people})
    OR e.subject_id IN (
      SELECT a.id FROM assignment a WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id IN (${people})))`
}

function isAbout({ organisationId }: Administrator, { object, moduleSlugs }: AuditSearch): Query {
  const teams = sql`
    SELECT team.id FROM team WHERE team.organisation_id = ${organisationId}::uuid AND ${contains(sql`team.name`, object)}`
  return sql`(e.subject_id IN (${teams}) OR ${contains(sql`e.detail::text`, object)}
    OR e.detail ->> 'module' = ANY (${moduleSlugs}::text[])
    OR e.subject_id IN (
      SELECT a.id FROM assignment a LEFT JOIN assignment_module m ON m.organisation_id = a.organisation_id AND m.assignment_id = a.id
      WHERE a.organisation_id = ${organisationId}::uuid AND (a.team_id IN (${teams}) OR m.module_slug = ANY (${moduleSlugs}::text[]))))`
}
