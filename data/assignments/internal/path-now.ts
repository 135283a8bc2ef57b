import type { Transaction } from '#data/database/database.ts'

/** A path's name, order and steps: what a form shows of it, and what its version is of. */
export type PathNow = { readonly name: string; readonly inOrder: boolean; readonly steps: readonly string[] }

/** A path of the organisation as it is, and since when it is archived. Null: there is none. */
export async function pathNow(
  transaction: Transaction,
  { organisationId, pathId }: { organisationId: string; pathId: string },
): Promise<{ now: PathNow; archivedAt: Date | null } | null> {
  const path = await transaction.learningPath.findFirst({
    where: { organisationId, id: pathId },
    select: {
      name: true,
      inOrder: true,
      archivedAt: true,
      steps: { select: { moduleSlug: true }, orderBy: { place: 'asc' } },
    },
  })
  if (path === null) return null
  const { name, inOrder, archivedAt } = path
  return { now: { name, inOrder, steps: path.steps.map(({ moduleSlug }) => moduleSlug) }, archivedAt }
}

/** Whether another path in use has this name, however it is written. */
export async function nameIsTaken(
  transaction: Transaction,
  { organisationId, name, except }: { organisationId: string; name: string; except: string },
): Promise<boolean> {
  const others = await transaction.learningPath.findMany({
    where: { organisationId, archivedAt: null, id: { not: except }, name: { equals: name, mode: 'insensitive' } },
    select: { id: true },
  })
  return others.length > 0
}
