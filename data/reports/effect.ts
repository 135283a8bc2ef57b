import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { type PracticeTexts, practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { type ModuleFace, modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import { type EffectDocument, EffectDocumentSchema } from './internal/effect-document.ts'

export type EffectReport = {
  readonly asOf: Date
  readonly modules: readonly {
    readonly face: ModuleFace
    /** What it teaches. */
    readonly practices: readonly PracticeTexts[]
    readonly effect: EffectDocument
  }[]
}

/** Whether each module works, as of last night, the clearest first; 'not-measured-yet' before the first night. */
export async function effectReport(viewer: Administrator): Promise<EffectReport | 'not-measured-yet'> {
  const { organisationId } = viewer
  const curriculum = await curriculumInService(viewer)
  const faces = await modulesFor(viewer, curriculum)
  const practices = practicesFor(viewer, curriculum)
  const rows = await inOrganisation(viewer, (transaction) =>
    transaction.moduleEffect.findMany({ where: { organisationId }, orderBy: { moduleSlug: 'asc' } }),
  )
  const [first] = rows
  if (first === undefined) return 'not-measured-yet'
  const modules = rows.flatMap(({ moduleSlug, document }) => {
    const face = faces.get(moduleSlug)
    return face === undefined
      ? []
      : [
          {
            face,
            practices: practices.filter(({ id }) => face.practices.includes(id)),
            effect: EffectDocumentSchema.parse(document),
          },
        ]
  })
  return { asOf: first.asOf, modules: modules.sort((a, b) => lowEnd(b.effect) - lowEnd(a.effect)) }
}

function lowEnd(effect: EffectDocument): number {
  return effect.verdict === 'too-few-answers' ? Number.NEGATIVE_INFINITY : effect.interval.low
}
