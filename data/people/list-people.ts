import { z } from 'zod'
import { enrolmentIsOverdue } from '#data/assignments/shared/enrolment-is-overdue.ts'
import { inOrganisation } from '#data/database/database.ts'
import { contains, personByName } from '#data/database/names.ts'
import { readerWithin } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { personRow, presentPerson } from '#data/people/internal/present-person.ts'
import { invitationIsLate, personIsInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PersonRow } from './person-row.ts'

export type PeoplePage = {
  readonly people: readonly PersonRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

const peopleAPage = 50

/** `invitation-late`: invited a week ago and not come. `overdue`: with a module that was due, among those who can sign in. */
export const peopleShown = ['everyone', 'invitation-late', 'overdue'] as const
export type PeopleShown = (typeof peopleShown)[number]

/**
 * One page of the organisation's people by name, as the viewer's language orders them; each word of `search` is found in
 * names and addresses, whatever its case and accents. Page counts from 1.
 */
export async function listPeople(
  viewer: Administrator,
  { search, page, shown: kind = 'everyone' }: { search: string; page: number; shown?: PeopleShown },
  { now }: { now: Date } = { now: new Date() },
): Promise<PeoplePage> {
  const { organisationId } = viewer
  const where = search
    .split(/\s+/)
    .filter((word) => word !== '')
    .reduce(
      (found, word) =>
        sql`${found} AND ${contains(sql`concat_ws(' ', person.given_name, person.family_name, person.email)`, word)}`,
      sql`${personIsInScope(viewer)} AND ${isShown(viewer, kind, { now })}`,
    )
  return inOrganisation(viewer, async (transaction) => {
    const read = readerWithin(transaction)
    const [counted] = await read(
      z.object({ total: z.number() }),
      sql`SELECT count(*)::integer AS total FROM person WHERE ${where}`,
    )
    const total = counted?.total ?? 0
    const pages = Math.max(1, Math.ceil(total / peopleAPage))
    const shown = Math.min(Math.max(1, page), pages)
    const ids = await read(
      z.object({ id: z.string() }),
      sql`
        SELECT person.id FROM person WHERE ${where} ORDER BY ${personByName(viewer)}
        LIMIT ${peopleAPage}::integer OFFSET ${(shown - 1) * peopleAPage}::integer`,
    )
    const people = await transaction.person.findMany({
      where: { organisationId, id: { in: ids.map(({ id }) => id) } },
      select: personRow,
    })
    const byId = new Map(people.map((person) => [person.id, presentPerson(person)]))
    return { people: ids.flatMap(({ id }) => byId.get(id) ?? []), total, page: shown, pages }
  })
}

function isShown(viewer: Administrator, kind: PeopleShown, { now }: { now: Date }): Query {
  switch (kind) {
    case 'everyone':
      return sql`true`
    case 'invitation-late':
      return invitationIsLate({ now })
    case 'overdue':
      return sql`person.status = 'active' AND EXISTS (
        SELECT FROM enrolment e WHERE e.organisation_id = person.organisation_id AND e.person_id = person.id
          AND ${enrolmentIsOverdue(viewer, { now })})`
  }
}
