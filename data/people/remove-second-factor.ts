import { randomUUID } from 'node:crypto'
import { audit } from '#data/database/audit.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { queueMail } from '#data/mail/shared/queue-mail.ts'
import { forgetDevices } from '#data/people/internal/forget-devices.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator, Viewer } from '#data/viewer.ts'

/** Removes the viewer's own second factor; the person is mailed that it is gone. */
export async function removeOwnSecondFactor(viewer: Viewer, { now }: { now: Date }): Promise<void> {
  const { organisationId, personId } = viewer
  await inOrganisation(viewer, async (transaction) => {
    if (!(await removed(transaction, { organisationId, personId, now }))) return
    await audit(transaction, viewer, {
      action: 'second-factor.removed',
      subject: { type: 'person', id: personId },
      at: now,
    })
  })
}

/** Removes the second factor that someone else has lost, their app and their passkeys: who it was is logged, and the person is mailed. */
export async function resetSecondFactor(
  viewer: Administrator,
  personId: string,
  { now }: { now: Date },
): Promise<'reset' | 'not-found' | 'yourself'> {
  const { organisationId } = viewer
  if (personId === viewer.personId) return 'yourself'
  return inOrganisation(viewer, async (transaction) => {
    if ((await transaction.person.count({ where: { AND: [peopleInScope(viewer), { id: personId }] } })) === 0)
      return 'not-found'
    const { count: passkeys } = await transaction.passkey.deleteMany({ where: { organisationId, personId } })
    if (!(await removed(transaction, { organisationId, personId, passkeys, now }))) return 'not-found'
    await audit(transaction, viewer, {
      action: 'second-factor.reset',
      subject: { type: 'person', id: personId },
      at: now,
    })
    return 'reset'
  })
}

/** Whether there was one that was asked for. */
async function removed(
  transaction: Transaction,
  {
    organisationId,
    personId,
    passkeys = 0,
    now,
  }: { organisationId: string; personId: string; passkeys?: number; now: Date },
): Promise<boolean> {
  const { count } = await transaction.secondFactor.deleteMany({
    where: { organisationId, personId, confirmedAt: { not: null } },
  })
  if (count + passkeys === 0) return false
  await forgetDevices(transaction, { organisationId, personId })
  await queueMail(transaction, { organisationId, personId, id: randomUUID(), kind: 'second-factor-removed' }, { now })
  return true
}
