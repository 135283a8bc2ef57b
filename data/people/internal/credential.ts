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
  const changed = await transaction.credential.updateMany({
    where: { organisationId, personId },
    data: { passwordHash, changedAt: now },
  })
  if (changed.count > 0) return
  await transaction.credential.createMany({ data: { organisationId, personId, passwordHash, changedAt: now } })
}
