import type { Transaction } from '#data/database/database.ts'
import type { At } from '#data/provisioning/at.ts'
import type { Provider } from '#data/viewer.ts'
import { personOfUser } from '#domain/provisioning/person-of-user.ts'
import type { UserDocument } from '#domain/provisioning/user-document.ts'
import { applyGroupsOf } from './apply-groups.ts'
import { describePerson } from './describe-person.ts'
import { findOrMakePerson } from './find-or-make-person.ts'
import { letIn, suspendOrHold } from './status-of-user.ts'

/**
 * Makes the person be what the directory says of the user: found by their address or made, described, let in or suspended.
 * Call it whenever a user was made, changed or deleted, with its row locked.
 *
 * @param wasActive before; null: the user is new.
 */
export async function settleUser(
  transaction: Transaction,
  provider: Provider,
  { userId, document, isActive, wasActive }: UserState,
  at: At,
): Promise<void> {
  const { organisationId } = provider
  const where = { organisationId, id: userId }
  const description = personOfUser(document)
  const row = await transaction.scimUser.findFirstOrThrow({ where, select: { personId: true } })
  let personId = row.personId
  let isNew = false
  let problem: Problem | null = null
  // Nobody is looked for to be suspended: whoever has the address meanwhile is not who left.
  if (personId === null && (isActive || wasActive === null)) {
    const personResult = await findOrMakePerson(
      transaction,
      provider,
      { description, userName: document.userName, isActive },
      at,
    )
    if ('problem' in personResult) problem = personResult.problem
    else {
      personId = personResult.personId
      isNew = true
    }
  }
  if (personId !== null) {
    if (isNew) await transaction.scimUser.updateMany({ where, data: { personId } })
    if (!(await describePerson(transaction, provider, { personId, description }, at))) problem = 'address-taken'
  }
  await transaction.scimUser.updateMany({ where, data: { problem } })
  if (personId === null) return
  if (isNew) await applyGroupsOf(transaction, provider, { userId, personId }, at)
  if (isActive && (isNew || wasActive === false)) await letIn(transaction, provider, { userId, personId }, at)
  if (!isActive && (isNew || wasActive !== false)) await suspendOrHold(transaction, provider, { userId, personId }, at)
}

export type UserState = {
  readonly userId: string
  readonly document: UserDocument
  readonly isActive: boolean
  readonly wasActive: boolean | null
}

type Problem = 'no-address' | 'address-taken'
