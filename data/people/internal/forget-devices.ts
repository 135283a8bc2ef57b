import type { Transaction } from '#data/database/database.ts'

/** Asks for someone’s second factor again on every device: with the password or the factor, what they vouched for is gone. */
export async function forgetDevices(
  transaction: Transaction,
  { organisationId, personId }: { organisationId: string; personId: string },
): Promise<void> {
  await transaction.rememberedDevice.deleteMany({ where: { organisationId, personId } })
}
