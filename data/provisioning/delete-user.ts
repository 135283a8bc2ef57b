import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import type { Provider } from '#data/viewer.ts'
import type { At } from './at.ts'
import { byDirectory } from './internal/by-directory.ts'
import { lockUser } from './internal/lock-user.ts'
import { readUserRow } from './internal/read-user-row.ts'
import { settleUser } from './internal/settle-user.ts'

/**
 * Deletes a user for the directory. The person is suspended and keeps what they did; a user with their address who comes
 * later is them again.
 */
export async function deleteUser(
  provider: Provider,
  userId: string,
  { isExpected }: { isExpected: (version: number) => boolean },
  at: At,
): Promise<'deleted' | 'not-found' | 'changed-meanwhile'> {
  const { organisationId } = provider
  return inOrganisation(provider, async (transaction) => {
    await lockUser(transaction, { organisationId, userId })
    const before = await readUserRow(readerWithin(transaction), { organisationId, userId })
    if (before === null) return 'not-found'
    if (!isExpected(before.version)) return 'changed-meanwhile'
    const { document } = before
    await transaction.scimUser.updateMany({
      where: { organisationId, id: userId },
      data: { userNameKey: null, active: false, version: { increment: 1 }, changedAt: at.now },
    })
    await settleUser(transaction, provider, { userId, document, isActive: false, wasActive: document.active }, at)
    await transaction.scimMember.deleteMany({ where: { organisationId, userId } })
    await audit(transaction, provider, {
      action: 'directory.user-deleted',
      subject: { type: 'directory-user', id: userId },
      detail: { name: document.userName, ...byDirectory(provider) },
    })
    return 'deleted'
  })
}
