import { randomUUID } from 'node:crypto'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { nameIsTaken, type PathNow } from './internal/path-now.ts'
import { holdEnrolments } from './shared/hold-enrolments.ts'

/** Makes a path of modules that are in service, each once, in their order: readSteps(). */
export async function createPath(
  viewer: Administrator,
  { name, inOrder, steps }: PathNow,
  /** With an id that is there already no other path is made: the same form was sent twice. */
  { now, id = randomUUID() }: { now: Date; id?: string },
): Promise<
  | { readonly ok: true; readonly pathId: string }
  | { readonly ok: false; readonly problem: 'name-taken' | 'no-such-module' }
> {
  const { organisationId } = viewer
  const { modules } = await curriculumInService(viewer)
  if (steps.some((step) => !modules.some(({ slug }) => slug === step))) return { ok: false, problem: 'no-such-module' }
  return inOrganisation(viewer, async (transaction) => {
    // Of two paths of one name at once the second sees the first.
    await holdEnrolments(transaction, organisationId)
    if (await nameIsTaken(transaction, { organisationId, name, except: id }))
      return { ok: false, problem: 'name-taken' }
    const { count } = await transaction.learningPath.createMany({
      data: { organisationId, id, name, inOrder, createdAt: now },
      skipDuplicates: true,
    })
    if (count === 0) return { ok: true, pathId: id }
    await transaction.learningPathStep.createMany({
      data: steps.map((moduleSlug, place) => ({ organisationId, pathId: id, place, moduleSlug })),
    })
    await audit(transaction, viewer, {
      action: 'path.created',
      subject: { type: 'path', id },
      detail: { name, modules: [...steps], inOrder },
      at: now,
    })
    return { ok: true, pathId: id }
  })
}
