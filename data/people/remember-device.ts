import { randomUUID } from 'node:crypto'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'

type Person = { readonly organisationId: string; readonly personId: string }

const day = 24 * 60 * 60 * 1000

/** Remembers a device on which someone has just shown their second factor, for as long as their organisation allows; false: it does not. */
export async function dangerouslyRememberDevice(
  person: Person,
  { tokenHash, device, network, now }: { tokenHash: string; device: string; network: string; now: Date },
): Promise<boolean> {
  const { organisationId, personId } = person
  return inOrganisation(person, async (transaction) => {
    const { devicesRememberedDays: days } = await transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { devicesRememberedDays: true },
    })
    if (days === 0) return false
    const expiresAt = new Date(now.getTime() + days * day)
    const times = { createdAt: now, lastUsedAt: now, expiresAt }
    await transaction.rememberedDevice.create({
      data: { organisationId, id: randomUUID(), personId, tokenHash, device, network, ...times },
    })
    await audit(transaction, person, {
      action: 'second-factor.device-remembered',
      subject: { type: 'person', id: personId },
      detail: { device, network, days },
      at: now,
    })
    return true
  })
}

/** Whether a person’s device is remembered still, by what it keeps; notes that it was used. Where days were taken away, it counts the fewer. */
export async function dangerouslyUseRememberedDevice(
  person: Person,
  { tokenHash, network, now }: { tokenHash: string; network: string; now: Date },
): Promise<boolean> {
  const { organisationId, personId } = person
  const count = await inOrganisation(
    person,
    (transaction) => transaction.$executeRaw`
      UPDATE remembered_device d SET last_used_at = ${now}, network = ${network}
      FROM organisation o
      WHERE o.id = d.organisation_id AND d.organisation_id = ${organisationId}::uuid AND d.person_id = ${personId}::uuid
        AND d.token_hash = ${tokenHash} AND d.expires_at > ${now}
        AND d.created_at > ${now}::timestamptz - make_interval(days => o.devices_remembered_days)`,
  )
  return count > 0
}
