import { randomUUID } from 'node:crypto'
import { audit } from '#data/database/audit.ts'
import type { Transaction } from '#data/database/database.ts'
import { queueMail } from '#data/mail/shared/queue-mail.ts'
import { setStatus } from '#data/people/shared/set-status.ts'
import type { At } from '#data/provisioning/at.ts'
import type { Provider } from '#data/viewer.ts'
import { leavingHours, mostLeaving } from '#domain/provisioning/leaving-limit.ts'
import { byDirectory } from './by-directory.ts'

type UserAndPerson = { readonly userId: string; readonly personId: string }

/** Lets someone in again whom the directory suspended, or an administrator before they were the directory’s. */
export async function letIn(
  transaction: Transaction,
  provider: Provider,
  { userId, personId }: UserAndPerson,
  { now, invites }: Pick<At, 'now' | 'invites'>,
): Promise<void> {
  const { organisationId } = provider
  await transaction.scimUser.updateMany({
    where: { organisationId, id: userId },
    data: { heldSince: null, suspendedAt: null },
  })
  const from = ['suspended'] as const
  const detail = byDirectory(provider)
  const back = { personId, from, to: 'active', whoLeft: 'come-back', detail, now } as const
  if (!(await setStatus(transaction, provider, back))) return
  const waits = await transaction.person.count({ where: { organisationId, id: personId, status: 'invited' } })
  if (waits > 0 && invites)
    await queueMail(transaction, { organisationId, personId, id: randomUUID(), kind: 'invitation' }, { now })
}

/**
 * Suspends someone whom the directory has deactivated or deleted. Where it does so to more than is likely within a day, and
 * for the last administrator, an administrator decides: the person stays as they are until then.
 */
export async function suspendOrHold(
  transaction: Transaction,
  provider: Provider,
  { userId, personId }: UserAndPerson,
  { now }: Pick<At, 'now'>,
): Promise<void> {
  const { organisationId } = provider
  const where = { organisationId, id: userId }
  const status = await transaction.person.count({
    where: { organisationId, id: personId, status: { not: 'suspended' } },
  })
  if (status === 0) return
  // Two at once would each see room for the last one.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: roles ${organisationId}`}, 0))`
  if (
    (await isTooMany(transaction, organisationId, now)) ||
    (await isLastAdministrator(transaction, organisationId, personId))
  ) {
    await transaction.scimUser.updateMany({ where, data: { heldSince: now } })
    await audit(transaction, provider, {
      action: 'directory.suspension-held',
      subject: { type: 'person', id: personId },
      detail: byDirectory(provider),
    })
    return
  }
  await transaction.scimUser.updateMany({ where, data: { suspendedAt: now } })
  const from = ['active', 'invited'] as const
  await setStatus(transaction, provider, { personId, from, to: 'suspended', detail: byDirectory(provider), now })
}

async function isTooMany(transaction: Transaction, organisationId: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - leavingHours * 60 * 60 * 1000)
  const leaving = await transaction.scimUser.count({ where: { organisationId, suspendedAt: { gt: since } } })
  const staying = await transaction.scimUser.count({
    where: { organisationId, person: { is: { status: { not: 'suspended' } } } },
  })
  return leaving >= mostLeaving({ people: leaving + staying })
}

async function isLastAdministrator(
  transaction: Transaction,
  organisationId: string,
  personId: string,
): Promise<boolean> {
  const administrators = await transaction.personRole.findMany({
    where: { organisationId, role: 'administrator', person: { is: { status: 'active' } } },
    select: { personId: true },
  })
  return administrators.length === 1 && administrators[0]?.personId === personId
}
