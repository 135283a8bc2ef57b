import type { Transaction } from '#data/database/database.ts'
import { cancelMailTo } from '#data/mail/shared/cancel-mail-to.ts'

/** Ends the links to choose a new password that a person was sent and has not used, and those that are still to be sent. */
export async function endResetLinks(
  transaction: Transaction,
  { organisationId, personId }: { organisationId: string; personId: string },
): Promise<void> {
  await transaction.personToken.deleteMany({
    where: { organisationId, personId, purpose: 'password_reset', usedAt: null },
  })
  await cancelMailTo(transaction, { personId, kinds: ['password-reset'] })
}

/**
 * Sets a person's password hash, which ends every link to set another. The application may write a hash and not read one,
 * so there is no upsert.
 */
export async function keepPasswordHash(
  transaction: Transaction,
  {
    organisationId,
    personId,
    passwordHash,
    isShort,
    now,
  }: { organisationId: string; personId: string; passwordHash: string; isShort: boolean; now: Date },
): Promise<void> {
  await endResetLinks(transaction, { organisationId, personId })
  const update = await transaction.credential.updateMany({
    where: { organisationId, personId },
    data: { passwordHash, isShort, changedAt: now },
  })
  if (update.count > 0) return
  await transaction.credential.createMany({ data: { organisationId, personId, passwordHash, isShort, changedAt: now } })
}
