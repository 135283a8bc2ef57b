import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Clinician } from '#data/viewer.ts'

/** Enrols the viewer in a module of their own choice; where they are enrolled already, that enrolment. */
export async function chooseModule(
  viewer: Clinician,
  moduleSlug: string,
  { now }: { now: Date },
): Promise<{ ok: true; enrolmentId: string } | { ok: false; problem: 'no-such-module' }> {
  const { organisationId, personId } = viewer
  const curriculum = await curriculumInService(viewer)
  if (!curriculum.modules.some(({ slug }) => slug === moduleSlug)) return { ok: false, problem: 'no-such-module' }
  return inOrganisation(viewer, async (transaction) => {
    const known = await transaction.enrolment.findFirst({
      where: { organisationId, personId, moduleSlug, completedAt: null },
      select: { id: true },
    })
    const enrolment =
      known ??
      (await transaction.enrolment.create({
        data: { organisationId, personId, moduleSlug, createdAt: now },
        select: { id: true },
      }))
    return { ok: true, enrolmentId: enrolment.id }
  })
}
