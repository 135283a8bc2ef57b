import type { Transaction } from '#data/database/database.ts'

/** Sets a person's password hash. The application may write a hash and not read one, so there is no upsert. */
export async function keepPasswordHash(
  transaction: Transaction,
  {
    organisationId,
    personId,
    passwordHash,
    now,
  }: { organisationId: string; personId: string; passwordHash: string; now: Date },
): Promise<void> {
  const changed = await transaction.$executeRaw`
    UPDATE credential SET password_hash = ${passwordHash}, changed_at = ${now}::timestamptz
    WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid`
  if (changed > 0) return
  await transaction.$executeRaw`
    INSERT INTO credential (organisation_id, person_id, password_hash, changed_at)
    VALUES (${organisationId}::uuid, ${personId}::uuid, ${passwordHash}, ${now}::timestamptz)`
}
