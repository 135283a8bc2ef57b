import { randomUUID } from 'node:crypto'
import { reconcileEnrolments } from '#data/assignments/shared/reconcile-enrolments.ts'
import { audit } from '#data/database/audit.ts'
import type { Transaction } from '#data/database/database.ts'
import { queueMail } from '#data/mail/shared/queue-mail.ts'
import type { At } from '#data/provisioning/at.ts'
import type { Provider } from '#data/viewer.ts'
import type { DescribedPerson } from '#domain/provisioning/person-of-user.ts'
import { byDirectory } from './by-directory.ts'

type NewUser = { readonly description: DescribedPerson; readonly userName: string; readonly isActive: boolean }

/**
 * The person who has the user’s address: someone who was invited by hand stays the same person, and so does someone who comes
 * back. Where nobody has it a person is made. A user whose address belongs to another user’s person has
 * nobody behind it.
 */
export async function findOrMakePerson(
  transaction: Transaction,
  provider: Provider,
  { description, userName, isActive }: NewUser,
  at: At,
): Promise<{ personId: string } | { problem: 'no-address' | 'address-taken' }> {
  const { organisationId } = provider
  const { email } = description
  if (email === null) return { problem: 'no-address' }
  // Waits for who erases them at this moment, and finds nobody then.
  await transaction.$executeRaw`SELECT FROM person WHERE organisation_id = ${organisationId}::uuid AND email = ${email} FOR NO KEY UPDATE`
  const person = await transaction.person.findFirst({
    where: { organisationId, email },
    select: { id: true, scimUser: { select: { id: true, userNameKey: true } } },
  })
  if (person !== null) {
    const { scimUser } = person
    if (scimUser !== null && scimUser.userNameKey !== null) return { problem: 'address-taken' }
    if (scimUser !== null)
      await transaction.scimUser.updateMany({ where: { organisationId, id: scimUser.id }, data: { personId: null } })
    return { personId: person.id }
  }
  const personId = randomUUID()
  const names = description.names ?? { givenName: userName.split('@')[0] ?? userName, familyName: '' }
  const { count } = await transaction.person.createMany({
    data: {
      organisationId,
      id: personId,
      email,
      ...names,
      profession: description.profession ?? '',
      language: at.languageOf(description.language ?? ''),
      timeZone: description.timeZone,
      createdAt: at.now,
      // Someone who may not come in is not invited, and does not count as one who leaves.
      ...(isActive ? {} : { status: 'suspended' }),
    },
    skipDuplicates: true,
  })
  // Someone was given the address at this moment.
  if (count === 0) return { problem: 'address-taken' }
  await transaction.personRole.createMany({ data: { organisationId, personId, role: 'clinician' } })
  await reconcileEnrolments(transaction, { organisationId, personIds: [personId], assignmentId: null, now: at.now })
  if (isActive && at.invites)
    await queueMail(transaction, { organisationId, personId, id: randomUUID(), kind: 'invitation' }, at)
  await audit(transaction, provider, {
    action: 'person.invited',
    subject: { type: 'person', id: personId },
    detail: { roles: ['clinician'], ...byDirectory(provider) },
  })
  return { personId }
}
