import type { AnnotationContext } from '#curriculum/book/annotate-content.ts'
import { annotateFollowUps, annotateModule } from '#curriculum/book/annotate-content.ts'
import { tellingFor } from '#curriculum/localise.ts'
import type { PhrasesDocument } from '#curriculum/schema/document.ts'
import { followUpsInService, moduleInService } from '#data/curriculum/shared/content-in-service.ts'
import type { Curriculum } from '#data/curriculum/shared/curriculum.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { policyVersions } from '#data/policy/policy-versions.ts'
import type { StoredItemStatistics } from '#data/understanding/shared/item-statistics.ts'
import { newestItemStatistics } from '#data/understanding/shared/newest-item-statistics.ts'
import type { Administrator } from '#data/viewer.ts'
import type { AnnotatedFollowUps, AnnotatedModule } from '#domain/annotated-content/annotated-content.ts'

export type AnnotatedContent<Content> = {
  readonly content: Content
  /** The version of the organisation's policy that it is read under. */
  readonly policyVersion: number
  /** By item; an item without any is left out. */
  readonly statistics: ReadonlyMap<string, StoredItemStatistics>
}

async function contextFor(
  viewer: Administrator,
  curriculum: Curriculum,
  { now, phrases }: { now: Date; phrases: PhrasesDocument },
): Promise<{ context: AnnotationContext; policyVersion: number }> {
  const [{ policy, version }] = await policyVersions(viewer)
  const telling = tellingFor(phrases, { language: viewer.language, policy })
  const { practices, sources = [] } = curriculum
  const misconceptions = curriculum.misconceptions.map(({ id, formerlyTrue = false }) => ({ id, formerlyTrue }))
  const today = now.toISOString().slice(0, 10)
  return { context: { telling, practices, misconceptions, sources, today }, policyVersion: version }
}

async function statisticsOf(
  curriculum: Curriculum,
  moments: readonly { readonly item: { readonly id: string } | null }[],
): Promise<ReadonlyMap<string, StoredItemStatistics>> {
  const ids = moments.flatMap(({ item }) => (item === null ? [] : [item.id]))
  return (await newestItemStatistics(ids, curriculum)).byItem
}

/** A module in service as a reviewer reads it, in the viewer's language, under their policy. Null: there is none. */
export async function annotatedModule(
  viewer: Administrator,
  slug: string,
  { now }: { now: Date },
): Promise<AnnotatedContent<AnnotatedModule> | null> {
  const curriculum = await curriculumInService(viewer)
  const version = curriculum.modules.find((module) => module.slug === slug)
  if (version === undefined) return null
  const publishedModule = await moduleInService(version.hash)
  const { phrases } = publishedModule.document
  const { context, policyVersion } = await contextFor(viewer, curriculum, { now, phrases })
  const content = annotateModule(publishedModule, context)
  return { content, policyVersion, statistics: await statisticsOf(curriculum, content.scenes) }
}

/** A practice's follow-up bank in the same way. */
export async function annotatedFollowUps(
  viewer: Administrator,
  practice: string,
  { now }: { now: Date },
): Promise<AnnotatedContent<AnnotatedFollowUps> | null> {
  const curriculum = await curriculumInService(viewer)
  const version = curriculum.followUps.find((followUps) => followUps.practice === practice)
  if (version === undefined) return null
  const publishedModule = await followUpsInService(version.hash)
  const { phrases } = publishedModule.document
  const { context, policyVersion } = await contextFor(viewer, curriculum, { now, phrases })
  const content = annotateFollowUps(publishedModule, context)
  return { content, policyVersion, statistics: await statisticsOf(curriculum, content.moments) }
}
