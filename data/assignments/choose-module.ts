import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Clinician } from '#data/viewer.ts'

/**
 * Enrols the viewer in a module of their own choice; where they are enrolled already, that enrolment. Of two choices at
 * once the second finds what the first has made.
 */
export async function chooseModule(
  viewer: Clinician,
  moduleSlug: string,
  { now }: { now: Date },
): Promise<{ ok: true; enrolmentId: string } | { ok: false; problem: 'no-such-module' }> {
  const { organisationId, personId } = viewer
  const curriculum = await curriculumInService(viewer)
  if (!curriculum.modules.some(({ slug }) => slug === moduleSlug)) return { ok: false, problem: 'no-such-module' }
  return inOrganisation(viewer, async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: choose ${organisationId} ${personId} ${moduleSlug}`}, 0))`
    const mine = { organisationId, personId, moduleSlug, completedAt: null }
    const currentEnrolment = await transaction.enrolment.findFirst({
      // What is no longer asked of them is theirs to finish if they have begun it, and is otherwise not theirs.
      where: { ...mine, OR: [{ releasedAt: null }, { attempts: { some: {} } }] },
      select: { id: true },
      orderBy: [{ releasedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }],
    })
    const enrolment =
      currentEnrolment ??
      // A step of a path of theirs that has not opened is not opened by choosing it: its page says what comes first.
      (await transaction.enrolment.findFirst({ where: { ...mine, locked: true }, select: { id: true } })) ??
      (await transaction.enrolment.create({
        data: { organisationId, personId, moduleSlug, createdAt: now },
        select: { id: true },
      }))
    return { ok: true, enrolmentId: enrolment.id }
  })
}
