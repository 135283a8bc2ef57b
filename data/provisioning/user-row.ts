import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { sql } from '#data/database/sql.ts'
import { readUser, type UserDocument } from '#domain/provisioning/user-document.ts'

/** A user of the directory as it is kept here, with the groups that it is in. */
export const UserRow = z.object({
  id: z.string(),
  document: z.unknown().transform((document): UserDocument => readUser(document)),
  version: z.number(),
  createdAt: moment,
  changedAt: moment,
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
})

export type UserRow = Readonly<z.output<typeof UserRow>>

/** Its columns, of the query’s table `resource`. */
export const userColumns = sql`resource.id, resource.document, resource.version, resource.created_at AS "createdAt",
  resource.changed_at AS "changedAt", (
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.display_name) ORDER BY g.display_name, g.id), '[]')
    FROM scim_member m JOIN scim_group g ON g.organisation_id = m.organisation_id AND g.id = m.group_id
    WHERE m.organisation_id = resource.organisation_id AND m.user_id = resource.id) AS groups`
