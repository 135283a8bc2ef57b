import { randomUUID } from 'node:crypto'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import type { Provider } from '#data/viewer.ts'
import type { UserDocument } from '#domain/provisioning/user-document.ts'
import type { At } from './at.ts'
import { byDirectory } from './internal/by-directory.ts'
import { readUserRow } from './internal/read-user-row.ts'
import { settleUser } from './internal/settle-user.ts'
import type { UserRow } from './user-row.ts'

/** Takes a user from the directory, and finds or makes the person. `taken`: another user has the user name, in any case. */
export async function createUser(
  provider: Provider,
  document: UserDocument,
  at: At,
): Promise<{ readonly ok: true; readonly user: UserRow } | { readonly ok: false; readonly problem: 'taken' }> {
  const { organisationId } = provider
  const id = randomUUID()
  return inOrganisation(provider, async (transaction) => {
    const { count } = await transaction.scimUser.createMany({
      data: {
        organisationId,
        id,
        userName: document.userName,
        userNameKey: document.userName.toLowerCase(),
        externalId: document.externalId ?? null,
        active: document.active,
        document,
        createdAt: at.now,
        changedAt: at.now,
      },
      skipDuplicates: true,
    })
    if (count === 0) return { ok: false, problem: 'taken' }
    await settleUser(transaction, provider, { userId: id, document, isActive: document.active, wasActive: null }, at)
    await audit(transaction, provider, {
      action: 'directory.user-created',
      subject: { type: 'directory-user', id },
      detail: { name: document.userName, ...byDirectory(provider) },
    })
    const user = await readUserRow(readerWithin(transaction), { organisationId, userId: id })
    if (user === null) throw new Error('the user that was just made is not there')
    return { ok: true, user }
  })
}
