import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'

/** Marks as read what the viewer was told up to now. Not audited: it changes nothing for anyone else. */
export async function readNotices(viewer: Viewer, { now }: { now: Date }): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, (transaction) =>
    transaction.notice.updateMany({
      where: { organisationId, personId, readAt: null, createdAt: { lte: now } },
      data: { readAt: now },
    }),
  )
}
