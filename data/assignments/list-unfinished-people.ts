import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { inOrderOf, nameOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { personIsInScope, teamIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { noticeKinds } from '#domain/notices/notice-kinds.ts'
import { matchOpenPlaces } from './internal/match-open-places.ts'
import { findOpenPlace, type OpenPlace } from './internal/open-places.ts'
import { walkOpenPlaces } from './internal/walk-open-places.ts'

const NoticeRow = z.object({
  kind: z.enum(noticeKinds),
  at: moment,
  /** Who reminded; null: nobody, or someone who is gone. */
  by: z.string().nullable(),
  /** What became of the mail it went with; null: it is in the application alone, or waits to be put into one. */
  mail: z.enum(['waiting', 'sent', 'failed', 'cancelled']).nullable(),
})
export type SentNotice = Readonly<z.output<typeof NoticeRow>>

const UnfinishedPerson = z.object({
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
  /** Of a path that is done in order, the module of the step that is open. */
  step: z.string().nullable(),
  /** What they were told about these modules since they are asked, oldest first: of several modules at once, once. */
  sent: z.array(NoticeRow),
})
export type UnfinishedRow = Readonly<z.output<typeof UnfinishedPerson>>

export type UnfinishedPage = {
  readonly people: readonly UnfinishedRow[]
  /** How many there are, where all of them are on this page; else null: they are not counted. */
  readonly total: number | null
  /** Whom the page before this one ends before, and whom the next one begins after; null: there is none. */
  readonly before: string | null
  readonly after: string | null
}

/** Where a page begins, or ends: at the person of this id, without them. Null: it is the first page. */
export type UnfinishedFrom = { readonly way: 'after' | 'before'; readonly personId: string } | null

export const unfinishedAPage = 25

/**
 * One page of those who have not finished an assignment of the viewer's, longest overdue first and then by name, with what
 * was sent to them. However many have not finished, it reads what it shows; where a name is searched, all names. A team
 * means those below it too.
 */
export async function listUnfinishedPeople(
  viewer: Manager | Administrator,
  assignmentId: string,
  { search = '', teamId = null, from = null }: { search?: string; teamId?: string | null; from?: UnfinishedFrom } = {},
): Promise<UnfinishedPage> {
  const start = from === null ? null : await findOpenPlace(viewer, assignmentId, from.personId)
  const way = start !== null && from?.way === 'before' ? 'back' : 'onward'
  const walkOptions = { from: start, way, size: unfinishedAPage + 1 } as const
  const isFiltered = search.trim() !== '' || teamId !== null
  const places = isFiltered
    ? await matchOpenPlaces(viewer, assignmentId, { search, teamId, ...walkOptions })
    : await walkOpenPlaces(viewer, assignmentId, walkOptions)
  const areMore = places.length > unfinishedAPage
  const visiblePlaces = places.slice(0, unfinishedAPage)
  if (way === 'back') visiblePlaces.reverse()
  const areBefore = way === 'back' ? areMore : start !== null
  const areAfter = way === 'back' || areMore
  return {
    people: await rowsOf(viewer, assignmentId, visiblePlaces),
    total: areBefore || areAfter ? null : visiblePlaces.length,
    before: areBefore ? (visiblePlaces[0]?.id ?? null) : null,
    after: areAfter ? (visiblePlaces.at(-1)?.id ?? null) : null,
  }
}

async function rowsOf(
  viewer: Manager | Administrator,
  assignmentId: string,
  places: readonly OpenPlace[],
): Promise<UnfinishedRow[]> {
  const ids = places.map(({ id }) => id)
  if (ids.length === 0) return []
  return readInOrganisation(
    viewer,
    UnfinishedPerson,
    sql`
      SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", person.profession, person.status,
        person.last_active_at AS "lastActiveAt", asked.due_on AS "dueOn", asked.left_to_do AS left, asked.begun, asked.step,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', team.id, 'name', team.name) ORDER BY ${inOrderOf(viewer, sql`team.name`)}, team.id), '[]')
          FROM team JOIN team_member m ON m.organisation_id = team.organisation_id AND m.team_id = team.id
          WHERE m.person_id = person.id AND ${teamIsInScope(viewer)}) AS teams,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', told.kind, 'at', told.at, 'mail', told.mail, 'by', told.by)
            ORDER BY told.at, told.kind), '[]')
          FROM (SELECT DISTINCT n.kind, n.created_at AS at, mail.status AS mail,
            ${nameOf(sql`by`)} AS by
          FROM notice n
          LEFT JOIN mail ON mail.organisation_id = n.organisation_id AND mail.id = n.mail_id
          LEFT JOIN person by ON by.organisation_id = n.organisation_id AND by.id = n.by_id
          WHERE n.organisation_id = person.organisation_id AND n.person_id = person.id AND n.created_at >= asked.at
            AND (n.kind = 'reminder' OR (n.kind IN ('assigned', 'due-soon', 'overdue') AND EXISTS (
              SELECT FROM enrolment about
              JOIN assignment_module m ON m.organisation_id = about.organisation_id AND m.module_slug = about.module_slug
              WHERE about.organisation_id = n.organisation_id AND about.id = n.about_id
                AND m.assignment_id = ${assignmentId}::uuid)))) told) AS sent
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY shown(id, place)
      CROSS JOIN LATERAL (SELECT person.* FROM person WHERE ${personIsInScope(viewer)} AND person.id = shown.id LIMIT 1) person
      CROSS JOIN LATERAL (
        SELECT min(e.due_on) FILTER (WHERE e.completed_at IS NULL AND NOT e.locked) AS due_on,
          (array_agg(e.module_slug ORDER BY e.place)
            FILTER (WHERE e.completed_at IS NULL AND NOT e.locked AND e.place IS NOT NULL))[1] AS step,
          -- Of this round: they may have finished earlier ones.
          min(e.created_at) FILTER (WHERE e.completed_at IS NULL) AS at,
          (count(*) FILTER (WHERE e.completed_at IS NULL))::integer AS left_to_do,
          bool_or(e.completed_at IS NULL AND EXISTS (
            SELECT FROM attempt t WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id))
            OR coalesce(max(e.completed_at) >= min(e.created_at) FILTER (WHERE e.completed_at IS NULL), false) AS begun
        FROM enrolment e
        WHERE e.organisation_id = person.organisation_id AND e.person_id = person.id
          AND e.assignment_id = ${assignmentId}::uuid AND (e.released_at IS NULL OR e.locked OR e.completed_at IS NOT NULL)
      ) asked
      WHERE asked.left_to_do > 0
      ORDER BY shown.place`,
  )
}
