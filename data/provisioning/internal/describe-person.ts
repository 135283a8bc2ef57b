import { audit } from '#data/database/audit.ts'
import type { Transaction } from '#data/database/database.ts'
import { Prisma } from '#data/generated/client.ts'
import type { At } from '#data/provisioning/at.ts'
import { withoutErasure } from '#data/scope.ts'
import type { Provider } from '#data/viewer.ts'
import type { DescribedPerson } from '#domain/provisioning/person-of-user.ts'
import { byDirectory } from './by-directory.ts'

/**
 * Writes what the directory says of a person. Another address is what they sign in with from now on, and links that were sent
 * to the one before stop working; where somebody has it already theirs stays, and false says so.
 */
export async function describePerson(
  transaction: Transaction,
  provider: Provider,
  { personId, description }: { personId: string; description: DescribedPerson },
  at: At,
): Promise<boolean> {
  const { organisationId } = provider
  const where = { organisationId, id: personId }
  const before = await transaction.person.findFirstOrThrow({ where })
  const language = description.language === null ? before.language : at.languageOf(description.language)
  const after = {
    givenName: description.names?.givenName ?? before.givenName,
    familyName: description.names?.familyName ?? before.familyName,
    profession: description.profession ?? before.profession,
    timeZone: description.timeZone ?? before.timeZone,
    // Someone who has signed in has chosen theirs.
    language: before.status === 'active' ? before.language : language,
  }
  const changes = [
    ...(after.givenName !== before.givenName || after.familyName !== before.familyName ? ['name'] : []),
    ...(after.profession === before.profession ? [] : ['profession']),
    ...(after.timeZone === before.timeZone ? [] : ['time-zone']),
    ...(after.language === before.language ? [] : ['language']),
  ]
  if (changes.length > 0) await transaction.person.updateMany({ where: { ...where, ...withoutErasure }, data: after })
  const { email } = description
  const moves = email !== null && email !== before.email
  const moved = moves && (await changeAddress(transaction, { organisationId, personId, email }))
  if (moved) changes.push('email')
  if (changes.length > 0)
    await audit(transaction, provider, {
      action: 'person.changed',
      subject: { type: 'person', id: personId },
      detail: { changed: changes, ...byDirectory(provider) },
    })
  return moved || !moves
}

/** False where somebody here has the address: the unique index alone knows of those who come at this moment, and what fails is taken back. */
async function changeAddress(
  transaction: Transaction,
  { organisationId, personId, email }: { organisationId: string; personId: string; email: string },
): Promise<boolean> {
  await transaction.$executeRaw`SAVEPOINT address`
  try {
    await transaction.person.updateMany({ where: { organisationId, id: personId, ...withoutErasure }, data: { email } })
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')) throw error
    await transaction.$executeRaw`ROLLBACK TO SAVEPOINT address`
    return false
  }
  await transaction.personToken.deleteMany({ where: { organisationId, personId, usedAt: null } })
  return true
}
