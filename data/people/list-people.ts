import { inOrganisation } from '#data/database/database.ts'
import type { Prisma } from '#data/generated/client.ts'
import { personRow, presentPerson } from '#data/people/internal/present-person.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PersonRow } from './person-row.ts'

export type PeoplePage = {
  readonly people: readonly PersonRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

const peopleAPage = 50

/** One page of the organisation's people by name; `search` is found in names and addresses, page counts from 1. */
export async function listPeople(
  viewer: Administrator,
  { search, page }: { search: string; page: number },
): Promise<PeoplePage> {
  const where: Prisma.PersonWhereInput = {
    AND: [
      peopleInScope(viewer),
      ...search
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => ({
          OR: (['givenName', 'familyName', 'email'] as const).map((field) => ({
            [field]: { contains: word, mode: 'insensitive' as const },
          })),
        })),
    ],
  }
  return inOrganisation(viewer, async (transaction) => {
    const total = await transaction.person.count({ where })
    const pages = Math.max(1, Math.ceil(total / peopleAPage))
    const current = Math.min(Math.max(1, page), pages)
    const people = await transaction.person.findMany({
      where,
      select: personRow,
      orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
      skip: (current - 1) * peopleAPage,
      take: peopleAPage,
    })
    return { people: people.map(presentPerson), total, page: current, pages }
  })
}
