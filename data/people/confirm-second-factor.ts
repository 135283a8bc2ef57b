import { randomUUID } from 'node:crypto'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { queueMail } from '#data/mail/shared/queue-mail.ts'
import { forgetDevices } from '#data/people/internal/forget-devices.ts'
import type { KeptFactor } from './find-second-factor.ts'

/**
 * Gives a second factor new recovery codes for a code of its app; the first time this sets it up, and the person is mailed.
 * False where the code was used before or the factor changed meanwhile.
 *
 * @param step the half minute of the code, since 1970.
 */
export async function dangerouslyConfirmSecondFactor(
  person: { readonly organisationId: string; readonly personId: string },
  storedFactor: KeptFactor,
  { sealedFactor, step, now }: { sealedFactor: string; step: number; now: Date },
): Promise<boolean> {
  const { organisationId, personId } = person
  return inOrganisation(person, async (transaction) => {
    const { count } = await transaction.secondFactor.updateMany({
      where: { organisationId, personId, sealed: storedFactor.sealed, lastStep: { lt: step } },
      data: {
        sealed: sealedFactor,
        lastStep: step,
        ...(storedFactor.confirmedAt === null ? { confirmedAt: now } : {}),
      },
    })
    if (count === 0) return false
    const isNew = storedFactor.confirmedAt === null
    if (isNew) {
      await forgetDevices(transaction, { organisationId, personId })
      await queueMail(
        transaction,
        { organisationId, personId, id: randomUUID(), kind: 'second-factor-set-up' },
        { now },
      )
    }
    await audit(transaction, person, {
      action: isNew ? 'second-factor.set-up' : 'second-factor.codes-made',
      subject: { type: 'person', id: personId },
      at: now,
    })
    return true
  })
}
