import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Clinician } from '#data/viewer.ts'
import { type Paper, PaperSchema } from '#domain/certificates/paper.ts'
import type { UnderstoodPractices } from '#domain/certificates/standing.ts'
import { type CompletedModules, certifiable } from './internal/certifiable.ts'
import { certificateColumns, columnsOfCertificate } from './internal/certificate-row.ts'

const OwnCertificate = z.object({ ...certificateColumns, code: z.string() })
export type OwnCertificate = Readonly<z.output<typeof OwnCertificate>>

/** The viewer's certificates, those that count first and the newest at the top, and what a new one could say today. */
export async function ownCertificates(
  viewer: Clinician,
  { now }: { now: Date },
): Promise<{
  readonly certificates: readonly OwnCertificate[]
  readonly completed: CompletedModules
  readonly understands: UnderstoodPractices
}> {
  const [certificates, could] = await Promise.all([
    readInOrganisation(
      viewer,
      OwnCertificate,
      sql`
        SELECT ${columnsOfCertificate}, c.code FROM certificate c
        WHERE c.organisation_id = ${viewer.organisationId}::uuid AND c.person_id = ${viewer.personId}::uuid
        ORDER BY c.revoked_at IS NOT NULL, c.issued_at DESC, c.id`,
    ),
    certifiable(viewer, { language: viewer.language, now }),
  ])
  return { certificates, ...could }
}

/** What stands on one of the viewer's certificates. Null: it is not theirs, or its paper is kept no longer. */
export async function findOwnPaper(viewer: Clinician, certificateId: string): Promise<Paper | null> {
  const [row] = await readInOrganisation(
    viewer,
    z.object({ paper: PaperSchema }),
    sql`
      SELECT c.paper FROM certificate c
      WHERE c.organisation_id = ${viewer.organisationId}::uuid AND c.person_id = ${viewer.personId}::uuid
        AND c.id = ${certificateId}::uuid AND c.paper IS NOT NULL`,
  )
  return row?.paper ?? null
}
