import type { PublishedDocument } from '#curriculum/localise.ts'
import { type FollowUpDocument, FollowUpDocumentSchema, type ModuleDocument } from '#curriculum/schema/document.ts'
import { database } from '#data/database/database.ts'
import { remember } from '#data/database/remember.ts'
import { type Curriculum, documentByHash } from './curriculum.ts'

/** Every document in service, in the order of the curriculum. */
export type ContentInService = {
  readonly modules: readonly PublishedDocument<ModuleDocument>[]
  readonly followUps: readonly PublishedDocument<FollowUpDocument>[]
}

const followUpsByHash = remember({ mostMiB: 64 }, async (hash: string): Promise<FollowUpDocument> => {
  const { document } = await database().moduleVersion.findUniqueOrThrow({ where: { hash }, select: { document: true } })
  return FollowUpDocumentSchema.parse(document)
})

export async function followUpsInService(hash: string): Promise<PublishedDocument<FollowUpDocument>> {
  return { hash, document: await followUpsByHash(hash) }
}

export async function moduleInService(hash: string): Promise<PublishedDocument<ModuleDocument>> {
  return { hash, document: await documentByHash(hash) }
}

/** The documents are immutable and remembered: this reads the database once for each version. */
export async function contentInService(
  curriculum: Pick<Curriculum, 'modules' | 'followUps'>,
): Promise<ContentInService> {
  const [modules, followUps] = await Promise.all([
    Promise.all(curriculum.modules.map(({ hash }) => moduleInService(hash))),
    Promise.all(curriculum.followUps.map(({ hash }) => followUpsInService(hash))),
  ])
  return { modules, followUps }
}
