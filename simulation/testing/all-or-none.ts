import { contentHash } from '#curriculum/canonical-json.ts'
import { parametersByHash } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { replayUnderstanding } from '#data/understanding/replay-understanding.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'

/** Wholly believed of one practice in three, by half of another, and not of the third. */
const WEIGHTS = [1, 0.5, 0] as const

/**
 * Puts parameters in service of which some practices are mastered wholly or not at all, and has everybody's understanding
 * computed with them, as a night's recalibration does. For tests of whatever tells the same figures by another way.
 */
export async function putAllOrNoneInService(owner: OwnerDatabase): Promise<void> {
  const { curriculumHash, parametersHash } = await owner.publication.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const parametersInForce = await parametersByHash(parametersHash)
  const weights = new Map(
    Object.keys(parametersInForce.cuts).map((practice, place) => [practice, WEIGHTS[place % 3] ?? 0]),
  )
  const threshold = -0.3
  const items = Object.entries(parametersInForce.items).map(([id, item]) => {
    const weight = weights.get(item.practice) ?? 0
    return [id, weight > 0 ? { ...item, allOrNone: { weight, threshold, slip: 0.08 } } : item] as const
  })
  const document: Parameters = { ...parametersInForce, items: Object.fromEntries(items) }
  const hash = contentHash(document)
  await owner.parameterVersion.create({ data: { hash, document, calibrated: true } })
  await owner.publication.create({ data: { curriculumHash, parametersHash: hash } })
  await replayUnderstanding(owner, hash)
}
