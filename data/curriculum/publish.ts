import { z } from 'zod'
import { contentHash } from '#curriculum/canonical-json.ts'
import type { CompiledContent } from '#curriculum/compile.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { extendParameters } from '#domain/comprehension/extend-parameters.ts'
import { ParametersSchema } from '#domain/comprehension/parameters-schema.ts'
import { CurriculumSchema } from './shared/curriculum.ts'
import { followUpsOf, publishedItems } from './shared/published-items.ts'

export type Published = {
  readonly curriculumHash: string
  readonly parametersHash: string
  readonly outcome: 'published' | 'unchanged'
  /** Whether other modules are in service than before; other versions of the same are not. */
  readonly otherModules: boolean
}

/** What every version of Curtain has stored of a curriculum. */
const SlugsInService = z.object({ modules: z.array(z.object({ slug: z.string() })) })

/**
 * Puts compiled content in service, all of it in one transaction: new versions are added, none is changed, and attempts
 * under way end on theirs. New items begin with what experts say of them; what was learned from answers stays. Where the
 * parameters change, every understanding is computed again from the answers.
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
        sources: content.sources,
        modules: content.modules.map(({ slug, hash }) => ({ slug, hash })),
        followUps: content.followUps.map(({ practice, hash }) => ({ practice, hash })),
      })
      const versions = await transaction.moduleVersion.findMany({
        select: { slug: true, hash: true, document: true },
        orderBy: [{ createdAt: 'asc' }, { hash: 'asc' }],
      })
      const inService = new Set([...curriculum.modules, ...curriculum.followUps].map(({ hash }) => hash))
      const { items } = publishedItems(versions, inService)
      const newest = await transaction.publication.findFirst({
        orderBy: { id: 'desc' },
        select: {
          curriculumHash: true,
          curriculum: { select: { document: true } },
          parametersHash: true,
          parameters: { select: { document: true, calibrated: true } },
        },
      })
      const calibrated = newest?.parameters.calibrated === true
      const parameters = calibrated
        ? extendParameters(ParametersSchema.parse(newest.parameters.document), items)
        : expertParameters(items)
      const [curriculumHash, parametersHash] = [contentHash(curriculum), contentHash(parameters)]
      if (newest?.curriculumHash === curriculumHash && newest.parametersHash === parametersHash)
        return { curriculumHash, parametersHash, outcome: 'unchanged' as const, otherModules: false }
      await transaction.curriculumVersion.createMany({
        data: { hash: curriculumHash, document: curriculum },
        skipDuplicates: true,
      })
      await transaction.parameterVersion.createMany({
        data: { hash: parametersHash, document: parameters, calibrated },
        skipDuplicates: true,
      })
      await transaction.publication.create({ data: { curriculumHash, parametersHash } })
      const before = newest === null ? [] : SlugsInService.parse(newest.curriculum.document).modules
      const otherModules = slugsOf(before) !== slugsOf(curriculum.modules)
      return { curriculumHash, parametersHash, outcome: 'published' as const, otherModules }
    },
    { timeout: 60_000, maxWait: 60_000 },
  )
  return outcome
}

function slugsOf(modules: readonly { readonly slug: string }[]): string {
  return modules
    .map(({ slug }) => slug)
    .sort()
    .join(' ')
}
