import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { importStates } from '#domain/people-import/import-progress.ts'
import type { ImportReference } from './internal/import-row.ts'

const ClaimedImport = z.object({
  organisationId: z.string(),
  id: z.string(),
  state: z.enum(importStates),
  /** How often it was claimed for the same, this time included. */
  tries: z.number(),
})
export type ClaimedImport = Readonly<z.output<typeof ClaimedImport>>

/** Takes the import that has waited longest, in whatever organisation; null: none does. It is this worker's until `claimEnds`. */
export async function dangerouslyClaimImport({
  now,
  claimEnds,
}: {
  now: Date
  claimEnds: Date
}): Promise<ClaimedImport | null> {
  const [claim] = await readOfAll(
    ClaimedImport,
    sql`
      SELECT organisation_id AS "organisationId", id, state, tries
      FROM claim_people_import(${now}::timestamptz, ${claimEnds}::timestamptz)`,
  )
  return claim ?? null
}

/** Holds an import for longer, or with a moment that has come lets go of it. */
export async function dangerouslyHoldImport(
  { organisationId, id }: ImportReference,
  { claimEnds }: { claimEnds: Date },
): Promise<void> {
  await inOrganisation({ organisationId }, (transaction) =>
    transaction.peopleImport.updateMany({
      where: { organisationId, id, claimedUntil: { not: null } },
      data: { claimedUntil: claimEnds },
    }),
  )
}
