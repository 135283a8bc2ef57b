import type { CompiledContent } from '#curriculum/compile.ts'
import { type PublicationHashes, publish } from '#data/curriculum/publish.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'

/**
 * Publishes compiled content. Where its parameters change, the worker computes every understanding again from the answers.
 * Where other modules are in service than before, what everybody is asked follows.
 */
export async function putInService(owner: OwnerDatabase, content: CompiledContent): Promise<PublicationHashes> {
  const publication = await publish(owner, content)
  if (publication.retired.length + publication.added.length > 0) await followModules(owner, publication)
  return publication
}

/**
 * A module that is no longer in service is asked of nobody from now on: what is open of it ends, in all organisations at
 * once. What was assigned of it, or of one that is new or returns, is looked at by the worker, which enrols and counts.
 */
async function followModules(owner: OwnerDatabase, { retired, added }: PublicationHashes): Promise<void> {
  const now = new Date()
  if (retired.length > 0)
    await owner.enrolment.updateMany({
      where: { moduleSlug: { in: [...retired] }, assignmentId: { not: null }, completedAt: null, releasedAt: null },
      data: { releasedAt: now },
    })
  await owner.assignment.updateMany({
    where: { modules: { some: { moduleSlug: { in: [...retired, ...added] } } } },
    data: { countedAt: null },
  })
}
