import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

const Name = z.object({ id: z.string(), givenName: z.string(), familyName: z.string() })

const Overview = z.object({
  tokens: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      createdAt: moment,
      expiresAt: moment,
      lastUsedAt: moment.nullable(),
    }),
  ),
  users: z.number(),
  /** Users whose suspension waits for an administrator. */
  held: z.number(),
  /** Of whom so many are named, those who have waited longest first. */
  heldPeople: z.array(Name),
  heldSince: moment.nullable(),
  /** Users with nobody behind them, or with another address than the directory says. */
  problems: z.array(
    z.object({ id: z.string(), userName: z.string(), problem: z.enum(['no-address', 'address-taken']) }),
  ),
  problemCount: z.number(),
})

export type DirectoryOverview = Readonly<z.output<typeof Overview>>

/** How many are listed by name. */
export const maxNames = 50

/** What an administrator sees of the directory that keeps the organisation’s people. */
export async function directoryOverview(viewer: Administrator): Promise<DirectoryOverview> {
  const { organisationId } = viewer
  const here = sql`u.organisation_id = ${organisationId}::uuid`
  const [overview] = await readInOrganisation(
    viewer,
    Overview,
    sql`
      SELECT
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'createdAt', t.created_at,
          'expiresAt', t.expires_at, 'lastUsedAt', t.last_used_at) ORDER BY t.created_at DESC, t.id), '[]')
          FROM scim_token t WHERE t.organisation_id = ${organisationId}::uuid) AS tokens,
        (SELECT count(*)::int FROM scim_user u WHERE ${here} AND u.user_name_key IS NOT NULL) AS users,
        (SELECT count(*)::int FROM scim_user u WHERE ${here} AND u.held_since IS NOT NULL) AS held,
        (SELECT min(u.held_since) FROM scim_user u WHERE ${here} AND u.held_since IS NOT NULL) AS "heldSince",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'givenName', h.given_name, 'familyName', h.family_name)
            ORDER BY h.held_since, h.family_name, h.id), '[]')
          FROM (SELECT p.id, p.given_name, p.family_name, u.held_since FROM scim_user u
            JOIN person p ON p.organisation_id = u.organisation_id AND p.id = u.person_id
            WHERE ${here} AND u.held_since IS NOT NULL ORDER BY u.held_since, p.family_name, p.id LIMIT ${maxNames}::int) h) AS "heldPeople",
        (SELECT count(*)::int FROM scim_user u WHERE ${here} AND u.user_name_key IS NOT NULL AND u.problem IS NOT NULL) AS "problemCount",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'userName', w.user_name, 'problem', w.problem) ORDER BY w.user_name, w.id), '[]')
          FROM (SELECT u.id, u.user_name, u.problem FROM scim_user u
            WHERE ${here} AND u.user_name_key IS NOT NULL AND u.problem IS NOT NULL
            ORDER BY u.user_name, u.id LIMIT ${maxNames}::int) w) AS problems`,
  )
  if (overview === undefined) throw new Error('the directory could not be read')
  return overview
}
