import { followUpsInService, moduleInService } from '#data/curriculum/shared/content-in-service.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { modulesFor } from '#data/curriculum/shared/module-faces.ts'
import type { Administrator } from '#data/viewer.ts'
import type { AnnotatedSource } from '#domain/annotated-content/annotated-content.ts'
import type { Text } from '#domain/scenario/module.ts'

export type ContentOverview = {
  readonly modules: readonly {
    readonly slug: string
    readonly title: Text
    readonly scenes: number
    readonly items: number
    readonly minutes: number
  }[]
  readonly followUps: readonly { readonly practice: string; readonly name: Text; readonly items: number }[]
  readonly sources: readonly AnnotatedSource[]
}

/** What is in service to be read, and the sources that are due for review come first. */
export async function contentOverview(viewer: Administrator, { now }: { now: Date }): Promise<ContentOverview> {
  const curriculum = await curriculumInService(viewer)
  const faces = await modulesFor(viewer, curriculum)
  const practices = practicesFor(viewer, curriculum)
  const today = now.toISOString().slice(0, 10)
  const modules = await Promise.all(
    curriculum.modules.map(async ({ slug, hash }) => {
      const { document } = await moduleInService(hash)
      const title = faces.get(slug)?.title ?? { text: slug, language: 'en' }
      const { scenes, minutes } = document
      return { slug, title, scenes: scenes.length, items: scenes.filter(({ ask }) => ask !== null).length, minutes }
    }),
  )
  const followUps = await Promise.all(
    curriculum.followUps.map(async ({ practice, hash }) => {
      const { document } = await followUpsInService(hash)
      const name = practices.find(({ id }) => id === practice)?.name ?? { text: practice, language: 'en' }
      return { practice, name, items: document.items.length }
    }),
  )
  const sources = (curriculum.sources ?? [])
    .map((source) => ({ ...source, reviewDue: source.checked === null || source.reviewBy < today }))
    .sort((one, other) => Number(other.reviewDue) - Number(one.reviewDue) || (one.reviewBy < other.reviewBy ? -1 : 1))
  return { modules, followUps, sources }
}
