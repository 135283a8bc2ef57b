import { type Query, sql } from '#data/database/sql.ts'

const allMembers = sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('value', u.id, 'display', coalesce(m.display, u.document ->> 'displayName', u.user_name)) ORDER BY u.id), '[]')
  FROM scim_member m JOIN scim_user u ON u.organisation_id = m.organisation_id AND u.id = m.user_id
  WHERE m.organisation_id = resource.organisation_id AND m.group_id = resource.id)`

/** The columns of a GroupRow, of the query’s table `resource`. A directory that asks for thousands of groups leaves the members out. */
export function groupColumns({ members }: { members: 'with' | 'without' }): Query {
  return sql`resource.id, resource.display_name AS "displayName", resource.external_id AS "externalId", resource.version,
    resource.created_at AS "createdAt", resource.changed_at AS "changedAt", ${members === 'with' ? allMembers : sql`'[]'::jsonb`} AS members`
}
