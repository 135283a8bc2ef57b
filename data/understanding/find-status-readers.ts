import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Viewer } from '#data/viewer.ts'
import { type StatusReaders, statusReaders } from '#domain/reports/status-readers.ts'

/** Whom the viewer's organisation shows what one person understands: everyone in it may know. */
export async function findStatusReaders(viewer: Viewer): Promise<StatusReaders> {
  const [row] = await readInOrganisation(
    viewer,
    z.object({ readers: z.enum(statusReaders) }),
    sql`SELECT statuses_shown_to AS readers FROM organisation WHERE id = ${viewer.organisationId}::uuid`,
  )
  if (row === undefined) throw new Error(`Organisation ${viewer.organisationId} is not there`)
  return row.readers
}
