import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { moment } from '#data/database/columns.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Viewer } from '#data/viewer.ts'

/** Since when the viewer's calendar has a private address; null: it has none. */
export async function findCalendarFeed(viewer: Viewer): Promise<Date | null> {
  const [feed] = await readInOrganisation(
    viewer,
    z.object({ createdAt: moment }),
    sql`
      SELECT created_at AS "createdAt" FROM calendar_feed
      WHERE organisation_id = ${viewer.organisationId}::uuid AND person_id = ${viewer.personId}::uuid`,
  )
  return feed?.createdAt ?? null
}

/** Makes the private address of the viewer's calendar; the one before stops working. */
export async function makeCalendarFeed(
  viewer: Viewer,
  { tokenHash }: { tokenHash: string },
  { now }: { now: Date },
): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    const newFeed = { tokenHash, createdAt: now }
    await transaction.calendarFeed.upsert({
      where: { organisationId_personId: { organisationId, personId } },
      create: { organisationId, personId, ...newFeed },
      update: newFeed,
    })
    await audit(transaction, viewer, {
      action: 'calendar.address-made',
      subject: { type: 'person', id: personId },
      at: now,
    })
  })
}

/** Ends it. */
export async function endCalendarFeed(viewer: Viewer, { now }: { now: Date }): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    const { count } = await transaction.calendarFeed.deleteMany({ where: { organisationId, personId } })
    if (count > 0)
      await audit(transaction, viewer, {
        action: 'calendar.address-ended',
        subject: { type: 'person', id: personId },
        at: now,
      })
  })
}
