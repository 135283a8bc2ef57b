import { giveNewcomerTime } from '#data/assignments/shared/give-newcomer-time.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { keepPasswordHash } from '#data/people/internal/credential.ts'
import { forgetDevices } from '#data/people/internal/forget-devices.ts'
import type { TokenSubject } from './find-token.ts'

/**
 * Spends an invitation or reset: the password is set, every session of theirs ends, and anyone who was invited is active
 * with nothing overdue, and reads on in the language that they read the invitation in. False when it was spent meanwhile.
 */
export async function dangerouslySpendToken(
  token: TokenSubject,
  {
    passwordHash,
    isShort = false,
    language,
    now,
  }: { passwordHash: string; isShort?: boolean; language: string; now: Date },
): Promise<boolean> {
  const { organisationId, personId } = token
  return inOrganisation(token, async (transaction) => {
    // Two links at once would each wait for the other's end.
    await transaction.$executeRaw`SELECT 1 FROM person WHERE organisation_id = ${organisationId}::uuid AND id = ${personId}::uuid FOR UPDATE`
    const tokenUpdate = await transaction.personToken.updateMany({
      where: { organisationId, id: token.tokenId, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    if (tokenUpdate.count === 0) return false
    // A mail that was sent twice brought two links.
    await transaction.personToken.deleteMany({ where: { organisationId, personId, usedAt: null } })
    await keepPasswordHash(transaction, { organisationId, personId, passwordHash, isShort, now })
    const personUpdate = await transaction.person.updateMany({
      where: { organisationId, id: personId, status: 'invited' },
      data: { status: 'active', language },
    })
    if (personUpdate.count > 0) await giveNewcomerTime(transaction, { organisationId, personId, now })
    await forgetDevices(transaction, { organisationId, personId })
    await transaction.session.deleteMany({ where: { organisationId, personId } })
    await audit(
      transaction,
      { organisationId, personId },
      {
        action: token.purpose === 'invitation' ? 'person.joined' : 'password.reset',
        subject: { type: 'person', id: personId },
      },
    )
    return true
  })
}
