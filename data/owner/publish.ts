import { contentHash } from '#content/canonical-json.ts'
import type { CompiledContent } from '#content/compile.ts'
import { expertItems } from '#content/expert-items.ts'
import { FollowUpDocumentSchema, ModuleDocumentSchema } from '#content/schema/document.ts'
import { CurriculumSchema } from '#data/internal/curriculum.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import type { ExpertItem } from '#domain/comprehension/item.ts'
import type { OwnerDatabase } from './owner-database.ts'
import { replayUnderstanding } from './replay-understanding.ts'

export type Published = {
  readonly curriculumHash: string
  readonly parametersHash: string
  readonly outcome: 'published' | 'unchanged'
}

/** Follow-ups are kept beside the modules, under a name that no module can have. */
const followUpsOf = (practice: string) => `follow-ups/${practice}`

/**
 * Puts compiled content in service, all of it in one transaction: new versions are added, none is changed, and attempts
 * under way end on theirs. Where the parameters change, every understanding is computed again from the answers.
 */
export async function publish(owner: OwnerDatabase, content: CompiledContent): Promise<Published> {
  const outcome = await owner.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('curtain: publish'))`
      await transaction.moduleVersion.createMany({
        data: [
          ...content.modules.map(({ slug, hash, document }) => ({ slug, hash, document })),
          ...content.followUps.map(({ practice, hash, document }) => ({ slug: followUpsOf(practice), hash, document })),
        ],
        skipDuplicates: true,
      })
      const curriculum = CurriculumSchema.parse({
        practices: content.practices,
        misconceptions: content.misconceptions,
        modules: content.modules.map(({ slug, hash }) => ({ slug, hash })),
        followUps: content.followUps.map(({ practice, hash }) => ({ practice, hash })),
      })
      const versions = await transaction.moduleVersion.findMany({
        select: { slug: true, hash: true, document: true },
        orderBy: [{ createdAt: 'asc' }, { hash: 'asc' }],
      })
      const inService = new Set([...curriculum.modules, ...curriculum.followUps].map(({ hash }) => hash))
      const parameters = expertParameters(itemsOf(versions, inService))
      const [curriculumHash, parametersHash] = [contentHash(curriculum), contentHash(parameters)]
      const newest = await transaction.publication.findFirst({ orderBy: { id: 'desc' } })
      if (newest?.curriculumHash === curriculumHash && newest.parametersHash === parametersHash)
        return { curriculumHash, parametersHash, outcome: 'unchanged' as const }
      await transaction.curriculumVersion.createMany({
        data: { hash: curriculumHash, document: curriculum },
        skipDuplicates: true,
      })
      await transaction.parameterVersion.createMany({
        data: { hash: parametersHash, document: parameters },
        skipDuplicates: true,
      })
      await transaction.publication.create({ data: { curriculumHash, parametersHash } })
      return { curriculumHash, parametersHash, outcome: 'published' as const }
    },
    { timeout: 60_000, maxWait: 60_000 },
  )
  if (outcome.outcome === 'published') await replayUnderstanding(owner, outcome.parametersHash)
  return outcome
}

type StoredVersion = { readonly slug: string; readonly hash: string; readonly document: unknown }

/** The items of all versions ever published, for attempts under way may still ask them; what is in service has the last word. */
function itemsOf(versions: readonly StoredVersion[], inService: ReadonlySet<string>): ExpertItem[] {
  const retired = versions.filter(({ hash }) => !inService.has(hash))
  const current = versions.filter(({ hash }) => inService.has(hash))
  const items = new Map<string, ExpertItem>()
  for (const { slug, document } of [...retired, ...current]) {
    const parsed = slug.startsWith(followUpsOf(''))
      ? FollowUpDocumentSchema.parse(document)
      : ModuleDocumentSchema.parse(document)
    for (const item of expertItems(parsed)) items.set(item.id, item)
  }
  return [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
