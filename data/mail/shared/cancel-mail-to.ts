import type { Transaction } from '#data/database/database.ts'
import type { MailKind } from '#domain/mail/mail-kinds.ts'

/** Sends one person no more of these kinds, but for the mail `except`: something newer has taken their place. */
export async function cancelMailTo(
  transaction: Transaction,
  { personId, kinds, except = null }: { personId: string; kinds: MailKind[]; except?: string | null },
): Promise<void> {
  await transaction.$executeRaw`SELECT cancel_mail(${personId}::uuid, ${kinds}::text[], ${except}::uuid, NULL, now())`
}
