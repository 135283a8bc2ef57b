import type { CompiledContent } from '#curriculum/compile.ts'
import { type Published, publish } from '#data/curriculum/publish.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { replayUnderstanding } from './replay-understanding.ts'

/** Publishes compiled content and, where its parameters change, computes every understanding again from the answers. */
export async function putInService(owner: OwnerDatabase, content: CompiledContent): Promise<Published> {
  const published = await publish(owner, content)
  if (published.outcome === 'published') await replayUnderstanding(owner, published.parametersHash)
  return published
}
