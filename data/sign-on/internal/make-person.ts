import { randomUUID } from 'node:crypto'
import { giveNewcomerTime } from '#data/assignments/shared/give-newcomer-time.ts'
import { reconcileEnrolments } from '#data/assignments/shared/reconcile-enrolments.ts'
import { audit } from '#data/database/audit.ts'
import type { Transaction } from '#data/database/database.ts'
import type { SignOnClaims } from '#domain/sign-on/read-claims.ts'

/**
 * A clinician for someone who comes for the first time, whom nobody has invited: invited now, so that they join like everyone.
 * Null where someone was given the address at this moment.
 */
export async function makePerson(
  transaction: Transaction,
  { organisationId, email, claims }: { organisationId: string; email: string; claims: SignOnClaims },
  { languageOf, now }: { languageOf: (tag: string) => string; now: Date },
): Promise<string | null> {
  const personId = randomUUID()
  const { givenName, familyName, language } = claims
  const { count } = await transaction.person.createMany({
    data: {
      organisationId,
      id: personId,
      email,
      givenName,
      familyName,
      profession: '',
      language: languageOf(language),
      createdAt: now,
    },
    skipDuplicates: true,
  })
  if (count === 0) return null
  await transaction.personRole.createMany({ data: { organisationId, personId, role: 'clinician' } })
  await reconcileEnrolments(transaction, { organisationId, personIds: [personId], assignmentId: null, now })
  await audit(
    transaction,
    { organisationId, personId: null },
    {
      action: 'person.invited',
      subject: { type: 'person', id: personId },
      detail: { roles: ['clinician'], by: 'single-sign-on' },
    },
  )
  return personId
}

/** Someone who was invited comes for the first time: links to choose a password end, and nothing is overdue before they came. */
export async function joinPerson(
  transaction: Transaction,
  { organisationId, personId, now }: { organisationId: string; personId: string; now: Date },
): Promise<void> {
  await transaction.person.updateMany({
    where: { organisationId, id: personId, status: 'invited' },
    data: { status: 'active' },
  })
  await transaction.personToken.deleteMany({ where: { organisationId, personId, usedAt: null } })
  await giveNewcomerTime(transaction, { organisationId, personId, now })
  await audit(
    transaction,
    { organisationId, personId: null },
    { action: 'person.joined', subject: { type: 'person', id: personId }, detail: { by: 'single-sign-on' } },
  )
}
