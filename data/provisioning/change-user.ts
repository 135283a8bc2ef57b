import { isDeepStrictEqual } from 'node:util'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import type { Provider } from '#data/viewer.ts'
import type { UserDocument } from '#domain/provisioning/user-document.ts'
import type { At } from './at.ts'
import { byDirectory } from './internal/by-directory.ts'
import { lockUser } from './internal/lock-user.ts'
import { readUserRow } from './internal/read-user-row.ts'
import { settleUser } from './internal/settle-user.ts'
import type { UserRow } from './user-row.ts'

export type ChangedUser =
  | { readonly ok: true; readonly user: UserRow }
  | { readonly ok: false; readonly problem: 'not-found' | 'changed-meanwhile' | 'taken' }

/**
 * Replaces or patches a user: `change` makes the new one from the one that is. Nothing is written where both are the same.
 *
 * @param isExpected whether this is the version that the directory has seen.
 */
export async function changeUser(
  provider: Provider,
  userId: string,
  { change, isExpected }: { change: (user: UserDocument) => UserDocument; isExpected: (version: number) => boolean },
  at: At,
): Promise<ChangedUser> {
  const { organisationId } = provider
  return inOrganisation(provider, async (transaction) => {
    await lockUser(transaction, { organisationId, userId })
    const read = readerWithin(transaction)
    const before = await readUserRow(read, { organisationId, userId })
    if (before === null) return { ok: false, problem: 'not-found' }
    if (!isExpected(before.version)) return { ok: false, problem: 'changed-meanwhile' }
    const document = change(before.document)
    if (isDeepStrictEqual(document, before.document)) return { ok: true, user: before }
    const userNameKey = document.userName.toLowerCase()
    const others = await transaction.scimUser.count({ where: { organisationId, userNameKey, id: { not: userId } } })
    if (others > 0) return { ok: false, problem: 'taken' }
    await transaction.scimUser.updateMany({
      where: { organisationId, id: userId },
      data: {
        userName: document.userName,
        userNameKey,
        externalId: document.externalId ?? null,
        active: document.active,
        document,
        version: { increment: 1 },
        changedAt: at.now,
      },
    })
    const isActive = document.active
    await settleUser(transaction, provider, { userId, document, isActive, wasActive: before.document.active }, at)
    await audit(transaction, provider, {
      action: 'directory.user-changed',
      subject: { type: 'directory-user', id: userId },
      detail: { name: document.userName, ...byDirectory(provider) },
    })
    const user = await readUserRow(read, { organisationId, userId })
    return user === null ? { ok: false, problem: 'not-found' } : { ok: true, user }
  })
}
