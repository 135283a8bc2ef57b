import { z } from 'zod'
import { contentHash } from '#curriculum/canonical-json.ts'
import type { CompiledContent } from '#curriculum/compile.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import type { Prisma } from '#data/generated/client.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { extendParameters } from '#domain/comprehension/extend-parameters.ts'
import type { ExpertItem } from '#domain/comprehension/item.ts'
import { ParametersSchema } from '#domain/comprehension/parameters-schema.ts'
import { CurriculumSchema } from './shared/curriculum.ts'
import { followUpsOf, readPublishedItems } from './shared/published-items.ts'

export type PublicationHashes = {
  readonly curriculumHash: string
  readonly parametersHash: string
  readonly outcome: 'published' | 'unchanged'
  /** The modules that are no longer in service, and those that are and were not; another version of one is neither. */
  readonly retired: readonly string[]
  readonly added: readonly string[]
}

/** What every version of Curtain has stored of a curriculum. */
const SlugsInService = z.object({ modules: z.array(z.object({ slug: z.string() })) })

/**
 * Puts compiled content in service, all of it in one transaction: new versions are added, none is changed, and attempts
 * under way end on theirs. New items begin with what experts say of them; what was learned from answers stays. Where the
 * parameters change, the worker computes every understanding again from the answers; until then each organisation's figures
 * stay those of the parameters before, which take in the new items.
 */
export async function publish(owner: OwnerDatabase, content: CompiledContent): Promise<PublicationHashes> {
  const outcome = await owner.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('curtain: publish'))`
      await addVersions(transaction, content)
      const curriculum = CurriculumSchema.parse({
        practices: content.practices,
        misconceptions: content.misconceptions,
        sources: content.sources,
        modules: content.modules.map(({ slug, hash }) => ({ slug, hash })),
        followUps: content.followUps.map(({ practice, hash }) => ({ practice, hash })),
      })
      const inService = new Set([...curriculum.modules, ...curriculum.followUps].map(({ hash }) => hash))
      const { items } = await readPublishedItems(transaction, inService)
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
        return { curriculumHash, parametersHash, outcome: 'unchanged' as const, retired: [], added: [] }
      await transaction.curriculumVersion.createMany({
        data: { hash: curriculumHash, document: curriculum },
        skipDuplicates: true,
      })
      await transaction.parameterVersion.createMany({
        data: { hash: parametersHash, document: parameters, calibrated },
        skipDuplicates: true,
      })
      await transaction.publication.create({ data: { curriculumHash, parametersHash } })
      if (newest !== null && newest.parametersHash !== parametersHash)
        await keepFigures(transaction, { replaced: newest.parametersHash, items })
      const before = newest === null ? [] : SlugsInService.parse(newest.curriculum.document).modules
      return {
        ...{ curriculumHash, parametersHash, outcome: 'published' as const },
        retired: slugsMissing(before, curriculum.modules),
        added: slugsMissing(curriculum.modules, before),
      }
    },
    { timeout: 60_000, maxWait: 60_000 },
  )
  return outcome
}

/** Stores those documents that no publication had; after one change that is one of twenty. */
async function addVersions(transaction: Prisma.TransactionClient, content: CompiledContent): Promise<void> {
  const versions = [
    ...content.modules.map(({ slug, hash, document }) => ({ slug, hash, document })),
    ...content.followUps.map(({ practice, hash, document }) => ({ slug: followUpsOf(practice), hash, document })),
  ]
  const known = await transaction.moduleVersion.findMany({
    where: { hash: { in: versions.map(({ hash }) => hash) } },
    select: { hash: true },
  })
  const knownHashes = new Set(known.map(({ hash }) => hash))
  const data = versions.filter(({ hash }) => !knownHashes.has(hash))
  await transaction.moduleVersion.createMany({ data, skipDuplicates: true })
}

/** Lets the figures of each organisation in which anything is understood be of the parameters that they are of. */
async function keepFigures(
  transaction: Prisma.TransactionClient,
  { replaced, items }: { replaced: string; items: readonly ExpertItem[] },
): Promise<void> {
  const replays = await transaction.replay.findMany({ distinct: ['parametersHash'], select: { parametersHash: true } })
  const owns = await transaction.ownParameters.findMany({
    distinct: ['parametersHash'],
    select: { parametersHash: true },
  })
  // Those published for all last: they are of whoever has no row by then.
  const hashes = new Set([...replays, ...owns].map(({ parametersHash }) => parametersHash))
  hashes.delete(replaced)
  for (const hash of [...hashes, replaced]) {
    const { document, calibrated } = await transaction.parameterVersion.findUniqueOrThrow({ where: { hash } })
    const parameters = extendParameters(ParametersSchema.parse(document), items)
    const parametersHash = contentHash(parameters)
    await transaction.parameterVersion.createMany({
      data: { hash: parametersHash, document: parameters, calibrated },
      skipDuplicates: true,
    })
    await transaction.replay.updateMany({ where: { parametersHash: hash }, data: { parametersHash: parametersHash } })
    await transaction.$executeRaw`
      INSERT INTO replay (organisation_id, parameters_hash)
      SELECT o.id, ${parametersHash} FROM organisation o LEFT JOIN own_parameters own ON own.organisation_id = o.id
      WHERE coalesce(own.parameters_hash, ${replaced}) = ${hash}
        AND (own.organisation_id IS NOT NULL OR EXISTS (SELECT 1 FROM understanding u WHERE u.organisation_id = o.id))
      ON CONFLICT (organisation_id) DO NOTHING`
  }
}

type WithSlug = { readonly slug: string }

/** Those of some modules that are not among others. */
function slugsMissing(some: readonly WithSlug[], others: readonly WithSlug[]): string[] {
  return some.map(({ slug }) => slug).filter((slug) => !others.some((other) => other.slug === slug))
}
