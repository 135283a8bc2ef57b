import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

/**
 * Keeps a file of people for the worker to read. It takes the place of what the same administrator uploaded before and has
 * not applied. With an id that is there already nothing more is kept: the same form was sent twice.
 */
export async function keepUpload(
  viewer: Administrator,
  { id, fileName, bytes }: { id: string; fileName: string; bytes: Uint8Array<ArrayBuffer> },
  { now }: { now: Date },
): Promise<void> {
  const { organisationId, personId: madeById } = viewer
  await inOrganisation(viewer, async (transaction) => {
    await transaction.peopleImport.deleteMany({
      where: { organisationId, madeById, id: { not: id }, state: { in: ['judged', 'unreadable'] } },
    })
    await transaction.peopleImport.createMany({
      data: { organisationId, id, madeById, madeAt: now, fileName, bytes },
      skipDuplicates: true,
    })
  })
}
