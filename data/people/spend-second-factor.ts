import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'

type Person = { readonly organisationId: string; readonly personId: string }

/** Uses up a code of an app, with all of its half minute and of those before. False where that was done before. */
export async function dangerouslySpendAppCode(person: Person, { step }: { step: number }): Promise<boolean> {
  const { organisationId, personId } = person
  const { count } = await inOrganisation(person, (transaction) =>
    transaction.secondFactor.updateMany({
      where: { organisationId, personId, confirmedAt: { not: null }, lastStep: { lt: step } },
      data: { lastStep: step },
    }),
  )
  return count === 1
}

/** Uses up a recovery code: what is kept is replaced by the same without it. False where it changed meanwhile. */
export async function dangerouslySpendRecoveryCode(
  person: Person,
  { before, newSeal, left, now }: { before: string; newSeal: string; left: number; now: Date },
): Promise<boolean> {
  const { organisationId, personId } = person
  return inOrganisation(person, async (transaction) => {
    const { count } = await transaction.secondFactor.updateMany({
      where: { organisationId, personId, confirmedAt: { not: null }, sealed: before },
      data: { sealed: newSeal },
    })
    if (count === 0) return false
    await audit(transaction, person, {
      action: 'second-factor.code-used',
      subject: { type: 'person', id: personId },
      detail: { left },
      at: now,
    })
    return true
  })
}
