import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { queueMail } from '#data/mail/shared/queue-mail.ts'
import { forgetDevices } from '#data/people/internal/forget-devices.ts'
import type { Viewer } from '#data/viewer.ts'

const mostPasskeys = 20

/** Keeps a passkey of the viewer's own, whose making was checked; they are mailed. */
export async function addOwnPasskey(
  viewer: Viewer,
  passkey: {
    readonly credentialId: string
    readonly publicKey: Uint8Array<ArrayBuffer>
    readonly counter: number
    readonly transports: readonly string[]
    readonly name: string
  },
  { now }: { now: Date },
): Promise<'added' | 'known' | 'too-many'> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    if ((await transaction.passkey.count({ where: { organisationId, personId } })) >= mostPasskeys) return 'too-many'
    // A credential is one person's in the whole installation, and this does not say whose.
    const read = readerWithin(transaction)
    await read(z.object({}), sql`SELECT FROM pg_advisory_xact_lock(hashtextextended(${passkey.credentialId}, 0))`)
    const candidates = await read(z.object({}), sql`SELECT FROM passkey_candidate(${passkey.credentialId})`)
    if (candidates.length > 0) return 'known'
    await transaction.passkey.create({
      data: {
        organisationId,
        id: randomUUID(),
        personId,
        ...passkey,
        transports: [...passkey.transports],
        createdAt: now,
      },
    })
    await forgetDevices(transaction, { organisationId, personId })
    await queueMail(transaction, { organisationId, personId, id: randomUUID(), kind: 'passkey-added' }, { now })
    await audit(transaction, viewer, {
      action: 'passkey.added',
      subject: { type: 'person', id: personId },
      detail: { name: passkey.name },
      at: now,
    })
    return 'added'
  })
}
