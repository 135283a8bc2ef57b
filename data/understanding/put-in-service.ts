import type { CompiledContent } from '#curriculum/compile.ts'
import { type Published, publish } from '#data/curriculum/publish.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { replayUnderstanding } from './replay-understanding.ts'

/**
 * Publishes compiled content and, where its parameters change, computes every understanding again from the answers. Where
 * other modules are in service than before, what everybody is asked follows.
 */
export async function putInService(owner: OwnerDatabase, content: CompiledContent): Promise<Published> {
  const published = await publish(owner, content)
  if (published.otherModules) await reconcileAll(owner)
  if (published.outcome === 'published') await replayUnderstanding(owner, published.parametersHash)
  return published
}

/** By the function of the database alone: assignments rest on other rooms than this one. */
async function reconcileAll(owner: OwnerDatabase): Promise<void> {
  const now = new Date()
  for (const { id } of await owner.organisation.findMany({ select: { id: true }, orderBy: { id: 'asc' } }))
    await owner.$executeRaw`SELECT reconcile_enrolments(${id}::uuid, NULL, NULL, ${now}::timestamptz)`
}
