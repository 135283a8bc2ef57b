import type { Transaction } from '#data/database/database.ts'
import type { MailChoice } from '#domain/notices/notice-kinds.ts'

/** Keeps what one person does not want by mail. */
export async function keepChoice(
  transaction: Transaction,
  { organisationId, personId }: { organisationId: string; personId: string },
  { notByMail, now }: { notByMail: readonly MailChoice[]; now: Date },
): Promise<void> {
  const choice = { notByMail: [...notByMail], changedAt: now }
  await transaction.noticeChoice.upsert({
    where: { organisationId_personId: { organisationId, personId } },
    create: { organisationId, personId, ...choice },
    update: choice,
  })
}
