import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import type { Transaction } from '#data/database/database.ts'

/** A path's name, order and steps: what a form shows of it, and what its version is of. */
export type PathNow = { readonly name: string; readonly inOrder: boolean; readonly steps: readonly string[] }

/** What a path was before it was changed last, and when it was changed: `changed_from`. */
export const ChangedFrom = z.object({ name: z.string(), inOrder: z.boolean(), steps: z.array(z.string()), at: moment })
export type ChangedFrom = Readonly<z.output<typeof ChangedFrom>>

/**
 * A path of the organisation as it is, since when it is archived, and what it was before it was changed last (null: there is no
 * Undo). Null: there is none.
 */
export async function pathNow(
  transaction: Transaction,
  { organisationId, pathId }: { organisationId: string; pathId: string },
): Promise<{ now: PathNow; archivedAt: Date | null; changedFrom: ChangedFrom | null } | null> {
  const path = await transaction.learningPath.findFirst({
    where: { organisationId, id: pathId },
    select: {
      name: true,
      inOrder: true,
      archivedAt: true,
      changedFrom: true,
      steps: { select: { moduleSlug: true }, orderBy: { place: 'asc' } },
    },
  })
  if (path === null) return null
  const { name, inOrder, archivedAt } = path
  return {
    now: { name, inOrder, steps: path.steps.map(({ moduleSlug }) => moduleSlug) },
    archivedAt,
    changedFrom: ChangedFrom.nullable().parse(path.changedFrom),
  }
}

/** What the audit trail keeps of a change. */
export function pathChangeDetail(before: PathNow, next: PathNow) {
  return {
    name: next.name,
    nameBefore: before.name,
    modules: [...next.steps],
    modulesBefore: [...before.steps],
    inOrder: next.inOrder,
    inOrderBefore: before.inOrder,
  }
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
