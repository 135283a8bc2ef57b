import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { canBeTouched } from '#data/people/internal/can-be-touched.ts'
import { isSelected, type PeopleSelection } from '#data/people/internal/selection.ts'
import { teamsInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PeopleAct } from '#domain/people/people-acts.ts'
import { continuePeopleAct } from './continue-people-act.ts'

export type ActedOnPeople =
  /** `left`: how many are still to be reached, by continuePeopleAct(). */
  | { readonly ok: true; readonly actId: string; readonly left: number }
  /** `changed`: another number of people than was said before. */
  | { readonly ok: false; readonly problem: 'nobody' | 'changed' | 'no-such-team' }

/**
 * Does an act to all selected whom it would change, if they are as many as was said before. Up to
 * `peopleInOneTransaction` of them in one transaction; of more the first so many, and the others as continuePeopleAct()
 * goes on. The row of the act says how far it is, so that one which was cut off can go on.
 */
export async function actOnPeople(
  viewer: Administrator,
  { act, selection, expected }: { act: PeopleAct; selection: PeopleSelection; expected: number },
  /** With an id that is there already nothing more is done: the same form was sent twice. */
  { now, id: actId = randomUUID() }: { now: Date; id?: string },
): Promise<ActedOnPeople> {
  const { organisationId } = viewer
  const { kind, ...parameters } = act
  const actStart = await inOrganisation(
    viewer,
    async (transaction): Promise<ActedOnPeople> => {
      if ((await transaction.peopleAct.count({ where: { organisationId, id: actId } })) > 0)
        return { ok: true, actId, left: 0 }
      if (
        'teamId' in act &&
        (await transaction.team.count({ where: { AND: [teamsInScope(viewer), { id: act.teamId }] } })) === 0
      )
        return { ok: false, problem: 'no-such-team' }
      const [selectionCount] = await readerWithin(transaction)(
        z.object({ people: z.number() }),
        sql`
          WITH meant AS MATERIALIZED (
            SELECT person.id FROM person WHERE ${isSelected(viewer, selection, { now })} AND ${canBeTouched(viewer, act)}
          ), made AS (
            INSERT INTO people_act (organisation_id, id, kind, parameters, people, by_id, at)
            SELECT ${organisationId}::uuid, ${actId}::uuid, ${kind}, ${JSON.stringify(parameters)}::jsonb,
              array_agg(meant.id ORDER BY meant.id), ${viewer.personId}::uuid, ${now}::timestamptz
            FROM meant HAVING count(*) > 0 AND count(*) = ${expected}::integer
            ON CONFLICT DO NOTHING
          )
          SELECT count(*)::integer AS people FROM meant`,
      )
      const people = selectionCount?.people ?? 0
      if (people === 0) return { ok: false, problem: 'nobody' }
      return people === expected ? { ok: true, actId, left: people } : { ok: false, problem: 'changed' }
    },
    { timeoutMs: 30_000 },
  )
  if (!actStart.ok || actStart.left === 0) return actStart
  const went = await continuePeopleAct(viewer, actId, { now })
  return { ok: true, actId, left: went.left }
}
